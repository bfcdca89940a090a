package io.github.cloudwatchlogging.file;

/**
 * CRC32C of any part of an array in nearly constant time, after it was read once: a file
 * that is made to contain many overlapping records takes no longer than others.
 * <p>
 * The register of a CRC is linear: that of a part is the register behind it, less the one
 * before it moved on by the part's length. One register is kept for each block.
 */
final class Checksums {

	private static final int POLYNOMIAL = 0x82F63B78;

	private static final int BLOCK = 64;

	private static final int ONE = 1 << 31;

	private static final int[] TABLE = table();

	// x to the power of 8 times a power of two: moves a register by that many bytes.
	private static final int[] SHIFTS = shifts();

	private final byte[] bytes;

	private final int[] registers;

	Checksums(byte[] bytes) {
		this.bytes = bytes;
		this.registers = new int[bytes.length / BLOCK + 1];
		for (int i = 1; i < this.registers.length; i++) {
			this.registers[i] = run(this.registers[i - 1], (i - 1) * BLOCK, i * BLOCK);
		}
	}

	int of(int from, int to) {
		return ~(register(to) ^ shift(~register(from), to - from));
	}

	private int register(int at) {
		int block = at / BLOCK;
		return run(this.registers[block], block * BLOCK, at);
	}

	private int run(int register, int from, int to) {
		int result = register;
		for (int i = from; i < to; i++) {
			result = result >>> 8 ^ TABLE[(result ^ this.bytes[i]) & 0xFF];
		}
		return result;
	}

	private static int shift(int register, int length) {
		int result = register;
		for (int i = 0, rest = length; rest != 0; i++, rest >>>= 1) {
			if ((rest & 1) != 0) {
				result = multiply(result, SHIFTS[i]);
			}
		}
		return result;
	}

	// Polynomials over GF(2), the highest bit is the lowest power.
	private static int multiply(int a, int b) {
		int result = 0;
		int factor = b;
		for (int rest = a; rest != 0; rest <<= 1) {
			if (rest < 0) {
				result ^= factor;
			}
			factor = timesX(factor);
		}
		return result;
	}

	private static int timesX(int value) {
		return value >>> 1 ^ ((value & 1) != 0 ? POLYNOMIAL : 0);
	}

	private static int[] table() {
		int[] table = new int[256];
		for (int i = 0; i < table.length; i++) {
			int value = i;
			for (int bit = 0; bit < 8; bit++) {
				value = timesX(value);
			}
			table[i] = value;
		}
		return table;
	}

	private static int[] shifts() {
		int[] shifts = new int[31];
		shifts[0] = ONE >>> 8;
		for (int i = 1; i < shifts.length; i++) {
			shifts[i] = multiply(shifts[i - 1], shifts[i - 1]);
		}
		return shifts;
	}

}
