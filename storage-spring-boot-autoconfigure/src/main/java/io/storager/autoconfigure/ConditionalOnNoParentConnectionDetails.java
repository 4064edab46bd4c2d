package io.storager.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.context.annotation.Conditional;

/**
 * Matches unless a parent context has connection details of the application's own. Those
 * that were made of the parent's properties, or lead to its emulator, do not count, as a
 * child may have other properties.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnNoParentConnectionDetailsCondition.class)
public @interface ConditionalOnNoParentConnectionDetails {

	/** The type of the vendor's connection details. */
	Class<? extends ConnectionDetails> value();

	/** The names of the classes that do not count. */
	String[] ignored();

}
