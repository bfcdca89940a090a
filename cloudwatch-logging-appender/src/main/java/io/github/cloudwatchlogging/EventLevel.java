package io.github.cloudwatchlogging;

import java.util.Locale;

/**
 * Severity of an event, lowest first, in the terms of SLF4J. Every count is kept by
 * level, because a lost {@code ERROR} and a lost {@code DEBUG} are different losses.
 */
public enum EventLevel {

	TRACE, DEBUG, INFO, WARN, ERROR;

	private final String code = name().toLowerCase(Locale.ROOT);

	/**
	 * Name of the level in meters.
	 * @return the lower-case name
	 */
	public String code() {
		return this.code;
	}

}
