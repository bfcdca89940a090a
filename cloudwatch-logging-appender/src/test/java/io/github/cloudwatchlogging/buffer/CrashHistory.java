package io.github.cloudwatchlogging.buffer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.DropReason;
import io.github.cloudwatchlogging.EventCounts;
import io.github.cloudwatchlogging.EventLevel;
import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;

/**
 * What one process after the other does to a disk, and what they expect of it.
 */
final class CrashHistory {

	private static final List<DestinationKey> KEYS = List.of(DestinationKey.DEFAULT, new DestinationKey("audit"));

	/** All messages of one byte that there are; each is used once. */
	private static final String SHORT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	private final CrashModel model = new CrashModel();

	private final RecordPlaces places = new RecordPlaces(this.model);

	private final StringJoiner story = new StringJoiner("\n  ", "\n  ", "");

	private final long maxBytes;

	private final boolean sync;

	private final boolean atOnce;

	/** Whether there is more to keep than room for it. */
	private final boolean crowded;

	private LiveProcess process;

	private CrashDelivery delivery;

	private int processes;

	CrashHistory(long seed) {
		Random random = new Random(seed);
		this.crowded = random.nextBoolean();
		this.maxBytes = this.crowded ? 8192 + random.nextInt(8192) : 65_536;
		this.sync = random.nextBoolean();
		this.atOnce = random.nextBoolean();
		this.story.add("at most " + this.maxBytes + " bytes, sync " + this.sync + ", helper at once " + this.atOnce);
		this.process = start(new FakeDisk(new DiskImage()), random);
		this.delivery = delivery();
	}

	CrashModel model() {
		return this.model;
	}

	List<DiskOp> log() {
		return this.process.disk.log();
	}

	/** What has happened, to be read by somebody. */
	String story() {
		return this.story.toString();
	}

	private LiveProcess start(FakeDisk disk, Random random) {
		this.processes++;
		this.places.died(disk);
		long setAside = disk.image().setAsideLength();
		LiveProcess started = new LiveProcess(disk, this.maxBytes, this.sync, () -> this.atOnce);
		// Until it knows what is there it cannot count it.
		boolean known = random.nextInt(4) > 0;
		if (known) {
			started.recover();
		}
		disk.onGrowth((length) -> {
			// Earlier processes may have left as much, of which nothing can be given up.
			if (length > Math.max(this.maxBytes, setAside) && known) {
				throw new AssertionError("takes " + length + " bytes of the disk");
			}
		});
		limit(started, random);
		return started;
	}

	private CrashDelivery delivery() {
		return new CrashDelivery(this.process, this.processes, this.model, this.story, this::look);
	}

	private void limit(LiveProcess started, Random random) {
		int maxEvents = 1 + random.nextInt(8);
		started.buffer.configure(new BatchLimits(maxEvents, 100 + random.nextInt(5000)),
				BufferFixture.LINGER.toNanos());
	}

	void run(CrashCommand command) {
		int before = now();
		this.story.add(before + ": " + command.kind());
		Random random = new Random(command.seed());
		switch (command.kind()) {
			case APPEND -> append(random);
			case TAKE -> this.delivery.take(random);
			case ACKNOWLEDGE, RETRY, SPLIT, DROP -> this.delivery.settle(command.kind(), random);
			case FLUSH -> this.process.buffer.drain().flush(0);
			case SYNC -> sync();
			case WAIT -> this.process.ticker.advance(Duration.ofMillis(random.nextInt(3000)));
			case LIMITS -> limit(this.process, random);
			case HELP -> help(random);
			case CHECK -> this.process.check();
			case FAULT -> fault(this.process.disk, random);
			case HEAL -> {
				this.process.disk.faults.clear();
				this.process.check();
			}
			case DAMAGE -> damage(random);
			case END -> end(random);
			case KILL -> kill(random);
		}
		look();
		check();
		this.story.add("   -> " + log().subList(Math.min(before, now()), now()));
	}

	private int now() {
		return log().size();
	}

	private void append(Random random) {
		int number = this.model.events().size();
		DestinationKey key = KEYS.get(random.nextInt(KEYS.size()));
		EventLevel level = EventLevel.values()[random.nextInt(EventLevel.values().length)];
		long timestamp = BufferFixture.NOW.toEpochMilli() - 10 + number / 4 + random.nextInt(5);
		String message = message(number, random);
		TrackedEvent event = new TrackedEvent(number, key.name(), timestamp, level, message, this.processes);
		this.model.add(event);
		this.story.add("   " + number + " to " + key.name() + ", " + message.length() + " bytes");
		byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
		int before = now();
		long kept = kept(key);
		long accepted = counts().accepted();
		this.process.buffer.append(key, timestamp, level, bytes, bytes.length);
		if (counts().accepted() != accepted + 1) {
			throw new AssertionError("not counted: " + event);
		}
		this.places.appended(event, this.process.disk, before);
		look();
		if (!event.isStored() && kept(key) != kept + 1) {
			this.process.refused++;
			event.release(before, this.processes);
		}
	}

