package io.github.cloudwatchlogging.test;

import java.net.URI;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The AWS SDK as an application would set it up, without retries: a test sees each
 * answer.
 */
final class SdkClients {

	private SdkClients() {
	}

	static CloudWatchLogsClient client(CloudWatchLogsEndpoint endpoint) {
		return client(endpoint.uri(), Duration.ofSeconds(20));
	}

	static CloudWatchLogsClient client(URI endpoint, Duration timeout) {
		return CloudWatchLogsClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.httpClientBuilder(Apache5HttpClient.builder().socketTimeout(timeout))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

}
