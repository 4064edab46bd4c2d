package io.storager.httpclient;

import java.util.ArrayList;
import java.util.List;

import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AbortableHttpClientTests {

	@Test
	void wrapsAClientOnce() throws Exception {
		try (CloseableHttpClient plain = HttpClients.createDefault()) {
			HttpClient abortable = AbortableHttpClient.of(plain);
			assertThat(abortable).isInstanceOf(AbortableHttpClient.class);
			assertThat(AbortableHttpClient.of(abortable)).isSameAs(abortable);
		}
	}

	@Test
	void seesEachClientOfASupplierOnce() {
		List<String> seen = new ArrayList<>();
		List<String> given = new ArrayList<>(List.of("a", "a", "b", "b"));
		AbortableClients<String> clients = new AbortableClients<>(() -> given.remove(0), seen::add);
		for (String expected : List.of("a", "a", "b", "b")) {
			assertThat(clients.get()).isEqualTo(expected);
		}
		assertThat(seen).containsExactly("a", "b");
	}

}
