package io.github.cloudwatchlogging.test.service;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of the service.
 */
@FunctionalInterface
interface Operation {

	/**
	 * Answer a call.
	 * @param input the call's parameters
	 * @param region the region it was signed for
	 * @return the output, or {@code null} for an operation whose answer has no body
	 * @throws ServiceException if the call is refused
	 */
	@Nullable ObjectNode handle(Input input, String region);

}
