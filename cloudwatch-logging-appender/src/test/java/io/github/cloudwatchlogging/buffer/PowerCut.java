package io.github.cloudwatchlogging.buffer;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a disk may hold after a power cut: all that was written to the disk itself, and of
 * the rest as much as chance has it. Sectors of one write go separate ways, a file may be
 * longer than what was written of it, names may come and go independently of contents.
 */
final class PowerCut {

	private static final int SECTOR = 512;

	private final DiskImage image = new DiskImage();

	private final Random random;

	private PowerCut(Random random) {
		this.random = random;
	}

	static DiskImage after(List<DiskOp> log, Random random) {
		boolean[] synced = synced(log);
		PowerCut cut = new PowerCut(random);
		for (int i = 0; i < log.size(); i++) {
			cut.add(log.get(i), synced[i]);
		}
		return cut.image;
	}

	private static boolean[] synced(List<DiskOp> log) {
		boolean[] synced = new boolean[log.size()];
		Set<Integer> files = new HashSet<>();
		Set<String> directories = new HashSet<>();
		for (int i = log.size() - 1; i >= 0; i--) {
			DiskOp op = log.get(i);
			if (op instanceof DiskOp.SyncFile sync) {
				files.add(sync.file());
			}
			else if (op instanceof DiskOp.SyncDirectory sync) {
				directories.add(sync.directory());
			}
			synced[i] = files.contains(op.changedFile()) || directories.contains(op.changedDirectory());
		}
		return synced;
	}

	private void add(DiskOp op, boolean synced) {
		if (op instanceof DiskOp.Create create) {
			this.image.number(create.file());
		}
		boolean isChange = op.changedFile() >= 0 || !op.changedDirectory().isEmpty();
		if (synced || !isChange || this.random.nextBoolean()) {
			op.applyTo(this.image);
		}
		else if (op instanceof DiskOp.Write write) {
			tear(write);
		}
	}

	private void tear(DiskOp.Write write) {
		int length = write.bytes().length;
		if (this.random.nextBoolean()) {
			// The length alone has arrived.
			this.image.write(write.file(), write.offset(), new byte[length], 0, length);
		}
		for (int from = 0; from < length;) {
			int to = Math.min(length, from + SECTOR - (write.offset() + from) % SECTOR);
			if (this.random.nextInt(3) == 0) {
				this.image.write(write.file(), write.offset(), write.bytes(), from, to);
			}
			from = to;
		}
	}

}
