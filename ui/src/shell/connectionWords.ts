// Short words about a connection, for menus and lists.
import type { ConnectionView } from '../bindings';
import { t } from '../messages';

/** Where its tenant is: the region, or this computer. */
export function placeOf(connection: ConnectionView): string {
  if (connection.practice || isHere(connection.apiUrl)) return t().connections.thisComputer;
  return connection.region ?? t().connections.noRegion;
}

function isHere(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

/** Where it is and how full it is, as far as it told. */
export function inShort(connection: ConnectionView): string {
  const { quota } = connection;
  if (!quota || quota.used === null) return placeOf(connection);
  const used = t().connections.secretsUsed({ used: quota.used, max: quota.max });
  const full = quota.used >= quota.max ? `, ${t().connections.full}` : '';
  return `${placeOf(connection)} · ${used}${full}`;
}
