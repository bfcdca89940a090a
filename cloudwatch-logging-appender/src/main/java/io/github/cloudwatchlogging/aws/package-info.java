/**
 * The only place that knows the AWS SDK: sends batches with PutLogEvents, creates log
 * groups and streams, and knows what each error means. Of its types
 * {@link io.github.cloudwatchlogging.aws.CloudWatchLogsClientCustomizer} is for
 * applications, the others are internal.
 */
@NullMarked
package io.github.cloudwatchlogging.aws;

import org.jspecify.annotations.NullMarked;
