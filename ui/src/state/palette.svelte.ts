// The command palette: one list of everything that can be gone to or done, narrowed down while typing.
import type { ConnectionView } from '../bindings';
import { match, type Span } from './match';

/** Something to choose. Its words are written when the palette is opened. */
export interface Choice {
  id: string;
  group: 'commands' | 'pages' | 'secrets' | 'connections';
  text: string;
  hint?: string;
  icon?: string;
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

/** The palette, open or not. */
export class Palette {
  open = $state(false);
  query = $state('');
  index = $state(0);
  #choices = $state.raw<() => readonly Choice[]>(() => []);

  /** What fits, in the order of the groups and the best first in each. */
  readonly hits = $derived.by(() => {
    if (!this.open) return [];
    const found = this.#choices().flatMap((choice) => {
      const fit = match(choice.text, this.query);
      return fit ? [{ choice, spans: fit.spans, score: fit.score }] : [];
    });
    found.sort((a, b) => b.score - a.score);
    return GROUPS.flatMap((group) => found.filter(({ choice }) => choice.group === group).slice(0, MOST));
  });

  readonly chosen = $derived<Hit | undefined>(this.hits[this.index]);

  /** Sets where the choices come from. */
  offer(choices: () => readonly Choice[]): void {
    this.#choices = choices;
  }

  /** Opens or closes it. */
  toggle(): void {
    this.open = !this.open;
    this.write('');
  }

  /** Something was typed. */
  write(query: string): void {
    this.query = query;
    this.index = 0;
  }

  /** Goes up or down, and around at the ends. */
  move(by: number): void {
    const { length } = this.hits;
    if (length > 0) this.index = (this.index + by + length) % length;
  }

  /** Closes it and does what was chosen. */
  run(hit = this.chosen): void {
    if (!hit) return;
    this.open = false;
    hit.choice.run();
  }
}
