package io.github.cloudwatchlogging.buffer;

import java.io.IOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of one batch are: in a file, or, if its directory was deleted while it
 * was open, in memory. Changed with the buffer's lock held or by the helper's thread;
 * read by the thread that sends the batch.
 */
final class FileContent {

	private final FileKeeper keeper;

	/** As long as it is not closed. */
	private volatile @Nullable OpenFile open;

	private volatile @Nullable FilePlace place;

	private volatile byte @Nullable [] rescued;

	FileContent(FileKeeper keeper, @Nullable FilePlace place) {
		this.keeper = keeper;
		this.place = place;
	}

	void opened(OpenFile file) {
		this.open = file;
		this.place = file.place();
	}

	/** As long as it is not closed. */
	@Nullable OpenFile open() {
		return this.open;
	}

	FilePlace place() {
		return Objects.requireNonNull(this.place);
	}

	void closed(byte @Nullable [] rescued) {
		this.rescued = rescued;
		this.open = null;
	}

	/** What is in memory, {@code null} if it is in a file. */
	byte @Nullable [] rescued() {
		return this.rescued;
	}

	/**
	 * It is in a file again.
	 * @return where it was before
	 */
	FilePlace restored(FilePlace place) {
		FilePlace before = place();
		this.place = place;
		this.rescued = null;
		return before;
	}

	/** Whether the directory of the file is still there. */
	boolean isThere() {
		FilePlace place = this.place;
		return place != null && place.directory().exists();
	}

	byte[] read(int length) throws IOException {
		OpenFile file = this.open;
		if (file != null && !isThere()) {
			try {
				return file.readBack(length);
			}
			catch (IOException ex) {
				// Unless it was closed just now, and what is in it rescued.
				if (this.rescued == null) {
					throw ex;
				}
			}
		}
		byte[] rescued = this.rescued;
		if (rescued != null) {
			return rescued;
		}
		FilePlace place = place();
		byte[] bytes = place.directory().read(place.name(), length);
		this.keeper.fileRead();
		return bytes;
	}

}
