// The request pane: what is sent, in its tabs, and the ways to look at it.
import { mockIPC } from '@tauri-apps/api/mocks';
import { expect, test, vi } from 'vitest';

import type { RequestView } from '../bindings';
import { all, click, draw, nameOf, press, settled, the } from '../drawn';
import { DIRECT } from '../state/fakeCall';
import { RequestPane as Pane } from '../state/requestPane.svelte';
import RequestPane from './RequestPane.svelte';

test('it shows method, address, headers and body of the request', async () => {
  await given();
  const text = document.body.textContent;
  for (const part of ['POST', '/v2/admin/dockerRegistrySecrets', 'Content-Type', '"team-images"']) {
    expect(text).toContain(part);
  }
});

test('the tabs are one stop: arrows go from one to the next, and the pane follows', async () => {
  const { pane } = await given();
  expect(all('tab').map(nameOf)).toEqual(['Request', 'Code']);
  expect(all('tab').map((tab) => tab.tabIndex)).toEqual([0, -1]);
  the('tab', 'Request').focus();
  await press('ArrowRight');
  expect(pane.tab).toBe('code');
  expect(document.activeElement).toBe(the('tab', 'Code'));
  expect(all('tabpanel')[0]?.getAttribute('aria-labelledby')).toBe('request-tab-code');
});

test('a value that the pointer comes to is lit', async () => {
  const { pane } = await given();
  const value = document.querySelector('[data-place=name]');
  value?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await settled();
  expect(pane.lit).toEqual({ kind: 'name' });
  expect(document.querySelector('.mark')?.textContent).toContain('team-images');
});

test('the search counts what it finds and ends with Escape', async () => {
  const { pane } = await given();
  await click(the('button', 'Search in request and response'));
  const field = document.getElementById('pane-search') as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  field.value = 'team';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled();
  expect(all('search')[0]?.textContent).toMatch(/1 of \d/);
  await press('Escape');
  expect(pane.search).toBeNull();
});

async function given() {
  mockIPC((name) => (name === 'code_languages' ? [] : null));
  const pane = new Pane();
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
  Element.prototype.scrollIntoView ??= () => undefined;
  await draw(RequestPane, {
    pane,
    request: request(),
    subject: { kind: 'activity' as const, activity: 1 },
    oncancel: vi.fn(),
  });
  return { pane };
}

function request(): RequestView {
  const punctuation = (text: string) => ({ text, token: 'punctuation' as const });
  const name = { text: '"team-images"', token: 'string' as const, place: { kind: 'name' as const } };
  return {
    kind: 'create',
    method: 'POST',
    base: 'https://api.example',
    path: [punctuation('/v2/admin/dockerRegistrySecrets')],
    headers: [{ name: 'Content-Type', value: [punctuation('application/json')] }],
    body: {
      asSent: [punctuation('{"name":'), name, punctuation('}')],
      unfolded: null,
      size: 22,
    } as RequestView['body'],
    certificate: null,
    route: DIRECT,
  };
}
