package io.github.cloudwatchlogging.test;

import java.time.Clock;

import io.github.cloudwatchlogging.test.http.Handler;
import io.github.cloudwatchlogging.test.http.HttpCall;
import io.github.cloudwatchlogging.test.http.Reply;
import io.github.cloudwatchlogging.test.service.LogsService;
import io.github.cloudwatchlogging.test.service.ServiceException;

/**
 * The way of a request: noted, read, hit by a fault or passed to the service. Malformed
 * and unsigned requests are refused before any fault.
 */
final class EndpointHandler implements Handler {

	private final Clock clock;

	private final LogsService service;

	private final Faults faults;

	private final RequestLog log;

	EndpointHandler(Clock clock, LogsService service, Faults faults, RequestLog log) {
		this.clock = clock;
		this.service = service;
		this.faults = faults;
		this.log = log;
	}

	@Override
	public Reply handle(HttpCall call) throws InterruptedException {
		String operation = RequestReader.operation(call);
		RequestLog.Entry entry = this.log
			.add(new ReceivedRequest(operation, 0, null, this.clock.instant(), call.body().length,
					call.header("Authorization"), call.header("User-Agent"), call.header("Content-Encoding")));
		try {
			Exchange exchange = new Exchange(this.service, operation, RequestReader.region(call),
					RequestReader.input(call));
			Reply reply = this.faults.apply(exchange);
			if (reply instanceof Reply.Answer answer) {
				entry.answered(answer.status(), exchange.errorCode());
			}
			return reply;
		}
		catch (ServiceException ex) {
			entry.answered(ex.status(), ex.code());
			return Replies.failure(ex);
		}
	}

}
