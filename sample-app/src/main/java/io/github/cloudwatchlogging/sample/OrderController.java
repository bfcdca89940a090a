package io.github.cloudwatchlogging.sample;

import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The orders over HTTP.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final OrderBook orders;

	OrderController(OrderBook orders) {
		this.orders = orders;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Order create(@RequestBody NewOrder order) {
		return this.orders.create(Objects.requireNonNull(order.item()), order.quantity());
	}

	@GetMapping
	List<Order> list() {
		return this.orders.list();
	}

	@PostMapping("/{id}/ship")
	Order ship(@PathVariable long id) {
		return this.orders.ship(id);
	}

	@ExceptionHandler
	ProblemDetail unshippable(ShipmentException ex) {
		logger.error("Shipping failed", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unknown(UnknownOrderException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

}
