// What the servers refuse, and what the person is told.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;

scene.step('a name that is taken is not overwritten but offered for replacement', async () => {
  await person.addsServiceKey();
  await tenant.addForeign('taken', { auths: { theirs: {} } });
  const secret = scene.secret('taken');
  await person.startsNewSecret();
  await person.fills(secret);
  await scene.window.click('button', 'Register');
  await scene.window.reads('already has a secret named taken');
  assert.deepEqual(await tenant.document('taken'), { auths: { theirs: {} } });

  await scene.window.click('button', 'Replace its credentials');
  await scene.window.find('heading', 'Replace taken');
  await scene.window.click('button', 'Replace');
  await scene.window.reads('Replaced in');
  assert.equal((await scene.held('taken')).password, secret.password);
});

scene.step('a tenant that answers a duplicate with 409 is understood as well', async () => {
  await tenant.order('switches', { duplicate: 'conflict' });
  await tenant.addForeign('conflicting');
  await person.startsNewSecret();
  await person.fills(scene.secret('conflicting'));
  await scene.window.click('button', 'Register');
  await scene.window.reads('already has a secret named conflicting');
});

scene.step('a full tenant takes no more, and the form keeps what was typed', async () => {
  await tenant.order('max-count', { maxCount: (await tenant.names()).length });
  await person.startsNewSecret();
  await person.fills(scene.secret('one-too-many'));
  await scene.window.click('button', 'Register');
  await scene.window.reads('Nothing was changed. Delete a secret');
  assert.equal((await tenant.names()).includes('one-too-many'), false);
  assert.equal(await scene.window.value('Name'), 'one-too-many');
  await tenant.order('max-count', { maxCount: 50 });
});

scene.step('an answer that is lost is settled by the list', async () => {
  await tenant.order('fault', { service: 'api', method: 'POST', action: { kind: 'resetAfter' } });
  await person.startsNewSecret();
  await person.fills(scene.secret('answer-lost'));
  await scene.window.click('button', 'Register');
  await scene.window.reads('Only the response was lost');
});

scene.step('an expired token is renewed without a word', async () => {
  await tenant.order('expire-tokens');
  await person.registers(scene.secret('after-expiry'));
});

scene.step('a right that was taken away is named', async () => {
  await tenant.order('revoke-scope', { verb: 'create' });
  await person.startsNewSecret();
  await person.fills(scene.secret('not-allowed'));
  await scene.window.click('button', 'Register');
  await scene.window.reads('This service key does not have the permission (403).');
  await tenant.order('restore-scopes');
});

scene.step('a server that answers with a web page is called that', async () => {
  const page = '<html><title>Sign in to the network</title></html>';
  const answer = { kind: 'instead', status: 200, headers: [['Content-Type', 'text/html']], body: page };
  await tenant.order('fault/always', { service: 'api', action: answer });
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('Sign in to the network');
  await tenant.order('fault/clear');
});

scene.step('a wrong client secret is said to be wrong, and by whom', async () => {
  await tenant.order('rotate-client-secret');
  await tenant.order('expire-tokens');
  await person.opensPage('Connections');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('rejected the client secret');
});

scene.step('a server that is gone is said to be gone', async () => {
  await tenant.stop();
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('cannot be reached');
});
