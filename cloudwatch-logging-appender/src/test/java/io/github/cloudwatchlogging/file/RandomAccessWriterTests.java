package io.github.cloudwatchlogging.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RandomAccessWriterTests {

	@TempDir
	Path directory;

	private RandomAccessWriter writer;

	@BeforeEach
	void open() throws IOException {
		this.writer = new RandomAccessWriter(file());
	}

	@AfterEach
	void close() throws IOException {
		this.writer.close();
	}

	@Test
	void write_appendsSoManyBytes() throws IOException {
		write("one, and what is not written", 3);
		write("two", 3);
		assertThat(file()).hasContent("onetwo");
	}

	@Test
	void write_comesAfterTheCut() throws IOException {
		write("onetwo", 6);
		this.writer.truncate(3);
		write("three", 5);
		assertThat(file()).hasContent("onethree");
	}

	@Test
	void write_comesAfterTheCut_whenThatMadeTheFileLonger() throws IOException {
		write("one", 3);
		this.writer.truncate(5);
		write("two", 3);
		assertThat(file()).hasContent("one\0\0two");
	}

	@Test
	void readBack_leavesTheEndWhereItIs() throws IOException {
		write("one", 3);
		assertThat(this.writer.readBack(2)).asString().isEqualTo("on");
		write("two", 3);
		assertThat(file()).hasContent("onetwo");
	}

	@Test
	void readBack_failsAndLeavesTheEndWhereItIs_whenThereIsLess() throws IOException {
		write("one", 3);
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> this.writer.readBack(4));
		write("two", 3);
		assertThat(file()).hasContent("onetwo");
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Does not delete a file that is open")
	void readBack_works_whenTheNameIsGone() throws IOException {
		write("one", 3);
		Files.delete(file());
		write("two", 3);
		assertThat(this.writer.readBack(6)).asString().isEqualTo("onetwo");
	}

	@Test
	void everything_works_whenTheThreadIsInterrupted() throws IOException {
		Interrupts.during(() -> write("onetwo", 6));
		Interrupts.during(() -> this.writer.truncate(3));
		Interrupts.during(() -> write("three", 5));
		Interrupts.during(() -> this.writer.sync());
		Interrupts.during(() -> assertThat(this.writer.readBack(8)).asString().isEqualTo("onethree"));
		Interrupts.during(() -> this.writer.close());
		assertThat(file()).hasContent("onethree");
	}

	private void write(String text, int length) throws IOException {
		this.writer.write(text.getBytes(), length);
	}

	private Path file() {
		return this.directory.resolve("file");
	}

}
