// How the network is reached for one connection, while it is being typed.
import type { ConnectionNetwork, ProxyChoice } from '../bindings';

/** What can be chosen: as the settings have it, or a way of its own. */
export type ProxyKind = 'inherit' | ProxyChoice['kind'];

export const PROXY_KINDS: readonly ProxyKind[] = ['inherit', 'system', 'direct', 'manual'];

/** The network settings of one connection, while they are edited. */
export class NetworkForm {
  kind = $state<ProxyKind>('inherit');
  url = $state('');
  authorities = $state.raw<string | null>(null);
  /** Whether the authorities of the environment are trusted; null is as the settings have it. */
  environmentAuthorities = $state<boolean | null>(null);

  /** Whether it says enough to be saved. */
  readonly complete = $derived(this.kind !== 'manual' || this.url.trim() !== '');

  /** How many certificates are trusted as well. */
  readonly certificates = $derived((this.authorities?.split('-----BEGIN CERTIFICATE-----').length ?? 1) - 1);

  /** What is to be saved. */
  readonly value = $derived<ConnectionNetwork>({
    proxy: this.#proxy(),
    authorities: this.authorities,
    environmentAuthorities: this.environmentAuthorities,
  });

  constructor({ proxy, authorities, environmentAuthorities }: ConnectionNetwork) {
    this.kind = proxy?.kind ?? 'inherit';
    this.url = proxy?.kind === 'manual' ? proxy.url : '';
    this.authorities = authorities;
    this.environmentAuthorities = environmentAuthorities;
  }

  /** Takes the certificates of a file, if one was chosen. */
  adopt(authorities: string | null): void {
    if (authorities !== null) this.authorities = authorities;
  }

  #proxy(): ProxyChoice | null {
    switch (this.kind) {
      case 'inherit':
        return null;
      case 'manual':
        return { kind: 'manual', url: this.url.trim() };
      default:
        return { kind: this.kind };
    }
  }
}
