package io.github.cloudwatchlogging.boot.logging;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two applications in one JVM that share no class but the JDK's, as in two web
 * applications or in a container of the old kind.
 */
final class TwoClassLoaders {

	private static final int EVENTS = 1_000;

	private TwoClassLoaders() {
	}

	public static void main(String[] args) throws ReflectiveOperationException, MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		for (String name : List.of("left", "right")) {
			ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
			Thread.currentThread().setContextClassLoader(loader);
			loader.loadClass(One.class.getName())
				.getMethod("run", String.class, String[].class)
				.invoke(null, name, args);
		}
		Story.end();
	}

	/**
	 * What runs in each class loader.
	 */
	public static final class One {

		private One() {
		}

		public static void run(String name, String[] args) {
			ConfigurableApplicationContext context = StoryApplication.run(args,
					"--cloudwatch.logging.log-group=/" + name);
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("last words",
					() -> tell(name));
		}

		private static void tell(String name) {
			for (int i = 0; i < EVENTS; i++) {
				Story.tell(name + " " + i);
			}
		}

	}

}
