package io.github.cloudwatchlogging.boot.logging;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

/**
 * What a process has cost so far.
 *
 * @param mainMillis CPU time of the thread that asks
 * @param cpuMillis CPU time of all threads
 * @param classes loaded classes
 * @param heapKilobytes live heap
 */
record ProcessFigures(double mainMillis, double cpuMillis, double classes, double heapKilobytes) {

	private static final Pattern PRINTED = Pattern
		.compile("FIGURES main ([0-9.]+) cpu ([0-9.]+) classes ([0-9.]+) heap ([0-9.]+)");

	static ProcessFigures now() {
		double main = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
		double cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
		double classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
		System.gc();
		double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0;
		return new ProcessFigures(main, cpu, classes, heap);
	}

	void print() {
		System.out.println(String.format(Locale.ROOT, "FIGURES main %.1f cpu %.1f classes %.0f heap %.0f",
				this.mainMillis, this.cpuMillis, this.classes, this.heapKilobytes));
	}

	/** Reads what a process has printed, counted from zero. */
	static ProcessFigures printedIn(String output, int number) {
		Matcher matcher = PRINTED.matcher(output);
		for (int i = 0; i <= number; i++) {
			if (!matcher.find()) {
				throw new IllegalStateException(output);
			}
		}
		return new ProcessFigures(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)),
				Double.parseDouble(matcher.group(3)), Double.parseDouble(matcher.group(4)));
	}

}
