// Which page is shown. There are no addresses: one window, a handful of pages.

/** A page and what it is about. */
export type Route =
  | { page: 'connections' }
  | { page: 'overview' }
  | { page: 'secrets' }
  | { page: 'newSecret'; name?: string }
  | { page: 'replaceSecret'; name: string }
  | { page: 'secret'; name: string }
  | { page: 'activity' }
  | { page: 'settings' };

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

/** The page in front. */
export class Navigation {
  route = $state.raw<Route>({ page: 'connections' });

  /** The entry of the navigation the page belongs to. */
  readonly section = $derived(SECTION[this.route.page]);

  /** Shows a page. */
  go(route: Route): void {
    this.route = route;
  }
}
