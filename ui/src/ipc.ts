// The only way to Rust. Every call is typed by the table of commands.
import { Channel, invoke } from '@tauri-apps/api/core';

import type { Commands, Draft, Event, FieldPaste, Handle, RawBodyInput, RawBodyView } from './bindings';

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
 * Hands a text that is pasted into a field of the form to Rust as raw bytes, since it may be a secret. Gives what becomes
 * of it. The bytes are wiped here, whatever happens.
 */
export async function readPasted(text: Uint8Array): Promise<FieldPaste> {
  try {
    return await invoke<FieldPaste>('read_pasted', text, { headers: {} });
  } finally {
    text.fill(0);
  }
}

/**
 * Hands an edited document to Rust as raw bytes, since a password may be typed in it, behind the form it belongs to and
 * a NUL. Gives the form that the document stands for. The bytes are wiped here, whatever happens.
 */
export async function editDocument(draft: Draft, document: Uint8Array): Promise<Draft> {
  return behind<Draft>('edit_document', draft, document);
}

async function behind<Answer>(command: string, head: unknown, body: Uint8Array): Promise<Answer> {
  const before = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(before.length + 1 + body.length);
  bytes.set(before);
  bytes.set(body, before.length + 1);
  try {
    return await invoke<Answer>(command, bytes, { headers: {} });
  } finally {
    bytes.fill(0);
    body.fill(0);
  }
}

/**
 * Hands a body that is being written to Rust as raw bytes, since a password may be typed in it, behind what it belongs to
 * and a NUL. Gives what is to be said of it. The bytes are wiped here, whatever happens.
 */
export async function readRawBody(read: RawBodyInput, body: Uint8Array): Promise<RawBodyView> {
  return behind<RawBodyView>('read_raw_body', read, body);
}

/** Hears what the application tells without being asked. */
export async function subscribe(hear: (event: Event) => void): Promise<void> {
  const channel = new Channel<Event>();
  channel.onmessage = hear;
  await invoke('subscribe', { channel });
}
