package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import ch.qos.logback.core.spi.ConfigurationEvent;

import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * An application that stays open while others fail to start, or want no delivery: first
 * with our appender, then with one that a file declares, which changes meanwhile.
 */
final class OthersBesideAnOpenApplication {

	private static final String OFF = "--cloudwatch.logging.enabled=false";

	private static final String WRONG = "--cloudwatch.logging.buffer.max-bytes=1KB";

	private static final String FILE = """
			<configuration scan="true" scanPeriod="100 milliseconds">
			  <appender name="DECLARED" class="io.github.cloudwatchlogging.logback.CloudWatchAppender">
			    <logStream>declared</logStream>
			    <encoder><pattern>%logger: %msg{VERSION}</pattern></encoder>
			  </appender>
			  <root level="INFO"><appender-ref ref="DECLARED"/></root>
			</configuration>
			""";

	private static volatile int configurations;

	private OthersBesideAnOpenApplication() {
	}

	public static void main(String[] args) throws IOException {
		ConfigurableApplicationContext open = StoryApplication.run(args);
		beside("ours", args);
		open.close();
		Path file = Files.createTempFile("logback-spring", ".xml");
		Files.writeString(file, FILE);
		String[] declared = append(args, "--logging.config=" + file);
		ConfigurableApplicationContext last = StoryApplication.run(declared);
		beside("declared", declared);
		Story.context().addConfigurationEventListener(OthersBesideAnOpenApplication::count);
		reload(file);
		Story.tell("when the file was read again");
		last.close();
		Story.tell("when it is closed");
		Files.delete(file);
		Story.end();
	}

	private static void beside(String which, String[] args) {
		Story.tell(which + " at first");
		fail(args, WRONG);
		Story.tell(which + " when another did not start");
		StoryApplication.run(args).close();
		fail(args, WRONG);
		Story.tell(which + " when one did not start after one was closed");
		fail(args, OFF, "--logging.level.story=BOGUS");
		Story.tell(which + " when one without delivery did not start");
		StoryApplication.run(args, OFF);
		Story.tell(which + " when one without delivery is open, too");
	}

	private static void fail(String[] args, String... more) {
		try {
			StoryApplication.run(args, more);
		}
		catch (RuntimeException ex) {
			return;
		}
		Story.expect(false, "an application that does not start");
	}

	private static String[] append(String[] args, String last) {
		String[] all = Arrays.copyOf(args, args.length + 1);
		all[args.length] = last;
		return all;
	}

	private static void count(ConfigurationEvent event) {
		if (event.getEventType() != ConfigurationEvent.EventType.CONFIGURATION_STARTED) {
			configurations++;
		}
	}

	private static void reload(Path file) throws IOException {
		int before = configurations;
		Files.writeString(file, FILE.replace("VERSION", ""));
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
		await().atMost(Duration.ofSeconds(20)).until(() -> configurations > before);
	}

}
