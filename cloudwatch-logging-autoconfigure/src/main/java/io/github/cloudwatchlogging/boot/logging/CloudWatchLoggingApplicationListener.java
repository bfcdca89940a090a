package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContext;
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

	static final boolean LOGBACK_PRESENT = isPresent("ch.qos.logback.classic.LoggerContext");

	private static final boolean WEB_PRESENT = isPresent("jakarta.servlet.ServletContextListener")
			&& isPresent("org.springframework.web.context.WebApplicationContext");

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (LOGBACK_PRESENT) {
			follow(event);
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent prepared
				&& Activation.of(prepared.getEnvironment()) == Activation.ACTIVE) {
			warnOfOtherLogging();
		}
	}

	private void follow(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent) {
			JvmShutdownHook.registerHandler();
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent) {
			prepared(EnvironmentCapture.of(event.getSpringApplication()));
		}
		else if (event instanceof ApplicationContextInitializedEvent initialized) {
			initialized(initialized.getApplicationContext());
		}
		else if (event instanceof ApplicationPreparedEvent prepared) {
			opened(prepared.getApplicationContext(), EnvironmentCapture.of(event.getSpringApplication()));
		}
		else if (event instanceof ApplicationStartedEvent started) {
			release(started.getApplicationContext().getEnvironment());
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			failed(failed.getApplicationContext(), EnvironmentCapture.of(event.getSpringApplication()));
		}
	}

	private void prepared(@Nullable EarlyInstallation installation) {
		if (installation == null) {
			return;
		}
		Activation activation = installation.activation();
		if (activation == Activation.ACTIVE) {
			if (!installation.install()) {
				warnOfOtherLogging();
			}
		}
		else {
			EarlyInstallation.keepForOthers();
		}
		if (activation == Activation.LAMBDA) {
			logger().info("Not delivering to CloudWatch Logs on AWS Lambda, which does so by itself; "
					+ "cloudwatch.logging.enabled=true overrides this");
		}
	}

	private static void warnOfOtherLogging() {
		logger().warn("Not delivering to CloudWatch Logs: this needs Logback, which does not log here; "
				+ "remove cloudwatch-logging-starter");
	}

	private static Logger logger() {
		return LoggerFactory.getLogger(Slf4jReportSink.LOGGER);
	}

	/**
	 * Spring Cloud configures Logback once more, after us, if its configuration server
	 * says how.
	 */
	private void initialized(ApplicationContext context) {
		if (Activation.of(context.getEnvironment()) == Activation.ACTIVE) {
			EarlyInstallation.ensure();
		}
	}

	private void opened(ApplicationContext context, @Nullable EarlyInstallation installation) {
		if (installation != null && Activation.of(context.getEnvironment()) == Activation.ACTIVE) {
			OpenApplications.add(context, installation);
			if (WEB_PRESENT) {
				WarDeployment.register(context);
			}
		}
	}

	/**
	 * The report of the failure is logged after this event, so nothing ends here. If the
	 * failure came before Logback was configured completely, this is the moment to catch
	 * its report.
	 */
	private void failed(@Nullable ApplicationContext context, @Nullable EarlyInstallation installation) {
		if (context != null) {
			OpenApplications.remove(context);
		}
		OpenApplications.latest().ifPresent(CloudWatchAppender::adoptedBy);
		if (installation != null && installation.activation() == Activation.ACTIVE && !installation.wasTried()) {
			installation.install();
		}
		else if (!OpenApplications.isEmpty()) {
			EarlyInstallation.ensure();
		}
		JvmPipeline current = JvmPipeline.current();
		if (current != null) {
			current.pipeline().release();
		}
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, CloudWatchLoggingApplicationListener.class.getClassLoader());
	}

	private void release(Environment environment) {
		JvmPipeline current = JvmPipeline.current();
		if (current != null && Activation.of(environment) != Activation.BOOTSTRAP) {
			current.pipeline().release();
		}
	}

}
