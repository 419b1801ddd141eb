// Whoever sets the environment of a release loads no code into it and opens no door, in the application and in its web
// process. A shared object that tells when it is loaded is offered in every way that is known.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { children } from '../lib/processes.mjs';
import { Folders, Started } from '../lib/started.mjs';
import { until } from '../lib/waiting.mjs';

/** What WebKitGTK reads before it starts the process of the page. */
const NO_LAYERS = 'WEBKIT_DISABLE_COMPOSITING_MODE';
const GARBAGE = 'JSC_largeHeapSize';
const FIRST_PAGE = 'Start with a service key';
const TEST_BUILD = join(import.meta.dirname, '../../target/e2e/pullpass');

/** Each way: what it puts into its folder, and the variables that lead there. Those marked load in a build that keeps them. */
const WAYS = {
  gtkModules: { loads: true, env: (at) => ({ GTK_MODULES: at('probe.so') }) },
  gtk3Modules: { env: (at) => ({ GTK3_MODULES: at('probe.so') }) },
  systemSettings: {
    loads: true,
    files: (at) => ({ 'gtk-3.0/settings.ini': `[Settings]\ngtk-modules=${at('probe.so')}\n` }),
    env: (at) => ({ XDG_CONFIG_DIRS: at('.') }),
  },
  inputMethod: {
    loads: true,
    files: (at) => ({ 'immodules.cache': `"${at('probe.so')}"\n"probe" "Probe" "gtk30" "/usr/share/locale" "*"\n` }),
    env: (at) => ({ GTK_IM_MODULE: 'probe', GTK_IM_MODULE_FILE: at('immodules.cache') }),
  },
  gtkPath: { copies: ['3.0.0/modules/libprobe.so', 'modules/libprobe.so'], env: (at) => ({ GTK_PATH: at('.') }) },
  gioModules: { loads: true, copies: ['libprobe.so'], env: (at) => ({ GIO_MODULE_DIR: at('.') }) },
  gioExtraModules: { loads: true, copies: ['libprobe.so'], env: (at) => ({ GIO_EXTRA_MODULES: at('.') }) },
  pixbufLoader: {
    files: (at) => ({
      'loaders.cache': [
        `"${at('probe.so')}"`,
        '"png" 5 "gdk-pixbuf" "PNG" "LGPL"',
        '"image/png" ""',
        '"png" ""',
        '"\\211PNG\\r\\n\\032\\n" "" 100',
        '',
        '',
      ].join('\n'),
    }),
    env: (at) => ({ GDK_PIXBUF_MODULE_FILE: at('loaders.cache') }),
  },
  injectedBundle: {
    copies: ['libwebkit2gtkinjectedbundle.so'],
    loads: true,
    env: (at) => ({ WEBKIT_INJECTED_BUNDLE_PATH: at('.') }),
  },
  eglVendor: {
    loads: true,
    files: (at) => ({ 'egl.json': vendor(at('probe.so')) }),
    env: (at) => ({ __EGL_VENDOR_LIBRARY_FILENAMES: at('egl.json') }),
  },
  glDriver: {
    copies: ['swrast_dri.so', 'kms_swrast_dri.so'],
    loads: true,
    env: (at) => ({ LIBGL_DRIVERS_PATH: at('.'), LIBGL_DRIVERS_DIR: at('.') }),
  },
  gbm: { copies: ['dri_gbm.so'], env: (at) => ({ GBM_BACKENDS_PATH: at('.'), GBM_DRIVERS_PATH: at('.') }) },
  charsets: {
    copies: ['PROBE.so'],
    files: () => ({
      'gconv-modules': 'module INTERNAL ANSI_X3.4-1968// PROBE 1\nmodule ANSI_X3.4-1968// INTERNAL PROBE 1\n',
    }),
    env: (at) => ({ GCONV_PATH: at('.') }),
  },
  gstreamer: { copies: ['libprobe.so'], env: (at) => ({ GST_PLUGIN_PATH: at('.'), GST_PLUGIN_PATH_1_0: at('.') }) },
  vulkan: {
    files: (at) => ({ 'icd.json': vendor(at('probe.so')) }),
    env: (at) => ({ VK_ICD_FILENAMES: at('icd.json'), VK_DRIVER_FILES: at('icd.json') }),
  },
  video: { copies: ['probe_drv_video.so'], env: (at) => ({ LIBVA_DRIVERS_PATH: at('.'), LIBVA_DRIVER_NAME: 'probe' }) },
};

