package io.storager.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ProtocolResolver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.PathMatcher;

/**
 * Finds {@code oss://bucket/key} and {@code cos://bucket/key}, also for patterns such as
 * {@code oss://bucket/reports/**}{@code /*.xml}, and leaves all other locations to
 * Spring. A pattern lists what starts with the part in front of its first wildcard, and
 * nothing else.
 */
public final class StorageResourceLoader implements ResourcePatternResolver, ProtocolResolver {

	private final ResourcePatternResolver others;

	private final StoragerLookup lookup;

	private final PathMatcher matcher = new AntPathMatcher();

	/**
	 * Create a loader.
	 * @param others loads everything else
	 * @param beanFactory where the storagers are
	 */
	public StorageResourceLoader(ResourceLoader others, ListableBeanFactory beanFactory) {
		this.others = new PathMatchingResourcePatternResolver(others);
		this.lookup = new StoragerLookup(beanFactory);
	}

	@Override
	public @Nullable Resource resolve(String location, ResourceLoader resourceLoader) {
		StorageLocation parsed = StorageLocation.parse(location);
		return (parsed != null) ? new StorageResource(parsed, this.lookup) : null;
	}

	@Override
	public Resource getResource(String location) {
		Resource ours = resolve(location, this);
		return (ours != null) ? ours : this.others.getResource(location);
	}

	@Override
	public Resource[] getResources(String pattern) throws IOException {
		StorageLocation location = StorageLocation.parse(pattern);
		if (location == null) {
			return this.others.getResources(pattern);
		}
		if (!this.matcher.isPattern(location.key())) {
			return new Resource[] { new StorageResource(location, this.lookup) };
		}
		return matching(location).toArray(new Resource[0]);
	}

	private List<Resource> matching(StorageLocation pattern) throws IOException {
		String prefix = literalPrefix(pattern.key());
		Storager storager = this.lookup.storager(pattern.withKey(prefix));
		List<Resource> resources = new ArrayList<>();
		try {
			for (StorageObject object : storager.list("/" + prefix)) {
				String key = object.id();
				if (!object.isDir() && this.matcher.match(pattern.key(), key)) {
					resources.add(new StorageResource(pattern.withKey(key), this.lookup));
				}
			}
		}
		catch (StorageException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
		return resources;
	}

	private String literalPrefix(String key) {
		int end = 0;
		while (end < key.length() && !this.matcher.isPattern(key.substring(0, end + 1)) && key.charAt(end) != '{') {
			end++;
		}
		return key.substring(0, end);
	}

	@Override
	public @Nullable ClassLoader getClassLoader() {
		return this.others.getClassLoader();
	}

}
