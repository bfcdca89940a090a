package io.github.cloudwatchlogging.sample;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says every ten seconds how many orders are open.
 */
@Component
class OpenOrdersReport {

	private static final Logger logger = LoggerFactory.getLogger(OpenOrdersReport.class);

	private final OrderBook orders;

	OpenOrdersReport(OrderBook orders) {
		this.orders = orders;
	}

	@Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
	void report() {
		logger.info("{} orders are open", this.orders.countOpen());
	}

}
