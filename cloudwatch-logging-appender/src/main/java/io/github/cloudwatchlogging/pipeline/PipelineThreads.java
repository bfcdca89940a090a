package io.github.cloudwatchlogging.pipeline;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes our threads: daemons, because a JVM shall end when the application does, and
 * named, because what they log about their own requests must not be sent in turn.
 */
public final class PipelineThreads implements ThreadFactory {

	private static final String PREFIX = "cloudwatch-logging-";

	private final String role;

	private final AtomicInteger count = new AtomicInteger();

	/**
	 * Creates a factory.
	 * @param role what the threads do, a part of their names
	 */
	public PipelineThreads(String role) {
		this.role = role;
	}

	/**
	 * Whether a thread is one of ours. By name, since an event may be handed from thread
	 * to thread before it is asked for.
	 * @param name the name of the thread that logged
	 * @return whether the thread was made here
	 */
	public static boolean isOwn(String name) {
		return name.startsWith(PREFIX);
	}

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new Thread(null, task, PREFIX + this.role + "-" + this.count.incrementAndGet(), 0, false);
		thread.setDaemon(true);
		// Not that of the application, which may be thrown away before this thread ends.
		thread.setContextClassLoader(PipelineThreads.class.getClassLoader());
		return thread;
	}

}
