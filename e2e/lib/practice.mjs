// A practice tenant in a process of its own, and its control surface.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Child } from './processes.mjs';
import { until } from './waiting.mjs';

const BINARY = process.env.PULLPASS_SANDBOX ?? join(import.meta.dirname, '../../target/debug/sandbox');

export class PracticeTenant {
  #child;
  #folder;

  static async start() {
    const tenant = new PracticeTenant();
    tenant.#folder = mkdtempSync(join(tmpdir(), 'pullpass-practice-'));
    tenant.#child = new Child(BINARY, ['--dir', tenant.#folder]);
    const line = await until('the practice tenant', () => /^\{.*\}$/m.exec(tenant.#child.output)?.[0]);
    return Object.assign(tenant, JSON.parse(line));
  }

  /** Gives an order of the control surface; the table is in the documentation of `crates/sandbox`. */
  async order(name, body = {}) {
    const answer = await fetch(`${this.aiApiUrl}/__sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  names() {
    return this.order('names');
  }

  /** The `.dockerconfigjson` the tenant holds under this name. */
  async document(name) {
    const text = await this.order('secret', { name });
    return text && JSON.parse(text);
  }

  /** The bodies that its API was sent by this method, in their order. */
  async bodiesBy(method) {
    const requests = await this.order('requests');
    return requests.filter((request) => request.method === method && request.service === 'api').map(({ body }) => body);
  }

  /** Puts a secret there as somebody else would. */
  async addForeign(name, document = { auths: {} }) {
    await this.order('add-foreign', { name, dockerconfigjson: JSON.stringify(document) });
  }

  async stop() {
    await this.#child.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
