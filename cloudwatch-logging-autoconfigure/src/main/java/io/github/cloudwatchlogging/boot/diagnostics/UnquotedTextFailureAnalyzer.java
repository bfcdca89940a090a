package io.github.cloudwatchlogging.boot.diagnostics;

import java.util.Optional;
import java.util.stream.Stream;

import io.github.cloudwatchlogging.boot.properties.CloudWatchLoggingProperties;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a file that is no YAML because one of our texts is not quoted:
 * <code>log-stream: {host}/x</code>. Nothing is configured by then, neither the
 * environment nor logging.
 */
final class UnquotedTextFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		return Stream.of(Optional.ofNullable(cause.getProblemMark()), openedAt(cause))
			.flatMap(Optional::stream)
			.flatMap((mark) -> YamlLine.at(mark).stream().map((line) -> analysis(mark, line, cause)))
			.findFirst()
			.orElse(null);
	}

	/** Where a brace or bracket is that is never closed, which shows only later. */
	private Optional<Mark> openedAt(MarkedYAMLException cause) {
		boolean open = cause.getContext() != null && cause.getContext().contains("flow");
		return open ? Optional.ofNullable(cause.getContextMark()) : Optional.empty();
	}

	private FailureAnalysis analysis(Mark mark, YamlLine line, MarkedYAMLException cause) {
		return new FailureAnalysis(
				"A YAML file of the application cannot be read because of the property "
						+ CloudWatchLoggingProperties.PREFIX + "." + line.setting() + " in line " + (mark.getLine() + 1)
						+ ": its value has to be quoted, since some of its characters mean something else in YAML.",
				"Write " + line.quoted(), cause);
	}

}
