package io.github.cloudwatchlogging.pipeline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PipelineThreads}.
 */
class PipelineThreadsTests {

	private final PipelineThreads threads = new PipelineThreads("test");

	@Test
	void newThread_isADaemon_withANameThatIsRecognised() {
		Thread first = newThread();
		Thread second = newThread();
		assertThat(first.isDaemon()).isTrue();
		assertThat(first.getName()).isNotEqualTo(second.getName());
		assertThat(PipelineThreads.isOwn(first.getName())).isTrue();
		assertThat(PipelineThreads.isOwn(Thread.currentThread().getName())).isFalse();
	}

	@Test
	void newThread_keepsNothingOfTheApplicationAlive() {
		Thread.currentThread().setContextClassLoader(new ClassLoader() {
		});
		try {
			assertThat(newThread().getContextClassLoader()).isSameAs(PipelineThreads.class.getClassLoader());
		}
		finally {
			Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
		}
	}

	private Thread newThread() {
		return this.threads.newThread(() -> {
		});
	}

}
