// Words of the activity: what was sent.
const number = (value: number): string => value.toLocaleString('en-GB');
const requests = (count: number) => (count === 1 ? '1 request' : `${number(count)} requests`);

export const activity = {
  title: 'Activity',
  subtitle: 'stored on this computer, without secrets',
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
  noAnswer: 'no response',
  reading: 'Loading the activity',
  openedNow: (method: string, path: string) => `${method} ${path} is shown next to the list.`,

  someOf: (chosen: number, all: number, days: number) => `${number(chosen)} of ${requests(all)}, kept for ${days} days`,
  allOf: (all: number, days: number) => `${requests(all)}, kept for ${days} days`,
  newer: (count: number) => `Show ${count} new`,
  hosts: 'Hosts contacted',

  emptyTitle: 'No requests yet',
  emptyText: (days: number) =>
    `Requests to tenants and registries appear here for ${days} days, with their responses. Secrets are masked.`,
  nothingFound: 'No matching requests.',
  showAll: 'Show all',

  deeds: 'Actions for this request',
  sendAgain: 'Send again',
  openForm: 'Open as new form',
  connectionGone: (name: string) => `${name} was removed, so this cannot be sent again.`,
  copySupport: 'Copy for support',
  copied: 'Copied. Secrets are masked.',
  withoutPassword: (count: number) => (count === 1 ? 'Type the password again.' : `Type ${count} passwords again.`),
  withoutPasswordText: 'Passwords that were sent are not stored with the activity.',

  moreDeeds: 'More actions for all activity',
  exportHar: 'Export HAR',
  exportPostman: 'Export Postman collection',
  exporting: 'Exporting',
  exported: (count: number, file: string) => `${requests(count)} exported to ${file}.`,
  exportedText: (leftOut: number) =>
    leftOut === 0
      ? 'Contains no secrets, only masks and variables.'
      : `Left out: ${requests(leftOut)} from checks or from another version of Pullpass.`,
  clear: 'Clear activity',
  clearTitle: (count: number) => `Remove ${requests(count)} from this computer?`,
  clearText: 'All requests are removed, not only those shown. Nothing changes in tenants and registries.',
  clearNote: 'This cannot be undone.',
  keep: 'Keep',
  cleared: (count: number) => `${requests(count)} removed.`,
};
