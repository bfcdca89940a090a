package io.github.cloudwatchlogging.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Creating, describing, listing, protecting and deleting groups.
 */
class LogGroupTests extends EndpointTestBase {

	@Test
	void createLogGroup_makesAGroupWithDefaults() {
		create(GROUP);
		LogGroup group = described(GROUP);
		assertThat(group.arn()).isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:group:*");
		assertThat(group.logGroupArn()).isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:group");
		assertThat(group.creationTime()).isEqualTo(NOW);
		assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.STANDARD);
		assertThat(group.retentionInDays()).isNull();
		assertThat(group.kmsKeyId()).isNull();
		assertThat(group.metricFilterCount()).isZero();
		assertThat(group.storedBytes()).isZero();
		assertThat(group.deletionProtectionEnabled()).isFalse();
		assertThat(this.endpoint.logGroups()).containsExactly(GROUP);
	}

	@Test
	void createLogGroup_keepsWhatItIsTold() {
		this.client.createLogGroup((request) -> request.logGroupName(GROUP)
			.kmsKeyId("key")
			.logGroupClass(LogGroupClass.INFREQUENT_ACCESS)
			.tags(Map.of("team", "blue"))
			.deletionProtectionEnabled(true));
		LogGroup group = described(GROUP);
		assertThat(group.kmsKeyId()).isEqualTo("key");
		assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.INFREQUENT_ACCESS);
		assertThat(group.deletionProtectionEnabled()).isTrue();
		assertThat(this.client.listTagsForResource((request) -> request.resourceArn(group.logGroupArn())).tags())
			.containsExactly(Map.entry("team", "blue"));
	}

	@Test
	void createLogGroup_isRefused_whenTheGroupExists() {
		create(GROUP);
		assertRefused(() -> create(GROUP), 400, "ResourceAlreadyExistsException")
			.hasMessage("The specified log group already exists");
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space", "colon:", "star*", "\u00FCmlaut" })
	void createLogGroup_isRefused_whenTheNameHasOtherCharacters(String name) {
		assertRefused(() -> create(name), 400, "InvalidParameterException")
			.hasMessage("1 validation error detected: Value '" + name + "' at 'logGroupName' failed to satisfy "
					+ "constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
	}

	@Test
	void createLogGroup_takes512Characters_andNoMore() {
		create("x".repeat(512));
		assertRefused(() -> create("x".repeat(513)), 400, "InvalidParameterException")
			.hasMessageEndingWith("Member must have length less than or equal to 512");
	}

	@Test
	void createLogGroup_isRefused_whenTheNameIsReserved() {
		assertRefused(() -> create("aws/lambda"), 400, "InvalidParameterException").hasMessageContaining("reserved");
		create("/aws/lambda");
	}

	@Test
	void deleteLogGroup_removesGroupAndStreams_butNotWhatWasReceived() {
		createGroupAndStream();
		put("a");
		this.client.deleteLogGroup((request) -> request.logGroupName(GROUP));
		assertThat(this.endpoint.logGroups()).isEmpty();
		assertThat(this.endpoint.logStreams(GROUP)).isEmpty();
		assertThat(this.endpoint.events(GROUP, STREAM)).hasSize(1);
		createGroupAndStream();
		assertThat(this.client.getLogEvents((request) -> request.logGroupName(GROUP).logStreamName(STREAM)).events())
			.isEmpty();
	}

	@Test
	void deleteLogGroup_isRefused_whenThereIsNone() {
		assertRefused(() -> this.client.deleteLogGroup((request) -> request.logGroupName(GROUP)), 400,
				"ResourceNotFoundException")
			.hasMessage("The specified log group does not exist.");
	}

	@Test
	void deleteLogGroup_isRefused_untilDeletionProtectionIsLifted() {
		this.client.createLogGroup((request) -> request.logGroupName(GROUP).deletionProtectionEnabled(true));
		assertRefused(() -> this.client.deleteLogGroup((request) -> request.logGroupName(GROUP)), 400,
				"ValidationException");
		this.client.putLogGroupDeletionProtection(
				(request) -> request.logGroupIdentifier(GROUP).deletionProtectionEnabled(false));
		this.client.deleteLogGroup((request) -> request.logGroupName(GROUP));
		assertThat(this.endpoint.logGroups()).isEmpty();
	}

	@Test
	void describeLogGroups_finds_byPrefix_byPart_byClassAndByIdentifier() {
		List.of("a/one", "a/two", "b/one").forEach(this::create);
		assertThat(names(this.client.describeLogGroups((request) -> request.logGroupNamePrefix("a/"))))
			.containsExactly("a/one", "a/two");
		assertThat(names(this.client.describeLogGroups((request) -> request.logGroupNamePattern("one"))))
			.containsExactly("a/one", "b/one");
		assertThat(names(
				this.client.describeLogGroups((request) -> request.logGroupClass(LogGroupClass.INFREQUENT_ACCESS))))
			.isEmpty();
		assertThat(names(this.client
			.describeLogGroups((request) -> request.logGroupIdentifiers(described("a/two").logGroupArn(), "b/one"))))
			.containsExactly("a/two", "b/one");
	}

	@Test
	void describeLogGroups_tellsLess_ofGroupsFoundByPart_whoseCaseCounts() {
		create("DataLogs");
		assertThat(names(this.client.describeLogGroups((request) -> request.logGroupNamePattern("datalogs"))))
			.isEmpty();
		assertThat(this.client.describeLogGroups((request) -> request.logGroupNamePattern("Data")).logGroups())
			.containsExactly(LogGroup.builder()
				.logGroupName("DataLogs")
				.arn("arn:aws:logs:eu-central-1:123456789012:log-group:DataLogs:*")
				.creationTime(NOW)
				.build());
	}

	@Test
	void describeLogGroups_isRefused_withPrefixAndPattern() {
		assertRefused(
				() -> this.client
					.describeLogGroups((request) -> request.logGroupNamePrefix("a").logGroupNamePattern("b")),
				400, "InvalidParameterException");
	}

	@Test
	void describeLogGroups_givesAllGroupsOnPages() {
		List<String> created = IntStream.range(0, 120).mapToObj((i) -> String.format("group-%03d", i)).toList();
		created.forEach(this::create);
		List<Integer> sizes = new ArrayList<>();
		List<String> names = new ArrayList<>();
		for (DescribeLogGroupsResponse page : this.client.describeLogGroupsPaginator()) {
			sizes.add(page.logGroups().size());
			names.addAll(names(page));
		}
		assertThat(sizes).containsExactly(50, 50, 20);
		assertThat(names).isEqualTo(created);
		assertThat(names(this.client.describeLogGroups((request) -> request.limit(3)))).hasSize(3);
	}

	@Test
	void describeLogGroups_isRefused_withALimitAbove50_orATokenItDidNotGive() {
		assertRefused(() -> this.client.describeLogGroups((request) -> request.limit(51)), 400,
				"InvalidParameterException")
			.hasMessage("1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: "
					+ "Member must have value less than or equal to 50");
		assertRefused(() -> this.client.describeLogGroups((request) -> request.nextToken("no")), 400,
				"InvalidParameterException")
			.hasMessage("The specified nextToken is invalid.");
	}

	@Test
	void listLogGroups_finds_byRegularExpression() {
		List.of("alpha-one", "alpha-two", "beta-one").forEach(this::create);
		ListLogGroupsResponse found = this.client.listLogGroups((request) -> request.logGroupNamePattern("^alpha|one"));
		assertThat(found.logGroups().stream().map(LogGroupSummary::logGroupName)).containsExactly("alpha-one",
				"alpha-two", "beta-one");
		assertThat(this.client.listLogGroups((request) -> request.logGroupNamePattern("^beta")).logGroups())
			.singleElement()
			.satisfies((group) -> {
				assertThat(group.logGroupArn()).endsWith(":log-group:beta-one");
				assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.STANDARD);
			});
	}

	@Test
	void endpoint_createsAndDeletesGroups_likeAnotherClient() {
		this.endpoint.createLogGroup(GROUP);
		this.endpoint.createLogGroup(GROUP);
		assertThat(described(GROUP).logGroupName()).isEqualTo(GROUP);
		this.endpoint.deleteLogGroup(GROUP);
		this.endpoint.deleteLogGroup(GROUP);
		assertThat(this.client.describeLogGroups().logGroups()).isEmpty();
	}

	@Test
	void endpoint_createsNoGroup_whoseNameTheServiceRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.endpoint.createLogGroup("no group"))
			.withMessageContaining("'logGroupName'");
	}

	private void create(String name) {
		this.client.createLogGroup((request) -> request.logGroupName(name));
	}

	private LogGroup described(String name) {
		return this.client.describeLogGroups((request) -> request.logGroupNamePrefix(name)).logGroups().get(0);
	}

	private static List<String> names(DescribeLogGroupsResponse response) {
		return response.logGroups().stream().map(LogGroup::logGroupName).toList();
	}

}
