package io.github.cloudwatchlogging.test;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.test.http.Reply;

/**
 * The faults of an endpoint. For each call the first fault that hits wins, in the order
 * in which they were added; those behind it do not count the call. Safe for use by many
 * threads.
 */
public final class Faults {

	private final List<ActiveFault> active = new ArrayList<>();

	private Release release = new Release();

	Faults() {
	}

	/**
	 * Add a fault behind those already there.
	 * @param fault the fault
	 * @return this
	 */
	public synchronized Faults add(Fault fault) {
		this.active.add(new ActiveFault(fault));
		return this;
	}

	/**
	 * Remove all faults. Calls they hold up go on: late and slow answers come at once,
	 * connections that hang are closed.
	 */
	public synchronized void clear() {
		this.active.clear();
		this.release.end();
		this.release = new Release();
	}

	/**
	 * Answer a call, with the fault that hits it if there is one.
	 */
	Reply apply(Exchange exchange) throws InterruptedException {
		FaultBehaviour behaviour;
		Release current;
		synchronized (this) {
			current = this.release;
			this.active.removeIf(ActiveFault::isSpent);
			behaviour = this.active.stream()
				.filter((fault) -> fault.hits(exchange))
				.findFirst()
				.map(ActiveFault::behaviour)
				.orElse((call, release) -> call.process());
		}
		return behaviour.apply(exchange, current);
	}

}
