package io.github.cloudwatchlogging.boot.testcontainers;

import java.net.URI;
import java.util.List;

import io.github.cloudwatchlogging.boot.autoconfigure.CloudWatchLogsConnectionDetails;
import org.testcontainers.containers.Container;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Delivers to a container of LocalStack, Floci or moto that a test annotates with
 * {@code @ServiceConnection}; for images of other names give the annotation one of
 * theirs. Each of them has one port, and takes any credentials.
 */
final class CloudWatchLogsContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, CloudWatchLogsConnectionDetails> {

	CloudWatchLogsContainerConnectionDetailsFactory() {
		super(List.of("localstack/localstack", "localstack/localstack-pro", "floci/floci", "motoserver/moto"));
	}

	@Override
	protected CloudWatchLogsConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<Container<?>> source) {
		return new EmulatorConnection(source);
	}

	private static final class EmulatorConnection extends ContainerConnectionDetails<Container<?>>
			implements CloudWatchLogsConnectionDetails {

		EmulatorConnection(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			Container<?> container = getContainer();
			return URI.create("http://" + container.getHost() + ":" + container.getFirstMappedPort());
		}

		@Override
		public String getAccessKey() {
			return "test";
		}

		@Override
		public String getSecretKey() {
			return "test";
		}

	}

}
