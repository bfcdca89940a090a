package io.github.cloudwatchlogging.boot.autoconfigure;

import io.github.cloudwatchlogging.boot.logging.JvmPipeline;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import io.github.cloudwatchlogging.pipeline.PipelineConfig;

import org.springframework.beans.factory.DisposableBean;

/**
 * Delivery as one context says, as long as it is open.
 */
final class HandOver implements DisposableBean {

	private final JvmPipeline jvm;

	private final PipelineConfig config;

	HandOver(JvmPipeline jvm, PipelineConfig config) {
		this.jvm = jvm;
		this.config = config;
		jvm.handOver(config);
	}

	LogPipeline pipeline() {
		return this.jvm.pipeline();
	}

	@Override
	public void destroy() {
		this.jvm.withdraw(this.config);
	}

}
