package io.github.cloudwatchlogging.boot.logging;

import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;

/**
 * Keeps exactly one appender on the root logger. Logback loses appenders that were added
 * by code whenever it is reset, which Spring Boot does at the start of every further
 * application, and a changed {@code logback.xml} whenever it is scanned.
 */
final class AppenderInstaller implements LoggerContextListener {

	static final String APPENDER_NAME = "CLOUDWATCH";

	private final LoggerContext context;

	private Supplier<CloudWatchAppender> appenders;

	private AppenderInstaller(LoggerContext context, Supplier<CloudWatchAppender> appenders) {
		this.context = context;
		this.appenders = appenders;
	}

	/**
	 * Installs an appender, unless there is one.
	 * @param context where to install
	 * @param appenders makes an appender that is configured but not started; also asked
	 * after every reset
	 * @return what keeps the appender installed
	 */
	static AppenderInstaller install(LoggerContext context, Supplier<CloudWatchAppender> appenders) {
		AppenderInstaller installer = context.getCopyOfListenerList()
			.stream()
			.filter(AppenderInstaller.class::isInstance)
			.map(AppenderInstaller.class::cast)
			.findFirst()
			.orElseGet(() -> new AppenderInstaller(context, appenders));
		installer.use(appenders);
		installer.install();
		return installer;
	}

	private synchronized void use(Supplier<CloudWatchAppender> appenders) {
		this.appenders = appenders;
	}

	synchronized void install() {
		if (root().getAppender(APPENDER_NAME) == null) {
			CloudWatchAppender appender = this.appenders.get();
			appender.setName(APPENDER_NAME);
			appender.setContext(this.context);
			appender.start();
			root().addAppender(appender);
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
		Appender<ILoggingEvent> appender = root().getAppender(APPENDER_NAME);
		if (appender != null) {
			root().detachAppender(appender);
			appender.stop();
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
