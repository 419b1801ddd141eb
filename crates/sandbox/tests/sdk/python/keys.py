"""SAP's Python SDK takes the key files that Pullpass takes: those of their shapes that it knows.

The files are Pullpass's own fixtures with the values of the practice tenant in place of the invented ones.
Prints one line for each shape, `ok NAME` or `not ok NAME: WHY`; the driver counts them.
"""

import json
import os
import pathlib
import tempfile

from ai_core_sdk.ai_core_v2_client import AICoreV2Client

SHAPES = pathlib.Path(os.environ["KEY_SHAPES"])
KEY = json.loads(os.environ.pop("AICORE_SERVICE_KEY"))
INVENTED = json.loads((SHAPES / "flat.json").read_text())
HOME = pathlib.Path(tempfile.mkdtemp())


def shape(file):
    text = (SHAPES / file).read_text()
    for name in ("clientsecret", "url", "identityzoneid"):
        text = text.replace(INVENTED[name], KEY[name])
    text = text.replace(INVENTED["serviceurls"]["AI_API_URL"], KEY["serviceurls"]["AI_API_URL"])
    # Last, since the name of the application is part of it.
    return text.replace(INVENTED["clientid"], KEY["clientid"])


def variables(file):
    lines = shape(file).splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def config(name):
    (HOME / name).write_text(shape("sdk-config.json"))
    return {"AICORE_HOME": str(HOME)}


def named_config():
    path = HOME / "anywhere.json"
    path.write_text(shape("sdk-config.json"))
    return {"AICORE_HOME": str(HOME / "none"), "AICORE_CONFIG": str(path)}


WAYS = {
    "flat.json in AICORE_SERVICE_KEY": lambda: {"AICORE_SERVICE_KEY": shape("flat.json")},
    "env-variables.env as variables": lambda: variables("env-variables.env"),
    "vcap-bare.json in VCAP_SERVICES": lambda: {"VCAP_SERVICES": shape("vcap-bare.json")},
    "sdk-config.json as config.json": lambda: config("config.json"),
    "sdk-config.json of a profile": lambda: {**config("config_prod.json"), "AICORE_PROFILE": "prod"},
    "sdk-config.json in AICORE_CONFIG": named_config,
}

for name, way in WAYS.items():
    given = {"AICORE_HOME": str(HOME / "none"), **way()}
    os.environ.update(given)
    try:
        AICoreV2Client.from_env().docker_registry_secrets.query()
        print("ok python sdk takes", name, flush=True)
    except Exception as why:
        print(f"not ok python sdk takes {name}: {type(why).__name__}: {why}", flush=True)
    for variable in given:
        del os.environ[variable]
