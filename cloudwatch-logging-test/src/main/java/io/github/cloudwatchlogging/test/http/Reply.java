package io.github.cloudwatchlogging.test.http;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What the server does after it has read a request.
 */
public sealed interface Reply {

	/**
	 * A response.
	 *
	 * @param status the HTTP status
	 * @param contentType the body's type, or {@code null}
	 * @param headers further headers
	 * @param body the body
	 * @param delivery how it is sent
	 */
	record Answer(int status, @Nullable String contentType, Map<String, String> headers, byte[] body,
			Delivery delivery) implements Reply {

	}

	/**
	 * No response: the connection is reset (TCP RST).
	 */
	record Reset() implements Reply {

	}

	/**
	 * No response: the connection stays open until the client closes it or the condition
	 * holds.
	 *
	 * @param over says that the silence is over; asked several times a second
	 */
	record Silence(BooleanSupplier over) implements Reply {

	}

}
