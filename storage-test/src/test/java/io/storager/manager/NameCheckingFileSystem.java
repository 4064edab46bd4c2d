package io.storager.manager;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The files of this machine, where nothing gets a name that has a colon. As with the file
 * system of Linux for FAT, that shows when something is made, and not before: nothing is
 * found under such a name.
 */
final class NameCheckingFileSystem extends FileSystem {

	static final String REASON = "Invalid argument";

	private final FileSystem real = FileSystems.getDefault();

	private final Provider provider = new Provider();

	/** A path of this file system. */
	Path path(Path path) {
		return (Path) Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] { Path.class },
				new Checked(path));
	}

	private static Path real(Path path) {
		return (Proxy.isProxyClass(path.getClass()) && Proxy.getInvocationHandler(path) instanceof Checked checked)
				? checked.path : path;
	}

	/** Whoever asks a path for another one gets it of this file system, too. */
	private final class Checked implements InvocationHandler {

		private final Path path;

		Checked(Path path) {
			this.path = path;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (method.getName().equals("getFileSystem")) {
				return NameCheckingFileSystem.this;
			}
			try {
				Object result = method.invoke(this.path,
						(arguments != null) ? Arrays.stream(arguments)
							.map((argument) -> (argument instanceof Path other) ? real(other) : argument)
							.toArray() : null);
				return (result instanceof Path other) ? path(other) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

	/** Does everything with the files of this machine. */
	private final class Provider extends FileSystemProvider {

		private FileSystemProvider real() {
			return NameCheckingFileSystem.this.real.provider();
		}

		private void check(Path path) throws FileSystemException {
			if (path.getFileName().toString().contains(":")) {
				throw new FileSystemException(path.toString(), null, REASON);
			}
		}

		@Override
		public String getScheme() {
			return "name-checking";
		}

		@Override
		public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileSystem getFileSystem(URI uri) {
			return NameCheckingFileSystem.this;
		}

		@Override
		public Path getPath(URI uri) {
			return path(Path.of(uri));
		}

		@Override
		public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
				FileAttribute<?>... attributes) throws IOException {
			check(path);
			return real().newByteChannel(NameCheckingFileSystem.real(path), options, attributes);
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
				throws IOException {
			return real().newDirectoryStream(NameCheckingFileSystem.real(path), filter);
		}

		@Override
		public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
			check(path);
			real().createDirectory(NameCheckingFileSystem.real(path), attributes);
		}

		@Override
		public void delete(Path path) throws IOException {
			real().delete(NameCheckingFileSystem.real(path));
		}

		@Override
		public void copy(Path source, Path target, CopyOption... options) throws IOException {
			check(target);
			real().copy(NameCheckingFileSystem.real(source), NameCheckingFileSystem.real(target), options);
		}

		@Override
		public void move(Path source, Path target, CopyOption... options) throws IOException {
			check(target);
			real().move(NameCheckingFileSystem.real(source), NameCheckingFileSystem.real(target), options);
		}

		@Override
		public boolean isSameFile(Path path, Path other) throws IOException {
			return real().isSameFile(NameCheckingFileSystem.real(path), NameCheckingFileSystem.real(other));
		}

		@Override
		public boolean isHidden(Path path) throws IOException {
			return real().isHidden(NameCheckingFileSystem.real(path));
		}

		@Override
		public FileStore getFileStore(Path path) throws IOException {
			return real().getFileStore(NameCheckingFileSystem.real(path));
		}

		@Override
		public void checkAccess(Path path, AccessMode... modes) throws IOException {
			real().checkAccess(NameCheckingFileSystem.real(path), modes);
		}

		@Override
		public <V extends FileAttributeView> @Nullable V getFileAttributeView(Path path, Class<V> type,
				LinkOption... options) {
			return real().getFileAttributeView(NameCheckingFileSystem.real(path), type, options);
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
				throws IOException {
			return real().readAttributes(NameCheckingFileSystem.real(path), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
				throws IOException {
			return real().readAttributes(NameCheckingFileSystem.real(path), attributes, options);
		}

		@Override
		public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
			real().setAttribute(NameCheckingFileSystem.real(path), attribute, value, options);
		}

	}

	@Override
	public FileSystemProvider provider() {
		return this.provider;
	}

	@Override
	public void close() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public boolean isReadOnly() {
		return false;
	}

	@Override
	public String getSeparator() {
		return this.real.getSeparator();
	}

	@Override
	public Iterable<Path> getRootDirectories() {
		return this.real.getRootDirectories();
	}

	@Override
	public Iterable<FileStore> getFileStores() {
		return this.real.getFileStores();
	}

	@Override
	public Set<String> supportedFileAttributeViews() {
		return this.real.supportedFileAttributeViews();
	}

	@Override
	public Path getPath(String first, String... more) {
		return path(this.real.getPath(first, more));
	}

	@Override
	public PathMatcher getPathMatcher(String syntaxAndPattern) {
		return this.real.getPathMatcher(syntaxAndPattern);
	}

	@Override
	public UserPrincipalLookupService getUserPrincipalLookupService() {
		return this.real.getUserPrincipalLookupService();
	}

	@Override
	public WatchService newWatchService() throws IOException {
		return this.real.newWatchService();
	}

}
