package io.github.cloudwatchlogging.logback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Random;

import io.github.cloudwatchlogging.CutReason;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Texts of every size and kind: what is stored is what Java's own encoding makes of them,
 * and no call is refused for its size.
 */
class MessageTextTests extends LogbackFaultTestBase {

	private static final int MAX = BatchLimits.MAX_MESSAGE_BYTES;

	private static final String EMOJI = "\uD83D\uDE00";

	@Test
	void sizes_aroundTheLimit_areCutToIt() {
		for (int size : new int[] { MAX - 1, MAX, MAX + 1, 2 << 20 }) {
			this.logger.info("x".repeat(size));
		}
		deliver();
		assertThat(stored()).extracting(String::length).containsExactlyInAnyOrder(MAX - 1, MAX, MAX, MAX);
	}

	@Test
	void singleCharacters_tenThousandAtOnce_fitIntoFewCalls() {
		for (int i = 0; i < 10_000; i++) {
			this.logger.info("x");
		}
		deliver();
		assertThat(stored()).hasSize(10_000).containsOnly("x");
		assertThat(this.endpoint.requestCount("PutLogEvents")).isLessThan(10);
	}

	@Test
	void emoji_arriveWhole() {
		String text = EMOJI.repeat(75_000);
		this.logger.info(text);
		this.logger.info(text + EMOJI.repeat(MAX / 4));
		deliver();
		assertThat(stored()).containsExactlyInAnyOrder(text, EMOJI.repeat(MAX / 4));
	}

	@Test
	void emoji_fillABatchToTheLimit() {
		List<CutReason> cuts = new CopyOnWriteArrayList<>();
		this.pipeline.addListener((call) -> cuts.add(call.cut()));
		int size = 1_000;
		int full = BatchLimits.SERVICE.maxBytes() / (4 * size + BatchLimits.EVENT_OVERHEAD);
		for (int i = 0; i <= full; i++) {
			this.logger.info(EMOJI.repeat(size));
		}
		deliver();
		assertThat(stored()).hasSize(full + 1).containsOnly(EMOJI.repeat(size));
		// Listeners are told after the figures.
		await().atMost(PATIENT).until(() -> cuts.contains(CutReason.MAX_BYTES));
	}

	@Test
	void controlCharacters_arriveAsTheyAre_alsoWhereTheyGrowOnTheWire() {
		String all = characters(1, 32).replaceAll("[\r\n]", "") + "\u007F\u0085\u2028\u2029\uFEFF\uFFFF";
		String zeros = "\0".repeat(MAX);
		this.logger.info(all);
		this.logger.info("a\0b");
		this.logger.info(zeros);
		deliver();
		assertThat(stored()).containsExactlyInAnyOrder(all, "a\0b", zeros);
	}

	@Test
	void loneSurrogates_becomeQuestionMarks_asInAnyJavaProgram() {
		this.logger.info("high \uD83D low \uDE00 reversed \uDE00\uD83D end \uD83D");
		deliver();
		assertThat(stored()).containsExactly("high ? low ? reversed ?? end ?");
	}

	@Test
	void surrogates_atTheLimit_areNotTorn() {
		for (int shift = 0; shift < 5; shift++) {
			this.logger.info("x".repeat(MAX - shift) + EMOJI + "\uD83D");
		}
		deliver();
		assertThat(stored()).extracting((text) -> text.substring(text.lastIndexOf('x') + 1))
			.containsExactlyInAnyOrder("", "", "", "", EMOJI);
	}

	@RepeatedTest(3)
	void randomTexts_areStoredAsJavaEncodesThem() {
		Random random = new Random(this.seed);
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			String text = randomText(random, random.nextInt(200));
			this.logger.info(text);
			String stored = asJavaEncodesIt(text).replaceAll("[\r\n]+$", "");
			if (!stored.isEmpty()) {
				expected.add(stored);
			}
		}
		deliver();
		assertThat(stored()).as("seed %d", this.seed).containsExactlyElementsOf(expected);
		assertThat(events().dropped(DropReason.EMPTY)).isEqualTo(2_000 - expected.size());
	}

	@Test
	void randomTexts_ofAnySize_neverMakeACallTooLarge() {
		Random random = new Random(this.seed);
		for (int i = 0; i < 60; i++) {
			this.logger.info("x" + randomText(random, random.nextInt(300_000)) + "x");
		}
		deliver();
		assertThat(stored()).as("seed %d", this.seed).hasSize(60);
	}

	/** Of UTF-16 units that need not make sense together. */
	private static String randomText(Random random, int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(switch (random.nextInt(6)) {
				case 0 -> (char) random.nextInt(0x20);
				case 1 -> (char) (0xD800 + random.nextInt(0x800));
				case 2 -> (char) random.nextInt(0x10000);
				case 3 -> (char) (0x80 + random.nextInt(0x780));
				default -> (char) (0x20 + random.nextInt(0x5F));
			});
		}
		return text.toString();
	}

	private static String asJavaEncodesIt(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private static String characters(int from, int to) {
		StringBuilder text = new StringBuilder();
		for (int c = from; c < to; c++) {
			text.append((char) c);
		}
		return text.toString();
	}

}
