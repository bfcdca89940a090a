package io.github.cloudwatchlogging.aws;

/**
 * Neither the configuration nor the SDK's providers name a region.
 */
final class MissingRegionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingRegionException(Throwable cause) {
		super("No AWS region", cause);
	}

}
