package io.github.cloudwatchlogging.boot.logging;

import java.util.List;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import io.github.cloudwatchlogging.test.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of several applications in one JVM.
 */
class SeveralApplicationsTests {

	private final CloudWatchLogsEndpoint endpoint = CloudWatchLogsEndpoint.start();

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	void thereIsOneAppender_asLongAsAnApplicationWithDeliveryIsOpen() {
		run(SeveralApplications.class);
	}

	@Test
	void anOpenApplicationIsDelivered_whateverBecomesOfOthers() {
		run(OthersBesideAnOpenApplication.class);
	}

	@Test
	void theBeansOfAnOpenApplicationAreUsed_whenThoseOfAClosedOneWere() {
		run(TwoClients.class);
		List<String> keys = this.endpoint.requests()
			.stream()
			.filter((request) -> request.operation().equals("PutLogEvents"))
			.map(ReceivedRequest::authorization)
			.map((header) -> header.replaceAll(".*Credential=([^/]+)/.*", "$1"))
			.toList();
		assertThat(keys).startsWith("FIRST").contains("SECOND").endsWith("FIRST");
	}

	@Test
	void bothDeliverEverything_inTwoClassLoaders() {
		run(TwoClassLoaders.class);
	}

	private void run(Class<?> main) {
		try (ChildApplication child = ChildApplication.run(main, this.endpoint)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			Lines.assertDeliveredOnce(child, this.endpoint);
		}
	}

}
