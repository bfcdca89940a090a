package io.github.cloudwatchlogging.boot.properties;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How events are collected into calls.
 *
 * @param linger Longest wait before a started batch is sent.
 * @param maxEvents Events in a batch at most.
 * @param maxBytes Size of a batch at most, as the service counts it: UTF-8 bytes plus 26
 * for each event.
 */
public record BatchProperties(@DefaultValue("2s") Duration linger, @DefaultValue("10000") int maxEvents,
		@DefaultValue("1MB") DataSize maxBytes) {

}
