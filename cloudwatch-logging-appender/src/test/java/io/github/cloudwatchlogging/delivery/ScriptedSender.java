package io.github.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BufferedEvent;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.RejectedEvents;

/**
 * Sends nowhere: a function says what comes of each batch. Keeps the messages of batches
 * that it accepted.
 */
public final class ScriptedSender implements LogSender {

	private final Function<Batch, SendResult> script;

	private final List<String> accepted = new ArrayList<>();

	private volatile boolean closed;

	public ScriptedSender(Function<Batch, SendResult> script) {
		this.script = script;
	}

	public static SendResult accept() {
		return new SendResult.Accepted(RejectedEvents.NONE);
	}

	public static SendResult retry(String code) {
		return new SendResult.Retry(new Failure(code, "wait", false, Outlook.PASSING));
	}

	public static SendResult split() {
		return new SendResult.Split(new Failure("InvalidParameterException", "mend it", false, Outlook.PASSING));
	}

	@Override
	public SendResult send(Destination destination, Batch batch) {
		SendResult result = this.script.apply(batch);
		if (result instanceof SendResult.Accepted) {
			synchronized (this.accepted) {
				batch.events().stream().map(BufferedEvent::message).forEach(this.accepted::add);
			}
		}
		return result;
	}

	public List<String> accepted() {
		synchronized (this.accepted) {
			return List.copyOf(this.accepted);
		}
	}

	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
