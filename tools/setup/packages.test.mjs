// What the packages for Linux bring beside the program: metadata for software centres, menu entry, icons, manual page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const LINUX = 'tools/setup/linux';
const METADATA = `${LINUX}/app.pullpass.pullpass.metainfo.xml`;
const MANUAL = `${LINUX}/pullpass.1`;
const { bundle, mainBinaryName, productName } = JSON.parse(readFileSync('tauri.conf.json', 'utf8'));
const { deb, rpm } = bundle.linux;

test('software centres can read the metadata', () => {
  execFileSync('appstreamcli', ['validate', '--no-net', '--pedantic', METADATA], { stdio: 'pipe' });
});

test('menus can read the entry', () => {
  assert.equal(execFileSync('desktop-file-validate', [deb.desktopTemplate], { encoding: 'utf8' }), '');
});

test('the manual page has no error and no warning', () => {
  execFileSync('mandoc', ['-T', 'lint', '-W', 'warning', MANUAL], { stdio: 'pipe' });
});

test('the metadata describe this program in its version', () => {
  const metadata = readFileSync(METADATA, 'utf8');
  const [, version] = readFileSync('Cargo.toml', 'utf8').match(/^version = "(.+)"$/m);
  const [, newest] = metadata.match(/<release version="([^"]+)"/);
  assert.equal(newest, version);
  // Tauri names the entry after the product.
  assert.match(metadata, new RegExp(`<launchable type="desktop-id">${productName}\\.desktop</launchable>`));
  assert.match(metadata, new RegExp(`<binary>${mainBinaryName}</binary>`));
});

test('the menu entry starts the program, with its icon', () => {
  const entry = readFileSync(deb.desktopTemplate, 'utf8');
  assert.match(entry, new RegExp(`^Exec=${mainBinaryName}$`, 'm'));
  assert.match(entry, new RegExp(`^Icon=${mainBinaryName}$`, 'm'));
});

test('deb and rpm bring the same files', () => {
  const licences = /\/(doc|licenses)\//;
  const filesOf = (format) => Object.entries(format.files).filter(([target]) => !licences.test(target));
  assert.deepEqual(filesOf(rpm), filesOf(deb));
  assert.equal(rpm.desktopTemplate, deb.desktopTemplate);
  const sources = filesOf(deb).map(([, source]) => source);
  assert.deepEqual(
    sources.filter((source) => !existsSync(source)),
    [],
  );
  assert.deepEqual(
    [METADATA, MANUAL].filter((source) => !sources.includes(source)),
    [],
  );
});

test('every size of icon that menus ask for is there', () => {
  const sizes = bundle.icon.filter((path) => path.endsWith('.png')).map(sizeOf);
  assert.deepEqual(
    sizes.toSorted((a, b) => a - b),
    [16, 24, 32, 48, 64, 128, 256, 512],
  );
});

/** The width of a PNG file, which a bundler takes as its size. */
function sizeOf(path) {
  const header = readFileSync(path);
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  assert.equal(width, height, path);
  const [named] = path.match(/\d+(?=x)/) ?? [width];
  assert.equal(width, Number(named), path);
  return width;
}
