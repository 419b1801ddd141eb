// Reads the message catalogues as texts: each key with what it says, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const UI = join(import.meta.dirname, '../../ui');
const ts = createRequire(join(UI, 'package.json'))('typescript');
const { SyntaxKind } = ts;

export const CATALOGUES = join(UI, 'src/messages');

/**
 * The texts of a language, `{ en: Map }` style: the key `area.name.part` with all its wordings, such as singular and
 * plural. What is filled in stands in braces.
 */
export function textsOf(language) {
  const folder = join(CATALOGUES, language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  const texts = new Map();
  for (const name of files.toSorted()) {
    const source = readFileSync(join(folder, name), 'utf8');
    const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
    collect(file, [name.replace('.ts', '')], texts);
  }
  return texts;
}

/** The names of all members of the catalogue: what the pages ask for by name. */
export function membersOf(texts) {
  return new Set([...texts.keys()].map((key) => key.split('.').at(-1)));
}

function collect(node, path, texts) {
  const text = textOf(node);
  if (text !== undefined) {
    if (text.trim() !== '' && isWording(node)) add(texts, path.join('.'), text);
    ts.forEachChild(node, (child) => collect(child, path, texts));
    return;
  }
  const name = nameOf(node);
  const inner = name && path.at(-1) !== name ? [...path, name] : path;
  ts.forEachChild(node, (child) => collect(child, inner, texts));
}

function add(texts, key, text) {
  texts.set(key, [...new Set([...(texts.get(key) ?? []), text])]);
}

function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ expression, literal }) => `{${placeholder(expression)}}${literal.text}`);
  return node.head.text + spans.join('');
}

/** What is filled in, by its name where it has one. */
function placeholder(expression) {
  const source = expression.getText().replace(/\s+/g, ' ');
  return /^[\w.]+$/.test(source) ? source.split('.').at(-1) : '…';
}

/** A member of an object, a constant or a function names the texts in it. */
function nameOf(node) {
  const named =
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isVariableDeclaration(node) && isTopLevel(node));
  return named && node.name ? node.name.getText().replaceAll("'", '') : undefined;
}

function isTopLevel(node) {
  return node.parent?.parent?.parent?.kind === SyntaxKind.SourceFile;
}

/** Whether a literal is something to read, and not a type, a key, a module or what something is compared with. */
function isWording(node) {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isElementAccessExpression(parent) || ts.isCaseClause(parent)) return false;
  return !(ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind));
}

const COMPARISONS = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.InKeyword,
]);
