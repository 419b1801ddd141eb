// Trouble at the start: whatever it is, a window or a dialog names it and says what to do. Nothing hangs, nothing is lost.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { App } from '../lib/app.mjs';
import { closeWindows, isOnScreen } from '../lib/display.mjs';
import * as keychain from '../lib/keychain.mjs';
import { named } from '../lib/processes.mjs';
import { Folders, Started } from '../lib/started.mjs';
import { until } from '../lib/waiting.mjs';

const PRECIOUS = "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('precious');";
const FIRST_PAGE = 'Start with a service key';
const TEST_BUILD = join(import.meta.dirname, '../../target/e2e/pullpass');
const FILE_MANAGER = join(import.meta.dirname, '../lib/file_manager');

starts('without any trouble', { shows: [] });

// What is no database, or another program's, is put aside whole, and the window says where.
for (const [name, make] of [
  ['bytes that are no database', (file) => writeFileSync(file, 'precious'.repeat(2000))],
  ['the database of another program', (file) => sql(file, PRECIOUS)],
  ['a negative version', (file) => sql(file, `${PRECIOUS} PRAGMA user_version = -3`)],
  ['a version of ours without our tables', (file) => sql(file, `${PRECIOUS} PRAGMA user_version = 3`)],
]) {
  starts(`with ${name} for its records`, {
    prepare: ({ records }) => make(join(records, 'pullpass.db')),
    shows: ['The records were damaged. New ones were created.', 'pullpass.db.corrupt-'],
    after: ({ records }) => {
      const aside = readdirSync(records).find((file) => /^pullpass\.db\.corrupt-[^-]*$/.test(file));
      assert.match(readFileSync(join(records, aside), 'latin1'), /precious/);
    },
  });
}

starts('with records that lost a table, from their copy', {
  prepare: async (folders) => {
    await twoStarts(folders);
    sql(join(folders.records, 'pullpass.db'), 'DROP TABLE hosts');
  },
  shows: ['The records were damaged.', 'Pullpass uses the copy from the last good start.'],
});

// Pipes hang whoever reads them.
for (const name of ['pullpass.json', 'pullpass.json.bak']) {
  starts(`with a pipe as ${name}`, {
    prepare: ({ records }) => pipe(join(records, name)),
    shows: name.endsWith('.bak') ? [] : ['The settings could not be read', 'pullpass.json.corrupt-'],
    again: true,
  });
}

starts('with a pipe in which the place of the window is kept', {
  prepare: ({ configuration }) => pipe(join(configuration, '.window-state.json')),
  shows: [],
  again: true,
});

starts('with settings that may not be read', {
  prepare: ({ records }) => forbidden(join(records, 'pullpass.json')),
  through: obeyingPermissions(),
  shows: ['The settings cannot be read, so the defaults are in use.', 'pullpass.json'],
  after: ({ records }) => {
    chmodSync(join(records, 'pullpass.json'), 0o600);
    assert.equal(readFileSync(join(records, 'pullpass.json'), 'utf8'), 'precious');
  },
});

for (const name of ['pullpass.db', 'pullpass.lock', 'pullpass.db-wal']) {
  asks(`about a pipe as ${name}, until it is moved away`, {
    prepare: async (folders) => {
      await twoStarts(folders);
      renameIfThere(join(folders.records, name));
      pipe(join(folders.records, name));
    },
    shows: ({ records }) => ['Pullpass cannot use one of its files.', join(records, name)],
    mend: ({ records }) => renameSync(join(records, name), join(records, 'pipe')),
  });
}

asks('about a file where its folder should be', {
  prepare: ({ records }) => writeFileSync(records, 'precious'),
  inFolder: false,
  shows: ({ records }) => ['A file is where Pullpass keeps its folder.', records, 'Nothing in it was changed.'],
  mend: ({ records }) => {
    assert.equal(readFileSync(records, 'utf8'), 'precious');
    renameSync(records, `${records}.mine`);
  },
});

for (const name of ['pullpass.db', 'pullpass.lock']) {
  asks(`about a ${name} that may not be read`, {
    prepare: ({ records }) => forbidden(join(records, name), ''),
    through: obeyingPermissions(),
    shows: ({ records }) => ['Pullpass is not allowed to use its records.', join(records, name)],
    mend: ({ records }) => chmodSync(join(records, name), 0o600),
  });
}

asks('about a folder in which nothing may be made', {
  prepare: (folders) => chmodSync(dirname(folders.records), 0o500),
  inFolder: false,
  through: obeyingPermissions(),
  shows: ({ records }) => ['Pullpass is not allowed to use its records.', records],
  mend: ({ records }) => chmodSync(dirname(records), 0o700),
});

