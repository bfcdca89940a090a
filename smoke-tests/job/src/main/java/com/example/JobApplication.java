package com.example;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

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

}
