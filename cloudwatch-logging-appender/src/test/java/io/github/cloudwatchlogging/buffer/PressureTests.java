package io.github.cloudwatchlogging.buffer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.OverflowPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More destinations than chunks, and a linger that no test lives to see: only sealing
 * under pressure lets anything out.
 */
class PressureTests {

	private static final int CHUNKS = 20;

	private static final List<DestinationKey> KEYS = keys(100);

	@ParameterizedTest
	@EnumSource
	void nothingIsDropped_whileDeliveryKeepsUp(OverflowPolicy whenFull) {
		BufferFixture fixture = released(whenFull);
		for (int i = 0; i < 10 * KEYS.size(); i++) {
			fixture.append(KEYS.get(i % KEYS.size()), EventLevel.INFO, "x");
			ConservationLaw.assertHolds(fixture.stats());
			deliverOne(fixture);
		}
		assertThat(fixture.events().dropped()).isZero();
		assertThat(fixture.events().delivered()).isGreaterThan(1000 - CHUNKS);
	}

	@ParameterizedTest
	@EnumSource
	void nothingElseIsDropped_whileOneDestinationRests(OverflowPolicy whenFull) {
		BufferFixture fixture = released(whenFull);
		DestinationKey denied = new DestinationKey("denied");
		fixture.append(denied, EventLevel.ERROR, "x");
		fixture.drain.flush(0);
		fixture.retry(fixture.poll(), BufferFixture.HOPELESS, Duration.ofDays(1));
		for (int i = 0; i < 10 * KEYS.size(); i++) {
			fixture.append(KEYS.get(i % KEYS.size()), EventLevel.INFO, "x");
			deliverOne(fixture);
		}
		assertThat(fixture.events().dropped()).isZero();
	}

	private static void deliverOne(BufferFixture fixture) {
		Batch batch = fixture.outlet.poll();
		if (batch != null) {
			fixture.acknowledge(batch);
		}
	}

	private static BufferFixture released(OverflowPolicy whenFull) {
		BufferFixture fixture = BufferFixture.released(BufferFixture.config(CHUNKS, whenFull));
		fixture.buffer.configure(BatchLimits.SERVICE, TimeUnit.HOURS.toNanos(1));
		return fixture;
	}

	private static List<DestinationKey> keys(int count) {
		List<DestinationKey> keys = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			keys.add(new DestinationKey("tenant-" + i));
		}
		return keys;
	}

}
