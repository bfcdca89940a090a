package io.github.cloudwatchlogging.pipeline;

import java.time.Instant;

import io.github.cloudwatchlogging.Destination;
import io.github.cloudwatchlogging.DestinationKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DestinationNames}.
 */
class DestinationNamesTests {

	private final DestinationNames names = new DestinationNames(Instant.parse("2026-03-04T05:06:07.890Z"));

	@Test
	void resolve_knowsStartAndProcess() {
		Destination destination = resolve("/app/{pid}", "{started}");
		assertThat(destination).isEqualTo(new Destination("/app/" + ProcessHandle.current().pid(), "20260304T050607Z"));
	}

	@Test
	void resolve_knowsOneUuidForAll() {
		Destination destination = resolve("{uuid}", "{uuid}");
		assertThat(destination.logGroup()).hasSize(36).isEqualTo(destination.logStream());
	}

	@Test
	void resolve_keepsTheFirstNames() {
		Destination first = resolve("first", "stream");
		assertThat(resolve("second", "stream")).isEqualTo(first);
		assertThat(this.names.find(DestinationKey.DEFAULT)).isEqualTo(first);
	}

	@Test
	void find_knowsNothing_beforeTheFirstBatch() {
		this.names.adopt(Configs.of("group").build());
		assertThat(this.names.find(DestinationKey.DEFAULT)).isNull();
	}

	@Test
	void check_refusesABadTemplateOfEither() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.names.adopt(Configs.of("{nope}").build()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.names.adopt(Configs.of("group").logStream("{nope}").build()));
	}

	private Destination resolve(String logGroup, String logStream) {
		return this.names.resolve(DestinationKey.DEFAULT, Configs.of(logGroup).logStream(logStream).build());
	}

}
