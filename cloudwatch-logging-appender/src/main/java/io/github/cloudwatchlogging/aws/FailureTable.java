package io.github.cloudwatchlogging.aws;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.delivery.SendResult;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * What each failure means, decided in this one place, by error code and status:
 * {@code SdkException.retryable()} is {@code false} for every one of them, throttling
 * included. Error codes are those of <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html">the
 * API reference</a>.
 */
final class FailureTable {

	private static final Set<String> BUSY = Set.of("ThrottlingException", "Throttling", "TooManyRequestsException",
			"RequestLimitExceeded", "LimitExceededException", "ServiceUnavailableException",
			"OperationAbortedException");

	private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");

	private static final Set<String> CREDENTIALS = Set.of("UnrecognizedClientException", "InvalidClientTokenId",
			"MissingAuthenticationTokenException", "IncompleteSignatureException", "NotAuthorized", "OptInRequired");

	private static final Set<String> CLOCK = Set.of("InvalidSignatureException", "SignatureDoesNotMatch",
			"RequestExpired", "RequestTimeTooSkewed");

	private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");

	/** Members of a request that are the same for whatever events. */
	private static final Set<String> NAMES = Set.of("logGroupName", "logStreamName");

	private static final Pattern MEMBER = Pattern.compile("at '(\\w+)");

	private static final Pattern ACTION = Pattern.compile("perform: (\\w+:\\w+)");

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	/** Causes may form a circle. */
	private static final int MAX_CAUSES = 20;

	private static final int TOO_LARGE = 413;

	/** Of {@link javax.net.ssl.SSLSocket}, whoever provides it. */
	private static final String HANDSHAKE = "startHandshake";

	private static final int SERVER_ERROR = 500;

	private static final int UNAVAILABLE = 503;

	/**
	 * Whether the same call may succeed soon without anybody doing anything about it.
	 */
	boolean isPassing(Throwable failure) {
		return classify(failure) instanceof SendResult.Retry retry && retry.failure().outlook() == Outlook.PASSING;
	}

