package io.github.cloudwatchlogging.buffer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of dead processes that are looked for again and again.
 */
class FoundFilesTests extends DiskTestBase {

	private static final int HEADER = 8 + 4 + 4;

	@Test
	void fileOfALaterVersion_isCountedOnce_howeverOftenOneLooks() {
		leaveBehind("x".repeat(20_000));
		change(FoundFilesTests::laterVersion);
		this.process = start(DISK);
		this.process.recover();
		long before = this.process.buffer.snapshot((key) -> null).allocatedBytes();
		lookAgain(100);
		assertThat(this.process.buffer.snapshot((key) -> null).allocatedBytes()).isEqualTo(before);
		append("live");
		assertThat(this.process.lastFile()).contains("live");
	}

	@Test
	void fileOfALaterVersion_isForTheNextProcess_afterTheEnd() {
		leaveBehind("x");
		String dead = this.process.directory();
		change(FoundFilesTests::laterVersion);
		this.process = start(DISK);
		this.process.recover();
		assertThat(this.disk.isHeld(dead)).isTrue();
		this.process.end();
		assertThat(this.disk.isHeld(dead)).isFalse();
		assertThat(this.disk.image().directories()).containsKey(dead);
	}

	@Test
	void damagedFile_isCountedOnce_whenItCannotBeSetAside() {
		leaveBehind("a");
		change(FoundFilesTests::withoutHeader);
		this.process = start(DISK);
		this.disk.faults.fail(Kind.SET_ASIDE, Integer.MAX_VALUE);
		this.process.recover();
		lookAgain(10);
		assertThat(events().dropped(DropReason.UNREADABLE)).isOne();
	}

	@Test
	void backlogOfManyFiles_doesNotEndTheHold() {
		leaveBehind(Collections.nCopies(120, "s").toArray(String[]::new));
		this.process = startHolding();
		this.process.recover();
		append("live");
		append(LARGE);
		assertThat(this.process.outlet.poll()).isNull();
	}

	private void lookAgain(int times) {
		for (int i = 0; i < times; i++) {
			this.process.ticker.advance(Duration.ofSeconds(30));
			this.process.recover();
			this.process.check();
		}
	}

	private void change(UnaryOperator<byte[]> change) {
		for (int file : this.disk.image().named()) {
			byte[] bytes = this.disk.image().bytes(file);
			if (bytes.length > 0) {
				this.disk.image().put(file, change.apply(bytes.clone()));
			}
		}
	}

	/** As a later version would write it, both copies. */
	private static byte[] laterVersion(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int length = HEADER + buffer.getInt(HEADER - Integer.BYTES) + Integer.BYTES;
		for (int start = 0; start < 2 * length; start += length) {
			buffer.putInt(start + 8, 99);
			CRC32C checksum = new CRC32C();
			checksum.update(bytes, start + 8, length - 8 - Integer.BYTES);
			buffer.putInt(start + length - Integer.BYTES, (int) checksum.getValue());
		}
		return bytes;
	}

	private static byte[] withoutHeader(byte[] bytes) {
		int records = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00f8");
		Arrays.fill(bytes, HEADER, records, (byte) 'x');
		return bytes;
	}

}
