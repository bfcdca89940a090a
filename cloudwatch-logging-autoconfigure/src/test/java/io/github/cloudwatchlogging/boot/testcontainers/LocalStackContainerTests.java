package io.github.cloudwatchlogging.boot.testcontainers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Test with a container of LocalStack.
 */
class LocalStackContainerTests extends EmulatorContainerTestBase {

	@Container
	@ServiceConnection
	static final GenericContainer<?> localStack = new GenericContainer<>("localstack/localstack:4.0.3")
		.withExposedPorts(4566);

}
