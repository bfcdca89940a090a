package io.github.cloudwatchlogging.test.http;

/**
 * Decides what becomes of a request. Called on the connection's own thread.
 */
@FunctionalInterface
public interface Handler {

	/**
	 * Answer a request.
	 * @param call the request, read to its end
	 * @return what to do on the wire
	 * @throws InterruptedException if interrupted while waiting; the connection is closed
	 */
	Reply handle(HttpCall call) throws InterruptedException;

}
