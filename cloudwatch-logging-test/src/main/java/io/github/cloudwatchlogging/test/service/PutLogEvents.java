package io.github.cloudwatchlogging.test.service;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Takes events. A call is checked in this order: shape, size, order, span, existence of
 * the group and the stream. Then single events may still be too old, too new or expired;
 * those are left out, and the answer says which they were.
 */
final class PutLogEvents implements Operation {

	/**
	 * The service still hands out sequence tokens and no longer looks at them.
	 */
	static final String SEQUENCE_TOKEN = "49" + "0".repeat(53) + "1";

	private final LogStore store;

	PutLogEvents(LogStore store) {
		this.store = store;
	}

	@Override
	public ObjectNode handle(Input input, String region) {
		String groupName = input.required("logGroupName", TextRule.LOG_GROUP_NAME);
		String streamName = input.required("logStreamName", TextRule.LOG_STREAM_NAME);
		input.optional("sequenceToken", TextRule.NEXT_TOKEN);
		List<InputEvent> batch = InputEvents.read(input);
		EntityCheck entity = EntityCheck.read(input);
		input.check();
		BatchLimits.check(batch);
		TimeWindow window = TimeWindow.at(this.store.now());
		window.checkSpan(batch);
		ObjectNode output = Json.object().put("nextSequenceToken", SEQUENCE_TOKEN);
		synchronized (this.store) {
			LogGroup group = this.store.group(groupName);
			LogStream stream = group.stream(streamName);
			Rejections rejections = window.reject(batch, group.retentionInDays());
			this.store.append(group, stream, rejections.accepted(batch));
			rejections.writeTo(output);
		}
		entity.writeTo(output);
		return output;
	}

}
