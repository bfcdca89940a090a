package com.example;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class JobApplication implements CommandLineRunner {

	private static final Logger logger = LoggerFactory.getLogger(JobApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(JobApplication.class, args);
	}

	@Override
	public void run(String... args) {
		logger.info("Sending the orders of today");
		logger.error("Order 7 was not sent", new IllegalStateException("out of stock"));
	}

	@PreDestroy
	void end() {
		logger.info("The last line of a bean");
	}

	/** As a container in a test brings one along. */
	@Bean
	@ConditionalOnProperty("emulator.endpoint")
	static AwsConnectionDetails emulator(@Value("${emulator.endpoint}") URI endpoint) {
		return new AwsConnectionDetails() {

			@Override
			public URI getEndpoint() {
				return endpoint;
			}

			@Override
			public String getRegion() {
				return "ap-south-1";
			}

			@Override
			public String getAccessKey() {
				return "KEY-OF-THE-EMULATOR";
			}

			@Override
			public String getSecretKey() {
				return "secret";
			}

		};
	}

}
