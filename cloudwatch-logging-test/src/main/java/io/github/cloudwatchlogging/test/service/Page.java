package io.github.cloudwatchlogging.test.service;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a listing. The token that leads to the next one names the last item shown, so
 * that items which come or go between two pages neither repeat nor hide others.
 *
 * @param <T> what is listed
 * @param items the items of the page
 * @param nextToken the token for the page behind, or {@code null} at the end
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

	/**
	 * Cut a page.
	 * @param <T> what is listed
	 * @param sorted all items, in the order of the listing
	 * @param name what a token names an item by, unique
	 * @param token the token of the page before, or {@code null} for the first page
	 * @param limit the most items on the page
	 * @return the page
	 */
	static <T> Page<T> of(List<T> sorted, Function<T, String> name, @Nullable String token, int limit) {
		int from = (token != null) ? indexBehind(sorted, name, token) : 0;
		int to = Math.min(sorted.size(), from + limit);
		String next = (to < sorted.size()) ? name.apply(sorted.get(to - 1)) : null;
		return new Page<>(sorted.subList(from, to), next);
	}

	void writeToken(ObjectNode output) {
		if (this.nextToken != null) {
			output.put("nextToken", this.nextToken);
		}
	}

	private static <T> int indexBehind(List<T> sorted, Function<T, String> name, String token) {
		for (int i = 0; i < sorted.size(); i++) {
			if (name.apply(sorted.get(i)).equals(token)) {
				return i + 1;
			}
		}
		throw ServiceException.invalidParameter("The specified nextToken is invalid.");
	}

}
