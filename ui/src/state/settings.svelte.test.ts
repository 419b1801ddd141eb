import { expect, test } from 'vitest';

import { failing, fakeCall } from './fakeCall';
import { Settings, spokenFor } from './settings.svelte';

test('a change is shown at once and saved with all the others', async () => {
  const { call, asked } = fakeCall({});
  const settings = new Settings(call);
  const saved = settings.setTheme('dark');
  expect(settings.preferences.theme).toBe('dark');
  await saved;
  expect(asked).toEqual([['set_preferences', expect.objectContaining({ theme: 'dark', language: 'system' })]]);
});

test('of two changes in a row the later one is the last to be saved, however slow the first is', async () => {
  let release = () => {};
  const slow = new Promise<void>((done) => (release = done));
  const arrived: string[] = [];
  const { call } = fakeCall({
    set_preferences: async ({ theme }) => {
      if (arrived.length === 0) await slow;
      arrived.push(theme);
      return null;
    },
  });
  const settings = new Settings(call);
  const [first, second] = [settings.setTheme('dark'), settings.setTheme('light')];
  release();
  await Promise.all([first, second]);
  expect(arrived.at(-1)).toBe('light');
});

test('what cannot be saved is reported, and the next change is saved all the same', async () => {
  let broken = true;
  const { call } = fakeCall({ set_preferences: () => (broken ? failing({ kind: 'notSaved' })() : null) });
  const settings = new Settings(call);
  await expect(settings.setTheme('dark')).rejects.toEqual({ kind: 'notSaved' });
  broken = false;
  await expect(settings.setLanguage('de')).resolves.toBeUndefined();
});

test('a German desktop is spoken to in German unless English is chosen', () => {
  expect(spokenFor('system', 'de-AT')).toBe('de');
  expect(spokenFor('system', 'fr-FR')).toBe('en');
  expect(spokenFor('en', 'de-DE')).toBe('en');
});
