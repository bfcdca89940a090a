package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.nio.file.Path;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of a service whose certificate is known to one of the application's SSL bundles
 * alone, and which wants to see one itself.
 */
class SslBundleTests {

	private static final String PASSWORD = "changeit";

	@Test
	void everythingIsDelivered_withTheCertificatesOfAnSslBundle(@TempDir Path directory)
			throws IOException, InterruptedException {
		// One for both sides.
		Path certificate = certificate(directory);
		try (CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();
				TlsProxy proxy = new TlsProxy(endpoint.uri(), certificate, PASSWORD.toCharArray());
				ChildApplication child = ChildApplication.start(proxy.uri(), "--spring.main.web-application-type=none",
						"--cloudwatch.logging.aws.ssl.bundle=ours",
						"--spring.ssl.bundle.jks.ours.truststore.location=" + certificate.toUri(),
						"--spring.ssl.bundle.jks.ours.truststore.password=" + PASSWORD,
						"--spring.ssl.bundle.jks.ours.keystore.location=" + certificate.toUri(),
						"--spring.ssl.bundle.jks.ours.keystore.password=" + PASSWORD)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			assertThat(child.output()).doesNotContain("could not be delivered");
			assertThat(endpoint.events(ChildApplication.LOG_GROUP)).extracting(StoredEvent::message)
				.anyMatch((message) -> message.contains("Starting ExampleApplication"))
				.anyMatch((message) -> message.endsWith(ExampleApplication.LAST_LINE));
			assertThat(proxy.clients()).isNotEmpty().containsOnly("CN=localhost");
		}
	}

	/**
	 * Makes a key with its certificate, which is in the file as one to trust, too.
	 */
	private static Path certificate(Path directory) throws IOException, InterruptedException {
		Path file = directory.resolve("ours.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "ours", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
				"-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor()).isZero();
		return file;
	}

}
