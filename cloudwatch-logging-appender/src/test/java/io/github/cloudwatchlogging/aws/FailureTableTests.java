package io.github.cloudwatchlogging.aws;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.delivery.SendResult;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureTable}, row by row.
 */
class FailureTableTests {

	private final FailureTable table = new FailureTable();

	@ParameterizedTest
	@ValueSource(strings = { "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded",
			"LimitExceededException", "OperationAbortedException", "ResourceNotFoundException" })
	void busy_isRetried(String code) {
		assertRetry(refusal(400, code, "Rate exceeded"), code, false, Outlook.PASSING);
	}

	@Test
	void serviceUnavailable_isRetried() {
		assertRetry(refusal(503, "ServiceUnavailableException", ""), "ServiceUnavailableException", false,
				Outlook.PASSING);
		assertRetry(refusal(503, null, null), "HTTP 503", false, Outlook.PASSING);
	}

	@Test
	void missingMethod_isRetriedSlowly_andSaysWhichSdkIsNeeded() {
		assertThat(assertRetry(new NoSuchMethodError("SdkClient.call()"), "NoSuchMethodError", true, Outlook.HOPELESS)
			.advice()).contains("(its core is " + VersionInfo.SDK_VERSION + ")", "2.41.0 or later is needed");
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 504 })
	void serverError_isRetried_andMayHaveStored(int status) {
		assertRetry(refusal(status, null, null), "HTTP " + status, true, Outlook.PASSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UnrecognizedClientException", "InvalidClientTokenId",
			"MissingAuthenticationTokenException", "IncompleteSignatureException" })
	void badCredentials_areRetriedSlowly(String code) {
		assertThat(assertRetry(refusal(400, code, ""), code, false, Outlook.HOPELESS).advice()).contains("credentials");
		assertRetry(refusal(403, code, ""), code, false, Outlook.HOPELESS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ExpiredTokenException", "ExpiredToken" })
	void expiredCredentials_areRetriedSoon_asTheyMayBeRenewed(String code) {
		assertThat(assertRetry(refusal(400, code, ""), code, false, Outlook.DOUBTFUL).advice()).contains("renew");
	}

	@ParameterizedTest
	@ValueSource(strings = { "InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired",
			"RequestTimeTooSkewed" })
	void badSignature_pointsAtTheClock(String code) {
		assertThat(assertRetry(refusal(400, code, ""), code, false, Outlook.DOUBTFUL).advice()).contains("clock");
		assertRetry(refusal(403, code, ""), code, false, Outlook.DOUBTFUL);
	}

	@Test
	void accessDenied_namesTheMissingAction() {
		String message = "User: arn:aws:iam::1:user/test is not authorized to perform: logs:CreateLogStream on resource: x";
		assertThat(assertRetry(refusal(400, "AccessDeniedException", message), "AccessDeniedException", false,
				Outlook.HOPELESS)
			.advice()).contains("grant logs:CreateLogStream").doesNotContain("PutLogEvents");
	}

	@Test
	void accessDenied_namesEveryAction_whereTheServiceDoesNot() {
		assertThat(assertRetry(refusal(400, "AccessDeniedException", null), "AccessDeniedException", false,
				Outlook.HOPELESS)
			.advice()).contains("logs:PutLogEvents", "logs:CreateLogStream", "logs:CreateLogGroup");
	}

	@Test
	void invalidParameter_inEvents_isSplit() {
		assertSplit(invalid("10 validation errors detected: Value '' at 'logEvents.1.member.message' failed to satisfy "
				+ "constraint: Member must have length greater than or equal to 1"));
		assertSplit(invalid("2 validation errors detected: Value 'x' at 'entity.attributes' failed; Value '' at "
				+ "'logEvents.4.member.message' failed"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Log event too large: 292824 bytes exceeds limit of 262144",
			"Upload too large: 1049882 bytes exceeds limit of 1048576",
			"Log events in a single PutLogEvents request must be in chronological order.", "" })
	void invalidParameter_ofTheBatchAsAWhole_isSplit(String message) {
		assertSplit(invalid(message));
	}

	@ParameterizedTest
	@CsvSource({ "logGroupName,MISNAMED", "logStreamName,MISNAMED", "entity,HOPELESS" })
	void invalidParameter_elsewhere_dropsNothing(String member, Outlook outlook) {
		Failure failure = assertRetry(
				invalid("1 validation error detected: Value 'a:b' at '" + member + "' failed to satisfy constraint"),
				"InvalidParameterException", false, outlook);
		assertThat(failure.advice()).contains("'" + member + "'");
	}

	@Test
	void tooLargeOnTheWire_isSplit() {
		assertSplit(refusal(413, null, null));
		assertSplit(refusal(413, "RequestEntityTooLarge", ""));
		assertSplit(refusal(400, "RequestEntityTooLarge", ""));
	}

	@Test
	void unknownRefusal_dropsNothing() {
		assertRetry(refusal(400, "SerializationException", ""), "SerializationException", false, Outlook.DOUBTFUL);
		assertRetry(refusal(418, null, null), "HTTP 418", false, Outlook.DOUBTFUL);
		assertRetry(refusal(403, null, null), "HTTP 403", false, Outlook.HOPELESS);
	}

	@Test
	void timeout_mayHaveStored() {
		assertRetry(ApiCallTimeoutException.create(20), "Timeout", true, Outlook.PASSING);
		assertRetry(ApiCallAttemptTimeoutException.create(20), "Timeout", true, Outlook.PASSING);
		assertRetry(client(new SocketTimeoutException("Read timed out")), "SocketTimeoutException", true,
				Outlook.PASSING);
	}

	@Test
	void lostConnection_mayHaveStored() {
		assertRetry(client(new SocketException("Connection reset")), "SocketException", true, Outlook.PASSING);
		assertRetry(client(new EOFException("cut short")), "EOFException", true, Outlook.PASSING);
		assertRetry(client(new SSLException("closed", new SocketException("Connection reset"))), "SocketException",
				true, Outlook.PASSING);
	}

	@Test
	void unreachableService_hasStoredNothing() {
		assertUnreachable(new UnknownHostException("logs.nowhere.amazonaws.com"), "UnknownHostException");
		assertUnreachable(new ConnectException("Connection refused"), "ConnectException");
		assertUnreachable(new NoRouteToHostException("No route to host"), "NoRouteToHostException");
	}

	@Test
	void connectTimeout_hasStoredNothing() {
		ConnectTimeoutException failure = new ConnectTimeoutException("Connect timed out");
		failure.initCause(new SocketTimeoutException("Connect timed out"));
		assertUnreachable(failure, "ConnectTimeoutException");
	}

	@Test
	void untrustedCertificate_hasStoredNothing() {
		SSLHandshakeException failure = new SSLHandshakeException("PKIX path building failed");
		failure.initCause(new CertPathBuilderException("unable to find valid certification path"));
		assertUnreachable(failure, "SSLHandshakeException");
	}

	@Test
	void brokenTlsSession_mayHaveStored() {
		assertRetry(client(new SSLException("Unsupported or unrecognized SSL message")), "SSLException", true,
				Outlook.PASSING);
	}

	@Test
	void causesInACircle_mayHaveStored() {
		RuntimeException first = new IllegalStateException("first");
		RuntimeException second = new IllegalStateException("second", first);
		first.initCause(second);
		assertRetry(client(first), "IllegalStateException", true, Outlook.PASSING);
	}

	@Test
	void configurationThatCannotWork_isExplained() {
		Failure failure = assertRetry(
				new ConfigurationException("MissingRegion", "set the region", SdkClientException.create("none")),
				"MissingRegion", false, Outlook.HOPELESS);
		assertThat(failure.advice()).isEqualTo("set the region");
	}

	@Test
	void missingCredentials_areExplained() {
		Failure failure = assertRetry(SdkClientException
			.create("Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain()"),
				"NoCredentials", false, Outlook.HOPELESS);
		assertThat(failure.advice()).contains("credentials");
	}

	private void assertUnreachable(Exception cause, String code) {
		assertThat(assertRetry(client(cause), code, false, Outlook.PASSING).advice()).contains("cannot be reached");
	}

	private void assertSplit(Throwable failure) {
		assertThat(this.table.classify(failure)).isInstanceOf(SendResult.Split.class);
	}

	private Failure assertRetry(Throwable failure, String code, boolean outcomeUnknown, Outlook outlook) {
		SendResult result = this.table.classify(failure);
		assertThat(result).isInstanceOf(SendResult.Retry.class);
		Failure classified = ((SendResult.Retry) result).failure();
		assertThat(classified).isEqualTo(new Failure(code, classified.advice(), outcomeUnknown, outlook));
		return classified;
	}

	private static Throwable client(Exception cause) {
		return SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
	}

	private static Throwable invalid(String message) {
		return refusal(400, "InvalidParameterException", message);
	}

	private static Throwable refusal(int status, @Nullable String code, @Nullable String message) {
		return CloudWatchLogsException.builder()
			.statusCode(status)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
			.build();
	}

}
