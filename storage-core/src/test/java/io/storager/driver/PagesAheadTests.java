package io.storager.driver;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guesses where pages begin: they change how many requests there are, never what is
 * listed.
 */
class PagesAheadTests {

	private static final int PAGE = 400;

	private static final int KEYS = 20_000;

	private static final int PAGES = KEYS / PAGE;

	private static final Random random = new Random(1);

	/** What was asked for: markers that a page had told, and others. */
	private final List<String> markers = new CopyOnWriteArrayList<>();

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	static Stream<Arguments> even() {
		return Stream.of(shape("numbers", "logs/%06d.gz"::formatted),
				shape("hexadecimal", (index) -> "%08x".formatted(random.nextInt())),
				shape("identifiers", (index) -> new UUID(random.nextLong(), random.nextLong()).toString()),
				shape("behind a name", "\u7167\u7247/%05d.jpg"::formatted),
				shape("digits that are no digits", (index) -> chinese(index)));
	}

	static Stream<Arguments> uneven() {
		return Stream.of(shape("numbers of any length", String::valueOf),
				shape("days",
						(index) -> "%04d/%02d/%02d/%s".formatted(2020 + index / 4000, index / 320 % 12 + 1,
								index % 28 + 1, index)),
				shape("two heaps", (index) -> ((index % 2 == 0) ? "a" : "z") + "%04d".formatted(index)),
				shape("ever fewer", (index) -> "%019d".formatted((long) Math.pow(1.0021, index)) + index),
				shape("ever longer", (index) -> "a".repeat(index / 40) + index),
				shape("anything", (index) -> anything()));
	}

	private static Arguments shape(String name, IntFunction<String> key) {
		NavigableSet<String> keys = new TreeSet<>(KeyOrder.UTF_8);
		IntStream.range(0, KEYS).mapToObj(key).forEach(keys::add);
		return Arguments.argumentSet(name, keys);
	}

	private static String chinese(int index) {
		return "%04d".formatted(index)
			.chars()
			.collect(StringBuilder::new,
					(text, digit) -> text
						.append("\u3007\u4e00\u4e03\u4e09\u4e5d\u4e8c\u4e94\u516b\u516d\u56db".charAt(digit - '0')),
					StringBuilder::append)
			.toString();
	}

	private static String anything() {
		return random.ints(random.nextInt(1, 6), 0, 0x11000)
			.map((c) -> Character.isDefined(c) && !(c < 0x10000 && Character.isSurrogate((char) c)) ? c
					: '\uD83D' + 0xFFFF)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	@ParameterizedTest
	@MethodSource("even")
	void fetchesFromWhereKeysAreGuessed(NavigableSet<String> keys) {
		assertThat(listing(keys, String::toString)).containsExactlyElementsOf(keys);
		assertThat(guesses()).isGreaterThan(PAGES / 2);
		assertThat(this.markers).hasSizeLessThan(PAGES * 5 / 4);
	}

	@ParameterizedTest
	@MethodSource("uneven")
	void wastesFewRequestsOnGuessesThatAreWrong(NavigableSet<String> keys) {
		assertThat(listing(keys, String::toString)).containsExactlyElementsOf(keys);
		assertThat(this.markers).hasSizeLessThan(PAGES * 5 / 4);
	}

	@Test
	void forgetsGuessesThatAreFarAhead() {
		NavigableSet<String> keys = new TreeSet<>(IntStream.range(0, KEYS)
			.mapToObj((index) -> "%06d".formatted(Math.min(index, 1600) * 300 + index))
			.toList());
		assertThat(listing(keys, String::toString)).containsExactlyElementsOf(keys);
		assertThat(guesses()).isGreaterThan(PAGES / 2);
	}

	@Test
	void guessesNothingWithoutKeys() {
		NavigableSet<String> keys = keys();
		assertThat(listing(keys, null)).containsExactlyElementsOf(keys);
		assertThat(guesses()).isZero();
	}

	/** As services do that keep directories: every page looks as if it was in order. */
	@Test
	void listsWhatIsThereInAnotherOrder() {
		NavigableSet<String> keys = new TreeSet<>(Comparator.comparing((String key) -> key.replace('/', '\0')));
		IntStream.range(0, KEYS)
			.mapToObj((index) -> "d" + "/-.".charAt(index % 3) + "%05d".formatted(index / 3 * (1 + index % 3)))
			.forEach(keys::add);
		assertThat(listing(keys, String::toString)).containsExactlyElementsOf(keys);
	}

	/** What was told last may be gone, or be elsewhere in the order of the service. */
	@Test
	void asksAsUsualWhereTheLastKeyIsNotFound() {
		NavigableSet<String> keys = keys();
		assertThat(new PagedListing<>((marker) -> {
			boolean guess = marker != null && !this.told.contains(marker);
			List<String> behind = guess ? keys.tailSet(marker, false).stream().skip(PAGE / 2).limit(1).toList()
					: List.of();
			return page(keys, behind.isEmpty() ? marker : behind.get(0));
		}, PagesAheadTests::failure, transfers().lanes(), String::toString)).containsExactlyElementsOf(keys);
	}

	@Test
	void guessesNothingWhereTheOrderIsAnother() {
		NavigableSet<String> keys = keys().descendingSet();
		assertThat(listing(keys, String::toString)).containsExactlyElementsOf(keys);
		assertThat(guesses()).isZero();
	}

	@Test
	void asksAsUsualWhenAGuessFails() {
		NavigableSet<String> keys = keys();
		assertThat(new PagedListing<>((marker) -> {
			if (marker != null && !this.told.contains(marker)) {
				this.markers.add(marker);
				throw failure("slow down");
			}
			return page(keys, marker);
		}, PagesAheadTests::failure, transfers().lanes(), String::toString)).containsExactlyElementsOf(keys);
		assertThat(guesses()).isBetween(1L, PAGES / 8L);
	}

	private static NavigableSet<String> keys() {
		return new TreeSet<>(IntStream.range(0, KEYS).mapToObj("%06d"::formatted).toList());
	}

	private long guesses() {
		return this.markers.stream().filter((marker) -> !this.told.contains(marker)).count();
	}

	private PagedListing<String> listing(NavigableSet<String> keys, @Nullable Function<String, String> key) {
		return new PagedListing<>((marker) -> page(keys, marker), PagesAheadTests::failure, transfers().lanes(), key);
	}

	private PagedListing.Page<String> page(NavigableSet<String> keys, @Nullable String marker) {
		if (marker != null) {
			this.markers.add(marker);
		}
		Collection<String> rest = (marker != null) ? keys.tailSet(marker, false) : keys;
		List<String> elements = rest.stream().limit(PAGE).toList();
		if (rest.stream().skip(PAGE).findAny().isEmpty()) {
			return new PagedListing.Page<>(elements, null);
		}
		String next = elements.get(PAGE - 1);
		// A page that was guessed tells markers too, which are as good as any.
		this.told.add(next);
		return new PagedListing.Page<>(elements, next);
	}

	private static Transfers transfers() {
		return Transfers.of(TransferSettings.DEFAULT, new TransferPool(64 << 20), 16);
	}

	private static StorageException failure(String reason) {
		return new ErrorContext("memory", null, (error, operation) -> {
			throw new AssertionError(error);
		}).refuse(ErrorCode.SERVICE_INTERNAL, Operation.LIST, null, reason, null);
	}

}
