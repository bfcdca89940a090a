package io.github.cloudwatchlogging.sample;

/**
 * There is no such order.
 */
class UnknownOrderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownOrderException(long id) {
		super("There is no order " + id);
	}

}
