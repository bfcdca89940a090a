package io.github.cloudwatchlogging.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.DeliveryListener.Call;
import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.buffer.BatchOutlet;
import io.github.cloudwatchlogging.buffer.DamagedBatchException;
import io.github.cloudwatchlogging.buffer.DiskException;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.Ticker;

/**
 * Takes the next batch that is due, sends it, settles it; again and again until the
 * buffer is closed. Several threads run the same loop. Nothing that is thrown ends it: a
 * batch whose sending failed in an unforeseen way is sent again.
 */
public final class DeliveryLoop implements Runnable {

	private final BatchOutlet outlet;

	private final Supplier<DeliveryPlan> plan;

	private final DeliveryListener listener;

	private final BiConsumer<Batch, Failure> misnamed;

	private final Ticker ticker;

	private final Clock clock;

	/**
	 * Creates a loop.
	 * @param outlet where batches come from
	 * @param plan how to deliver them; asked anew for each
	 * @param listener is told of each call
	 * @param misnamed is told of each batch of a dead process that was dropped because
	 * log group or log stream can never have the name that they had in its configuration
	 * @param ticker measures durations
	 * @param clock tells the time for the record
	 */
	public DeliveryLoop(BatchOutlet outlet, Supplier<DeliveryPlan> plan, DeliveryListener listener,
			BiConsumer<Batch, Failure> misnamed, Ticker ticker, Clock clock) {
		this.outlet = outlet;
		this.plan = plan;
		this.listener = listener;
		this.misnamed = misnamed;
		this.ticker = ticker;
		this.clock = clock;
	}

	@Override
	public void run() {
		for (;;) {
			try {
				Batch batch = this.outlet.take();
				if (batch == null) {
					return;
				}
				deliver(batch);
			}
			catch (InterruptedException ex) {
				// The thread ends by closing the buffer. An interrupt that a timeout of
				// the SDK left behind must not end it.
			}
			catch (Throwable ex) {
				// Memory may run out anywhere, and come back.
			}
		}
	}

	/**
	 * Delivers one batch, if one is due, on the calling thread.
	 * @return whether a batch was due
	 */
	public boolean runOnce() {
		Batch batch = this.outlet.poll();
		if (batch != null) {
			deliver(batch);
		}
		return batch != null;
	}

	private void deliver(Batch batch) {
		long start = this.ticker.nanos();
		String outcome;
		boolean acknowledged = false;
		Throwable cause = null;
		try {
			SendResult result = send(batch);
			cause = (result instanceof SendResult.Retry retry) ? retry.cause() : null;
			acknowledged = result instanceof SendResult.Accepted;
			outcome = settle(batch, result);
		}
		catch (DamagedBatchException ex) {
			outcome = ex.getClass().getSimpleName();
			this.outlet.replaceByRest(batch, ex);
		}
		catch (Throwable ex) {
			// Whatever it was: the batch must go back, and the thread must live on.
			outcome = giveBack(batch, ex);
		}
		long end = this.ticker.nanos();
		this.listener.onCall(new Call(batch.destination(), batch.cut(), batch.size(), batch.bytes(), outcome,
				acknowledged, Duration.ofNanos(end - start), Duration.ofNanos(end - batch.openedAt()), cause));
	}

	private String giveBack(Batch batch, Throwable reason) {
		try {
			Failure failure = unforeseen(reason);
			long delay = (reason instanceof DiskException)
					? this.plan.get().backoff().delayNanos(failure, this.outlet.failures(batch))
					: Backoff.HOPELESS.toNanos();
			this.outlet.retry(batch, failure, delay, now());
			return failure.code();
		}
		catch (Throwable ex) {
			// Memory is out, and with it the record of this failure.
			this.outlet.putBack(batch);
			return "Unknown";
		}
	}

	private static Failure unforeseen(Throwable ex) {
		String code = ex.getClass().getSimpleName();
		if (ex instanceof InvalidSettingException invalid) {
			return invalid(invalid, Outlook.HOPELESS);
		}
		if (ex instanceof DiskException) {
			return new Failure(code, "a file in buffer.directory cannot be read: " + ex.getMessage(), false,
					Outlook.DOUBTFUL);
		}
		return new Failure(code, "this was not foreseen: please report it", true, Outlook.PASSING);
	}

	private static Failure invalid(InvalidSettingException ex, Outlook outlook) {
		return new Failure(ex.getClass().getSimpleName(), ex.setting() + " " + ex.reason(), false, outlook);
	}

	private SendResult send(Batch batch) {
		DeliveryPlan plan = this.plan.get();
		Destination destination;
		try {
			destination = plan.names().apply(batch);
		}
		catch (InvalidSettingException ex) {
			return new SendResult.Retry(invalid(ex, Outlook.MISNAMED));
		}
		return plan.sender().send(destination, batch);
	}

	private String settle(Batch batch, SendResult result) {
		if (result instanceof SendResult.Accepted accepted) {
			this.outlet.acknowledge(batch, accepted.rejected(), now());
			return Call.SUCCESS;
		}
		Failure failure = (result instanceof SendResult.Split split) ? split.failure()
				: ((SendResult.Retry) result).failure();
		if (failure.outlook() == Outlook.MISNAMED && batch.destination().equals(DestinationKey.RECOVERED)) {
			this.outlet.drop(batch, failure, DropReason.INVALID, now());
			this.misnamed.accept(batch, failure);
			return failure.code();
		}
		if (result instanceof SendResult.Split || this.outlet.isCauseOf(failure, batch)) {
			if (batch.size() > 1) {
				this.outlet.split(batch, failure, now());
			}
			else {
				this.outlet.drop(batch, failure, DropReason.INVALID, now());
			}
			return failure.code();
		}
		long delay = this.plan.get().backoff().delayNanos(failure, this.outlet.failures(batch));
		this.outlet.retry(batch, failure, delay, now());
		return failure.code();
	}

	private Instant now() {
		return this.clock.instant();
	}

}
