// The switcher of connections: all of them, narrowed down while typing, in the order of the list or by last use.
import type { ConnectionView } from '../bindings';
import { match, type Span } from './match';

/** A connection that fits what was typed; `spans` are the characters of its name that made it fit. */
export interface Found {
  connection: ConnectionView;
  spans: readonly Span[];
}

/** The switcher, open or not. */
export class Switcher {
  open = $state(false);
  query = $state('');

  #list: () => readonly ConnectionView[];
  #byUse: () => boolean;
  #current: () => ConnectionView | null;

  /** What fits, the best first; without a query in the order that is wanted. */
  readonly found = $derived.by<readonly Found[]>(() => {
    if (!this.open) return [];
    const list = this.#byUse() ? byUse(this.#list(), this.#current()) : this.#list();
    const fits = list.flatMap((connection) => {
      const fit = match(connection.name, this.query);
      if (fit) return [{ connection, spans: fit.spans, score: fit.score }];
      return isAt(connection, this.query) ? [{ connection, spans: [], score: 1 }] : [];
    });
    return fits.sort((a, b) => b.score - a.score);
  });

  constructor(
    list: () => readonly ConnectionView[],
    current: () => ConnectionView | null,
    byUse: () => boolean = () => false,
  ) {
    this.#list = list;
    this.#current = current;
    this.#byUse = byUse;
  }

  /** Opens or closes it. */
  turn(open: boolean): void {
    this.open = open;
    this.query = '';
  }

  /** Narrows the list down to what matches `query`. */
  write(query: string): void {
    this.query = query;
  }
}

/** Whether the region or the zone of its tenant has these characters. */
function isAt({ region, identityZone }: ConnectionView, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return [region, identityZone].some((place) => place?.toLowerCase().includes(wanted));
}

// The one in use first, then by last use; those never used stay in the order of the list.
function byUse(list: readonly ConnectionView[], current: ConnectionView | null): ConnectionView[] {
  const rank = ({ id, usedAt }: ConnectionView) => (id === current?.id ? '~' : (usedAt ?? ''));
  return [...list].sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}
