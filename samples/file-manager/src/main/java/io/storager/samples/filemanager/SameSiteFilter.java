package io.storager.samples.filemanager;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in requests of our own page only. Three things together keep other sites out: the
 * host name is one of ours (against names that are made to point here), the browser says
 * that the request comes from this site, and what changes anything has a header that no
 * form can send.
 */
@Component
@Order(1)
class SameSiteFilter extends OncePerRequestFilter {

	/** Any value will do. */
	static final String MARK = "X-File-Manager";

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private final Set<String> hosts;

	SameSiteFilter(FileManagerProperties properties) {
		this.hosts = properties.hosts();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isOurs(request)) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	private boolean isOurs(HttpServletRequest request) {
		if (!this.hosts.contains(request.getServerName())) {
			return false;
		}
		if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			return true;
		}
		String site = request.getHeader("Sec-Fetch-Site");
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return (site == null || site.equals("same-origin") || site.equals("none"))
				&& (origin == null || origin.equals(request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST)))
				&& (READING.contains(request.getMethod()) || request.getHeader(MARK) != null);
	}

}
