package io.github.cloudwatchlogging.boot.diagnostics;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingName}.
 */
class SettingNameTests {

	@ParameterizedTest
	@CsvSource({ "'', '', 0", "'', abc, 3", "abc, '', 3", "abc, abc, 0", "abc, abd, 1", "abc, ab, 1", "ab, abc, 1",
			"kitten, sitting, 3", "linger, ginger, 1" })
	void edits_areThoseOfLevenshtein(String from, String to, int edits) {
		assertThat(SettingName.edits(from, to)).isEqualTo(edits);
	}

}
