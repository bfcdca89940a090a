package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.spi.ConfigurationEvent;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * An application whose Logback is reset, reloaded, stopped and configured anew.
 */
final class LogbackChanges {

	private static final String CONFIGURATION = """
			<configuration scan="true" scanPeriod="100 milliseconds">
			  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
			    <encoder><pattern>%msg{VERSION}%n</pattern></encoder>
			  </appender>
			  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
			</configuration>
			""";

	private static final AtomicInteger configurations = new AtomicInteger();

	private LogbackChanges() {
	}

	public static void main(String[] args) throws IOException {
		Path file = Files.createTempFile("logback-spring", ".xml");
		Files.writeString(file, CONFIGURATION);
		try (ConfigurableApplicationContext open = StoryApplication.run(args, "--logging.config=" + file)) {
			Story.expect(open.isActive(), "an open application");
			Story.context().addConfigurationEventListener(LogbackChanges::count);
			Story.tell("at first");
			reload(file, CONFIGURATION.replace("VERSION", ""));
			Story.tell("after a reload");
			reload(file, CONFIGURATION.replace("</configuration>", ""));
			Story.tell("after a broken reload");
			reset();
			Story.tell("after a reset");
			reset();
			Story.tell("after another one");
			Story.context().stop();
			Story.whisper("while Logback is stopped");
			Story.context().start();
			Story.whisper("when it was started by somebody who configures nothing");
		}
		try (ConfigurableApplicationContext context = StoryApplication.run(args)) {
			Story.tell("in the next application");
			LoggingSystem system = LoggingSystem.get(LogbackChanges.class.getClassLoader());
			system.cleanUp();
			system.initialize(new LoggingInitializationContext(context.getEnvironment()), null, (LogFile) null);
			Story.whisper("when somebody but Spring Boot has configured Logback");
		}
		StoryApplication.run(args);
		Story.tell("in the last application");
		Files.delete(file);
		Story.end();
	}

	private static void reset() {
		Story.context().reset();
		Story.context().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
	}

	/** After a broken file Logback goes back to the one before, and has ended then. */
	private static void count(ConfigurationEvent event) {
		if (event.getEventType() == ConfigurationEvent.EventType.CONFIGURATION_ENDED_SUCCESSFULLY) {
			configurations.incrementAndGet();
		}
	}

	private static void reload(Path file, String content) throws IOException {
		int before = configurations.get();
		Files.writeString(file, content);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(before + 2)));
		await().atMost(Duration.ofSeconds(20)).until(() -> configurations.get() > before);
	}

}
