package io.github.cloudwatchlogging.sample;

import org.jspecify.annotations.Nullable;

/**
 * What a customer sends.
 *
 * @param item what is ordered
 * @param quantity how many
 */
record NewOrder(@Nullable String item, int quantity) {

	NewOrder {
		if (item == null || item.isBlank() || quantity < 1) {
			throw new IllegalArgumentException("An order needs an item and a quantity");
		}
	}

}
