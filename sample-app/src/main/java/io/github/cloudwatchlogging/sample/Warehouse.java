package io.github.cloudwatchlogging.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Has ten pieces of every item.
 */
@Component
class Warehouse {

	private static final int STOCK = 10;

	private final Map<String, Integer> taken = new ConcurrentHashMap<>();

	void take(String item, int quantity) throws OutOfStockException {
		int total = this.taken.merge(item, quantity, Integer::sum);
		if (total > STOCK) {
			this.taken.merge(item, -quantity, Integer::sum);
			throw new OutOfStockException(item, quantity);
		}
	}

}
