package io.storager.samples.filemanager;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.SetBucketCORSRequest;
import io.storager.Content;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.Versioner;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Fault;
import io.storager.emulator.traffic.Protocol;
import io.storager.options.WriteOptions;
import io.storager.oss.OssStorager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What somebody does on the page, in a real browser. */
@ExtendWith(BrowserInstalled.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrowserTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static Browser browser;

	private static Path folder;

	@Autowired
	private StorageEmulator emulator;

	@Autowired
	private Storages storages;

	@BeforeAll
	static void start(@Value("${local.server.port}") int port, @TempDir Path temporary) {
		folder = temporary;
		browser = new Browser(port);
		browser.resetSize();
	}

	@AfterEach
	void endFaults() {
		this.emulator.faults().clear();
	}

	@AfterAll
	static void stop() {
		browser.close();
	}

	@ParameterizedTest
	@CsvSource({ "ossStorager, OSS", "cosStorager, COS" })
	void goesOnWithALargeUploadAfterABrokenConnectionAndAReload(String storage, Protocol protocol) throws IOException {
		Path file = randomFile(storage + " 影片.bin", 200 * MEGABYTE);
		this.emulator.requests().clear();
		String path = file.getFileName().toString();
		this.emulator.faults().on("PUT").protocol(protocol).query("partNumber").bandwidth(30L * MEGABYTE);
		this.emulator.faults()
			.on("PUT")
			.protocol(protocol)
			.query("partNumber")
			.skip(3)
			.times(2)
			.resetRequestBodyAfter(MEGABYTE);
		browser.open(storage, "");
		browser.choose("#file-input", file);
		browser.click("dialog .primary");
		browser.await((driver) -> sentParts(protocol) >= 5);
		browser.click("#tray button[aria-label='Pause " + path + "']");
		browser.withText("#tray .how", "Paused at");
		browser.click("#tray button[aria-label='Resume " + path + "']");
		browser.await((driver) -> sentParts(protocol) >= 8);
		browser.reload();
		long before = sentParts(protocol);
		this.emulator.faults().clear();
		browser.withText("#tray .how", "Choose the same file");
		browser.click("#tray .wide");
		browser.choose("#resume-input", file);
		browser.withText("#tray li[data-state=done] .how", "Done");
		browser.withText(".entry .label", path);
		assertThat(crc(this.storages.get(storage), path)).isEqualTo(crc(file));
		// Of 25 parts those that had arrived were not sent again, but for the three that
		// were on their way when it paused, and when the page was left.
		assertThat(before).isBetween(8L, 24L);
		assertThat(sentParts(protocol)).isBetween(25L, 31L);
		forget(storage, path);
	}

	@Test
	void needsNobodyWhileTheServiceIsGoneForTenSeconds() throws Exception {
		Path file = randomFile("patient.bin", 60 * MEGABYTE);
		browser.open("ossStorager", "");
		this.emulator.faults().on("PUT").protocol(Protocol.OSS).query("partNumber").bandwidth(10L * MEGABYTE);
		browser.choose("#file-input", file);
		browser.click("dialog .primary");
		browser.await((driver) -> sentParts(Protocol.OSS) > 0);
		Fault gone = this.emulator.faults().onAny().protocol(Protocol.OSS).reset();
		long start = System.nanoTime();
		browser.withText("#tray .how", "trying again");
		browser.click("#sidebar a[data-storage=ossPictures]");
		browser.withText("#state", "The service does not answer");
		Thread.sleep(Math.max(0, 10_000 - (System.nanoTime() - start) / 1_000_000));
		gone.cancel();
		browser.withText(".entry .label", "Morning.png");
		browser.withText("#tray li[data-state=done] .how", "Done");
		assertThat(crc(this.storages.get("ossStorager"), "patient.bin")).isEqualTo(crc(file));
		forget("ossStorager", "patient.bin");
	}

	/** Without a mouse, from the list through a dialog and back. */
	@Test
	void keepsThePlaceOfTheKeyboard() {
		Storager storager = this.storages.get("ossPictures");
		for (String name : List.of("k/1.txt", "k/2.txt", "k/3.txt")) {
			storager.write(name, Content.ofText(name), ofText());
		}
		browser.open("ossPictures", "k/");
		browser.withText(".entry .label", "2.txt");
		focus("Actions for 2.txt");
		browser.press(Keys.ENTER);
		browser.withText("[role=menuitem]", "Copy");
		browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
		browser.withText("dialog .hint", "The encryption stays");
		browser.click("dialog .primary");
		browser.withText("dialog .wrong", "It is in this folder already");
		browser.select("dialog select", "OSS · documents");
		browser.withText("dialog .hint", "Gets the encryption");
		focus("dialog .primary");
		browser.press(Keys.ENTER);
		browser.withText("#tray .what", "Copied: 2.txt");
		browser.await((driver) -> focused().equals("Actions for 2.txt"));
		focus("Actions for 2.txt");
		browser.press(Keys.ENTER);
		browser.withText("[role=menuitem]", "Rename");
		browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
		browser.element("dialog input");
		browser.press("4", Keys.ENTER);
		browser.withText("#tray .what", "Renamed: 2.txt → 4.txt");
		browser.withText(".entry .label", "4.txt");
		browser.await((driver) -> focused().contains("3.txt"));
		storager.deletePrefix("k/");
		this.storages.get("ossStorager").delete("2.txt");
		forget("ossStorager", "2.txt");
	}

	@Test
	void replacesWhatIsInTheWayOfAMoveIfItIsTold() {
		Storager source = this.storages.get("ossPictures");
		Storager target = this.storages.get("cosBackup");
		source.write("bericht/neu.txt", Content.ofText("neu"), ofText());
		target.write("bericht/neu.txt", Content.ofText("alt"), ofText());
		browser.open("ossPictures", "");
		browser.act("bericht", "Move");
		browser.select("dialog select", "COS · backup");
		browser.click("dialog .primary");
		browser.element("#tray button[aria-label='Replace bericht']");
		browser.withText("#tray .headline", " failed");
		assertThat(target.readAllBytes("bericht/neu.txt")).asString().isEqualTo("alt");
		browser.click("#tray button[aria-label='Replace bericht']");
		browser.withText("#tray .what", "Moved: bericht");
		browser.awaitGone("#tray button[aria-label='Replace bericht']");
		assertThat(target.readAllBytes("bericht/neu.txt")).asString().isEqualTo("neu");
		assertThat(source.list("bericht/")).isEmpty();
		target.delete("bericht/neu.txt");
	}

	/** By its label, or by a selector. */
	private static void focus(String what) {
		browser.run(
				"(document.querySelector(`[aria-label='${arguments[0]}']`) ?? document.querySelector(arguments[0])).focus()",
				what);
	}

	private static String focused() {
		return browser.run("return document.activeElement.ariaLabel ?? document.activeElement.innerText").toString();
	}

	/** Which is what a bucket of one's own does at first. */
	@Test
	void tellsThatTheBucketDoesNotLetThePageIn() throws IOException {
		Path file = randomFile("outside.bin", 10 * MEGABYTE);
		OSS client = ((OssStorager) this.storages.get("ossPictures")).client();
		SetBucketCORSRequest rules = new SetBucketCORSRequest("pictures");
		SetBucketCORSRequest.CORSRule rule = new SetBucketCORSRequest.CORSRule();
		rule.addAllowdOrigin("https://elsewhere.example");
		rule.addAllowedMethod("PUT");
		rules.addCorsRule(rule);
		client.setBucketCORS(rules);
		browser.open("ossPictures", "");
		browser.choose("#file-input", file);
		browser.click("dialog .primary");
		browser.withText("#tray .how", "needs a CORS rule that allows PUT from http://localhost:");
		client.deleteBucketCORSRules("pictures");
		browser.withText("#tray li[data-state=done] .how", "Done");
		this.storages.get("ossPictures").delete("outside.bin");
	}

	@Test
	void tellsThatTheSecretIsWrong() {
		try (StorageEmulator service = StorageEmulator.builder()
			.credential("key", "the-right-secret")
			.ossBucket("documents", "oss-cn-hangzhou")
			.withoutCos()
			.start();
				ConfigurableApplicationContext application = SpringApplication.run(FileManager.class, "--server.port=0",
						"--storage.emulator.enabled=false", "--storage.cos.enabled=false",
						"--storage.oss.endpoint=http:127.0.0.1:" + service.ossPort(),
						"--storage.oss.credential=hmac:key:a-wrong-secret");
				Browser other = new Browser(
						application.getEnvironment().getRequiredProperty("local.server.port", Integer.class))) {
			other.open("ossStorager", "");
			other.withText("#state", "The service refuses access. Check the credential");
			other.element("a[data-storage=ossStorager] .health[data-status=DOWN]");
			assertThat(other.run("return document.documentElement.outerHTML").toString())
				.doesNotContain("a-wrong-secret");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void worksWithChineseNames(String storage) throws IOException {
		Path file = Files.writeString(folder.resolve("报告 " + storage + "（终稿）.txt"), "你好，世界");
		String name = file.getFileName().toString();
		Storager storager = this.storages.get(storage);
		browser.open(storage, "");
		browser.click("#new-folder");
		browser.element("dialog input").sendKeys("项目");
		browser.click("dialog .primary");
		browser.click(".entry", "项目");
		browser.withText("#crumbs", "项目");
		browser.choose("#file-input", file);
		browser.select("dialog select", "AES");
		browser.click("dialog .primary");
		browser.click(".entry", name);
		assertThat(browser.withText("dialog pre", "你好").getText()).isEqualTo("你好，世界");
		browser.withText("dialog .facts", "AES256");
		browser.click("dialog header button");
		browser.act(name, "Rename");
		browser.element("dialog input").clear();
		browser.element("dialog input").sendKeys("定稿.txt");
		browser.click("dialog .primary");
		browser.withText(".entry .label", "定稿.txt");
		assertThat(storager.readAllBytes("项目/定稿.txt")).isEqualTo(Files.readAllBytes(file));
		browser.element("#search").sendKeys("定");
		browser.await((driver) -> driver.getCurrentUrl().contains("?q="));
		browser.withText(".entry .label", "定稿.txt");
		browser.act("定稿.txt", "Delete");
		browser.click("dialog .danger");
		browser.withText("#state", "No name begins with");
		assertThat(storager.exists("项目/定稿.txt")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void bringsBackWhatWasReplacedOrDeleted(String storage) {
		Storager storager = this.storages.get(storage);
		storager.write("版本/a.txt", Content.ofText("first"), ofText());
		storager.write("版本/b.txt", Content.ofText("b"));
		browser.open(storage, "版本/");
		browser.withText(".entry .label", "a.txt");
		browser.drop("a.txt", "second");
		browser.click("dialog .tick input");
		browser.click("dialog .primary");
		browser.await((driver) -> storager.readAllBytes("版本/a.txt").length == 6);
		browser.click(".entry", "a.txt");
		browser.withText("dialog pre", "second");
		browser.click("dialog .tags button", "Add tags");
		browser.press("部门", Keys.TAB, "财务 1", Keys.ENTER);
		browser.withText("dialog .chips", "财务 1");
		assertThat(this.storages.get(storage, Tagger.class).tags("版本/a.txt")).containsExactly(entry("部门", "财务 1"));
		browser.withText("dialog .versions", "current");
		browser.click("dialog .versions button", "Restore");
		browser.withText("dialog pre", "first");
		browser.click("dialog header button");
		browser.act("a.txt", "Delete");
		browser.withText("dialog", "this can be undone");
		browser.click("dialog .danger");
		browser.withText(".toast button", "Undo");
		browser.awaitGone("tr[data-path='版本/a.txt']");
		assertThat(browser.spoken()).contains("Deleted", "Ctrl+Z");
		browser.press(Keys.ENTER);
		browser.withText(".entry .label", "a.txt");
		assertThat(storager.readAllBytes("版本/a.txt")).asString().isEqualTo("first");
		browser.click("#select-all");
		browser.click("#selection button", "Delete");
		browser.click("dialog .danger");
		browser.withText("#state", "Nothing here yet");
		browser.withText(".toast", "2 files are deleted");
		browser.press(Keys.chord(Keys.CONTROL, "z"));
		browser.withText(".entry .label", "b.txt");
		browser.withText(".toast", "2 files are there again");
		browser.click("#crumbs a", storager.metadata().bucket());
		browser.act("版本", "Delete");
		browser.click("dialog .danger");
		browser.awaitGone("tr[data-path='版本/']");
		browser.press(Keys.ESCAPE);
		browser.awaitGone(".toast");
		browser.click("#show-deleted");
		browser.withText(".entry .label", "版本/a.txt");
		browser.withText(".entry .label", "Old plan.txt");
		browser.click("button[aria-label='Restore 版本/b.txt']");
		browser.awaitGone("tr[data-path='版本/b.txt']");
		assertThat(storager.readAllBytes("版本/b.txt")).asString().isEqualTo("b");
		browser.click("#show-deleted");
		browser.withText(".entry .label", "版本");
		forget(storage, "版本/a.txt");
		forget(storage, "版本/b.txt");
	}

	@Test
	void movesFromOneCloudToOneOfManyFoldersOfTheOther() {
		for (int i = 1000; i < 2050; i++) {
			this.emulator.putCosObject("documents-1250000000", "viele/" + i + "/x", new byte[0]);
		}
		this.storages.get("ossStorager").write("unterwegs.txt", Content.ofText("unterwegs"));
		browser.open("ossStorager", "");
		browser.act("unterwegs.txt", "Move");
		browser.select("dialog select", "COS · documents");
		browser.click("dialog .folders button", "viele");
		browser.withText("dialog .hint", "Folders so far: 1000");
		browser.click("dialog .folders .link");
		browser.withText("dialog .hint", "Folders: 1050");
		browser.element("dialog input[autocomplete=off]").sendKeys("204");
		browser.withText("dialog .hint", "Folders: 10");
		browser.click("dialog .folders button", "2049");
		browser.withText("dialog .mono", "/viele/2049/");
		browser.click("dialog .primary");
		browser.awaitGone("tr[data-path='unterwegs.txt']");
		browser.click("#sidebar a[data-storage=cosStorager]");
		browser.click(".entry", "viele");
		browser.withText("#crumbs", "viele");
		browser.element("#search").sendKeys("2049/u");
		browser.withText(".entry .label", "2049/unterwegs.txt");
		assertThat(this.storages.get("cosStorager").readAllBytes("viele/2049/unterwegs.txt")).asString()
			.isEqualTo("unterwegs");
	}

	@Test
	void opensAFileWithItsOwnKeyOnly() throws IOException {
		Path file = Files.writeString(folder.resolve("salary.txt"), "a lot");
		browser.open("cosBackup", "");
		browser.choose("#file-input", file);
		browser.select("dialog select", "My own");
		browser.click("dialog button", "Make a key");
		String key = browser.run("return document.querySelector('dialog input.mono').value").toString();
		browser.click("dialog .primary");
		browser.click(".entry", "salary.txt");
		browser.withText("dialog pre", "a lot");
		assertThat(browser.run("return JSON.stringify(localStorage)").toString()).doesNotContain(key);
		browser.reload();
		browser.click(".entry", "salary.txt");
		browser.withText("dialog", "enter the key to open it");
		browser.click("dialog header button");
		browser.act("salary.txt", "Rename");
		browser.element("dialog input").sendKeys("lohn");
		browser.click("dialog .primary");
		browser.click("#tray button");
		browser.withText("#tray .how", "open it with the key first");
		// Nothing that a browser shows would come of the link alone.
		browser.act("salary.txt", "Download");
		browser.element("dialog input.mono").sendKeys(key);
		browser.click("dialog .primary");
		browser.withText("dialog pre", "a lot");
		browser.withText("dialog .facts", "own key");
		browser.click("dialog header button");
		browser.click("#tray button[aria-label*='again']");
		browser.withText("#tray .what", "Renamed: salary.txt → lohn.txt");
		browser.click(".entry", "lohn.txt");
		browser.withText("dialog pre", "a lot");
		this.storages.get("cosBackup").delete("lohn.txt");
	}

	@Test
	void seeksInATone() {
		browser.open("ossPictures", "");
		browser.click(".entry", "Tone.wav");
		browser.await((driver) -> Boolean.TRUE.equals(browser.run("""
				const audio = document.querySelector('dialog audio');
				return !!audio && audio.readyState > 0 && audio.duration > 19""")));
		browser.run("document.querySelector('dialog audio').currentTime = 15");
		browser.await((driver) -> Boolean.TRUE.equals(browser.run("""
				const audio = document.querySelector('dialog audio');
				return !audio.seeking && audio.currentTime === 15""")));
	}

	@Test
	void speaksBothLanguages() {
		browser.open("ossStorager", "");
		browser.click("#language");
		browser.withText("#upload", "上传");
		assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");
		browser.reload();
		browser.withText("#new-folder", "新建文件夹");
		browser.click("#language");
		browser.withText("#upload", "Upload");
	}

	@ParameterizedTest
	@CsvSource({ "light, en, 1280", "dark, zh, 1280", "light, zh, 360", "dark, en, 360" })
	void hasNoBarriers(String theme, String language, int width) {
		try {
			browser.open("ossPictures", "");
			browser.remember("theme", theme);
			browser.remember("language", language);
			browser.size(width, 760);
			browser.reload();
			browser.withText(".entry .label", "Morning.png");
			assertThat(browser.barriers("body")).as("the list").isEmpty();
			assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
			browser.click("tr[data-path='Morning.png'] .entry");
			browser.element("dialog .facts");
			assertThat(browser.barriers("dialog")).as("the details").isEmpty();
			browser.run("document.querySelector('dialog .tools button:nth-child(2)').click()");
			browser.await((driver) -> browser.has("dialog select"));
			browser.run("document.querySelector('dialog:last-of-type .primary').click()");
			browser.element(".qr");
			assertThat(browser.barriers("dialog:last-of-type")).as("the link").isEmpty();
			browser.reload();
			browser.choose("#file-input", Path.of("pom.xml"));
			browser.element("dialog select");
			assertThat(browser.barriers("dialog")).as("the upload").isEmpty();
			browser.open("cosStorager", "Reports/2026/");
			browser.remember("language", language);
			browser.remember("theme", theme);
			browser.reload();
			browser.click(".entry", "Summary.md");
			browser.element("dialog .versions");
			browser.element("dialog .chips");
			assertThat(browser.barriers("dialog")).as("tags and versions").isEmpty();
			browser.run("document.querySelector('dialog .tags button').click()");
			browser.element("dialog .rows input");
			assertThat(browser.barriers("dialog .tags")).as("the tags, to be changed").isEmpty();
			browser.open("ossStorager", "");
			browser.remember("language", language);
			browser.remember("theme", theme);
			browser.reload();
			browser.withText(".entry .label", "合同");
			browser.click("#rows [aria-haspopup]");
			browser.click("[role=menuitem]:nth-child(3)");
			browser.element("dialog .folders .folder");
			assertThat(browser.barriers("dialog")).as("the folders to move to").isEmpty();
			browser.click("dialog header button");
			browser.click("#show-deleted");
			browser.withText(".entry .label", "Old plan.txt");
			browser.run(
					"import(new URL('js/dom.js', location.href)).then((dom) => dom.toast('Deleted', { label: 'Undo', hint: '', run() {} }))");
			browser.element(".toast button");
			assertThat(browser.barriers("body")).as("what was deleted, and the offer to undo").isEmpty();
			assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
			browser.open("ossPayroll", "leer/");
			browser.element("#state:not([hidden])");
			assertThat(browser.barriers("body")).as("an empty folder").isEmpty();
		}
		finally {
			browser.resetSize();
		}
	}

	/** The pictures of the README: {@code -Dpictures=docs/images} says where to. */
	@Test
	@EnabledIfSystemProperty(named = "pictures", matches = ".+")
	void takesPictures() {
		Path images = Path.of(System.getProperty("pictures"));
		try {
			browser.open("ossPictures", "");
			browser.remember("theme", "light");
			browser.size(1180, 680);
			browser.reload();
			browser.click(".entry", "Evening.png");
			browser.await((driver) -> Boolean.TRUE
				.equals(browser.run("return (document.querySelector('dialog img')?.naturalWidth ?? 0) > 0")));
			browser.picture(images.resolve("file-manager.png"));
			browser.open("cosStorager", "");
			browser.remember("theme", "dark");
			browser.remember("language", "zh");
			browser.reload();
			browser.withText(".entry .label", "合同");
			browser.picture(images.resolve("file-manager.zh-CN.png"));
		}
		finally {
			browser.resetSize();
		}
	}

	private static WriteOptions ofText() {
		return WriteOptions.builder().contentType("text/plain").build();
	}

	/** Deletes all versions too, which take memory. */
	private void forget(String storage, String path) {
		this.storages.get(storage, Versioner.class).versions(path).forEach(this.storages.get(storage)::delete);
	}

	/** How many parts the service has acknowledged. */
	private long sentParts(Protocol protocol) {
		return this.emulator.requests()
			.answers()
			.stream()
			.filter((answer) -> answer.status() == 200 && answer.abort() == null
					&& answer.request().protocol() == protocol && answer.request().method().equals("PUT")
					&& answer.request().query().containsKey("partNumber"))
			.count();
	}

	private static Path randomFile(String name, long size) throws IOException {
		Path file = folder.resolve(name);
		byte[] piece = new byte[MEGABYTE];
		new Random(name.hashCode()).nextBytes(piece);
		try (RandomAccessFile output = new RandomAccessFile(file.toFile(), "rw")) {
			for (long at = 0; at < size; at += piece.length) {
				piece[0] = (byte) (at >>> 20);
				output.write(piece);
			}
		}
		return file;
	}

	private static long crc(Path file) throws IOException {
		return crc((output) -> Files.copy(file, output));
	}

	private static long crc(Storager storager, String path) throws IOException {
		return crc((output) -> storager.read(path, output));
	}

	private static long crc(Content.Producer bytes) throws IOException {
		CheckedOutputStream output = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32C());
		bytes.writeTo(output);
		return output.getChecksum().getValue();
	}

}
