// Which page is shown. There are no addresses: one window, a handful of pages.

/** A page and what it is about. */
export type Route =
  /** Without an id, the connection in use. */
  | { page: 'connections'; id?: string }
  | { page: 'overview' }
  | { page: 'secrets' }
  | { page: 'newSecret'; name?: string }
  | { page: 'replaceSecret'; name: string }
  | { page: 'secret'; name: string }
  | { page: 'activity' }
  /** From the top, or at the table of hosts. */
  | { page: 'settings'; at?: 'hosts' };

/** An entry of the navigation. */
export type Section = 'secrets' | 'activity' | 'connections' | 'settings';

const SECTION: Record<Route['page'], Section> = {
  connections: 'connections',
  overview: 'connections',
  secrets: 'secrets',
  newSecret: 'secrets',
  replaceSecret: 'secrets',
  secret: 'secrets',
  activity: 'activity',
  settings: 'settings',
};

/** How many pages can be gone back to. */
const MOST = 50;

/** The page in front, and those before it. */
export class Navigation {
  route = $state.raw<Route>({ page: 'connections' });
  /** The page of a connection that was left for the secrets of another one, until a person goes elsewhere. */
  interrupted = $state.raw<{ connection: string; route: Route } | null>(null);
  #before: Route[] = [];
  #left: () => void;

  /** `left` is called when a page is left for another. */
  constructor(left: () => void = () => undefined) {
    this.#left = left;
  }

  /** The entry of the navigation the page belongs to. */
  readonly section = $derived(SECTION[this.route.page]);

  /** Shows a page. */
  go(route: Route): void {
    this.interrupted = null;
    if (!isSame(route, this.route)) this.#before = [...this.#before.slice(1 - MOST), this.route];
    this.#show(route);
  }

  /** Shows the page before. */
  back(): void {
    const route = this.#before.at(-1);
    if (!route) return;
    this.interrupted = null;
    this.#before = this.#before.slice(0, -1);
    this.#show(route);
  }

  /** Another connection came into use: the page of `connection` gives way to the secrets, until it is resumed. */
  interrupt(connection: string): void {
    const { route } = this;
    this.go({ page: 'secrets' });
    this.interrupted = { connection, route };
  }

  /** A connection is in use: its page that was interrupted is shown again. */
  resume(connection: string): void {
    if (this.interrupted?.connection === connection) this.go(this.interrupted.route);
  }

  /** The page that this one is a part of; none for an entry of the navigation. */
  get parent(): Route | null {
    switch (this.route.page) {
      case 'overview':
        return { page: 'connections' };
      case 'newSecret':
      case 'replaceSecret':
      case 'secret':
        return { page: 'secrets' };
      case 'connections':
        return this.route.id === undefined ? null : { page: 'connections' };
      default:
        return null;
    }
  }

  #show(route: Route): void {
    if (route.page !== this.route.page) this.#left();
    this.route = route;
  }
}

const isSame = (one: Route, other: Route): boolean => JSON.stringify(one) === JSON.stringify(other);
