package io.github.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A response's body with its own way of being sent.
 */
final class BodyEntity extends AbstractHttpEntity {

	private final Reply.Answer answer;

	BodyEntity(Reply.Answer answer) {
		super(answer.contentType(), null);
		this.answer = answer;
	}

	@Override
	public void writeTo(OutputStream out) throws IOException {
		this.answer.delivery().send(this.answer.body(), out);
	}

	@Override
	public InputStream getContent() {
		throw new UnsupportedOperationException("This entity can only be written");
	}

	@Override
	public long getContentLength() {
		return this.answer.body().length;
	}

	@Override
	public boolean isStreaming() {
		return false;
	}

	@Override
	public void close() {
		// Holds nothing.
	}

}
