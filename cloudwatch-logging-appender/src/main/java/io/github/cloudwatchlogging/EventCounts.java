package io.github.cloudwatchlogging;

/**
 * How many source events had which outcome, by level. Immutable, so all counts belong to
 * one moment; a moment at which {@code accepted + recovered = delivered + rejected +
 * dropped + queued} holds, with {@code queued} from {@link QueueStats#events()}.
 */
public final class EventCounts {

	private static final int LEVELS = EventLevel.values().length;

	private final long[] accepted;

	private final long[] recovered;

	private final long[] delivered;

	private final long[][] rejected;

	private final long[][] dropped;

	/**
	 * Creates the counts of one moment; takes possession of the arrays.
	 * @param accepted counts by level
	 * @param recovered counts by level
	 * @param delivered counts by level
	 * @param rejected counts by reason, then level
	 * @param dropped counts by reason, then level
	 */
	public EventCounts(long[] accepted, long[] recovered, long[] delivered, long[][] rejected, long[][] dropped) {
		this.accepted = accepted;
		this.recovered = recovered;
		this.delivered = delivered;
		this.rejected = rejected;
		this.dropped = dropped;
	}

	/**
	 * No events at all.
	 * @return counts of zero
	 */
	public static EventCounts none() {
		return new EventCounts(new long[LEVELS], new long[LEVELS], new long[LEVELS],
				new long[RejectReason.values().length][LEVELS], new long[DropReason.values().length][LEVELS]);
	}

	/**
	 * Events that passed the threshold and are not our own.
	 * @return the count since the pipeline was created
	 */
	public long accepted() {
		return sum(this.accepted);
	}

	public long accepted(EventLevel level) {
		return this.accepted[level.ordinal()];
	}

	/**
	 * Events that were adopted from a process that died before it could deliver them.
	 * @return the count since the pipeline was created; zero unless events are kept on
	 * disk
	 */
	public long recovered() {
		return sum(this.recovered);
	}

	public long recovered(EventLevel level) {
		return this.recovered[level.ordinal()];
	}

	/**
	 * Events that the service acknowledged.
	 * @return the count since the pipeline was created
	 */
	public long delivered() {
		return sum(this.delivered);
	}

	public long delivered(EventLevel level) {
		return this.delivered[level.ordinal()];
	}

	/**
	 * Events that the service received and refused.
	 * @return the count since the pipeline was created
	 */
	public long rejected() {
		return sum(this.rejected);
	}

	public long rejected(RejectReason reason) {
		return sum(this.rejected[reason.ordinal()]);
	}

	public long rejected(RejectReason reason, EventLevel level) {
		return this.rejected[reason.ordinal()][level.ordinal()];
	}

	/**
	 * Events that were given up.
	 * @return the count since the pipeline was created
	 */
	public long dropped() {
		return sum(this.dropped);
	}

	public long dropped(DropReason reason) {
		return sum(this.dropped[reason.ordinal()]);
	}

	public long dropped(DropReason reason, EventLevel level) {
		return this.dropped[reason.ordinal()][level.ordinal()];
	}

	/**
	 * These counts and others together.
	 * @param other the counts to add
	 * @return the sum
	 */
	public EventCounts plus(EventCounts other) {
		return new EventCounts(plus(this.accepted, other.accepted), plus(this.recovered, other.recovered),
				plus(this.delivered, other.delivered), plus(this.rejected, other.rejected),
				plus(this.dropped, other.dropped));
	}

	private static long[] plus(long[] left, long[] right) {
		long[] sum = left.clone();
		for (int i = 0; i < sum.length; i++) {
			sum[i] += right[i];
		}
		return sum;
	}

	private static long[][] plus(long[][] left, long[][] right) {
		long[][] sum = new long[left.length][];
		for (int i = 0; i < sum.length; i++) {
			sum[i] = plus(left[i], right[i]);
		}
		return sum;
	}

	private static long sum(long[][] counts) {
		long sum = 0;
		for (long[] row : counts) {
			sum += sum(row);
		}
		return sum;
	}

	private static long sum(long[] counts) {
		long sum = 0;
		for (long count : counts) {
			sum += count;
		}
		return sum;
	}

	@Override
	public String toString() {
		return "accepted " + accepted() + ", recovered " + recovered() + ", delivered " + delivered() + ", rejected "
				+ rejected() + ", dropped " + dropped();
	}

}
