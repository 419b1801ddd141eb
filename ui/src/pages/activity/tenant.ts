// The tenant of an entry, by the connection it went over.
import type { ActivityLine, ActivityTenant, ConnectionView } from '../../bindings';

/** Whether two filters name the same tenant. */
export function same(one: ActivityTenant | null, other: ActivityTenant): boolean {
  if (one?.kind === 'connection' && other.kind === 'connection') return one.id === other.id;
  return one?.kind === 'removed' && other.kind === 'removed' && one.name === other.name;
}

/** The connection of an entry, if it is still there. */
export function connectionOf(line: ActivityLine, all: readonly ConnectionView[]): ConnectionView | undefined {
  return all.find(({ id }) => id === line.connection);
}

/** What a tenant is called: by the name its connection has now. */
export function nameOf(tenant: ActivityTenant, all: readonly ConnectionView[]): string {
  if (tenant.kind === 'removed') return tenant.name;
  return all.find(({ id }) => id === tenant.id)?.name ?? '';
}
