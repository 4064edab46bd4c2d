package io.storager.driver;

import java.net.URI;

import io.storager.ObjectAcl;

/** Access rules of objects, for a {@link BucketDriver} whose service has them. */
public interface AccessDriver {

	/**
	 * Refuse a rule that the service lacks.
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	default void check(ObjectAcl acl) {
	}

	/** The rule of an object. */
	ObjectAcl acl(String key) throws Exception;

	/** Change the rule of an object to one that was checked. */
	void setAcl(String key, ObjectAcl acl) throws Exception;

	/** Where the objects of the bucket are, without a slash at the end; sends nothing. */
	URI publicBase();

}
