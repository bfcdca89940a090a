package io.github.cloudwatchlogging.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Keeps the orders, in memory.
 */
@Service
class OrderBook {

	private static final Logger logger = LoggerFactory.getLogger(OrderBook.class);

	private final AtomicLong lastId = new AtomicLong();

	private final Map<Long, Order> orders = new ConcurrentSkipListMap<>();

	private final Warehouse warehouse;

	OrderBook(Warehouse warehouse) {
		this.warehouse = warehouse;
	}

	Order create(String item, int quantity) {
		Order order = new Order(this.lastId.incrementAndGet(), item, quantity, false);
		this.orders.put(order.id(), order);
		logger.info("Order {} received: {} x {}", order.id(), quantity, item);
		return order;
	}

	List<Order> list() {
		return List.copyOf(this.orders.values());
	}

	long countOpen() {
		return this.orders.values().stream().filter((order) -> !order.shipped()).count();
	}

	Order ship(long id) {
		Order order = this.orders.get(id);
		if (order == null) {
			throw new UnknownOrderException(id);
		}
		try {
			this.warehouse.take(order.item(), order.quantity());
		}
		catch (OutOfStockException ex) {
			throw new ShipmentException(id, ex);
		}
		Order shipped = order.markShipped();
		this.orders.put(id, shipped);
		logger.info("Order {} shipped", id);
		return shipped;
	}

}
