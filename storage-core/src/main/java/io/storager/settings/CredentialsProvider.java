package io.storager.settings;

/**
 * Gives the credential that requests and signatures are signed with. It is asked before
 * the first request and again shortly before a credential expires: when a fifth of its
 * remaining time is left, or five minutes if that is less. A credential without an expiry
 * is asked for again after a minute. One call is made at a time, in a thread of its own;
 * requests wait for it only while there is no valid credential, 15 seconds at most.
 * <p>
 * If it fails, a warning is logged and the old credential is used as long as it is valid.
 * Afterwards every request fails with
 * {@link io.storager.error.PermissionDeniedException}.
 * <p>
 * Implementations need no cache and no lock.
 */
@FunctionalInterface
public interface CredentialsProvider {

	/**
	 * Fetch a credential.
	 * @return a credential that has not expired, with its expiry if it is a temporary one
	 * @throws Exception if there is none; its message is told to the caller of an
	 * operation, so it must not have secrets in it
	 */
	HmacCredential credential() throws Exception;

}
