package io.github.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.Compression;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batches;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.SendResult;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsClientCustomizer}: what a customizer sets wins, and what
 * it leaves open is as it would be without it.
 */
class ClientCustomizerTests {

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private static final Duration IMPATIENT = Duration.ofMillis(500);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final CountingInterceptor interceptor = new CountingInterceptor();

	private final CloudWatchLogsClientCustomizer intercepting = (builder) -> builder
		.overrideConfiguration((override) -> override.addExecutionInterceptor(this.interceptor));

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void interceptor_leavesCompressionAndUserAgentAsTheyWere() {
		assertAccepted(send(PATIENT, this.intercepting));
		assertThat(this.interceptor.calls).hasPositiveValue();
		assertThat(lastPut().contentEncoding()).isEqualTo("gzip");
		assertThat(lastPut().userAgent()).contains("cloudwatch-logging");
	}

	@Test
	void interceptor_doesNotMakeTheSdkRetry() {
		this.endpoint.faults().add(Fault.throttle());
		assertThat(failure(send(PATIENT, this.intercepting)).code()).isEqualTo("ThrottlingException");
		assertThat(this.endpoint.requestCount("PutLogEvents")).isOne();
	}

	@Test
	void interceptor_leavesTheTimeoutOfCallsAsItWas() {
		createStream();
		this.endpoint.faults().add(Fault.slow(Duration.ofMillis(300)));
		assertThat(failure(send(IMPATIENT, this.intercepting)).code()).isEqualTo("Timeout");
	}

	@Test
	void interceptor_isAddedToOneOfAnotherCustomizer_thatReadsWhatIsSet() {
		CloudWatchLogsClientCustomizer adding = (builder) -> builder.overrideConfiguration(
				builder.overrideConfiguration().copy((override) -> override.addExecutionInterceptor(this.interceptor)));
		assertAccepted(send(PATIENT, adding));
		assertThat(this.interceptor.calls).hasPositiveValue();
		assertThat(lastPut().contentEncoding()).isEqualTo("gzip");
	}

	@Test
	void timeout_ofACustomizer_wins() {
		createStream();
		this.endpoint.faults().add(Fault.slow(Duration.ofMillis(300)));
		assertThat(failure(send(PATIENT,
				(builder) -> builder.overrideConfiguration((override) -> override.apiCallTimeout(IMPATIENT))))
			.code()).isEqualTo("Timeout");
	}

	@Test
	void userAgent_ofACustomizer_wins() {
		assertAccepted(send(PATIENT, (builder) -> builder.overrideConfiguration(
				(override) -> override.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "orders"))));
		assertThat(lastPut().userAgent()).contains("orders").doesNotContain("cloudwatch-logging");
	}

	@Test
	void retries_ofACustomizer_win() {
		this.endpoint.faults().add(Fault.unavailable());
		send(PATIENT, (builder) -> builder
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())));
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(3);
	}

	@Test
	void retryMode_ofACustomizer_wins() {
		this.endpoint.faults().add(Fault.unavailable());
		send(PATIENT,
				(builder) -> builder.overrideConfiguration((override) -> override.retryStrategy(RetryMode.STANDARD)));
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(3);
	}

	@Test
	void httpClient_ofACustomizer_wins_andStaysOpen() {
		try (CountingHttpClient http = new CountingHttpClient()) {
			assertAccepted(send(PATIENT, (builder) -> builder.httpClient(http)));
			assertThat(http.requests).hasPositiveValue();
			assertThat(http.closed).isFalse();
		}
	}

	@Test
	void httpClientBuilder_ofACustomizer_wins_andItsClientIsClosed() {
		try (CountingHttpClient http = new CountingHttpClient()) {
			assertAccepted(send(PATIENT, (builder) -> builder.httpClientBuilder((defaults) -> http)));
			assertThat(http.requests).hasPositiveValue();
			assertThat(http.closed).isTrue();
		}
	}

	@Test
	void httpClientBuilder_thatFails_isNotReplaced() {
		Failure failure = failure(send(PATIENT, (builder) -> builder.httpClientBuilder((defaults) -> {
			throw new IllegalArgumentException("no such proxy");
		})));
		assertThat(failure.code()).isEqualTo("ClientNotBuilt");
		assertThat(this.endpoint.requests()).isEmpty();
	}

	private SendResult send(Duration timeout, CloudWatchLogsClientCustomizer customizer) {
		ClientSettings settings = new ClientSettings("eu-central-1", null, this.endpoint.uri(),
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), timeout,
				List.of(customizer), Compression.GZIP, null, null);
		try (AwsLogSender sender = new AwsLogSender(settings, true, true, Ticker.system())) {
			return sender.send(new Destination("group", "stream"), Batches.of("hello"));
		}
	}

	private void createStream() {
		assertAccepted(send(PATIENT, (builder) -> {
		}));
	}

	private static void assertAccepted(SendResult result) {
		assertThat(result).isEqualTo(new SendResult.Accepted(RejectedEvents.NONE));
	}

	private static Failure failure(SendResult result) {
		assertThat(result).isInstanceOf(SendResult.Retry.class);
		return ((SendResult.Retry) result).failure();
	}

	private ReceivedRequest lastPut() {
		return this.endpoint.requests()
			.stream()
			.filter((request) -> request.operation().equals("PutLogEvents"))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	private static final class CountingInterceptor implements ExecutionInterceptor {

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			this.calls.incrementAndGet();
		}

	}

	private static final class CountingHttpClient implements SdkHttpClient {

		private final SdkHttpClient client = Apache5HttpClient.create();

		private final AtomicInteger requests = new AtomicInteger();

		private volatile boolean closed;

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.requests.incrementAndGet();
			return this.client.prepareRequest(request);
		}

		@Override
		public void close() {
			this.closed = true;
			this.client.close();
		}

	}

}
