package io.github.cloudwatchlogging.pipeline;

import java.util.List;

/**
 * Initialises what logging calls use before the first of them. A class is initialised
 * where it is used first. If the stack ends just there, because an application recurses
 * without end and logs, the class stays unusable for as long as the JVM lives (Java
 * Language Specification 12.4.2), and so would be the logging of everybody else.
 */
final class ClassInitialization {

	/** All with a static initialiser in the packages that run on the caller's thread. */
	static final List<String> NAMES = List.of("CallStats", "Compression", "CutReason", "DeliveryMode", "DeliveryState",
			"DestinationKey", "DropReason", "DurationSetting", "EventCounts", "EventLevel", "OverflowPolicy",
			"RejectReason", "buffer.Admission", "buffer.Admission$1", "buffer.Attempts", "buffer.Backlog",
			"buffer.BatchLimits", "buffer.BatchOrder", "buffer.BatchOutlet", "buffer.BufferConfig",
			"buffer.BufferState", "buffer.BufferState$Phase", "buffer.DiskGuard", "buffer.EventLedger",
			"buffer.Failure$1", "buffer.Gate", "buffer.HeapBatch", "buffer.LogBuffer$1", "buffer.Outlook",
			"buffer.RejectedEvents", "file.BatchFileName", "file.Checksums", "file.DirectoryLock", "file.HeaderFrame",
			"file.HeldDirectories", "file.Leftovers", "file.ProcessDirectoryName", "file.RecordKind$1",
			"file.RecordLayout", "file.SetAsideFiles", "pipeline.DiskConfig", "pipeline.DiskReporter",
			"pipeline.DiskWork", "pipeline.FilesThread", "pipeline.InstanceIdentity", "pipeline.LogPipeline",
			"pipeline.NameTemplate", "pipeline.NameValues", "pipeline.TroubleReporter");

	private ClassInitialization() {
	}

	static void run() {
		String self = ClassInitialization.class.getName();
		String root = self.substring(0, self.length() - "pipeline.ClassInitialization".length());
		for (String name : NAMES) {
			try {
				Class.forName(root + name, true, ClassInitialization.class.getClassLoader());
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// A native image, which leaves out what it cannot reach by name.
			}
		}
	}

}
