// The production mark: every write asks once, what cannot be undone wants the name of the connection, and no way leads
// around the question.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const first = scene.secret('team-images');
const second = scene.password();

scene.step('the mark shows all over the window', async () => {
  await person.addsServiceKey();
  await person.opensPage('Connections');
  await scene.window.click('switch', 'Production: ask before every change');
  await until('the mark', () => scene.window.run(() => document.querySelectorAll('.tag--prod').length === 2));
  assert.equal(await scene.window.run(() => document.querySelectorAll('.shell--production').length), 1);
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('registering asks once, by keyboard too, and a no sends nothing', async () => {
  await person.startsNewSecret();
  await person.fills(first);
  await scene.window.press('Control', 'Enter');
  await scene.window.find('heading', 'Register team-images in practice?');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Cancel');
  await until('the question to be gone', async () => !(await scene.window.has('dialog', /./)));
  assert.deepEqual(await tenant.names(), []);
  await scene.window.press('Control', 'Enter');
  await scene.window.focusOn('button', 'Cancel');
  await scene.window.tabTo('button', 'Register');
  await scene.window.press('Enter');
  await scene.window.reads('Registered in');
  assert.deepEqual(await tenant.names(), ['team-images']);
});

scene.step('taking it back asks too, and a no leaves the way open', async () => {
  await scene.window.click('button', 'Undo');
  await scene.window.find('heading', 'Undo in practice?');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Cancel');
  await until('the question to be gone', async () => !(await scene.window.has('dialog', /./)));
  assert.deepEqual(await tenant.names(), ['team-images']);
  await scene.window.click('button', 'Undo');
  await scene.window.click('button', 'Undo');
  await scene.window.reads('team-images is deleted from practice.');
  assert.deepEqual(await tenant.names(), []);
});

scene.step('replacing asks once, since it can be undone', async () => {
  await person.startsNewSecret();
  await person.fills(first);
  await scene.window.press('Control', 'Enter');
  await scene.window.focusOn('button', 'Cancel');
  await scene.window.tabTo('button', 'Register');
  await scene.window.press('Enter');
  await scene.window.reads('Registered in');
  await scene.window.click('button', 'Edit');
  await scene.window.click('button', 'Change: Password');
  await person.entersPassword(second);
  await scene.window.press('Control', 'Enter');
  await scene.window.find('heading', 'Replace the credentials of team-images in practice?');
  assert.equal(await scene.window.has('textbox', /^Type practice/), false, 'no name is wanted');
  await scene.window.focusOn('button', 'Cancel');
  await scene.window.tabTo('button', 'Replace');
  await scene.window.press('Enter');
  await scene.window.reads('Replaced in');
  assert.equal((await scene.held('team-images')).password, second);
});

scene.step('deleting what cannot be undone wants the name of the connection', async () => {
  await tenant.addForeign('theirs');
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  await person.asksToDelete('theirs');
  await scene.window.reads('cannot be undone');
  assert.equal(await deleteIsOffered(), false);
  await scene.window.type('Type practice to delete', 'practic');
  assert.equal(await deleteIsOffered(), false);
  await scene.window.write('e');
  await until('the deletion to be offered', deleteIsOffered);
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Delete');
  await scene.window.reads('theirs is deleted');
  assert.deepEqual(await tenant.names(), ['team-images']);
});

scene.step('deleting what can be undone asks without it, and its undo asks again', async () => {
  await person.deletes('team-images');
  await scene.window.click('button', 'Undo');
  await scene.window.click('button', 'Undo');
  await scene.window.reads('team-images is restored.');
  assert.equal((await scene.held('team-images')).password, second);
});

scene.step('a page that would not ask is refused', async () => {
  const refused = await scene.window.runAsync((done) => {
    const { invoke } = window.__TAURI_INTERNALS__;
    const call = (name, args) => invoke(name, { args });
    call('start', null)
      .then(({ connections: [{ id }] }) =>
        call('delete_secrets', {
          connection: id,
          names: ['team-images'],
          approval: { kind: 'notAsked' },
          operation: 'unasked',
        }),
      )
      .then(() => done('deleted'), done);
  });
  assert.deepEqual(refused, { kind: 'approvalWanted', connection: 'practice' });
  assert.deepEqual(await tenant.names(), ['team-images']);
});

/** Whether the button that deletes can be pressed. */
function deleteIsOffered() {
  return scene.window.run(() => !document.querySelector('#confirm').disabled);
}
