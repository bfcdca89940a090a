package io.github.cloudwatchlogging.boot.testcontainers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Test with a container of Moto.
 */
class MotoContainerTests extends EmulatorContainerTestBase {

	@Container
	@ServiceConnection
	static final GenericContainer<?> moto = new GenericContainer<>("motoserver/moto:5.1.4").withExposedPorts(5000);

}
