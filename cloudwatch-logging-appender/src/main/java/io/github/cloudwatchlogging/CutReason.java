package io.github.cloudwatchlogging;

import java.util.Locale;

/**
 * Why a batch was closed for further events. A healthy busy application shows
 * {@link #MAX_BYTES} or {@link #MAX_EVENTS}, a quiet one {@link #LINGER}.
 */
public enum CutReason {

	/** The next event would have exceeded the size of a batch. */
	MAX_BYTES,

	/** The batch holds as many events as one call may carry. */
	MAX_EVENTS,

	/** The next event lies too far in time from the others for one call. */
	TIME_SPAN,

	/** The first event of the batch has waited for {@code batch.linger}. */
	LINGER,

	/** The buffer needs room. */
	PRESSURE,

	/** Somebody asked for everything to be sent now. */
	FLUSH,

	/** The pipeline is being closed. */
	CLOSE;

	private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

	/**
	 * Name of the reason in meters.
	 * @return the kebab-case name
	 */
	public String code() {
		return this.code;
	}

}
