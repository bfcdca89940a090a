package io.github.cloudwatchlogging.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
	void describe_namesTheUser_whenPermissionIsDenied() {
		assertThat(Obstacle.describe(this.root, new AccessDeniedException("/var/spool/orders")))
			.hasMessage("/var/spool/orders: permission denied to the user that this process runs as, "
					+ System.getProperty("user.name"));
	}

	@Test
	void describe_givesTheOperatingSystemsReason() {
		assertThat(Obstacle.describe(this.root, new FileSystemException("/mnt/orders", null, "Read-only file system")))
			.hasMessage("/mnt/orders cannot be used: Read-only file system");
	}

	@Test
	void describe_saysSomething_whenThereIsALinkToNothing() {
		assertThat(Obstacle.describe(this.root, new FileAlreadyExistsException("/mnt/link")))
			.hasMessage("/mnt/link is neither a directory nor can it become one");
	}

	@Test
	void describe_givesTheException_whenThereIsNoReason() {
		assertThat(Obstacle.describe(this.root, new IOException("odd")))
			.hasMessage(this.root + " cannot be used: java.io.IOException: odd");
	}

}
