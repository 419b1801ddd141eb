import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Scene } from './lib/scene.mjs';
const OUT='/tmp/checks-pictures'; mkdirSync(OUT,{recursive:true});
const ends=[]; const scene = await Scene.set((f)=>ends.push(f));
const { person, tenant, app } = scene; const w = app.window; const { registry } = tenant;
const shot = async (name) => { for (const theme of ['Light','Dark','High contrast']) { await person.choosesTheme(theme); if (theme==='High contrast') { await w.picture(join(OUT,`${name}-hc.png`)); console.log(name, 'axe', await w.violations()); continue; } for (const [a,b] of [[1280,800],[900,600]]) { await w.resize(a,b); await new Promise(r=>setTimeout(r,400)); await w.picture(join(OUT,`${name}-${theme}-${a}.png`)); } await w.resize(1280,800);} };
try {
await person.addsServiceKey();
await tenant.addForeign('platform-base');
await person.startsNewSecret();
await person.fills(scene.secret('team-images', { password: registry.password }));
await w.click('button','Check'); await w.reads('Runs on linux/amd64'); await w.find('button','Check again'); await shot('proved');
await w.click('button','Register'); await w.reads('and the login works'); await shot('registered');
await person.startsNewSecret();
await person.fills(scene.secret('mistyped', { password: scene.password() }));
await w.click('button','Check'); await w.reads('Login refused'); await shot('refused');
await w.click('button','Register anyway'); await w.reads('a pull would fail'); await shot('registered-refused');
await person.startsNewSecret();
await person.fills(scene.secret('arm', { password: registry.password, image: registry.image.replace(/:1$/, ':arm64') }));
await w.click('button','Check'); await w.reads('arm64 only'); await shot('arm');
await w.click('button','Register anyway'); await w.reads('Registered in');
await person.startsNewSecret();
await person.fills(scene.secret('never', { password: registry.password, image: '' }));
await w.click('button','Register'); await w.reads('Registered in'); await shot('noimage');
await person.opensPage('Secrets'); await shot('list');
await w.click('button','Check all'); await w.reads('checked,'); await shot('list-checked');
await tenant.order('fault/always', { service: 'registry', delayMillis: 60_000, action: { kind: 'proceed' } });
await w.click('button','Check all'); await w.reads('Checking 1 of'); await shot('list-checking');
await w.click('button','Cancel'); await w.find('button','Check all'); await tenant.order('fault/clear');
await w.click('checkbox','Select mistyped'); await w.click('checkbox','Select team-images'); await shot('list-selected');
await w.click('button','Clear selection');
await person.opensSecret('mistyped'); await shot('secret');
await tenant.order('switches', { registryTokenServerElsewhere: true });
await w.click('button','Check again'); await w.reads('Send the password'); for (const [a,b] of [[1280,800],[900,600]]) { await w.resize(a,b); await w.picture(join(OUT,`consent-${a}.png`)); }
console.log('consent axe', await w.violations());
} finally { for (const e of ends) await e(); }
