package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * Says in words why the disk does not do what it should.
 */
public final class DiskFailureText {

	private DiskFailureText() {
	}

	/**
	 * Describes a failure.
	 * @param failure what happened
	 * @return the rest of a sentence that says that the disk is not used
	 */
	public static String of(IOException failure) {
		if (failure.getMessage() == null) {
			return failure.toString();
		}
		// The JDK says no more than the path.
		return (failure instanceof AccessDeniedException denied && denied.getReason() == null)
				? "there is no permission for " + failure.getMessage() : failure.getMessage();
	}

}
