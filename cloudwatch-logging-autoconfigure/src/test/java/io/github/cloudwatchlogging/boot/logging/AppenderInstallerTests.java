package io.github.cloudwatchlogging.boot.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how the appender fares when Logback is reset and stopped. How many other
 * listeners Logback has depends on the application: Micrometer adds one, for example.
 */
class AppenderInstallerTests {

	private final LoggerContext context = new LoggerContext();

	@BeforeEach
	void start() {
		this.context.start();
	}

	@Test
	void logbackStops_withoutOtherListeners() {
		install();
		this.context.stop();
		assertThat(this.context.isStarted()).isFalse();
		assertThat(isInstalled()).isFalse();
	}

	@Test
	void logbackStops_withAnEarlierListener() {
		this.context.addListener(new LevelChangePropagator());
		install();
		this.context.stop();
		assertThat(this.context.isStarted()).isFalse();
		assertThat(isInstalled()).isFalse();
	}

	@Test
	void noListenerIsLeft_whenLogbackStops() {
		install();
		this.context.addListener(new LevelChangePropagator());
		this.context.stop();
		assertThat(this.context.getCopyOfListenerList()).isEmpty();
	}

	@Test
	void theAppenderIsInstalledAgain_whenLogbackIsReset() {
		install();
		this.context.reset();
		assertThat(isInstalled()).isTrue();
	}

	@Test
	void theAppenderIsInstalledAgain_whenLogbackWasStopped() {
		install();
		this.context.stop();
		this.context.start();
		install();
		assertThat(isInstalled()).isTrue();
	}

	private void install() {
		AppenderInstaller.install(this.context, CloudWatchAppender::new);
	}

	private boolean isInstalled() {
		return this.context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(AppenderInstaller.APPENDER_NAME) != null;
	}

}
