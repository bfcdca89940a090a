"""Writes to and reads from the CloudWatch Logs endpoint given as the only argument."""
import json
import sys
import time

import boto3
from botocore.exceptions import ClientError

logs = boto3.client("logs", endpoint_url=sys.argv[1])
now = int(time.time() * 1000)
logs.create_log_group(logGroupName="group", tags={"team": "blue"})
logs.put_retention_policy(logGroupName="group", retentionInDays=7)
logs.create_log_stream(logGroupName="group", logStreamName="stream")
events = [{"timestamp": now + i, "message": "event %d \U0001F600" % i} for i in range(3)]
logs.put_log_events(logGroupName="group", logStreamName="stream", logEvents=events)
try:
    logs.put_log_events(logGroupName="group", logStreamName="other", logEvents=events)
    error = None
except ClientError as ex:
    error = ex.response["Error"]

pages = logs.get_paginator("filter_log_events").paginate(
    logGroupName="group", filterPattern="event", PaginationConfig={"PageSize": 2})
print(json.dumps({
    "error": error,
    "filtered": [event["message"] for page in pages for event in page["events"]],
    "got": [event["message"] for event in logs.get_log_events(
        logGroupName="group", logStreamName="stream", startFromHead=True)["events"]],
    "retention": logs.describe_log_groups()["logGroups"][0]["retentionInDays"],
    "tags": logs.list_tags_log_group(logGroupName="group")["tags"],
}, sort_keys=True))
