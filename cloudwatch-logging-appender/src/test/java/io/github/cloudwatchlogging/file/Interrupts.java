package io.github.cloudwatchlogging.file;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does things on a thread that is interrupted.
 */
final class Interrupts {

	private Interrupts() {
	}

	static void during(Action action) throws IOException {
		Thread.currentThread().interrupt();
		try {
			action.run();
		}
		finally {
			assertThat(Thread.interrupted()).as("still interrupted").isTrue();
		}
	}

	interface Action {

		void run() throws IOException;

	}

}
