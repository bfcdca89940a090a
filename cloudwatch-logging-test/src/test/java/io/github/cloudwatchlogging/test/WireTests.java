package io.github.cloudwatchlogging.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The protocol as bytes, without an SDK in between.
 */
class WireTests extends EndpointTestBase {

	private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=key/20260301/us-west-2/logs/aws4_request, "
			+ "SignedHeaders=host, Signature=00";

	private static final String EVENT = "{\"logGroupName\":\"group\",\"logStreamName\":\"stream\","
			+ "\"logEvents\":[{\"timestamp\":" + NOW + ",\"message\":\"hello\"}]}";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Test
	void success_hasTheProtocolsHeaders() throws Exception {
		HttpResponse<String> response = send(signed("ListLogGroups"), "{}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("x-amzn-RequestId")).get().asString().hasSize(36);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
		assertThat(response.body()).isEqualTo("{\"logGroups\":[]}");
	}

	@Test
	void success_hasNoBody_whenTheOperationHasNoOutput() throws Exception {
		HttpResponse<String> response = send(signed("CreateLogGroup"), "{\"logGroupName\":\"a\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void region_comesFromTheCredentialScope() throws Exception {
		send(signed("CreateLogGroup"), "{\"logGroupName\":\"a\"}");
		assertThat(send(signed("DescribeLogGroups"), "{}").body()).contains("arn:aws:logs:us-west-2:123456789012:");
	}

	@Test
	void body_mayBeCompressed() throws Exception {
		createGroupAndStream();
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
			out.write(EVENT.getBytes(StandardCharsets.UTF_8));
		}
		HttpRequest request = signed("PutLogEvents").header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
			.build();
		assertThat(this.http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(storedMessages()).containsExactly("hello");
		ReceivedRequest received = this.endpoint.requests().get(2);
		assertThat(received.contentEncoding()).isEqualTo("gzip");
		assertThat(received.bodyBytes()).isEqualTo(compressed.size());
	}

	@Test
	void body_isRefused_whenItIsNotCompressedAsAnnounced() throws Exception {
		HttpRequest.Builder request = signed("PutLogEvents").header("Content-Encoding", "gzip");
		assertError(send(request, EVENT), 400, "SerializationException");
	}

	@Test
	void request_isRefused_whenItIsNotSigned() throws Exception {
		assertError(send(unsigned("PutLogEvents"), EVENT), 400, "MissingAuthenticationTokenException");
		assertError(send(unsigned("PutLogEvents").header("Authorization", "Bearer x"), EVENT), 400,
				"IncompleteSignatureException");
	}

	@Test
	void request_isRefused_whenTheOperationIsUnknown() throws Exception {
		assertError(send(signed("MakeCoffee"), "{}"), 400, "UnknownOperationException");
		HttpRequest.Builder untargeted = HttpRequest.newBuilder(this.endpoint.uri()).header("Authorization", SIGNED);
		assertError(send(untargeted, "{}"), 400, "UnknownOperationException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"text\"", "{\"logGroupName\":1}", "{\"logGroupName\":{}}",
			"{\"logGroupName\":\"a\",\"logStreamName\":\"b\",\"logEvents\":{}}",
			"{\"logGroupName\":\"a\",\"logStreamName\":\"b\",\"logEvents\":[1]}",
			"{\"logGroupName\":\"a\",\"logStreamName\":\"b\",\"logEvents\":[{\"timestamp\":\"1\",\"message\":\"m\"}]}",
			"{\"logGroupName\":\"a\",\"logStreamName\":\"b\",\"logEvents\":[{\"timestamp\":1.5,\"message\":\"m\"}]}" })
	void request_isRefused_whenItsJsonIsMalformedOrOfTheWrongTypes(String body) throws Exception {
		assertError(send(signed("PutLogEvents"), body), 400, "SerializationException");
	}

	@Test
	void request_isRefused_whenItIsNotUtf8() throws Exception {
		byte[] latin1 = EVENT.replace("hello", "h\u00E9llo").getBytes(StandardCharsets.ISO_8859_1);
		HttpRequest request = signed("PutLogEvents").POST(BodyPublishers.ofByteArray(latin1)).build();
		assertError(this.http.send(request, BodyHandlers.ofString()), 400, "SerializationException");
	}

	@Test
	void request_isRefused_withAllItsMissingParametersNamed() throws Exception {
		HttpResponse<String> response = send(signed("PutLogEvents"), "{\"logEvents\":[{}]}");
		assertError(response, 400, "InvalidParameterException");
		assertThat(response.body()).contains("4 validation errors detected", "'logGroupName'", "'logStreamName'",
				"'logEvents.1.member.timestamp'", "'logEvents.1.member.message'");
	}

	@Test
	void request_isRefused_whenItIsHuge() throws Exception {
		HttpRequest request = signed("PutLogEvents").POST(BodyPublishers.ofByteArray(new byte[64 * 1024 * 1024 + 1]))
			.build();
		assertError(this.http.send(request, BodyHandlers.ofString()), 413, "RequestEntityTooLargeException");
	}

	private HttpRequest.Builder unsigned(String operation) {
		return HttpRequest.newBuilder(this.endpoint.uri())
			.header("X-Amz-Target", "Logs_20140328." + operation)
			.header("Content-Type", "application/x-amz-json-1.1");
	}

	private HttpRequest.Builder signed(String operation) {
		return unsigned(operation).header("Authorization", SIGNED);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String body)
			throws IOException, InterruptedException {
		return this.http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
	}

	private static void assertError(HttpResponse<String> response, int status, String type) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
		assertThat(response.body()).startsWith("{\"__type\":\"" + type + "\",\"message\":");
	}

}
