// Measures the window as a person meets it, in a release build: how soon there is something to see and to use, what
// memory it takes then and after minutes of use, how soon after a keystroke its preview is painted, and how soon after a
// click another page. Prints JSON, and a table on standard error.
//   PULLPASS_APP=… PULLPASS_EMPTY_WINDOW=… e2e/desktop.sh node e2e/measure.mjs
import { App } from './lib/app.mjs';
import * as keychain from './lib/keychain.mjs';
import { Person } from './lib/person.mjs';
import { PracticeTenant } from './lib/practice.mjs';
import { measurePages } from './measure/pages.mjs';
import { emptyWindow, measureStarts } from './measure/starts.mjs';
import { table } from './measure/table.mjs';
import { measureTyping } from './measure/typing.mjs';
import { measurePlainUsage, measureUsage } from './measure/usage.mjs';

/** What Pullpass sets for itself without a graphics processor (`src-tauri/web_view.rs`): the plain pages get it, too. */
const WEB_VIEW = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', JSC_largeHeapSize: '8388608' };

const tenant = await PracticeTenant.start();
keychain.clear();
const app = await App.start({ file: tenant.serviceKey });
try {
  await app.close();
  const start = await measureStarts(app);
  console.error(table(start));
  await app.open();
  await new Person(app).addsServiceKey();
  const usage = await measureUsage(app);
  await app.close();
  usage.plainPages = await plainUsage(usage.changes);
  await app.open();
  const keystroke = await measureTyping(app);
  await app.restart();
  const pages = await measurePages(app, tenant);
  console.log(JSON.stringify({ start, usage, keystroke, pages }));
} finally {
  await app.dispose();
  await tenant.stop();
}

async function plainUsage(changes) {
  const plain = await emptyWindow(WEB_VIEW);
  try {
    await plain.open();
    return await measurePlainUsage(plain, changes);
  } finally {
    await plain.dispose();
  }
}
