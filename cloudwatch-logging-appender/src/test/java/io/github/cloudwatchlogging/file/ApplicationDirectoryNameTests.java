package io.github.cloudwatchlogging.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationDirectoryNameTests {

	private static final List<String> NAMES = List.of("orders", "Orders", "orders ", "orders.", "or/ders", "or\\ders",
			"or:ders", "..", ".", "", " ", "-", "/", "con", "CON.txt", "nul", "Bestellungen für Österreich", "注文", "📦",
			"a\nb", "a\0b", "x".repeat(300), "x".repeat(301), "../../etc", "set-aside", "~", "$HOME", "%TEMP%", "*");

	@Test
	void of_keepsWhatPeopleRead() {
		assertThat(ApplicationDirectoryName.of("Order_Service 2")).matches("Order_Service-2-\\p{XDigit}{16}");
		assertThat(ApplicationDirectoryName.of("")).matches("application-\\p{XDigit}{16}");
	}

	@Test
	void of_isTheSameInEachProcess() {
		assertThat(ApplicationDirectoryName.of("orders")).isEqualTo("orders-1c168adb00d208e4");
	}

	@Test
	void of_isAllowedInEveryFileSystem() {
		assertThat(NAMES.stream().map(ApplicationDirectoryName::of))
			.allMatch((name) -> name.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,64}"));
	}

	@Test
	void of_keepsNamesApart_whereCaseIsIgnored() {
		Stream<String> names = NAMES.stream().map(ApplicationDirectoryName::of);
		assertThat(names.map((name) -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates().hasSize(NAMES.size());
	}

}
