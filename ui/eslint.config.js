import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const own = { 'no-restricted-globals': ['error', 'fetch', 'localStorage', 'sessionStorage'] };

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    rules: {
      ...own,
      // TypeScript knows the globals.
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // State is replaced, not mutated: sets and maps in it are plain.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "SvelteAttribute[key.name='style']",
          message: 'The content security policy forbids style attributes: use a class or style:property.',
        },
      ],
    },
  },
  {
    // It talks to the driver of a browser, not for the window.
    files: ['webkit.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/ipc.ts', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'ipc.ts alone talks to Rust.' }] },
      ],
    },
  },
);
