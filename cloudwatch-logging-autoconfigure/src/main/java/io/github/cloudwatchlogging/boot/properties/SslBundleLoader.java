package io.github.cloudwatchlogging.boot.properties;

import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

import io.github.cloudwatchlogging.InvalidSettingException;
import io.github.cloudwatchlogging.aws.TlsMaterial;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the certificates that an application has configured. Loads them at once: they are
 * needed by a thread that can only report that it cannot deliver, and a mistake in the
 * configuration is to end the start.
 */
final class SslBundleLoader {

	private static final String SETTING = "aws.ssl.bundle";

	private SslBundleLoader() {
	}

	/**
	 * Loads the certificates of a bundle.
	 * @param name the bundle's name; none means those of the JVM
	 * @param bundles where it is found; {@code null} before there is a context, when the
	 * JVM's certificates have to do
	 * @return the certificates, {@code null} for those of the JVM
	 * @throws InvalidSettingException if there is no such bundle, or it cannot be loaded
	 */
	static @Nullable TlsMaterial load(@Nullable String name, @Nullable SslBundles bundles) {
		if (!StringUtils.hasText(name) || bundles == null) {
			return null;
		}
		try {
			SslManagerBundle managers = bundles.getBundle(name).getManagers();
			KeyManager[] keys = managers.getKeyManagers();
			TrustManager[] trust = managers.getTrustManagers();
			return new TlsMaterial(() -> keys, () -> trust);
		}
		catch (NoSuchSslBundleException ex) {
			throw new InvalidSettingException(SETTING, name,
					"must be the name of an SSL bundle: " + known(bundles.getBundleNames()));
		}
		catch (RuntimeException ex) {
			throw new InvalidSettingException(SETTING, name, "names an SSL bundle that cannot be loaded: "
					+ ex.getMessage() + ": " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	private static String known(List<String> names) {
		return names.isEmpty() ? "there is none in spring.ssl.bundle" : "known are " + String.join(", ", names);
	}

}
