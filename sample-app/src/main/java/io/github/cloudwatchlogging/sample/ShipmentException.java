package io.github.cloudwatchlogging.sample;

/**
 * An order could not be shipped.
 */
class ShipmentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ShipmentException(long id, Throwable cause) {
		super("Order " + id + " could not be shipped", cause);
	}

}
