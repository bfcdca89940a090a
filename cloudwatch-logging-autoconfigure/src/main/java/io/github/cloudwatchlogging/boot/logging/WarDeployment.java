package io.github.cloudwatchlogging.boot.logging;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Ends the delivery when a web application is taken out of its servlet container, whose
 * JVM lives on. Registered before Spring Boot's own listener, which closes the
 * application context, and listeners are told of the end in reverse order, so the last
 * bean has logged its last line by then.
 */
final class WarDeployment implements ServletContextListener {

	private WarDeployment() {
	}

	/**
	 * Follows the deployment that a context belongs to, if there is one.
	 * @param context a context before it is refreshed: only a servlet container has made
	 * a servlet context by then, an embedded server is yet to come
	 */
	static void register(ApplicationContext context) {
		ServletContext servletContext = (context instanceof WebApplicationContext web) ? web.getServletContext() : null;
		JvmPipeline jvm = JvmPipeline.current();
		if (servletContext != null && jvm != null) {
			try {
				servletContext.addListener(new WarDeployment());
				jvm.deployed();
			}
			catch (IllegalStateException | UnsupportedOperationException ex) {
				// The mock of a test, or a container that is done with its start. Then
				// the end of the JVM is the end.
			}
		}
	}

	@Override
	public void contextDestroyed(ServletContextEvent event) {
		JvmPipeline jvm = JvmPipeline.current();
		if (jvm != null && OpenApplications.isEmpty()) {
			jvm.end();
		}
	}

}
