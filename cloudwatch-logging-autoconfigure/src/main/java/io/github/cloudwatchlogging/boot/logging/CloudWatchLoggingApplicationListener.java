package io.github.cloudwatchlogging.boot.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Follows the start of an application: installs the appender right after Logback was
 * configured, and lets the events go when the application has started or failed to.
 */
final class CloudWatchLoggingApplicationListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	static final int ORDER = LoggingApplicationListener.DEFAULT_ORDER + 1;

	private static final boolean LOGBACK_PRESENT = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext",
			CloudWatchLoggingApplicationListener.class.getClassLoader());

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent) {
			JvmShutdownHook.registerHandler();
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			prepared(prepared.getEnvironment());
		}
		else if (event instanceof ApplicationStartedEvent started) {
			release(started.getApplicationContext().getEnvironment());
		}
		else if (event instanceof ApplicationFailedEvent) {
			failed();
		}
	}

	private void prepared(Environment environment) {
		EnvironmentCapture.clear();
		Activation activation = Activation.of(environment);
		if (activation == Activation.ACTIVE) {
			if (!install(environment)) {
				logger().warn("Not delivering to CloudWatch Logs: this needs Logback, which does not log here; "
						+ "remove cloudwatch-logging-starter");
			}
		}
		else if (activation == Activation.LAMBDA) {
			logger().info("Not delivering to CloudWatch Logs on AWS Lambda, which does so by itself; "
					+ "cloudwatch.logging.enabled=true overrides this");
		}
	}

	/** The installation knows classes of Logback, which may be absent. */
	private static boolean install(Environment environment) {
		return LOGBACK_PRESENT && EarlyInstallation.install(environment);
	}

	private static Logger logger() {
		return LoggerFactory.getLogger(Slf4jReportSink.LOGGER);
	}

	/**
	 * The report of the failure is logged after this event, so nothing ends here. If the
	 * failure came before Logback was configured completely, this is the moment to catch
	 * its report.
	 */
	private void failed() {
		Environment captured = EnvironmentCapture.take();
		if (captured != null && Activation.of(captured) == Activation.ACTIVE) {
			install(captured);
		}
		JvmPipeline current = JvmPipeline.current();
		if (current != null) {
			current.pipeline().release();
		}
	}

	private void release(Environment environment) {
		JvmPipeline current = JvmPipeline.current();
		if (current != null && Activation.of(environment) != Activation.BOOTSTRAP) {
			current.pipeline().release();
		}
	}

}
