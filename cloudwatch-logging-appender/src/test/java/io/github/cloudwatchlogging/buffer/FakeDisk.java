package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

import io.github.cloudwatchlogging.buffer.DiskFaults.Kind;
import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.BatchDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that writes down all that is done to it. For one thread.
 */
final class FakeDisk implements BatchDirectories {

	final DiskFaults faults = new DiskFaults();

	private final DiskImage image;

	private final List<DiskOp> log;

	/** Directories that belong to a process that is alive. */
	private final Set<String> held = new HashSet<>();

	/** Where in the log the writes are that have not failed. */
	private final Set<Integer> completed;

	private int openFiles;

	private @Nullable LongConsumer growth;

	private Runnable beforeCreate = () -> {
	};

	private Runnable beforeSync = () -> {
	};

	FakeDisk(DiskImage image) {
		this(image, new ArrayList<>(), new HashSet<>());
	}

	private FakeDisk(DiskImage image, List<DiskOp> log, Set<Integer> completed) {
		this.image = image;
		this.log = log;
		this.completed = completed;
	}

	/** The same disk after its process was killed; its log goes on. */
	FakeDisk afterKill() {
		return new FakeDisk(this.image, this.log, this.completed);
	}

	DiskImage image() {
		return this.image;
	}

	List<DiskOp> log() {
		return this.log;
	}

	/** Is told of the length of all files after each write. */
	void onGrowth(LongConsumer growth) {
		this.growth = growth;
	}

	/** Runs once, when somebody is about to create a file. */
	void beforeNextCreate(Runnable action) {
		this.beforeCreate = action;
	}

	void runBeforeCreate() {
		Runnable action = this.beforeCreate;
		this.beforeCreate = () -> {
		};
		action.run();
	}

	void apply(DiskOp op) {
		op.applyTo(this.image);
		this.log.add(op);
		if (this.growth != null && (op instanceof DiskOp.Write || op instanceof DiskOp.Replace)) {
			this.growth.accept(this.image.length());
		}
	}

	int nextFile() {
		return this.image.nextFile();
	}

	void release(String directory) {
		this.held.remove(directory);
		if (this.image.directories().getOrDefault(directory, new TreeMap<>()).isEmpty()) {
			apply(new DiskOp.RemoveDirectory(directory));
		}
	}

	/** Whether a process that is alive has the directory. */
	boolean isHeld(String directory) {
		return this.held.contains(directory);
	}

	/** The process that has the directory dies. */
	void kill(String directory) {
		this.held.remove(directory);
	}

	/** Somebody deletes or moves the directory, with all that is in it. */
	void remove(String directory) {
		this.image.directories().remove(directory);
	}

	/** Runs once, when somebody is about to have a file written to the disk itself. */
	void beforeNextSync(Runnable action) {
		this.beforeSync = action;
	}

	void runBeforeSync() {
		Runnable action = this.beforeSync;
		this.beforeSync = () -> {
		};
		action.run();
	}

	/** The last write has not failed. */
	void completed() {
		this.completed.add(this.log.size() - 1);
	}

	void opened() {
		this.openFiles++;
	}

	void closed() {
		this.openFiles--;
	}

	/** How many files nobody has closed. */
	int openFiles() {
		return this.openFiles;
	}

	boolean isCompleted(int index) {
		return this.completed.contains(index);
	}

	@Override
	public BatchDirectory create() throws IOException {
		this.faults.check(Kind.CREATE_DIRECTORY);
		// They sort by their creation, also on a copy whose log begins anew, and where
		// one
		// comes back that was removed.
		TreeSet<String> names = new TreeSet<>(this.image.directories().keySet());
		names.addAll(this.held);
		this.log.forEach((op) -> {
			if (op instanceof DiskOp.CreateDirectory created) {
				names.add(created.directory());
			}
		});
		String unique = names.isEmpty() ? "a" : names.last() + "a";
		apply(new DiskOp.CreateDirectory(unique));
		this.held.add(unique);
		return new FakeDirectory(this, unique);
	}

	@Override
	public List<BatchDirectory> adopt() {
		List<BatchDirectory> adopted = new ArrayList<>();
		for (String name : List.copyOf(this.image.directories().keySet())) {
			if (this.held.add(name)) {
				if (this.image.directories().getOrDefault(name, new TreeMap<>()).isEmpty()) {
					release(name);
				}
				else {
					adopted.add(new FakeDirectory(this, name));
				}
			}
		}
		return adopted;
	}

	@Override
	public long setAsideBytes() {
		return this.image.setAsideLength();
	}

}
