// Texts as people have them: broken commands, transcripts, scripts, templates, several Secrets at once. The window says
// what it read, what it repaired and what it left out, and what it took is of use.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const { host, username, password, image } = tenant.registry;

// SAP's page on registering a secret, as it is: the quote behind --data-raw is never closed, and an answer follows.
const SAP_PAGE = `$ curl --location --request POST "$AI_API_URL/v2/admin/dockerRegistrySecrets" --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/json' --data-raw '{
	"name": "mydockerregistry",
	"data": {
		".dockerconfigjson": "{\\"auths\\": {\\"my.docker.repositories.io\\": {\\"username\\":\\"$USERNAME\\", \\"password\\": \\"$PWD\\"}}}"
	}
}
{
	"message": "secret has been created"
}
`;

scene.step('a tenant is at hand', async () => {
  await person.addsServiceKey();
});

scene.step(
  "SAP's own curl command is read although its quote is never closed, and its answer is left out",
  async () => {
    await person.startsNewSecret();
    await pastes(SAP_PAGE);
    await scene.window.reads('Recognised: a curl command. Secret name: mydockerregistry.');
    await scene.window.reads('A quote is never closed.');
    await scene.window.reads('Other text, such as the response of a server.');
    await takes();
    assert.equal(await scene.window.value('Name'), 'mydockerregistry');
    assert.equal(await scene.window.value('Registry host'), 'my.docker.repositories.io');
  },
);

scene.step(
  'a PowerShell transcript is read without its prompts, registered, and the image is pulled with it',
  async () => {
    await person.startsNewSecret();
    const quoted = `'${password.replaceAll("'", "''")}'`;
    await pastes(
      [
        'PS C:\\Users\\anna> kubectl create secret docker-registry from-powershell `',
        `>>   --docker-server=${host} \``,
        `>>   --docker-username=${username} \``,
        `>>   --docker-password=${quoted}`,
        'secret/from-powershell created',
        'PS C:\\Users\\anna> ',
      ].join('\r\n'),
    );
    await scene.window.reads('Recognised: a kubectl command. Secret name: from-powershell.');
    await takes();
    await registersAndPulls('from-powershell');
  },
);

scene.step('the variables of a script are filled in, and the password is not shown', async () => {
  await person.startsNewSecret();
  const quoted = `'${password.replaceAll("'", "'\\''")}'`;
  await pastes(`#!/bin/bash
REGISTRY=${host}
REGISTRY_USER=${username}
REGISTRY_PASSWORD=${quoted}

kubectl create secret docker-registry from-script \\
  --docker-server="$REGISTRY" \\
  --docker-username="$REGISTRY_USER" \\
  --docker-password="$REGISTRY_PASSWORD"
`);
  await scene.window.reads('A variable was replaced with its value from the same text.');
  await scene.window.reads('••••••••');
  assert.ok(!(await scene.window.text()).includes(password));
  await takes();
  await registersAndPulls('from-script');
});

scene.step('a Helm template is refused by name, with what to paste instead', async () => {
  await person.startsNewSecret();
  await pastes(`apiVersion: v1
kind: Secret
metadata:
  name: {{ include "serving.fullname" . }}-pull
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: {{ template "imagePullSecret" . }}
`);
  await scene.window.reads('This is a Helm template.');
  await scene.window.reads('Paste the output of helm template, or the values.');
  await scene.window.click('button', 'Close');
});

scene.step('of two pull secrets in one text one is chosen, and the form gets its name', async () => {
  await person.startsNewSecret();
  const secret = (name, user, secretWord) => ({
    kind: 'Secret',
    metadata: { name },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64({ auths: { [host]: { username: user, password: secretWord } } }) },
  });
  const items = [secret('team-staging', 'staging', 'not-this-one'), secret('team-prod', username, password)];
  await pastes(JSON.stringify({ kind: 'List', apiVersion: 'v1', items }));
  await scene.window.reads('Secret team-staging');
  await scene.window.reads('Secret team-prod');
  await scene.window.focusOn('button', 'Add to form');
  await scene.window.tabTo('checkbox', `${host} as ${username}`);
  await scene.window.press('Space');
  await scene.window.reads(`Select one for ${host}.`);
  await scene.window.tabTo('checkbox', `${host} as staging`);
  await scene.window.press('Space');
  await scene.window.tabTo('button', 'Add to form');
  await scene.window.press('Enter');
  assert.equal(await scene.window.value('Name'), 'team-prod');
  await registersAndPulls('team-prod');
});

async function pastes(text) {
  putOnClipboard(text);
  await scene.window.click('heading', 'New pull secret');
  await scene.window.press('Control', 'v');
}

/** The dialog puts the focus on its button. */
async function takes() {
  await scene.window.focusOn('button', 'Add to form');
  await scene.window.press('Enter');
}

async function registersAndPulls(name) {
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  assert.deepEqual(await scene.held(name), { username, password });
  const { pulled } = await tenant.order('pull', { image, secrets: [name] });
  assert.equal(pulled, true);
}

function base64(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
