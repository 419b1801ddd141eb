// Writes ui/src/licences/notices.txt: the licences of everything that is part of the program, taken from the crates and
// npm packages themselves. `./dev licences` runs it, after a dependency changed.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { chosenLicences } from './spdx.mjs';

const ROOT = join(import.meta.dirname, '../..');
const UI = join(ROOT, 'ui');
const APACHE = 'Apache-2.0';
// Licences whose text does not have to be passed on with a compiled program, or is there already.
const WITHOUT_TEXT = {
  [APACHE]: 'Apache License 2.0, the licence of Pullpass itself. Its text is in the file LICENSE.',
  'BSL-1.0': 'Boost Software License 1.0',
  '0BSD': 'Zero-Clause BSD License',
  'CC0-1.0': 'Creative Commons Zero 1.0: in the public domain',
};

export const NOTICES = join(UI, 'src/licences/notices.txt');

// Dev dependencies whose code ends up in the pages nevertheless.
const BUNDLED = ['svelte', 'esm-env', 'clsx'];
// The systems for which there are packages.
const SYSTEMS = ['x86_64-unknown-linux-gnu', 'x86_64-pc-windows-msvc', 'x86_64-apple-darwin', 'aarch64-apple-darwin'];
// Taken over by hand; package-lock.json does not know them.
const COPIED = [{ name: 'SAP-icons v5 of @ui5/webcomponents-icons', version: '2.26.0', licence: APACHE }];
// Packages that name no licence in package.json, with the one of their file LICENSE.
const UNNAMED = { 'svelte-toolbelt': 'MIT' };
// In the public domain: there is no text to pass on.
const NOTES = ['SQLite is in the public domain.'];

const RULE = '-'.repeat(80);
const HEAD = `Third-party software in Pullpass

Pullpass contains the following software. Where a package offers several licences, the one named here is used.
`;

/** The whole text. */
export function notices() {
  const packages = [...crates(), ...npmPackages(), ...COPIED.map((one) => ({ ...one, folder: null, authors: [] }))];
  const entries = packages.map(entryOf);
  const named = Object.entries(WITHOUT_TEXT).map(([id, text]) => {
    const titles = entries.filter(({ licences }) => licences.includes(id)).map(titleOf);
    return { text, titles: titles.toSorted() };
  });
  const sections = [...named, ...textsOf(entries)]
    .filter(({ titles }) => titles.length > 0)
    .map(({ text, titles }) => `${rule(titles)}\n\n${text}\n`);
  return [HEAD, ...sections, `${RULE}\n${NOTES.join('\n')}\n`].join('\n');
}

/** The crates that are compiled into the program, on any system. */
function crates() {
  const systems = SYSTEMS.flatMap((triple) => ['--filter-platform', triple]);
  const features = ['--features', 'pullpass/custom-protocol'];
  const args = ['metadata', '--offline', '--locked', '--format-version', '1', ...features, ...systems];
  const metadata = JSON.parse(execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e9 }));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const program = metadata.packages.find(({ name, source }) => name === 'pullpass' && source === null);
  const reached = new Set([program.id]);
  for (const id of reached) {
    const compiled = nodes.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null));
    for (const { pkg } of compiled) reached.add(pkg);
  }
  return metadata.packages
    .filter(({ id, source }) => source !== null && reached.has(id))
    .map(({ name, version, license: licence, authors, manifest_path: manifest }) => {
      return { name, version, licence, authors, folder: dirname(manifest) };
    });
}

/** The npm packages in the pages. */
function npmPackages() {
  const { packages } = JSON.parse(readFileSync(join(UI, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && (!dev || BUNDLED.includes(path.replace('node_modules/', ''))))
    .map(([path]) => {
      const folder = join(UI, path);
      const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return {
        name,
        version,
        licence: license ?? UNNAMED[name],
        authors: [author?.name ?? author].filter(Boolean),
        folder,
      };
    });
}

function entryOf(one) {
  return { ...one, licences: chosenLicences(one.licence, one.name) };
}

/** Each text once, with what it is for, in a fixed order. */
function textsOf(entries) {
  const byText = new Map();
  for (const entry of entries) {
    for (const text of textsFor(entry)) {
      const key = text.replace(/\s+/g, ' ');
      const known = byText.get(key) ?? { text, titles: [] };
      known.titles.push(titleOf(entry));
      byText.set(key, known);
    }
  }
  const sorted = [...byText.values()].map(({ text, titles }) => ({ text, titles: [...new Set(titles)].toSorted() }));
  return sorted.toSorted((a, b) => (a.titles[0] < b.titles[0] ? -1 : 1));
}

/** The texts that have to be passed on with a package. Of a licence without text that is only a notice. */
function textsFor({ name, folder, licences, authors }) {
  if (folder === null) return [];
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file));
  const others = licences.filter((id) => !(id in WITHOUT_TEXT));
  const wanted = names.filter((file) => /^notice/i.test(file) || (others.length > 0 && isFor(file, others, names)));
  const texts = wanted.map((file) => readText(join(folder, file))).filter((text) => text !== null);
  return texts.length > 0 || others.length === 0 ? texts : others.map((id) => standardText(id, name, authors));
}

/** Whether the file has one of these licences: by its name, or because no other file is named after one. */
function isFor(file, licences, names) {
  const [of, named] = [
    (id) => id.split('-')[0].toLowerCase(),
    (one) => /apache|mit|bsd|isc|zlib|mpl|unicode/i.test(one),
  ];
  if (licences.some((id) => file.toLowerCase().includes(of(id)))) return true;
  const isThere = licences.some((id) => names.some((one) => one.toLowerCase().includes(of(id))));
  return !named(file) && !isThere;
}

/** The text without what differs between checkouts; nothing for a folder. */
function readText(path) {
  try {
    const lines = readFileSync(path, 'utf8').replaceAll('\r\n', '\n').split('\n');
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch (error) {
    if (error.code === 'EISDIR') return null;
    throw error;
  }
}

/** For a package that names its licence and brings no text. */
function standardText(id, name, authors) {
  if (id === 'MPL-2.0')
    return 'Mozilla Public License 2.0: https://www.mozilla.org/MPL/2.0/. The source is on crates.io.';
  const text = readText(join(import.meta.dirname, `${id}.txt`));
  return text.replace('{holders}', authors.length > 0 ? authors.join(', ') : `The authors of ${name}`);
}

function titleOf({ name, version }) {
  return `${name} ${version}`;
}

function rule(titles) {
  return `${RULE}\n${wrapped(titles.join(', '))}`;
}

function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line.length + word.length > 79) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

if (import.meta.filename === process.argv[1]) writeFileSync(NOTICES, notices());
