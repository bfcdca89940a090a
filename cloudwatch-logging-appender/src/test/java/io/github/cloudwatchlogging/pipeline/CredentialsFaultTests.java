package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryState;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.test.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Credentials that expire, and providers of credentials and regions that misbehave. They
 * are the application's, so they may do anything.
 */
class CredentialsFaultTests extends FaultTestBase {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration LONG_REST = Duration.ofMinutes(1);

	private enum Misbehaviour {

		EXCEPTION(() -> {
			throw new IllegalStateException("vault is sealed");
		}),

		NULL(() -> null),

		ERROR(() -> {
			throw new NoClassDefFoundError("com/example/Vault");
		}),

		OUT_OF_MEMORY(() -> {
			throw new OutOfMemoryError("not really");
		});

		private final Supplier<@Nullable Object> answer;

		Misbehaviour(Supplier<@Nullable Object> answer) {
			this.answer = answer;
		}

		/** What is {@code null} where it must not be. */
		@SuppressWarnings({ "NullAway", "unchecked" })
		<T> T answer() {
			return (T) this.answer.get();
		}

	}

	@Test
	void expiredCredentials_areTriedNowAndThen_untilTheyAreRenewed() {
		LogPipeline pipeline = manual(config());
		this.endpoint.faults().add(Fault.expiredCredentials());
		append(pipeline, messages("event", 100));
		for (int second = 0; second < 20 * 60; second++) {
			this.ticker.advance(SECOND);
			pipeline.deliverOnce();
			append(pipeline, "during " + second);
		}
		// Soon at first.
		assertThat(calls()).isBetween(2L, 20 * 60 / 5L + 3);
		DeliveryFailure failure = Objects.requireNonNull(pipeline.stats().calls().lastFailure());
		assertThat(failure.code()).isEqualTo("ExpiredTokenException");
		assertThat(failure.hopeless()).isTrue();
		assertThat(pipeline.stats().state()).isEqualTo(DeliveryState.RETRYING);
		assertThat(this.sink.warnings).hasSizeBetween(1, 5);
		this.endpoint.faults().clear();
		this.ticker.advance(Duration.ofSeconds(5));
		assertThat(pipeline.deliverOnce()).isTrue();
		deliverAll(pipeline);
		assertThat(pipeline.stats().state()).isEqualTo(DeliveryState.DELIVERING);
		assertThat(this.sink.infos).hasSize(1);
		assertNothingLostNorRepeated(pipeline);
	}

	@ParameterizedTest
	@EnumSource
	void credentials_thatMisbehave_costNothing_andAreAskedAgain(Misbehaviour misbehaviour) {
		AtomicInteger asked = new AtomicInteger();
		AwsCredentialsProvider provider = () -> (asked.incrementAndGet() <= 2) ? misbehaviour.<AwsCredentials>answer()
				: CREDENTIALS.resolveCredentials();
		LogPipeline pipeline = manual(config(PATIENT, provider));
		append(pipeline, messages("event", 10));
		for (int failures = 1; failures <= 2; failures++) {
			this.ticker.advance(LONG_REST);
			assertThat(pipeline.deliverOnce()).isTrue();
			assertThat(pipeline.stats().destinations().get(0).retrying()).isTrue();
			assertThat(asked).hasValue(failures);
		}
		deliverAll(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@ParameterizedTest
	@EnumSource
	void credentials_thatMisbehaveToTheEnd_leaveNoDoubtThatNothingWasSent(Misbehaviour misbehaviour) {
		LogPipeline pipeline = manual(config(PATIENT, () -> misbehaviour.<AwsCredentials>answer()));
		append(pipeline, "event");
		this.ticker.advance(LONG_REST);
		assertThat(pipeline.deliverOnce()).isTrue();
		assertThat(pipeline.close(Duration.ZERO)).isOne();
		assertThat(pipeline.stats().events().dropped(DropReason.CLOSED)).isOne();
	}

	@Test
	void credentials_thatHang_areGivenUpWithinTheAttemptTimeout() {
		CountDownLatch answered = new CountDownLatch(1);
		AwsCredentialsProvider provider = () -> {
			awaitInterruptibly(answered);
			return CREDENTIALS.resolveCredentials();
		};
		LogPipeline pipeline = open(config(Duration.ofMillis(500), provider));
		pipeline.release();
		append(pipeline, messages("event", 10));
		await().untilAsserted(() -> assertThat(pipeline.stats().calls().calls()).isPositive());
		answered.countDown();
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void credentials_thatHangAndIgnoreInterrupts_holdUpNeitherLoggingNorTheEnd() {
		CountDownLatch answered = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		AwsCredentialsProvider provider = () -> {
			asked.countDown();
			await().forever().until(() -> answered.getCount() == 0);
			return CREDENTIALS.resolveCredentials();
		};
		LogPipeline pipeline = open(config(Duration.ofMillis(500), provider));
		pipeline.release();
		append(pipeline, "before");
		await().until(() -> asked.getCount() == 0);
		append(pipeline, messages("while it hangs", 1_000));
		assertThat(pipeline.close(Duration.ofMillis(100))).isEqualTo(1_001);
		assertThat(pipeline.stats().events().dropped()).isEqualTo(1_001);
		answered.countDown();
	}

	@ParameterizedTest
	@EnumSource
	void region_thatMisbehaves_costsNothing_andIsAskedAgain(Misbehaviour misbehaviour) {
		AtomicInteger asked = new AtomicInteger();
		AwsRegionProvider provider = () -> (asked.incrementAndGet() <= 2) ? misbehaviour.<Region>answer()
				: Region.EU_CENTRAL_1;
		LogPipeline pipeline = manual(
				config(new ClientSettings(null, provider, this.endpoint.uri(), CREDENTIALS, PATIENT, List.of())));
		append(pipeline, messages("event", 10));
		this.ticker.advance(LONG_REST);
		assertThat(pipeline.deliverOnce()).isTrue();
		assertThat(pipeline.stats().destinations().get(0).retrying()).isTrue();
		deliverAll(pipeline);
		assertNothingLostNorRepeated(pipeline);
	}

	@Test
	void region_thatHangs_holdsUpNoLogging_andDeliveryBeginsWhenItAnswers() {
		CountDownLatch answered = new CountDownLatch(1);
		AwsRegionProvider provider = () -> {
			await().forever().until(() -> answered.getCount() == 0);
			return Region.EU_CENTRAL_1;
		};
		LogPipeline pipeline = open(
				config(new ClientSettings(null, provider, this.endpoint.uri(), CREDENTIALS, PATIENT, List.of())));
		pipeline.release();
		append(pipeline, messages("event", 1_000));
		assertThat(pipeline.flush(Duration.ofMillis(100))).isEqualTo(1_000);
		answered.countDown();
		assertThat(pipeline.flush(PATIENT)).isZero();
		assertNothingLostNorRepeated(pipeline);
	}

	private void deliverAll(LogPipeline pipeline) {
		do {
			this.ticker.advance(LONG_REST);
		}
		while (pipeline.deliverOnce());
	}

	private static void awaitInterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
