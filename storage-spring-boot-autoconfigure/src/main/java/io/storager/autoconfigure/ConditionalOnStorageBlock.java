package io.storager.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when a vendor is meant to be used: any property of its block is set, or there
 * is a bean with connection details, and {@code enabled} is not {@code false}. A block
 * that is set half-way matches too, so that it fails with a message instead of being
 * passed over.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnStorageBlockCondition.class)
public @interface ConditionalOnStorageBlock {

	/** The block's name, such as {@code storage.oss}. */
	String prefix();

	/** The type of the vendor's connection details. */
	Class<? extends ConnectionDetails> connectionDetails();

}
