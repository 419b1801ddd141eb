// Reads the message catalogues as texts: each key with what it says, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const UI = join(import.meta.dirname, '../../ui');
const ts = createRequire(join(UI, 'package.json'))('typescript');

const CATALOGUES = join(UI, 'src/messages');

/** The texts of a language: the key `area.name.part` with its wordings, which are several for a plural. */
export async function textsOf(language) {
  const texts = new Map();
  for (const path of filesOf(language)) collect(await wordsIn(path), [], texts);
  return texts;
}

/** Every string of a language as its files have it, with the file it is in. */
export function literalsOf(language) {
  return filesOf(language).flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    return stringsIn(file).map((text) => ({ text, file: basename(path) }));
  });
}

function stringsIn(node) {
  const own = ts.isStringLiteralLike(node) ? [node.text] : [];
  const inner = [];
  ts.forEachChild(node, (child) => void inner.push(...stringsIn(child)));
  return [...own, ...inner];
}

function filesOf(language) {
  const folder = join(CATALOGUES, language);
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  return names.toSorted().map((name) => join(folder, name));
}

// A catalogue is words and types alone: without the types it is JavaScript that needs no other module.
async function wordsIn(path) {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions: { module: 'esnext' } });
  return { ...(await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) };
}

function collect(node, path, texts) {
  const wordings = typeof node === 'string' ? [node] : typeof node.other === 'string' ? Object.values(node) : null;
  if (wordings) {
    const said = wordings.filter((text) => text !== '');
    if (said.length > 0) texts.set(path.join('.'), said);
  } else for (const [key, inner] of Object.entries(node)) collect(inner, [...path, key], texts);
}
