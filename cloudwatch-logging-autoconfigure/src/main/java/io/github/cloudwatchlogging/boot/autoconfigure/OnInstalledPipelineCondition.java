package io.github.cloudwatchlogging.boot.autoconfigure;

import io.github.cloudwatchlogging.boot.logging.Activation;
import io.github.cloudwatchlogging.boot.logging.JvmPipeline;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where the appender was installed for this application: contexts that were not
 * started by a {@code SpringApplication}, and those whose events are not delivered, have
 * nothing to configure.
 */
final class OnInstalledPipelineCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("CloudWatch Logging");
		if (JvmPipeline.current() == null) {
			return ConditionOutcome.noMatch(message.because("the appender is not installed"));
		}
		Activation activation = Activation.of(context.getEnvironment());
		boolean active = activation == Activation.ACTIVE;
		return new ConditionOutcome(active, message.because("the activation is " + activation));
	}

}
