package io.github.cloudwatchlogging.test.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param headers the headers, by name in any case
 * @param body the body as sent, not decompressed
 */
public record HttpCall(String method, String path, Map<String, String> headers, byte[] body) {

	/**
	 * Look up a header.
	 * @param name its name in any case
	 * @return its value, or {@code null} if it was not sent
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

}
