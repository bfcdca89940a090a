package io.github.cloudwatchlogging.buffer;

import java.util.List;
import java.util.Random;

/**
 * Lets a process die at every point of what it has done to a disk, and has another one
 * find what is left.
 */
final class CrashPoints {

	/** Longer writes are cut at both ends, and at some places between. */
	private static final int EVERY_BYTE = 200;

	private final CrashModel model;

	private final Random random;

	private int openings;

	CrashPoints(CrashModel model, Random random) {
		this.model = model;
		this.random = random;
	}

	/** How many times a disk was opened. */
	int openings() {
		return this.openings;
	}

	/** Between any two operations, and between any two bytes of each write. */
	void killEverywhere(List<DiskOp> log) {
		DiskImage image = new DiskImage();
		for (int i = 0; i < log.size(); i++) {
			kill(image, i, "before " + log.get(i));
			if (log.get(i) instanceof DiskOp.Write write) {
				killWithin(image, write, i);
			}
			log.get(i).applyTo(image);
		}
		kill(image, log.size(), "at the end");
	}

	private void killWithin(DiskImage image, DiskOp.Write write, int moment) {
		int length = write.bytes().length;
		for (int bytes = 1; bytes < length; bytes++) {
			int edge = Math.min(bytes, length - bytes);
			if (edge <= EVERY_BYTE / 2 || this.random.nextInt(length) < EVERY_BYTE / 10) {
				DiskImage torn = image.copy();
				torn.write(write.file(), write.offset(), write.bytes(), 0, bytes);
				kill(torn, moment, "after " + bytes + " bytes of " + write);
			}
		}
	}

	private void kill(DiskImage image, int moment, String where) {
		try {
			Recovered recovered = open(image);
			this.model.checkKilled(recovered, moment);
			if (this.random.nextInt(16) == 0) {
				killWhileOpening(image, recovered);
			}
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("killed at " + moment + ", " + where, ex);
		}
	}

	/** Who dies while it recovers leaves as much as it has found. */
	private void killWhileOpening(DiskImage image, Recovered recovered) {
		DiskImage opened = image.copy();
		for (DiskOp op : recovered.opening()) {
			op.applyTo(opened);
			Recovered again = open(opened);
			if (!again.batches().equals(recovered.batches())) {
				throw new AssertionError("killed again after " + op + ": " + again + " instead of " + recovered);
			}
		}
	}

	/** At every point, with so many outcomes each. */
	void cutPowerEverywhere(List<DiskOp> log, int outcomes) {
		for (int i = 1; i <= log.size(); i++) {
			List<DiskOp> until = log.subList(0, i);
			for (int j = 0; j < outcomes; j++) {
				long seed = this.random.nextLong();
				try {
					this.model.checkPowerCut(open(PowerCut.after(until, new Random(seed))), i);
				}
				catch (AssertionError | RuntimeException ex) {
					throw new AssertionError("power cut at " + i + ", seed " + seed, ex);
				}
			}
		}
	}

	private Recovered open(DiskImage image) {
		this.openings++;
		return Recovered.from(image);
	}

}
