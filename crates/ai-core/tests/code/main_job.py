"""The main job with SAP's Python SDK, ROUNDS times. Prints the milliseconds of each, without the start of Python."""

import json
import os
import time

from ai_core_sdk.ai_core_v2_client import AICoreV2Client

BODY = json.loads(os.environ["BODY"])


def main_job():
    secrets = AICoreV2Client(
        base_url=os.environ["AICORE_BASE_URL"] + "/v2",
        auth_url=os.environ["AICORE_AUTH_URL"] + "/oauth/token",
        client_id=os.environ["AICORE_CLIENT_ID"],
        client_secret=os.environ["AICORE_CLIENT_SECRET"],
    ).docker_registry_secrets
    secrets.create(BODY["name"], BODY["data"])
    secrets.query()
    secrets.delete(BODY["name"])


times = []
for _ in range(int(os.environ["ROUNDS"])):
    start = time.perf_counter()
    main_job()
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps(times))
