package io.storager.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import com.aliyun.oss.OSS;
import com.qcloud.cos.COSClient;
import io.storager.Storager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Tests that nothing is sent, and no client made, while a context starts or closes. */
class StartupNetworkTests {

	private final AtomicInteger connections = new AtomicInteger();

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread acceptor = new Thread(this::count, "acceptor");
		acceptor.setDaemon(true);
		acceptor.start();
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void startingSendsNothing() {
		try (ConfigurableApplicationContext context = start("http:127.0.0.1:" + this.server.getLocalPort())) {
			assertThat(context.getBeansOfType(Storager.class)).hasSize(3);
			assertNoClient(context);
			assertThat(this.connections).hasValue(0);
			// The same server would have noticed.
			assertThatException().isThrownBy(() -> context.getBean("ossStorager", Storager.class).exists("a"));
			assertThatException().isThrownBy(() -> context.getBean("cosStorager", Storager.class).exists("a"));
			assertThat(this.connections).hasValueGreaterThanOrEqualTo(2);
		}
	}

	@Test
	void startingLooksNoNameUp() {
		try (ConfigurableApplicationContext context = start("https:does-not-resolve.invalid")) {
			assertNoClient(context);
		}
	}

	@Test
	void closingMakesNoClientEither() {
		ConfigurableApplicationContext context = start("https:does-not-resolve.invalid");
		context.close();
		assertNoClient(context);
	}

	private static void assertNoClient(ConfigurableApplicationContext context) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		assertThat(beanFactory.containsSingleton("ossClient")).isFalse();
		assertThat(beanFactory.containsSingleton("cosClient")).isFalse();
		assertThat(beanFactory.getBeanDefinition("ossClient").isLazyInit()).isTrue();
		assertThat(beanFactory.getBeanNamesForType(OSS.class, true, false)).hasSize(1);
		assertThat(beanFactory.getBeanNamesForType(COSClient.class, true, false)).hasSize(1);
	}

	private static ConfigurableApplicationContext start(String endpoint) {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.addInitializers(StorageContext.yaml("""
				storage:
				  oss:
				    endpoint: %s
				    support-cname: false
				    storagers:
				      more:
				        work-dir: /more
				    client:
				      max-retries: 0
				  cos:
				    endpoint: %s
				    support-cname: false
				    client:
				      max-retries: 0
				""".formatted(endpoint, endpoint), StorageContext.OSS, StorageContext.COS));
		return spring.run();
	}

	private void count() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				this.connections.incrementAndGet();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
