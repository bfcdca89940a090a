package io.github.cloudwatchlogging.sample;

/**
 * An order.
 *
 * @param id its number
 * @param item what was ordered
 * @param quantity how many
 * @param shipped whether it is on its way
 */
record Order(long id, String item, int quantity, boolean shipped) {

	Order markShipped() {
		return new Order(this.id, this.item, this.quantity, true);
	}

}
