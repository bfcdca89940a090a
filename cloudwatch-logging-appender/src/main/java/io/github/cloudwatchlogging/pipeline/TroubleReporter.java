package io.github.cloudwatchlogging.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.DeliveryFailure;
import io.github.cloudwatchlogging.DeliveryListener;
import io.github.cloudwatchlogging.DeliveryStats;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DestinationStats;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.RejectReason;
import io.github.cloudwatchlogging.buffer.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Tells people about failures and losses: the first at once, then a summary every few
 * minutes, and one line when it is over. A failure that the next attempts overcome is
 * nobody's business.
 */
final class TroubleReporter implements DeliveryListener {

	static final Duration SUMMARY_INTERVAL = Duration.ofMinutes(5);

	/** Ends the start of the application, which has a report of its own for it. */
	private static final String INVALID_SETTING = InvalidSettingException.class.getSimpleName();

	/** Failures in a row after which even passing trouble is reported. */
	static final int PATIENCE = 3;

	private final Supplier<DeliveryStats> stats;

	private final LongSupplier losses;

	private final ReportSink sink;

	private final Ticker ticker;

	private final Map<DestinationKey, Outage> outages = new HashMap<>();

	private EventCounts reportedLosses = EventCounts.none();

	private @Nullable Long lossesReportedAt;

	/** How many losses there were when none was left to report. */
	private long lossesTold;

	/**
	 * Creates a reporter.
	 * @param stats all figures, which takes the buffer's lock
	 * @param losses how many events were lost so far, which takes none
	 * @param sink where to report
	 * @param ticker measures the time between reports
	 */
	TroubleReporter(Supplier<DeliveryStats> stats, LongSupplier losses, ReportSink sink, Ticker ticker) {
		this.stats = stats;
		this.losses = losses;
		this.sink = sink;
		this.ticker = ticker;
	}

	@Override
	public synchronized void onCall(Call call) {
		long losses = this.losses.getAsLong();
		if (call.acknowledged() && this.outages.isEmpty() && losses == this.lossesTold) {
			// Threads that log need not wait for figures in which there is nothing new.
			return;
		}
		DeliveryStats now = this.stats.get();
		if (!call.acknowledged() && !call.outcome().equals(INVALID_SETTING)) {
			long began = this.ticker.nanos() - call.took().toNanos();
			this.outages.putIfAbsent(call.key(), new Outage(began, null));
		}
		now.destinations()
			.forEach((stats) -> reportOutage(stats, stats.key().equals(call.key()) ? call.cause() : null));
		if (reportLosses(now.events())) {
			this.lossesTold = losses;
		}
	}

	private void reportOutage(DestinationStats stats, @Nullable Throwable cause) {
		DeliveryFailure failure = stats.calls().lastFailure();
		Outage outage = this.outages.get(stats.key());
		if (outage == null) {
			return;
		}
		long now = this.ticker.nanos();
		Long reportedAt = outage.reportedAt;
		if (!stats.retrying() || failure == null) {
			this.outages.remove(stats.key());
			if (reportedAt != null) {
				this.sink
					.info("Delivery to " + name(stats) + " works again, after " + seconds(now - outage.since) + " s");
			}
		}
		else if (reportedAt == null && (failure.hopeless() || failure.attempts() >= PATIENCE)) {
			this.outages.put(stats.key(), new Outage(outage.since, now));
			String report = "Cannot deliver to " + name(stats) + ": " + failure.code() + ", " + failure.advice() + ". "
					+ waiting(stats) + " and will be sent when this is mended" + hint(stats, failure);
			if (cause != null) {
				this.sink.warn(report, cause);
			}
			else {
				this.sink.warn(report);
			}
		}
		else if (reportedAt != null && now - reportedAt >= SUMMARY_INTERVAL.toNanos()) {
			this.outages.put(stats.key(), new Outage(outage.since, now));
			this.sink.warn("Still cannot deliver to " + name(stats) + " after " + failure.attempts() + " attempts in "
					+ seconds(now - outage.since) + " s: " + failure.code() + ", " + failure.advice() + ". "
					+ waiting(stats));
		}
	}

	/** Returns whether none is left to report. */
	private boolean reportLosses(EventCounts counts) {
		long now = this.ticker.nanos();
		boolean early = this.lossesReportedAt != null && now - this.lossesReportedAt < SUMMARY_INTERVAL.toNanos();
		Map<String, Long> losses = losses(counts);
		if (losses.isEmpty()) {
			return true;
		}
		if (!early) {
			StringJoiner parts = new StringJoiner(", ");
			losses.forEach((reason, count) -> parts.add(count + " " + reason));
			this.sink.warn("Events were lost since the last report: " + parts);
			this.reportedLosses = counts;
			this.lossesReportedAt = now;
		}
		return !early;
	}

	/** An event without text is no loss to anybody. */
	private Map<String, Long> losses(EventCounts counts) {
		Map<String, Long> losses = new LinkedHashMap<>();
		for (RejectReason reason : RejectReason.values()) {
			put(losses, reason.code(), counts.rejected(reason) - this.reportedLosses.rejected(reason));
		}
		for (DropReason reason : DropReason.values()) {
			if (reason != DropReason.EMPTY) {
				put(losses, reason.code(), counts.dropped(reason) - this.reportedLosses.dropped(reason));
			}
		}
		return losses;
	}

	private static void put(Map<String, Long> losses, String reason, long count) {
		if (count > 0) {
			losses.put(reason, count);
		}
	}

	/** Where nothing ever arrived, perhaps nothing should. */
	private String hint(DestinationStats stats, DeliveryFailure failure) {
		return (failure.hopeless() && stats.calls().lastSuccess() == null)
				? ". To do without the delivery, " + this.sink.howToSwitchOff() : "";
	}

	private static String waiting(DestinationStats stats) {
		return stats.queue().events() + " events wait";
	}

	private static String name(DestinationStats stats) {
		if (stats.key().equals(DestinationKey.RECOVERED)) {
			return "the log streams of earlier processes";
		}
		return (stats.destination() != null) ? stats.destination().toString() : stats.key().name();
	}

	private static long seconds(long nanos) {
		return Duration.ofNanos(nanos).toSeconds();
	}

	/**
	 * Calls fail.
	 *
	 * @param since when the first of them was made
	 * @param reportedAt when somebody was told last, {@code null} for not yet
	 */
	private record Outage(long since, @Nullable Long reportedAt) {
	}

}
