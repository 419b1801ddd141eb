// Measures the window as a person meets it, in a release build: how soon there is something to see and to use, what
// memory it takes, and how soon after a keystroke its preview is painted. Prints JSON, and a table on standard error.
//   PULLPASS_APP=… PULLPASS_EMPTY_WINDOW=… e2e/desktop.sh node e2e/measure.mjs
import { App } from './lib/app.mjs';
import * as keychain from './lib/keychain.mjs';
import { PracticeTenant } from './lib/practice.mjs';
import { measureStarts } from './measure/starts.mjs';
import { table } from './measure/table.mjs';
import { measureTyping } from './measure/typing.mjs';

const tenant = await PracticeTenant.start();
keychain.clear();
const app = await App.start({ file: tenant.serviceKey });
try {
  await app.close();
  const start = await measureStarts(app);
  console.error(table(start));
  await app.open();
  const keystroke = await measureTyping(app);
  console.log(JSON.stringify({ start, keystroke }));
} finally {
  await app.dispose();
  await tenant.stop();
}
