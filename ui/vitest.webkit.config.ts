// The tests that draw components, in the engine of the window: e2e/desktop.sh npm run test:webkit --prefix ui
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

import base from './vite.config';
import { webKitGtk } from './webkit';

const drawing = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.test.ts') && /from '.*\/drawn'/.test(readFileSync(path, 'utf8')));

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: drawing,
    browser: {
      enabled: true,
      provider: webKitGtk(),
      instances: [{ browser: 'webkitgtk', viewport: { width: 1280, height: 800 } }],
      screenshotFailures: false,
    },
  },
});
