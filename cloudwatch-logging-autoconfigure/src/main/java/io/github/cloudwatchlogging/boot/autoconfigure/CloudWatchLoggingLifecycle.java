package io.github.cloudwatchlogging.boot.autoconfigure;

import io.github.cloudwatchlogging.boot.logging.JvmPipeline;

import org.springframework.context.SmartLifecycle;

/**
 * Flushes when the context is closed, as the last of all lifecycle beans. Closes nothing:
 * beans still log when they are destroyed, and the JVM may live on.
 */
final class CloudWatchLoggingLifecycle implements SmartLifecycle {

	private final JvmPipeline pipeline;

	private volatile boolean running;

	CloudWatchLoggingLifecycle(JvmPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.pipeline.flush();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** A context that is paused while another one runs goes on logging. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
