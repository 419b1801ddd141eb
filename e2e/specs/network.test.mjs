// A proxy and certificate authorities that the environment sets: shown before the first request, used, refused.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { dropFile } from '../lib/drag.mjs';
import { Proxy } from '../lib/proxy.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const proxy = await Proxy.start();
after(() => proxy.stop());
const server = new URL(JSON.parse(readFileSync(tenant.x509ServiceKey, 'utf8')).certurl ?? 'https://127.0.0.1').host;

scene.step('the settings list each variable with its effect', async () => {
  app.env = { ...app.env, HTTPS_PROXY: `http://${proxy.host}`, SSL_CERT_FILE: tenant.authority, SSL_CERT_DIR: '' };
  await app.restart();
  await person.opensPage('Settings');
  for (const told of [
    `Requests go through the proxy ${proxy.host}.`,
    'The certificate authorities in SSL_CERT_FILE are trusted instead of this computer’s.',
    'None in these settings.',
    'Used: one certificate authority.',
    'Empty, so it counts as not set.',
  ]) {
    await scene.window.reads(told);
  }
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('before the first request a connection says through what it will go', async () => {
  const noticed = async () => (await scene.window.text()).includes('Drop the file to read it');
  await scene.window.click('link', /^Connections/);
  await scene.window.reads('Drop the service key here');
  await dropFile(tenant.x509ServiceKey, noticed);
  await scene.window.reads(`Requests go through the proxy ${proxy.host}.`);
  await scene.window.reads('Set by the environment variable HTTPS_PROXY.');
  await scene.window.reads('SSL_CERT_FILE are trusted instead of this computer’s.');
  assert.deepEqual(await scene.window.violations(), []);
  assert.deepEqual(proxy.asked, []);
  await scene.window.click('button', 'Add connection');
  await scene.window.find('heading', 'Secrets');
});

scene.step(
  'a request tells the proxy it went through, and the proxy saw no more than the name of the host',
  async () => {
    await person.opensPage('Connections');
    await scene.window.reads(`${proxy.host}, set by HTTPS_PROXY`);
    await scene.window.click('button', /^Test/);
    await scene.window.reads('readable, 0 pull secrets');
    await scene.window.click('button', /: Token, (< 1|[\d.]+) m?s$/);
    await scene.window.reads(`Sent through the proxy ${proxy.host}, which the variable HTTPS_PROXY sets.`);
    await scene.window.press('Escape');
    assert.ok(proxy.asked.length > 0 && proxy.asked.every((host) => host === server), proxy.asked.join());
    assert.doesNotMatch(proxy.seen, /client_credentials/);
  },
);

scene.step('the proxy is among the hosts that were contacted', async () => {
  await person.opensPage('Settings');
  await scene.window.reads('proxy on the way to other hosts');
  await scene.window.reads(`through ${proxy.host}`);
});

scene.step('a proxy that is refused gets no further request, now and after a restart', async () => {
  await scene.window.click('checkbox', 'Use the proxy that the environment sets');
  await scene.window.reads('Not used: turned off in these settings.');
  await scene.window.reads('No proxy is set, so servers are reached directly.');
  const before = proxy.asked.length;
  await tests();
  await app.restart();
  await tests();
  assert.equal(proxy.asked.length, before);
});

scene.step('refused authorities are not trusted any more', async () => {
  await person.opensPage('Settings');
  await scene.window.click('checkbox', 'Trust the certificate authorities that the environment sets');
  await scene.window.reads('Only the authorities of this computer are trusted.');
  await person.opensPage('Connections');
  await scene.window.click('button', /^Test/);
  await scene.window.reads(/does not trust|not trusted/);
});

scene.step('a variable that cannot be used stops requests and says why, and never shows a password', async () => {
  const password = scene.password();
  const [user] = ['anna'];
  app.env = { ...app.env, HTTPS_PROXY: `http://${user}:${encodeURIComponent(password)}@${proxy.host}` };
  scene.watch(encodeURIComponent(password));
  await app.restart();
  await person.opensPage('Settings');
  await scene.window.click('checkbox', 'Use the proxy that the environment sets');
  await scene.window.reads('The environment variable HTTPS_PROXY cannot be used.');
  await scene.window.reads('Cannot be used: it contains a username or password.');
  const before = proxy.asked.length;
  await person.opensPage('Connections');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('The environment variable HTTPS_PROXY cannot be used.');
  assert.equal(proxy.asked.length, before);
  assert.doesNotMatch(await scene.window.text(), new RegExp(`${user}:`));
});

async function tests() {
  await person.opensPage('Connections');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('readable, 0 pull secrets');
  await person.opensPage('Settings');
}
