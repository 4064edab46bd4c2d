package io.storager.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.storager.AccessController;
import io.storager.Appender;
import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ContentDisposition;
import io.storager.ListMode;
import io.storager.Multiparter;
import io.storager.Page;
import io.storager.ObjectAcl;
import io.storager.Part;
import io.storager.RestoreState;
import io.storager.Restorer;
import io.storager.SignedRequest;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.Versioner;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.factory.OpenStorager;
import io.storager.factory.Storagers;
import io.storager.oss.OssCallbackVerifier;
import io.storager.settings.ConnectionString;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import io.storager.manager.TransferManager;
import io.storager.manager.TreeListener;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeProgress;
import io.storager.manager.TreeResult;
import io.storager.options.CopyOptions;
import io.storager.options.CreateOptions;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import io.storager.options.WriteOptions;
import io.storager.spring.SpringContent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** The code of {@code docs/guide.md}. */
final class Recipes {

	private Recipes() {
	}

	static void write(Storager storager, Path file) {
		storager.write("reports/2026.pdf", Content.of(file));
		storager.write("reports/summary.txt", Content.ofText("All is well"),
				WriteOptions.builder()
					.contentType("text/plain; charset=utf-8")
					.userMetadata(Map.of("author", "王芳"))
					.build());
	}

	static String read(Storager storager, Path copy) {
		storager.read("reports/2026.pdf", copy);
		return new String(storager.readAllBytes("reports/summary.txt"), StandardCharsets.UTF_8);
	}

	static byte[] readStart(Storager storager, String path) {
		return storager.readAllBytes(path, ReadOptions.builder().offset(0).size(4L).build());
	}

	static long countLines(Storager storager, String path) throws IOException {
		try (StorageInputStream stream = storager.newInputStream(path);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().count();
		}
	}

	static void writeArchive(Storager storager, List<Path> files) {
		storager.write("archive.zip", Content.from((output) -> {
			ZipOutputStream zip = new ZipOutputStream(output);
			for (Path file : files) {
				zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
				Files.copy(file, zip);
			}
			zip.finish();
		}));
	}

	static void writeTable(Storager storager, Iterable<String> rows) throws IOException {
		try (StorageOutputStream stream = storager.newOutputStream("table.csv")) {
			try {
				for (String row : rows) {
					stream.write((row + "\n").getBytes(StandardCharsets.UTF_8));
				}
			}
			catch (Throwable ex) {
				stream.abort();
				throw ex;
			}
		}
	}

	static List<String> list(Storager storager) {
		List<String> names = new ArrayList<>();
		for (StorageObject object : storager.list("reports/")) {
			names.add(object.path());
		}
		ListOptions dirMode = ListOptions.builder().listMode(ListMode.DIR).build();
		storager.list("", dirMode)
			.stream()
			.filter(StorageObject::isDir)
			.limit(100)
			.forEach((dir) -> names.add(dir.path()));
		return names;
	}

	static Page<StorageObject> page(Storager storager, String dir, @Nullable String token) {
		ListOptions options = ListOptions.builder()
			.listMode(ListMode.DIR)
			.pageSize(50)
			.continuationToken(token)
			.build();
		return storager.listPage(dir, options);
	}

	static List<String> deleteAll(Storager storager, String prefix) {
		return storager.deletePrefix(prefix).failures().stream().map(DeleteFailure::path).toList();
	}

	static boolean claim(Storager storager, String job, String worker) {
		try {
			storager.write("claims/" + job, Content.ofText(worker),
					WriteOptions.builder().forbidOverwrite(true).build());
			return true;
		}
		catch (PreconditionFailedException ex) {
			return false;
		}
	}

	static Optional<byte[]> readIfChanged(Storager storager, String path, String knownEtag) {
		try {
			return Optional.of(storager.readAllBytes(path, ReadOptions.builder().ifNoneMatch(knownEtag).build()));
		}
		catch (PreconditionFailedException ex) {
			return Optional.empty();
		}
	}

	static Optional<byte[]> readIfThere(Storager storager, String path) {
		try {
			return Optional.of(storager.readAllBytes(path));
		}
		catch (ObjectNotExistException ex) {
			return Optional.empty();
		}
		catch (StorageException ex) {
			throw ex.isTemporary() ? new TryLaterException(ex) : ex;
		}
	}

	/** Stands for whatever an application throws to be called again. */
	static final class TryLaterException extends RuntimeException {

		TryLaterException(Throwable cause) {
			super(cause);
		}

	}

