package io.github.cloudwatchlogging.file;

import java.util.Locale;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of files, by which they are known and sorted.
 */
class BatchFileNameTests {

	private final Locale locale = Locale.getDefault();

	@AfterEach
	void restore() {
		Locale.setDefault(this.locale);
	}

	@Test
	void of_sortsByNumber() {
		assertThat(LongStream.of(0, 1, 9, 10, 1_000_000_000_000L, Long.MAX_VALUE).mapToObj(BatchFileName::of))
			.allMatch(BatchFileName::matches)
			.isSorted();
	}

	@Test
	void of_isTheSame_whereNumbersAreWrittenWithOtherDigits() {
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		assertThat(BatchFileName.of(42)).isEqualTo("0000000000000000042.batch");
	}

	@Test
	void matches_nothingElse() {
		assertThat(new String[] { "", "lock", "1.batch", "0000000000000000042.batch~", "x0000000000000000042.batch",
				"0000000000000000042.batch.aside", "0000000000000000042.batch\n" })
			.noneMatch(BatchFileName::matches);
	}

}
