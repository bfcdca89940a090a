package io.github.cloudwatchlogging.boot.logging;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.logging.LogLevel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Equipment}.
 */
class EquipmentTests {

	@ParameterizedTest
	@CsvSource({ "TRACE, TRACE", "DEBUG, DEBUG", "INFO, INFO", "WARN, WARN", "ERROR, ERROR", "FATAL, ERROR",
			"OFF, OFF" })
	void everyLevelOfSpringBoot_isOneOfLogback(LogLevel level, String expected) {
		assertThat(Equipment.level(level)).isEqualTo(Level.toLevel(expected));
	}

}
