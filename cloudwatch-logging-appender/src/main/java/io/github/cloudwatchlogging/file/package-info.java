/**
 * What is kept on disk: the format of a file that holds a batch, and the directories of
 * the processes of one application. Internal.
 */
@NullMarked
package io.github.cloudwatchlogging.file;

import org.jspecify.annotations.NullMarked;
