package io.github.cloudwatchlogging.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldDirectoriesTests {

	@AfterEach
	void removeAll() {
		HeldDirectories.remove("a");
		HeldDirectories.remove("b");
		HeldNames.assertNone();
	}

	@Test
	void add_refuses_whatIsHeld() {
		assertThat(HeldDirectories.add("a")).isTrue();
		assertThat(HeldDirectories.add("a")).isFalse();
		assertThat(HeldDirectories.add("b")).isTrue();
	}

	@Test
	void add_takes_whatIsNotHeldAnyMore() {
		assertThat(HeldDirectories.add("a")).isTrue();
		HeldDirectories.remove("a");
		assertThat(HeldDirectories.add("a")).isTrue();
	}

	@Test
	void names_arePlainTexts() {
		assertThat(HeldDirectories.add("a")).isTrue();
		assertThat(System.getProperty(HeldNames.PREFIX + "a")).isNotEmpty();
	}

}
