package io.github.cloudwatchlogging.boot.autoconfigure;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

import io.github.cloudwatchlogging.boot.properties.ClientBeans;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientBeansConfiguration}. The smoke tests have an application with
 * Spring Cloud AWS.
 */
class ClientBeansConfigurationTests {

	private static final URI ENDPOINT = URI.create("http://localhost:4566");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
		.withUserConfiguration(ClientBeansConfiguration.class);

	@Test
	void nothingIsKnown_whereTheApplicationBringsNothingAlong() {
		collect(this.runner, (beans) -> {
			assertThat(beans).extracting(ClientBeans::endpoint, ClientBeans::region, ClientBeans::credentials)
				.containsOnlyNulls();
			assertThat(beans).extracting(ClientBeans::regions, ClientBeans::supplier).containsOnlyNulls();
			assertThat(beans.sslBundles()).isNotNull();
			assertThat(beans.customizers()).isEmpty();
		});
	}

	@Test
	void connectionDetailsWin_overOtherBeans() {
		collect(this.runner.withBean("cloudWatchLogging", AwsCredentialsProvider.class, () -> provider("OWN"))
			.withBean("other", AwsCredentialsProvider.class, () -> provider("OTHER"))
			.withBean(CloudWatchLogsConnectionDetails.class, () -> details("KEY", "secret")), (beans) -> {
				assertThat(beans.endpoint()).isEqualTo(ENDPOINT);
				assertThat(beans.region()).isEqualTo("sa-east-1");
				assertThat(keyId(beans)).isEqualTo("KEY");
			});
	}

	@Test
	void connectionDetailsDoNotCount_inATestThatEmbedsTheService() {
		collect(this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("Embedded CloudWatch Logs", Map.of())))
			.withBean("cloudWatchLogging", AwsCredentialsProvider.class, () -> provider("EMBEDDED"))
			.withBean(CloudWatchLogsConnectionDetails.class, () -> details("KEY", "secret")), (beans) -> {
				assertThat(beans.endpoint()).isNull();
				assertThat(keyId(beans)).isEqualTo("EMBEDDED");
			});
	}

	@Test
	void otherBeansAreUsed_forWhatConnectionDetailsLeaveOpen() {
		collect(this.runner.withBean(AwsCredentialsProvider.class, () -> provider("OTHER"))
			.withBean(AwsRegionProvider.class, () -> () -> Region.EU_WEST_3)
			.withBean(CloudWatchLogsConnectionDetails.class, () -> details("KEY", null)), (beans) -> {
				assertThat(beans.endpoint()).isEqualTo(ENDPOINT);
				assertThat(keyId(beans)).isEqualTo("OTHER");
				assertThat(beans.regions()).isNotNull();
			});
	}

	@Test
	void qualifiedCredentialsWin_whereThereAreSeveral() {
		ApplicationContextRunner several = this.runner
			.withBean("one", AwsCredentialsProvider.class, () -> provider("ONE"))
			.withBean("two", AwsCredentialsProvider.class, () -> provider("TWO"));
		collect(several, (beans) -> assertThat(beans.credentials()).isNull());
		collect(several.withBean("cloudWatchLogging", AwsCredentialsProvider.class, () -> provider("OWN")),
				(beans) -> assertThat(keyId(beans)).isEqualTo("OWN"));
	}

	private static void collect(ApplicationContextRunner runner, Consumer<ClientBeans> assertions) {
		runner.run((context) -> {
			assertThat(context).hasSingleBean(ClientBeans.class);
			assertions.accept(context.getBean(ClientBeans.class));
		});
	}

	private static @Nullable String keyId(ClientBeans beans) {
		AwsCredentialsProvider credentials = beans.credentials();
		return (credentials != null) ? credentials.resolveCredentials().accessKeyId() : null;
	}

	private static AwsCredentialsProvider provider(String key) {
		return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret"));
	}

	private static CloudWatchLogsConnectionDetails details(String key, @Nullable String secret) {
		return new CloudWatchLogsConnectionDetails() {

			@Override
			public URI getEndpoint() {
				return ENDPOINT;
			}

			@Override
			public String getRegion() {
				return "sa-east-1";
			}

			@Override
			public String getAccessKey() {
				return key;
			}

			@Override
			public @Nullable String getSecretKey() {
				return secret;
			}

		};
	}

}
