package io.storager.engine;

import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.MultipartUploads;
import io.storager.engine.upload.PayloadSender;

/**
 * All that a storager can do, each in its own class.
 *
 * @param uploads uploads in parts, which several of the others use
 */
record StoragerOperations(ReadOperations reads, WriteOperations writes, DownloadOperations downloads,
		StatOperations stats, ListOperations lists, DeleteOperations deletes, CopyOperations copies,
		LinkOperations links, AppendOperations appends, MultipartOperations multiparts, MultipartUploads uploads,
		SignOperations signatures, ObjectSettings objectSettings, VersionOperations versions, ObjectHandles handles) {

	static StoragerOperations of(StoragerContext context) {
		PayloadSender sender = new PayloadSender(context);
		MultipartUploads uploads = new MultipartUploads(context, sender);
		MultipartOperations multiparts = new MultipartOperations(context, sender, uploads);
		ReadOperations reads = new ReadOperations(context);
		ListOperations lists = new ListOperations(context, multiparts);
		LinkOperations links = new LinkOperations(context, sender);
		return new StoragerOperations(reads, new WriteOperations(context, sender, uploads),
				new DownloadOperations(context, reads), new StatOperations(context, lists, links, multiparts), lists,
				new DeleteOperations(context), new CopyOperations(context, uploads, sender), links,
				new AppendOperations(context, sender), multiparts, uploads,
				new SignOperations(context, multiparts, uploads, sender), new ObjectSettings(context, sender),
				new VersionOperations(context), new ObjectHandles(context));
	}

}
