package io.github.cloudwatchlogging.aws;

import java.util.List;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.LogSender;
import io.github.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Sends batches with PutLogEvents. Builds its client at the first call, and owns it.
 */
public final class AwsLogSender implements LogSender {

	/** What the SDK says where a response carries no request id. */
	private static final String NO_REQUEST_ID = "UNKNOWN";

	private final OwnedClient client;

	private final LogStreamProvisioner provisioner;

	private final FailureTable failures = new FailureTable();

	/**
	 * Creates a sender; does nothing that takes time.
	 * @param settings what the client is built from
	 * @param createGroup whether a missing log group is created
	 * @param createStream whether a missing log stream is created
	 * @param ticker measures the time between creations
	 */
	public AwsLogSender(ClientSettings settings, boolean createGroup, boolean createStream, Ticker ticker) {
		this.client = new OwnedClient(new CloudWatchLogsClientFactory(settings));
		this.provisioner = new LogStreamProvisioner(createGroup, createStream, this.failures, ticker);
	}

	@Override
	public SendResult send(Destination destination, Batch batch) {
		// A batch that cannot be read is no matter of the service's.
		List<InputLogEvent> events = events(batch);
		try {
			return this.client.use((client) -> send(client, destination, events))
				.orElseGet(() -> new SendResult.Retry(
						new Failure("BrokenOff", "there was no time left for it", false, Outlook.PASSING)));
		}
		catch (RuntimeException | LinkageError ex) {
			return this.failures.classify(ex);
		}
	}

	private List<InputLogEvent> events(Batch batch) {
		return batch.events()
			.stream()
			.map((event) -> InputLogEvent.builder().timestamp(event.timestamp()).message(event.message()).build())
			.toList();
	}

	private SendResult send(CloudWatchLogsClient client, Destination destination, List<InputLogEvent> events) {
		this.provisioner.resume(client, destination);
		int creations = this.provisioner.creations(destination);
		try {
			return put(client, destination, events);
		}
		catch (ResourceNotFoundException ex) {
			this.provisioner.create(client, destination, creations, ex);
			return put(client, destination, events);
		}
	}

	private SendResult put(CloudWatchLogsClient client, Destination destination, List<InputLogEvent> events) {
		PutLogEventsResponse response = client.putLogEvents((request) -> request.logGroupName(destination.logGroup())
			.logStreamName(destination.logStream())
			.logEvents(events));
		if (response.responseMetadata().requestId().equals(NO_REQUEST_ID)) {
			return new SendResult.Retry(new Failure("NotFromService",
					"something between here and the service answered in its place: check proxies", true,
					Outlook.PASSING));
		}
		return new SendResult.Accepted(rejected(response.rejectedLogEventsInfo()));
	}

	private RejectedEvents rejected(@Nullable RejectedLogEventsInfo info) {
		if (info == null) {
			return RejectedEvents.NONE;
		}
		return new RejectedEvents(orElse(info.tooOldLogEventEndIndex(), 0), orElse(info.expiredLogEventEndIndex(), 0),
				orElse(info.tooNewLogEventStartIndex(), Integer.MAX_VALUE));
	}

	private static int orElse(@Nullable Integer index, int other) {
		return (index != null) ? index : other;
	}

	@Override
	public void retire() {
		this.client.retire();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
