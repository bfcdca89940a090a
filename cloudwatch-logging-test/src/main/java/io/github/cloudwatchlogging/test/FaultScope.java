package io.github.cloudwatchlogging.test;

import java.util.Random;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault hits.
 *
 * @param operation the operation, or {@code null} for all
 * @param logGroup the log group that the call names, or {@code null} for all
 * @param poison matches a message of the batch, or {@code null} for any batch
 * @param times the number of hits after which the fault is spent
 * @param distance the distance between two calls that are looked at
 * @param probability the share of those that are hit
 * @param seed the seed of the choice
 */
record FaultScope(@Nullable String operation, @Nullable String logGroup, @Nullable Predicate<String> poison, int times,
		int distance, double probability, long seed) {

	static final FaultScope EVERYTHING = new FaultScope(null, null, null, Integer.MAX_VALUE, 1, 1, 0);

	FaultScope on(String operation) {
		return new FaultScope(operation, this.logGroup, this.poison, this.times, this.distance, this.probability,
				this.seed);
	}

	FaultScope onLogGroup(String logGroup) {
		return new FaultScope(this.operation, logGroup, this.poison, this.times, this.distance, this.probability,
				this.seed);
	}

	FaultScope poisoned(Predicate<String> poison) {
		return new FaultScope(this.operation, this.logGroup, poison, this.times, this.distance, this.probability,
				this.seed);
	}

	FaultScope times(int n) {
		return new FaultScope(this.operation, this.logGroup, this.poison, n, this.distance, this.probability,
				this.seed);
	}

	FaultScope everyNth(int n) {
		if (n < 1) {
			throw new IllegalArgumentException("n must be at least 1");
		}
		return new FaultScope(this.operation, this.logGroup, this.poison, this.times, n, this.probability, this.seed);
	}

	FaultScope withProbability(double p, long seed) {
		return new FaultScope(this.operation, this.logGroup, this.poison, this.times, this.distance, p, seed);
	}

	Random random() {
		return new Random(this.seed);
	}

}
