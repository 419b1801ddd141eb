import { join } from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { horizon } from './horizon';

export default defineConfig({
  base: './',
  plugins: [horizon(join(import.meta.dirname, 'src')), svelte()],
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
    setupFiles: ['src/messages/fetched.ts'],
    testTimeout: 30_000,
    // Each file would fetch and compile the library of the controls anew.
    isolate: false,
  },
});
