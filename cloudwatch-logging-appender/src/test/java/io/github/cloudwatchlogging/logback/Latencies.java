package io.github.cloudwatchlogging.logback;

import java.util.List;

/**
 * How long calls took: a histogram whose classes are three per cent wide. Written by one
 * thread.
 */
final class Latencies {

	private static final int SUB_BITS = 5;

	private static final int SUB = 1 << SUB_BITS;

	private final long[] counts = new long[SUB * (Long.SIZE - SUB_BITS)];

	private long calls;

	private long nanos;

	private long max;

	private long cpu;

	void add(long nanos) {
		this.counts[index(nanos)]++;
		this.calls++;
		this.nanos += nanos;
		this.max = Math.max(this.max, nanos);
	}

	/** What all calls together took of the processor. */
	void took(long cpuNanos) {
		this.cpu = cpuNanos;
	}

	private static int index(long nanos) {
		int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos | 1) - SUB_BITS - 1);
		return SUB * shift + (int) (nanos >>> shift);
	}

	/** The middle of a class. */
	private static double value(int index) {
		int shift = Math.max(0, index / SUB - 1);
		return ((index - (long) SUB * shift) + 0.5) * (1L << shift);
	}

	static Latencies sum(List<Latencies> all) {
		Latencies sum = new Latencies();
		for (Latencies each : all) {
			for (int i = 0; i < sum.counts.length; i++) {
				sum.counts[i] += each.counts[i];
			}
			sum.calls += each.calls;
			sum.nanos += each.nanos;
			sum.cpu += each.cpu;
			sum.max = Math.max(sum.max, each.max);
		}
		return sum;
	}

	long calls() {
		return this.calls;
	}

	double mean() {
		return (double) this.nanos / this.calls;
	}

	double cpu() {
		return (double) this.cpu / this.calls;
	}

	double percentile(double share) {
		long left = (long) Math.ceil(share * this.calls);
		for (int i = 0; i < this.counts.length; i++) {
			left -= this.counts[i];
			if (left <= 0) {
				return Math.min(value(i), this.max);
			}
		}
		return this.max;
	}

}
