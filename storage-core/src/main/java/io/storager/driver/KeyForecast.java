package io.storager.driver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Guesses where pages of a listing will begin, from the keys of a page before them: as if
 * all pages reached about as far. Keys are taken for numbers, whose digits are the
 * characters of the places where keys of the page differ.
 */
final class KeyForecast {

	/** How many of the characters that all keys share may change by a carry. */
	private static final int CARRY = 4;

	private static final int PLACES = 10;

	/** Stands for the end of a key that is too short to have a place. */
	private static final char END = 0;

	/**
	 * So that another place, of any number of digits, still makes no more than a long.
	 */
	private static final long NUMBER_MAXIMUM = Long.MAX_VALUE >> (Character.SIZE + 2);

	private final String unchanged;

	private final int[][] digits;

	private final long step;

	private KeyForecast(String unchanged, int[][] digits, long step) {
		this.unchanged = unchanged;
		this.digits = digits;
		this.step = step;
	}

	/**
	 * Learn from a page.
	 * @param keys its keys, as the service has listed them
	 * @return the forecast, or {@code null} if the keys are too few, not in order or tell
	 * nothing
	 */
	static @Nullable KeyForecast of(List<String> keys) {
		if (keys.size() < 2 || !inOrder(keys)) {
			return null;
		}
		String first = keys.get(0);
		String last = keys.get(keys.size() - 1);
		int differing = Arrays.mismatch(first.toCharArray(), last.toCharArray());
		List<BitSet> seen = IntStream.range(differing, differing + PLACES)
			.mapToObj((place) -> seen(keys, place))
			.toList();
		BitSet varying = new BitSet();
		seen.stream().filter((place) -> place.cardinality() > 1).forEach(varying::or);
		int start = differing;
		while (start > 0 && differing - start < CARRY && varying.get(first.charAt(start - 1))) {
			start--;
		}
		int[] any = varying.stream().toArray();
		int[][] digits = new int[PLACES][];
		long numbers = 1;
		int places = 0;
		for (; places < PLACES && numbers < NUMBER_MAXIMUM; places++) {
			BitSet here = (start + places < differing) ? varying : seen.get(start + places - differing);
			digits[places] = (here.cardinality() > 1) ? any : here.stream().toArray();
			numbers *= digits[places].length;
		}
		int[][] used = Arrays.copyOf(digits, places);
		long step = number(last, start, used) - number(first, start, used);
		return (step > 0) ? new KeyForecast(first.substring(0, start), used, step) : null;
	}

	private static boolean inOrder(List<String> keys) {
		for (int index = 1; index < keys.size(); index++) {
			if (KeyOrder.UTF_8.compare(keys.get(index - 1), keys.get(index)) >= 0) {
				return false;
			}
		}
		return true;
	}

	private static BitSet seen(List<String> keys, int place) {
		BitSet seen = new BitSet();
		keys.forEach((key) -> seen.set(at(key, place)));
		return seen;
	}

	private static char at(String key, int place) {
		return (place < key.length()) ? key.charAt(place) : END;
	}

	private static long number(String key, int start, int[][] digits) {
		long number = 0;
		for (int place = 0; place < digits.length; place++) {
			int digit = Arrays.binarySearch(digits[place], at(key, start + place));
			// A character that the page does not have counts as the one before it.
			number = number * digits[place].length + ((digit >= 0) ? digit : Math.max(0, -digit - 2));
		}
		return number;
	}

	/**
	 * Guess the key that is a little less than a page behind another: a page that begins
	 * a bit early is worth more than one behind a gap.
	 * @return the guess, or {@code null} if there is none
	 */
	@Nullable String behind(String key) {
		if (!key.startsWith(this.unchanged)) {
			return null;
		}
		long rest = number(key, this.unchanged.length(), this.digits) + this.step - this.step / 8;
		char[] guess = new char[this.digits.length];
		for (int place = guess.length - 1; place >= 0; place--) {
			int[] digits = this.digits[place];
			guess[place] = (char) digits[(int) (rest % digits.length)];
			rest /= digits.length;
		}
		String text = new String(guess);
		int end = text.indexOf(END);
		String guessed = this.unchanged + ((end >= 0) ? text.substring(0, end) : text);
		return (rest == 0 && Utf8.canExpress(guessed) && KeyOrder.UTF_8.compare(guessed, key) > 0) ? guessed : null;
	}

}
