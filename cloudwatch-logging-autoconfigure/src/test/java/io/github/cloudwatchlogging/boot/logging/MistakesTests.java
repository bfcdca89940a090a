package io.github.cloudwatchlogging.boot.logging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what users are told about their mistakes. All applications are started one after
 * the other in one other JVM.
 */
class MistakesTests {

	private static final String DURATION = "must be a duration such as 500ms, 10s or 2m";

	private static final String SIZE = "must be a size such as 512KB or 64MB";

	private static final String NUMBER = "must be a whole number up to 2147483647";

	private static final String BOOLEAN = "must be true or false";

	private static final String DAY = "must not be longer than 24 hours";

	private static final String URL = "must be a URL such as http://localhost:4566";

	private static final String KNOWN_PLACEHOLDERS = "{host}, {instance}, {pid}, {started}, {uuid}";

	/** What stands in application.yml, by the name that a test gives it. */
	private static final Map<String, String> FILES = Map.of("unquoted-text", """
			cloudwatch:
			  logging:
			    log-group: /shop/orders
			    log-stream: {instance}/x
			""", "unquoted-pattern", """
			cloudwatch.logging:
			  pattern: %level %msg
			""", "map-in-log-stream", """
			cloudwatch:
			  logging:
			    log-stream: {instance}
			""", "map-in-log-group", """
			cloudwatch.logging.log-group: {Host}
			""", "list-in-pattern", """
			cloudwatch.logging.pattern: [message]
			""", "no-path", """
			cloudwatch.logging.buffer.directory: "logs\\0"
			""", "misspelt", """
			cloudwatch:
			  logging:
			    logGroup: /shop/orders
			    buffer:
			      max-byte: 1MB
			""");

	private static final String BOTH = "--cloudwatch.logging.pattern=%msg\n--cloudwatch.logging.structured.format=ecs";

	private static final String OTHER_BUNDLE = "--cloudwatch.logging.aws.ssl.bundle=ours\n--spring.ssl.bundle.jks.theirs.truststore.type=PKCS12";

	private static final String UNREADABLE_BUNDLE = "--cloudwatch.logging.aws.ssl.bundle=ours\n--spring.ssl.bundle.jks.ours.truststore.location=file:/no/such/file";

	private static final Map<String, String> outputs = new LinkedHashMap<>();

	/** A setting, its value, and what is to be said about it. */
	record Mistake(String setting, String value, String allowed) {

		String argument() {
			return "--cloudwatch.logging." + this.setting + "=" + this.value;
		}

	}

