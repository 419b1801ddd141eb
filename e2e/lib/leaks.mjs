// Looks for secrets where none may be: in files and outputs, in every form in which one is likely to slip through.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a secret was found and in which form, a line each. `outputs` are texts by name. */
export function leaks(secrets, { folders = [], outputs = {} }) {
  const files = folders.flatMap(filesBelow).map((path) => [path, contents(path)]);
  const texts = Object.entries(outputs).map(([name, text]) => [name, Buffer.from(text)]);
  return [...files, ...texts].flatMap(([place, bytes]) =>
    secrets.flatMap((secret, number) => formsIn(bytes, secret).map((form) => `${place}: secret ${number}, ${form}`)),
  );
}

export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A file may vanish between listing and reading: then it holds nothing any more. */
function contents(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function formsIn(bytes, secret) {
  const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
  const found = ([, text, ignoreCase]) => (ignoreCase ? lower : bytes).includes(text);
  return [
    ...new Set(
      forms(secret)
        .filter(found)
        .map(([form]) => form),
    ),
  ];
}

/** Name, bytes, and whether capitals count as small letters. */
function forms(secret) {
  const hex = Buffer.from(secret).toString('hex');
  const json = JSON.stringify(secret).slice(1, -1);
  const small = (text) => Buffer.from(text, 'latin1').toString('latin1').toLowerCase();
  return [
    ['plain', secret],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['reversed', [...secret].toReversed().join('')],
    ...[0, 1, 2].flatMap((offset) => [
      ['base64', base64At(offset, secret, 'base64')],
      ['base64', base64At(offset, secret, 'base64url')],
    ]),
    ['hex', hex, true],
    ['percent', small(encodeURIComponent(secret)), true],
    ['percent', hex.replace(/../g, '%$&'), true],
    ['JSON', json],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['JSON', [...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''), true],
    ['hex', hex.replace(/..(?=.)/g, '$&:'), true],
    ['entities', [...secret].map((c) => `&#${c.codePointAt(0)};`).join('')],
    ['zero-width', [...secret].join('\u200b')],
    ['list of numbers', [...Buffer.from(secret)].join(',')],
    ['list of numbers', [...Buffer.from(secret)].join(', ')],
  ];
}

/** The characters that base64 makes of the secret alone when so many other bytes stand before it. */
function base64At(offset, secret, alphabet) {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return bytes.toString(alphabet).slice(first, last);
}
