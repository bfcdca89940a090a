package io.github.cloudwatchlogging.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.github.cloudwatchlogging.test.http.HttpCall;
import io.github.cloudwatchlogging.test.service.ServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads requests in AWS's JSON protocol 1.1. A signature has to be there; whether it is
 * right is not looked at.
 */
final class RequestReader {

	private static final String TARGET_PREFIX = "Logs_20140328.";

	private static final Pattern CREDENTIAL = Pattern
		.compile("AWS4-HMAC-SHA256 .*Credential=[^/]+/\\d{8}/([^/]+)/logs/aws4_request.*");

	/**
	 * Guards the test's own memory. A legal batch of control characters, each six bytes
	 * in JSON, is a tenth of it.
	 */
	private static final int MOST_BYTES = 64 * 1024 * 1024;

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private RequestReader() {
	}

	/**
	 * The name of the operation a request asks for.
	 * @param call the request
	 * @return the name, empty if there is none
	 */
	static String operation(HttpCall call) {
		String target = call.header("X-Amz-Target");
		if (target == null) {
			return "";
		}
		return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
	}

	/**
	 * The region a request was signed for.
	 * @param call the request
	 * @return the region's name
	 * @throws ServiceException if the request is not signed
	 */
	static String region(HttpCall call) {
		String authorization = call.header("Authorization");
		if (authorization == null) {
			throw new ServiceException(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
		}
		Matcher matcher = CREDENTIAL.matcher(authorization);
		if (!matcher.matches()) {
			throw new ServiceException(400, "IncompleteSignatureException",
					"Authorization header requires 'Credential' parameter with a scope of the service logs.");
		}
		return matcher.group(1);
	}

	/**
	 * The parameters of a request.
	 * @param call the request
	 * @return its body as JSON
	 * @throws ServiceException if it is none
	 */
	static JsonNode input(HttpCall call) {
		if (!call.method().equals("POST")) {
			throw new ServiceException(404, "UnknownOperationException", "Requests have to use POST");
		}
		try {
			return MAPPER.readTree(body(call));
		}
		catch (IOException | JacksonException ex) {
			throw new ServiceException(400, "SerializationException", "The request could not be read: "
					+ ((ex instanceof JacksonException json) ? json.getOriginalMessage() : ex.getMessage()));
		}
	}

	private static byte[] body(HttpCall call) throws IOException {
		byte[] body = call.body();
		if ("gzip".equalsIgnoreCase(call.header("Content-Encoding"))) {
			try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 64 * 1024)) {
				body = in.readNBytes(MOST_BYTES + 1);
			}
		}
		if (body.length > MOST_BYTES) {
			throw new ServiceException(413, "RequestEntityTooLargeException", "Request Too Long");
		}
		return body;
	}

}
