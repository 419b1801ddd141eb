// For tests of components: draws one in the page, and uses it by role and name, as a person would.
import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { onTestFinished } from 'vitest';

// The browser of these tests draws nothing: it watches no sizes, has no layer for modal dialogs, and highlights nothing.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement): void {
  this.open = true;
};

globalThis.CSS ??= {} as typeof CSS;

/** Draws the component until the test is over, and waits until it stands. Gives the way to take it off before. */
export async function draw<Props extends object>(
  component: (internals: never, props: Props) => unknown,
  props: NoInfer<Props>,
): Promise<() => Promise<void>> {
  let drawn: object | null = mount(component as Component<Props>, { target: document.body, props });
  const takeOff = async () => {
    if (drawn) await unmount(drawn);
    drawn = null;
  };
  onTestFinished(async () => {
    await takeOff();
    document.body.replaceChildren();
  });
  await settled();
  return takeOff;
}

/** Waits for a list or a menu: it is drawn, placed in a frame, and then one of it gets the focus. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await tick();
    flushSync();
    await new Promise(requestAnimationFrame);
  }
}

/** Presses a key where the focus is. */
export async function press(key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settled();
}

/** Puts the text into the field that has the focus, as typing does. */
export async function type(text: string): Promise<void> {
  const field = document.activeElement as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled();
}

/** Clicks as a mouse does. */
export async function click(element: Element): Promise<void> {
  for (const event of ['pointerdown', 'pointerup']) {
    element.dispatchEvent(
      new PointerEvent(event, { bubbles: true, cancelable: true, button: 0, pointerType: 'mouse' }),
    );
  }
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
  await settled();
}

const NATIVE: Record<string, string> = {
  button: 'button:not([role])',
  checkbox: 'input[type=checkbox]:not([role])',
  radio: 'input[type=radio]',
  textbox: 'input[type=text]:not([role])',
};

/** The elements of the role, native ones by what they are. */
export function all(role: string): HTMLElement[] {
  const native = NATIVE[role];
  return [...document.querySelectorAll<HTMLElement>([`[role=${role}]`, ...(native ? [native] : [])].join())];
}

/** The one of the role with the name. */
export function the(role: string, name: string): HTMLElement {
  const found = all(role).find((element) => nameOf(element) === name);
  if (!found) throw new Error(`There is no ${role} “${name}”, only: ${all(role).map(nameOf).join(', ')}`);
  return found;
}

/** What a screen reader would call it. */
export function nameOf(element: Element): string {
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  return (element.getAttribute('aria-label') ?? label ?? element.textContent).replace(/\s+/g, ' ').trim();
}
