package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ObstacleTests {

	@TempDir
	Path root;

	@Test
	void describe_namesTheFileThatIsInTheWay() throws IOException {
		Path file = Files.createFile(this.root.resolve("file"));
		assertThat(Obstacle.describe(file.resolve("a/b"), new IOException("any")))
			.hasMessage(file + " is a file, not a directory")
			.hasRootCauseMessage("any");
	}

	@Test
	void describe_namesTheDirectory_toWhichPermissionIsMissing() {
		assertThat(Obstacle.describe(this.root.resolve("a/b"), new AccessDeniedException(this.root + "/a")))
			.hasMessage("the user of this process has no permission to read and write " + this.root);
	}

	@Test
	void describe_givesTheOperatingSystemsReason() {
		assertThat(Obstacle.describe(this.root.resolve("a/b"),
				new FileSystemException(this.root + "/a", null, "Read-only file system")))
			.hasMessage(this.root + " cannot be used: Read-only file system");
	}

	@Test
	void describe_namesALinkToNothing() {
		assertThat(Obstacle.describe(this.root, new FileAlreadyExistsException("/mnt/link")))
			.hasMessage("/mnt/link is not a directory, and is in the way of one");
	}

	@Test
	void describe_namesTheDirectory_inWhichNothingCanBeCreated() {
		Path directory = this.root.resolve("a/b");
		assertThat(Obstacle.describe(directory, new NoSuchFileException(this.root + "/a")))
			.hasMessage(directory + " does not exist, and nothing can be created in " + this.root);
	}

	@Test
	void describe_givesTheException_whenThereIsNoReason() {
		assertThat(Obstacle.describe(this.root, new IOException("odd")))
			.hasMessage(this.root + " cannot be used: java.io.IOException: odd");
	}

}
