import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Takes every address of UI5's CDN out of the bundle: fonts and locale data are our own. */
const noCdn: Plugin = {
  name: 'no-cdn',
  enforce: 'pre',
  load: (id) =>
    /webcomponents-base\/dist\/(prod\/)?generated\/css\/FontFace\.css\.js/.test(id) ? 'export default ""' : null,
  transform: (code, id) =>
    id.includes('/@ui5/') && code.includes('cdn.jsdelivr.net')
      ? code.replace(/https:\/\/cdn\.jsdelivr\.net\/[^`"')]+/g, 'about:blank')
      : null,
};

export default defineConfig({
  base: './',
  plugins: [noCdn, svelte()],
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  build: {
    target: ['es2022', 'safari16', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
