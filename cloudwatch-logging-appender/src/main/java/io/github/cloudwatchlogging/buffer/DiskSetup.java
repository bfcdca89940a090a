package io.github.cloudwatchlogging.buffer;

import java.util.function.Function;

import io.github.cloudwatchlogging.DestinationKey;
import io.github.cloudwatchlogging.file.BatchDirectories;
import io.github.cloudwatchlogging.file.BatchOrigin;

/**
 * How batches are kept on disk.
 *
 * @param maxBytes how many bytes files may take, all together, those of dead processes
 * included
 * @param sync whether files are written to the disk itself now and then, so that they
 * survive a power cut, too
 * @param directories where files are kept
 * @param origins what a file says about the destination of its events; called with the
 * buffer's lock held, so it must return at once
 * @param helper runs what need not be done on a thread that logs: one after the other
 * @param observer is told of what somebody should know
 */
public record DiskSetup(long maxBytes, boolean sync, BatchDirectories directories,
		Function<DestinationKey, BatchOrigin> origins, Helper helper, DiskObserver observer) {

}