	static void appendLines(Storager storager, Appender appender, String path, List<String> lines) {
		StorageObject log = storager.exists(path) ? storager.stat(path) : appender.createAppend(path);
		for (String line : lines) {
			log = appender.writeAppend(log, Content.ofText(line + "\n"));
		}
	}

	static void sendAndFetch(Storager storager, Path film, Path copy) {
		storager.upload(film, "films/2026.mp4");
		storager.download("films/2026.mp4", copy);
	}

	static StorageObject uploadInParts(Storager storager, Multiparter multiparter, Path file, String path)
			throws IOException {
		int partSize = 8 * 1024 * 1024;
		StorageObject upload = unfinished(storager, path).orElseGet(() -> multiparter.createMultipart(path));
		Map<Integer, Part> parts = new HashMap<>();
		multiparter.listMultipart(upload).forEach((part) -> parts.put(part.index(), part));
		for (int i = 0; (long) i * partSize < Files.size(file); i++) {
			if (!parts.containsKey(i)) {
				try (InputStream stream = Files.newInputStream(file)) {
					stream.skipNBytes((long) i * partSize);
					Content part = Content.of(stream.readNBytes(partSize));
					parts.put(i, multiparter.writeMultipart(upload, part, i));
				}
			}
		}
		return multiparter.completeMultipart(upload, List.copyOf(parts.values()));
	}

	static Optional<StorageObject> unfinished(Storager storager, String path) {
		return storager.list(path, ListOptions.builder().listMode(ListMode.PART).build())
			.stream()
			.filter((upload) -> upload.path().equals(path))
			.findFirst();
	}

	static void giveUp(Storager storager) {
		storager.list("", ListOptions.builder().listMode(ListMode.PART).build()).forEach(storager::delete);
	}

	static SignedRequest uploadTicket(Storager storager, String user) {
		return storager.signWrite("avatars/" + user, Duration.ofMinutes(10),
				SignOptions.builder().contentType("image/png").build());
	}

	static byte[] thumbnail(Storager storager, String path, String style) {
		return storager.readAllBytes(path, ReadOptions.builder().process(style).build());
	}

	static String slowLink(Storager storager, String path) {
		return storager
			.signRead(path, Duration.ofHours(1), SignOptions.builder().trafficLimit(8L * 1024 * 1024).build())
			.uri()
			.toString();
	}

	static String uploadForm(Storager storager, String user) {
		return storager
			.signPost("uploads/" + user + "/", Duration.ofMinutes(10),
					SignPostOptions.builder()
						.prefix(true)
						.sizeMaximum(10L * 1024 * 1024)
						.contentTypePrefix("image/")
						.build())
			.toJson();
	}

	static String beginUpload(Multiparter multiparter, String path) {
		return String.valueOf(multiparter.createMultipart(path).multipartId());
	}

	static SignedRequest partTicket(Storager storager, String path, String uploadId, int index) {
		StorageObject upload = storager.create(path, CreateOptions.builder().multipartId(uploadId).build());
		return storager.signWriteMultipart(upload, index, Duration.ofHours(1), SignOptions.DEFAULT);
	}

	static StorageObject endUpload(Storager storager, Multiparter multiparter, String path, String uploadId) {
		StorageObject upload = storager.create(path, CreateOptions.builder().multipartId(uploadId).build());
		return multiparter.completeMultipart(upload, multiparter.listMultipart(upload).stream().toList());
	}

	static boolean isFromOss(OssCallbackVerifier verifier, RequestEntity<byte[]> request) {
		HttpHeaders headers = request.getHeaders();
		return verifier.verify(request.getUrl().getRawPath(), request.getUrl().getRawQuery(),
				headers.getFirst("Authorization"), headers.getFirst("x-oss-pub-key-url"),
				Objects.requireNonNull(request.getBody()));
	}

	static CredentialsProvider fromVault(Supplier<VaultKey> vault) {
		return () -> {
			VaultKey key = vault.get();
			return HmacCredential.of(key.id(), key.secret())
				.withSecurityToken(key.token())
				.withExpiration(key.expiry());
		};
	}

	/**
	 * Stands for whatever a vault gives.
	 *
	 * @param id the access key
	 * @param secret its secret
	 * @param token the token that goes with it
	 * @param expiry when it ends
	 */
	record VaultKey(String id, String secret, String token, Instant expiry) {
	}

