// Words of the activity: what was sent.

export const activity = {
  title: 'Activity',
  subtitle: 'stored on this computer, without secrets',
  search: 'Search activity',
  searchHint: 'Search host, path, name or status',
  show: 'Show',
  all: 'All',
  writes: 'Writes',
  failed: { none: 'Failed', other: 'Failed {count}' },
  narrow: 'Filter by connection or method',
  everyTenant: 'All connections',
  everyMethod: 'All methods',
  removed: 'removed',
  onlyFrom: 'Only',
  notOnly: 'Not only {what}',

  caption: 'Requests by day',
  columns: {
    time: 'Time',
    method: 'Method',
    path: 'Path and connection',
    status: 'Status',
    duration: 'Duration',
  },
  to: 'to {host}',
  noAnswer: 'no response',
  reading: 'Loading the activity',
  openedNow: '{method} {path} is shown next to the list.',

  someOf: {
    one: '{chosen} of 1 request, kept for {days} days',
    other: '{chosen} of {count} requests, kept for {days} days',
  },
  allOf: { one: '1 request, kept for {days} days', other: '{count} requests, kept for {days} days' },
  newer: 'Show {count} new',
  hosts: 'Hosts contacted',

  emptyTitle: 'No requests yet',
  emptyText:
    'Requests to tenants and registries appear here for {days} days, with their responses. Secrets are masked.',
  nothingFound: 'No matching requests.',
  showAll: 'Show all',

  deeds: 'Actions for this request',
  sendAgain: 'Send again',
  openForm: 'Open as new form',
  connectionGone: '{name} was removed, so this cannot be sent again.',
  copySupport: 'Copy for support',
  copied: 'Copied. Secrets are masked.',
  withoutPassword: { one: 'Type the password again.', other: 'Type {count} passwords again.' },
  withoutPasswordText: 'Passwords that were sent are not stored with the activity.',

  moreDeeds: 'More actions for all activity',
  exportHar: 'Export HAR',
  exportPostman: 'Export Postman collection',
  exporting: 'Exporting',
  exported: { one: '1 request exported to {file}.', other: '{count} requests exported to {file}.' },
  exportedText: {
    none: 'Contains no secrets, only masks and variables.',
    one: 'Left out: 1 request from checks or from another version of Pullpass.',
    other: 'Left out: {count} requests from checks or from another version of Pullpass.',
  },
  clear: 'Clear activity',
  clearTitle: {
    one: 'Remove 1 request from this computer?',
    other: 'Remove {count} requests from this computer?',
  },
  clearText: 'All requests are removed, not only those shown. Nothing changes in tenants and registries.',
  clearNote: 'This cannot be undone.',
  cleared: { one: '1 request removed.', other: '{count} requests removed.' },
} as const;
