package io.github.cloudwatchlogging.boot.metrics;

import io.github.cloudwatchlogging.DeliveryListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;

/**
 * Records each call as it ends: durations and sizes, of which the pipeline keeps no
 * figures. Calls are few, one for up to ten thousand events, so looking a meter up anew
 * each time costs nothing. Runs on delivery threads; must not log.
 */
final class CallMeters implements DeliveryListener {

	private final MeterRegistry registry;

	CallMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onCall(Call call) {
		Timer.builder("cloudwatch.logging.put")
			.description("Calls of PutLogEvents, by success or error code")
			.tag("outcome", call.outcome())
			.register(this.registry)
			.record(call.took());
		if (call.acknowledged()) {
			recordBatch(call);
		}
	}

	/** Once for each batch, not for each attempt. */
	private void recordBatch(Call call) {
		Timer.builder("cloudwatch.logging.delay")
			.description("From the acceptance of a batch's first log event to its acknowledgement")
			.register(this.registry)
			.record(call.delay());
		DistributionSummary.builder("cloudwatch.logging.batch.events")
			.description("Log events in an acknowledged batch, by what closed it")
			.baseUnit(BaseUnits.EVENTS)
			.tag("cut", call.cut().code())
			.register(this.registry)
			.record(call.events());
		DistributionSummary.builder("cloudwatch.logging.batch.bytes")
			.description("Size of an acknowledged batch as the service counts it, by what closed it")
			.baseUnit(BaseUnits.BYTES)
			.tag("cut", call.cut().code())
			.register(this.registry)
			.record(call.bytes());
	}

}
