package io.github.cloudwatchlogging.pipeline;

import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NameTemplate}.
 */
class NameTemplateTests {

	private static final Map<String, Supplier<String>> VALUES = Map.of("host", () -> "web-1", "odd", () -> "a:b*c$1 d");

	@Test
	void resolve_fillsInEveryPlaceholder() {
		assertThat(NameTemplate.logStream("{host}/{host}-x", VALUES).resolve()).isEqualTo("web-1/web-1-x");
	}

	@Test
	void resolve_replacesWhatALogGroupMayNotContain() {
		assertThat(NameTemplate.logGroup("/spring/{odd}.é_#", VALUES).resolve()).isEqualTo("/spring/a-b-c-1-d.-_#");
	}

	@Test
	void resolve_replacesWhatALogStreamMayNotContain() {
		assertThat(NameTemplate.logStream("{odd} é\n", VALUES).resolve()).isEqualTo("a-b-c$1 d é-");
	}

	@Test
	void resolve_endsAtTheLongestName() {
		assertThat(NameTemplate.logGroup("x".repeat(600), VALUES).resolve()).hasSize(512);
	}

	@Test
	void resolve_neverEndsWithHalfACharacter() {
		String name = NameTemplate.logStream("x".repeat(511) + "\uD83D\uDE00", VALUES).resolve();
		assertThat(Character.isHighSurrogate(name.charAt(name.length() - 1))).isFalse();
	}

	@Test
	void unknownPlaceholder_isRefused_withTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logStream("{hots}", VALUES))
			.withMessageContaining("log-stream")
			.withMessageContaining("{hots}")
			.withMessageContaining("{host}, {odd}");
	}

	@Test
	void emptyTemplate_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logGroup(" ", VALUES))
			.withMessageContaining("log-group");
	}

}
