package io.github.cloudwatchlogging.boot.properties;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.cloudwatchlogging.boot.diagnostics.KnownSettings;
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

	/** Whose names are those that are not warned about. */
	@Test
	void settingsAreThoseThatAreBound() throws IOException {
		List<String> names = properties().stream().map((property) -> property.path("name").asString()).toList();
		assertThat(KnownSettings.names()).extracting(Object::toString).containsExactlyInAnyOrderElementsOf(names);
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

	/** Those of the main classes: the example application of the tests has some, too. */
	private List<JsonNode> properties() throws IOException {
		List<JsonNode> properties = new ArrayList<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream content = metadata.openStream()) {
				JsonMapper.shared()
					.readTree(content)
					.path("properties")
					.valueStream()
					.filter((property) -> property.path("name")
						.asString()
						.startsWith(CloudWatchLoggingProperties.PREFIX))
					.forEach(properties::add);
			}
		}
		return properties;
	}

}
