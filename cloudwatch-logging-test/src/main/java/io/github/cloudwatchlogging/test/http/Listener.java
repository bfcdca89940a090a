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

	private final ServerSocket serverSocket;

	private final Handler handler;

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger counter = new AtomicInteger();

	private volatile boolean closed;

	private Listener(ServerSocket serverSocket, Handler handler) {
		this.serverSocket = serverSocket;
		this.handler = handler;
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
		listener.startThread("accept", listener::accept);
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
		startThread("connection-" + this.counter.incrementAndGet(), () -> {
			try {
				connection.run();
			}
			finally {
				this.connections.remove(connection);
			}
		});
	}

	private void startThread(String name, Runnable task) {
		Thread thread = new Thread(task, "cloudwatch-logs-endpoint-" + port() + "-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Refuse new connections and close the open ones, whatever they are doing.
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
	}

}
