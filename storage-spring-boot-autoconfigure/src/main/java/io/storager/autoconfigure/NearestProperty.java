package io.storager.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.storager.autoconfigure.PropertyNode.Kind;

import static java.util.Map.entry;

/** Finds out what somebody may have meant by a property that there is not. */
final class NearestProperty {

	/** What other libraries, and the vendors, call our properties. */
	private static final Map<String, String> OTHER_NAMES = Map.ofEntries(entry("accesskey", "credential"),
			entry("accesskeyid", "credential"), entry("accesskeysecret", "credential"), entry("ak", "credential"),
			entry("sk", "credential"), entry("secretid", "credential"), entry("secretkey", "credential"),
			entry("credentials", "credential"), entry("bucket", "name"), entry("bucketname", "name"),
			entry("region", "location"), entry("regionid", "location"), entry("url", "endpoint"),
			entry("host", "endpoint"), entry("prefix", "work-dir"), entry("basepath", "work-dir"),
			entry("path", "work-dir"), entry("root", "work-dir"), entry("sessiontoken", "security-token"),
			entry("ststoken", "security-token"), entry("token", "security-token"), entry("domain", "presign-endpoint"),
			entry("cname", "support-cname"), entry("encryption", "server-side-encryption"),
			entry("sse", "server-side-encryption"), entry("buckets", "storagers"));

	private NearestProperty() {
	}

	/**
	 * Say what may have been meant.
	 * @param block where the property was looked for
	 * @param element what it is called there
	 */
	static String suggest(PropertyNode block, String element) {
		String wanted = PropertyNode.uniform(element);
		return nearest(block.children(), wanted)
			.or(() -> Optional.ofNullable(OTHER_NAMES.get(wanted)).map(block::child))
			.map((node) -> "did you mean '%s'?".formatted(node.path()))
			.or(() -> elsewhere(block, wanted))
			.orElseGet(() -> "known here: "
					+ block.children().stream().map(PropertyNode::name).sorted().collect(Collectors.joining(", ")));
	}

	/** A property that is known, but to another block, best to one of the same vendor. */
	private static Optional<String> elsewhere(PropertyNode block, String wanted) {
		String vendor = vendor(block.path());
		List<PropertyNode> all = StorageProperties.KNOWN.descendants()
			.stream()
			.filter((node) -> PropertyNode.uniform(node.name()).equals(wanted))
			.toList();
		return all.stream()
			.filter((node) -> vendor(node.path()).equals(vendor))
			.findFirst()
			.or(() -> all.stream().findFirst())
			.map((node) -> (node.kind() == Kind.BLOCK) ? "it belongs under '%s.*'".formatted(node.path())
					: "it belongs to '%s'".formatted(node.path()));
	}

	private static String vendor(String path) {
		String[] elements = path.split("\\.");
		return (elements.length > 1) ? elements[1] : "";
	}

	private static Optional<PropertyNode> nearest(Collection<PropertyNode> nodes, String wanted) {
		return nodes.stream()
			.map((node) -> entry(node, distance(PropertyNode.uniform(node.name()), wanted)))
			.filter((entry) -> entry.getValue() <= Math.max(1, wanted.length() / 4))
			.min(Comparator.comparingInt(Map.Entry::getValue))
			.map(Map.Entry::getKey);
	}

	/** How many letters have to be added, left out, replaced or exchanged. */
	static int distance(String a, String b) {
		int[][] distances = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : step(distances, a, b, i, j);
			}
		}
		return distances[a.length()][b.length()];
	}

	private static int step(int[][] distances, String a, String b, int i, int j) {
		int replaced = distances[i - 1][j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
		int best = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
		boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
		return exchanged ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
	}

}
