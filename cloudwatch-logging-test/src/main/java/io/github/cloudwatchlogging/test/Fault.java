package io.github.cloudwatchlogging.test;

import java.time.Duration;
import java.util.function.Predicate;

import io.github.cloudwatchlogging.test.http.Reply;

/**
 * Something that goes wrong, and when. Immutable: {@link #on(String)},
 * {@link #times(int)} and their like return a narrowed copy. Without them a fault hits
 * every call until it is cleared.
 * <p>
 * Narrowings add up: of the calls of the operation, every n-th is looked at, of those a
 * share is hit, and that until the fault has hit often enough.
 */
public final class Fault {

	private final FaultBehaviour behaviour;

	private final FaultScope scope;

	private Fault(FaultBehaviour behaviour) {
		this(behaviour, FaultScope.EVERYTHING);
	}

	private Fault(FaultBehaviour behaviour, FaultScope scope) {
		this.behaviour = behaviour;
		this.scope = scope;
	}

	/**
	 * 400 {@code ThrottlingException}.
	 * @return the fault
	 */
	public static Fault throttle() {
		return error(400, "ThrottlingException", "Rate exceeded");
	}

	/**
	 * Any refusal.
	 * @param status the HTTP status
	 * @param code the error's code
	 * @param message the error's message
	 * @return the fault
	 */
	public static Fault error(int status, String code, String message) {
		return new Fault((exchange, release) -> exchange.refuse(status, code, message));
	}

	/**
	 * 503 {@code ServiceUnavailableException}.
	 * @return the fault
	 */
	public static Fault unavailable() {
		return error(503, "ServiceUnavailableException", "The service cannot complete the request.");
	}

	/**
	 * 400 {@code ExpiredTokenException}: the client's temporary credentials have expired.
	 * @return the fault
	 */
	public static Fault expiredCredentials() {
		return error(400, "ExpiredTokenException", "The security token included in the request is expired");
	}

	/**
	 * 400 {@code AccessDeniedException} with AWS's usual sentence. Hits the operation the
	 * action allows, unless {@link #on(String)} says otherwise.
	 * @param action the missing action, such as {@code logs:PutLogEvents}
	 * @return the fault
	 */
	public static Fault accessDenied(String action) {
		String operation = action.substring(action.indexOf(':') + 1);
		return new Fault(FaultBehaviour.denied("logs:" + operation)).on(operation);
	}

	/**
	 * A late answer: wait, then answer as usual.
	 * @param duration how long to wait; clearing the faults ends the wait
	 * @return the fault
	 */
	public static Fault latency(Duration duration) {
		return new Fault((exchange, release) -> {
			release.await(duration);
			return exchange.process();
		});
	}

	/**
	 * No answer: read the request, do nothing and keep the connection open. When the
	 * faults are cleared or the endpoint closes, the connection is closed.
	 * @return the fault
	 */
	public static Fault hang() {
		return new Fault((exchange, release) -> new Reply.Silence(release::isOver));
	}

	/**
	 * A connection reset (TCP RST) before anything is processed.
	 * @return the fault
	 */
	public static Fault reset() {
		return new Fault((exchange, release) -> new Reply.Reset());
	}

	/**
	 * A lost answer: process the call, then reset the connection. The client cannot know
	 * that its events are stored.
	 * @return the fault
	 */
	public static Fault processThenReset() {
		return new Fault((exchange, release) -> {
			exchange.process();
			return new Reply.Reset();
		});
	}

	/**
	 * A lost answer: process the call, then {@linkplain #hang() hang}.
	 * @return the fault
	 */
	public static Fault processThenHang() {
		return new Fault((exchange, release) -> {
			exchange.process();
			return new Reply.Silence(release::isOver);
		});
	}

	/**
	 * A false success, as from a careless proxy: 200 with no body and no request id, and
	 * nothing is stored.
	 * @return the fault
	 */
	public static Fault emptySuccess() {
		return new Fault((exchange, release) -> Replies.foreign(null, ""));
	}

	/**
	 * A false success, as from a captive portal: 200 with a web page, and nothing is
	 * stored.
	 * @return the fault
	 */
	public static Fault htmlSuccess() {
		return new Fault((exchange, release) -> Replies.foreign("text/html",
				"<!doctype html><html><body><h1>Welcome</h1><p>Please accept our terms.</p></body></html>"));
	}

	/**
	 * A broken answer: process the call, announce the whole body, send half of it and
	 * close the connection.
	 * @return the fault
	 */
	public static Fault truncatedSuccess() {
		return new Fault((exchange, release) -> Replies.cutShort(exchange.process()));
	}

	/**
	 * A trickling answer: process the call, then send the body one byte at a time.
	 * @param perByte the pause before each byte; clearing the faults ends all pauses
	 * @return the fault
	 */
	public static Fault slow(Duration perByte) {
		return new Fault((exchange, release) -> Replies.byteByByte(exchange.process(), () -> release.pause(perByte)));
	}

	/**
	 * An event the service does not like: a batch that contains it is refused with 400
	 * {@code InvalidParameterException} and no word about which event it was.
	 * @param message matches the messages of such events
	 * @return the fault
	 */
	public static Fault poison(Predicate<String> message) {
		Fault refusal = error(400, "InvalidParameterException", "A parameter is specified incorrectly.");
		return new Fault(refusal.behaviour, FaultScope.EVERYTHING.poisoned(message)).on("PutLogEvents");
	}

	/**
	 * Only calls of one operation.
	 * @param operation its name, such as {@code PutLogEvents}
	 * @return a narrowed fault
	 */
	public Fault on(String operation) {
		return new Fault(this.behaviour, this.scope.on(operation));
	}

	/**
	 * Only calls that name a log group.
	 * @param logGroup its name
	 * @return a narrowed fault
	 */
	public Fault onLogGroup(String logGroup) {
		return new Fault(this.behaviour, this.scope.onLogGroup(logGroup));
	}

	/**
	 * Only the first hits.
	 * @param n how many
	 * @return a narrowed fault
	 */
	public Fault times(int n) {
		return new Fault(this.behaviour, this.scope.times(n));
	}

	/**
	 * Only calls 1, n+1, 2n+1 and so on.
	 * @param n the distance between two hits
	 * @return a narrowed fault
	 */
	public Fault everyNth(int n) {
		return new Fault(this.behaviour, this.scope.everyNth(n));
	}

	/**
	 * Only a random share of the calls.
	 * @param p the share, from 0 to 1
	 * @param seed the seed: the same seed hits the same calls
	 * @return a narrowed fault
	 */
	public Fault withProbability(double p, long seed) {
		return new Fault(this.behaviour, this.scope.withProbability(p, seed));
	}

	FaultBehaviour behaviour() {
		return this.behaviour;
	}

	FaultScope scope() {
		return this.scope;
	}

}
