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

/** What keeps it from being used, or where it is and how full it is, as far as it told. */
export function inShort(connection: ConnectionView): string {
  const { quota, token } = connection;
  if (connection.clientSecret === 'nowhere') return t().connections.secretGone;
  if (token.kind === 'refused')
    return `${placeOf(connection)} · ${t().connections.tokenRefused({ status: token.status })}`;
  if (!quota || quota.used === null) return placeOf(connection);
  const used = t().connections.secretsUsed({ used: quota.used, max: quota.max });
  const full = quota.used >= quota.max ? `, ${t().connections.full}` : '';
  return `${placeOf(connection)} · ${used}${full}`;
}

/** How urgent that is, as a class of the style sheet. */
export function toneOf({ quota, clientSecret, token }: ConnectionView): 'bad' | 'warn' | 'quiet' {
  if (clientSecret === 'nowhere' || token.kind === 'refused') return 'bad';
  if (!quota || quota.used === null) return 'quiet';
  return quota.used >= quota.max ? 'bad' : quota.used >= quota.max * 0.9 ? 'warn' : 'quiet';
}
