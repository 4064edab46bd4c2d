package io.storager.emulator.service.policy;

import java.util.List;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Level;
import io.storager.emulator.store.BucketInfo;

/** How one vendor writes policies. */
public interface PolicyLanguage {

	/** Read the statements of a document, or refuse what is wrong in them. */
	List<Statement> read(byte[] document, BucketInfo bucket);

	/**
	 * Return what a request does.
	 * @param level what it is about
	 * @param method its method
	 * @param subResource its sub-resource, or empty
	 */
	String action(Call call, Level level, String method, String subResource);

	/** Return the action of a read of an object, such as that of a copy's source. */
	String reading();

	/** Return the action of an upload by a form. */
	String posting();

	/** Return the action of the deletion of one of several objects. */
	String deleting();

	/** Describe a request that does this to what it addresses. */
	PolicyRequest request(Call call, String action, BucketInfo bucket);

}
