package io.github.cloudwatchlogging.buffer;

import java.io.IOException;

/**
 * Is told how keeping events on disk goes. Called on the helper's thread, or on the one
 * that recovers, never with the buffer's lock held.
 */
public interface DiskObserver {

	/**
	 * Events are kept in memory. Called again as long as that is so, every second or so.
	 * @param reason why the disk does not take them
	 */
	void onFailure(IOException reason);

	/**
	 * Events are kept on disk again.
	 * @param inMemory how many were not, meanwhile
	 */
	void onReturn(long inMemory);

	/**
	 * Dead processes have left events behind.
	 * @param events how many were found
	 * @param unreadable how many of them cannot be read any more, about
	 */
	void onRecovered(long events, long unreadable);

	/**
	 * A file, or the directory of a dead process, cannot be read.
	 * @param reason what is the matter
	 */
	void onUnreadable(IOException reason);

}
