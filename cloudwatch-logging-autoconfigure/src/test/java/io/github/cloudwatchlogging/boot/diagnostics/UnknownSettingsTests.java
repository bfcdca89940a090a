package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownSettings}.
 */
class UnknownSettingsTests {

	@ParameterizedTest
	@CsvSource({ "buffer.max-byte, buffer.max-bytes", "buffer.maxByte, buffer.max-bytes", "enable, enabled",
			"log-grp, log-group", "logGroupName, log-group", "log.group, log-group", "region, aws.region",
			"delivery.linger, batch.linger", "down-after, health.down-after", "threshold.root, threshold",
			"buffer.max-bytes[0], buffer.max-bytes", "shutdown-time, shutdown-timeout" })
	void misspeltName_isComparedWithTheKnownOnes(String name, String meant) {
		assertThat(warnings(Map.of("cloudwatch.logging." + name, "x"))).singleElement()
			.satisfies((warning) -> assertThat(warning).startsWith("Unknown property cloudwatch.logging.")
				.endsWith(": did you mean cloudwatch.logging." + meant + "?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "destinations.audit.log-stream-prefix" })
	void nameThatResemblesNone_isWarnedAbout(String name) {
		assertThat(warnings(Map.of("cloudwatch.logging." + name, "x"))).singleElement()
			.satisfies((warning) -> assertThat(warning).startsWith("Unknown property cloudwatch.logging." + name)
				.endsWith("; it has no effect"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logging.buffer.max-bytes", "cloudwatch.logging.buffer.maxBytes",
			"cloudwatch.logging.buffer.max_bytes", "CLOUDWATCH.LOGGING.BUFFER.MAXBYTES",
			"cloudwatch.logging.health.downAfter", "cloudwatch.logging.aws.region", "cloudwatch.loggingx.region",
			"cloudwatch.log", "cloudwatch.logging" })
	void spellingsOfKnownNames_andForeignNames_areNotWarnedAbout(String name) {
		assertThat(warnings(Map.of(name, "x"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CLOUDWATCH_LOGGING_BUFFER_MAXBYTES", "CLOUDWATCH_LOGGING_BUFFER_MAX_BYTES",
			"CLOUDWATCH_LOGGING_LOGGROUP", "CLOUDWATCH_LOGGING_LOG_GROUP", "CLOUDWATCH_LOGGING_HEALTH_DOWNAFTER",
			"cloudwatch_logging_enabled", "CLOUDWATCH_LOGGING_PORT_80_TCP", "CLOUDWATCH_LOGGING_SERVICE_HOST",
			"CLOUDWATCH_LOGGINGX_REGION" })
	void variablesOfKnownNames_andForeignVariables_areNotWarnedAbout(String name) {
		assertThat(warnings(variables(name))).isEmpty();
	}

	@Test
	void misspeltVariable_isComparedWithTheKnownOnes() {
		assertThat(warnings(variables("CLOUDWATCH_LOGGING_BUFFER_MAXBYTE"))).singleElement()
			.satisfies((warning) -> assertThat(warning).contains("\"CLOUDWATCH_LOGGING_BUFFER_MAXBYTE\"")
				.endsWith(": did you mean CLOUDWATCH_LOGGING_BUFFER_MAXBYTES?"));
	}

	private static List<String> warnings(Map<String, Object> properties) {
		return warnings(new MapPropertySource("test", properties));
	}

	private static PropertySource<?> variables(String name) {
		return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				Map.of(name, "x"));
	}

	private static List<String> warnings(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((each) -> environment.getPropertySources().remove(each.getName()));
		environment.getPropertySources().addFirst(source);
		return UnknownSettings.find(environment);
	}

}
