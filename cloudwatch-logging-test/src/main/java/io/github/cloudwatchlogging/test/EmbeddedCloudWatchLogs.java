package io.github.cloudwatchlogging.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.TestPropertySource;

/**
 * Gives a test class a {@link CloudWatchLogsEndpoint}. There is one per JVM, started when
 * it is first needed; before each annotated class it is
 * {@linkplain CloudWatchLogsEndpoint#reset() reset} and listens. Classes that share it
 * must not run in parallel.
 * <p>
 * Test and lifecycle methods can have it as a parameter.
 * <p>
 * In a Spring test, {@code @SpringBootTest} or another, it also
 * <ul>
 * <li>sets {@code cloudwatch.logging.enabled=true}, without which tests do not ship
 * logs,</li>
 * <li>points {@code cloudwatch.logging.aws.endpoint} and
 * {@code cloudwatch.logging.aws.region} at the endpoint,</li>
 * <li>adds the endpoint to the context as a bean, and</li>
 * <li>adds credentials for the starter alone: the qualifier {@code cloudWatchLogging}
 * keeps them from the application's other clients.</li>
 * </ul>
 * Spring is not needed: without it the JVM passes over the annotation's part for Spring.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(EmbeddedCloudWatchLogsExtension.class)
@TestPropertySource(properties = "cloudwatch.logging.enabled=true")
public @interface EmbeddedCloudWatchLogs {

}
