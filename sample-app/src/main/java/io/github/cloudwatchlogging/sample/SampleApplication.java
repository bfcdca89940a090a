package io.github.cloudwatchlogging.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The sample. It runs against CloudWatch Logs inside its own JVM, or, with the profile
 * {@code aws}, against the real one.
 */
@SpringBootApplication
@EnableScheduling
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		LocalCloudWatchLogs.startFor(application, args);
		application.run(args);
	}

}
