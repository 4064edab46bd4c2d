package io.storager;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** What users and drivers build or take apart can get more fields. */
class GrowingTypesTests {

	/** A new component of a record breaks everybody who makes one. */
	@Test
	void noPublicRecordIsOutsideOfTheEngine() {
		ArchRuleDefinition.classes()
			.that()
			.arePublic()
			.and()
			.areRecords()
			.should()
			.resideInAPackage("io.storager.engine..")
			.check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
				.importPackages("io.storager"));
	}

}