	static Stream<Mistake> mistakes() {
		return Stream.of(new Mistake("enabled", "banana", BOOLEAN), new Mistake("log-group", "", "must not be empty"),
				new Mistake("log-group", "/a/{foo}", "unknown placeholder '{foo}': known are " + KNOWN_PLACEHOLDERS),
				new Mistake("log-group", "/a/{host", "must not have a brace without its partner"),
				new Mistake("log-group", "x".repeat(513), "must not be longer than 512 characters"),
				new Mistake("log-group", "AWS/mine", "must not begin with aws/"),
				new Mistake("log-group", "/a/${no.such.property}", "has a '${' that nothing resolves"),
				new Mistake("log-stream", "${host}", "has a '${' that nothing resolves"),
				new Mistake("log-stream", "", "must not be empty"),
				new Mistake("log-stream", "{}", "unknown placeholder '{}': known are " + KNOWN_PLACEHOLDERS),
				new Mistake("log-stream", "host}", "must not have a brace without its partner"),
				new Mistake("log-stream", "x".repeat(513), "must not be longer than 512 characters"),
				new Mistake("log-stream", "{uuid}".repeat(342), "must not be longer than 2048 characters"),
				new Mistake("threshold", "loud", "must be one of trace, debug, info, warn, error, fatal, off"),
				new Mistake("pattern", "%banana %msg", "is not a pattern of Logback"),
				new Mistake("pattern", "%replace(%msg){", "is not a pattern of Logback"),
				new Mistake("pattern", "${nope} %msg", "has a '${' that nothing resolves"),
				new Mistake("structured.format", "xml", "must be ecs, gelf, logstash"),
				new Mistake("structured.format", "java.lang.String", "must be ecs, gelf, logstash"),
				new Mistake("batch.linger", "banana", DURATION), new Mistake("batch.linger", "-1s", "not be negative"),
				new Mistake("batch.linger", "400d", DAY),
				new Mistake("batch.linger", "${cloudwatch.logging.batch.linger}", "Circular placeholder reference"),
				new Mistake("batch.max-events", "banana", NUMBER),
				new Mistake("batch.max-events", "0", "must be between 1 and 10000"),
				new Mistake("batch.max-events", "-1", "must be between 1 and 10000"),
				new Mistake("batch.max-events", "10001", "must be between 1 and 10000"),
				new Mistake("batch.max-events", "99999999999", NUMBER), new Mistake("batch.max-bytes", "banana", SIZE),
				new Mistake("batch.max-bytes", "0", "must be between 1 and 1048576"),
				new Mistake("batch.max-bytes", "-1KB", "must be between 1 and 1048576"),
				new Mistake("batch.max-bytes", "2MB", "must be between 1 and 1048576"),
				new Mistake("batch.max-bytes", "-4294967295B", "must be between 1 and 1048576"),
				new Mistake("buffer.max-bytes", "banana", SIZE),
				new Mistake("buffer.max-bytes", "0", "must be at least 256KB"),
				new Mistake("buffer.max-bytes", "-1MB", "must be at least 256KB"),
				new Mistake("buffer.max-bytes", "255KB", "must be at least 256KB"),
				new Mistake("buffer.max-bytes", "1TB", "must not be more than the heap, which is"),
				new Mistake("buffer.max-bytes", "9999999999TB", SIZE),
				new Mistake("buffer.directory", "${no.such.property}/x", "has a '${' that nothing resolves"),
				new Mistake("buffer.directory", "~/logs", "must not begin with '~'"),
				new Mistake("buffer.max-disk-bytes", "banana", SIZE),
				new Mistake("buffer.max-disk-bytes", "1023KB", "must be at least 1MB"),
				new Mistake("buffer.fsync-interval", "banana", DURATION),
				new Mistake("buffer.fsync-interval", "-1s", "must not be negative"),
				new Mistake("buffer.fsync-interval", "0", "must be at least 10ms"),
				new Mistake("buffer.when-full", "explode", "must be one of drop-oldest, drop-newest, block"),
				new Mistake("buffer.block-timeout", "banana", DURATION),
				new Mistake("buffer.block-timeout", "-1", "must not be negative"),
				new Mistake("buffer.shed-below", "loud", "must be one of trace, debug, info, warn, error."),
				new Mistake("buffer", "banana", "must be left out"),
				new Mistake("aws", "eu-central-1", "must be left out"),
				new Mistake("delivery.mode", "lazy", "must be one of async, sync"),
				new Mistake("delivery.compression", "zip", "must be one of none, gzip"),
				new Mistake("delivery.max-in-flight", "banana", NUMBER),
				new Mistake("delivery.max-in-flight", "0", "must be between 1 and 50"),
				new Mistake("delivery.max-in-flight", "100000", "must be between 1 and 50"),
				new Mistake("delivery.attempt-timeout", "banana", DURATION),
				new Mistake("delivery.attempt-timeout", "0", "must be positive"),
				new Mistake("delivery.attempt-timeout", "-1s", "must be positive"),
				new Mistake("delivery.attempt-timeout", "2d", DAY),
				new Mistake("delivery.initial-backoff", "banana", DURATION),
				new Mistake("delivery.initial-backoff", "0s", "must be positive"),
				new Mistake("delivery.initial-backoff", "1m", "must not be longer than delivery.max-backoff"),
				new Mistake("delivery.max-backoff", "banana", DURATION),
				new Mistake("delivery.max-backoff", "0", "must be positive"),
				new Mistake("delivery.max-backoff", "300000d", DAY),
				new Mistake("provision.log-group", "banana", BOOLEAN),
				new Mistake("provision.log-stream", "banana", BOOLEAN),
				new Mistake("aws.region", "EU (Frankfurt)", "must be the name of an AWS region such as eu-central-1"),
				new Mistake("aws.endpoint", "localhost", URL), new Mistake("aws.endpoint", "localhost:4566", URL),
				new Mistake("aws.endpoint", "//localhost:4566", URL), new Mistake("aws.endpoint", "http://", URL),
				new Mistake("aws.endpoint", "ftp://localhost", URL),
				new Mistake("aws.endpoint", "http://localhost:99999", URL),
				new Mistake("aws.ssl.bundle", "banana",
						"must be the name of an SSL bundle: there is none in spring.ssl.bundle"),
				new Mistake("health.down-after", "banana", DURATION),
				new Mistake("health.down-after", "0", "must be positive"),
				new Mistake("health.down-after", "-5m", "must be positive"),
				new Mistake("shutdown-timeout", "banana", DURATION),
				new Mistake("shutdown-timeout", "-1s", "must not be negative"),
				new Mistake("shutdown-timeout", "200000d", DAY));
	}

