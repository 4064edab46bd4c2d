package io.storager.samples.filemanager;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import io.storager.HttpSigner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the browser what the page may do: only what comes from here, and requests to the
 * buckets that are configured.
 */
@Component
@Order(0)
class PageHeadersFilter extends OncePerRequestFilter {

	private final String policy;

	PageHeadersFilter(Storages storages) {
		this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
				+ "media-src 'self' blob:; connect-src 'self' " + String.join(" ", buckets(storages))
				+ "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", this.policy);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		chain.doFilter(request, response);
	}

	/** Where signed requests go. Nothing is sent to find out. */
	private static Set<String> buckets(Storages storages) {
		Set<String> origins = new TreeSet<>();
		for (String id : storages.ids()) {
			URI uri = storages.get(id, HttpSigner.class).signRead("any", Duration.ofMinutes(1)).uri();
			origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
		}
		return origins;
	}

}
