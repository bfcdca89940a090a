package io.github.cloudwatchlogging.boot.logging;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.LoggerContext;
import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.boot.diagnostics.RefusedSettingException;
import io.github.cloudwatchlogging.boot.diagnostics.UnknownSettings;
import io.github.cloudwatchlogging.logback.AppenderHost;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sees to it that an application has its appender before it has a context: either those
 * that Logback's configuration file declares, which are adopted while Logback reads the
 * file, or one of ours.
 */
final class EarlyInstallation implements AppenderHost {

	private static final AtomicLong LAST_NUMBER = new AtomicLong();

	private final long number = LAST_NUMBER.incrementAndGet();

	private final ConfigurableEnvironment environment;

	private @Nullable Equipment equipment;

	private volatile boolean tried;

	/**
	 * Prepares for an application whose logging is not configured yet.
	 * @param environment its environment
	 */
	EarlyInstallation(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/** Later ones have greater numbers. */
	long number() {
		return this.number;
	}

	/** Whether {@link #install()} was called, whatever came of it. */
	boolean wasTried() {
		return this.tried;
	}

	Activation activation() {
		return Activation.of(this.environment);
	}

	/**
	 * Installs an appender unless one was adopted; has no effect if Logback is not the
	 * one that logs.
	 * @return whether Logback logs
	 */
	boolean install() {
		this.tried = true;
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return false;
		}
		List<String> unknown = UnknownSettings.find(this.environment);
		try {
			install(context);
			unknown.forEach(LoggerFactory.getLogger(Slf4jReportSink.LOGGER)::warn);
			return true;
		}
		catch (InvalidSettingException ex) {
			throw new RefusedSettingException(ex, this.environment);
		}
	}

	private void install(LoggerContext context) {
		if (this.equipment == null) {
			// Logback has not read its file for this application, so that of another one
			// counts.
			OpenApplications.latest().ifPresent((open) -> FileProperties.copy(open.environment, this.environment));
		}
		Equipment equipment = equipment(context);
		ReconfigurationListener.register(context);
		equipment.jvm().installed(AppenderInstaller.install(context, () -> {
			CloudWatchAppender appender = new CloudWatchAppender();
			equipment.equip(appender);
			return appender;
		}));
		Appenders.warnOfPitfalls(context);
	}

	/**
	 * Puts the appender back for an application it was installed for, if somebody has
	 * configured Logback anew meanwhile.
	 */
	static void ensure() {
		JvmPipeline jvm = JvmPipeline.current();
		if (jvm != null) {
			jvm.ensureInstalled();
		}
	}

	/**
	 * An application starts that wants no delivery. Others that do may be open; if they
	 * are not, the appender is none of its business.
	 */
	static void keepForOthers() {
		JvmPipeline jvm = JvmPipeline.current();
		if (jvm == null) {
			return;
		}
		if (OpenApplications.isEmpty()) {
			jvm.uninstall();
		}
		else {
			jvm.ensureInstalled();
		}
	}

	/**
	 * Called for each appender that the file declares, again each time the file is read.
	 */
	@Override
	public void adopt(CloudWatchAppender appender) {
		if (activation() != Activation.ACTIVE || !(appender.getContext() instanceof LoggerContext context)) {
			return;
		}
		if (!FileProperties.add(this.environment, appender.settings())) {
			appender.addWarn("Only its encoder, threshold and filters are used: where and how to deliver was said"
					+ " before, by another appender or by this file when the application started");
		}
		AppenderInstaller.adopt(context, appender, equipment(context));
	}

	private synchronized Equipment equipment(LoggerContext context) {
		if (this.equipment == null) {
			this.equipment = Equipment.of(context, this.environment);
		}
		return this.equipment;
	}

}
