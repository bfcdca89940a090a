package io.github.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One client's connection, on a thread of its own until either side closes it.
 */
final class Connection implements Runnable {

	private static final Http1Config CONFIG = Http1Config.custom().setBufferSize(64 * 1024).build();

	/**
	 * How often a silent connection looks whether the silence is over.
	 */
	private static final int SILENCE_CHECK_MILLIS = 50;

	private final Socket socket;

	private final Handler handler;

	private volatile boolean closed;

	Connection(Socket socket, Handler handler) {
		this.socket = socket;
		this.handler = handler;
	}

	@Override
	public void run() {
		HttpService service = new HttpService(HttpProcessors.server(),
				(request, trigger, context) -> handle(request, trigger));
		try (DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("http", CONFIG)) {
			this.socket.setTcpNoDelay(true);
			connection.bind(this.socket);
			while (connection.isOpen()) {
				service.handleRequest(connection, HttpCoreContext.create());
			}
		}
		catch (IOException | HttpException ex) {
			// The client went away, or the connection was to be broken.
		}
		finally {
			close();
		}
	}

	private void handle(ClassicHttpRequest request, ResponseTrigger trigger) throws HttpException, IOException {
		HttpCall call = read(request);
		if (this.closed) {
			// A socket can still give what came while it was being closed.
			throw new ConnectionClosedException("Closed before the request was handled");
		}
		Reply reply;
		try {
			reply = this.handler.handle(call);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
		if (reply instanceof Reply.Answer answer) {
			BasicClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
			answer.headers().forEach(response::addHeader);
			response.setEntity(new BodyEntity(answer));
			trigger.submitResponse(response);
		}
		else if (reply instanceof Reply.Silence silence) {
			keepSilent(silence.over());
			throw new ConnectionClosedException("Closed after a silence");
		}
		else {
			reset();
			throw new ConnectionClosedException("Reset on purpose");
		}
	}

	private static HttpCall read(ClassicHttpRequest request) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (Header header : request.getHeaders()) {
			headers.put(header.getName(), header.getValue());
		}
		HttpEntity entity = request.getEntity();
		byte[] body = (entity != null) ? entity.getContent().readAllBytes() : new byte[0];
		return new HttpCall(request.getMethod(), request.getPath(), headers, body);
	}

	private void keepSilent(BooleanSupplier over) throws IOException {
		this.socket.setSoTimeout(SILENCE_CHECK_MILLIS);
		while (!over.getAsBoolean()) {
			try {
				if (this.socket.getInputStream().read() < 0) {
					return;
				}
			}
			catch (SocketTimeoutException ex) {
				// The client still waits.
			}
		}
	}

	/**
	 * A close without lingering makes the kernel send RST instead of FIN.
	 */
	private void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	/**
	 * Close the connection. A request that comes after this is not handled any more.
	 */
	void close() {
		this.closed = true;
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// Closed is all it has to be.
		}
	}

}
