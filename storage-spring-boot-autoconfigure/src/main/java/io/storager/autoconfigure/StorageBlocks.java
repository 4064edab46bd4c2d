package io.storager.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Tells what is said of a block such as {@code storage.oss}. */
public final class StorageBlocks {

	private StorageBlocks() {
	}

	/**
	 * Whether a block is not switched off.
	 * @throws org.springframework.boot.context.properties.bind.BindException if its
	 * switch is neither on nor off
	 */
	public static boolean enabled(Environment environment, String block) {
		String property = block + "." + StorageProperties.ENABLED;
		// Most applications set none, and to bind what is not there takes long.
		return !environment.containsProperty(property)
				|| !Boolean.FALSE.equals(Binder.get(environment).bind(property, Boolean.class).orElse(null));
	}

	/** Whether a block is not switched off and has at least one property. */
	public static boolean configured(Environment environment, String block) {
		return enabled(environment, block) && !properties(environment, block).isEmpty();
	}

	/** Whether a block has further buckets. */
	static boolean hasStoragers(Environment environment, String block) {
		for (SetProperty property : SetProperty.all(environment)) {
			if (property.isUnder(block)
					&& PropertyNode.uniform(property.elements().get(2)).equals(StorageProperties.STORAGERS)) {
				return true;
			}
		}
		return false;
	}

	/** The names of the properties that are set in a block, its switch aside. */
	static Set<String> properties(Environment environment, String block) {
		Set<String> names = new LinkedHashSet<>();
		for (SetProperty property : SetProperty.all(environment)) {
			if (property.isUnder(block) && !property.isSwitch()) {
				names.add(property.name());
			}
		}
		return names;
	}

}
