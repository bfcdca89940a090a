package io.github.cloudwatchlogging.boot.logging;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A web application for {@link ServletContainer}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class WarApplication extends SpringBootServletInitializer {

	@Override
	protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
		return builder.sources(WarApplication.class).properties("spring.jmx.enabled=false");
	}

	@Bean
	CommandLineRunner firstWords() {
		return (args) -> Story.tell("deployed");
	}

	@Bean
	DisposableBean lastWords() {
		return () -> Story.tell("undeployed");
	}

}
