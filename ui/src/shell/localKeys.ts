// The keys of lists and forms, for the list that is shown of them. What they do is written where they are pressed.

/** What a key does, by the name of its words, and the keys to press together in each way to press them. */
export const LOCAL_KEYS = [
  { id: 'send', keys: [['Ctrl', 'Enter']] },
  { id: 'rows', keys: [['↑'], ['↓']] },
  { id: 'ends', keys: [['Home'], ['End']] },
  { id: 'screens', keys: [['PgUp'], ['PgDn']] },
  { id: 'controls', keys: [['←'], ['→']] },
  { id: 'open', keys: [['Enter']] },
  { id: 'select', keys: [['Space']] },
  { id: 'selectTo', keys: [['Shift', 'Space']] },
  { id: 'selectAll', keys: [['Ctrl', 'A']] },
  { id: 'remove', keys: [['Del']] },
  { id: 'undo', keys: [['Ctrl', 'Z']] },
  { id: 'menu', keys: [['Shift', 'F10']] },
  {
    id: 'move',
    keys: [
      ['Alt', '↑'],
      ['Alt', '↓'],
    ],
  },
  { id: 'matches', keys: [['Enter'], ['Shift', 'Enter']] },
] as const;

/** A key of a list or a form. */
export type LocalKeyId = (typeof LOCAL_KEYS)[number]['id'];
