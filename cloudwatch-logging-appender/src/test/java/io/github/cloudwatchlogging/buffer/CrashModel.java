package io.github.cloudwatchlogging.buffer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What has to come out of a disk, whenever the process that writes it dies.
 */
final class CrashModel {

	private final List<TrackedEvent> events = new ArrayList<>();

	private final Map<String, TrackedEvent> byMessage = new HashMap<>();

	/** The first moment at which something has changed a file. */
	private int firstDamage = TrackedEvent.NEVER;

	List<TrackedEvent> events() {
		return this.events;
	}

	void add(TrackedEvent event) {
		this.events.add(event);
		this.byMessage.put(event.event.message(), event);
	}

	void damaged(int moment) {
		this.firstDamage = Math.min(this.firstDamage, moment);
	}

	boolean isDamaged() {
		return this.firstDamage != TrackedEvent.NEVER;
	}

	TrackedEvent find(BufferedEvent event) {
		TrackedEvent found = this.byMessage.get(event.message());
		if (found == null || !found.event.equals(event)) {
			throw new AssertionError("invented: " + event + ", is " + found);
		}
		return Objects.requireNonNull(found);
	}

	List<TrackedEvent> find(List<BufferedEvent> events) {
		return events.stream().filter((event) -> event.level() != null).map(this::find).toList();
	}

	/** The process was killed when the log was so long. */
	void checkKilled(Recovered recovered, int moment) {
		Set<TrackedEvent> seen = seen(recovered);
		for (TrackedEvent event : seen) {
			check(event.goneAt > moment, "came back", event);
		}
		long damaged = 0;
		for (TrackedEvent event : this.events) {
			if (event.isToSurvive(moment) && !seen.contains(event)) {
				check(event.isDamaged(moment), "lost", event);
				// Zeros at the end of a file may as well be what a power cut has left.
				damaged += event.event.message().endsWith("\0") ? 0 : 1;
			}
		}
		if (recovered.unreadable() < damaged || (this.firstDamage > moment && recovered.unreadable() > 0)) {
			throw new AssertionError("unreadable: " + recovered.unreadable() + ", damaged: " + damaged);
		}
	}

	/** The power was cut when the log was so long. */
	void checkPowerCut(Recovered recovered, int moment) {
		Set<TrackedEvent> seen = seen(recovered);
		for (TrackedEvent event : this.events) {
			if (event.isToSurvivePowerCut(moment) && !seen.contains(event)) {
				check(event.isDamaged(moment), "lost in a power cut", event);
			}
		}
	}

	/** Nothing is invented or doubled, and the order is that of the application. */
	private Set<TrackedEvent> seen(Recovered recovered) {
		Set<TrackedEvent> seen = new HashSet<>();
		Map<String, Integer> last = new HashMap<>();
		for (Recovered.Sent sent : recovered.batches()) {
			List<TrackedEvent> batch = find(sent.events());
			checkOrder(batch);
			for (TrackedEvent event : batch) {
				check(seen.add(event), "twice", event);
				check(event.destination.equals(sent.destination()), "elsewhere", event);
				check(last.getOrDefault(sent.destination(), -1) < event.number, "behind later ones", event);
			}
			batch.forEach((event) -> last.merge(event.destination, event.number, Math::max));
		}
		return seen;
	}

	private static void checkOrder(List<TrackedEvent> batch) {
		List<TrackedEvent> sorted = new ArrayList<>(batch);
		sorted.sort(Comparator.comparingLong((TrackedEvent each) -> each.event.timestamp())
			.thenComparingInt((each) -> each.number));
		if (!sorted.equals(batch)) {
			throw new AssertionError("not in order: " + batch);
		}
	}

	private static void check(boolean condition, String what, TrackedEvent event) {
		if (!condition) {
			throw new AssertionError(what + ": " + event);
		}
	}

}
