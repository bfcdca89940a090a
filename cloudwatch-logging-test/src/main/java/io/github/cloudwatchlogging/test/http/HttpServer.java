package io.github.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import org.jspecify.annotations.Nullable;

/**
 * A port on the loopback interface that can stop and resume listening. Safe for use by
 * many threads.
 */
public final class HttpServer implements AutoCloseable {

	private final int port;

	private final Handler handler;

	private @Nullable Listener listener;

	private @Nullable Socket reservation;

	private boolean closed;

	/**
	 * Create a new {@link HttpServer} that listens.
	 * @param port the port, or 0 for a free one
	 * @param handler answers the requests
	 */
	public HttpServer(int port, Handler handler) {
		this.handler = handler;
		Listener opened = open(port);
		this.listener = opened;
		this.port = opened.port();
	}

	/**
	 * The port.
	 * @return its number
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Refuse new connections and close the open ones until {@link #resume()}.
	 */
	public synchronized void stop() {
		if (closeListener()) {
			this.reservation = reserve();
		}
	}

	/**
	 * Listen again on the same port.
	 */
	public synchronized void resume() {
		if (this.closed) {
			throw new IllegalStateException("The endpoint is closed");
		}
		if (this.listener == null) {
			release();
			this.listener = open(this.port);
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		closeListener();
		release();
	}

	private boolean closeListener() {
		if (this.listener == null) {
			return false;
		}
		this.listener.close();
		this.listener = null;
		return true;
	}

	private Listener open(int port) {
		try {
			return Listener.open(port, this.handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + ex.getMessage()
					+ ". Is the port taken by another process?", ex);
		}
	}

	/**
	 * A socket that is bound but does not listen: clients are refused, and the port can
	 * be given neither to another process nor, as its own local port, to a client that
	 * tries to connect (which would then be connected to itself).
	 */
	private @Nullable Socket reserve() {
		Socket socket = new Socket();
		try {
			socket.setReuseAddress(true);
			socket.bind(Listener.loopback(this.port));
			return socket;
		}
		catch (IOException ex) {
			// Then the port is merely likely to stay free.
			close(socket);
			return null;
		}
	}

	private void release() {
		if (this.reservation != null) {
			close(this.reservation);
			this.reservation = null;
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Closed is all it has to be.
		}
	}

}