	SendResult classify(Throwable failure) {
		if (failure instanceof CredentialsException ex) {
			return withoutCredentials(ex.failure());
		}
		if (failure instanceof AwsServiceException ex) {
			AwsErrorDetails details = ex.awsErrorDetails();
			String code = (details != null && details.errorCode() != null) ? details.errorCode()
					: "HTTP " + ex.statusCode();
			String message = (details != null && details.errorMessage() != null) ? details.errorMessage() : "";
			return classify(ex, code, message);
		}
		if (failure instanceof ConfigurationException ex) {
			// Of the others the advice says all that there is to say.
			Throwable cause = ex.code().equals(CloudWatchLogsClientFactory.NOT_BUILT) ? ex.getCause() : null;
			return new SendResult.Retry(new Failure(ex.code(), ex.advice(), false, ex.outlook()), cause);
		}
		if (failure instanceof LinkageError) {
			// Perhaps the answer's class is what is missing.
			return new SendResult.Retry(
					new Failure(failure.getClass().getSimpleName(), SdkVersion.advice(), true, Outlook.HOPELESS));
		}
		if (isMissingCredentials(failure)) {
			return noCredentials();
		}
		if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
			return lost("Timeout", "the service did not answer in time");
		}
		Throwable cause = failure;
		for (int depth = 0; !isUnreachable(cause); depth++) {
			if (cause.getCause() == null || depth == MAX_CAUSES) {
				return lost(cause.getClass().getSimpleName(), "the answer was lost or made no sense");
			}
			cause = cause.getCause();
		}
		return retry(cause.getClass().getSimpleName(),
				"the service cannot be reached: check network, region and endpoint");
	}

	private SendResult classify(AwsServiceException ex, String code, String message) {
		if (code.equals("InvalidParameterException")) {
			return invalid(code, message);
		}
		if (ex.statusCode() == TOO_LARGE || code.equals("RequestEntityTooLarge")) {
			return new SendResult.Split(
					new Failure(code, "the request was too large on the wire", false, Outlook.PASSING));
		}
		if (ex.isThrottlingException() || BUSY.contains(code)) {
			return retry(code, "the service asks to be called again later");
		}
		if (code.equals("ResourceNotFoundException")) {
			return retry(code, "the log stream does not exist, or not yet: it is created");
		}
		if (ex.statusCode() >= SERVER_ERROR) {
			String advice = "the service has trouble of its own";
			return (ex.statusCode() == UNAVAILABLE) ? retry(code, advice) : lost(code, advice);
		}
		if (DENIED.contains(code)) {
			Matcher action = ACTION.matcher(message);
			return hopeless(
					code, "grant "
							+ (action.find() ? action.group(1)
									: "logs:PutLogEvents, logs:CreateLogStream and logs:CreateLogGroup")
							+ " on the log group");
		}
		if (EXPIRED.contains(code)) {
			return doubtful(code, "the AWS credentials have expired: renew them");
		}
		if (CREDENTIALS.contains(code)) {
			return hopeless(code, "the AWS credentials are not valid: correct them");
		}
		if (CLOCK.contains(code)) {
			return doubtful(code, "the signature is not accepted: check the secret key and this machine's clock");
		}
		String advice = "the service, or something between here and it, refuses the request";
		return (ex.statusCode() == UNAUTHORIZED || ex.statusCode() == FORBIDDEN) ? hopeless(code, advice)
				: doubtful(code, advice);
	}

	/**
	 * The service says which member of the request it means in texts such as "Value '' at
	 * 'logEvents.1.member.message' failed to satisfy constraint"; texts about the batch
	 * as a whole name none.
	 */
	private SendResult invalid(String code, String message) {
		Matcher member = MEMBER.matcher(message);
		String other = null;
		while (member.find()) {
			if (member.group(1).equals("logEvents")) {
				return new SendResult.Split(new Failure(code, "the service refuses an event", false, Outlook.PASSING));
			}
			other = member.group(1);
		}
		if (other != null) {
			String advice = "the service refuses '" + other + "': correct the configuration";
			return NAMES.contains(other) ? new SendResult.Retry(new Failure(code, advice, false, Outlook.MISNAMED))
					: hopeless(code, advice);
		}
		return new SendResult.Split(new Failure(code, "the service refuses an event", false, Outlook.PASSING));
	}

	/** Whatever the provider threw, nothing was sent. */
	private SendResult withoutCredentials(Throwable cause) {
		if (cause instanceof AwsServiceException) {
			return classify(cause);
		}
		return isMissingCredentials(cause) ? noCredentials()
				: new SendResult.Retry(new Failure(cause.getClass().getSimpleName(),
						"the provider of AWS credentials failed", false, Outlook.PASSING), cause);
	}

	private SendResult noCredentials() {
		return hopeless("NoCredentials",
				"no AWS credentials were found: provide them as for any AWS SDK (role, environment, profile)");
	}

	private boolean isMissingCredentials(Throwable failure) {
		String message = failure.getMessage();
		return message != null && message.startsWith("Unable to load credentials");
	}

	/**
	 * Whether there was no connection over which anything could have been sent. Each HTTP
	 * client has a timeout exception of its own for that.
	 */
	private boolean isUnreachable(Throwable cause) {
		return cause instanceof UnknownHostException || cause instanceof ConnectException
				|| cause instanceof NoRouteToHostException || cause instanceof SSLHandshakeException
				|| cause instanceof SSLPeerUnverifiedException
				|| cause.getClass().getSimpleName().equals("ConnectTimeoutException") || isOfHandshake(cause);
	}

	/**
	 * Whether a TLS handshake failed, before which nothing is sent. What is no TLS at all
	 * throws the same exceptions as a session that breaks later; they tell in no other
	 * way where they come from.
	 */
	private boolean isOfHandshake(Throwable cause) {
		return Arrays.stream(cause.getStackTrace()).anyMatch((frame) -> frame.getMethodName().equals(HANDSHAKE));
	}

	private SendResult retry(String code, String advice) {
		return new SendResult.Retry(new Failure(code, advice, false, Outlook.PASSING));
	}

	private SendResult lost(String code, String advice) {
		return new SendResult.Retry(new Failure(code, advice, true, Outlook.PASSING));
	}

	/** A clock that the SDK corrects by the answer, for instance. */
	private SendResult doubtful(String code, String advice) {
		return new SendResult.Retry(new Failure(code, advice, false, Outlook.DOUBTFUL));
	}

	private SendResult hopeless(String code, String advice) {
		return new SendResult.Retry(new Failure(code, advice, false, Outlook.HOPELESS));
	}

}
