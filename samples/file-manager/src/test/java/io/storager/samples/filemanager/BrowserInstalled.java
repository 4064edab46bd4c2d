package io.storager.samples.filemanager;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where there is no Chromium with its driver, and says so. */
class BrowserInstalled implements ExecutionCondition {

	private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver",
			"/usr/lib/chromium-browser/chromedriver");

	static Optional<Path> browser() {
		return first(BROWSERS);
	}

	static Optional<Path> driver() {
		return first(DRIVERS);
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (browser().isPresent() && driver().isPresent()) {
			return ConditionEvaluationResult.enabled("Chromium and its driver are installed");
		}
		String reason = "The page of samples/file-manager was NOT TESTED IN A BROWSER: uploads of 200 MB with a broken "
				+ "connection and a reload, Chinese names, both languages, a wrong secret, the service gone for 10 s, "
				+ "accessibility. Chromium or its driver is missing: apt-get install chromium chromium-driver";
		System.out.println("[WARNING] " + reason);
		return ConditionEvaluationResult.disabled(reason);
	}

	private static Optional<Path> first(List<String> places) {
		return places.stream().map(Path::of).filter(Files::isExecutable).findFirst();
	}

}
