package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Several applications in one JVM: at the same time, one after the other, with and
 * without delivery, parent and child, and one with its management on a port of its own.
 */
final class SeveralApplications {

	private static final String OFF = "--cloudwatch.logging.enabled=false";

	private SeveralApplications() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		ConfigurableApplicationContext first = StoryApplication.run(args);
		oneWithAndOneWithoutDelivery(first, args);
		first.close();
		Story.tell("when the first application is closed");
		ConfigurableApplicationContext without = StoryApplication.run(args, OFF);
		Story.whisper("when only an application without delivery is open");
		StoryApplication.run(args).close();
		Story.tell("when one with delivery was started next to it");
		without.close();
		StoryApplication.run(args, OFF).close();
		Story.whisper("when there are none with delivery any more");
		parentAndChild(args);
		management(args);
		Story.end();
	}

	private static void oneWithAndOneWithoutDelivery(ConfigurableApplicationContext first, String[] args) {
		Story.tell("in the first application");
		ConfigurableApplicationContext second = StoryApplication.run(args);
		Story.tell("when there are two");
		second.close();
		Story.tell("when the second is closed");
		StoryApplication.run(args).close();
		Story.tell("when a third has configured Logback and is closed");
		StoryApplication.run(args, OFF).close();
		Story.expect(first.isActive(), "the first application is still open");
		Story.tell("when one without delivery has configured Logback and is closed");
	}

	private static void parentAndChild(String[] args) {
		ConfigurableApplicationContext child = new SpringApplicationBuilder(StoryApplication.class)
			.web(WebApplicationType.NONE)
			.child(StoryApplication.class)
			.web(WebApplicationType.NONE)
			.run(args);
		Story.tell("in parent and child");
		child.close();
		Story.tell("when the child is closed");
		StoryApplication.run(args, OFF).close();
		Story.tell("when the parent is still open");
		if (child.getParent() instanceof ConfigurableApplicationContext parent) {
			parent.close();
		}
		Story.tell("when the parent is closed");
	}

	private static void management(String[] args) throws IOException, InterruptedException {
		ConfigurableApplicationContext context = StoryApplication.run(args,
				"--spring.main.web-application-type=servlet", "--management.server.port=0",
				"--management.endpoints.web.exposure.include=loggers", "--logging.level.story.quiet=error");
		Story.tell("with a management port");
		LoggerFactory.getLogger("story.quiet").info("below its logger's level");
		setLevel(context.getEnvironment(), Story.LOGGER, "DEBUG");
		Story.tell("when a level has changed");
		LoggerFactory.getLogger(Story.LOGGER).debug("on level debug");
		System.out.println(Story.MARK + "on level debug");
		context.close();
		Story.tell("at last");
	}

	private static void setLevel(Environment environment, String logger, String level)
			throws IOException, InterruptedException {
		URI uri = URI.create(
				"http://localhost:" + environment.getProperty("local.management.port") + "/actuator/loggers/" + logger);
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"configuredLevel\":\"" + level + "\"}"))
				.build(), HttpResponse.BodyHandlers.ofString());
		Story.expect(response.statusCode() == 204, "the level is changed, not " + response.statusCode());
	}

}
