package io.github.cloudwatchlogging.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of applications' directories: what every file system can take of the
 * application's name, for people, and a hash of all of it. That keeps apart what differs
 * only in characters that are left out, or in case, which some file systems ignore.
 */
final class ApplicationDirectoryName {

	private static final int MAX_READABLE = 48;

	private static final int HASH_BYTES = 8;

	private ApplicationDirectoryName() {
	}

	static String of(String application) {
		String readable = application.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
		if (readable.length() > MAX_READABLE) {
			readable = readable.substring(0, MAX_READABLE);
		}
		return (readable.isEmpty() ? "application" : readable) + "-" + hash(application);
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
