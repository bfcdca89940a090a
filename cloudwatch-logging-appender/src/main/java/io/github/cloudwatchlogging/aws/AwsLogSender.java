package io.github.cloudwatchlogging.aws;

import java.util.List;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.RejectedEvents;
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

	private final CloudWatchLogsClientFactory clients;

	private final LogStreamProvisioner provisioner;

	private final FailureTable failures = new FailureTable();

	/** Held while the client is built, which may take long; never by {@link #close}. */
	private final Object building = new Object();

	private final Object monitor = new Object();

	private @Nullable CloudWatchLogsClient client;

	private int calls;

	private boolean retired;

	private boolean closed;

	/**
	 * Creates a sender; does nothing that takes time.
	 * @param settings what the client is built from
	 * @param createGroup whether a missing log group is created
	 * @param createStream whether a missing log stream is created
	 */
	public AwsLogSender(ClientSettings settings, boolean createGroup, boolean createStream) {
		this.clients = new CloudWatchLogsClientFactory(settings);
		this.provisioner = new LogStreamProvisioner(createGroup, createStream);
	}

	@Override
	public SendResult send(Destination destination, Batch batch) {
		try {
			CloudWatchLogsClient client = begin();
			if (client == null) {
				return new SendResult.Retry(new Failure("Closed", "another sender takes over", false, false));
			}
			try {
				return send(client, destination, events(batch));
			}
			finally {
				end();
			}
		}
		catch (RuntimeException ex) {
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
		try {
			return put(client, destination, events);
		}
		catch (ResourceNotFoundException ex) {
			this.provisioner.create(client, destination, ex);
			return put(client, destination, events);
		}
	}

	private SendResult put(CloudWatchLogsClient client, Destination destination, List<InputLogEvent> events) {
		PutLogEventsResponse response = client.putLogEvents((request) -> request.logGroupName(destination.logGroup())
			.logStreamName(destination.logStream())
			.logEvents(events));
		if (response.responseMetadata().requestId().equals(NO_REQUEST_ID)) {
			return new SendResult.Retry(new Failure("NotFromService",
					"something between here and the service answered in its place: check proxies", true, false));
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

	/** The client, or {@code null} after the end. */
	private @Nullable CloudWatchLogsClient begin() {
		synchronized (this.building) {
			if (isWithoutClient()) {
				keep(this.clients.create());
			}
		}
		synchronized (this.monitor) {
			if (this.client != null) {
				this.calls++;
			}
			return this.client;
		}
	}

	private boolean isWithoutClient() {
		synchronized (this.monitor) {
			return this.client == null && !this.closed;
		}
	}

	/** Closes the client at once if the end came while it was built. */
	private void keep(CloudWatchLogsClient built) {
		synchronized (this.monitor) {
			if (!this.closed) {
				this.client = built;
				return;
			}
		}
		built.close();
	}

	private void end() {
		boolean last;
		synchronized (this.monitor) {
			this.calls--;
			last = this.retired && this.calls == 0;
		}
		if (last) {
			close();
		}
	}

	@Override
	public void retire() {
		boolean idle;
		synchronized (this.monitor) {
			this.retired = true;
			idle = this.calls == 0;
		}
		if (idle) {
			close();
		}
	}

	@Override
	public void close() {
		CloudWatchLogsClient open;
		synchronized (this.monitor) {
			this.closed = true;
			open = this.client;
			this.client = null;
		}
		if (open != null) {
			open.close();
		}
	}

}
