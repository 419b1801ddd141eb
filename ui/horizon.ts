import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';

/** The themes by the value of `data-theme` on the root; the first one is in force without it. */
const THEMES = ['sap_horizon', 'sap_horizon_dark', 'sap_horizon_hcb'] as const;
const CONTENT = join(import.meta.dirname, 'node_modules/@sap-theming/theming-base-content/content/Base/baseLib');
const ID = 'virtual:horizon.css';

/**
 * Makes the style sheet `virtual:horizon.css`: of SAP's tokens those that the sources name, once for each theme. A name
 * without a value in one of the themes is an error.
 */
export function horizon(sources: string): Plugin {
  return {
    name: 'horizon',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? themes(tokensIn(sources)) : null),
  };
}

function themes(tokens: readonly string[]): string {
  return THEMES.map((theme, index) => {
    const values = valuesOf(theme);
    const lines = tokens.map((token) => {
      const value = values[token];
      if (value === undefined) throw new Error(`${theme} has no token --${token}.`);
      return `  --${token}: ${value};`;
    });
    return `${index === 0 ? ':root' : `:root[data-theme='${theme}']`} {\n${lines.join('\n')}\n}\n`;
  }).join('');
}

function valuesOf(theme: string): Record<string, string> {
  const file = readFileSync(join(CONTENT, theme, 'variables.json'), 'utf8');
  return (JSON.parse(file) as { root: Record<string, string> }).root;
}

/** The names of all tokens in the style sheets and components of the folder, without `--`. */
export function tokensIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(css|svelte)$/.test(file),
  );
  const names = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/--sap\w+/g) ?? []);
  return [...new Set(names)].map((name) => name.slice(2)).sort();
}
