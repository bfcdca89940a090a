package io.github.cloudwatchlogging.test.service;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a batch that a successful call leaves out: as a batch is chronological,
 * some at its head and some at its tail.
 *
 * @param size the number of events in the batch
 * @param tooOldEnd the index behind the last event that is too old
 * @param expiredEnd the index behind the last event the group's retention has expired. It
 * is told only where it reaches beyond {@code tooOldEnd}; that it is exclusive like the
 * other is an assumption, the service does not document it
 * @param tooNewStart the index of the first event that is too new
 */
record Rejections(int size, int tooOldEnd, int expiredEnd, int tooNewStart) {

	List<InputEvent> accepted(List<InputEvent> batch) {
		return batch.subList(Math.max(this.tooOldEnd, this.expiredEnd), this.tooNewStart);
	}

	void writeTo(ObjectNode output) {
		ObjectNode info = Json.object();
		if (this.tooNewStart < this.size) {
			info.put("tooNewLogEventStartIndex", this.tooNewStart);
		}
		if (this.tooOldEnd > 0) {
			info.put("tooOldLogEventEndIndex", this.tooOldEnd);
		}
		if (this.expiredEnd > this.tooOldEnd) {
			info.put("expiredLogEventEndIndex", this.expiredEnd);
		}
		if (!info.isEmpty()) {
			output.set("rejectedLogEventsInfo", info);
		}
	}

}
