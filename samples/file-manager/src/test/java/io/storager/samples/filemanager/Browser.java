package io.storager.samples.filemanager;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a Chromium without a window. */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ChromeDriver driver;

	private final String root;

	Browser(int port) {
		this.root = "http://localhost:" + port + "/";
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BrowserInstalled.browser().orElseThrow().toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--hide-scrollbars", "--lang=en-US");
		// Both given, so that Selenium looks for nothing on the network.
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(BrowserInstalled.driver().orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		this.driver = new ChromeDriver(service, options);
	}

	/** Opens a folder with a page that remembers nothing. */
	void open(String storage, String dir) {
		this.driver.get(this.root + "icon.svg");
		this.driver.executeScript("localStorage.clear()");
		this.driver.get(this.root + "#/" + storage + "/" + dir);
		element("#sidebar a[aria-current]");
	}

	void reload() {
		this.driver.navigate().refresh();
		element("#sidebar a[aria-current]");
	}

	void remember(String key, String value) {
		this.driver.executeScript("localStorage.setItem(arguments[0], arguments[1])", key, value);
	}

	void size(int width, int height) {
		// A window cannot be narrower than 500 pixels, what it shows can.
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	WebElement element(String selector) {
		return await((driver) -> driver.findElement(By.cssSelector(selector)));
	}

	/** Waits until an element that is seen has this text, or a part of it. */
	WebElement withText(String selector, String text) {
		return await((driver) -> seen(selector, text).orElse(null));
	}

	private Optional<WebElement> seen(String selector, String text) {
		return this.driver.findElements(By.cssSelector(selector))
			.stream()
			.filter((element) -> element.isDisplayed() && element.getText().contains(text))
			.findFirst();
	}

	void click(String selector) {
		await((driver) -> {
			click(driver.findElement(By.cssSelector(selector)));
			return true;
		});
	}

	void click(String selector, String text) {
		// Looked for again if the list is drawn anew between both.
		await((driver) -> {
			Optional<WebElement> element = seen(selector, text);
			element.ifPresent(this::click);
			return element.isPresent();
		});
	}

	/** Scrolls it to the top first, as the list of transfers covers the lower corner. */
	private void click(WebElement element) {
		this.driver.executeScript("arguments[0].scrollIntoView({ block: 'start' })", element);
		element.click();
	}

	/** Opens the menu of an entry and chooses one of its actions. */
	void act(String name, String action) {
		click("button[aria-label='Actions for " + name + "']");
		click("[role=menuitem]", action);
	}

	/** Chooses files as somebody does in the dialog of the system. */
	void choose(String input, Path file) {
		element(input).sendKeys(file.toAbsolutePath().toString());
	}

	/**
	 * Lets go of a file over the page, as somebody does who dragged it from elsewhere.
	 */
	void drop(String name, String text) {
		run("""
				const dropped = new DataTransfer();
				dropped.items.add(new File([arguments[1]], arguments[0], { type: 'text/plain' }));
				for (const type of ['dragenter', 'dragover', 'drop']) {
				  document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
				}""",
				name, text);
	}

	/** Presses keys where the focus is. */
	void press(CharSequence... keys) {
		this.driver.switchTo().activeElement().sendKeys(keys);
	}

	/** What those who listen to the page are told. */
	String spoken() {
		return run("return document.getElementById('live').textContent").toString();
	}

	boolean has(String selector) {
		return !this.driver.findElements(By.cssSelector(selector)).isEmpty();
	}

	void awaitGone(String selector) {
		await((driver) -> !has(selector));
	}

	<T> T await(Function<ChromeDriver, T> condition) {
		try {
			return awaitPatiently(condition);
		}
		catch (TimeoutException ex) {
			// What is seen tells more than the condition.
			throw new AssertionError(run("return document.body.innerText") + "\n"
					+ this.driver.manage().logs().get(LogType.BROWSER).getAll(), ex);
		}
	}

	/** Chooses what begins with a text from a list. */
	void select(String selector, String text) {
		WebElement list = element(selector);
		list.findElements(By.tagName("option"))
			.stream()
			.filter((option) -> option.getText().startsWith(text))
			.findFirst()
			.orElseThrow()
			.click();
	}

	private <T> T awaitPatiently(Function<ChromeDriver, T> condition) {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50))
			.ignoreAll(List.of(NoSuchElementException.class, StaleElementReferenceException.class,
					ElementNotInteractableException.class))
			.until((driver) -> condition.apply(this.driver));
	}

	/** What a script gives, which must not be nothing. */
	Object run(String script, Object... arguments) {
		return Objects.requireNonNullElse(this.driver.executeScript(script, arguments), "");
	}

	/** What axe-core finds there that is serious or worse, each in one line. */
	@SuppressWarnings("unchecked")
	List<String> barriers(String selector) {
		if (!Boolean.TRUE.equals(run("return typeof axe === 'object'"))) {
			this.driver.executeScript(axe());
		}
		return (List<String>) this.driver.executeAsyncScript(
				"""
						const done = arguments[arguments.length - 1];
						axe.run(arguments[0]).then((result) => done(result.violations
						  .filter((violation) => ['serious', 'critical'].includes(violation.impact))
						  .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html + ' ' + node.any.map((check) => check.message)).join(' | ')}`)));
						""",
				selector);
	}

	void picture(Path file) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String axe() {
		String place = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
		try (InputStream script = Browser.class.getClassLoader().getResourceAsStream(place)) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void resetSize() {
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		this.driver.manage().window().setSize(new Dimension(1280, 800));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
