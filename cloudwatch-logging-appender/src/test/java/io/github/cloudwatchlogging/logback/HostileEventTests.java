package io.github.cloudwatchlogging.logback;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.github.cloudwatchlogging.DropReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events whose arguments, exceptions and encoders do what they should not while they are
 * turned into text. Logback itself guards the arguments of a message, key-value pairs it
 * does not.
 */
class HostileEventTests extends LogbackFaultTestBase {

	@Test
	void arguments_thatThrow_costNoEventOfOthers() {
		this.logger.info("{}", new Text(() -> {
			throw new QuietException();
		}));
		this.logger.info("{}", new Text(() -> {
			throw new QuietError();
		}));
		this.logger.info("neighbour");
		deliver();
		assertThat(stored()).contains("neighbour");
		assertThat(events().accepted()).isEqualTo(3);
	}

	@Test
	void values_thatThrow_areCounted() {
		attach(this.context.getLogger("values"), Encoders.pattern(this.context, "%kvp %msg%n"));
		Logger values = this.context.getLogger("values");
		for (Text text : List.of(new Text(() -> {
			throw new IllegalStateException("oops");
		}), new Text(() -> {
			throw new OutOfMemoryError("not really");
		}), new Text(() -> descend(0)))) {
			values.atInfo().addKeyValue("value", text).log("hello");
		}
		values.info("neighbour");
		deliver();
		assertThat(stored()).containsExactly(" neighbour");
		assertThat(events().dropped(DropReason.ENCODE_FAILED)).isEqualTo(3);
	}

	@Test
	void argument_thatBlocks_blocksItsOwnThreadAlone() throws InterruptedException {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		Thread thread = new Thread(() -> this.logger.info("{}", new Text(() -> {
			blocked.countDown();
			await().forever().until(() -> released.getCount() == 0);
			return "late";
		})));
		thread.start();
		assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
		this.logger.info("others go on");
		deliver();
		assertThat(stored()).containsExactly("others go on");
		released.countDown();
		thread.join();
		deliver();
		assertThat(stored()).containsExactly("others go on", "late");
	}

	@Test
	void argument_thatLogs_hasItsEventsDelivered() {
		this.logger.info("outer {}", new Text(() -> {
			this.logger.info("inner");
			return "value";
		}));
		deliver();
		assertThat(stored()).containsExactlyInAnyOrder("inner", "outer value");
	}

	@Test
	void argument_thatLogsItself_harmsNobodyElse() {
		Object[] self = new Object[1];
		self[0] = new Text(() -> {
			this.logger.info("again {}", self[0]);
			return "value";
		});
		this.logger.info("{}", self[0]);
		this.logger.info("neighbour");
		deliver();
		assertThat(stored()).contains("neighbour");
	}

	@Test
	void exception_whoseCausesGoInCircles_harmsNobodyElse() {
		RuntimeException first = new IllegalStateException("first");
		RuntimeException second = new IllegalStateException("second", first);
		first.initCause(second);
		StackTraceElement[] frames = new StackTraceElement[1_000];
		for (int i = 0; i < frames.length; i++) {
			frames[i] = new StackTraceElement("com.example.Deep", "call" + i, "Deep.java", i);
		}
		first.setStackTrace(frames);
		second.setStackTrace(frames);
		attach(this.context.getLogger("stacks"), Encoders.pattern(this.context, "%msg%n%ex"));
		Logger stacks = this.context.getLogger("stacks");
		stacks.error("in circles", first);
		for (int i = 0; i < 100; i++) {
			stacks.info("neighbour {}", i);
		}
		deliver();
		assertThat(stored()).hasSize(101);
		assertThat(stored().get(0)).contains("in circles", "CIRCULAR REFERENCE", "call999");
	}

	@Test
	void encoder_thatThrows_isSurvived_andItsEventsAreCounted() {
		attach(this.context.getLogger("broken"), new MoodyEncoder());
		for (int i = 0; i < 30; i++) {
			this.context.getLogger("broken").info("event {}", i);
		}
		deliver();
		assertThat(events().dropped(DropReason.ENCODE_FAILED)).isEqualTo(20);
		assertThat(stored()).hasSize(10).allMatch((text) -> text.startsWith("event "));
	}

	@Test
	void encoder_thatReturnsNothing_isSurvived_andItsEventsAreCounted() {
		attach(this.context.getLogger("empty"), new NullEncoder());
		this.context.getLogger("empty").info("event");
		this.logger.info("neighbour");
		deliver();
		assertThat(stored()).containsExactly("neighbour");
		assertThat(events().accepted()).isEqualTo(2);
	}

	/** Ends where the stack ends. */
	private static String descend(long depth) {
		return (depth < Long.MAX_VALUE) ? descend(depth + 1) + "." : "";
	}

	/** Something whose text is made by a function. */
	private record Text(Supplier<String> text) {

		@Override
		public String toString() {
			return this.text.get();
		}

	}

	/** SLF4J prints what an argument throws, with its stack trace. */
	private static final class QuietException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		QuietException() {
			super("oops", null, false, false);
		}

	}

	private static final class QuietError extends Error {

		private static final long serialVersionUID = 1L;

		QuietError() {
			super("oops", null, false, false);
		}

	}

	/** Fails two times of three. */
	private static final class MoodyEncoder extends EncoderBase<ILoggingEvent> {

		private int events;

		@Override
		public byte[] headerBytes() {
			return new byte[0];
		}

		@Override
		public byte[] encode(ILoggingEvent event) {
			return switch (this.events++ % 3) {
				case 0 -> throw new IllegalStateException("oops");
				case 1 -> throw new NoClassDefFoundError("com/example/Format");
				default -> event.getFormattedMessage().getBytes(StandardCharsets.UTF_8);
			};
		}

		@Override
		public byte[] footerBytes() {
			return new byte[0];
		}

	}

	private static final class NullEncoder extends EncoderBase<ILoggingEvent> {

		@Override
		public byte[] headerBytes() {
			return new byte[0];
		}

		@Override
		@SuppressWarnings("NullAway")
		public byte[] encode(ILoggingEvent event) {
			return null;
		}

		@Override
		public byte[] footerBytes() {
			return new byte[0];
		}

	}

}