test('a build that keeps the variables loads what they name, so the probe can be trusted', async () => {
  await withProbe(async (probe) => {
    const expected = Object.keys(WAYS).filter((name) => WAYS[name].loads);
    const folders = new Folders();
    // One after another: a broken graphics driver ends a process before the next is tried. Where there is no graphics
    // processor, a driver is loaded only if the web view is to compose layers all the same.
    for (const name of expected) {
      const env = { ...probe.offer(name), [NO_LAYERS]: '0' };
      const app = new Started(folders, { env, program: TEST_BUILD });
      await until(`${name} to be loaded`, () => probe.loaded().includes(name)).finally(() => app.end());
    }
    await folders.remove();
  });
});

test('a release loads none of them, and its web process inherits none', async () => {
  await withProbe(async (probe) => {
    const folders = new Folders();
    const env = Object.assign({}, ...Object.keys(WAYS).map((name) => probe.offer(name)));
    const app = new Started(folders, { env });
    try {
      await app.shows(FIRST_PAGE);
      assert.deepEqual(probe.loaded(), []);
      const kept = Object.keys(env).filter((name) => !['XDG_CONFIG_DIRS', 'GTK_IM_MODULE'].includes(name));
      for (const pid of children(app.pid)) {
        assert.deepEqual(
          Object.keys(environment(pid)).filter((name) => kept.includes(name)),
          [],
          `process ${pid}`,
        );
      }
    } finally {
      await app.end();
      await folders.remove();
    }
  });
});

for (const [where, variables] of [
  ['the folder of the user’s configuration', (at) => ({ XDG_CONFIG_HOME: at('.') })],
  ['the home folder', (at) => ({ HOME: at('home'), XDG_CONFIG_HOME: undefined })],
  ['a theme', (at) => ({ XDG_DATA_HOME: at('.'), GTK_THEME: 'Probe' })],
]) {
  test(`a release loads no module that the settings in ${where} name`, async () => {
    await withProbe(async (probe) => {
      const settings = `[Settings]\ngtk-modules=${probe.at('systemSettings')('probe.so')}\n`;
      const theme = 'themes/Probe/gtk-3.0';
      probe.write('home', {
        'gtk-3.0/settings.ini': settings,
        'home/.config/gtk-3.0/settings.ini': settings,
        [`${theme}/settings.ini`]: settings,
        [`${theme}/gtk.css`]: '* { color: black; }\n',
      });
      const folders = new Folders();
      const app = new Started(folders, { env: variables(probe.at('home')) });
      try {
        await app.shows(FIRST_PAGE);
        assert.deepEqual(probe.loaded(), []);
      } finally {
        await app.end();
        await folders.remove();
      }
    });
  });
}

test('the web view collects garbage early, and composes no layers where there is no graphics processor', async () => {
  const folders = new Folders();
  const app = new Started(folders, { env: { [GARBAGE]: '1' } });
  try {
    await app.shows(FIRST_PAGE);
    const told = children(app.pid).map((pid) => [environment(pid)[GARBAGE], environment(pid)[NO_LAYERS]]);
    const expected = [String(8 << 20), hasRenderer() ? undefined : '1'];
    assert.ok(
      told.some((pair) => isDeepStrictEqual(pair, expected)),
      String(told),
    );
  } finally {
    await app.end();
    await folders.remove();
  }
});

