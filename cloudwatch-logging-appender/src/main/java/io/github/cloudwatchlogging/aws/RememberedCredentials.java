package io.github.cloudwatchlogging.aws;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Remembers what the application's provider answered last. The last lines are delivered
 * when the application context is closed already, and with it, often, the provider.
 */
final class RememberedCredentials implements AwsCredentialsProvider {

	private final AwsCredentialsProvider provider;

	private final Clock clock;

	private volatile @Nullable AwsCredentials last;

	RememberedCredentials(AwsCredentialsProvider provider, Clock clock) {
		this.provider = provider;
		this.clock = clock;
	}

	/**
	 * Asks the provider.
	 * @return its answer; if it fails the one before, unless that has expired
	 * @throws CredentialsException if the provider fails and there is nothing to fall
	 * back on
	 */
	@Override
	public AwsCredentials resolveCredentials() {
		try {
			AwsCredentials credentials = Objects.requireNonNull(this.provider.resolveCredentials(), "no credentials");
			this.last = credentials;
			return credentials;
		}
		catch (Throwable ex) {
			// Also errors, such as a class that an undeployed application took with it.
			AwsCredentials credentials = this.last;
			if (credentials != null && isValid(credentials)) {
				return credentials;
			}
			throw new CredentialsException(ex);
		}
	}

	private boolean isValid(AwsCredentials credentials) {
		Instant now = this.clock.instant();
		return credentials.expirationTime().map(now::isBefore).orElse(true);
	}

}
