package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import org.jspecify.annotations.Nullable;

/**
 * Turns the configured templates into the names of log groups and streams, once: a later
 * change of the configuration does not move a destination that has received events.
 */
final class DestinationNames {

	private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final Map<String, Supplier<String>> values;

	private final Map<DestinationKey, Destination> resolved = new ConcurrentHashMap<>();

	private @Nullable PipelineConfig adopted;

	DestinationNames(Instant started) {
		InstanceIdentity identity = new InstanceIdentity(System.getenv(), Path.of("/"));
		String uuid = UUID.randomUUID().toString();
		this.values = Map.of("instance", identity::instance, "host", identity::host, "pid",
				() -> Long.toString(ProcessHandle.current().pid()), "started", () -> STARTED.format(started), "uuid",
				() -> uuid);
	}

	/**
	 * Checks both templates.
	 * @throws IllegalArgumentException if a template cannot be resolved
	 */
	private void check(PipelineConfig config) {
		NameTemplate.logGroup(config.logGroup(), this.values);
		NameTemplate.logStream(config.logStream(), this.values);
	}

	/**
	 * Checks the templates of a configuration, and keeps them if they are the first.
	 * @return whether these are the templates that are used
	 */
	synchronized boolean adopt(PipelineConfig config) {
		check(config);
		if (this.adopted == null) {
			this.adopted = config;
		}
		return this.adopted.logGroup().equals(config.logGroup()) && this.adopted.logStream().equals(config.logStream());
	}

	private synchronized PipelineConfig adoptedOr(PipelineConfig config) {
		return (this.adopted != null) ? this.adopted : config;
	}

	/** May take a second at first. */
	Destination resolve(DestinationKey key, PipelineConfig latest) {
		PipelineConfig config = adoptedOr(latest);
		return this.resolved.computeIfAbsent(key,
				(absent) -> new Destination(NameTemplate.logGroup(config.logGroup(), this.values).resolve(),
						NameTemplate.logStream(config.logStream(), this.values).resolve()));
	}

	@Nullable Destination find(DestinationKey key) {
		return this.resolved.get(key);
	}

}
