// Words of the activity: what was sent.
const number = (value: number): string => value.toLocaleString('en-GB');
const requests = (count: number) => (count === 1 ? '1 request' : `${number(count)} requests`);

export const activity = {
  title: 'Activity',
  subtitle: 'kept on this computer, no secret in it',
  tools: 'Search and filter',
  search: 'Search activity',
  searchHint: 'Search host, path, name or status',
  show: 'Show',
  all: 'All',
  writes: 'Writes',
  failed: (count: number) => (count === 0 ? 'Failed' : `Failed ${number(count)}`),
  narrow: 'Filter by connection or method',
  everyTenant: 'All connections',
  everyMethod: 'All methods',
  removed: 'removed',
  onlyFrom: 'Only',
  notOnly: (what: string) => `Not only ${what}`,

  caption: 'Requests by day',
  columns: {
    time: 'Time',
    method: 'Method',
    path: 'Path and connection',
    status: 'Status',
    duration: 'Duration',
  },
  to: (host: string) => `to ${host}`,
  noAnswer: 'no answer',
  reading: 'Reading the activity',
  openedNow: (method: string, path: string) => `${method} ${path} is open beside the list.`,

  someOf: (chosen: number, all: number, days: number) => `${number(chosen)} of ${requests(all)}, kept for ${days} days`,
  allOf: (all: number, days: number) => `${requests(all)}, kept for ${days} days`,
  newer: (count: number) => `Show ${count} new`,
  hosts: 'Hosts contacted',

  emptyTitle: 'Nothing was sent yet',
  emptyText: (days: number) =>
    `Every request to a tenant or a registry will stand here for ${days} days, with its answer and without a secret.`,
  nothingFound: 'No request matches.',
  showAll: 'Show all',

  deeds: 'With this request',
  sendAgain: 'Send again',
  openForm: 'Open as new form',
  connectionGone: (name: string) => `${name} is removed: this cannot be sent again.`,
  copySupport: 'Copy for support',
  copied: 'Copied, with masks where secrets stood.',
  withoutPassword: (count: number) => (count === 1 ? 'Type the password again.' : `Type ${count} passwords again.`),
  withoutPasswordText: 'What was sent then is not kept on this computer any more.',

  moreDeeds: 'More with all activity',
  exportHar: 'Export HAR',
  exportPostman: 'Export Postman collection',
  exporting: 'Exporting',
  exported: (count: number, file: string) => `${requests(count)} exported to ${file}.`,
  exportedText: (leftOut: number) =>
    leftOut === 0
      ? 'No secret is in it: masks and variables stand where secrets belong.'
      : `Left out: ${requests(leftOut)} of checks, or of another version of Pullpass.`,
  clear: 'Clear activity',
  clearTitle: (count: number) => `Remove ${requests(count)} from this computer?`,
  clearText: 'All of them, not only those shown. Tenants and registries are not asked, and nothing changes there.',
  clearNote: 'This cannot be undone.',
  keep: 'Keep',
  cleared: (count: number) => `${requests(count)} removed.`,
};
