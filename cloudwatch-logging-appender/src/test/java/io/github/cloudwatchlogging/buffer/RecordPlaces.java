package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.cloudwatchlogging.file.BatchFormat;
import io.github.cloudwatchlogging.file.StoredRecord;
import io.github.cloudwatchlogging.file.UnreadableBatchException;

/**
 * Where on the disk the records of events are, by what was done to it.
 */
final class RecordPlaces {

	private final CrashModel model;

	/** What of the log was looked at. */
	private int looked;

	RecordPlaces(CrashModel model) {
		this.model = model;
	}

	/** An event was appended: looks whether that has written its record. */
	void appended(TrackedEvent event, FakeDisk disk, int since) {
		for (int i = since; i < disk.log().size(); i++) {
			if (disk.isCompleted(i) && disk.log().get(i) instanceof DiskOp.Write write && isRecord(write, event)) {
				found(event, write, disk);
			}
		}
	}

	/**
	 * A process has died: the next one finds also what was written although the disk has
	 * said otherwise. The dead one had it in memory, too.
	 */
	void died(FakeDisk disk) {
		for (TrackedEvent event : this.model.events()) {
			for (int i = 0; i < disk.log().size() && event.file < 0; i++) {
				if (disk.log().get(i) instanceof DiskOp.Write write && isRecord(write, event)
						&& isThere(write, disk.image())) {
					found(event, write, disk);
				}
			}
		}
	}

	private static boolean isRecord(DiskOp.Write write, TrackedEvent event) {
		byte[] message = event.event.message().getBytes(StandardCharsets.UTF_8);
		byte[] bytes = write.bytes();
		return bytes.length == BatchFormat.RECORD_OVERHEAD + message.length
				&& Arrays.equals(bytes, BatchFormat.RECORD_OVERHEAD, bytes.length, message, 0, message.length);
	}

	private static boolean isThere(DiskOp.Write write, DiskImage image) {
		int end = write.offset() + write.bytes().length;
		return image.named().contains(write.file()) && image.bytes(write.file()).length >= end && Arrays
			.equals(image.bytes(write.file()), write.offset(), end, write.bytes(), 0, write.bytes().length);
	}

	private void found(TrackedEvent event, DiskOp.Write write, FakeDisk disk) {
		event.file = write.file();
		event.from = write.offset();
		event.to = write.offset() + write.bytes().length;
		event.storedAt = disk.log().size();
		if (this.model.isDamaged() && isHeaderGone(disk.image(), event.file)) {
			event.damagedAt = event.storedAt;
		}
	}

	/** What a process has stored before the first moment is on the disk itself now. */
	void synced(int process, int stored, int now) {
		for (TrackedEvent event : this.model.events()) {
			if (event.process == process && event.storedAt <= stored) {
				event.syncedAt = Math.min(event.syncedAt, now);
			}
		}
	}

	/** Something has changed the byte of a file. */
	void damaged(DiskImage image, int file, int offset, int moment) {
		this.model.damaged(moment - 1);
		boolean headerGone = isHeaderGone(image, file);
		for (TrackedEvent event : this.model.events()) {
			if (event.file == file && (headerGone || (event.from <= offset && offset < event.to))) {
				event.damagedAt = Math.min(event.damagedAt, moment);
			}
		}
	}

	private static boolean isHeaderGone(DiskImage image, int file) {
		try {
			BatchFormat.read(image.bytes(file));
			return false;
		}
		catch (UnreadableBatchException ex) {
			return true;
		}
	}

	/**
	 * Looks what a process has done to its files.
	 * @return the events that it has given up
	 */
	List<TrackedEvent> look(List<DiskOp> log, int process) {
		List<TrackedEvent> givenUp = new ArrayList<>();
		for (; this.looked < log.size(); this.looked++) {
			DiskOp op = log.get(this.looked);
			if (op instanceof DiskOp.Replace replace) {
				move(replace);
			}
			for (TrackedEvent event : this.model.events()) {
				if (op.endedFile() >= 0 && event.file == op.endedFile() && event.goneAt == TrackedEvent.NEVER) {
					event.goneAt = this.looked + 1;
					if (event.releasedBy != process) {
						givenUp.add(event);
						event.release(this.looked, process);
					}
				}
			}
		}
		return givenUp;
	}

	/** What another file holds that has taken the place of one is in that. */
	private void move(DiskOp.Replace replace) {
		try {
			for (StoredRecord record : BatchFormat.read(replace.bytes()).records()) {
				if (record.level() != null) {
					TrackedEvent event = this.model
						.find(new BufferedEvent(record.timestamp(), record.level(), record.message()));
					event.file = replace.replacement();
					event.to = record.start() + record.length();
					event.from = record.start() - BatchFormat.RECORD_OVERHEAD;
				}
			}
		}
		catch (UnreadableBatchException ex) {
			throw new AssertionError(ex);
		}
	}

}
