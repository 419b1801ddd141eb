// SAP's JavaScript SDK takes a key file that Pullpass takes: `keys.js FILE VARIABLE`, the file being one of Pullpass's
// own fixtures, with the values of the practice tenant in place of the invented ones.
// Prints `ok NAME` or `not ok NAME: WHY`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DockerRegistrySecretApi } from '@sap-ai-sdk/ai-api';

const [file, variable] = process.argv.slice(2);
const name = `javascript sdk takes ${file} in ${variable}`;
const read = (shape) => readFileSync(join(process.env.KEY_SHAPES, shape), 'utf8');
const key = JSON.parse(process.env.AICORE_SERVICE_KEY);
const invented = JSON.parse(read('flat.json'));

let text = read(file);
for (const [old, now] of [
  [invented.clientsecret, key.clientsecret],
  [invented.url, key.url],
  [invented.serviceurls.AI_API_URL, key.serviceurls.AI_API_URL],
  [invented.clientid, key.clientid],
]) {
  text = text.split(old).join(now);
}

delete process.env.AICORE_SERVICE_KEY;
process.env[variable] = text;
try {
  await DockerRegistrySecretApi.kubesubmitV4DockerRegistrySecretsQuery({}, {}).execute();
  console.log(`ok ${name}`);
} catch (why) {
  console.log(`not ok ${name}: ${String(why).split('\n')[0]} ${why.cause ?? ''}`);
}
