package io.github.cloudwatchlogging.boot.properties;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an editor knows about the settings.
 */
class ConfigurationMetadataTests {

	@Test
	void everySettingIsDescribed_inASentence() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String description = property.path("description").asString("");
			assertThat(description).as(property.path("name").asString()).isNotEmpty().endsWith(".");
			assertThat(description).doesNotStartWith("The ").doesNotStartWith("A ");
		});
	}

	@Test
	void settingsAreSorted_andNamedOnce() throws IOException {
		List<String> names = properties().stream().map((property) -> property.path("name").asString()).toList();
		assertThat(names).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void additionalMetadataIsSorted_andNamedOnce() throws IOException {
		try (InputStream additional = getClass()
			.getResourceAsStream("/META-INF/additional-spring-configuration-metadata.json")) {
			if (additional != null) {
				List<String> names = JsonMapper.shared()
					.readTree(additional)
					.path("properties")
					.valueStream()
					.map((property) -> property.path("name").asString())
					.toList();
				assertThat(names).isSorted().doesNotHaveDuplicates();
			}
		}
	}

	private List<JsonNode> properties() throws IOException {
		try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(Objects.requireNonNull(metadata))
				.path("properties")
				.valueStream()
				.toList();
		}
	}

}
