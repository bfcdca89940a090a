package io.github.cloudwatchlogging.logback;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * {@link OrderedDeliveryTests} with a million events. Run with {@code mvn -Psoak test}.
 */
@Tag("soak")
class OrderedDeliverySoak {

	private static final int EVENTS = 1_000_000;

	@Test
	void eachEventIsDeliveredOnce_fromFourThreadsThatHaveToWait() throws InterruptedException {
		new OrderedDelivery(4, EVENTS, 2).run(OrderedDeliveryTests::platform);
	}

	@Test
	void theOrderOfEachThreadIsExact_withOneCallAtATime() throws InterruptedException {
		new OrderedDelivery(4, EVENTS, 1).run(OrderedDeliveryTests::platform);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
	void eachEventIsDeliveredOnce_fromVirtualThreadsThatHaveToWait() throws InterruptedException {
		new OrderedDelivery(200, EVENTS, 2).run(OrderedDeliveryTests::virtual);
	}

}
