package io.github.cloudwatchlogging.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.OwnThread;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.Batches;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.ManualTicker;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.delivery.SendResult;
import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.Fault;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link AwsLogSender}: the real SDK against an endpoint that misbehaves.
 */
class AwsLogSenderTests {

	private static final Destination DESTINATION = new Destination("group", "stream");

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private static final Duration IMPATIENT = Duration.ofMillis(500);

	private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("test", "test"));

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	private final ManualTicker ticker = new ManualTicker();

	private AwsLogSender sender = sender(PATIENT);

	@AfterEach
	void close() {
		this.sender.close();
		this.endpoint.close();
	}

	@Test
	void send_createsGroupAndStream_whenTheyAreMissing() {
		assertAccepted(send("hello"));
		assertThat(this.endpoint.events("group", "stream")).extracting(StoredEvent::message).containsExactly("hello");
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isOne();
		assertThat(this.endpoint.requestCount("DescribeLogGroups")).isZero();
		assertThat(this.endpoint.requestCount("DescribeLogStreams")).isZero();
	}

	@Test
	void send_createsTheStreamAlone_whenTheGroupIsThere() {
		this.endpoint.createLogGroup("group");
		assertAccepted(send("hello"));
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isZero();
	}

	@Test
	void send_makesASingleRequest_onceTheStreamIsThere() {
		send("first");
		long before = this.endpoint.requests().size();
		assertAccepted(send("second"));
		assertThat(this.endpoint.requests()).hasSize((int) before + 1);
	}

	@Test
	void send_createsTheGroupAnew_whenItIsDeletedInMidRun() {
		send("before");
		this.endpoint.deleteLogGroup("group");
		this.ticker.advance(Duration.ofMillis(500));
		assertAccepted(send("after"));
		assertThat(this.endpoint.events("group")).extracting(StoredEvent::message).containsExactly("before", "after");
	}

	@Test
	void send_waitsForWhoeverCreatesTheGroup_andThenSucceeds() {
		this.endpoint.faults().add(Fault.latency(Duration.ofMillis(100)).on("CreateLogGroup").times(1));
		CompletableFuture<SendResult> other = CompletableFuture.supplyAsync(() -> send("one"), OwnThread.EXECUTOR);
		assertAccepted(send("another"));
		assertAccepted(other.join());
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isOne();
		assertThat(this.endpoint.events()).hasSize(2);
	}

	@Test
	void send_isRetriedLater_whenTheGroupIsDeletedRightAfterItsCreation() {
		send("before");
		this.endpoint.deleteLogGroup("group");
		this.ticker.advance(Duration.ofMillis(499));
		assertThat(retry(send("after")).code()).isEqualTo("ResourceNotFoundException");
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isOne();
		this.ticker.advance(Duration.ofMillis(1));
		assertAccepted(send("after"));
		assertThat(this.endpoint.requestCount("CreateLogGroup")).isEqualTo(2);
	}

	@Test
	void send_isNotDisturbed_whenSomebodyElseCreatesTheStreamFirst() {
		this.endpoint.faults()
			.add(Fault.error(400, "ResourceAlreadyExistsException", "The specified log stream already exists")
				.on("CreateLogStream")
				.times(1));
		assertThat(retry(send("hello")).outlook()).isEqualTo(Outlook.PASSING);
		assertAccepted(send("hello"));
	}

	@Test
	void send_createsNoGroup_whenThatIsSwitchedOff() {
		this.sender = new AwsLogSender(settings(PATIENT, "eu-central-1", CREDENTIALS), false, true, this.ticker);
		assertNotToBeCreated(retry(send("hello")));
		assertThat(this.endpoint.logGroups()).isEmpty();
	}

	@Test
	void send_createsNoStream_whenThatIsSwitchedOff() {
		this.endpoint.createLogGroup("group");
		this.sender = new AwsLogSender(settings(PATIENT, "eu-central-1", CREDENTIALS), true, false, this.ticker);
		assertNotToBeCreated(retry(send("hello")));
		assertThat(this.endpoint.requestCount("CreateLogStream")).isZero();
	}

	@Test
	void send_isRetriedSoon_whenTheStreamVanishesAtOnce() {
		this.endpoint.faults()
			.add(Fault.error(400, "ResourceNotFoundException", "The specified log stream does not exist.")
				.on("PutLogEvents"));
		assertFailure("ResourceNotFoundException", false, Outlook.PASSING);
	}

	@Test
	void send_dropsNothing_whenTheGroupMayNotHaveThisName() {
		Batch batch = Batches.of("one", "two");
		Failure failure = retry(this.sender.send(new Destination("aws/reserved", "stream"), batch));
		assertThat(failure.code()).isEqualTo("InvalidParameterException");
		assertThat(failure.outlook()).isEqualTo(Outlook.MISNAMED);
	}

	@Test
	void send_namesTheMissingAction_whenAccessIsDenied() {
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogStream"));
		Failure failure = retry(send("hello"));
		assertThat(failure.outlook()).isEqualTo(Outlook.HOPELESS);
		assertThat(failure.advice()).contains("grant logs:CreateLogStream on");
	}

	@Test
	void send_usesWhatSomebodyElseCreates_whenCreatingTheGroupIsDenied() {
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogGroup"));
		assertFailure("AccessDeniedException", false, Outlook.HOPELESS);
		createByHand();
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogGroup"));
		assertAccepted(send("hello"));
	}

	@Test
	void send_usesWhatSomebodyElseCreates_whenCreatingTheStreamIsDenied() {
		this.endpoint.createLogGroup("group");
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogStream"));
		assertFailure("AccessDeniedException", false, Outlook.HOPELESS);
		createByHand();
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogStream"));
		assertAccepted(send("hello"));
	}

	@Test
	void send_usesWhatSomebodyElseCreates_whenCreatingTheGroupIsRefusedForAnUnknownReason() {
		Fault refusal = Fault.error(400, "ValidationException", "Not in this account.").on("CreateLogGroup");
		this.endpoint.faults().add(refusal);
		assertFailure("ValidationException", false, Outlook.DOUBTFUL);
		createByHand();
		this.endpoint.faults().add(refusal);
		assertAccepted(send("hello"));
	}

	@Test
	void send_usesWhatSomebodyElseCreates_whenThrottlingWasFollowedByDenial() {
		this.endpoint.faults().add(Fault.throttle().on("CreateLogGroup"));
		assertFailure("ThrottlingException", false, Outlook.PASSING);
		this.endpoint.faults().clear();
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogGroup"));
		assertFailure("AccessDeniedException", false, Outlook.HOPELESS);
		createByHand();
		this.endpoint.faults().add(Fault.accessDenied("logs:CreateLogGroup"));
		assertAccepted(send("hello"));
	}

	@Test
	void send_goesOnWithTheCreation_whereThatWasThrottled() {
		this.endpoint.faults().add(Fault.throttle().on("CreateLogGroup").times(1));
		assertFailure("ThrottlingException", false, Outlook.PASSING);
		assertAccepted(send("hello"));
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(2);
	}

	@Test
	void send_keepsEveryCharacter() {
		String control = "\u0000\u0001\b\t\f\u001B[31m\u007F\u0085\u2028\"\\/";
		String emoji = "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 e\u0301 \uFFFD\uFFFE";
		assertAccepted(send(control, emoji, "two\nlines"));
		assertThat(this.endpoint.events()).extracting(StoredEvent::message)
			.containsExactly(control, emoji, "two\nlines");
	}

	@Test
	void send_fillsACallToTheServicesLimits() {
		String[] messages = new String[10_000];
		Arrays.fill(messages, "\uD83D\uDE00".repeat(19));
		assertAccepted(send(messages));
		assertThat(this.endpoint.events()).hasSize(10_000);
		this.endpoint.reset();
		this.ticker.advance(Duration.ofSeconds(1));
		assertAccepted(send("\u0001".repeat(1_048_550)));
	}

	@Test
	void send_tellsWhatWasRejected() {
		long tooOld = Instant.now().minus(Duration.ofDays(15)).toEpochMilli();
		this.endpoint.createLogGroup("group");
		assertThat(this.sender.send(DESTINATION, Batches.at(tooOld, "a", "b")))
			.isEqualTo(new SendResult.Accepted(new RejectedEvents(2, 0, Integer.MAX_VALUE)));
		long tooNew = Instant.now().plus(Duration.ofHours(3)).toEpochMilli();
		assertThat(this.sender.send(DESTINATION, Batches.at(tooNew, "a", "b")))
			.isEqualTo(new SendResult.Accepted(new RejectedEvents(0, 0, 0)));
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void send_makesOneAttempt_whenThrottled() {
		send("first");
		this.endpoint.faults().add(Fault.throttle());
		assertFailure("ThrottlingException", false, Outlook.PASSING);
		assertThat(this.endpoint.requestCount("PutLogEvents")).isEqualTo(3);
	}

	@Test
	void send_isRetried_whenTheServiceHasTrouble() {
		this.endpoint.faults().add(Fault.unavailable());
		assertFailure("ServiceUnavailableException", false, Outlook.PASSING);
	}

	@Test
	void send_isRetriedSlowly_whenCredentialsHaveExpired() {
		this.endpoint.faults().add(Fault.expiredCredentials());
		assertFailure("ExpiredTokenException", false, Outlook.DOUBTFUL);
	}

	@Test
	void send_mayHaveStored_whenTheConnectionIsReset() {
		this.endpoint.faults().add(Fault.reset());
		assertThat(retry(send("hello")).outcomeUnknown()).isTrue();
	}

	@Test
	void send_hasStoredNothing_whenTheConnectionIsRefused() {
		this.endpoint.stopListening();
		Failure failure = retry(send("hello"));
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure.advice()).contains("cannot be reached");
	}

	@Test
	void send_givesUp_whenTheEndpointHangs() {
		send("first");
		this.sender.close();
		this.sender = sender(IMPATIENT);
		send("second");
		this.endpoint.faults().add(Fault.hang());
		assertThat(retry(send("third")).outcomeUnknown()).isTrue();
	}

	@Test
	void send_givesUp_whenTheAnswerTrickles() {
		send("first");
		this.sender.close();
		this.sender = sender(IMPATIENT);
		this.endpoint.faults().add(Fault.slow(Duration.ofMillis(300)));
		assertFailure("Timeout", true, Outlook.PASSING);
	}

	@Test
	void send_doesNotBelieveAnEmptySuccess() {
		this.endpoint.faults().add(Fault.emptySuccess());
		assertFailure("NotFromService", true, Outlook.PASSING);
	}

	@Test
	void send_doesNotBelieveAWebPage() {
		this.endpoint.faults().add(Fault.htmlSuccess());
		assertThat(retry(send("hello")).outcomeUnknown()).isTrue();
	}

	@Test
	void send_doesNotBelieveHalfAnAnswer() {
		send("first");
		this.endpoint.faults().add(Fault.truncatedSuccess());
		assertThat(retry(send("hello")).outcomeUnknown()).isTrue();
	}

	@Test
	void send_isSplit_whenTheRequestIsTooLargeOnTheWire() {
		this.endpoint.faults().add(Fault.error(413, "RequestEntityTooLarge", "Request Entity Too Large"));
		assertThat(send("a", "b")).isInstanceOf(SendResult.Split.class);
	}

	@Test
	void send_isSplit_whenAnEventIsPoison() {
		send("first");
		this.endpoint.faults().add(Fault.poison("poison"::equals));
		assertThat(send("fine", "poison")).isInstanceOf(SendResult.Split.class);
		assertAccepted(send("fine"));
	}

	@Test
	void send_explainsAMissingRegion() {
		AwsRegionProvider nowhere = () -> {
			throw SdkClientException.create("Unable to load region");
		};
		ClientSettings settings = new ClientSettings(null, nowhere, null, CREDENTIALS, PATIENT, List.of());
		this.sender = new AwsLogSender(settings, true, true, this.ticker);
		assertFailure("MissingRegion", false, Outlook.HOPELESS);
	}

	@Test
	void send_takesAnyRegion_forAnEmulator() {
		AwsRegionProvider nowhere = () -> {
			throw SdkClientException.create("Unable to load region");
		};
		this.sender = new AwsLogSender(
				new ClientSettings(null, nowhere, this.endpoint.uri(), CREDENTIALS, PATIENT, List.of()), true, true,
				this.ticker);
		assertAccepted(send("hello"));
	}

	@Test
	void send_explainsMissingCredentials() {
		this.sender = new AwsLogSender(settings(PATIENT, "eu-central-1", new NoCredentials()), true, true, this.ticker);
		assertFailure("NoCredentials", false, Outlook.HOPELESS);
	}

	@Test
	void settingsThatMakeNoClient_areRefused() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ClientSettings(null, null, URI.create("localhost"), null, PATIENT, List.of()))
			.withMessageContaining("aws.endpoint");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ClientSettings("eu central 1", null, null, null, PATIENT, List.of()))
			.withMessageContaining("aws.region");
		assertThat(new ClientSettings(" ", null, null, null, PATIENT, List.of()).region()).isNull();
	}

	@Test
	void send_isRetriedSlowly_whenTheClientCannotBeBuilt() {
		CloudWatchLogsClientCustomizer broken = (builder) -> {
			throw new IllegalStateException("broken");
		};
		this.sender = new AwsLogSender(
				new ClientSettings("eu-central-1", null, null, CREDENTIALS, PATIENT, List.of(broken)), true, true,
				this.ticker);
		Failure failure = retry(send("hello"));
		assertThat(failure.outlook()).isEqualTo(Outlook.HOPELESS);
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure.advice()).contains("client");
	}

	@Test
	void customizer_hasTheLastWord() {
		this.sender = new AwsLogSender(new ClientSettings("eu-central-1", null, URI.create("http://127.0.0.1:1"),
				AnonymousCredentialsProvider.create(), PATIENT,
				List.of((builder) -> builder.endpointOverride(this.endpoint.uri())
					.credentialsProvider(CREDENTIALS)
					.region(Region.of("ap-south-1")))),
				true, true, this.ticker);
		assertAccepted(send("hello"));
		assertThat(this.endpoint.requests().get(0).authorization()).contains("/ap-south-1/logs/");
		assertThat(this.endpoint.requests().get(0).userAgent()).contains("cloudwatch-logging");
	}

	@Test
	void close_endsAHangingCall() {
		send("first");
		this.endpoint.faults().add(Fault.hang());
		CompletableFuture<SendResult> call = CompletableFuture.supplyAsync(() -> send("hello"), OwnThread.EXECUTOR);
		await().until(() -> this.endpoint.requestCount("PutLogEvents") == 3);
		this.sender.close();
		// The call itself would take twenty seconds.
		assertThat(call.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(SendResult.Retry.class);
	}

	@Test
	void close_doesNotWaitForAClientThatIsBeingBuilt() throws InterruptedException {
		CountDownLatch building = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		AwsRegionProvider slow = () -> {
			building.countDown();
			await().forever().until(() -> released.getCount() == 0);
			return Region.EU_CENTRAL_1;
		};
		this.sender = new AwsLogSender(
				new ClientSettings(null, slow, this.endpoint.uri(), CREDENTIALS, PATIENT, List.of()), true, true,
				this.ticker);
		CompletableFuture<SendResult> call = CompletableFuture.supplyAsync(() -> send("hello"), OwnThread.EXECUTOR);
		assertThat(building.await(10, TimeUnit.SECONDS)).isTrue();
		try {
			CompletableFuture.runAsync(this.sender::close, OwnThread.EXECUTOR).orTimeout(5, TimeUnit.SECONDS).join();
		}
		finally {
			released.countDown();
		}
		assertThat(retry(call.join()).outcomeUnknown()).isFalse();
		assertThat(this.endpoint.requests()).isEmpty();
	}

	@Test
	void close_leavesTheCredentialsOfTheApplicationOpen() {
		CloseableCredentials credentials = new CloseableCredentials();
		this.sender = new AwsLogSender(settings(PATIENT, "eu-central-1", credentials), true, true, this.ticker);
		send("hello");
		this.sender.close();
		assertThat(credentials.closed).isFalse();
	}

	@Test
	void send_hasStoredNothing_afterTheEnd() {
		this.sender.close();
		assertThat(retry(send("hello")).outcomeUnknown()).isFalse();
		assertThat(this.endpoint.requests()).isEmpty();
	}

	@Test
	void retire_letsACallUnderWayEnd() {
		send("first");
		this.endpoint.faults().add(Fault.latency(Duration.ofHours(1)).on("PutLogEvents"));
		CompletableFuture<SendResult> call = CompletableFuture.supplyAsync(() -> send("hello"), OwnThread.EXECUTOR);
		await().until(() -> this.endpoint.requestCount("PutLogEvents") == 3);
		this.sender.retire();
		this.endpoint.faults().clear();
		assertAccepted(call.orTimeout(10, TimeUnit.SECONDS).join());
		assertThat(send("too late")).isInstanceOf(SendResult.Retry.class);
	}

	private SendResult send(String... messages) {
		return this.sender.send(DESTINATION, Batches.of(messages));
	}

	private void assertAccepted(SendResult result) {
		assertThat(result).isEqualTo(new SendResult.Accepted(RejectedEvents.NONE));
	}

	private void assertFailure(String code, boolean outcomeUnknown, Outlook outlook) {
		Failure failure = retry(send("hello"));
		assertThat(failure).isEqualTo(new Failure(code, failure.advice(), outcomeUnknown, outlook));
	}

	private static Failure retry(SendResult result) {
		assertThat(result).isInstanceOf(SendResult.Retry.class);
		return ((SendResult.Retry) result).failure();
	}

	/** Somebody who may; the faults have to be added anew. */
	private void createByHand() {
		this.endpoint.faults().clear();
		try (AwsLogSender somebody = sender(PATIENT)) {
			assertAccepted(somebody.send(DESTINATION, Batches.of("by hand")));
		}
	}

	private static void assertNotToBeCreated(Failure failure) {
		assertThat(failure.code()).isEqualTo("ResourceNotFoundException");
		assertThat(failure.outlook()).isEqualTo(Outlook.HOPELESS);
		assertThat(failure.advice()).contains("create it");
	}

	private AwsLogSender sender(Duration timeout) {
		return new AwsLogSender(settings(timeout, "eu-central-1", CREDENTIALS), true, true, this.ticker);
	}

	private ClientSettings settings(Duration timeout, String region, AwsCredentialsProvider credentials) {
		return new ClientSettings(region, null, this.endpoint.uri(), credentials, timeout, List.of());
	}

	/** Answers as the default chain does on a machine without credentials. */
	private static final class NoCredentials implements AwsCredentialsProvider {

		@Override
		public AwsCredentials resolveCredentials() {
			throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
		}

	}

	private static final class CloseableCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

		private volatile boolean closed;

		@Override
		public AwsCredentials resolveCredentials() {
			return CREDENTIALS.resolveCredentials();
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
