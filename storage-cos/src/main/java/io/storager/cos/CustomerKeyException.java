package io.storager.cos;

import com.qcloud.cos.exception.CosServiceException;

/** The service has refused a request that carried a customer key. */
final class CustomerKeyException extends RuntimeException {

	private final CosServiceException answer;

	CustomerKeyException(CosServiceException answer) {
		super("refused with a customer key", answer);
		this.answer = answer;
	}

	CosServiceException answer() {
		return this.answer;
	}

}