	/** What is no mistake, although it might look like one. */
	static Stream<String> noMistakes() {
		return Stream.of("--cloudwatch.logging.batch.linger=500",
				"--cloudwatch.logging.threshold=\n--cloudwatch.logging.pattern=\n--cloudwatch.logging.aws.region=",
				"--cloudwatch.logging.buffer.directory=",
				"--cloudwatch.logging.buffer.when-full=DropOldest\n--cloudwatch.logging.buffer.shedBelow=Info",
				"--cloudwatch.logging.buffer.when-full=block\n--cloudwatch.logging.buffer.block-timeout=200000d",
				"--cloudwatch.logging.threshold=false", "--cloudwatch.logging.enabled=off", "--cloudwatch.logging=on");
	}

	@BeforeAll
	static void startAll(@TempDir Path directory) throws IOException {
		List<String> arguments = new ArrayList<>(mistakes().map(Mistake::argument).toList());
		noMistakes().forEach(arguments::add);
		for (String file : FILES.keySet()) {
			arguments.add(withFile(directory, file));
		}
		arguments.addAll(List.of(BOTH, OTHER_BUNDLE, UNREADABLE_BUNDLE));
		// Nobody listens there.
		Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test",
				"AWS_REGION", "eu-central-1", "CLOUDWATCH_LOGGING_AWS_ENDPOINT", "http://127.0.0.1:1",
				"CLOUDWATCH_LOGGING_SHUTDOWN_TIMEOUT", "0");
		try (ChildApplication child = ChildApplication.start(ManyApplications.class, environment, arguments)) {
			assertThat(child.awaitEnd()).as(child.output()).isZero();
			String[] parts = child.output().split(ManyApplications.BEGIN);
			// The first part is what comes before, then its own
			// "--spring.application.name".
			for (int i = 0; i < arguments.size(); i++) {
				outputs.put(arguments.get(i).replace(directory.toString(), ""), parts[i + 2]);
			}
		}
	}

	private static String withFile(Path directory, String name) throws IOException {
		Files.createDirectories(directory);
		Path file = directory.resolve(name + ".yml");
		Files.writeString(file, FILES.get(name));
		return "--spring.config.location=file:" + file;
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void wrongValueIsExplained_withWhatIsAllowed(Mistake mistake) {
		assertThat(outputs.get(mistake.argument())).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("The value '" + mistake.value() + "' of the property cloudwatch.logging." + mistake.setting()
					+ " (from ", "cannot be used: it ", mistake.allowed())
			.contains("Correct the property cloudwatch.logging." + mistake.setting() + ".");
	}

	@ParameterizedTest
	@MethodSource("noMistakes")
	void theApplicationStarts_withWhatIsNoMistake(String arguments) {
		assertThat(outputs.get(arguments)).contains(ManyApplications.STARTED).doesNotContain("Unknown property");
	}

	@Test
	void patternAndStructuredFormat_excludeEachOther() {
		assertThat(outputs.get(BOTH)).contains("APPLICATION FAILED TO START",
				"cannot be set together with cloudwatch.logging.structured.format");
	}

	@Test
	void sslBundleIsNamed_ifItIsNoneOrCannotBeLoaded() {
		assertThat(outputs.get(OTHER_BUNDLE))
			.contains("The value 'ours' of the property cloudwatch.logging.aws.ssl.bundle"
					+ " (from \"cloudwatch.logging.aws.ssl.bundle\" from property source \"commandLineArgs\") cannot be used: "
					+ "it must be the name of an SSL bundle: known are theirs.");
		assertThat(outputs.get(UNREADABLE_BUNDLE)).contains("APPLICATION FAILED TO START",
				"cannot be used: it names an SSL bundle that cannot be loaded: ", "/no/such/file (No such file");
	}

	@Test
	void noSettingIsForgotten() throws IOException {
		List<String> settings = new ArrayList<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream content = metadata.openStream()) {
				JsonMapper.shared()
					.readTree(content)
					.path("properties")
					.valueStream()
					.map((property) -> property.path("name").asString())
					.filter((name) -> name.startsWith("cloudwatch.logging."))
					.forEach(settings::add);
			}
		}
		assertThat(mistakes()).extracting((mistake) -> "cloudwatch.logging." + mistake.setting()).containsAll(settings);
	}

	@Test
	void unquotedText_isNoYaml_andTheUserIsToldHowToWriteIt() {
		assertThat(outputOf("unquoted-text")).contains("APPLICATION FAILED TO START",
				"cloudwatch.logging.log-stream in line 4", "Write log-stream: \"{instance}/x\"");
		assertThat(outputOf("unquoted-pattern")).contains("APPLICATION FAILED TO START",
				"cloudwatch.logging.pattern in line 2", "Write pattern: \"%level %msg\"");
	}

	@Test
	void unquotedText_isAMapOrAList_andTheUserIsToldHowToWriteIt() {
		assertThat(outputOf("map-in-log-stream")).contains("APPLICATION FAILED TO START",
				"The value '{instance}' of the property cloudwatch.logging.log-stream", ".yml] - 3:",
				"log-stream: \"{instance}\"");
		assertThat(outputOf("map-in-log-group")).contains("APPLICATION FAILED TO START", "log-group: \"{Host}\"");
		assertThat(outputOf("list-in-pattern")).contains("APPLICATION FAILED TO START", "pattern: \"[message]\"");
	}

	@Test
	void directoryThatIsNoPath_isExplained() {
		assertThat(outputOf("no-path")).contains("APPLICATION FAILED TO START",
				"of the property cloudwatch.logging.buffer.directory", "must be a path such as /var/lib/orders/logs");
	}

	@Test
	void unknownName_isWarnedAboutOnce_andTheApplicationStarts() {
		String output = outputOf("misspelt");
		assertThat(output).contains(ManyApplications.STARTED)
			.containsOnlyOnce("Unknown property")
			.containsPattern("WARN.* io\\.github\\.cloudwatchlogging +: Unknown property "
					+ "cloudwatch\\.logging\\.buffer\\.max-byte \\(from .*misspelt\\.yml] - 5:\\d+\\): "
					+ "did you mean cloudwatch\\.logging\\.buffer\\.max-bytes\\?");
	}

	private static String outputOf(String file) {
		return outputs.getOrDefault("--spring.config.location=file:/" + file + ".yml", "");
	}

}
