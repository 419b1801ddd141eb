// SAP's JavaScript SDK works against the practice tenant, with either kind of service key. It takes the key from
// AICORE_SERVICE_KEY. Prints one line for each check, `ok NAME` or `not ok NAME: WHY`.

import assert from "node:assert/strict";

import { DockerRegistrySecretApi } from "@sap-ai-sdk/ai-api";

const X509 = "certificate" in JSON.parse(process.env.AICORE_SERVICE_KEY);
const NAME = X509 ? "javascript-sdk-x509" : "javascript-sdk";

const data = (password) => ({
  ".dockerconfigjson": JSON.stringify({
    auths: { "ghcr.io": { username: "anna", password } },
  }),
});

const api = {
  create: (name, password) =>
    DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsCreate(
      { name, data: data(password) },
      {},
    ).execute(),
  list: (query) =>
    DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsQuery(
      query,
      {},
    ).execute(),
  get: (name) =>
    DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsGet(
      name,
      {},
    ).execute(),
  modify: (name, password) =>
    DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsPatch(
      name,
      { data: data(password) },
      {},
    ).execute(),
  delete: (name) =>
    DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsDelete(
      name,
      {},
    ).execute(),
};

const checks = {
  async creates() {
    assert.deepEqual(await api.create(NAME, "first"), {
      message: "secret has been been created",
    });
  },
  async "is told of a duplicate"() {
    assert.deepEqual(await api.create(NAME, "second"), {
      message: "Secret exists",
    });
  },
  async gets() {
    assert.deepEqual(await api.get(NAME), { name: NAME });
  },
  async lists() {
    const { count, resources } = await api.list({});
    assert.equal(count, resources.length);
    assert.ok(resources.some((secret) => secret.name === NAME));
  },
  async "lists a part and the total"() {
    await api.create(`${NAME}-2`, "first");
    const { count: total } = await api.list({});
    const part = await api.list({ $top: 1, $skip: 1, $count: true });
    assert.equal(part.resources.length, 1);
    assert.equal(part.count, total);
  },
  async modifies() {
    assert.deepEqual(await api.modify(NAME, "third"), {
      id: NAME,
      message: "Secret has been modified",
    });
  },
  async deletes() {
    assert.deepEqual(await api.delete(NAME), {
      id: NAME,
      message: "Docker Registry Secret has been deleted",
    });
  },
  async "finds nothing afterwards"() {
    await assert.rejects(api.get(NAME), (refusal) => status(refusal) === 404);
  },
};

/** The SDK wraps the answer into several errors; the innermost knows the status. */
function status(error) {
  return (
    error?.response?.status ?? (error?.cause ? status(error.cause) : undefined)
  );
}

const sdk = X509 ? "javascript sdk x509" : "javascript sdk";
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok ${sdk} ${name}`);
  } catch (why) {
    console.log(
      `not ok ${sdk} ${name}: ${String(why).split("\n")[0]} ${why.cause ?? ""}`,
    );
  }
}
