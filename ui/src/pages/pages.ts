// The pages, each in a chunk of its own.
import type { Component } from 'svelte';
import { Lazy } from '../lazy.svelte';
import type { Route } from '../state/navigation.svelte';

type Page = Exclude<Route['page'], 'newSecret' | 'replaceSecret'> | 'firstStart' | 'composer';

const PAGES: Record<Page, Lazy<Component>> = {
  firstStart: new Lazy(() => import('./connections/FirstStart.svelte')),
  secrets: new Lazy(() => import('./secrets/SecretsPage.svelte')),
  composer: new Lazy(() => import('./composer/ComposerPage.svelte')),
  secret: new Lazy(() => import('./secret/SecretPage.svelte')),
  connections: new Lazy(() => import('./connections/ConnectionsPage.svelte')),
  overview: new Lazy(() => import('./overview/OverviewPage.svelte')),
  activity: new Lazy(() => import('./activity/ActivityPage.svelte')),
  settings: new Lazy(() => import('./settings/SettingsPage.svelte')),
};

/** The page for a route; without a connection there are but three. */
export function pageFor({ page }: Route, connected: boolean): Lazy<Component> {
  if (page === 'settings' || page === 'activity') return PAGES[page];
  if (!connected) return PAGES.firstStart;
  return PAGES[page === 'newSecret' || page === 'replaceSecret' ? 'composer' : page];
}
