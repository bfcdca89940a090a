package io.github.cloudwatchlogging.pipeline;

import io.github.cloudwatchlogging.test.CloudWatchLogsEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The client of somebody else who works with the same log groups.
 */
final class SdkClient {

	private SdkClient() {
	}

	static CloudWatchLogsClient of(CloudWatchLogsEndpoint endpoint) {
		return CloudWatchLogsClient.builder()
			.endpointOverride(endpoint.uri())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.build();
	}

}
