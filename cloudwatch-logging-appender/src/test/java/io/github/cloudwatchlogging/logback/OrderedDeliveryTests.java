package io.github.cloudwatchlogging.logback;

import java.lang.reflect.Method;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * Tests of the order of events, and that threads which have to wait lose none. The long
 * form is {@link OrderedDeliverySoak}.
 */
class OrderedDeliveryTests {

	private static final int EVENTS = 100_000;

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

	static Thread platform(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
		return thread;
	}

	/** By reflection, as this is compiled for Java 17. */
	static Thread virtual(Runnable task) {
		try {
			Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
			return (Thread) start.invoke(null, task);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
