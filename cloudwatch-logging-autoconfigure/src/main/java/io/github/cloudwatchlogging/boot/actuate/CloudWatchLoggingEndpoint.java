package io.github.cloudwatchlogging.boot.actuate;

import io.github.cloudwatchlogging.pipeline.LogPipeline;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that answers "where are my log events?": what waits, what
 * arrived, what did not and why. Read-only unless
 * {@code management.endpoint.cloudwatchlogging.access} says otherwise. Asks the pipeline
 * of this JVM, never AWS, so it answers at once and also during an outage.
 */
@Endpoint(id = "cloudwatchlogging", defaultAccess = Access.READ_ONLY)
public class CloudWatchLoggingEndpoint {

	private final LogPipeline pipeline;

	/**
	 * Creates the endpoint.
	 * @param pipeline the pipeline to show
	 */
	public CloudWatchLoggingEndpoint(LogPipeline pipeline) {
		this.pipeline = pipeline;
	}

	/**
	 * The figures of this moment.
	 * @return figures that belong together: all are from one snapshot
	 */
	@ReadOperation
	public CloudWatchLoggingDescriptor delivery() {
		return CloudWatchLoggingDescriptor.of(this.pipeline.stats());
	}

}