	static ResponseEntity<Resource> download(ResourceLoader resources, String name) {
		Resource resource = resources.getResource("oss://documents/files/" + name);
		if (!resource.exists()) {
			return ResponseEntity.notFound().build();
		}
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(name))
			.body(resource);
	}

	static String upload(Storager storager, MultipartFile file) {
		String path = "files/" + UUID.randomUUID();
		storager.write(path, SpringContent.of(file, file.getSize()),
				WriteOptions.builder().contentType(file.getContentType()).build());
		return path;
	}

	static String downloadLink(Storager storager, String path) {
		return storager
			.signRead(path, Duration.ofHours(1),
					SignOptions.builder()
						.responseContentDisposition(ContentDisposition.attachment("年度报告 2026.pdf"))
						.build())
			.uri()
			.toString();
	}

	static void copyAndMove(Storager storager) {
		storager.copy("reports/2026.pdf", "backup/2026.pdf");
		storager.move("reports/summary.txt", "reports/2026.txt");
	}

	static TreeResult migrate(Storager oss, Storager cos) {
		try (TransferManager manager = TransferManager.create()) {
			TreeOptions options = TreeOptions.builder().skipEqual(true).build();
			TreeResult result = manager.copyTree(oss, "", cos, "", options);
			result.failures().forEach((failed) -> System.err.println(failed.source() + ": " + failed.failure()));
			return result;
		}
	}

	static TreeResult backUp(Storager storager, Path directory, ProgressBar bar) {
		TreeListener listener = new TreeListener() {
			@Override
			public void onProgress(TreeProgress progress) {
				bar.show(progress.objects(), progress.totalObjects());
			}
		};
		try (TransferManager manager = TransferManager.builder().concurrency(16).build()) {
			return manager.downloadTree(storager, "reports", directory,
					TreeOptions.builder().skipEqual(true).deadline(Duration.ofHours(1)).listener(listener).build());
		}
	}

	/** Stands for whatever an application shows its users. */
	interface ProgressBar {

		void show(long objects, @Nullable Long total);

	}

	static void headers(Storager storager) {
		WriteOptions download = WriteOptions.builder()
			.contentDisposition(ContentDisposition.attachment("年度报告 2026.pdf"))
			.cacheControl("max-age=3600")
			.build();
		storager.write("annual.pdf", Content.ofText("%PDF"), download);
		storager.updateMetadata("annual.pdf", CopyOptions.builder().cacheControl("no-store").build());
	}

	static void keepVersions(Versioner versioner) {
		if (versioner.versioning() != BucketVersioning.ENABLED) {
			versioner.setVersioning(BucketVersioning.ENABLED);
		}
	}

	static Optional<StorageObject> undo(Storager storager, Versioner versioner, String path) {
		return versioner.versions(path)
			.stream()
			.filter((version) -> !version.isLatest() && !version.isDeleteMarker())
			.findFirst()
			.map((version) -> storager.copy(version, path));
	}

	static void forget(Storager storager, Versioner versioner, String path) {
		versioner.versions(path).forEach(storager::delete);
	}

	static DeleteResult forgetOldVersions(Storager storager, Versioner versioner, String prefix) {
		Stream<StorageObject> old = versioner.listVersions(prefix).stream().filter((version) -> !version.isLatest());
		return storager.deleteObjects(old);
	}

	static String publish(Tagger tagger, AccessController access, String path) {
		tagger.setTags(path, Map.of("state", "published"));
		access.setAcl(path, ObjectAcl.PUBLIC_READ);
		return access.publicUrl(path).toString();
	}

	static boolean readable(Storager storager, Restorer restorer, String path) {
		RestoreState state = storager.stat(path).restore();
		if (state == null) {
			restorer.restore(path, 7);
		}
		return state != null && !state.ongoing();
	}

	static byte[] readFrom(Storagers storagers, String connectionString, String path) {
		try (OpenStorager open = storagers.open(connectionString)) {
			return open.storager().readAllBytes(path);
		}
	}

	static OpenStorager ofColumns(Storagers storagers, String service, Map<String, String> columns) {
		return storagers.open(ConnectionString.of(service, columns));
	}

	static final class Platforms {

		private final Storagers storagers;

		private final Map<Long, OpenStorager> open = new ConcurrentHashMap<>();

		Platforms(Storagers storagers) {
			this.storagers = storagers;
		}

		Storager storager(long id, String connectionString) {
			OpenStorager known = this.open.get(id);
			if (known == null) {
				OpenStorager made = this.storagers.open(connectionString);
				known = this.open.putIfAbsent(id, made);
				if (known == null) {
					return made.storager();
				}
				made.close();
			}
			return known.storager();
		}

		void changed(long id) {
			OpenStorager old = this.open.remove(id);
			if (old != null) {
				old.close();
			}
		}

	}

}
