package io.github.cloudwatchlogging.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.buffer.Batches;
import io.github.cloudwatchlogging.delivery.ScriptedSender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CurrentPlan}.
 */
class CurrentPlanTests {

	private static final DiskConfig DISK = new DiskConfig(Path.of("logs"), "application", DiskConfig.DEFAULT_BYTES,
			null, "early", "stream");

	private final DestinationNames names = new DestinationNames(Instant.EPOCH);

	private final AtomicReference<PipelineConfig> fallback = new AtomicReference<>(Configs.of("first").build());

	private final CurrentPlan plan = new CurrentPlan(this.fallback::get,
			(config) -> new ScriptedSender((batch) -> ScriptedSender.accept()), this.names, (config) -> {
			});

	@Test
	void theFallback_namesTheDestinationsForGood_onceItIsUsed() {
		this.plan.get();
		PipelineConfig second = Configs.of("second").build();
		assertThat(this.names.adopt(second)).isFalse();
		this.plan.change(second);
		assertThat(this.plan.get().names().apply(Batches.of("event"))).isEqualTo(new Destination("first", "stream"));
		assertThat(this.names.origin(DestinationKey.DEFAULT, DISK).logGroup()).as("in files").isEqualTo("first");
	}

	@Test
	void theFallback_namesNothing_whileItsNamesCannotBeResolved() {
		this.fallback.set(Configs.of("{nope}").build());
		assertThatIllegalArgumentException().isThrownBy(this.plan::get);
		assertThat(this.plan.config()).isNull();
		assertThat(this.names.adopt(Configs.of("second").build())).isTrue();
	}

}
