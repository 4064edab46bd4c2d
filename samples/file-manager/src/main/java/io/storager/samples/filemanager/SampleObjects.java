package io.storager.samples.filemanager;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.Versioner;
import io.storager.emulator.StorageEmulator;
import io.storager.options.WriteOptions;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;

/** Something to look at, in storages that are emulated and empty. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("storage.emulator.enabled")
class SampleObjects implements ApplicationRunner {

	private static final float RATE = 8000;

	private final Map<String, Storager> storagers;

	SampleObjects(Map<String, Storager> storagers, StorageEmulator emulator) {
		this.storagers = storagers;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		for (Storager storager : this.storagers.values()) {
			if (!storager.list().iterator().hasNext()) {
				fill(storager);
			}
		}
	}

	private static void fill(Storager storager) throws IOException {
		String bucket = storager.metadata().bucket();
		if (bucket.startsWith("backup") || bucket.startsWith("payroll")) {
			return;
		}
		write(storager, "Read me.txt", "text/plain; charset=utf-8",
				Content.ofText("Everything here is emulated and gone when the application ends.\n"));
		if (bucket.startsWith("pictures")) {
			write(storager, "Morning.png", "image/png", Content.of(picture(new Color(0xFFB457), new Color(0x3B6FB5))));
			write(storager, "Evening.png", "image/png", Content.of(picture(new Color(0xD1495B), new Color(0x2E294E))));
			write(storager, "Tone.wav", "audio/wav", Content.of(tone()));
			return;
		}
		((Versioner) storager).setVersioning(BucketVersioning.ENABLED);
		write(storager, "Reports/2026/Summary.md", "text/markdown; charset=utf-8",
				Content.ofText("# Summary\n\nThis is a draft.\n"));
		write(storager, "Reports/2026/Summary.md", "text/markdown; charset=utf-8",
				Content.ofText("# Summary\n\nAll is well.\n"));
		((Tagger) storager).setTags("Reports/2026/Summary.md", Map.of("department", "finance"));
		write(storager, "Old plan.txt", "text/plain; charset=utf-8", Content.ofText("Deleted, but not lost.\n"));
		storager.delete("Old plan.txt");
		write(storager, "合同/供应商.txt", "text/plain; charset=utf-8", Content.ofText("文件名可以使用中文。\n"));
	}

	private static void write(Storager storager, String path, String contentType, Content content) {
		storager.write(path, content,
				WriteOptions.builder().contentType(contentType).userMetadata(Map.of("origin", "sample")).build());
	}

	private static byte[] picture(Color top, Color bottom) throws IOException {
		BufferedImage image = new BufferedImage(960, 600, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setPaint(new GradientPaint(0, 0, top, 0, 600, bottom));
		graphics.fillRect(0, 0, 960, 600);
		graphics.setColor(new Color(255, 255, 255, 210));
		graphics.fillOval(640, 110, 130, 130);
		for (int ridge = 0; ridge < 3; ridge++) {
			graphics.setColor(new Color(20, 24, 48, 70 + 40 * ridge));
			for (int x = 0; x < 960; x++) {
				int height = (int) (90 + 60 * ridge - 45 * Math.sin(x / (130.0 - 25 * ridge) + 2 * ridge));
				graphics.fillRect(x, 330 + height, 1, 600);
			}
		}
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	/** Twenty seconds in which the tone rises, so that one hears where one is. */
	private static byte[] tone() throws IOException {
		byte[] samples = new byte[(int) (20 * RATE)];
		for (int i = 0; i < samples.length; i++) {
			double seconds = i / RATE;
			samples[i] = (byte) (40 * Math.sin(2 * Math.PI * (220 * seconds + 11 * seconds * seconds)));
		}
		AudioFormat format = new AudioFormat(RATE, 8, 1, true, false);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length),
				AudioFileFormat.Type.WAVE, bytes);
		return bytes.toByteArray();
	}

}
