// What neither the page nor another account of this computer gets: an echo of what was typed, a connection, a file.
import assert from 'node:assert/strict';
import { lstatSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;

/** Calls a command as a script in the page would, past the table of the pages. */
const call = (command, args) =>
  scene.window.runAsync(
    (name, given, done) =>
      window.__TAURI_INTERNALS__.invoke(name, given).then(
        (value) => done(`given: ${JSON.stringify(value)}`),
        (error) => done(`refused: ${JSON.stringify(error)}`),
      ),
    command,
    args,
  );

scene.step('a command that is called wrongly repeats nothing of what it was given', async () => {
  const typed = 'Typed-by-mistake-1';
  for (const [command, args] of [
    ['discard_secret', { args: { handle: typed } }],
    ['discard_secret', { args: typed }],
    ['set_preferences', { args: { theme: typed } }],
    ['set_preferences', { args: { network: { proxy: { kind: typed } } } }],
    ['send', { args: { draft: { registries: [{ password: typed }] } } }],
    ['open_help', { args: { kind: typed } }],
    ['cancel', { args: { operation: [typed] } }],
    ['cancel', { [typed]: typed }],
    ['subscribe', { channel: typed }],
    ['routes', { args: { connection: typed, addresses: typed } }],
  ]) {
    const answer = await call(command, args);
    assert.match(answer, /^refused: \{.*"kind":"callMalformed"/, command);
    assert.ok(!answer.includes(typed), `${command}: ${answer}`);
  }
});

scene.step('a secret of more than 64 KiB is refused before it is kept', async () => {
  const answer = await scene.window.runAsync((done) => {
    const stage = (bytes) => window.__TAURI_INTERNALS__.invoke('stage_secret', new Uint8Array(bytes).fill(120));
    stage(65537).then(
      () => done('taken'),
      (error) => done(JSON.stringify(error)),
    );
  });
  assert.deepEqual(JSON.parse(answer), { kind: 'secretTooLong', limit: 65536 });
});

scene.step('whatever the page links to, nothing connects', async () => {
  const connections = [];
  const server = createServer((socket) => {
    connections.push(socket.remotePort);
    socket.destroy();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}/`;
  await scene.window.runAsync((target, done) => {
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'icon', 'stylesheet', 'modulepreload']) {
      const link = document.createElement('link');
      Object.assign(link, { rel, href: `${target}${rel}`, as: 'script', crossOrigin: 'anonymous' });
      document.head.append(link);
    }
    const frame = document.createElement('iframe');
    frame.src = `${target}frame`;
    const image = new Image();
    image.src = `${target}image`;
    const anchor = document.createElement('a');
    Object.assign(anchor, { href: `${target}blank`, target: '_blank', textContent: 'x', ping: `${target}ping` });
    document.body.append(frame, image, anchor);
    anchor.click();
    window.open(`${target}open`);
    location.assign(`${target}away`);
    fetch(`${target}fetch`).catch(() => 0);
    navigator.sendBeacon(`${target}beacon`, 'x');
    try {
      new WebSocket(target.replace('http', 'ws'));
    } catch {
      // Refused at once.
    }
    // What connects does so at once; a hundred round trips to the application take longer.
    const ask = (left) =>
      left === 0
        ? done()
        : window.__TAURI_INTERNALS__.invoke('code_languages', { args: null }).then(() => ask(left - 1));
    ask(100);
  }, url);
  server.close();
  assert.deepEqual(connections, []);
  await scene.window.find('heading', /Start|Connections|Secrets/);
});

scene.step('no file of the application can be read by others, also after an earlier version left some', async () => {
  await app.restart();
  await person.opensPage('Settings');
  assert.deepEqual(readableByOthers(app.folder), []);
});

function readableByOthers(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found && !found.isSymbolicLink() && !found.isSocket() && (found.mode & 0o077) !== 0;
    });
}
