package io.github.cloudwatchlogging;

import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cloudwatchlogging.aws.ClientSettings;
import io.github.cloudwatchlogging.buffer.BatchLimits;
import io.github.cloudwatchlogging.buffer.BufferConfig;
import io.github.cloudwatchlogging.buffer.Ticker;
import io.github.cloudwatchlogging.pipeline.PipelineThreads;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may know whom, and what only one class may do.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.cloudwatchlogging";

	private static final String FILE = ROOT + ".file";

	private static final String BUFFER = ROOT + ".buffer";

	private static final String DELIVERY = ROOT + ".delivery";

	private static final String AWS = ROOT + ".aws";

	private static final String PIPELINE = ROOT + ".pipeline";

	private static final String LOGBACK = ROOT + ".logback";

	private static final String SDK = "software.amazon.awssdk..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.withImportOption((location) -> location.contains("cloudwatch-logging-appender"))
		.importPackages(ROOT);

	private static final DescribedPredicate<JavaClass> BASICS = resideInAnyPackage("java..", "javax.net.ssl..",
			"org.jspecify.annotations..");

	@Test
	void root_usesNothingButTheJdk() {
		assertUses(ROOT, resideInAPackage(ROOT));
	}

	@Test
	void file_usesTheRoot() {
		assertUses(FILE, resideInAnyPackage(ROOT, FILE));
	}

	@Test
	void buffer_usesFiles() {
		assertUses(BUFFER, resideInAnyPackage(ROOT, FILE, BUFFER));
	}

	@Test
	void delivery_usesTheBuffer() {
		assertUses(DELIVERY, resideInAnyPackage(ROOT, BUFFER, DELIVERY));
	}

	@Test
	void aws_usesDeliveryAndTheSdk() {
		assertUses(AWS, resideInAnyPackage(ROOT, BUFFER, DELIVERY, AWS, SDK));
	}

	@Test
	void pipeline_composesAllButLogback() {
		assertUses(PIPELINE, resideInAnyPackage(ROOT, FILE, BUFFER, DELIVERY, AWS, PIPELINE));
	}

	@Test
	void logback_usesThePipelineAndWhatConfiguresIt() {
		assertUses(LOGBACK,
				resideInAnyPackage(ROOT, PIPELINE, LOGBACK, "ch.qos.logback..", "org.slf4j..")
					.or(belongToAnyOf(BatchLimits.class, BufferConfig.class, ClientSettings.class))
					// Components of ClientSettings that Logback's configuration leaves
					// open.
					.or(resideInAnyPackage("software.amazon.awssdk.auth.credentials",
							"software.amazon.awssdk.regions.providers")));
	}

	@Test
	void logback_isUsedNowhereElse() {
		check(noClasses().that()
			.resideOutsideOfPackage(LOGBACK)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("ch.qos.logback..", "org.slf4j.."));
	}

	@Test
	void packages_haveNoCycles() {
		check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
	}

	@Test
	void packages_areNullMarked() {
		JavaPackage root = CLASSES.getPackage(ROOT);
		assertThat(root.getSubpackages()).hasSize(6);
		assertThat(root.getSubpackagesInTree()).allMatch((each) -> each.isAnnotatedWith(NullMarked.class));
		assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
	}

	@Test
	void time_isToldByTickerAndClockAlone() {
		check(noClasses().that()
			.areNotAssignableTo(Ticker.class)
			.should()
			.accessTargetWhere(describe("reads the time or sleeps", ArchitectureTests::isTime)));
	}

	@Test
	void threads_areMadeInOnePlace_butForTheShutdownHook() {
		check(noClasses().that()
			.doNotBelongToAnyOf(PipelineThreads.class)
			.and()
			.doNotHaveSimpleName("OwnedPipeline")
			.should()
			.accessTargetWhere(describe("makes a thread", ArchitectureTests::isThreadCreation)));
	}

	private static boolean isTime(JavaAccess<?> access) {
		String owner = access.getTargetOwner().getName();
		String name = access.getName();
		return (owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
				|| (owner.equals("java.lang.Thread") && name.equals("sleep"))
				|| (owner.equals("java.time.Instant") && name.equals("now"));
	}

	private static boolean isThreadCreation(JavaAccess<?> access) {
		JavaClass owner = access.getTargetOwner();
		return (owner.isAssignableTo(Thread.class) && access.getName().equals("<init>"))
				|| owner.isEquivalentTo(Executors.class) || owner.isAssignableTo(Timer.class)
				|| (owner.isAssignableTo(CompletableFuture.class) && access.getName().endsWith("Async"));
	}

	private void assertUses(String name, DescribedPredicate<JavaClass> allowed) {
		check(classes().that()
			.resideInAPackage(name)
			.should()
			.onlyDependOnClassesThat(BASICS.or(allowed).or(describe("are primitive", JavaClass::isPrimitive))));
	}

	private void check(ArchRule rule) {
		rule.check(CLASSES);
	}

}
