package io.github.cloudwatchlogging.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstanceMetadata}. None asks a provider for anything.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the file system tells only there")
class InstanceMetadataTests {

	@TempDir
	private Path root = Path.of("replaced by JUnit");

	@Test
	void impossible_whereNothingTellsOfEc2() {
		assertThat(metadata(Map.of()).possible()).isFalse();
	}

	@Test
	void impossible_onOtherHardware() throws IOException {
		write("sys/class/dmi/id/sys_vendor", "LENOVO\n");
		assertThat(metadata(Map.of()).possible()).isFalse();
	}

	@Test
	void possible_onNitro() throws IOException {
		write("sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
		assertThat(metadata(Map.of()).possible()).isTrue();
	}

	@Test
	void possible_onXen() throws IOException {
		write("sys/hypervisor/uuid", "EC2E1916-9099-7CAF-FD21-012345ABCDEF\n");
		assertThat(metadata(Map.of()).possible()).isTrue();
	}

	@Test
	void possible_whereSomebodyConfiguredAnEndpoint() {
		assertThat(metadata(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1")).possible()).isTrue();
	}

	@Test
	void providers_areTheSdksOwn_onlyWhereMetadataIsPossible() throws IOException {
		assertThat(metadata(Map.of()).credentialsProvider()).isNotInstanceOf(DefaultCredentialsProvider.class);
		assertThat(metadata(Map.of()).credentialsProvider().toString()).doesNotContain("InstanceProfile");
		assertThat(metadata(Map.of()).regionProvider()).isNotInstanceOf(DefaultAwsRegionProviderChain.class);
		write("sys/class/dmi/id/bios_vendor", "Amazon EC2\n");
		assertThat(metadata(Map.of()).credentialsProvider()).isInstanceOf(DefaultCredentialsProvider.class);
		assertThat(metadata(Map.of()).regionProvider()).isInstanceOf(DefaultAwsRegionProviderChain.class);
	}

	private InstanceMetadata metadata(Map<String, String> environment) {
		return new InstanceMetadata(environment, this.root);
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

}
