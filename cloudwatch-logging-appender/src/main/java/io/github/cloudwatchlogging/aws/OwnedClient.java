package io.github.cloudwatchlogging.aws;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * A client from its first use to its end. Built by the first thread that needs it; closed
 * at once by {@link #close}, or by {@link #retire} when no call uses it any more.
 */
final class OwnedClient {

	private final CloudWatchLogsClientFactory factory;

	/** Held while the client is built, which may take long; never by {@link #close}. */
	private final Object building = new Object();

	private final Object monitor = new Object();

	private @Nullable CloudWatchLogsClient client;

	private int calls;

	private boolean retired;

	private boolean closed;

	OwnedClient(CloudWatchLogsClientFactory factory) {
		this.factory = factory;
	}

	/**
	 * Calls something with the client.
	 * @param <T> what the call answers
	 * @param call the call
	 * @return the answer; empty if the client has come to its end
	 */
	<T> Optional<T> use(Function<CloudWatchLogsClient, T> call) {
		CloudWatchLogsClient open = begin();
		if (open == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(call.apply(open));
		}
		finally {
			end();
		}
	}

	private @Nullable CloudWatchLogsClient begin() {
		synchronized (this.building) {
			if (isWithoutClient()) {
				keep(this.factory.create());
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

	void retire() {
		boolean idle;
		synchronized (this.monitor) {
			this.retired = true;
			idle = this.calls == 0;
		}
		if (idle) {
			close();
		}
	}

	void close() {
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
