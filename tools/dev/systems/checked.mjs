// checked.mjs SYSTEM OUTPUT: counts what cargo compiled for a system, a line per crate of ours. OUTPUT is what cargo wrote
// as JSON.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const [system, output] = process.argv.slice(2);
const crates = new Map();
for (const line of readFileSync(output, 'utf8').split('\n')) {
  if (!line.startsWith('{')) continue;
  const message = JSON.parse(line);
  const folder = message.reason === 'compiler-artifact' && dirname(message.manifest_path);
  if (folder && folder.startsWith(process.cwd()) && message.target.kind[0] !== 'custom-build') {
    const name = folder === process.cwd() ? 'pullpass' : basename(folder);
    crates.set(name, (crates.get(name) ?? 0) + 1);
  }
}
for (const [name, targets] of [...crates].sort()) {
  console.log(`${system.padEnd(24)} ${name.padEnd(16)} ${String(targets).padStart(3)} targets compile`);
}
