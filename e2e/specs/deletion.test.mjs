// Several secrets deleted at once: what is said, what Undo restores, and what can be restored later.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const NAMES = ['team-1', 'team-2', 'team-3'];

scene.step('three are selected and deleted, and Undo restores them', async () => {
  await person.addsServiceKey();
  for (const name of NAMES) await person.registers(scene.secret(name));
  await person.opensPage('Secrets');
  await selects('team-1');
  await selectsUpTo('team-3');
  await scene.window.reads('3 selected');
  await scene.window.click('button', 'Delete');
  await scene.window.find('heading', 'Delete 3 secrets from practice?');
  await scene.window.reads('All 3 can be restored until you quit');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Delete 3 secrets');
  await scene.window.reads('3 secrets are deleted from practice.');
  assert.deepEqual(await tenant.names(), []);
  await scene.window.click('button', 'Undo');
  await scene.window.reads('3 secrets are restored.');
  assert.deepEqual((await tenant.names()).toSorted(), NAMES);
});

scene.step('of those that can be restored and those that cannot, Undo tells the true count', async () => {
  await tenant.addForeign('foreign-1');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.find('rowheader', 'foreign-1');
  await selects('foreign-1');
  await selects('team-1');
  await scene.window.press('Delete');
  await scene.window.reads('1 of 2 can be restored until you quit');
  await scene.window.click('button', 'Delete 2 secrets');
  await scene.window.reads('2 secrets are deleted from practice.');
  await scene.window.reads('1 of them can be restored.');
  await scene.window.click('button', 'Undo');
  await scene.window.reads('1 of 2 restored.');
  await scene.window.reads('foreign-1 cannot be restored: its password is not stored on this computer.');
  assert.deepEqual((await tenant.names()).toSorted(), NAMES);
});

scene.step('a deletion that is cancelled half-way says which are deleted, and Undo restores those', async () => {
  await scene.window.run(() => document.querySelector('tbody tr').focus());
  await scene.window.press('Control', 'a');
  await scene.window.reads('3 selected');
  await tenant.order('fault/always', {
    method: 'DELETE',
    pathContains: 'team-2',
    delayMillis: 60_000,
    action: { kind: 'proceed' },
  });
  await scene.window.press('Delete');
  await scene.window.click('button', 'Delete 3 secrets');
  await scene.window.reads('Deleting 2 of 3');
  await scene.window.click('button', 'Cancel');
  await scene.window.reads(/team-2 was (not )?deleted\./);
  await scene.window.reads('team-1 is deleted from practice.');
  await tenant.order('fault/clear');
  assert.deepEqual((await tenant.names()).toSorted(), ['team-2', 'team-3']);
  await scene.window.click('button', 'Undo');
  await scene.window.reads('team-1 is restored.');
  await until('all three', async () => (await tenant.names()).length === 3);
});

scene.step('what was deleted is listed until the next start, and can be restored one by one', async () => {
  await person.deletes('team-1');
  await person.deletes('team-2');
  await scene.window.click('button', 'Recently deleted 2');
  await scene.window.find('heading', 'Recently deleted from practice');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Restore team-1');
  await scene.window.reads('team-1 is restored.');
  assert.deepEqual((await tenant.names()).toSorted(), ['team-1', 'team-3']);
  await scene.window.find('button', 'Recently deleted 1');
});

scene.step('Ctrl+Z takes the last deletion back', async () => {
  await scene.window.run(() => document.querySelector('tbody tr').focus());
  await scene.window.press('Control', 'z');
  await scene.window.reads('team-2 is restored.');
  assert.deepEqual((await tenant.names()).toSorted(), NAMES);
  assert.equal(await scene.window.has('button', /^Recently deleted/), false);
});

scene.step('Ctrl+Z while a deletion is on its way takes it back once it is made', async () => {
  const slow = { method: 'DELETE', pathContains: 'team-3', delayMillis: 2000, action: { kind: 'proceed' } };
  await tenant.order('fault/always', slow);
  await person.asksToDelete('team-3');
  await scene.window.click('button', 'Delete');
  await scene.window.reads('Deleting team-3');
  await scene.window.press('Control', 'z');
  await scene.window.press('Control', 'z');
  await scene.window.reads('team-3 is restored.');
  await tenant.order('fault/clear');
  assert.deepEqual((await tenant.names()).toSorted(), NAMES);
});

scene.step('the next start knows of none', async () => {
  await person.deletes('team-1');
  await scene.window.find('button', 'Recently deleted 1');
  await scene.app.restart();
  await person.opensPage('Secrets');
  await scene.window.find('rowheader', 'team-2');
  assert.equal(await scene.window.has('button', /^Recently deleted/), false);
});

scene.step('an undo that a kill interrupts after it was sent is shown as ours at the next start', async () => {
  await person.deletes('team-2');
  await lateAnswerTo('POST');
  await scene.window.press('Control', 'z');
  await until('the tenant to have it', async () => (await tenant.names()).includes('team-2'));
  await killsAndOpens();
  await scene.window.find('rowheader', 'team-2');
  assert.equal(await scene.window.has('button', /^Recently deleted/), false);
  await scene.window.readsNoMore('Created elsewhere');
  await person.opensSecret('team-2');
  await scene.window.reads('in keychain');
});

scene.step('a deletion is still listed after a kill, and is restored with its password', async () => {
  const { password } = await scene.held('team-3');
  await person.opensPage('Secrets');
  await person.deletes('team-3');
  await killsAndOpens();
  await scene.window.click('button', 'Recently deleted 1');
  await scene.window.click('button', 'Restore team-3');
  await scene.window.reads('team-3 is restored.');
  assert.equal((await scene.held('team-3')).password, password);
});

/** The tenant carries out the next request by this method and answers when nobody waits any more. */
async function lateAnswerTo(method) {
  const action = { kind: 'drip', millis: 60_000 };
  await tenant.order('fault', { method, pathContains: 'dockerRegistrySecrets', action });
}

async function killsAndOpens() {
  await scene.app.kill();
  await scene.app.open();
  await person.opensPage('Secrets');
}

async function selects(name) {
  await scene.window.click('checkbox', `Select ${name}`);
}

/** Clicks with Shift, as a person does; WebDriver's own click takes no keys along. */
async function selectsUpTo(name) {
  await scene.window.run((label) => {
    const box = document.querySelector(`[aria-label="Select ${label}"]`);
    box.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }));
  }, name);
}
