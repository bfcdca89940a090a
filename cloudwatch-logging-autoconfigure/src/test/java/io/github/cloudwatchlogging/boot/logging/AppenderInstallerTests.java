package io.github.cloudwatchlogging.boot.logging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AppenderInstaller}. The listener list of the contexts holds ours
 * alone, as in an application without Micrometer.
 */
class AppenderInstallerTests {

	private final LoggerContext context = new LoggerContext();

	private final List<CloudWatchAppender> made = new ArrayList<>();

	@Test
	void install_addsOneAppender_howeverOftenItIsCalled() {
		install();
		install();
		assertThat(appenders()).hasSize(1);
		assertThat(this.context.getCopyOfListenerList()).hasSize(1);
	}

	@Test
	void theAppenderIsPutBack_whenLogbackIsReset() {
		install();
		this.context.reset();
		this.context.reset();
		assertThat(appenders()).hasSize(1).allMatch(Appender::isStarted);
		assertThat(this.made).hasSize(3);
	}

	@Test
	void nothingIsLeft_whenLogbackIsStopped() {
		install();
		this.context.stop();
		assertThat(appenders()).isEmpty();
		assertThat(this.made).noneMatch(Appender::isStarted);
		assertThat(this.context.getCopyOfListenerList()).isEmpty();
	}

	@Test
	void install_worksAgain_whenLogbackWasStoppedAndReset() {
		install();
		this.context.stop();
		this.context.reset();
		install();
		assertThat(appenders()).hasSize(1).allMatch(Appender::isStarted);
	}

	@Test
	void levelsAndOtherAppendersAreLeftAlone() {
		root().setLevel(Level.WARN);
		install();
		assertThat(root().getLevel()).isEqualTo(Level.WARN);
	}

	private void install() {
		AppenderInstaller.install(this.context, () -> {
			CloudWatchAppender appender = new CloudWatchAppender();
			appender.setPipeline(mock(LogPipeline.class));
			this.made.add(appender);
			return appender;
		});
	}

	private List<Appender<ILoggingEvent>> appenders() {
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		Iterator<Appender<ILoggingEvent>> iterator = root().iteratorForAppenders();
		iterator.forEachRemaining(appenders::add);
		return appenders;
	}

	private Logger root() {
		return this.context.getLogger(Logger.ROOT_LOGGER_NAME);
	}

}
