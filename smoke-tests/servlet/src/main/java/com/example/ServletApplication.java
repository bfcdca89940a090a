package com.example;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class ServletApplication {

	private static final Logger logger = LoggerFactory.getLogger(ServletApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(ServletApplication.class, args);
	}

	@GetMapping("/orders/{id}")
	String order(@PathVariable int id) {
		logger.info("Order {} was asked for", id);
		return "desk lamp";
	}

	@GetMapping("/failure")
	String failure() {
		throw new IllegalStateException("out of stock");
	}

	@PreDestroy
	void end() {
		logger.info("The last line of a bean");
	}

}
