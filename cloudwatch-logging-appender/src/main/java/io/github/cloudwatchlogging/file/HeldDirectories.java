package io.github.cloudwatchlogging.file;

import java.util.Properties;

/**
 * The names of the process directories that are held in this JVM, by whichever class
 * loader: two web applications may each have this class. On POSIX all locks of a process
 * on a file are gone as soon as it closes any descriptor of that file, so the lock file
 * of a directory that is held here must not even be opened.
 * <p>
 * Class loaders share the system properties. Each name is a property of its own, a plain
 * text, so that whoever lists or stores the system properties is not surprised. Names are
 * unique whatever path leads to them, so a mount or a link cannot deceive this.
 */
final class HeldDirectories {

	private static final String PREFIX = "io.github.cloudwatchlogging.held.";

	/**
	 * The properties may have been handed on to this JVM by another that started it.
	 */
	private static final String HERE = Long.toString(ProcessHandle.current().pid());

	private HeldDirectories() {
	}

	/**
	 * Claims a name.
	 * @return {@code false} if somebody in this JVM has it
	 */
	static boolean add(String name) {
		Properties properties = System.getProperties();
		Object before = properties.putIfAbsent(PREFIX + name, HERE);
		return before == null || (!before.equals(HERE) && properties.replace(PREFIX + name, before, HERE));
	}

	static void remove(String name) {
		System.getProperties().remove(PREFIX + name);
	}

}
