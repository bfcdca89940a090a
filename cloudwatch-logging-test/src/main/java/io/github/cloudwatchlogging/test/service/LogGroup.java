package io.github.cloudwatchlogging.test.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A log group. Guarded by the {@link LogStore}'s monitor.
 */
final class LogGroup {

	private final Settings settings;

	private final String arn;

	private final long creationTime;

	private final Map<String, String> tags;

	private final TreeMap<String, LogStream> streams = new TreeMap<>();

	private @Nullable Integer retentionInDays;

	private boolean deletionProtected;

	private long storedBytes;

	LogGroup(Settings settings, String arn, long creationTime) {
		this.settings = settings;
		this.arn = arn;
		this.creationTime = creationTime;
		this.tags = new LinkedHashMap<>(settings.tags());
		this.deletionProtected = settings.deletionProtected();
	}

	LogStream stream(String name) {
		LogStream stream = this.streams.get(name);
		if (stream == null) {
			throw ServiceException.noSuchStream();
		}
		return stream;
	}

	String name() {
		return this.settings.name();
	}

	Settings settings() {
		return this.settings;
	}

	/**
	 * The name the service gives the group.
	 * @return the ARN, without the {@code :*} that some answers append
	 */
	String arn() {
		return this.arn;
	}

	long creationTime() {
		return this.creationTime;
	}

	Map<String, String> tags() {
		return this.tags;
	}

	TreeMap<String, LogStream> streams() {
		return this.streams;
	}

	@Nullable Integer retentionInDays() {
		return this.retentionInDays;
	}

	void retentionInDays(@Nullable Integer days) {
		this.retentionInDays = days;
	}

	boolean deletionProtected() {
		return this.deletionProtected;
	}

	void deletionProtected(boolean value) {
		this.deletionProtected = value;
	}

	long storedBytes() {
		return this.storedBytes;
	}

	void addStoredBytes(long bytes) {
		this.storedBytes += bytes;
	}

	/**
	 * What a group is created with.
	 *
	 * @param name the group's name
	 * @param logGroupClass STANDARD, INFREQUENT_ACCESS or DELIVERY
	 * @param kmsKeyId the key to encrypt with, or {@code null}
	 * @param deletionProtected whether it refuses to be deleted
	 * @param tags its first tags
	 */
	record Settings(String name, String logGroupClass, @Nullable String kmsKeyId, boolean deletionProtected,
			Map<String, String> tags) {

		static Settings named(String name) {
			return new Settings(name, "STANDARD", null, false, Map.of());
		}

	}

}
