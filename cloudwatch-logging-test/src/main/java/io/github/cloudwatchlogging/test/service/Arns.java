package io.github.cloudwatchlogging.test.service;

/**
 * The names AWS gives to groups and streams.
 */
public final class Arns {

	/**
	 * The account everything here belongs to.
	 */
	public static final String ACCOUNT = "123456789012";

	private static final String GROUP_PART = ":log-group:";

	private Arns() {
	}

	/**
	 * The ARN of a log group.
	 * @param region the region
	 * @param name the group's name
	 * @return the ARN, without {@code :*}
	 */
	public static String ofGroup(String region, String name) {
		return "arn:aws:logs:" + region + ":" + ACCOUNT + GROUP_PART + name;
	}

	/**
	 * The ARN of a log stream.
	 * @param groupArn the group's ARN, without {@code :*}
	 * @param name the stream's name
	 * @return the ARN
	 */
	public static String ofStream(String groupArn, String name) {
		return groupArn + ":log-stream:" + name;
	}

	/**
	 * The group's name out of an identifier, which may be the name itself or an ARN. The
	 * form of the ARN that ends in {@code :*} is no identifier: the service refuses the
	 * asterisk.
	 */
	static String groupName(String identifier) {
		int group = identifier.indexOf(GROUP_PART);
		return (group >= 0) ? identifier.substring(group + GROUP_PART.length()) : identifier;
	}

}
