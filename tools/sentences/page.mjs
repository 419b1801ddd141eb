// Writes docs/sentences.md: every sentence of the window in English and German, to be read in one go.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { textsOf } from './catalogues.mjs';

export const PAGE = join(import.meta.dirname, '../../docs/sentences.md');

const HEAD = `# Sentences

Every sentence of the window, made by \`./dev sentences\` from \`ui/src/messages\`. Braces stand for what is filled in;
a part in square brackets is left out if that is missing. Singular and plural are separated by a slash.
`;

/** The page as it has to be. */
export async function page() {
  const [english, german] = [await textsOf('en'), await textsOf('de')];
  const keys = [...new Set([...english.keys(), ...german.keys()])];
  const areas = [...new Set(keys.map(areaOf))];
  const sections = areas.map((area) => {
    const rows = keys
      .filter((key) => areaOf(key) === area)
      .map((key) => {
        const name = key.slice(area.length + 1) || area;
        return `| ${name} | ${cell(english.get(key))} | ${cell(german.get(key))} |`;
      });
    return `## ${area}\n\n| Key | English | German |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return [HEAD, ...sections].join('\n');
}

function areaOf(key) {
  return key.split('.')[0];
}

function cell(texts = []) {
  return texts.map((text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()).join(' / ');
}

if (import.meta.filename === process.argv[1]) writeFileSync(PAGE, await page());
