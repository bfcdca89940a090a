package io.github.cloudwatchlogging.test;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request that reached the endpoint.
 *
 * @param operation the operation's name, such as {@code PutLogEvents}; empty if the
 * request names none
 * @param status the HTTP status it was answered with, or 0 if it got no answer (yet)
 * @param errorCode the error's code, such as {@code ThrottlingException}, or {@code null}
 * @param at when it was read, by the endpoint's clock
 * @param bodyBytes the length of its body on the wire, before decompression
 * @param authorization the {@code Authorization} header, or {@code null}
 * @param userAgent the {@code User-Agent} header, or {@code null}
 * @param contentEncoding the {@code Content-Encoding} header, or {@code null}
 */
public record ReceivedRequest(String operation, int status, @Nullable String errorCode, Instant at, int bodyBytes,
		@Nullable String authorization, @Nullable String userAgent, @Nullable String contentEncoding) {

	ReceivedRequest answered(int status, @Nullable String errorCode) {
		return new ReceivedRequest(this.operation, status, errorCode, this.at, this.bodyBytes, this.authorization,
				this.userAgent, this.contentEncoding);
	}

}
