package io.github.cloudwatchlogging.test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import io.github.cloudwatchlogging.test.http.Delivery;
import io.github.cloudwatchlogging.test.http.Reply;
import io.github.cloudwatchlogging.test.service.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers in AWS's JSON protocol 1.1, and broken variants of them.
 */
final class Replies {

	private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private Replies() {
	}

	static Reply.Answer success(@Nullable ObjectNode output) {
		return answer(200, (output != null) ? MAPPER.writeValueAsBytes(output) : new byte[0]);
	}

	static Reply.Answer failure(ServiceException ex) {
		ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", ex.code()).put("message", ex.text());
		return answer(ex.status(), MAPPER.writeValueAsBytes(body));
	}

	/**
	 * A 200 that is not of the service: it carries no request id.
	 */
	static Reply foreign(@Nullable String contentType, String body) {
		return new Reply.Answer(200, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
	}

	static Reply cutShort(Reply.Answer answer) {
		// An empty body could not be cut.
		byte[] body = (answer.body().length > 0) ? answer.body() : new byte[] { '{', '}' };
		return new Reply.Answer(answer.status(), answer.contentType(), answer.headers(), body, Delivery.CUT_SHORT);
	}

	static Reply byteByByte(Reply.Answer answer, Delivery.Pause pause) {
		return new Reply.Answer(answer.status(), answer.contentType(), answer.headers(), answer.body(),
				Delivery.byteByByte(pause));
	}

	private static Reply.Answer answer(int status, byte[] body) {
		Map<String, String> headers = Map.of("x-amzn-RequestId", UUID.randomUUID().toString());
		return new Reply.Answer(status, CONTENT_TYPE, headers, body, Delivery.WHOLE);
	}

}