	private String message(int number, Random random) {
		if (number < SHORT.length() && random.nextInt(4) == 0) {
			return SHORT.substring(number, number + 1);
		}
		int length = random.nextInt(random.nextInt(this.crowded ? 2 : 8) == 0 ? 3000 : 30);
		return "<" + number + ">" + ".".repeat(length) + "\0".repeat(random.nextInt(10) == 0 ? 3 : 0);
	}

	private EventCounts counts() {
		return this.process.buffer.snapshot((key) -> null).events();
	}

	/**
	 * How many events of this process are in the buffer, with those that were in files
	 * and were given up.
	 */
	private long kept(DestinationKey key) {
		return this.process.queued(key) + this.process.ownGivenUp.getOrDefault(key.name(), 0L);
	}

	private void sync() {
		int before = now();
		int faults = this.process.disk.faults.happened();
		this.process.sync();
		if (this.sync && this.process.disk.faults.happened(Kind.SYNC) == 0
				&& this.process.disk.faults.happened() == faults) {
			this.places.synced(this.processes, before, now());
		}
	}

	private void help(Random random) {
		this.process.recover();
		for (int i = 1 + random.nextInt(4); i > 0; i--) {
			if (random.nextInt(3) == 0) {
				// Another thread logs meanwhile.
				this.process.disk.beforeNextCreate(() -> append(random));
			}
			this.process.helpOnce();
			this.process.disk.beforeNextCreate(() -> {
			});
		}
	}

	private void fault(FakeDisk disk, Random random) {
		DiskFaults faults = disk.faults;
		Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
		int times = 1 + random.nextInt(4);
		if (random.nextInt(4) == 0) {
			long capacity = disk.image().length() + random.nextInt(300);
			this.story.add("   full at " + capacity);
			faults.capacity(capacity);
		}
		else if (kind == Kind.WRITE) {
			int bytes = random.nextInt(80);
			this.story.add("   " + times + " writes fail after " + bytes + " bytes");
			faults.failWritesAfter(bytes, times);
			if (random.nextInt(3) == 0) {
				this.story.add("   and the cut after it");
				faults.fail(Kind.CUT, 1);
			}
		}
		else {
			this.story.add("   " + times + " times " + kind);
			faults.fail(kind, times);
		}
	}

	private void damage(Random random) {
		DiskImage image = this.process.disk.image();
		List<Integer> files = image.named().stream().filter((file) -> image.bytes(file).length > 0).toList();
		if (files.isEmpty()) {
			return;
		}
		int file = files.get(random.nextInt(files.size()));
		int offset = random.nextInt(image.bytes(file).length);
		this.process.disk.apply(new DiskOp.Damage(file, offset, 1 + random.nextInt(255)));
		this.places.damaged(image, file, offset, now());
	}

	private void end(Random random) {
		this.process.end();
		look();
		check();
		startNext(this.process.disk.afterKill(), random);
	}

	private void kill(Random random) {
		FakeDisk disk = this.process.disk.afterKill();
		if (random.nextInt(4) == 0) {
			fault(disk, random);
		}
		startNext(disk, random);
	}

	private void startNext(FakeDisk disk, Random random) {
		this.process = start(disk, random);
		this.delivery = delivery();
	}

	/** Delivers what is left, as far as this process knows of it. */
	void deliverAll() {
		this.process.disk.faults.clear();
		this.story.add(now() + ": the end");
		this.process.recover();
		this.delivery.deliverAll();
		look();
		check();
		checkDelivered();
		this.process.end();
		look();
		check();
	}

	/** What nobody has lost by force is settled. */
	private void checkDelivered() {
		boolean readable = this.process.disk.faults.happened(Kind.READ) == 0;
		for (TrackedEvent event : this.model.events()) {
			boolean there = event.isStored() || event.process == this.processes;
			if (readable && there && event.releasedAt == TrackedEvent.NEVER && event.damagedAt == TrackedEvent.NEVER) {
				throw new AssertionError("never delivered: " + event);
			}
		}
	}

	/** What the process has done to its files. */
	private void look() {
		for (TrackedEvent event : this.places.look(log(), this.processes)) {
			this.process.givenUp++;
			if (event.process == this.processes) {
				this.process.ownGivenUp.merge(event.destination, 1L, Long::sum);
			}
		}
	}

	private void check() {
		if (this.process.isIdle() && this.process.disk.openFiles() > KEYS.size() + 1) {
			throw new AssertionError("open files: " + this.process.disk.openFiles());
		}
		ConservationLaw.assertAddsUp(this.process.buffer.snapshot((key) -> null));
		EventCounts counts = counts();
		long dropped = counts.dropped(DropReason.BUFFER_FULL) + counts.dropped(DropReason.OUTCOME_UNKNOWN);
		if (this.process.disk.faults.happened() == 0 && !this.model.isDamaged()
				&& dropped != this.process.givenUp + this.process.refused) {
			throw new AssertionError("dropped " + dropped + ", but given up " + this.process.givenUp + " and refused "
					+ this.process.refused);
		}
	}

}
