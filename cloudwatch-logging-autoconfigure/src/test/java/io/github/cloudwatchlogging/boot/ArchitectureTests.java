package io.github.cloudwatchlogging.boot;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may know whom, and what auto-configurations look like.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.cloudwatchlogging";

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages(BASE + ".boot");

	@Test
	void packagesHaveNoCycles() {
		slices().matching(BASE + ".boot.(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void onlyEarlyInstallationAndTheConditionKnowLogback() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".boot.logging", BASE + ".boot.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("ch.qos.logback..")
			.check(this.classes);
	}

	@Test
	void theSdkIsKnownOnlyWhereItsBeansAreCollected() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".boot.properties", BASE + ".boot.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("software.amazon.awssdk..")
			.check(this.classes);
	}

	@Test
	void theDeliveryItselfIsReachedThroughThePipeline() {
		noClasses().should().dependOnClassesThat().resideInAPackage(BASE + ".delivery").check(this.classes);
	}

	@Test
	void observationKnowsNothingOfInstallation() {
		noClasses().that()
			.resideInAnyPackage(BASE + ".boot.actuate", BASE + ".boot.health", BASE + ".boot.metrics")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".boot.logging", BASE + ".boot.autoconfigure", BASE + ".boot.properties")
			.check(this.classes);
	}

	@Test
	void autoConfigurationsArePublicAndFinal_andTheirBeansAreNot() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(this.classes);
		methods().that().areAnnotatedWith(Bean.class).should().notBePublic().check(this.classes);
	}

	@Test
	void timeIsReadThroughClockAndTicker() {
		noClasses().should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.check(this.classes);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(this.classes.stream().map((type) -> type.getPackageName()).distinct()).isNotEmpty()
			.allSatisfy(
					(name) -> assertThat(Class.forName(name + ".package-info").getAnnotation(NullMarked.class)).as(name)
						.isNotNull());
	}

}
