package io.github.cloudwatchlogging.test.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open port with its connections, from one start to one stop. Its threads are daemons.
 */
final class Listener {

	/**
	 * Room for many clients that come at once.
	 */
	private static final int BACKLOG = 1024;

	private static final long ACCEPTOR_END_MILLIS = 5_000;

	private final ServerSocket serverSocket;

	private final Handler handler;

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger counter = new AtomicInteger();

	private final Thread acceptor;

	private volatile boolean closed;

	private Listener(ServerSocket serverSocket, Handler handler) {
		this.serverSocket = serverSocket;
		this.handler = handler;
		this.acceptor = newThread("accept", this::accept);
	}

	static Listener open(int port, Handler handler) throws IOException {
		ServerSocket serverSocket = new ServerSocket();
		try {
			serverSocket.setReuseAddress(true);
			serverSocket.bind(loopback(port), BACKLOG);
		}
		catch (IOException ex) {
			serverSocket.close();
			throw ex;
		}
		Listener listener = new Listener(serverSocket, handler);
		listener.acceptor.start();
		return listener;
	}

	/**
	 * Always the IPv4 loopback address, whatever the JVM prefers.
	 */
	static InetSocketAddress loopback(int port) {
		return new InetSocketAddress("127.0.0.1", port);
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	private void accept() {
		while (!this.closed) {
			try {
				serve(this.serverSocket.accept());
			}
			catch (IOException ex) {
				// Closed, or the process is out of file descriptors for a moment.
			}
		}
	}

	private void serve(Socket socket) {
		Connection connection = new Connection(socket, this.handler);
		this.connections.add(connection);
		if (this.closed) {
			connection.close();
			return;
		}
		Runnable task = () -> {
			try {
				connection.run();
			}
			finally {
				this.connections.remove(connection);
			}
		};
		newThread("connection-" + this.counter.incrementAndGet(), task).start();
	}

	private Thread newThread(String name, Runnable task) {
		Thread thread = new Thread(task, "cloudwatch-logs-endpoint-" + port() + "-" + name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Refuse new connections and close the open ones, whatever they are doing. When this
	 * returns, the port can be listened on again.
	 */
	void close() {
		this.closed = true;
		try {
			this.serverSocket.close();
		}
		catch (IOException ex) {
			// Closed is all it has to be.
		}
		this.connections.forEach(Connection::close);
		try {
			// The kernel keeps the port as long as a thread is in accept().
			this.acceptor.join(ACCEPTOR_END_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
