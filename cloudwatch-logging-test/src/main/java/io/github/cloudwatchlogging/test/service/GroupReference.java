package io.github.cloudwatchlogging.test.service;

/**
 * The group a reading operation is about: given by name or by identifier, never by both.
 *
 * @param name the group's name
 */
record GroupReference(String name) {

	static GroupReference read(Input input) {
		String name = input.optional("logGroupName", TextRule.LOG_GROUP_NAME);
		String identifier = input.optional("logGroupIdentifier", TextRule.LOG_GROUP_IDENTIFIER);
		if (name != null && identifier != null) {
			throw ServiceException
				.invalidParameter("Only one of logGroupName and logGroupIdentifier can be specified.");
		}
		if (identifier != null) {
			return new GroupReference(Arns.groupName(identifier));
		}
		if (name == null) {
			input.violations().addMissing("logGroupName");
			return new GroupReference("");
		}
		return new GroupReference(name);
	}

}
