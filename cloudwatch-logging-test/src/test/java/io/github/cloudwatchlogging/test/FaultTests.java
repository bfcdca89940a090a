package io.github.cloudwatchlogging.test;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Fault} and {@link Faults}, as a client sees them.
 */
class FaultTests extends EndpointTestBase {

	/**
	 * Long enough to be told from an answer at once, never waited for to its end.
	 */
	private static final Duration FOREVER = Duration.ofHours(1);

	@BeforeEach
	void createTarget() {
		createGroupAndStream();
	}

	@Test
	void throttle_refusesTheCallAndStoresNothing() {
		this.endpoint.faults().add(Fault.throttle());
		assertRefused(() -> put("a"), 400, "ThrottlingException").hasMessage("Rate exceeded");
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void onLogGroup_leavesOtherGroupsAlone() {
		this.endpoint.faults().add(Fault.throttle().onLogGroup("another"));
		put("a");
		assertThat(this.endpoint.events()).hasSize(1);
		this.endpoint.faults().add(Fault.throttle().onLogGroup(this.endpoint.logGroups().get(0)));
		assertRefused(() -> put("b"), 400, "ThrottlingException");
	}

	@Test
	void unavailable_answers503() {
		this.endpoint.faults().add(Fault.unavailable());
		assertRefused(() -> put("a"), 503, "ServiceUnavailableException");
	}

	@Test
	void error_answersWhatItIsTold() {
		this.endpoint.faults().add(Fault.error(500, "InternalFailure", "Oh dear"));
		assertRefused(() -> put("a"), 500, "InternalFailure").hasMessage("Oh dear");
	}

	@Test
	void expiredCredentials_answersAsAwsDoes() {
		this.endpoint.faults().add(Fault.expiredCredentials());
		assertRefused(() -> put("a"), 400, "ExpiredTokenException")
			.hasMessage("The security token included in the request is expired");
	}

	@Test
	void accessDenied_namesTheActionAndTheResource_andHitsThatActionOnly() {
		this.endpoint.faults().add(Fault.accessDenied("logs:PutLogEvents"));
		assertRefused(() -> put("a"), 400, "AccessDeniedException")
			.hasMessageContaining("is not authorized to perform: logs:PutLogEvents on resource: "
					+ "arn:aws:logs:eu-central-1:123456789012:log-group:group:log-stream:stream");
		this.client.createLogGroup((request) -> request.logGroupName("another"));
	}

	@Test
	void reset_breaksTheConnectionAndStoresNothing() {
		this.endpoint.faults().add(Fault.reset().on("PutLogEvents"));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"))
			.withRootCauseInstanceOf(SocketException.class);
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void processThenReset_storesAndBreaksTheConnection() {
		this.endpoint.faults().add(Fault.processThenReset().on("PutLogEvents"));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(storedMessages()).containsExactly("a");
	}

	@Test
	void hang_neverAnswersAndStoresNothing() {
		this.endpoint.faults().add(Fault.hang());
		assertThatTheClientTimesOut();
		assertThat(this.endpoint.events()).isEmpty();
		assertThat(lastRequest().status()).isZero();
	}

	@Test
	void hang_endsWithAClosedConnection_whenFaultsAreCleared() {
		this.endpoint.faults().add(Fault.hang());
		CompletableFuture<PutLogEventsResponse> call = CompletableFuture.supplyAsync(() -> put("a"));
		await().until(() -> this.endpoint.requestCount("PutLogEvents") == 1);
		this.endpoint.faults().clear();
		await().until(call::isDone);
		assertThat(call).isCompletedExceptionally();
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void processThenHang_storesAndNeverAnswers() {
		this.endpoint.faults().add(Fault.processThenHang());
		assertThatTheClientTimesOut();
		assertThat(storedMessages()).containsExactly("a");
	}

	@Test
	void latency_answersLate() {
		this.endpoint.faults().add(Fault.latency(Duration.ofMillis(50)));
		long start = System.nanoTime();
		put("a");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		assertThat(storedMessages()).containsExactly("a");
	}

	@Test
	void latency_ends_whenFaultsAreCleared() {
		this.endpoint.faults().add(Fault.latency(FOREVER));
		CompletableFuture<PutLogEventsResponse> call = CompletableFuture.supplyAsync(() -> put("a"));
		await().until(() -> this.endpoint.requestCount("PutLogEvents") == 1);
		this.endpoint.faults().clear();
		assertThat(call).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void slow_tricklesTheBody() {
		this.endpoint.faults().add(Fault.slow(Duration.ofMillis(1)));
		long start = System.nanoTime();
		PutLogEventsResponse response = put("a");
		// The body has more than 70 bytes.
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(70));
		assertThat(response.nextSequenceToken()).hasSize(56);
	}

	@Test
	void emptySuccess_looksLikeSuccessToTheSdk_withoutARequestId() {
		this.endpoint.faults().add(Fault.emptySuccess());
		PutLogEventsResponse response = put("a");
		assertThat(response.nextSequenceToken()).isNull();
		assertThat(response.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId")).isEmpty();
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void htmlSuccess_cannotBeReadByTheSdk() {
		this.endpoint.faults().add(Fault.htmlSuccess());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(this.endpoint.events()).isEmpty();
	}

	@Test
	void truncatedSuccess_storesAndBreaksOffTheBody() {
		this.endpoint.faults().add(Fault.truncatedSuccess());
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(storedMessages()).containsExactly("a");
	}

	@Test
	void poison_refusesBatchesWithSuchAMessageOnly_andNamesNoIndex() {
		this.endpoint.faults().add(Fault.poison((message) -> message.contains("bad")));
		assertRefused(() -> put("good", "a bad one"), 400, "InvalidParameterException")
			.hasMessage("A parameter is specified incorrectly.");
		put("good");
		assertThat(storedMessages()).containsExactly("good");
	}

	@Test
	void times_hitsTheFirstCallsOnly() {
		this.endpoint.faults().add(Fault.throttle().times(2));
		assertThat(outcomes(4)).containsExactly(false, false, true, true);
	}

	@Test
	void everyNth_hitsTheFirstOfEachN() {
		this.endpoint.faults().add(Fault.throttle().everyNth(3));
		assertThat(outcomes(7)).containsExactly(false, true, true, false, true, true, false);
	}

	@Test
	void withProbability_hitsTheSameCallsForTheSameSeed() {
		this.endpoint.faults().add(Fault.throttle().withProbability(0.5, 42));
		List<Boolean> first = outcomes(20);
		this.endpoint.faults().clear();
		this.endpoint.faults().add(Fault.throttle().withProbability(0.5, 42));
		assertThat(outcomes(20)).isEqualTo(first).contains(true, false);
	}

	@Test
	void on_leavesOtherOperationsAlone() {
		this.endpoint.faults().add(Fault.throttle().on("CreateLogGroup"));
		put("a");
		assertRefused(() -> this.client.createLogGroup((request) -> request.logGroupName("another")), 400,
				"ThrottlingException");
	}

	@Test
	void add_appliesFaultsInOrder_untilEachIsSpent() {
		this.endpoint.faults().add(Fault.throttle().times(1)).add(Fault.unavailable().times(1));
		assertRefused(() -> put("a"), 400, "ThrottlingException");
		assertRefused(() -> put("a"), 503, "ServiceUnavailableException");
		put("a");
	}

	@Test
	void stopListening_refusesConnections_untilResumed() {
		put("a");
		this.endpoint.stopListening();
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("b"));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("b"))
			.withRootCauseInstanceOf(ConnectException.class);
		this.endpoint.resumeListening();
		put("c");
		assertThat(storedMessages()).containsExactly("a", "c");
	}

	private void assertThatTheClientTimesOut() {
		try (CloudWatchLogsClient hasty = SdkClients.client(this.endpoint.uri(), Duration.ofMillis(300))) {
			assertThatExceptionOfType(SdkClientException.class)
				.isThrownBy(() -> hasty.putLogEvents((request) -> request.logGroupName(GROUP)
					.logStreamName(STREAM)
					.logEvents(InputLogEvent.builder().timestamp(NOW).message("a").build())))
				.withRootCauseInstanceOf(SocketTimeoutException.class);
		}
	}

	private ReceivedRequest lastRequest() {
		List<ReceivedRequest> requests = this.endpoint.requests();
		return requests.get(requests.size() - 1);
	}

	private List<Boolean> outcomes(int calls) {
		List<Boolean> outcomes = new ArrayList<>();
		for (int i = 0; i < calls; i++) {
			try {
				put("a");
				outcomes.add(true);
			}
			catch (AwsServiceException ex) {
				outcomes.add(false);
			}
		}
		return outcomes;
	}

}
