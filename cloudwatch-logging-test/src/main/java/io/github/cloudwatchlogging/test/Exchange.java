package io.github.cloudwatchlogging.test;

import java.util.stream.Stream;

import io.github.cloudwatchlogging.test.http.Reply;
import io.github.cloudwatchlogging.test.service.LogsService;
import io.github.cloudwatchlogging.test.service.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A well-formed call on its way through the endpoint: it can be looked at, refused or
 * processed. Used by one thread.
 */
final class Exchange {

	private final LogsService service;

	private final String operation;

	private final String region;

	private final JsonNode input;

	private @Nullable String errorCode;

	Exchange(LogsService service, String operation, String region, JsonNode input) {
		this.service = service;
		this.operation = operation;
		this.region = region;
		this.input = input;
	}

	String operation() {
		return this.operation;
	}

	String region() {
		return this.region;
	}

	String text(String name, String otherwise) {
		return this.input.path(name).asString(otherwise);
	}

	Stream<String> messages() {
		return this.input.path("logEvents").valueStream().map((event) -> event.path("message").asString(""));
	}

	/**
	 * Let the service answer.
	 */
	Reply.Answer process() {
		try {
			return Replies.success(this.service.call(this.operation, this.input, this.region));
		}
		catch (ServiceException ex) {
			return refuse(ex);
		}
	}

	Reply.Answer refuse(int status, String code, String message) {
		return refuse(new ServiceException(status, code, message));
	}

	private Reply.Answer refuse(ServiceException ex) {
		this.errorCode = ex.code();
		return Replies.failure(ex);
	}

	/**
	 * What the call was refused with.
	 */
	@Nullable String errorCode() {
		return this.errorCode;
	}

}
