package io.github.cloudwatchlogging.sample;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the id of the request into the MDC, so that it is in every line that is logged for
 * the request.
 */
@Component
class RequestIdFilter extends OncePerRequestFilter {

	private static final String HEADER = "X-Request-Id";

	private static final String MDC_KEY = "requestId";

	/** What comes from outside is logged, so not everything is welcome. */
	private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = requestId(request.getHeader(HEADER));
		response.setHeader(HEADER, id);
		MDC.put(MDC_KEY, id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(MDC_KEY);
		}
	}

	private static String requestId(@Nullable String header) {
		return (header != null && ACCEPTABLE.matcher(header).matches()) ? header : UUID.randomUUID().toString();
	}

}
