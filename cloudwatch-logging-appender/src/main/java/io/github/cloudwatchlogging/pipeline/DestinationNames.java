package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.buffer.Batch;
import io.github.cloudwatchlogging.file.BatchOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Turns the configured templates into the names of log groups and streams, once: a later
 * change of the configuration does not move a destination that has received events.
 */
final class DestinationNames {

	private final NameValues values;

	private final Map<DestinationKey, Destination> resolved = new ConcurrentHashMap<>();

	private @Nullable PipelineConfig adopted;

	DestinationNames(Instant started) {
		this.values = new NameValues(started, new InstanceIdentity(System.getenv(), Path.of("/")));
	}

	/**
	 * Checks the templates of a configuration, and keeps them if they are the first.
	 * @return whether these are the templates that are used
	 * @throws IllegalArgumentException if a template cannot be resolved
	 */
	synchronized boolean adopt(PipelineConfig config) {
		NameTemplate.logGroup(config.logGroup(), this.values.own());
		NameTemplate.logStream(config.logStream(), this.values.own());
		if (this.adopted == null) {
			this.adopted = config;
		}
		return this.adopted.logGroup().equals(config.logGroup()) && this.adopted.logStream().equals(config.logStream());
	}

	private synchronized PipelineConfig adoptedOr(PipelineConfig config) {
		return (this.adopted != null) ? this.adopted : config;
	}

	/** May take a second at first. */
	Destination resolve(Batch batch, PipelineConfig latest) {
		BatchOrigin origin = batch.origin();
		return (origin != null) ? resolve(origin) : resolve(batch.destination(), latest);
	}

	/**
	 * Where a dead process wanted a batch to go, for people to read: as it was configured
	 * there, if that cannot be resolved.
	 */
	Destination describe(Batch batch) {
		BatchOrigin origin = Objects.requireNonNull(batch.origin(), "of a dead process");
		try {
			return resolve(origin);
		}
		catch (InvalidSettingException ex) {
			return new Destination(origin.logGroup(), origin.logStream());
		}
	}

	private Destination resolve(BatchOrigin origin) {
		return destination(origin.logGroup(), origin.logStream(), this.values.of(origin.values()));
	}

	Destination resolve(DestinationKey key, PipelineConfig latest) {
		PipelineConfig config = adoptedOr(latest);
		return this.resolved.computeIfAbsent(key,
				(absent) -> destination(config.logGroup(), config.logStream(), this.values.own()));
	}

	private static Destination destination(String logGroup, String logStream, Map<String, Supplier<String>> values) {
		return new Destination(NameTemplate.logGroup(logGroup, values).resolve(),
				NameTemplate.logStream(logStream, values).resolve());
	}

	@Nullable Destination find(DestinationKey key) {
		return this.resolved.get(key);
	}

	/**
	 * What a file has to say so that another process delivers its events to the same
	 * stream. Returns at once.
	 */
	synchronized BatchOrigin origin(DestinationKey key, DiskConfig disk) {
		PipelineConfig config = this.adopted;
		return new BatchOrigin(key.name(), (config != null) ? config.logGroup() : disk.logGroup(),
				(config != null) ? config.logStream() : disk.logStream(), this.values.known());
	}

}
