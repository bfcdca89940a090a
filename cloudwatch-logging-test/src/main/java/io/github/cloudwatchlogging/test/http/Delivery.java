package io.github.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.core5.http.ConnectionClosedException;

/**
 * How a response's body is sent.
 */
@FunctionalInterface
public interface Delivery {

	/**
	 * The ordinary way.
	 */
	Delivery WHOLE = (body, out) -> out.write(body);

	/**
	 * Only half of what {@code Content-Length} announces, then the connection is closed.
	 */
	Delivery CUT_SHORT = (body, out) -> {
		out.write(body, 0, body.length / 2);
		out.flush();
		throw new ConnectionClosedException("Cut short on purpose");
	};

	/**
	 * Send the body.
	 * @param body the body
	 * @param out where to; the announced length is that of the body
	 * @throws IOException if the connection breaks or is to be closed
	 */
	void send(byte[] body, OutputStream out) throws IOException;

	/**
	 * One byte at a time.
	 * @param pause waits between two bytes
	 * @return the delivery
	 */
	static Delivery byteByByte(Pause pause) {
		return (body, out) -> {
			for (byte b : body) {
				pause.await();
				out.write(b);
				out.flush();
			}
		};
	}

	/**
	 * Waits.
	 */
	@FunctionalInterface
	interface Pause {

		/**
		 * Wait for one pause.
		 * @throws IOException if the wait was interrupted and the connection shall close
		 */
		void await() throws IOException;

	}

}
