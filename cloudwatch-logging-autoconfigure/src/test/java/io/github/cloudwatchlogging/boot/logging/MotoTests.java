package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Test that an application delivers to an endpoint that is not ours: moto, an emulator
 * written by others.
 */
class MotoTests {

	@Test
	void anApplicationDeliversFromItsFirstToItsLastLine() throws Exception {
		Assumptions.assumeTrue(isInstalled(), "moto is not installed");
		int port = freePort();
		Process moto = start("-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port));
		try {
			await().atMost(Duration.ofSeconds(30)).until(() -> listens(port));
			URI uri = URI.create("http://127.0.0.1:" + port);
			try (ChildApplication child = ChildApplication.start(uri, "--example.events=3", "--example.end=exit")) {
				assertThat(child.awaitEnd()).isZero();
			}
			List<String> messages = messages(uri);
			assertThat(messages.get(0)).contains("Starting ExampleApplication");
			assertThat(messages).anyMatch((message) -> message.endsWith("event 2"))
				.anyMatch((message) -> message.contains("[requestId=r-1]: with an exception")
						&& message.contains("at " + ExampleApplication.class.getName()));
			assertThat(messages.get(messages.size() - 1)).endsWith(ExampleApplication.LAST_LINE);
		}
		finally {
			moto.descendants().forEach(ProcessHandle::destroyForcibly);
			moto.destroyForcibly();
		}
	}

	private static boolean isInstalled() throws InterruptedException {
		try {
			return start("-c", "import moto.server").waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Process start(String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of("python3"))).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		builder.command().addAll(List.of(arguments));
		return builder.start();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static List<String> messages(URI uri) {
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.endpointOverride(uri)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.httpClientBuilder(Apache5HttpClient.builder())
			.build()) {
			return client.filterLogEventsPaginator((request) -> request.logGroupName(ChildApplication.LOG_GROUP))
				.events()
				.stream()
				.map(FilteredLogEvent::message)
				.toList();
		}
	}

}
