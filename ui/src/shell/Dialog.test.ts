// What all dialogs share.
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';

import { draw, press, settled } from '../drawn';
import Dialog from './Dialog.svelte';

test('it is modal, has its title as its name, and the focus where its owner wants it', async () => {
  const modal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
  await given();
  expect(modal).toHaveBeenCalled();
  expect(document.querySelector('dialog')?.getAttribute('aria-label')).toBe('Delete it?');
  expect(document.activeElement?.id).toBe('keep');
});

test('Escape asks its owner to close it, once, and the pages see that it was taken', async () => {
  const { onclose } = await given();
  const heard = vi.fn((event: Event) => event.defaultPrevented);
  window.addEventListener('keydown', heard, { once: true });
  await press('Escape');
  expect(onclose).toHaveBeenCalledTimes(1);
  expect(heard).toHaveReturnedWith(true);
});

test('when it goes, the focus returns to where it was', async () => {
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  const { close } = await given();
  await close();
  await settled();
  expect(document.activeElement).toBe(opener);
});

async function given() {
  const onclose = vi.fn();
  const close = await draw(Dialog, {
    title: 'Delete it?',
    focus: 'keep',
    children: createRawSnippet(() => ({ render: () => '<p>It is gone then.</p>' })),
    foot: createRawSnippet(() => ({
      render: () => '<div><button>Delete</button><button id="keep">Keep</button></div>',
    })),
    onclose,
  });
  return { onclose, close };
}
