package io.storager.samples.filemanager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells where the page is, as the last line of the start. */
@Component
class ReadyNotice {

	private static final Logger logger = LoggerFactory.getLogger(ReadyNotice.class);

	@EventListener
	void ready(ApplicationReadyEvent event) {
		logger.info("Open http://localhost:{} in a browser. Ctrl-C ends the application.",
				event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
	}

}
