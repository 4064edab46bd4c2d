package io.storager.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.storager.ObjectMode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.documents.Trial.Ready;
import io.storager.documents.Trials.Route;
import io.storager.documents.Trials.Upload;
import io.storager.documents.TriedService.Hands;

/** Everything that may go wrong with a method. */
final class Provocations {

	private static final String WRONG_MD5 = "AAAAAAAAAAAAAAAAAAAAAA==";

	private static final Map<Integer, String> ANSWERS = Map.of(302, "Found", 400, "InvalidArgument", 500,
			"InternalError", 429, "SlowDown");

	private final TriedService service;

	private final List<StorageException> failures = new ArrayList<>();

	private Provocations(TriedService service) {
		this.service = service;
	}

	/** What a method ends with when whatever can go wrong does. */
	static List<StorageException> of(TriedService service, Trial<?, ?> trial, boolean sends) {
		Provocations provocations = new Provocations(service);
		if (sends) {
			provocations.around(trial);
		}
		provocations.withOptions(trial);
		provocations.withInputs(trial);
		return provocations.failures;
	}

	private void call(Ready ready, Hands hands) {
		StorageException failure = OperationsTrialTests.failure(ready, hands);
		if (failure != null) {
			this.failures.add(failure);
		}
	}

	private void call(Ready ready) {
		call(ready, this.service.hands());
	}

	/** What does not depend on the method. */
	private void around(Trial<?, ?> trial) {
		call(trial.ready(this.service), this.service.withWrongSecret());
		call(trial.ready(this.service), this.service.withoutBucket());
		ANSWERS.forEach((status, code) -> {
			Ready ready = trial.ready(this.service);
			this.service.faults().onAny().answer(status, code);
			call(ready);
			this.service.faults().clear();
		});
		Ready ready = trial.ready(this.service);
		if (trial.options().contains("offset") || trial.method().equals("download")) {
			this.service.faults().onAny().corruptResponseAt(0);
			call(ready);
			this.service.faults().clear();
			archived(trial, "GET");
		}
		if (trial.options().contains("sourceEncryption")) {
			archived(trial, "PUT");
		}
	}

	/** The object that is to be read has to be restored first. */
	private void archived(Trial<?, ?> trial, String method) {
		Ready ready = trial.ready(this.service);
		this.service.faults().on(method).answer(403, "InvalidObjectState");
		call(ready);
		this.service.faults().clear();
	}

	/** Options that are wrong, or that the method does not take. */
	private void withOptions(Trial<?, ?> trial) {
		for (String option : trial.options()) {
			switch (option) {
				case "encryption", "sourceEncryption" ->
					call(trial.with(option, this.service.foreignEncryption()).ready(this.service));
				case "contentMd5" -> call(trial.with(option, WRONG_MD5).ready(this.service));
				case "ifMatch" -> call(trial.with(option, "0".repeat(32)).ready(this.service));
				case "pageSize" -> call(trial.with(option, 0).ready(this.service));
				case "startAfter" -> call(trial.with(option, "/elsewhere").ready(this.service));
				case "continuationToken" -> call(trial.with(option, "garbage").ready(this.service));
				case "objectMode" -> {
					call(trial.with(option, ObjectMode.APPEND).ready(this.service));
					call(trial.with(option, ObjectMode.DIR).ready(this.service), this.service.withoutDirs());
				}
				default -> call(trial.with(option, this.service.sample(trial.method(), option)).ready(this.service));
			}
		}
		if (trial.method().equals("createDir")) {
			call(trial.ready(this.service), this.service.withoutDirs());
		}
	}

	/** Inputs that are wrong. */
	@SuppressWarnings("unchecked")
	private <I, O> void withInputs(Trial<I, O> trial) {
		I right = trial.preparation().prepare(this.service, trial.defaults());
		if (right instanceof String) {
			Trial<Object, O> onPath = (Trial<Object, O>) trial;
			call(onPath.ready((Object) ""));
			call(onPath.ready((Object) "Missing"));
			call(onPath.ready((Object) this.service.fresh()));
			if (trial.method().equals("updateMetadata")) {
				call(onPath.ready((Object) this.service.hands().storager().createAppend(this.service.fresh()).path()));
			}
			if (trial.options().contains("forbidOverwrite")) {
				call(onPath.with("forbidOverwrite", true).ready((Object) this.service.written(null)));
			}
		}
		else if (right instanceof Route route) {
			Trial<Route, O> onRoute = (Trial<Route, O>) trial;
			call(onRoute.ready(new Route("", route.target())));
			call(onRoute.ready(new Route("missing", route.target())));
			call(onRoute.ready(new Route(route.source(), "dir/")));
			call(onRoute.with("forbidOverwrite", true).ready(new Route(route.source(), this.service.written(null))));
		}
		else if (right instanceof StorageObject object) {
			Trial<StorageObject, O> onObject = (Trial<StorageObject, O>) trial;
			call(onObject.ready(elsewhere(object)));
			call(onObject.ready(plain(object)));
			if (trial.method().equals("deleteObjects")) {
				call(onObject.ready(this.service.upload()));
			}
			// The same place again.
			call(onObject.ready(object));
			call(onObject.ready(object));
		}
		else if (right instanceof Upload upload) {
			Trial<Upload, O> onUpload = (Trial<Upload, O>) trial;
			call(onUpload.ready(new Upload(elsewhere(upload.object()), upload.parts())));
			call(onUpload.ready(new Upload(plain(upload.object()), upload.parts())));
			List<Part> wrong = upload.parts()
				.stream()
				.map((part) -> Part.of(part.index(), part.size(), part.etag()).withCrc64(1L))
				.toList();
			call(onUpload.ready(new Upload(upload.object(), wrong)));
		}
	}

	/** An object that this storager has not given. */
	private static StorageObject elsewhere(StorageObject object) {
		return StorageObject.builder("elsewhere/" + object.path(), object.path())
			.multipartId(object.multipartId())
			.appendOffset(object.appendOffset())
			.build();
	}

	/** An object that is neither appendable nor an upload. */
	private static StorageObject plain(StorageObject object) {
		return StorageObject.builder(object.id(), object.path()).build();
	}

}
