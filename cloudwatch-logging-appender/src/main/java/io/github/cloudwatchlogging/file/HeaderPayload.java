package io.github.cloudwatchlogging.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a header says, in bytes: the sequence, the three strings of the origin, the number
 * of its values, the values. What may follow is ignored, so that there can be more some
 * day.
 */
final class HeaderPayload {

	private HeaderPayload() {
	}

	static byte[] encode(BatchHeader header) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			write(header, new DataOutputStream(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void write(BatchHeader header, DataOutputStream out) throws IOException {
		BatchOrigin origin = header.origin();
		out.writeLong(header.sequence());
		write(origin.destination(), out);
		write(origin.logGroup(), out);
		write(origin.logStream(), out);
		out.writeInt(origin.values().size());
		// In a certain order, so that equal headers are equal bytes.
		for (Map.Entry<String, String> value : new TreeMap<>(origin.values()).entrySet()) {
			write(value.getKey(), out);
			write(value.getValue(), out);
		}
	}

	private static void write(String string, DataOutputStream out) throws IOException {
		byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	/**
	 * Reads a header.
	 * @return {@code null} if that is not what the bytes are
	 */
	static @Nullable BatchHeader decode(ByteBuffer payload) {
		try {
			return read(payload);
		}
		catch (BufferUnderflowException ex) {
			return null;
		}
	}

	private static BatchHeader read(ByteBuffer in) {
		long sequence = in.getLong();
		String destination = readString(in);
		String logGroup = readString(in);
		String logStream = readString(in);
		Map<String, String> values = new HashMap<>();
		for (int i = in.getInt(); i > 0; i--) {
			values.put(readString(in), readString(in));
		}
		return new BatchHeader(sequence, new BatchOrigin(destination, logGroup, logStream, values));
	}

	private static String readString(ByteBuffer in) {
		int length = in.getInt();
		if (length < 0 || length > in.remaining()) {
			throw new BufferUnderflowException();
		}
		int start = in.arrayOffset() + in.position();
		in.position(in.position() + length);
		return new String(in.array(), start, length, StandardCharsets.UTF_8);
	}

}
