package io.github.cloudwatchlogging.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a name for the machine, container or task that this JVM runs in. May take a
 * second, so it is asked on delivery threads only.
 */
final class InstanceIdentity {

	/** The same for all pipelines of a JVM, so that one run has one stream. */
	static final Instant STARTED = Clock.systemUTC().instant();

	private static final Pattern TASK_ID = Pattern.compile("\"TaskARN\"\\s*:\\s*\"[^\"]*/([^\"/]+)\"");

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final Map<String, String> environment;

	private final Path root;

	InstanceIdentity(Map<String, String> environment, Path root) {
		this.environment = environment;
		this.root = root;
	}

	/**
	 * The ECS task id; else, in any container, the host name, because the EC2 instance is
	 * shared with others; else the EC2 instance id; else the host name.
	 */
	String instance() {
		return ecsTask().or(() -> inContainer() ? Optional.of(host()) : ec2Instance()).orElseGet(this::host);
	}

	/** The host's name, if it is known without asking anybody. */
	Optional<String> quickHost() {
		return Optional.ofNullable(this.environment.get("HOSTNAME")).filter((name) -> !name.isBlank());
	}

	String host() {
		Optional<String> name = quickHost();
		if (name.isPresent()) {
			return name.get();
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	/** The task metadata endpoint, version 4, which every ECS task has. */
	private Optional<String> ecsTask() {
		String endpoint = this.environment.get("ECS_CONTAINER_METADATA_URI_V4");
		if (endpoint == null) {
			return Optional.empty();
		}
		try {
			// The endpoint is on this machine; a proxy would ask its own.
			URLConnection connection = URI.create(endpoint + "/task").toURL().openConnection(Proxy.NO_PROXY);
			connection.setConnectTimeout((int) TIMEOUT.toMillis());
			connection.setReadTimeout((int) TIMEOUT.toMillis());
			try (InputStream body = connection.getInputStream()) {
				Matcher matcher = TASK_ID.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
				return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private boolean inContainer() {
		return this.environment.containsKey("KUBERNETES_SERVICE_HOST") || this.environment.containsKey("container")
				|| Files.exists(this.root.resolve(".dockerenv"))
				|| Files.exists(this.root.resolve("run/.containerenv"));
	}

	/** The firmware of EC2's Nitro instances holds the instance id. */
	private Optional<String> ec2Instance() {
		try {
			String tag = Files
				.readString(this.root.resolve("sys/class/dmi/id/board_asset_tag"), StandardCharsets.ISO_8859_1)
				.strip();
			return tag.startsWith("i-") ? Optional.of(tag) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
