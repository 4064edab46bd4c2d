package io.storager.documents;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.Listing;
import io.storager.ObjectAcl;
import io.storager.ObjectMode;
import io.storager.Part;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.options.BucketOptions;
import io.storager.options.CopyOptions;
import io.storager.options.CreateAppendOptions;
import io.storager.options.CreateDirOptions;
import io.storager.options.CreateLinkOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.DownloadOptions;
import io.storager.options.ListMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.options.ListVersionsOptions;
import io.storager.options.ReadOptions;
import io.storager.options.RestoreOptions;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import io.storager.options.StatOptions;
import io.storager.options.UploadOptions;
import io.storager.options.WriteAppendOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import io.storager.documents.Trial.Call;
import io.storager.documents.Trial.NoOptions;
import io.storager.documents.Trial.Preparation;
import org.jspecify.annotations.Nullable;

/** Every method of every interface, ready to be tried. */
final class Trials {

	private static final Content TEXT = Content.ofText(TriedService.TEXT);

	private static final Duration HOUR = Duration.ofHours(1);

	private static final NoOptions NONE = new NoOptions();

	private final List<Trial<?, ?>> trials = new ArrayList<>();

	private Trials() {
	}

	static List<Trial<?, ?>> all() {
		Trials all = new Trials();
		all.objects();
		all.files();
		all.capabilities();
		all.multipart();
		all.signatures();
		all.buckets();
		all.versioning();
		return all.trials;
	}

	/**
	 * The source of a copy and its target.
	 *
	 * @param source the source
	 * @param target the target
	 */
	record Route(String source, String target) {
	}

	/**
	 * An upload and the parts that it has.
	 *
	 * @param object the upload
	 * @param parts the parts
	 */
	record Upload(StorageObject object, List<Part> parts) {
	}

	private <I, O> void add(String method, O defaults, Preparation<I, O> preparation, Call<I, O> call) {
		this.trials.add(new Trial<>(method, defaults, preparation, call));
	}

