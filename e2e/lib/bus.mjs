// The session bus, by which a second start finds the first.
import { execFileSync } from 'node:child_process';

import { until } from './waiting.mjs';

/** The bus notices the end of the application a moment later; a start in between would call on the one that is gone. */
export async function busForgetsIt() {
  await until('the bus to forget it', () => !namesOnBus().some((name) => /pullpass/i.test(name)));
}

function namesOnBus() {
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ListNames'];
  const answer = execFileSync('dbus-send', ask, { encoding: 'utf8' });
  return [...answer.matchAll(/string "([^"]+)"/g)].map(([, name]) => name);
}
