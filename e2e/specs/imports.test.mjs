// Whatever people paste becomes a pull secret: recognised, mended, edited, registered, and of use for the image.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

// Programs the application finds on its path, such as a credential helper.
const programs = mkdtempSync(join(tmpdir(), 'pullpass-programs-'));
process.env.PATH = `${programs}:${process.env.PATH}`;
after(() => rmSync(programs, { recursive: true, force: true }));

const scene = await Scene.set(after);
const { person, tenant } = scene;
const { host, username, password, image } = tenant.registry;

const auth = base64(`${username}:${password}`);
const document = { auths: { [host]: { username, password } } };
const quoted = `'${password.replaceAll("'", "'\\''")}'`;

const FORMATS = {
  'docker-config': ['a Docker config.json', json({ auths: { [host]: { auth } }, HttpHeaders: {} })],
  'podman-auth': ['a Podman auth.json', json({ auths: { [host]: { auth }, [`${host}/acme`]: { auth } } }), 2],
  'secret-yaml': [
    'a Kubernetes Secret',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: from-yaml\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${base64(json(document))}\n`,
  ],
  'secret-json': [
    'a Kubernetes Secret',
    json({ apiVersion: 'v1', kind: 'Secret', stringData: { '.dockerconfigjson': json(document) } }),
  ],
  'old-dockercfg': [
    'a Kubernetes Secret',
    json({ apiVersion: 'v1', kind: 'Secret', data: { '.dockercfg': base64(json({ [host]: { auth } })) } }),
  ],
  'ai-core-body': [
    'the body of an AI Core request',
    json({ name: 'from-body', data: { '.dockerconfigjson': json(document) } }),
  ],
  'launchpad-json': ['the JSON for AI Launchpad', json({ '.dockerconfigjson': json(document) })],
  'kubectl-command': [
    'a kubectl command',
    `kubectl create secret docker-registry from-kubectl --docker-server=${host} \\\n  --docker-username=${username} --docker-password=${quoted}`,
  ],
  'login-command': ['a login command', `echo ${quoted} | docker login ${host} -u ${username} --password-stdin`],
  'curl-command': [
    'a curl command',
    `curl -X POST "$AI_API_URL/v2/admin/dockerRegistrySecrets" -H "Authorization: Bearer $TOKEN" -d '${json({
      name: 'from-curl',
      data: { '.dockerconfigjson': json(document) },
    }).replaceAll("'", "'\\''")}'`,
  ],
};

scene.step('a tenant is at hand', async () => {
  await person.addsServiceKey();
});

for (const [name, [recognised, text, count = 1]] of Object.entries(FORMATS)) {
  scene.step(`${name}: pasted outside of a field, taken, registered, and the image is pulled with it`, async () => {
    await person.startsNewSecret();
    await scene.window.type('Name', name);
    await pasteOutside(text);
    await scene.window.reads(`Recognised: ${recognised}`);
    await takes(count);
    await until('the passwords', async () => (await passwords()) === count);
    await register(name);
    await pulls(name);
  });
}

scene.step('of several registries some are chosen, and the name is taken from the text', async () => {
  await person.startsNewSecret();
  const others = { 'ghcr.io': { auth: base64('bert:other') }, 'quay.io': { identitytoken: 'other' } };
  const config = json({ auths: { ...others, ...document.auths } });
  await pasteOutside(json({ name: 'several', data: { '.dockerconfigjson': config } }));
  await scene.window.reads('Secret name: several.');
  await scene.window.reads('quay.io: an identity token, which the kubelet ignores.');
  await scene.window.focusOn('button', 'Add 2 to form');
  await scene.window.tabTo('checkbox', 'ghcr.io as bert');
  await scene.window.press('Space');
  await scene.window.tabTo('button', 'Add to form');
  await scene.window.press('Enter');
  await register('several');
  assert.deepEqual(Object.keys((await tenant.document('several')).auths), [host]);
});

scene.step('a credential helper is asked once somebody agreed', async () => {
  helper(`read -r key; [ "$1" = get ] && cat <<'END'\n${json({ Username: username, Secret: password })}\nEND`);
  await person.startsNewSecret();
  await scene.window.type('Name', 'from-helper');
  await pasteOutside(json({ auths: { [host]: {} }, credsStore: 'pullpass-test' }));
  await scene.window.focusOn('button', 'Ask docker-credential-pullpass-test');
  await scene.window.press('Enter');
  await takes(1);
  await register('from-helper');
  await pulls('from-helper');
});