	private void objects() {
		add("metadata", NONE, (service, none) -> "", (hands, path, none) -> hands.storager().metadata());
		add("features", NONE, (service, none) -> "", (hands, path, none) -> hands.storager().features());
		add("create", CreateOptions.DEFAULT,
				(service, options) -> existing(service, options.objectMode(), options.multipartId()),
				(hands, path, options) -> hands.storager().create(path, options));
		add("delete", DeleteOptions.DEFAULT,
				(service, options) -> existing(service, options.objectMode(), options.multipartId()),
				(hands, path, options) -> hands.storager().delete(path, options));
		add("deleteAll", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().deleteAll(List.of(path)).orThrow());
		add("deleteObjects", NONE, (service, none) -> service.hands().storager().create(service.written(null)),
				(hands, object, none) -> hands.storager().deleteObjects(List.of(object)).orThrow());
		add("deletePrefix", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().deletePrefix(path).orThrow());
		add("list", ListOptions.DEFAULT, (service, options) -> "",
				(hands, path, options) -> drain(hands.storager().list(path, options)));
		add("listPage", ListOptions.DEFAULT, (service, options) -> "",
				(hands, path, options) -> hands.storager().listPage(path, options));
		add("read", ReadOptions.DEFAULT, (service, options) -> service.written(options.encryption()),
				(hands, path, options) -> hands.storager().read(path, OutputStream.nullOutputStream(), options));
		add("readAllBytes", ReadOptions.DEFAULT, (service, options) -> service.written(options.encryption()),
				(hands, path, options) -> hands.storager().readAllBytes(path, options));
		add("newInputStream", ReadOptions.DEFAULT, (service, options) -> service.written(options.encryption()),
				(hands, path, options) -> {
					try (StorageInputStream stream = hands.storager().newInputStream(path, options)) {
						stream.transferTo(OutputStream.nullOutputStream());
					}
				});
		add("stat", StatOptions.DEFAULT,
				(service, options) -> (options.encryption() != null) ? service.written(options.encryption())
						: existing(service, options.objectMode(), options.multipartId()),
				(hands, path, options) -> hands.storager().stat(path, options));
		add("exists", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().exists(path));
		add("write", WriteOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().write(path, TEXT, options));
		add("newOutputStream", WriteOptions.DEFAULT, (service, options) -> service.fresh(), (hands, path, options) -> {
			try (StorageOutputStream stream = hands.storager().newOutputStream(path, options)) {
				stream.write(TriedService.TEXT.getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	private void files() {
		add("upload", UploadOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().upload(hands.file(), path, options));
		add("download", DownloadOptions.DEFAULT, (service, options) -> service.written(options.encryption()),
				(hands, path, options) -> hands.storager().download(path, hands.file(), options));
	}

	private void capabilities() {
		add("createDir", CreateDirOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().createDir(path, options));
		add("copy", CopyOptions.DEFAULT, Trials::route,
				(hands, route, options) -> hands.storager().copy(route.source(), route.target(), options));
		add("copiesFrom", NONE, (service, none) -> "",
				(hands, path, none) -> hands.storager().copiesFrom(hands.storager()));
		add("copyFrom", CopyOptions.DEFAULT, Trials::route, (hands, route, options) -> hands.storager()
			.copyFrom(hands.storager(), route.source(), route.target(), options));
		add("move", CopyOptions.DEFAULT, Trials::route,
				(hands, route, options) -> hands.storager().move(route.source(), route.target(), options));
		add("updateMetadata", CopyOptions.DEFAULT, (service, options) -> service.written(options.sourceEncryption()),
				(hands, path, options) -> hands.storager()
					.updateMetadata(path, (options.contentType() != null) ? options
							: options.toBuilder().contentType("text/html").build()));
		add("tags", NONE, (service, none) -> service.written(null), (hands, path, none) -> hands.storager().tags(path));
		add("setTags", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().setTags(path, Map.of("color", "red")));
		add("deleteTags", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().deleteTags(path));
		add("acl", NONE, (service, none) -> service.written(null), (hands, path, none) -> hands.storager().acl(path));
		add("setAcl", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> hands.storager().setAcl(path, ObjectAcl.PRIVATE));
		add("publicUrl", NONE, (service, none) -> service.fresh(),
				(hands, path, none) -> hands.storager().publicUrl(path));
		add("restore", RestoreOptions.DEFAULT, (service, options) -> service.archived(),
				(hands, path, options) -> hands.storager().restore(path, options));
		add("versions", NONE, (service, none) -> service.written(null),
				(hands, path, none) -> drain(hands.storager().versions(path)));
		add("listVersions", ListVersionsOptions.DEFAULT, (service, options) -> "",
				(hands, path, options) -> drain(hands.storager().listVersions(path, options)));
		add("listVersionsPage", ListVersionsOptions.DEFAULT, (service, options) -> "",
				(hands, path, options) -> hands.storager().listVersionsPage(path, options));
		add("createLink", CreateLinkOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().createLink(path, "the-target", options));
		add("createAppend", CreateAppendOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().createAppend(path, options));
		add("writeAppend", WriteAppendOptions.DEFAULT,
				(service, options) -> service.hands().storager().createAppend(service.fresh()),
				(hands, object, options) -> hands.storager().writeAppend(object, TEXT, options));
		add("commitAppend", NONE, (service, none) -> service.hands().storager().createAppend(service.fresh()),
				(hands, object, none) -> hands.storager().commitAppend(object));
	}

	private void multipart() {
		add("createMultipart", CreateMultipartOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().createMultipart(path, options));
		add("writeMultipart", WriteMultipartOptions.DEFAULT,
				(service, options) -> service.hands()
					.storager()
					.createMultipart(service.fresh(),
							CreateMultipartOptions.builder().encryption(service.keyOf(options.encryption())).build()),
				(hands, object, options) -> hands.storager().writeMultipart(object, TEXT, 0, options));
		add("completeMultipart", NONE, Trials::upload,
				(hands, upload, none) -> hands.storager().completeMultipart(upload.object(), upload.parts()));
		add("abortMultipart", NONE, Trials::upload,
				(hands, upload, none) -> hands.storager().abortMultipart(upload.object()));
		add("listMultipart", ListMultipartOptions.DEFAULT,
				(service, options) -> new Upload(service.upload(), List.of()),
				(hands, upload, options) -> drain(hands.storager().listMultipart(upload.object(), options)));
		add("listMultipartPage", ListMultipartOptions.DEFAULT,
				(service, options) -> new Upload(service.upload(), List.of()),
				(hands, upload, options) -> hands.storager().listMultipartPage(upload.object(), options));
	}

	private void signatures() {
		add("signRead", SignOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().signRead(path, HOUR, options));
		add("signWrite", SignOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().signWrite(path, HOUR, options));
		add("signPost", SignPostOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().signPost(path, HOUR, options));
		add("signDelete", NONE, (service, none) -> service.fresh(),
				(hands, path, none) -> hands.storager().signDelete(path, HOUR));
		add("signCreateMultipart", SignOptions.DEFAULT, (service, options) -> service.fresh(),
				(hands, path, options) -> hands.storager().signCreateMultipart(path, HOUR, options));
		add("signWriteMultipart", SignOptions.DEFAULT, (service, options) -> upload(service, NONE),
				(hands, upload, options) -> hands.storager().signWriteMultipart(upload.object(), 0, HOUR, options));
		add("signListMultipart", NONE, Trials::upload,
				(hands, upload, none) -> hands.storager().signListMultipart(upload.object(), HOUR));
		add("signCompleteMultipart", NONE, Trials::upload,
				(hands, upload, none) -> hands.storager().signCompleteMultipart(upload.object(), upload.parts(), HOUR));
	}

	/** The last: it changes what others do. */
	private void versioning() {
		add("versioning", NONE, (service, none) -> "", (hands, path, none) -> hands.storager().versioning());
		add("setVersioning", NONE, (service, none) -> "",
				(hands, path, none) -> hands.storager().setVersioning(BucketVersioning.ENABLED));
	}

	private void buckets() {
		add("Servicer.service", NONE, (service, none) -> "", (hands, bucket, none) -> hands.servicer().service());
		add("Servicer.create", BucketOptions.DEFAULT, (service, options) -> service.freshBucket(),
				(hands, bucket, options) -> hands.servicer().create(bucket, options));
		add("Servicer.delete", NONE, (service, none) -> {
			String bucket = service.freshBucket();
			service.hands().servicer().create(bucket);
			return bucket;
		}, (hands, bucket, none) -> hands.servicer().delete(bucket));
		add("Servicer.get", NONE, (service, none) -> service.freshBucket(),
				(hands, bucket, none) -> hands.servicer().get(bucket));
		add("Servicer.list", NONE, (service, none) -> "", (hands, bucket, none) -> drain(hands.servicer().list()));
	}

	private static String existing(TriedService service, @Nullable ObjectMode mode, @Nullable String multipartId) {
		if (multipartId != null) {
			return "upload";
		}
		if (mode == ObjectMode.DIR) {
			String dir = service.fresh();
			service.hands().storager().createDir(dir);
			return dir;
		}
		return service.written(null);
	}

	private static Route route(TriedService service, CopyOptions options) {
		return new Route(service.written(options.sourceEncryption()), service.fresh());
	}

	private static Upload upload(TriedService service, NoOptions none) {
		StorageObject object = service.hands().storager().createMultipart(service.fresh());
		return new Upload(object, List.of(service.hands().storager().writeMultipart(object, TEXT, 0)));
	}

	private static void drain(Listing<?> listing) {
		listing.forEach((element) -> {
		});
	}

}
