package io.github.cloudwatchlogging.test;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A group's retention and its tags.
 */
class RetentionAndTagTests extends EndpointTestBase {

	private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:group";

	@BeforeEach
	void createGroup() {
		this.endpoint.createLogGroup(GROUP);
	}

	@Test
	void putRetentionPolicy_setsTheDays_andDeleteRetentionPolicyClearsThem() {
		retain(14);
		assertThat(this.client.describeLogGroups().logGroups().get(0).retentionInDays()).isEqualTo(14);
		this.client.deleteRetentionPolicy((request) -> request.logGroupName(GROUP));
		assertThat(this.client.describeLogGroups().logGroups().get(0).retentionInDays()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 2, 15, 366, 3654 })
	void putRetentionPolicy_isRefused_whenTheDaysAreNotOnTheList(int days) {
		assertRefused(() -> retain(days), 400, "InvalidParameterException")
			.hasMessage("Invalid retention value. Valid values are: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, "
					+ "400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]");
	}

	@Test
	void retention_isRefused_whenThereIsNoGroup() {
		this.endpoint.deleteLogGroup(GROUP);
		assertRefused(() -> retain(1), 400, "ResourceNotFoundException");
		assertRefused(() -> this.client.deleteRetentionPolicy((request) -> request.logGroupName(GROUP)), 400,
				"ResourceNotFoundException");
	}

	@Test
	void tags_areAddedReplacedAndRemoved_byArn() {
		this.client.tagResource((request) -> request.resourceArn(ARN).tags(Map.of("a", "1", "b", "2")));
		this.client.tagResource((request) -> request.resourceArn(ARN).tags(Map.of("b", "3")));
		assertThat(tags()).containsOnly(Map.entry("a", "1"), Map.entry("b", "3"));
		this.client.untagResource((request) -> request.resourceArn(ARN).tagKeys("a", "unknown"));
		assertThat(tags()).containsOnly(Map.entry("b", "3"));
	}

	@Test
	@SuppressWarnings("deprecation")
	void tags_areAddedAndRemoved_byName() {
		this.client.tagLogGroup((request) -> request.logGroupName(GROUP).tags(Map.of("a", "1", "b", "2")));
		this.client.untagLogGroup((request) -> request.logGroupName(GROUP).tags("a"));
		assertThat(this.client.listTagsLogGroup((request) -> request.logGroupName(GROUP)).tags())
			.containsOnly(Map.entry("b", "2"))
			.isEqualTo(tags());
	}

	@Test
	void tagResource_isRefused_beyond50Tags() {
		Map<String, String> fifty = IntStream.range(0, 50)
			.boxed()
			.collect(Collectors.toMap((i) -> "key" + i, (i) -> ""));
		this.client.tagResource((request) -> request.resourceArn(ARN).tags(fifty));
		assertRefused(() -> this.client.tagResource((request) -> request.resourceArn(ARN).tags(Map.of("more", ""))),
				400, "TooManyTagsException");
	}

	@Test
	void tagResource_isRefused_whenKeyOrValueBreakTheModel() {
		assertRefused(() -> this.client.tagResource((request) -> request.resourceArn(ARN).tags(Map.of("a!", "1"))), 400,
				"InvalidParameterException");
		assertRefused(
				() -> this.client.tagResource((request) -> request.resourceArn(ARN).tags(Map.of("a", "x".repeat(257)))),
				400, "InvalidParameterException")
			.hasMessageContaining("at 'tags.a.member' failed to satisfy constraint: "
					+ "Member must have length less than or equal to 256");
	}

	@Test
	void tagResource_isRefused_whenTheArnEndsWithAnAsterisk() {
		assertRefused(
				() -> this.client.tagResource((request) -> request.resourceArn(ARN + ":*").tags(Map.of("a", "1"))), 400,
				"InvalidParameterException")
			.hasMessageContaining("at 'resourceArn' failed to satisfy constraint");
	}

	@Test
	void tags_areRefused_whenThereIsNoGroup() {
		this.endpoint.deleteLogGroup(GROUP);
		assertRefused(this::tags, 400, "ResourceNotFoundException");
	}

	private void retain(int days) {
		this.client.putRetentionPolicy((request) -> request.logGroupName(GROUP).retentionInDays(days));
	}

	private Map<String, String> tags() {
		return this.client.listTagsForResource((request) -> request.resourceArn(ARN)).tags();
	}

}
