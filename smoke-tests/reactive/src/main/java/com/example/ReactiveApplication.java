package com.example;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class ReactiveApplication {

	private static final Logger logger = LoggerFactory.getLogger(ReactiveApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(ReactiveApplication.class, args);
	}

	@GetMapping("/orders/{id}")
	Mono<String> order(@PathVariable int id) {
		return Mono.just("desk lamp").doOnNext((item) -> logger.info("Order {} was asked for", id));
	}

	@GetMapping("/failure")
	Mono<String> failure() {
		return Mono.error(() -> new IllegalStateException("out of stock"));
	}

	@PreDestroy
	void end() {
		logger.info("The last line of a bean");
	}

}
