package io.github.cloudwatchlogging.boot.logging;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLoggingAutoConfiguration;
import io.github.cloudwatchlogging.boot.health.CloudWatchLoggingHealthContributorAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Starts an application for each argument, one after the other: most of them do not
 * start, and all that matters is what is on the console. An argument may be several, one
 * in a line. In a JVM of its own because logging is the JVM's.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ CloudWatchLoggingAutoConfiguration.class,
		CloudWatchLoggingHealthContributorAutoConfiguration.class, SslAutoConfiguration.class })
class ManyApplications {

	/** Comes before the output of each application. */
	static final String BEGIN = "\n<<< ";

	static final String STARTED = "The application has started";

	public static void main(String[] args) {
		for (String each : args) {
			System.out.println(BEGIN + each);
			List<String> arguments = new ArrayList<>(
					List.of("--spring.main.web-application-type=none", "--spring.main.banner-mode=off"));
			arguments.addAll(each.lines().toList());
			try {
				new SpringApplication(ManyApplications.class).run(arguments.toArray(String[]::new)).close();
				System.out.println(STARTED);
			}
			catch (RuntimeException ex) {
				// Has been reported.
			}
		}
		System.out.println(BEGIN);
		// What is left cannot be delivered, so there is nothing to wait for.
		Runtime.getRuntime().halt(0);
	}

}
