package io.github.cloudwatchlogging.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import static org.awaitility.Awaitility.await;

/**
 * Moto, an emulator of AWS, as a child process.
 */
final class MotoServer implements AutoCloseable {

	private final int port;

	private final Process process;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private MotoServer(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	static boolean isInstalled() throws InterruptedException {
		return ChildProcess.succeeds("python3", "-c", "import moto.server");
	}

	static MotoServer start() throws IOException {
		int port = freePort();
		MotoServer server = new MotoServer(port,
				ChildProcess.start("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port)));
		await().atMost(Duration.ofSeconds(30)).until(server::listens);
		return server;
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	void reset() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri().resolve("/moto-api/reset"))
			.POST(BodyPublishers.noBody())
			.build();
		this.http.send(request, BodyHandlers.discarding());
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	private boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), 1_000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
