"""SAP's Python SDK works against the practice tenant as its own live tests do, with either kind of service key.

Prints one line for each check, `ok NAME` or `not ok NAME: WHY`; the driver counts them.
"""

import json
import os

from ai_api_client_sdk.exception import AIAPINotFoundException
from ai_core_sdk.ai_core_v2_client import AICoreV2Client

KEY = json.loads(os.environ["AICORE_SERVICE_KEY"])
X509 = "certificate" in KEY
NAME = "python-sdk-x509" if X509 else "python-sdk"


def data(password):
    login = {"username": "anna", "password": password}
    return {".dockerconfigjson": json.dumps({"auths": {"ghcr.io": login}})}


def proof():
    if X509:
        return {"cert_str": KEY["certificate"], "key_str": KEY["key"]}
    return {"client_secret": KEY["clientsecret"]}


def client(**other):
    return AICoreV2Client(
        base_url=KEY["serviceurls"]["AI_API_URL"] + "/v2",
        auth_url=KEY["certurl" if X509 else "url"] + "/oauth/token",
        client_id=KEY["clientid"],
        **(other or proof()),
    )


secrets = client().docker_registry_secrets


def creates():
    message = secrets.create(NAME, data("first")).message
    assert message == "secret has been been created", message


def is_told_of_a_duplicate():
    message = secrets.create(NAME, data("second")).message
    assert message == "Secret exists", message


def gets():
    assert secrets.get(NAME).name == NAME


def lists():
    found = secrets.query()
    assert NAME in [secret.name for secret in found.resources]
    assert found.count == len(found.resources)


def lists_a_part():
    secrets.create(NAME + "-2", data("first"))
    everything = secrets.query().count
    assert secrets.query(skip=1).count == everything - 1
    assert secrets.query(top=1).count == 1


def modifies():
    changed = secrets.modify(NAME, data("third"))
    assert changed.id == NAME, changed.id
    assert changed.message == "Secret has been modified", changed.message


def deletes():
    gone = secrets.delete(NAME)
    assert gone.id == NAME, gone.id
    assert "deleted" in gone.message, gone.message


def finds_nothing_afterwards():
    try:
        secrets.get(NAME)
    except AIAPINotFoundException:
        return
    raise AssertionError("the secret is still there")


def is_refused_with_a_wrong_client_secret():
    try:
        client(client_secret="wrong").docker_registry_secrets.query()
    except Exception as refusal:
        assert "Bad credentials" in str(refusal), refusal
        return
    raise AssertionError("a wrong client secret was accepted")


CHECKS = [
    creates,
    is_told_of_a_duplicate,
    gets,
    lists,
    lists_a_part,
    modifies,
    deletes,
    finds_nothing_afterwards,
] + ([] if X509 else [is_refused_with_a_wrong_client_secret])

for check in CHECKS:
    name = ("python sdk x509 " if X509 else "python sdk ") + check.__name__.replace("_", " ")
    try:
        check()
        print("ok", name, flush=True)
    except Exception as why:
        print(f"not ok {name}: {type(why).__name__}: {why}", flush=True)
