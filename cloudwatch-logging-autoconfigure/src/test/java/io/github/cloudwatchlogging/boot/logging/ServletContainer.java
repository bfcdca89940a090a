package io.github.cloudwatchlogging.boot.logging;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

import org.springframework.util.FileSystemUtils;
import org.springframework.web.SpringServletContainerInitializer;

import static org.awaitility.Awaitility.await;

/**
 * A Tomcat to which web applications are deployed, and from which they are taken again:
 * first one that brings its libraries along, twice, then two that share those of the
 * container, and at last one that is there when the JVM ends.
 */
final class ServletContainer {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Tomcat tomcat = new Tomcat();

	private final Path directory;

	private ServletContainer(Path directory) {
		this.directory = directory;
		this.tomcat.setBaseDir(directory.toString());
		this.tomcat.setAddDefaultWebXmlToWebapp(false);
	}

	public static void main(String[] args) {
		try {
			run(args);
			System.exit(0);
		}
		catch (Throwable ex) {
			// The container's own threads would keep the JVM alive.
			ex.printStackTrace();
			Runtime.getRuntime().halt(1);
		}
	}

	private static void run(String[] args) throws Exception {
		for (String argument : args) {
			String[] setting = argument.substring(2).split("=", 2);
			System.setProperty(setting[0], setting[1]);
		}
		Path directory = Files.createTempDirectory("tomcat");
		try {
			ServletContainer container = new ServletContainer(directory);
			container.tomcat.start();
			container.deployTwice();
			container.deployTwo();
			container.deployShared("/last");
			Runtime.getRuntime().addShutdownHook(new Thread(container::shutDown));
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	/** As a container does when it is told to stop: in its own time. */
	private void shutDown() {
		try {
			Thread.sleep(1000);
			Story.tell("while the container stops");
			this.tomcat.stop();
			Story.end();
		}
		catch (LifecycleException | InterruptedException ex) {
			Story.expect(false, "the container stops: " + ex);
		}
	}

	private void deployTwice() throws Exception {
		Path war = war();
		WeakReference<ClassLoader> first = deployAndUndeploy(war);
		awaitNoThread();
		deployAndUndeploy(war);
		awaitNoThread();
		// Not that of the second: JDK 17 itself holds the class loader of the last record
		// that was compared (java.lang.runtime.ObjectMethods).
		await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> {
			System.gc();
			return first.get() == null;
		});
	}

	private WeakReference<ClassLoader> deployAndUndeploy(Path war) throws Exception {
		StandardContext application = new StandardContext();
		application.setDocBase(war.toString());
		application.addLifecycleListener(new ContextConfig());
		// Looks for initializers among the application's own classes only.
		StandardJarScanner scanner = new StandardJarScanner();
		scanner.setJarScanFilter((type, name) -> false);
		application.setJarScanner(scanner);
		deploy("/own", application);
		WeakReference<ClassLoader> loader = new WeakReference<>(application.getLoader().getClassLoader());
		undeploy(application);
		return loader;
	}

	private void deployTwo() throws Exception {
		Context first = deployShared("/first");
		Context second = deployShared("/second");
		undeploy(first);
		Story.tell("when one of two is undeployed");
		undeploy(second);
		Story.whisper("when both are");
		awaitNoThread();
		undeploy(deployShared("/third"));
		awaitNoThread();
	}

	private Context deployShared(String path) {
		Context application = new StandardContext();
		application.setDocBase(this.directory.toString());
		application.addLifecycleListener(new Tomcat.FixContextListener());
		application.addServletContainerInitializer(new SpringServletContainerInitializer(),
				Set.of(WarApplication.class));
		deploy(path, application);
		return application;
	}

	private void deploy(String path, Context application) {
		application.setPath(path);
		this.tomcat.getHost().addChild(application);
		Story.expect(application.getState() == LifecycleState.STARTED, "the application is deployed");
	}

	private void undeploy(Context application) throws Exception {
		this.tomcat.getHost().removeChild(application);
		application.destroy();
	}

	private static void awaitNoThread() {
		// The SDK's reaper of idle connections logs that it is interrupted, and dies of
		// it if
		// the class loader is stopped already: it is gone then, which is what matters
		// here.
		await().dontCatchUncaughtExceptions()
			.atMost(PATIENCE)
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> List.of("cloudwatch-", "sdk-", "idle-connection")
					.stream()
					.anyMatch(thread.getName()::startsWith)));
	}

	/** The class path as an exploded web application, without the container's part. */
	private Path war() throws IOException {
		Path war = this.directory.resolve("war");
		Path libraries = Files.createDirectories(war.resolve("WEB-INF/lib"));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(entry);
			if (Files.isDirectory(path)) {
				FileSystemUtils.copyRecursively(path, war.resolve("WEB-INF/classes"));
			}
			else if (!path.getFileName().toString().startsWith("tomcat-")) {
				Files.copy(path, libraries.resolve(path.getFileName()));
			}
		}
		return war;
	}

}
