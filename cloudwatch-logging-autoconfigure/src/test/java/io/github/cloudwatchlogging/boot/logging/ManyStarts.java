package io.github.cloudwatchlogging.boot.logging;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.cloudwatchlogging.logback.CloudWatchAppender;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * An application that is started and closed again and again in one JVM, and what is left
 * of it.
 */
final class ManyStarts {

	/** Until everything that is made once has been made. */
	private static final int WARM_UP = 2;

	private ManyStarts() {
	}

	public static void main(String[] args) throws JMException {
		int rounds = Integer.getInteger("rounds");
		for (int i = 0; i < WARM_UP; i++) {
			round(args, i);
		}
		Left before = Left.now();
		for (int i = WARM_UP; i < WARM_UP + rounds; i++) {
			round(args, i);
		}
		System.out.println("before " + before + ", after " + rounds + " rounds " + Left.now());
		await().atMost(Duration.ofSeconds(20)).until(() -> Left.now().isNotMoreThan(before));
		Story.end();
	}

	private static void round(String[] args, int number) {
		try (ConfigurableApplicationContext context = StoryApplication.run(args, "--number=" + number)) {
			Story.tell("round " + context.getEnvironment().getProperty("number"));
		}
		Story.tell("closed " + number);
	}

	/**
	 * What an application could leave behind.
	 */
	private record Left(List<String> threads, long files, long clients, long appenders, long contexts) {

		static Left now() throws JMException {
			String histogram = (String) ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
						new Object[] { new String[0] }, new String[] { String[].class.getName() });
			long files = (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
					? unix.getOpenFileDescriptorCount() : 0;
			// A client has up to five threads, as many as it happened to need.
			List<String> threads = Thread.getAllStackTraces()
				.keySet()
				.stream()
				.map(Thread::getName)
				.filter((name) -> !name.startsWith("awaitility") && !name.startsWith("sdk-"))
				.sorted()
				.toList();
			return new Left(threads, files,
					instances(histogram, ".*\\.Default" + CloudWatchLogsClient.class.getSimpleName()),
					instances(histogram, Pattern.quote(CloudWatchAppender.class.getName())),
					instances(histogram, ".*\\.AnnotationConfigApplicationContext"));
		}

		private static long instances(String histogram, String type) {
			Matcher matcher = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + type + "(?: .*)?$").matcher(histogram);
			return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
		}

		boolean isNotMoreThan(Left before) {
			return this.threads.size() <= before.threads.size() && this.files <= before.files
					&& this.clients <= before.clients && this.appenders <= before.appenders
					&& this.contexts <= before.contexts;
		}

	}

}