test('what people need still works: scale, theme, input method, and layers', async () => {
  const folders = new Folders();
  const env = { GDK_SCALE: '2', GTK_THEME: 'Adwaita:dark', GTK_IM_MODULE: 'xim', [NO_LAYERS]: '0' };
  const app = new Started(folders, { env });
  try {
    await app.shows(FIRST_PAGE);
    assert.match(geometry(app.pid), /WIDTH=2560\nHEIGHT=1600/);
    const web = children(app.pid).map(environment);
    assert.ok(web.some((variables) => Object.entries(env).every(([name, value]) => variables[name] === value)));
  } finally {
    await app.end();
    await folders.remove();
  }
});

test('no other program of this user reads the memory of a release, and its file dialog opens', async () => {
  const folders = new Folders();
  const app = new Started(folders, { through: withoutTracing() });
  try {
    await app.shows(FIRST_PAGE);
    for (const file of ['environ', 'maps']) {
      assert.throws(() => readAsAnybody(`/proc/${app.pid}/${file}`), /Permission denied/);
      for (const pid of children(app.pid)) readAsAnybody(`/proc/${pid}/${file}`);
    }
    app.press('Choose a file');
    await app.shows('Home');
  } finally {
    await app.end();
    await folders.remove();
  }
});

test('where file dialogs come from a portal, the portal may look into the process', async () => {
  const folders = new Folders();
  const app = new Started(folders, { through: withoutTracing(), env: { GTK_USE_PORTAL: '1' } });
  try {
    await app.shows(FIRST_PAGE);
    readAsAnybody(`/proc/${app.pid}/maps`);
  } finally {
    await app.end();
    await folders.remove();
  }
});

/** Root may look into every process; without these capabilities it may not. */
function withoutTracing() {
  return process.getuid() === 0 ? ['setpriv', '--bounding-set=-sys_ptrace,-perfmon,-sys_admin'] : [];
}

/** Reads a file of another process; it fails with what the system says. */
function readAsAnybody(file) {
  const [command, ...args] = [...withoutTracing(), 'cat', file];
  return execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe' });
}

async function withProbe(run) {
  const folders = new Folders();
  try {
    await run(new Probe(folders.root));
  } finally {
    await folders.remove();
  }
}

/** The shared object, offered in each way from a folder of its own. */
class Probe {
  #root;

  constructor(root) {
    this.#root = root;
    const source = join(import.meta.dirname, '../lib/probe.c');
    const library = join(root, 'probe.so');
    execFileSync('cc', ['-shared', '-fPIC', `-DPROBED="${join(root, 'loaded')}"`, '-o', library, source, '-ldl']);
    for (const [name, { copies = [], files }] of Object.entries(WAYS)) {
      for (const copy of ['probe.so', ...copies]) copyTo(library, this.at(name)(copy));
      this.write(name, files?.(this.at(name)) ?? {});
    }
  }

  at(name) {
    return (file) => join(this.#root, name, file);
  }

  write(name, files) {
    for (const [file, text] of Object.entries(files)) {
      const path = this.at(name)(file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  offer(name) {
    return WAYS[name].env(this.at(name));
  }

  /** In which ways it was loaded. */
  loaded() {
    try {
      const paths = readFileSync(join(this.#root, 'loaded'), 'utf8').trim().split('\n');
      return [...new Set(paths.map((path) => path.slice(this.#root.length + 1).split('/')[0]))];
    } catch {
      return [];
    }
  }
}

function copyTo(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function vendor(library) {
  return JSON.stringify({ file_format_version: '1.0.0', ICD: { library_path: library, api_version: '1.1.0' } });
}

function hasRenderer() {
  return existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
}

function environment(pid) {
  const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function geometry(pid) {
  const search = ['search', '--onlyvisible', '--pid', String(pid), '--name', '^Pullpass$'];
  const id = execFileSync('xdotool', search, { encoding: 'utf8' }).trim().split('\n')[0];
  return execFileSync('xdotool', ['getwindowgeometry', '--shell', id], { encoding: 'utf8' });
}
