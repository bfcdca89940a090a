package io.github.cloudwatchlogging.boot.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.cloudwatchlogging.pipeline.LogPipeline;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that an ordinary Spring Boot test delivers nothing, whatever the application's
 * properties say.
 */
@SpringBootTest(classes = ExampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class SpringTestWithoutDeliveryTests {

	@Test
	void theAppenderIsNotInstalled(@Autowired ObjectProvider<LogPipeline> pipelines) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(AppenderInstaller.APPENDER_NAME)).isNull();
		assertThat(pipelines.getIfAvailable()).isNull();
	}

}
