package io.storager.autoconfigure.oss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.oss.OssConnection;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for {@link OssSigningClients}. */
class OssSigningClientsTests {

	private static final Endpoint DOMAIN = Endpoint.parse("https:files.example.com");

	private final List<OSS> made = new ArrayList<>();

	private final OssSigningClients clients = new OssSigningClients(OssConnection
		.of(Endpoint.parse("https:oss-cn-hangzhou.aliyuncs.com"), HmacCredential.of("mine", "mine"), null), this::make);

	private Runnable meanwhile = () -> {
	};

	@Test
	void theyAreShutDownWithTheContext() {
		OSS one = this.clients.at(DOMAIN, "demo").get();
		OSS other = this.clients.at(Endpoint.parse("https:other.example.com"), "other").get();
		assertThat(this.made).containsExactly(one, other)
			.allSatisfy((client) -> then(client).should(never()).shutdown());
		this.clients.destroy();
		assertThat(this.made).allSatisfy((client) -> then(client).should().shutdown());
	}

	@Test
	void whoeverSignsLaterLeavesNoneBehind() {
		Supplier<OSS> late = this.clients.at(DOMAIN, "demo");
		this.clients.destroy();
		then(late.get()).should().shutdown();
	}

	@Test
	void ofTwoMadeAtTheSameTimeOneIsKept() {
		Supplier<OSS> client = this.clients.at(DOMAIN, "demo");
		this.meanwhile = () -> {
			this.meanwhile = () -> {
			};
			assertThat(client.get()).isSameAs(this.made.get(0));
		};
		OSS kept = client.get();
		assertThat(kept).isSameAs(client.get()).isSameAs(this.made.get(0));
		then(kept).should(never()).shutdown();
		then(this.made.get(1)).should().shutdown();
	}

	private OSS make(OssConnection connection) {
		assertThat(connection.region()).isEqualTo("cn-hangzhou");
		this.meanwhile.run();
		OSS client = mock(OSS.class);
		this.made.add(client);
		return client;
	}

}
