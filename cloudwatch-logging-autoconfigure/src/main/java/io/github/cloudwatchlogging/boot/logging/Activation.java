package io.github.cloudwatchlogging.boot.logging;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Whether an application's events are delivered.
 */
public enum Activation {

	ACTIVE,

	/** Switched off by {@code cloudwatch.logging.enabled}. */
	DISABLED,

	/**
	 * A test with Spring Boot's test support: its events belong nowhere, unless the test
	 * itself asks for delivery.
	 */
	TEST,

	/**
	 * AWS Lambda delivers what a function writes to standard output, and stops the
	 * process between two calls.
	 */
	LAMBDA,

	/** Spring Cloud's bootstrap context, which knows next to nothing yet. */
	BOOTSTRAP;

	private static final String ENABLED = CloudWatchLoggingProperties.PREFIX + ".enabled";

	/** Set by Spring Boot in every context that its test support starts. */
	private static final String TEST_MARKER = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

	/**
	 * Where {@code @SpringBootTest(properties)} and {@code @TestPropertySource} end up.
	 */
	private static final String TEST_PROPERTIES = "Inlined Test Properties";

	/**
	 * Decides for one application.
	 * @param environment its environment
	 * @return the decision
	 */
	public static Activation of(Environment environment) {
		if (hasSource(environment, "bootstrap")) {
			return BOOTSTRAP;
		}
		Boolean enabled = enabled(environment);
		if (Boolean.FALSE.equals(enabled)) {
			return DISABLED;
		}
		if (environment.getProperty(TEST_MARKER, Boolean.class, false) && !askedForByTest(environment)) {
			return TEST;
		}
		if (enabled == null && environment.containsProperty("AWS_LAMBDA_FUNCTION_NAME")) {
			return LAMBDA;
		}
		return ACTIVE;
	}

	private static @Nullable Boolean enabled(Environment environment) {
		return Binder.get(environment).bind(ENABLED, Boolean.class).orElse(null);
	}

	private static boolean hasSource(Environment environment, String name) {
		return environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().contains(name);
	}

	private static boolean askedForByTest(Environment environment) {
		PropertySource<?> inlined = (environment instanceof ConfigurableEnvironment configurable)
				? configurable.getPropertySources().get(TEST_PROPERTIES) : null;
		return inlined != null && inlined.containsProperty(ENABLED);
	}

}