scene.step('findings are settled by their buttons: text, password, image and registry', async () => {
  await person.startsNewSecret();
  await scene.window.type('Name', 'mended');
  await pasteOutside(
    json({
      auths: {
        [host]: { username: ` ${username}`, password: `${password}\n` },
        'unused.example.com': { username: 'bert', password: 'other' },
      },
    }),
  );
  await takes(2);
  await scene.window.type('Image', image);
  for (const number of [1, 2]) {
    await scene.window.click('button', 'Add another image');
    await typeInto(`image-${number}`, 'ghcr.io/acme/train:1');
  }
  // A graver finding of the same field stands first.
  await scene.window.click('button', 'and 1 more');
  await scene.window.click('button', 'Remove this image');
  await scene.window.click('button', 'Remove image 2');
  await scene.window.click('button', `Use ${username}`);
  await scene.window.click('button', 'Remove the spaces');
  await scene.window.click('button', 'Remove this registry');
  await until('the other registry to be gone', async () => (await passwords()) === 1);
  await register('mended');
  assert.deepEqual(await scene.held('mended'), { username, password });
  await pulls('mended');
});

scene.step('the inner document is edited, its password stays sealed, and the form follows', async () => {
  await person.startsNewSecret();
  await person.fills({ name: 'edited', registry: 'Other', key: 'old.example.com', username: 'old', password, image });
  await scene.window.click('button', 'Edit');
  const before = await scene.window.value('Document');
  assert.match(before, /"password": "•{8}"/);
  await scene.window.run(
    (from, to) => {
      const area = window.document.getElementById('document');
      area.value = from.reduce((text, one, at) => text.replace(one, to[at]), area.value);
    },
    ['old.example.com', '"old"'],
    [host, JSON.stringify(username)],
  );
  await scene.window.click('button', 'Apply');
  assert.equal(await scene.window.value('Registry host'), host);
  assert.equal(await scene.window.value('Username'), username);
  await register('edited');
  await pulls('edited');
});

scene.step('a document that cannot be read says where, and keeps the form', async () => {
  await person.startsNewSecret();
  await scene.window.click('button', 'Edit');
  await scene.window.run(() => {
    window.document.getElementById('document').value = '{\n  "auths": {\n    x';
  });
  await scene.window.click('button', 'Apply');
  await scene.window.reads('line 3, column 5');
  await scene.window.click('button', 'Cancel');
});

scene.step('hostile text is refused with its reason, and the window goes on', async () => {
  await person.startsNewSecret();
  for (const [text, words] of [
    ['['.repeat(500_000), 'nested'],
    [`{"auths":{},"x":"${'x'.repeat(3_000_000)}"}`, 'too large'],
    ['kind: Secret\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\ndata: *d\n', 'YAML'],
    [json({ auths: {} }), 'no registry credential'],
    ['hello', 'no registry credentials that Pullpass recognises'],
  ]) {
    await pasteOutside(text);
    await scene.window.reads(words);
    await scene.window.click('button', 'Close');
    await scene.window.readsNoMore(words);
  }
  await scene.window.type('Name', 'still-here');
});

async function pasteOutside(text) {
  putOnClipboard(text);
  await scene.window.click('heading', 'New pull secret');
  await scene.window.press('Control', 'v');
}

/** The dialog puts the focus on its button once it stands. */
async function takes(count) {
  const name = count === 1 ? 'Add to form' : `Add ${count} to form`;
  await scene.window.focusOn('button', name);
  await scene.window.press('Enter');
}

async function passwords() {
  return (await scene.window.all('button', 'Change: Password')).length;
}

async function register(name) {
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  assert.ok((await tenant.names()).includes(name));
}

/** What a node of the cluster would do with the image and this secret alone. */
async function pulls(name) {
  const pull = await tenant.order('pull', { image, secrets: [name] });
  assert.deepEqual(pull.attempts, [{ secret: name, username, accepted: true }]);
  assert.equal(pull.pulled, true);
}

async function typeInto(id, text) {
  await scene.window.run((id) => window.document.getElementById(id).focus(), id);
  await scene.window.write(text);
}

function helper(script) {
  const path = join(programs, 'docker-credential-pullpass-test');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
}

function json(value) {
  return JSON.stringify(value);
}

function base64(text) {
  return Buffer.from(text).toString('base64');
}
