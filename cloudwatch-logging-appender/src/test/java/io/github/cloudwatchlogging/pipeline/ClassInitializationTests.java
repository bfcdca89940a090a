package io.github.cloudwatchlogging.pipeline;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes that must not be initialised for the first time where the stack ends.
 */
class ClassInitializationTests {

	private static final String ROOT = "io.github.cloudwatchlogging.";

	@Test
	void names_areThoseOfAllClassesThatInitialiseThemselves_onTheCallersThread() {
		assertThat(ClassInitialization.NAMES).containsExactlyElementsOf(namesOfInitialisedClasses());
	}

	private static List<String> namesOfInitialisedClasses() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.withImportOption((location) -> location.contains("cloudwatch-logging-appender"))
			.importPackages("io.github.cloudwatchlogging")
			.stream()
			.filter((type) -> type.getStaticInitializer().isPresent()
					&& !type.isEquivalentTo(ClassInitialization.class))
			.map(JavaClass::getName)
			.map((name) -> name.substring(ROOT.length()))
			.filter((name) -> !name.matches("(aws|delivery|logback)\\..*"))
			.sorted()
			.toList();
	}

}
