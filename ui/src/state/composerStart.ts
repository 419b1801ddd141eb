// What a form is opened with, and the ways to Rust that are not commands of the table.
import type { Draft, DraftView, LastCheck, Preset, Purpose } from '../bindings';
import type { DraftSaver } from './draftSaver.svelte';
import type { FieldPaste, ReadPasted } from './fieldPaste.svelte';
import type { Read } from './rawBody.svelte';

/** What a form begins with. */
export interface Start {
  connection: string;
  purpose: Purpose;
  draft: Draft;
  remember: boolean;
  /** Whether the passwords of the draft rest in the keychain. */
  kept: boolean;
  presets: readonly Preset[];
  /** What the last checks of the secret said, if it is known. */
  lastCheck?: LastCheck | null;
  /** The form as it is opened again, if it was begun before. `draft` is what it begins with otherwise. */
  resumed?: DraftView | null;
}

/** The ways to Rust that are not commands of the table, and the draft of the form. Tests leave out what they do not need. */
export interface Services {
  edit?: Edit;
  read?: Read;
  pasted?: FieldPaste;
  saver?: DraftSaver;
}

/** Takes the bytes of an edited document, wipes them, and gives the form it stands for. */
export type Edit = (draft: Draft, document: Uint8Array<ArrayBuffer>) => Promise<Draft>;

/** A paste that is looked at by nobody. */
export const PLAIN_TEXT: ReadPasted = () => Promise.resolve({ kind: 'text', secret: false });

/** For a form whose body cannot be written as text. */
export const UNREAD: Read = () => Promise.reject(new Error('no body is read here'));
