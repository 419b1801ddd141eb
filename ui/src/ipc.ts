// The only way to Rust. Every call is typed by the table of commands.
import { Channel, invoke } from '@tauri-apps/api/core';

import type { Commands, Draft, Event, Handle } from './bindings';

/** Calls a command of the table; rejects with a `Problem`. State classes take it as an argument, tests give their own. */
export type Call = <Name extends keyof Commands>(
  name: Name,
  args: Commands[Name]['args'],
) => Promise<Commands[Name]['result']>;

export const call: Call = (name, args) => invoke(name, { args });

/**
 * Hands a secret to Rust as raw bytes and gives the handle that stands for it from now on.
 * A typed argument would be echoed in the error when it does not fit. The bytes are wiped here, whatever happens.
 */
export async function stageSecret(bytes: Uint8Array): Promise<Handle> {
  try {
    return await invoke<Handle>('stage_secret', bytes, { headers: {} });
  } finally {
    bytes.fill(0);
  }
}

/**
 * Hands an edited document to Rust as raw bytes, since a password may be typed in it, behind the form it belongs to and
 * a NUL. Gives the form that the document stands for. The bytes are wiped here, whatever happens.
 */
export async function editDocument(draft: Draft, document: Uint8Array): Promise<Draft> {
  const form = new TextEncoder().encode(JSON.stringify(draft));
  const bytes = new Uint8Array(form.length + 1 + document.length);
  bytes.set(form);
  bytes.set(document, form.length + 1);
  try {
    return await invoke<Draft>('edit_document', bytes, { headers: {} });
  } finally {
    bytes.fill(0);
    document.fill(0);
  }
}

/** Hears what the application tells without being asked. */
export async function subscribe(hear: (event: Event) => void): Promise<void> {
  const channel = new Channel<Event>();
  channel.onmessage = hear;
  await invoke('subscribe', { channel });
}
