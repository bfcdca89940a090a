package io.github.cloudwatchlogging.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The SDK's default providers, without the EC2 instance metadata service where there
 * cannot be one. On a laptop the SDK would wait seconds for an address that nobody
 * answers, at every attempt. On EC2, and wherever it is not known, they are exactly the
 * SDK's.
 */
final class InstanceMetadata {

	private final Map<String, String> environment;

	private final Path root;

	/**
	 * Creates an instance.
	 * @param environment the environment variables
	 * @param root root of the file system
	 */
	InstanceMetadata(Map<String, String> environment, Path root) {
		this.environment = environment;
		this.root = root;
	}

	AwsRegionProvider regionProvider() {
		return possible() ? new DefaultAwsRegionProviderChain()
				: new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
	}

	AwsCredentialsProvider credentialsProvider() {
		if (possible()) {
			return DefaultCredentialsProvider.builder().build();
		}
		return AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create(),
				EnvironmentVariableCredentialsProvider.create(), WebIdentityTokenFileCredentialsProvider.create(),
				ProfileCredentialsProvider.create(), ContainerCredentialsProvider.create());
	}

	/**
	 * Whether the instance metadata service may exist. Every hypervisor of EC2 shows
	 * itself in one of these files, also inside a container; an endpoint that somebody
	 * configured is one as well.
	 * @return {@code false} only if it is certain that there is none
	 */
	boolean possible() {
		if (this.environment.containsKey("AWS_EC2_METADATA_SERVICE_ENDPOINT")
				|| System.getProperty("aws.ec2MetadataServiceEndpoint") != null) {
			return true;
		}
		String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		if (!system.startsWith("linux")) {
			return system.contains("windows server");
		}
		return List.of("sys/class/dmi/id/sys_vendor", "sys/class/dmi/id/bios_vendor", "sys/hypervisor/uuid")
			.stream()
			.map(this::read)
			.anyMatch((content) -> content.startsWith("amazon") || content.startsWith("ec2"));
	}

	private String read(String file) {
		try {
			return Files.readString(this.root.resolve(file), StandardCharsets.ISO_8859_1)
				.strip()
				.toLowerCase(Locale.ROOT);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
