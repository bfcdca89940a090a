package io.github.cloudwatchlogging.test.service;

/**
 * A refusal, as the service words it: an HTTP status, the exception's code and its
 * message.
 */
public final class ServiceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final String text;

	/**
	 * Create a new {@link ServiceException}.
	 * @param status the HTTP status
	 * @param code the exception's code, {@code __type} on the wire
	 * @param text the message
	 */
	public ServiceException(int status, String code, String text) {
		// A refusal is an ordinary answer here: nobody looks at its stack trace.
		super(code + ": " + text, null, false, false);
		this.status = status;
		this.code = code;
		this.text = text;
	}

	/**
	 * The HTTP status.
	 * @return 400, 413, 500 and the like
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The exception's code, {@code __type} on the wire.
	 * @return such as {@code ResourceNotFoundException}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * The message for the client, without the code.
	 * @return the sentence
	 */
	public String text() {
		return this.text;
	}

	static ServiceException invalidParameter(String text) {
		return new ServiceException(400, "InvalidParameterException", text);
	}

	static ServiceException noSuchGroup() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log group does not exist.");
	}

	static ServiceException noSuchStream() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log stream does not exist.");
	}

	static ServiceException alreadyExists(String what) {
		return new ServiceException(400, "ResourceAlreadyExistsException", "The specified " + what + " already exists");
	}

	static ServiceException serialization(String text) {
		return new ServiceException(400, "SerializationException", text);
	}

}
