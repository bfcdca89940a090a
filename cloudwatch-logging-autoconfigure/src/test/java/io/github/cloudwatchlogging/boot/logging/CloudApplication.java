package io.github.cloudwatchlogging.boot.logging;

import java.util.Map;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.bootstrap.config.PropertySourceLocator;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/**
 * An application with Spring Cloud's bootstrap context, in which a configuration server
 * says how Logback is configured.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CloudApplication {

	public static void main(String[] args) {
		ConfigurableApplicationContext context = StoryApplication.run(CloudApplication.class, args);
		Story.tell("in an application with a bootstrap context");
		context.getBean(ContextRefresher.class).refresh();
		Story.tell("when the context was refreshed");
		context.getBean(ContextRefresher.class).refresh();
		Story.tell("when it was refreshed again");
		context.close();
		Story.tell("at last");
		Story.end();
	}

	/**
	 * The configuration of the bootstrap context.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Server {

		@Bean
		PropertySourceLocator locator() {
			return (environment) -> new MapPropertySource("server",
					Map.of("logging.config", environment.getRequiredProperty("server.says")));
		}

	}

}
