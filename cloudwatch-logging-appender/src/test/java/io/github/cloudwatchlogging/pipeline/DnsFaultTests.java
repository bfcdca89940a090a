package io.github.cloudwatchlogging.pipeline;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.aws.ClientSettings;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Name resolution that hangs, which no timeout of a client can break off.
 */
class DnsFaultTests extends FaultTestBase {

	private static final DestinationKey AUDIT = new DestinationKey("audit");

	private final CountDownLatch answered = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void dnsThatHangs_holdsUpOneCallOnly() {
		LogPipeline pipeline = open(config(clientThatAsks(new FirstAnswerHangs())));
		pipeline.release();
		append(pipeline, "this one hangs");
		await().until(() -> this.asked.get() == 1);
		append(pipeline, AUDIT, System.currentTimeMillis(), "this one goes on");
		await().until(() -> stored().equals(List.of("this one goes on")));
		append(pipeline, messages("while it hangs", 100));
		this.answered.countDown();
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	private ClientSettings clientThatAsks(DnsResolver resolver) {
		return new ClientSettings("eu-central-1", null, URI.create("http://logs.test:" + this.endpoint.port()),
				CREDENTIALS, Duration.ofSeconds(20),
				List.of((builder) -> builder.httpClientBuilder(Apache5HttpClient.builder().dnsResolver(resolver))));
	}

	/** Knows a single address. */
	private final class FirstAnswerHangs implements DnsResolver {

		@Override
		public InetAddress[] resolve(String host) {
			if (DnsFaultTests.this.asked.incrementAndGet() == 1) {
				await().forever().until(() -> DnsFaultTests.this.answered.getCount() == 0);
			}
			return new InetAddress[] { InetAddress.getLoopbackAddress() };
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
