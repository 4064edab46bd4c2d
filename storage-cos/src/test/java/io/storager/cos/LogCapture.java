package io.storager.cos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that is logged, down to the finest level, with all stack traces. */
final class LogCapture implements AutoCloseable {

	private final List<Silence> loggers = List.of(new Silence("com.qcloud.cos"), new Silence("io.storager"));

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			event.getFormattedMessage();
			LogCapture.this.events.add(event);
		}

	};

	LogCapture() {
		this.appender.start();
		this.loggers.forEach((silence) -> silence.begin(this.appender));
	}

	String text() {
		return this.events.stream().map(LogCapture::text).collect(Collectors.joining("\n"));
	}

	/** What is printed unless somebody asks for more, or less. */
	List<String> loud() {
		return this.events.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map(LogCapture::text)
			.toList();
	}

	private static String text(ILoggingEvent event) {
		String trace = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
				: "";
		return event.getLevel() + " " + event.getFormattedMessage() + "\n" + trace;
	}

	@Override
	public void close() {
		this.loggers.forEach((silence) -> silence.end(this.appender));
	}

	/** A logger that prints nothing meanwhile. */
	private static final class Silence {

		private final Logger logger;

		private final Level level;

		private final boolean additive;

		Silence(String name) {
			this.logger = (Logger) LoggerFactory.getLogger(name);
			this.level = this.logger.getLevel();
			this.additive = this.logger.isAdditive();
		}

		void begin(AppenderBase<ILoggingEvent> appender) {
			this.logger.addAppender(appender);
			this.logger.setAdditive(false);
			this.logger.setLevel(Level.TRACE);
		}

		void end(AppenderBase<ILoggingEvent> appender) {
			this.logger.detachAppender(appender);
			this.logger.setAdditive(this.additive);
			this.logger.setLevel(this.level);
		}

	}

}
