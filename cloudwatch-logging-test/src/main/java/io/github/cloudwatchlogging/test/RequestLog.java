package io.github.cloudwatchlogging.test;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The requests in order of arrival. Keeps the latest ones only, but counts all. Safe for
 * use by many threads.
 */
final class RequestLog {

	/**
	 * With headers about a kilobyte each: some ten megabytes.
	 */
	static final int KEPT = 10_000;

	private final ArrayDeque<Entry> entries = new ArrayDeque<>();

	private final Map<String, Long> counts = new HashMap<>();

	synchronized Entry add(ReceivedRequest request) {
		if (this.entries.size() == KEPT) {
			this.entries.removeFirst();
		}
		Entry entry = new Entry(request);
		this.entries.addLast(entry);
		this.counts.merge(request.operation(), 1L, Long::sum);
		return entry;
	}

	synchronized List<ReceivedRequest> requests() {
		return this.entries.stream().map((entry) -> entry.request).toList();
	}

	synchronized long count(String operation) {
		return this.counts.getOrDefault(operation, 0L);
	}

	synchronized void clear() {
		this.entries.clear();
		this.counts.clear();
	}

	/**
	 * A request, and in time its answer.
	 */
	static final class Entry {

		private volatile ReceivedRequest request;

		private Entry(ReceivedRequest request) {
			this.request = request;
		}

		/**
		 * Called before the answer is sent, so that a client which has it also finds it
		 * here.
		 */
		void answered(int status, @Nullable String errorCode) {
			this.request = this.request.answered(status, errorCode);
		}

	}

}
