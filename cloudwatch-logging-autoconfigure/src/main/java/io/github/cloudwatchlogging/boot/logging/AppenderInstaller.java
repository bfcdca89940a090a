package io.github.cloudwatchlogging.boot.logging;

import java.util.Optional;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.jspecify.annotations.Nullable;

/**
 * Keeps exactly one appender on the root logger, where Logback's configuration file
 * declares none. Logback loses appenders that were added by code whenever it is reset,
 * which Spring Boot does at the start of every further application, and a changed
 * {@code logback.xml} whenever it is scanned.
 */
final class AppenderInstaller implements LoggerContextListener {

	static final String APPENDER_NAME = "CLOUDWATCH";

	private final LoggerContext context;

	private Supplier<CloudWatchAppender> appenders;

	private @Nullable CloudWatchAppender installed;

	/** Connects what was adopted while ours was in its place. */
	private @Nullable Runnable pending;

	private AppenderInstaller(LoggerContext context, Supplier<CloudWatchAppender> appenders) {
		this.context = context;
		this.appenders = appenders;
	}

	/**
	 * Installs an appender, unless there is one, wherever it may be attached.
	 * @param context where to install
	 * @param appenders makes an appender that is configured but not started; also asked
	 * after every reset
	 * @return what keeps the appender installed
	 */
	static synchronized AppenderInstaller install(LoggerContext context, Supplier<CloudWatchAppender> appenders) {
		AppenderInstaller installer = in(context).orElseGet(() -> new AppenderInstaller(context, appenders));
		installer.use(appenders);
		installer.install();
		return installer;
	}

	/**
	 * Takes an appender from Logback's file. If one of ours is in its place, because the
	 * file is read again, that one goes on until the file is read to its end: only then
	 * is the other attached.
	 * @param context where the appender will be attached
	 * @param appender the appender, not started yet
	 * @param equipment what it needs
	 */
	static void adopt(LoggerContext context, CloudWatchAppender appender, Equipment equipment) {
		equipment.dress(appender);
		Optional<AppenderInstaller> installer = in(context);
		if (installer.isEmpty() || !installer.get().holdBack(() -> equipment.connect(appender))) {
			equipment.connect(appender);
		}
	}

	private synchronized boolean holdBack(Runnable connection) {
		if (this.installed == null) {
			return false;
		}
		Runnable earlier = this.pending;
		this.pending = (earlier == null) ? connection : () -> {
			earlier.run();
			connection.run();
		};
		return true;
	}

	/** The file has been read to its end. */
	static void settle(LoggerContext context) {
		in(context).ifPresent((installer) -> {
			if (installer.isHoldingBack()) {
				installer.install();
			}
		});
	}

	private synchronized boolean isHoldingBack() {
		return this.pending != null;
	}

	private static Optional<AppenderInstaller> in(LoggerContext context) {
		return context.getCopyOfListenerList()
			.stream()
			.filter(AppenderInstaller.class::isInstance)
			.map(AppenderInstaller.class::cast)
			.findFirst();
	}

	private synchronized void use(Supplier<CloudWatchAppender> appenders) {
		this.appenders = appenders;
	}

	synchronized void install() {
		Runnable connection = this.pending;
		this.pending = null;
		if (connection != null) {
			connection.run();
		}
		if (Appenders.exist(this.context, this.installed)) {
			uninstall();
		}
		else if (this.installed == null || !root().isAttached(this.installed)) {
			CloudWatchAppender appender = this.appenders.get();
			appender.setName(APPENDER_NAME);
			appender.setContext(this.context);
			appender.start();
			root().addAppender(appender);
			this.installed = appender;
		}
		// Stopping the context removes even reset-resistant listeners.
		if (!this.context.getCopyOfListenerList().contains(this)) {
			this.context.addListener(this);
		}
	}

	/** Not to be called by Logback: see {@link #onStop}. */
	void remove() {
		this.context.removeListener(this);
		uninstall();
	}

	private synchronized void uninstall() {
		CloudWatchAppender appender = this.installed;
		if (appender != null) {
			root().detachAppender(appender);
			appender.stop();
			this.installed = null;
		}
	}

	private Logger root() {
		return this.context.getLogger(Logger.ROOT_LOGGER_NAME);
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext context) {
	}

	@Override
	public void onReset(LoggerContext context) {
		install();
	}

	/**
	 * Stopping begins with a reset, so the appender was just put back. It ends with the
	 * removal of all listeners; to remove this one here would disturb Logback, which is
	 * walking through them.
	 */
	@Override
	public void onStop(LoggerContext context) {
		uninstall();
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
	}

}
