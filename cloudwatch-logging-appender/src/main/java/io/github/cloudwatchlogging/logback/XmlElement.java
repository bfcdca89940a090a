package io.github.cloudwatchlogging.logback;

import java.util.Map;

import io.github.cloudwatchlogging.InvalidSettingException;

/**
 * Names settings as they are written in Logback's configuration file, where nobody knows
 * the names of {@code application.yml}.
 */
final class XmlElement {

	private static final Map<String, String> NAMES = Map.of("log-group", "logGroup", "log-stream", "logStream",
			"aws.region", "region", "aws.endpoint", "endpoint", "batch.linger", "linger", "buffer.max-bytes",
			"bufferMaxBytes", "buffer.directory", "bufferDirectory", "buffer.max-disk-bytes", "bufferMaxDiskBytes",
			"buffer.fsync-interval", "bufferFsyncInterval");

	private XmlElement() {
	}

	/** The same exception, with the name of the element. */
	static InvalidSettingException name(InvalidSettingException ex) {
		String name = NAMES.get(ex.setting());
		return (name != null) ? new InvalidSettingException("<" + name + ">", ex.value(), ex.reason()) : ex;
	}

}
