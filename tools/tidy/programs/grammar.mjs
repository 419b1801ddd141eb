// Syntax trees of the languages that start programs.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const parsers = new Map();

/** Loads the grammars by name (`javascript`, `python`, `rust`). */
export async function loadGrammars(...names) {
  const { Language, Parser } = requireInstalled('web-tree-sitter');
  await Parser.init();
  for (const name of names) {
    const language = await Language.load(require.resolve(`tree-sitter-${name}/tree-sitter-${name}.wasm`));
    // Kept for as long as the process lives: the finalizer of a collected parser can crash the process.
    parsers.set(name, new Parser().setLanguage(language));
  }
}

/** The root node of the text. Throws where the text has a syntax error, since a program could hide there. */
export function parse(name, text, path) {
  const { rootNode } = parsers.get(name).parse(text);
  if (!rootNode.hasError) return rootNode;
  const { startPosition, text: broken } = firstError(rootNode);
  throw new Error(`${path}:${startPosition.row + 1}: not understood as ${name}: ${broken.slice(0, 60)}`);
}

function firstError(node) {
  if (node.type === 'ERROR' || node.isMissing) return node;
  return firstError(node.children.find((child) => child.hasError || child.type === 'ERROR' || child.isMissing));
}

function requireInstalled(name) {
  try {
    return require(name);
  } catch (cause) {
    throw new Error('The house rules need their packages: run npm ci --prefix tools/tidy --ignore-scripts', { cause });
  }
}
