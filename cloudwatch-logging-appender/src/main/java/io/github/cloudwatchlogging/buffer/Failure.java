package io.github.cloudwatchlogging.buffer;

/**
 * Why a call failed, as far as the buffer has to know.
 *
 * @param code the service's error code, or the simple name of the exception
 * @param advice what can be done about it
 * @param outcomeUnknown whether the service may have stored the events nevertheless
 * @param hopeless whether waiting alone does not help: somebody has to change something
 */
public record Failure(String code, String advice, boolean outcomeUnknown, boolean hopeless) {

}
