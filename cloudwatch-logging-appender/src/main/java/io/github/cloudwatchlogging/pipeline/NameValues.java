package io.github.cloudwatchlogging.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the placeholders in names stand for. Thread-safe.
 */
final class NameValues {

	private static final String INSTANCE = "instance";

	private static final String HOST = "host";

	private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final Map<String, String> known = new ConcurrentHashMap<>();

	private final Map<String, Supplier<String>> own = new HashMap<>();

	NameValues(Instant started, InstanceIdentity identity) {
		this.known.put("pid", Long.toString(ProcessHandle.current().pid()));
		this.known.put("started", STARTED.format(started));
		this.known.put("uuid", UUID.randomUUID().toString());
		this.known.forEach((name, value) -> this.own.put(name, () -> value));
		this.own.put(INSTANCE, () -> remember(INSTANCE, identity::instance));
		this.own.put(HOST, () -> remember(HOST, identity::host));
		identity.quickHost().ifPresent((host) -> this.known.put(HOST, host));
	}

	private String remember(String name, Supplier<String> supplier) {
		String value = this.known.get(name);
		if (value == null) {
			value = supplier.get();
			this.known.put(name, value);
		}
		return value;
	}

	/** The values of this process. To get one may take a second at first. */
	Map<String, Supplier<String>> own() {
		return this.own;
	}

	/** Those of this process that can be had at once. */
	Map<String, String> known() {
		return this.known;
	}

	/**
	 * The values of another process. What it did not know yet when it died is most likely
	 * the same for this one, if both ran on the same host.
	 */
	Map<String, Supplier<String>> of(Map<String, String> others) {
		Map<String, Supplier<String>> values = new HashMap<>(this.own);
		String host = others.get(HOST);
		if (host != null && !host.equals(value(HOST))) {
			values.put(INSTANCE, () -> host);
		}
		others.forEach((name, value) -> values.put(name, () -> value));
		return values;
	}

	private String value(String name) {
		return this.own.getOrDefault(name, () -> "").get();
	}

}
