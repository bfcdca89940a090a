package io.github.cloudwatchlogging;

import java.time.Instant;

/**
 * The last failure of a destination. Holds neither message text nor anything secret.
 *
 * @param at when the call failed, by this machine's clock
 * @param code the service's error code, or the simple name of the exception where no
 * answer was received
 * @param advice what can be done about it, in our own words
 * @param attempts calls that failed in a row, up to and including this one
 * @param hopeless whether waiting alone does not help: somebody has to follow the advice
 */
public record DeliveryFailure(Instant at, String code, String advice, int attempts, boolean hopeless) {

}
