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

	private static final Map<String, Supplier<String>> VALUES = Map.of("host", () -> "web-1", "odd", () -> "a:b*c$1 d",
			"long", () -> "x".repeat(511));

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
		assertThat(NameTemplate.logGroup("{long}{long}", VALUES).resolve()).hasSize(512);
	}

	@Test
	void resolve_neverEndsWithHalfACharacter() {
		String name = NameTemplate.logStream("{long}\uD83D\uDE00", VALUES).resolve();
		assertThat(Character.isHighSurrogate(name.charAt(name.length() - 1))).isFalse();
	}

	@Test
	void unknownPlaceholder_isRefused_withTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logStream("{hots}", VALUES))
			.withMessageContaining("log-stream")
			.withMessageContaining("{hots}")
			.withMessageContaining("{host}, {long}, {odd}");
	}

	@Test
	void templateThatIsTooLongByItself_isRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NameTemplate.logStream("x".repeat(513) + "{host}", VALUES))
			.withMessageContaining("512");
	}

	@Test
	void nameThatTheServiceKeepsForItself_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logGroup("aws/lambda/x", VALUES))
			.withMessageContaining("aws/");
		assertThat(NameTemplate.logGroup("/aws/lambda/x", VALUES).resolve()).isEqualTo("/aws/lambda/x");
	}

	@Test
	void placeholderOfAnotherKind_isRefused_evenIfItsNameIsKnown() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logStream("${host}", VALUES))
			.withMessageContaining("that nothing resolves")
			.withMessageContaining("{host}, {long}, {odd}");
	}

	@Test
	void braceWithoutPartner_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logStream("a\n{host", VALUES))
			.withMessageContaining("brace");
	}

	@Test
	void emptyTemplate_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.logGroup(" ", VALUES))
			.withMessageContaining("log-group");
	}

}
