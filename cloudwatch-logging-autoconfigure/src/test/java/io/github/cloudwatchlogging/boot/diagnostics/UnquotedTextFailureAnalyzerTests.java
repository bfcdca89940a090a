package io.github.cloudwatchlogging.boot.diagnostics;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link UnquotedTextFailureAnalyzer}, with what Spring Boot's loader says.
 */
class UnquotedTextFailureAnalyzerTests {

	@Test
	void lineOfOurs_isToBeQuoted() {
		assertThat(advice("""
				cloudwatch:
				  logging:
				    aws:
				      region: eu-central-1

				    # one for each run
				    logStream: {instance}-{pid}  # as by default
				""")).isEqualTo("Write log-stream: \"{instance}-{pid}\"");
	}

	@Test
	void fullName_isRecognised() {
		assertThat(advice("cloudwatch.logging.log-group: {host}/x")).isEqualTo("Write log-group: \"{host}/x\"");
	}

	@Test
	void nameOfTwoParts_isRecognised() {
		String advice = "Write buffer.directory: \"{instance}/x\"";
		assertThat(advice("cloudwatch.logging.buffer.directory: {instance}/x")).isEqualTo(advice);
		assertThat(advice("cloudwatch:\n  logging:\n    buffer:\n      directory: {instance}/x\n")).isEqualTo(advice);
	}

	@Test
	void braceThatIsNeverClosed_isFoundInTheLineBefore() {
		assertThat(advice("""
				cloudwatch.logging:
				  log-group: {host
				  enabled: true
				""")).isEqualTo("Write log-group: \"{host\"");
	}

	@Test
	void quotesAndBackslashes_areKept() {
		assertThat(advice("cloudwatch.logging.pattern: %replace(%msg){'\\n', \"|\"}"))
			.isEqualTo("Write pattern: '%replace(%msg){''\\n'', \"|\"}'");
	}

	/** Of a long file the parser remembers the last part only. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 40, 70 })
	void longFile_isRecognised(int comments) {
		assertThat(advice("cloudwatch:\n  logging:\n    enabled: true\n"
				+ "    # a comment that is rather long\n".repeat(comments) + "    log-stream: {instance}/x\n"))
			.isEqualTo("Write log-stream: \"{instance}/x\"");
	}

	@Test
	void linesOfOthers_areNotOurs() {
		assertThat(advice("logging:\n  pattern: {x}y\n")).isNull();
		assertThat(advice("other:\n  logging:\n    log-stream: {x}y\n")).isNull();
		assertThat(advice("cloudwatch:\n  logging:\n    log-stream: x\nother: {x}y\n")).isNull();
		assertThat(advice("cloudwatch:\n  logging:\n    enabled: \"true\" x\n")).isNull();
		assertThat(advice("cloudwatch.logging:\n  log-group: {host}\n  other: {x}y\n")).isNull();
	}

	private static @Nullable String advice(String yaml) {
		MarkedYAMLException failure = catchThrowableOfType(MarkedYAMLException.class,
				() -> new YamlPropertySourceLoader().load("test",
						new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
		FailureAnalysis analysis = new UnquotedTextFailureAnalyzer().analyze(failure);
		return (analysis != null) ? analysis.getAction() : null;
	}

}
