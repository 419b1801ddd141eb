// The keychain of the test's desktop, seen from outside: by secret-tool, as any other program sees it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import { until } from './waiting.mjs';

const BUS = ['--session', '--print-reply', '--dest=org.freedesktop.secrets'];
const SERVICE = '/org/freedesktop/secrets';
const LOGIN = `${SERVICE}/collection/login`;

/** What Pullpass keeps: the attributes and the raw text of each item. */
export function items() {
  const { stdout, stderr } = spawnSync('secret-tool', ['search', '--all', 'service', 'Pullpass'], { encoding: 'utf8' });
  const texts = [...stdout.matchAll(/^secret = (.*)$/gm)].map(([, text]) => text);
  // The attributes come by the other stream, in the same order.
  const users = [...`${stdout}\n${stderr}`.matchAll(/^attribute\.username = (.*)$/gm)].map(([, user]) => user);
  const labels = [...stdout.matchAll(/^label = (.*)$/gm)].map(([, label]) => label);
  return texts.map((text, at) => ({ text, user: users[at], label: labels[at] }));
}

/** The secrets that Pullpass keeps, put together from their items and unwrapped. */
export function secrets() {
  const all = new Map(items().map(({ user, text }) => [user, text]));
  const heads = [...all].filter(([user]) => !user.includes('-'));
  return heads.map(([user, head]) => unseal(whole(all, user, head), user));
}

/** One item's text by its user, as `secret-tool lookup` prints it. */
export function lookup(user) {
  return execFileSync('secret-tool', ['lookup', 'service', 'Pullpass', 'username', user], { encoding: 'utf8' });
}

/** Removes all that Pullpass keeps. */
export function clear() {
  spawnSync('secret-tool', ['clear', 'service', 'Pullpass']);
}

/** Locks the collection; nobody is there to be asked for the password. */
export function lock() {
  execFileSync('dbus-send', [...BUS, SERVICE, 'org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN}`]);
}

/** Opens it as a new login does: by a keychain daemon that takes the place of the old one. */
export async function unlock() {
  const daemon = ['--replace', '--unlock', '--components=secrets'];
  execFileSync('gnome-keyring-daemon', daemon, {
    input: process.env.KEYCHAIN_PASSWORD,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await until('the open keychain', () => !isLocked());
}

/** Stops the daemon, so that whoever asks the keychain gets no answer. */
export function silence() {
  process.kill(daemon(), 'SIGSTOP');
}

/** Lets it answer again, also what was asked meanwhile. */
export function speak() {
  process.kill(daemon(), 'SIGCONT');
}

export function isLocked() {
  const get = 'org.freedesktop.DBus.Properties.Get';
  const names = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  return execFileSync('dbus-send', [...BUS, LOGIN, get, ...names], { encoding: 'utf8' }).includes('boolean true');
}

/** The process that owns the keychain on this bus. */
function daemon() {
  const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const call = ['org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets'];
  return Number(/uint32 (\d+)/.exec(execFileSync('dbus-send', [...bus, ...call], { encoding: 'utf8' }))[1]);
}

function whole(all, user, head) {
  if (!/^pp2h\.\d+\.\d+$/.test(head)) return head;
  const start = `${user}-2-`;
  const number = ([other]) => Number(other.slice(start.length));
  return [...all]
    .filter(([other]) => other.startsWith(start))
    .toSorted((one, other) => number(one) - number(other))
    .map(([, text]) => text)
    .join('');
}

/** `pp2.` and base64url of version, kind, length, SHA-256 and bytes; the hash is over handle, kind and bytes. */
function unseal(line, handle) {
  const raw = Buffer.from(line.slice('pp2.'.length), 'base64url');
  const [header, secret] = [raw.subarray(0, 38), raw.subarray(38)];
  const hash = createHash('sha256').update(handle).update(header.subarray(1, 2)).update(secret).digest();
  if (!line.startsWith('pp2.') || header.readUInt32BE(2) !== secret.length || !hash.equals(header.subarray(6))) {
    throw new Error('an item of the keychain is no envelope of ours');
  }
  return secret.toString('utf8');
}
