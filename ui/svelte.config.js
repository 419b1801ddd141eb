import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // The content security policy allows style sheets, not style elements.
    css: 'external',
    // Svelte does not know that a UI5 host takes keys and has a role of its own.
    warningFilter: (warning) => !(warning.code.startsWith('a11y_') && warning.message.includes('`<ui5-')),
  },
};
