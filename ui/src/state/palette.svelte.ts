// The command palette: one list of everything that can be gone to or done, narrowed down while typing.
import type { ConnectionView } from '../bindings';
import type { IconName } from '../icons';
import { match, type Span } from './match';

/** Something to choose. Its words are written when the palette is opened. */
export interface Choice {
  id: string;
  group: 'commands' | 'pages' | 'secrets' | 'connections';
  text: string;
  hint?: string;
  icon?: IconName;
  swatch?: Pick<ConnectionView, 'colour' | 'practice'>;
  keys?: readonly string[];
  run: () => void;
}

/** A choice that fits what was typed, with the characters that made it fit. */
export interface Hit {
  choice: Choice;
  spans: readonly Span[];
}

/** The groups in their order. */
export const GROUPS = ['commands', 'pages', 'secrets', 'connections'] as const;

const MOST = 6;

/** The palette, open or not. Which hit is pointed at is the list's own business. */
export class Palette {
  open = $state(false);
  query = $state('');
  #choices = $state.raw<() => readonly Choice[]>(() => []);

  /** What fits, in the order of the groups and the best first in each. */
  readonly hits = $derived.by<readonly Hit[]>(() => {
    if (!this.open) return [];
    const found = this.#choices().flatMap((choice) => {
      const fit = match(choice.text, this.query);
      return fit ? [{ choice, spans: fit.spans, score: fit.score }] : [];
    });
    found.sort((a, b) => b.score - a.score);
    return GROUPS.flatMap((group) => found.filter(({ choice }) => choice.group === group).slice(0, MOST));
  });

  /** Sets where the choices come from. */
  offer(choices: () => readonly Choice[]): void {
    this.#choices = choices;
  }

  /** Opens or closes it. */
  toggle(): void {
    this.open = !this.open;
    this.query = '';
  }

  close(): void {
    this.open = false;
  }

  /** Something was typed. */
  write(query: string): void {
    this.query = query;
  }

  /** Closes it and does what was chosen. */
  run(hit: Hit | undefined): void {
    if (!hit) return;
    this.close();
    hit.choice.run();
  }
}
