package io.github.cloudwatchlogging.sample;

/**
 * The warehouse has not enough of an item.
 */
class OutOfStockException extends Exception {

	private static final long serialVersionUID = 1L;

	OutOfStockException(String item, int quantity) {
		super("There are no %d pieces of '%s' left".formatted(quantity, item));
	}

}