asks('about records of a newer version that it cannot read', {
  prepare: ({ records }) => sql(join(records, 'pullpass.db'), `${PRECIOUS} PRAGMA user_version = 1000`),
  shows: ({ records }) => ['These records cannot be read.', join(records, 'pullpass.db'), 'version 1000'],
  mend: ({ records }) => {
    assert.match(readFileSync(join(records, 'pullpass.db'), 'latin1'), /precious/);
    renameSync(join(records, 'pullpass.db'), join(records, 'mine.db'));
  },
});

test('it asks about a full disk', async () => {
  const folders = new Folders();
  await during(new Started(folders, { through: onSmallDisk() }), folders, async (app) => {
    await app.shows('The disk is full.', folders.records);
    app.press('Quit');
    assert.equal(await app.exitCode(), 1);
  });
});

test('it asks when another session has the records open, and leaves that one alone', async () => {
  const folders = new Folders();
  const first = new Started(folders);
  await during(first, folders, async () => {
    await first.shows(FIRST_PAGE);
    // The second session has a bus of its own. An accessibility bus of its own would take the place of the one here.
    const env = { NO_AT_BRIDGE: '1' };
    const second = new Started(folders, { env, through: ['dbus-run-session', '--'], onThisBus: false });
    try {
      await until('a word about it', () => second.output.includes('Pullpass is already running.'));
      assert.match(second.output, new RegExp(`has the records open:\n${folders.records}\n`));
      await until('its dialog', () => windows(second.pid).includes('Pullpass'));
    } finally {
      await second.end();
    }
    await first.shows(FIRST_PAGE);
  });
});

test('a second start in one session shows the first window and ends', async () => {
  const folders = new Folders();
  const first = new Started(folders);
  await during(first, folders, async () => {
    await first.shows(FIRST_PAGE);
    const second = new Started(folders);
    assert.equal(await second.exitCode(), 0);
    await first.shows(FIRST_PAGE);
  });
});

test('without a display it says so in a line and ends with 1', async () => {
  const folders = new Folders();
  const app = new Started(folders, { env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined } });
  await during(app, folders, async () => {
    assert.equal(await app.exitCode(), 1);
    assert.match(app.output, /^Pullpass needs a display\.$/m);
    assert.doesNotMatch(app.output, /panic/);
  });
});

test('it starts with a variable that names no certificate authorities, and says with a request which one', async () => {
  const key = {
    clientid: 'sb-start',
    clientsecret: 'not-sent-anywhere',
    url: 'https://start.authentication.eu10.hana.ondemand.com',
    identityzone: 'start',
    identityzoneid: '00000000-0000-4000-8000-000000000000',
    appname: 'start',
    serviceurls: { AI_API_URL: 'https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com' },
  };
  const folders = new Folders();
  const file = join(folders.root, 'key.json');
  writeFileSync(file, JSON.stringify(key));
  await inWindow({ file, env: { SSL_CERT_FILE: '/nowhere', SSL_CERT_DIR: '/nowhere' } }, async ({ window }) => {
    await window.click('button', 'Choose a file');
    await window.click('button', 'Add connection');
    await window.reads('The environment variable SSL_CERT_FILE cannot be used.');
    await window.reads('Correct the variable and start Pullpass again');
    await window.reads('No host contacted');
  });
  await folders.remove();
});

test('it starts without a session bus, and says that there is no keychain', async () => {
  await inWindow({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } }, async ({ window }) => {
    await window.reads(FIRST_PAGE);
    await window.reads('No keychain');
  });
});

test('it is usable while the keychain does not respond, and says nothing about it before it does', async () => {
  keychain.silence();
  try {
    await inWindow({}, async ({ window }) => {
      await window.reads(FIRST_PAGE);
      await window.reads('Checking the keychain');
      await window.click('link', 'Activity');
      await window.find('heading', 'Activity');
      keychain.speak();
      await window.reads('Keychain is unlocked');
    });
  } finally {
    keychain.speak();
  }
});

test('a page that does not load leaves an empty window, which can be closed', async () => {
  const folders = new Folders();
  const app = new Started(folders);
  await during(app, folders, async () => {
    process.kill(pageProcess(app.child.pid), 'SIGSTOP');
    assert.ok(!isOnScreen(app.pid), 'the page was quicker than the test');
    await until('the window', () => isOnScreen(app.pid));
    closeWindows(app.pid);
    assert.equal(await app.exitCode(), 0);
  });
});

test('a defect at the start is shown with its place', async () => {
  const folders = new Folders();
  const app = new Started(folders, { program: TEST_BUILD, env: { PULLPASS_E2E_PANIC: '1' } });
  await during(app, folders, async () => {
    await app.shows('Pullpass stopped while it was starting.', 'src-tauri/automation.rs:');
    app.press('Quit');
    assert.equal(await app.exitCode(), 1);
  });
});

