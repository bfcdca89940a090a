package io.github.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

/**
 * Compresses the bodies of PutLogEvents before they are signed. The SDK's own compression
 * works only for operations whose model asks for it, which this one's does not.
 */
final class GzipInterceptor implements ExecutionInterceptor {

	private static final ExecutionAttribute<Integer> COMPRESSED_LENGTH = new ExecutionAttribute<>(
			"CompressedLogEventsLength");

	private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		if (!(context.request() instanceof PutLogEventsRequest)) {
			return context.requestBody();
		}
		return context.requestBody().map((body) -> {
			byte[] compressed = compress(body);
			attributes.putAttribute(COMPRESSED_LENGTH, compressed.length);
			return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(compressed), compressed.length,
					CONTENT_TYPE);
		});
	}

	/** Called after the other one. */
	@Override
	public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		Integer length = attributes.getAttribute(COMPRESSED_LENGTH);
		if (length == null) {
			return context.httpRequest();
		}
		return context.httpRequest()
			.toBuilder()
			.putHeader("Content-Encoding", "gzip")
			.putHeader("Content-Length", length.toString())
			.build();
	}

	private static byte[] compress(RequestBody body) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (InputStream content = body.contentStreamProvider().newStream();
				GZIPOutputStream gzip = new FastestGzip(compressed)) {
			content.transferTo(gzip);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("In memory", ex);
		}
		return compressed.toByteArray();
	}

	/** The level can be set in no other way. */
	private static final class FastestGzip extends GZIPOutputStream {

		FastestGzip(ByteArrayOutputStream out) throws IOException {
			super(out, 64 * 1024);
			this.def.setLevel(Deflater.BEST_SPEED);
		}

	}

}
