package io.github.cloudwatchlogging.boot.logging;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextManager;

/**
 * Test classes that are run one after the other, whose contexts the test framework caches
 * and pauses: some with delivery, some without.
 */
final class TestContexts {

	private TestContexts() {
	}

	public static void main(String[] args) throws Exception {
		for (String argument : args) {
			String[] setting = argument.substring(2).split("=", 2);
			System.setProperty(setting[0], setting[1]);
		}
		prepare(First.class);
		Story.tell("in a test with delivery");
		prepare(Without.class);
		Story.whisper("in a test without delivery");
		prepare(Second.class);
		Story.tell("in a test with delivery and a context of its own");
		prepare(First.class);
		Story.tell("in a test whose context is in the cache");
		prepare(Without.class);
		Story.whisper("in a test without delivery whose context is in the cache");
		prepare(SameAsFirst.class);
		Story.tell("in another test whose context is in the cache");
		Story.end();
	}

	private static void prepare(Class<?> test) throws Exception {
		TestContextManager manager = new TestContextManager(test);
		manager.beforeTestClass();
		manager.prepareTestInstance(test.getDeclaredConstructor().newInstance());
		Story.expect(manager.getTestContext().hasApplicationContext(), "a context");
		manager.afterTestClass();
	}

	@SpringBootTest(classes = StoryApplication.class, properties = "cloudwatch.logging.enabled=true")
	static class First {

	}

	@SpringBootTest(classes = StoryApplication.class, properties = "cloudwatch.logging.enabled=true")
	static class SameAsFirst {

	}

	@SpringBootTest(classes = StoryApplication.class, properties = { "cloudwatch.logging.enabled=true", "other=true" })
	static class Second {

	}

	@SpringBootTest(classes = StoryApplication.class)
	static class Without {

	}

}
