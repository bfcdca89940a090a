package io.github.cloudwatchlogging.aws;

import software.amazon.awssdk.core.util.VersionInfo;

/**
 * The version of the AWS SDK that an application runs with. Its own dependency management
 * may have made that another one than this was built with.
 */
final class SdkVersion {

	/** The first that has the HTTP client which is used here. */
	private static final String OLDEST = "2.41.0";

	private SdkVersion() {
	}

	/** What to do where a class or a method of the SDK is missing. */
	static String advice() {
		return "the AWS SDK on the class path does not fit (its core is " + found() + "): " + OLDEST
				+ " or later is needed, all of its parts in one version";
	}

	/**
	 * Read by name: the compiler would copy the constant that was there at build time.
	 */
	private static String found() {
		try {
			return String.valueOf(VersionInfo.class.getField("SDK_VERSION").get(null));
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return "unknown";
		}
	}

}
