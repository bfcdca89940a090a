package io.github.cloudwatchlogging.test;

import java.util.Random;

/**
 * A fault with the count of the calls it has seen. Guarded by {@link Faults}.
 */
final class ActiveFault {

	private final Fault fault;

	private final Random random;

	private long seen;

	private int hits;

	ActiveFault(Fault fault) {
		this.fault = fault;
		this.random = fault.scope().random();
	}

	FaultBehaviour behaviour() {
		return this.fault.behaviour();
	}

	boolean isSpent() {
		return this.hits >= this.fault.scope().times();
	}

	boolean hits(Exchange exchange) {
		FaultScope scope = this.fault.scope();
		if (isSpent()) {
			return false;
		}
		if (scope.operation() != null && !scope.operation().equals(exchange.operation())) {
			return false;
		}
		if (scope.logGroup() != null && !scope.logGroup().equals(exchange.text("logGroupName", ""))) {
			return false;
		}
		if (scope.poison() != null && exchange.messages().noneMatch(scope.poison())) {
			return false;
		}
		boolean due = this.seen++ % scope.distance() == 0;
		if (!due || this.random.nextDouble() >= scope.probability()) {
			return false;
		}
		this.hits++;
		return true;
	}

}
