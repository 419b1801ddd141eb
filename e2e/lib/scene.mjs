// A scene of a test: a practice tenant, the application with empty folders, and a person at its window.
// Whatever a scene was about, it ends with a look for every secret that took part, everywhere it must not be.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { App } from './app.mjs';
import * as keychain from './keychain.mjs';
import { leaks } from './leaks.mjs';
import { Person } from './person.mjs';
import { PracticeTenant } from './practice.mjs';

const FAILURES = join(import.meta.dirname, '../../target/e2e/failures');

export class Scene {
  #canaries = [];
  #broken = false;

  /** Sets the scene; its end is ordered by `after`. `env` is for the application. */
  static async set(after, { env } = {}) {
    const scene = new Scene();
    if (keychain.isLocked()) await keychain.unlock();
    keychain.clear();
    scene.tenant = await PracticeTenant.start();
    scene.clientSecret = scene.watch(JSON.parse(readFileSync(scene.tenant.serviceKey, 'utf8')).clientsecret);
    scene.watch(scene.tenant.registry.password);
    scene.app = await App.start({ file: scene.tenant.serviceKey, env });
    scene.person = new Person(scene.app);
    after(() => scene.end());
    return scene;
  }

  get window() {
    return this.app.window;
  }

  /** A test that goes on where the one before ended. When one fails there is a picture, and the rest is not tried. */
  step(name, run) {
    test(name, async (t) => {
      if (this.#broken) throw new Error('not reached, since a step before it failed');
      try {
        await run(t);
      } catch (error) {
        this.#broken = true;
        await this.#pictureOf(name);
        throw error;
      }
    });
  }

  /** An invented password with the characters that break quoting; it is looked for when the scene ends. */
  password() {
    return this.watch(`Pp-${randomBytes(9).toString('base64url')}"$\\'ü`);
  }

  /** What this scene would register as `name` in the registry of the practice tenant. */
  secret(name, more = {}) {
    const { host, username, image } = this.tenant.registry;
    return { name, registry: 'Other', key: host, username, password: this.password(), image, ...more };
  }

  /** The tenant's words, and what it holds for this registry. */
  async held(name) {
    const document = await this.tenant.document(name);
    return document?.auths[this.tenant.registry.host];
  }

  assertNoLeaks() {
    const found = leaks(this.#canaries, { folders: [this.app.folder], outputs: { output: this.app.output } });
    assert.deepEqual(found, [], 'a secret lies where none may be');
  }

  async end() {
    try {
      this.assertNoLeaks();
    } finally {
      await this.app.dispose();
      await this.tenant.stop();
    }
  }

  async #pictureOf(step) {
    mkdirSync(FAILURES, { recursive: true });
    const path = join(FAILURES, `${step.replaceAll(/\W+/g, '-')}.png`);
    await this.window.picture(path).then(
      () => console.error(`The window as it was: ${path}`),
      () => console.error('The window could not be pictured any more.'),
    );
  }

  /** Looks for this secret too when the scene ends. */
  watch(secret) {
    this.#canaries.push(secret);
    return secret;
  }
}
