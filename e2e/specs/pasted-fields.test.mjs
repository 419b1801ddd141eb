// Configurations, commands, keys and tokens that are pasted into the text fields of the form: none of their secrets is
// in the page afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person } = scene;
const PASTES = join(import.meta.dirname, '../../crates/app/tests/pastes');
const expected = JSON.parse(readFileSync(join(PASTES, 'expected.json'), 'utf8'));

const FIELDS = [
  ['textbox', 'Name'],
  ['textbox', 'Registry host'],
  ['textbox', 'Username'],
  ['textbox', 'Image'],
  ['combobox', 'Registry'],
];
const TEXTS = [
  '01-kubectl-glued-flags.txt',
  '08-certutil-base64.txt',
  '11-ecr-authorization-token.txt',
  '14-credential-helper-output.txt',
  '20-double-base64-urlsafe.txt',
  '112-python-dict.txt',
  '204-kubectl-get-json.txt',
  '152-cmd-set.txt',
  '270-key-with-decoy-same-shape.txt',
];
const TOKEN = 'ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0';

scene.step('a form for any registry is open', async () => {
  await person.addsServiceKey();
  await person.startsNewSecret();
  await scene.window.choose('Registry', 'Other');
});

for (const [role, name] of FIELDS) {
  scene.step(`what is recognised is not put into the field ${name}`, async () => {
    for (const file of TEXTS) {
      const before = await scene.window.value(name, role);
      await pastesInto(role, name, readFileSync(join(PASTES, 'inputs', file), 'utf8'));
      await until(`a dialog or a word about ${file}`, () =>
        scene.window.run(
          () =>
            document.querySelector('dialog[open]') !== null ||
            document.querySelector('.outcome')?.textContent.includes('Nothing was pasted.'),
        ),
      );
      await showsNone(secretsOf(file), file);
      await scene.window.press('Escape');
      await until('no dialog', () => scene.window.run(() => document.querySelector('dialog[open]') === null));
      if (role === 'textbox') assert.equal(await scene.window.value(name, role), before);
    }
  });
}

scene.step('a token is masked in the field, and one press makes it the password', async () => {
  await pastesInto('textbox', 'Username', TOKEN);
  await scene.window.reads('This looks like a token. Enter it as the password.');
  assert.equal(await scene.window.run(() => document.getElementById('username-0').type), 'password');
  await showsNone([TOKEN], 'a token');
  await scene.window.click('button', 'Move it to the password');
  await scene.window.find('group', /^Password, in/);
  assert.equal(await scene.window.value('Username'), '');
});

scene.step('a recognised text is pasted as text on request, and masked', async () => {
  await pastesInto('textbox', 'Name', `docker login ghcr.io -u anna -p ${TOKEN}`);
  await scene.window.reads('Recognised: a login command.');
  await scene.window.click('button', 'Paste as text');
  await scene.window.reads('It is masked and not sent.');
  await showsNone([TOKEN], 'a command as text');
});

async function pastesInto(role, name, text) {
  putOnClipboard(text);
  await scene.window.click(role, name);
  await scene.window.press('Control', 'v');
}

/** Fails if a secret is in the markup, in a readable field or in what is read out. */
async function showsNone(secrets, what) {
  const shown = await scene.window.run(() => {
    const fields = [...document.querySelectorAll('input, textarea')].filter(({ type }) => type !== 'password');
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join('\n');
  });
  for (const secret of secrets) assert.ok(!shown.includes(secret), `${what} shows ${secret}`);
}

function secretsOf(file) {
  const secrets = [];
  const collect = (value) => {
    for (const [name, member] of Object.entries(value ?? {})) {
      if (typeof member === 'object') collect(member);
      else if (['password', 'clientSecret'].includes(name) && member.length > 5) secrets.push(member);
    }
  };
  collect(expected[file]);
  assert.ok(secrets.length > 0, file);
  return secrets;
}
