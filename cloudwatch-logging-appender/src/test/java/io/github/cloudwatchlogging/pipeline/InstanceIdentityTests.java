package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstanceIdentity} on a made-up machine, with a made-up task metadata
 * endpoint.
 */
class InstanceIdentityTests {

	@TempDir
	private Path root = Path.of("replaced by JUnit");

	private final Map<String, String> environment = new HashMap<>(Map.of("HOSTNAME", "web-1"));

	private final HttpServer metadata = createServer();

	private static HttpServer createServer() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void start() {
		this.metadata.start();
	}

	@AfterEach
	void stop() {
		this.metadata.stop(0);
	}

	@Test
	void instance_isTheTaskId_onEcs() {
		answer(200, "{\"Cluster\":\"prod\",\"TaskARN\" : \"arn:aws:ecs:eu-central-1:1:task/prod/158d1c8083dd\"}");
		assertThat(identity().instance()).isEqualTo("158d1c8083dd");
	}

	@Test
	void instance_isTheTaskId_behindAProxyThatDoesNotKnowTheEndpoint() {
		answer(200, "{\"TaskARN\":\"arn:aws:ecs:eu-central-1:1:task/prod/158d1c8083dd\"}");
		Map<String, String> proxy = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1", "http.nonProxyHosts",
				"");
		proxy.forEach(System::setProperty);
		try {
			assertThat(identity().instance()).isEqualTo("158d1c8083dd");
		}
		finally {
			proxy.keySet().forEach(System::clearProperty);
		}
	}

	@Test
	void instance_isTheHostName_whenTheTaskMetadataIsNotToBeHad() {
		answer(500, "oops");
		assertThat(identity().instance()).isEqualTo("web-1");
		answer(200, "{}");
		assertThat(identity().instance()).isEqualTo("web-1");
		this.environment.put("ECS_CONTAINER_METADATA_URI_V4", "no uri");
		assertThat(identity().instance()).isEqualTo("web-1");
	}

	@Test
	void instance_isTheInstanceId_onEc2() throws IOException {
		write("sys/class/dmi/id/board_asset_tag", "i-0123456789abcdef0\n");
		assertThat(identity().instance()).isEqualTo("i-0123456789abcdef0");
	}

	@Test
	void instance_isTheHostName_inAContainerOnEc2() throws IOException {
		write("sys/class/dmi/id/board_asset_tag", "i-0123456789abcdef0\n");
		write(".dockerenv", "");
		assertThat(identity().instance()).isEqualTo("web-1");
	}

	@Test
	void instance_isTheHostName_onKubernetesAndPodman() throws IOException {
		write("sys/class/dmi/id/board_asset_tag", "i-0123456789abcdef0\n");
		this.environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
		assertThat(identity().instance()).isEqualTo("web-1");
		this.environment.remove("KUBERNETES_SERVICE_HOST");
		write("run/.containerenv", "");
		assertThat(identity().instance()).isEqualTo("web-1");
	}

	@Test
	void instance_isTheHostName_onOtherHardware() throws IOException {
		write("sys/class/dmi/id/board_asset_tag", "Not Specified\n");
		assertThat(identity().instance()).isEqualTo("web-1");
	}

	@Test
	void host_isNeverEmpty() {
		this.environment.put("HOSTNAME", " ");
		assertThat(identity().host()).isNotBlank();
		this.environment.remove("HOSTNAME");
		assertThat(identity().host()).isNotBlank();
	}

	private InstanceIdentity identity() {
		return new InstanceIdentity(this.environment, this.root);
	}

	private void answer(int status, String body) {
		String path = "/v4/" + this.environment.size() + status;
		this.metadata.createContext(path + "/task", (exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		this.environment.put("ECS_CONTAINER_METADATA_URI_V4",
				"http://127.0.0.1:" + this.metadata.getAddress().getPort() + path);
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

}
