package io.github.cloudwatchlogging.test;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import io.github.cloudwatchlogging.test.http.HttpServer;
import io.github.cloudwatchlogging.test.service.LogsService;
import io.github.cloudwatchlogging.test.service.ServiceException;

/**
 * Amazon CloudWatch Logs inside the test's own JVM: a port on the loopback interface that
 * any AWS client can be pointed at. It has the service's limits and error texts, keeps
 * what it is sent in memory, and can be made to {@linkplain #faults() fail}.
 * <p>
 * Signatures have to be there but are not checked; any region and any credentials do. All
 * regions share their log groups. Nothing is ever throttled, except by a fault.
 * <p>
 * Safe for use by many threads. Its own threads are daemons.
 */
public final class CloudWatchLogsEndpoint implements AutoCloseable {

	/**
	 * For groups created by the test itself, which signs nothing.
	 */
	private static final String REGION = "eu-central-1";

	private final EventJournal journal = new EventJournal();

	private final RequestLog requests = new RequestLog();

	private final Faults faults = new Faults();

	private final LogsService service;

	private final HttpServer server;

	private CloudWatchLogsEndpoint(int port, Clock clock) {
		this.service = new LogsService(clock, this.journal);
		this.server = new HttpServer(port, new EndpointHandler(clock, this.service, this.faults, this.requests));
	}

	/**
	 * Start an endpoint on a free port.
	 * @return the endpoint
	 */
	public static CloudWatchLogsEndpoint start() {
		return start(0);
	}

	/**
	 * Start an endpoint on a given port.
	 * @param port the port, or 0 for a free one
	 * @return the endpoint
	 * @throws java.io.UncheckedIOException if the port is taken
	 */
	public static CloudWatchLogsEndpoint start(int port) {
		return start(port, Clock.systemUTC());
	}

	/**
	 * Start an endpoint with its own idea of the time. The clock decides which events are
	 * too old or too new, and it stamps creations, arrivals and requests. Delays are in
	 * real time whatever it says.
	 * @param port the port, or 0 for a free one
	 * @param clock the service's clock
	 * @return the endpoint
	 * @throws java.io.UncheckedIOException if the port is taken
	 */
	public static CloudWatchLogsEndpoint start(int port, Clock clock) {
		return new CloudWatchLogsEndpoint(port, clock);
	}

	/**
	 * Where to point a client at.
	 * @return {@code http://127.0.0.1:port}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + port());
	}

	/**
	 * The port.
	 * @return its number
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Everything that was ever stored, in order of arrival. Deleting a group or a stream
	 * does not take away from this, only {@link #takeEvents()} and {@link #reset()} do.
	 * @return an unmodifiable list that does not grow
	 */
	public List<StoredEvent> events() {
		return this.journal.events();
	}

	/**
	 * Everything that was stored since the start or since this was called last, in order
	 * of arrival; the endpoint forgets it, so that a run may go on for hours. Groups and
	 * streams stay.
	 * @return an unmodifiable list that does not grow
	 */
	public List<StoredEvent> takeEvents() {
		this.service.forgetEvents();
		return this.journal.take();
	}

	/**
	 * The part of {@link #events()} that went to one group.
	 * @param logGroup the group's name
	 * @return the events in order of arrival
	 */
	public List<StoredEvent> events(String logGroup) {
		return events().stream().filter((event) -> event.logGroup().equals(logGroup)).toList();
	}

	/**
	 * The part of {@link #events()} that went to one stream.
	 * @param logGroup the group's name
	 * @param logStream the stream's name
	 * @return the events in order of arrival
	 */
	public List<StoredEvent> events(String logGroup, String logStream) {
		return events(logGroup).stream().filter((event) -> event.logStream().equals(logStream)).toList();
	}

	/**
	 * The requests in order of arrival, refused and malformed ones included. Only the
	 * latest 10,000 are kept.
	 * @return the requests, each with its answer as far as it has one by now
	 */
	public List<ReceivedRequest> requests() {
		return this.requests.requests();
	}

	/**
	 * How many requests for an operation have arrived, however they were answered.
	 * @param operation the operation's name, such as {@code PutLogEvents}
	 * @return the number of all since the start or the last {@link #reset()}
	 */
	public long requestCount(String operation) {
		return this.requests.count(operation);
	}

	/**
	 * The groups there are.
	 * @return their names, sorted
	 */
	public List<String> logGroups() {
		return this.service.logGroups();
	}

	/**
	 * The streams there are in a group.
	 * @param logGroup the group's name
	 * @return their names, sorted; none if there is no such group
	 */
	public List<String> logStreams(String logGroup) {
		return this.service.logStreams(logGroup);
	}

	/**
	 * What goes wrong.
	 * @return the faults, to be added to and cleared
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Create a log group as if somebody did it with another client. Does nothing if it
	 * exists.
	 * @param name the group's name
	 * @throws IllegalArgumentException if the service does not allow the name
	 */
	public void createLogGroup(String name) {
		try {
			this.service.ensureLogGroup(name, REGION);
		}
		catch (ServiceException ex) {
			throw new IllegalArgumentException(ex.text(), ex);
		}
	}

	/**
	 * Delete a log group with its streams as if somebody did it with another client. Does
	 * nothing if there is none.
	 * @param name the group's name
	 */
	public void deleteLogGroup(String name) {
		this.service.removeLogGroup(name);
	}

	/**
	 * Refuse new connections and close the open ones, until {@link #resumeListening()}.
	 * What was stored stays.
	 */
	public void stopListening() {
		this.server.stop();
	}

	/**
	 * Listen again on the same port.
	 */
	public void resumeListening() {
		this.server.resume();
	}

	/**
	 * Forget groups, events, requests and faults. Whether the endpoint listens does not
	 * change.
	 */
	public void reset() {
		this.faults.clear();
		this.service.clear();
		this.journal.clear();
		this.requests.clear();
	}

	@Override
	public void close() {
		this.faults.clear();
		this.server.close();
	}

	@Override
	public String toString() {
		return "CloudWatchLogsEndpoint " + uri();
	}

}
