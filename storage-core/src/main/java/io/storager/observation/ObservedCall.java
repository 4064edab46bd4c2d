package io.storager.observation;

/** A call that is seen. Bytes and retries may be told by several threads. */
public interface ObservedCall {

	/**
	 * The current thread works on nothing but the call until the scope is closed.
	 * @return the scope, which the same thread closes
	 */
	Scope openScope();

	/** Bytes of contents were handed to the vendor's client, those of retries too. */
	void sent(long bytes);

	/** Bytes of contents have arrived. */
	void received(long bytes);

	/** A request is sent again. */
	void retried();

	/** The call has failed. It may be told more than once, the last one counts. */
	void failed(Throwable failure);

	/** The call has ended. Called once. */
	void stop();

	/** What is open while a thread works on a call. */
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
