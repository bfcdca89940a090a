package io.github.cloudwatchlogging.test;

import io.github.cloudwatchlogging.test.http.Reply;
import io.github.cloudwatchlogging.test.service.Arns;

/**
 * What a fault does to a call it hits.
 */
@FunctionalInterface
interface FaultBehaviour {

	/**
	 * Answer the call, or do not.
	 * @param exchange the call
	 * @param release ends waits when the faults are cleared
	 * @return what to do on the wire
	 * @throws InterruptedException if interrupted while waiting
	 */
	Reply apply(Exchange exchange, Release release) throws InterruptedException;

	static FaultBehaviour denied(String action) {
		return (exchange, release) -> {
			String group = exchange.text("logGroupName", "*");
			String stream = exchange.text("logStreamName", "");
			String resource = Arns.ofStream(Arns.ofGroup(exchange.region(), group), stream);
			return exchange.refuse(400, "AccessDeniedException",
					"User: arn:aws:iam::" + Arns.ACCOUNT + ":user/test is not authorized to perform: " + action
							+ " on resource: " + resource + " because no identity-based policy allows the " + action
							+ " action");
		};
	}

}
