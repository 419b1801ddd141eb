// Words of the list of pull secrets and of the page of one.
import type { Failed } from '../../state/secrets.svelte';

export const secrets = {
  title: 'Secrets',
  add: 'New pull secret',
  readAgain: 'Read the list again',
  tryAgain: 'Try again',
  used: (max: number) => `of ${max} used`,
  notRead: 'not read',
  quota: 'Pull secrets used',
  search: 'Search secrets',
  searchHint: 'Search name, registry or user',
  tools: 'Search and filter',
  show: 'Show',
  all: (count: number) => `All ${count}`,
  attention: (count: number) => `Needs attention ${count}`,
  oneSide: (count: number) => `One side only ${count}`,

  caption: (connection: string) => `Pull secrets in ${connection} and on this computer`,
  columns: {
    name: 'Name',
    registry: 'Registry',
    username: 'Username',
    changed: 'Changed from here',
    check: 'Last check',
    password: 'Password',
    actions: 'Actions',
  },
  selectAll: 'Select all',
  selectOne: (name: string) => `Select ${name}`,
  more: (name: string) => `More for ${name}`,
  moreShort: 'More',
  notKnown: 'not known',
  moreRegistries: (count: number) => `+${count}`,
  tenantOnly: 'In the tenant, not known here',
  gone: 'Known here, gone from the tenant',
  registerAgain: 'Register again',
  inKeychain: 'in keychain',
  inSession: 'until Pullpass ends',
  notHere: 'not kept here',

  menu: {
    open: 'Open',
    check: 'Check',
    replace: 'Replace credentials',
    copyName: 'Copy name',
    copySnippet: 'Copy snippet',
    delete: 'Delete',
  },
  copied: 'Copied.',

  selection: 'Selection',
  selected: (count: number) => `${count} selected`,
  clear: 'Clear selection',
  keys: { space: 'Space', del: 'Del', select: 'select', open: 'open', delete: 'delete' },
  foot: (rows: number, tenant: number, here: number) => {
    const all = `${rows} ${rows === 1 ? 'row' : 'rows'}: ${tenant} in the tenant`;
    return here > 0 ? `${all}, ${here} known here only.` : `${all}.`;
  },
  readAt: (time: string) => `Read ${time}.`,
  nameless: (count: number) =>
    count === 1
      ? 'The tenant also lists 1 entry without a name.'
      : `The tenant also lists ${count} entries without a name.`,

  loading: 'Reading the list',
  emptyTitle: (connection: string) => `No pull secrets in ${connection} yet`,
  emptyText: 'Public images need none. For a private one, register its registry once.',
  nothingFound: 'No secret matches.',
  showAll: 'Show all',
  unread: 'The tenant could not be read.',
  unreadRows: 'Below is what this computer knows.',
  full: (max: number) => `${max} of ${max} secrets.`,
  fullText: 'AI Core takes no more. Delete one that is no longer used to make room.',

  deleteTitle: (names: readonly string[], connection: string) =>
    names.length === 1
      ? `Delete ${names[0]} from ${connection}?`
      : `Delete ${names.length} secrets from ${connection}?`,
  canUndo: (kept: boolean): string =>
    kept
      ? 'can be undone: its password is in the keychain'
      : 'can be undone until Pullpass ends: its password is in memory',
  cannotUndo: 'cannot be undone: its password is not kept here',
  goneAlready: 'gone from the tenant: only what this computer knows is deleted',
  consequence: (count: number) =>
    `Pods that are running keep running. Pods that start later cannot pull with ${count === 1 ? 'it' : 'these'}.`,
  typeToDelete: (connection: string, count: number) => ({
    before: 'Type ',
    typed: connection,
    after: ` to delete, because ${count === 1 ? 'it' : 'one of them'} cannot be undone.`,
    label: `Type ${connection} to delete`,
  }),
  requests: (count: number) => (count === 1 ? '1 request' : `${count} requests, one after the other`),
  keep: (count: number): string => (count === 1 ? 'Keep it' : 'Keep them'),
  confirmDelete: (count: number) => (count === 1 ? 'Delete' : `Delete ${count} secrets`),
  deleting: (done: number, count: number) => (count === 1 ? 'Deleting' : `Deleting ${done + 1} of ${count}`),
  cancel: 'Cancel',
  deleted: (names: readonly string[], connection: string) => ({
    what: names.length === 1 ? (names[0] ?? '') : `${names.length} secrets`,
    rest: names.length === 1 ? ` is deleted from ${connection}.` : ` are deleted from ${connection}.`,
  }),
  undoTitle: (connection: string) => `Take it back in ${connection}?`,
  undoText: 'This is a production tenant. Taking it back is a write of its own.',
  typeToUndo: (connection: string) => ({
    before: 'Type ',
    typed: connection,
    after: ' to take it back, because the credentials of now are not kept here: it cannot be undone.',
    label: `Type ${connection} to take it back`,
  }),
  undoAction: 'Take it back',
  undone: 'Taken back: all is as it was before.',
  notDeleted: ({ name }: Failed) => `${name} was not deleted.`,
  notUndone: 'It could not be taken back.',

  one: {
    crumb: 'Secrets',
    edit: 'Edit',
    registry: 'Registry',
    under: 'under',
    username: 'Username',
    password: 'Password',
    changed: 'Changed',
    image: 'Image',
    inKeychain: 'in keychain',
    inKeychainWhy: 'so Replace and Undo need no typing',
    inSession: 'in memory',
    inSessionWhy: 'until Pullpass ends',
    nowhere: 'not kept here',
    nowhereWhy: 'Replace asks for it again',
    keepNow: 'Keep in keychain',
    keptNow: 'The password is in the keychain now.',
    unknownTitle: 'In the tenant, not known here.',
    unknownText:
      'AI Core never gives back what a secret holds. Replace its credentials, and Pullpass knows it from then on.',
    goneTitle: 'Known here, gone from the tenant.',
    goneText: 'Somebody deleted it, or the tenant was set up anew. It can be registered again.',
    notListed: 'The list does not show this secret.',
    next: 'Next: name it in the template',
    kind: 'Template kind',
    workflow: 'WorkflowTemplate',
    serving: 'ServingTemplate',
    snippetOf: (kind: string) => `Snippet for a ${kind}`,
    copySnippet: 'Copy snippet',
    newSecret: 'New pull secret',
    undo: 'Undo',
    undoDeletes: 'Undo deletes it again.',
    undoRestores: 'Undo puts the credentials of before back.',
    undoing: 'Taking it back',
  },

  registered: (connection: string) => `Registered in ${connection}.`,
  registeredLost: (connection: string) => `Registered in ${connection}; only the answer was lost.`,
  replaced: (connection: string) => `Replaced in ${connection}.`,
  listed: {
    yes: 'The tenant lists it.',
    yesAndWorks: 'The tenant lists it, and the login works.',
    yesButFails: 'The tenant lists it, but the checks say that a pull would fail.',
    no: 'The tenant does not list it yet.',
    notRead: 'The list was not read back.',
  },
  notKept: 'The password could not be put into the keychain; it is in memory until Pullpass ends.',
};
