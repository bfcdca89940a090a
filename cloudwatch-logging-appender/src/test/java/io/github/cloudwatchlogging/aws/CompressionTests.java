package io.github.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.List;

import io.github.cloudwatchlogging.Compression;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.Batches;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.SendResult;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Compression}, with the real SDK.
 */
class CompressionTests {

	private static final String LONG = "An event of some length, with an umlaut (ä) and an emoji (\uD83D\uDE00). "
		.repeat(100);

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void gzip_deliversTheSame_inAFractionOfTheBytes() {
		send(Compression.NONE);
		int plain = lastPut().bodyBytes();
		assertThat(lastPut().contentEncoding()).isNull();
		send(Compression.GZIP);
		assertThat(lastPut().contentEncoding()).isEqualTo("gzip");
		assertThat(lastPut().bodyBytes()).isLessThan(plain / 10);
		assertThat(this.endpoint.events()).map(StoredEvent::message).containsExactly(LONG, LONG);
	}

	@Test
	void gzip_leavesOtherOperationsAlone() {
		send(Compression.GZIP);
		assertThat(this.endpoint.requests()).filteredOn((request) -> request.operation().startsWith("Create"))
			.hasSize(3)
			.allMatch((request) -> request.contentEncoding() == null);
	}

	private void send(Compression compression) {
		Batch batch = Batches.of(LONG);
		ClientSettings settings = new ClientSettings("eu-central-1", null, this.endpoint.uri(),
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), Duration.ofSeconds(20),
				List.of(), compression, null, null);
		try (AwsLogSender sender = new AwsLogSender(settings, true, true, Ticker.system())) {
			assertThat(sender.send(new Destination("group", "stream"), batch)).isInstanceOf(SendResult.Accepted.class);
		}
	}

	private ReceivedRequest lastPut() {
		List<ReceivedRequest> puts = this.endpoint.requests()
			.stream()
			.filter((request) -> request.operation().equals("PutLogEvents"))
			.toList();
		return puts.get(puts.size() - 1);
	}

}
