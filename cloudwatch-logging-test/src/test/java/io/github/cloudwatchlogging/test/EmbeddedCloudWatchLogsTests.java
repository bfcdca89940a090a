package io.github.cloudwatchlogging.test;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedCloudWatchLogs} with JUnit alone.
 */
@EmbeddedCloudWatchLogs
class EmbeddedCloudWatchLogsTests {

	@BeforeAll
	static void endpointIsEmptyAndListens(CloudWatchLogsEndpoint endpoint) {
		assertThat(endpoint.logGroups()).isEmpty();
		endpoint.createLogGroup("of-before-all");
		try (CloudWatchLogsClient client = SdkClients.client(endpoint)) {
			assertThat(client.describeLogGroups().logGroups()).hasSize(1);
		}
	}

	@BeforeEach
	void endpointIsThereForLifecycleMethods(CloudWatchLogsEndpoint endpoint) {
		assertThat(endpoint).isSameAs(SharedEndpoint.get());
	}

	@Test
	void endpoint_isNotResetBetweenTests(CloudWatchLogsEndpoint endpoint) {
		assertThat(endpoint.logGroups()).containsExactly("of-before-all");
	}

	@Nested
	class NestedTests {

		@Test
		void endpoint_isNotResetForNestedClasses(CloudWatchLogsEndpoint endpoint) {
			assertThat(endpoint.logGroups()).containsExactly("of-before-all");
		}

	}

}