test('the dialog speaks the language of the system, and opens the folder', async () => {
  const folders = new Folders();
  writeFileSync(folders.records, '');
  const opened = join(folders.root, 'opened');
  const env = { LANGUAGE: 'de', LANG: 'de_DE.UTF-8', PATH: `${FILE_MANAGER}:${process.env.PATH}`, OPENED: opened };
  const app = new Started(folders, { env });
  await during(app, folders, async () => {
    await app.shows('Wo Pullpass seinen Ordner hat, liegt eine Datei.');
    app.press('Ordner öffnen');
    await until(
      'the folder',
      () => existsSync(opened) && readFileSync(opened, 'utf8').includes(dirname(folders.records)),
    );
    await app.shows('Wo Pullpass seinen Ordner hat, liegt eine Datei.');
    app.press('Beenden');
    assert.equal(await app.exitCode(), 1);
  });
});

/** A start that opens the window, and says there what it found. With `again`, a second one has nothing more to say. */
function starts(what, { prepare, through, env, shows, after, again = false }) {
  test(`it starts ${what}`, async () => {
    const folders = new Folders();
    for (const folder of [folders.records, folders.configuration]) mkdirSync(folder);
    await prepare?.(folders);
    const app = new Started(folders, { through, env });
    await during(app, folders, async () => {
      await app.shows(FIRST_PAGE, ...shows);
      after?.(folders);
      if (!again) return;
      await app.end();
      const next = new Started(folders);
      await next.shows(FIRST_PAGE).finally(() => next.end());
    });
  });
}

/** A start that a dialog stands in the way of. Trying again helps once it is mended; quitting ends with 1. */
function asks(what, { prepare, through, shows, mend, inFolder = true }) {
  test(`it asks ${what}`, async () => {
    const folders = new Folders();
    if (inFolder) mkdirSync(folders.records);
    await prepare(folders);
    const app = new Started(folders, { through });
    await during(app, folders, async () => {
      await app.shows(...shows(folders));
      app.press('Try again');
      await app.shows(...shows(folders));
      mend(folders);
      app.press('Try again');
      await app.shows(FIRST_PAGE);
      assert.doesNotMatch(app.output, /panic/);
    });
  });
}

async function inWindow(options, run) {
  const app = await App.start(options);
  await run(app).finally(() => app.dispose());
}

async function during(app, folders, run) {
  try {
    await run(app);
  } finally {
    await app.end();
    await folders.remove();
  }
}

/** The copy of the records is made of what a start finds. */
async function twoStarts(folders) {
  for (let start = 0; start < 2; start += 1) {
    const app = new Started(folders);
    await app.shows(FIRST_PAGE);
    await until('the copy', () => existsSync(join(folders.records, 'pullpass.db.bak')));
    await app.end();
  }
}

function sql(file, statements) {
  const program = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])';
  execFileSync('/usr/bin/python3', ['-c', program, file, statements]);
}

function pipe(path) {
  execFileSync('mkfifo', [path]);
}

function forbidden(path, text = 'precious') {
  writeFileSync(path, text, { mode: 0 });
  chmodSync(path, 0);
}

/** Runs it with its data on a disk of 32 KiB. Where no user namespace may be made, such as in a chroot, sudo mounts it. */
function onSmallDisk() {
  const mount = `mount -t tmpfs -o size=32k,mode=700,uid=${process.getuid()} tmpfs "$XDG_DATA_HOME"`;
  const namespace = ['unshare', '--user', '--map-current-user', '--keep-caps', '--mount'];
  if (spawnSync('unshare', ['--user', '--map-current-user', 'true']).status === 0) {
    return [...namespace, 'sh', '-c', `${mount} && exec "$0"`];
  }
  const user = `setpriv --reuid=${process.getuid()} --regid=${process.getgid()} --clear-groups`;
  // The root of a chroot is no mount, so it cannot be made private.
  const alone = 'mount --make-rprivate / 2>/dev/null';
  const asRoot = ['sudo', '-n', '--preserve-env', 'unshare', '--mount', '--propagation', 'unchanged'];
  return [...asRoot, 'sh', '-c', `${alone}; ${mount} && exec ${user} "$0"`];
}

/** Root may read everything; without these capabilities it obeys like everybody else. */
function obeyingPermissions() {
  return process.getuid() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
}

function renameIfThere(path) {
  if (existsSync(path)) renameSync(path, `${path}.before`);
}

/** The process that draws the page. It is looked for without a pause, since it loads its page within a tenth of a second. */
function pageProcess(ancestor) {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    // The kernel keeps fifteen characters of a name.
    const pid = named(ancestor, 'WebKitWebProces');
    if (pid) return pid;
  }
  throw new Error('no process for the page was started');
}

function windows(pid) {
  const ids = execFileSync('xdotool', ['search', '--pid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return ids.map((id) => execFileSync('xdotool', ['getwindowname', id], { encoding: 'utf8' })).join('\n');
}
