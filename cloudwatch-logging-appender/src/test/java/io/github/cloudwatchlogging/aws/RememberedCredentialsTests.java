package io.github.cloudwatchlogging.aws;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RememberedCredentials}.
 */
class RememberedCredentialsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final AwsCredentials FIRST = AwsBasicCredentials.create("first", "secret");

	private static final AwsCredentials SECOND = AwsBasicCredentials.create("second", "secret");

	private Supplier<@Nullable AwsCredentials> provider = () -> FIRST;

	private final RememberedCredentials credentials = new RememberedCredentials(() -> this.provider.get(),
			Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void theProviderIsAsked_asLongAsItAnswers() {
		assertThat(this.credentials.resolveCredentials()).isEqualTo(FIRST);
		this.provider = () -> SECOND;
		assertThat(this.credentials.resolveCredentials()).isEqualTo(SECOND);
	}

	@Test
	void theLastAnswerIsUsed_whenTheProviderFails() {
		this.credentials.resolveCredentials();
		this.provider = () -> {
			throw new NoClassDefFoundError("undeployed");
		};
		assertThat(this.credentials.resolveCredentials()).isEqualTo(FIRST);
		this.provider = () -> null;
		assertThat(this.credentials.resolveCredentials()).isEqualTo(FIRST);
		this.provider = () -> SECOND;
		assertThat(this.credentials.resolveCredentials()).isEqualTo(SECOND);
	}

	@Test
	void theLastAnswerIsUsed_untilItExpires() {
		this.provider = () -> expiring(NOW.plusSeconds(1));
		this.credentials.resolveCredentials();
		this.provider = RememberedCredentialsTests::fail;
		assertThat(this.credentials.resolveCredentials()).isEqualTo(expiring(NOW.plusSeconds(1)));
	}

	@Test
	void theProvidersFailureIsTold_whenTheLastAnswerHasExpired() {
		this.provider = () -> expiring(NOW);
		this.credentials.resolveCredentials();
		this.provider = RememberedCredentialsTests::fail;
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(this.credentials::resolveCredentials)
			.satisfies((ex) -> assertThat(ex.failure()).hasMessage("closed"));
	}

	@Test
	void theProvidersFailureIsTold_whenThereWasNoAnswer() {
		this.provider = RememberedCredentialsTests::fail;
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(this.credentials::resolveCredentials);
	}

	private static AwsCredentials expiring(Instant expiration) {
		return AwsSessionCredentials.builder()
			.accessKeyId("key")
			.secretAccessKey("secret")
			.sessionToken("token")
			.expirationTime(expiration)
			.build();
	}

	private static AwsCredentials fail() {
		throw new IllegalStateException("closed");
	}

}
