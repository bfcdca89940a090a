package io.github.cloudwatchlogging.boot.logging;

import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application without anything of its own, and without a web server, unless its
 * arguments say otherwise.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StoryApplication {

	static ConfigurableApplicationContext run(String[] args, String... more) {
		return run(StoryApplication.class, args, more);
	}

	static ConfigurableApplicationContext run(Class<?> source, String[] args, String... more) {
		return application(source).run(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
	}

	static SpringApplication application(Class<?> source) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

}
