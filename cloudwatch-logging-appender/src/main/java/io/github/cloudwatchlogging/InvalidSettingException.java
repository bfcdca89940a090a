package io.github.cloudwatchlogging;

/**
 * A setting has a value that cannot be used. Names the setting as it is known in
 * {@code application.yml}, below {@code cloudwatch.logging}; or the element, if it is in
 * Logback's configuration file and there is no {@code application.yml}.
 */
public class InvalidSettingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String setting;

	private final transient Object value;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param setting name of the setting, for example {@code batch.max-events}
	 * @param value the value that cannot be used
	 * @param reason what is allowed, as the rest of a sentence that begins with the name
	 */
	public InvalidSettingException(String setting, Object value, String reason) {
		super(setting + " " + reason + ", but is '" + value + "'");
		this.setting = setting;
		this.value = value;
		this.reason = reason;
	}

	public String setting() {
		return this.setting;
	}

	public Object value() {
		return this.value;
	}

	/**
	 * What is allowed.
	 * @return the rest of a sentence that begins with the name of the setting
	 */
	public String reason() {
		return this.reason;
	}

}
