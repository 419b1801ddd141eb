// Changes to a draft, each giving a new draft. What a value means is not known here.
import type { Draft, Handle, FieldPath, Preset, RegistryDraft } from '../bindings';

/** What stands for a secret in a text. */
export const MASK = '••••••••';

/** A form in which nothing was typed, with one registry and one image to begin with. */
export function emptyDraft(preset?: Preset): Draft {
  return { name: '', registries: [emptyRegistry(preset)], images: [''] };
}

/** A form that was sent before, with an image field to type in. */
export function reopened(draft: Draft, preset?: Preset): Draft {
  return {
    name: draft.name,
    registries: draft.registries.length > 0 ? draft.registries : [emptyRegistry(preset)],
    images: draft.images.length > 0 ? draft.images : [''],
  };
}

/** A registry credential in which nothing was typed but what the preset settles. */
export function emptyRegistry(preset?: Preset): RegistryDraft {
  const blank: RegistryDraft = {
    preset: null,
    registryKey: '',
    username: '',
    usernameKind: 'typed',
    hiddenUsername: null,
    password: null,
  };
  return preset ? withPreset(blank, preset, undefined) : blank;
}

/** Chooses a preset: what it settles is filled in, and what the one before had settled goes. */
export function withPreset(registry: RegistryDraft, to: Preset, from: Preset | undefined): RegistryDraft {
  const keyWasGiven = from?.registryKey != null && registry.registryKey === from.registryKey;
  const userWasGiven = from?.username != null && registry.username === from.username;
  const typedKey = keyWasGiven ? '' : registry.registryKey;
  const typedUser = userWasGiven ? '' : registry.username;
  return {
    ...registry,
    preset: to.id,
    registryKey: to.registryKey ?? typedKey,
    username: to.username ?? typedUser,
    usernameKind: to.username === null ? registry.usernameKind : 'typed',
    hiddenUsername: to.username === null ? registry.hiddenUsername : null,
  };
}

/** The text that stands at a place; empty for passwords and whole documents. */
export function textAt(draft: Draft, place: FieldPath): string {
  switch (place.kind) {
    case 'name':
      return draft.name;
    case 'registryKey':
      return draft.registries[place.registry]?.registryKey ?? '';
    case 'username':
      return draft.registries[place.registry]?.username ?? '';
    case 'image':
      return draft.images[place.image] ?? '';
    case 'password':
    case 'document':
      return '';
  }
}

/** Puts a text at a place. Passwords are no text: see `withPassword`. */
export function withText(draft: Draft, place: FieldPath, text: string): Draft {
  switch (place.kind) {
    case 'name':
      return { ...draft, name: text };
    case 'registryKey':
      return withRegistry(draft, place.registry, { registryKey: text });
    case 'username':
      return withUsername(draft, place.registry, text);
    case 'image':
      return { ...draft, images: draft.images.map((image, i) => (i === place.image ? text : image)) };
    case 'password':
    case 'document':
      return draft;
  }
}

/** A username that was shown stays so until it is emptied: it is not the same text any more. */
function withUsername(draft: Draft, registry: number, username: string): Draft {
  const stays = username !== '' && draft.registries[registry]?.usernameKind === 'confirmed';
  return withRegistry(draft, registry, {
    username,
    usernameKind: stays ? 'confirmed' : 'typed',
    hiddenUsername: null,
  });
}

/** Whether a credential has a username; a secret may stand for it. */
export function hasUsername(row: RegistryDraft): boolean {
  return row.username !== '' || isSealed(row);
}

/** Whether a secret stands for the username: the password, or a handle of its own. */
export function isSealed({ usernameKind, hiddenUsername }: RegistryDraft): boolean {
  return usernameKind === 'password' || hiddenUsername !== null;
}

/** The username as it may be shown; `same` says that it is the password. */
export function shownUsername({ username, usernameKind, hiddenUsername }: RegistryDraft, same: string): string {
  if (usernameKind === 'password') return same;
  return hiddenUsername === null ? username : MASK;
}

/** The handles of the secrets of a credential. */
export function secretsOf({ password, hiddenUsername }: RegistryDraft): Handle[] {
  return [password, hiddenUsername].filter((handle) => handle !== null);
}

/** Puts the stand-in of a password into a credential. */
export function withPassword(draft: Draft, registry: number, password: Handle): Draft {
  return withRegistry(draft, registry, { password });
}

/** Changes one credential. */
export function withRegistry(draft: Draft, index: number, change: Partial<RegistryDraft>): Draft {
  const registries = draft.registries.map((row, i) => (i === index ? { ...row, ...change } : row));
  return { ...draft, registries };
}

/** Whether a form says the same as another one. Credentials that are as their preset makes them say nothing. */
export function isSame(one: Draft, other: Draft, isAsChosen: (row: RegistryDraft) => boolean): boolean {
  const told = (draft: Draft): string => {
    const { name, registries, images } = asSent(draft);
    return JSON.stringify({ name, registries: registries.filter((row) => !isAsChosen(row)), images });
  };
  return told(one) === told(other);
}

/** The draft as it is sent: image fields at the end in which nothing was typed are left out. */
export function asSent(draft: Draft): Draft {
  const last = draft.images.findLastIndex((image) => image.trim() !== '');
  return { ...draft, images: draft.images.slice(0, last + 1) };
}

/** The draft with masks at these places: what may be shown elsewhere. */
export function withMasks(draft: Draft, places: readonly FieldPath[]): Draft {
  return places.reduce((masked, place) => withText(masked, place, MASK), draft);
}

/** Whether nothing was typed into a credential: it is as its preset makes it. */
export function isAsChosen(row: RegistryDraft, preset: Preset | undefined): boolean {
  const { registryKey, username } = emptyRegistry(preset);
  if (secretsOf(row).length > 0 || row.usernameKind !== 'typed') return false;
  return row.registryKey === registryKey && row.username === username;
}

/** Whether the usernames of two states of a form are treated alike. */
export function hasSameKinds(one: Draft, other: Draft): boolean {
  return one.registries.every(({ usernameKind }, at) => usernameKind === other.registries[at]?.usernameKind);
}
