package io.github.cloudwatchlogging.test;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The part of {@link EmbeddedCloudWatchLogs} for JUnit.
 */
final class EmbeddedCloudWatchLogsExtension implements BeforeAllCallback, ParameterResolver {

	@Override
	public void beforeAll(ExtensionContext context) {
		// A nested class goes on with what its outer class, or their application, has.
		if (context.getEnclosingTestClasses().isEmpty()) {
			CloudWatchLogsEndpoint endpoint = SharedEndpoint.get();
			endpoint.reset();
			endpoint.resumeListening();
		}
	}

	/**
	 * A parameter with annotations, such as {@code @Autowired}, is the business of
	 * whoever understands them.
	 */
	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		Parameter parameter = parameterContext.getParameter();
		return parameter.getType() == CloudWatchLogsEndpoint.class
				&& parameterContext.getDeclaringExecutable() instanceof Method
				&& parameter.getAnnotations().length == 0;
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return SharedEndpoint.get();
	}

}
