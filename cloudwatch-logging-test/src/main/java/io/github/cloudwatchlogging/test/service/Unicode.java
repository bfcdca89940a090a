package io.github.cloudwatchlogging.test.service;

/**
 * Texts as bytes on the service's side.
 */
final class Unicode {

	private static final char REPLACEMENT = '\uFFFD';

	private Unicode() {
	}

	/**
	 * The number of bytes of a text in UTF-8, counted without encoding it.
	 * @param text a text without unpaired surrogates
	 * @return the number of bytes
	 */
	static int utf8Length(String text) {
		int bytes = text.length();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				// Each half of a pair counts two of the pair's four bytes.
				bytes += (c < 0x800 || Character.isSurrogate(c)) ? 1 : 2;
			}
		}
		return bytes;
	}

	/**
	 * JSON can carry half a surrogate pair as an escape, UTF-8 cannot: it becomes U+FFFD.
	 * What the real service does with one is not known.
	 * @param text any text
	 * @return a text that can be encoded
	 */
	static String withoutLoneSurrogates(String text) {
		char[] repaired = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!Character.isSurrogate(c)) {
				continue;
			}
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
				continue;
			}
			if (repaired == null) {
				repaired = text.toCharArray();
			}
			repaired[i] = REPLACEMENT;
		}
		return (repaired != null) ? new String(repaired) : text;
	}

}
