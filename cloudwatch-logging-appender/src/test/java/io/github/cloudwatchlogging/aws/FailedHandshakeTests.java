package io.github.cloudwatchlogging.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.OwnThread;
import io.github.cloudwatchlogging.buffer.Batches;
import io.github.cloudwatchlogging.buffer.Failure;
import io.github.cloudwatchlogging.buffer.Outlook;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.delivery.SendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What answers does not speak TLS, as a proxy that explains itself in plain text: nothing
 * was sent to it.
 */
class FailedHandshakeTests {

	private final ServerSocket server = listen();

	private volatile String answer = "";

	private CompletableFuture<Void> serving = CompletableFuture.completedFuture(null);

	@BeforeEach
	void serve() {
		this.serving = CompletableFuture.runAsync(this::answerOnce, OwnThread.EXECUTOR);
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
		this.serving.join();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 400 Bad Request\r\n\r\n", "\u0016\u0003\u0003\u0000\u0004nope", "" })
	void send_hasStoredNothing_whenTheHandshakeFails(String answer) {
		this.answer = answer;
		ClientSettings settings = new ClientSettings("eu-central-1", null,
				URI.create("https://127.0.0.1:" + this.server.getLocalPort()),
				StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")), Duration.ofSeconds(20),
				List.of());
		try (AwsLogSender sender = new AwsLogSender(settings, true, true, Ticker.system())) {
			SendResult result = sender.send(new Destination("group", "stream"), Batches.of("hello"));
			assertThat(result).isInstanceOf(SendResult.Retry.class);
			Failure failure = ((SendResult.Retry) result).failure();
			assertThat(failure.outcomeUnknown()).as(failure.code()).isFalse();
			assertThat(failure.outlook()).isEqualTo(Outlook.PASSING);
			assertThat(failure.advice()).contains("cannot be reached");
		}
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads the greeting first: a connection with unread bytes is reset when closed. */
	private void answerOnce() {
		try (Socket socket = this.server.accept()) {
			socket.getInputStream().read(new byte[8192]);
			socket.getOutputStream().write(this.answer.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// The test sees what came of it.
		}
	}

}
