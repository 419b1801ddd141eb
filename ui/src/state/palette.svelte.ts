// The command palette: one list of everything that can be gone to or done, narrowed down while typing.
import type { ConnectionView } from '../bindings';
import type { IconName } from '../icons';
import { match, type Span } from './match';

/** Something to choose. Its words are written when the palette is opened. */
export interface Choice {
  id: string;
  group: 'commands' | 'secrets' | 'pages' | 'connections';
  text: string;
  /** What it is found by besides, such as the registries of a secret. */
  more?: string;
  hint?: string;
  icon?: IconName;
  swatch?: Pick<ConnectionView, 'colour' | 'practice'>;
  keys?: readonly string[];
  /** Whether it takes something away or puts a secret on the clipboard: it is never what a vague word leads to. */
  risky?: boolean;
  /** Whether it is one of so many that it is shown only to somebody who searches. */
  searched?: boolean;
  run: () => void;
}

/** A choice that fits what was typed, with the characters that made it fit. */
export interface Hit {
  choice: Choice;
  spans: readonly Span[];
}

type Scored = Hit & { score: number };

/** The groups in their order, where nothing tells which fits best. */
export const GROUPS = ['commands', 'pages', 'secrets', 'connections'] as const;

const MOST = 6;
/** So many letters of a word have to be typed before it leads to something risky. */
const LEAST_FOR_RISK = 4;
/** How many choices are remembered. */
const MOST_USED = 30;

/** The palette, open or not. Which hit is pointed at is the list's own business. */
export class Palette {
  open = $state(false);
  query = $state('');
  #choices = $state.raw<() => readonly Choice[]>(() => []);
  /** What was chosen, the last first. */
  #used = $state.raw<readonly string[]>([]);
  #note: (used: readonly string[]) => void;

  /** What fits: the group with the best first, in each the best first, and of equals what was used last. */
  readonly hits = $derived.by<readonly Hit[]>(() => {
    if (!this.open) return [];
    const query = this.query.trim();
    const found = this.#choices()
      .filter((choice) => fitsIntent(choice, query))
      .flatMap((choice): Scored[] => {
        const fit = match(choice.text, query, choice.more);
        return fit ? [{ choice, spans: fit.spans, score: fit.score + this.#bonus(choice) }] : [];
      })
      .sort((a, b) => Number(a.choice.risky ?? false) - Number(b.choice.risky ?? false) || b.score - a.score);
    return inGroups(found, query);
  });

  /** `used` are the choices of before, the last first; `note` keeps them. */
  constructor(note: (used: readonly string[]) => void = () => undefined) {
    this.#note = note;
  }

  /** Takes over what was chosen before, the last first. */
  load(used: readonly string[]): void {
    this.#used = used;
  }

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
    const { id } = hit.choice;
    this.#used = [id, ...this.#used.filter((other) => other !== id)].slice(0, MOST_USED);
    this.#note(this.#used);
    hit.choice.run();
  }

  // Less than one step of how well a text fits, so that use decides between equals alone; and what there is one of for
  // each secret comes behind the secret itself.
  #bonus({ id, searched }: Choice): number {
    const place = this.#used.indexOf(id);
    return (place < 0 ? 0 : 0.4 * (1 - place / MOST_USED)) - (searched ? 0.3 : 0);
  }
}

/** Whether that can be meant by what was typed. */
function fitsIntent({ risky, searched }: Choice, query: string): boolean {
  if (query === '') return !risky && !searched;
  const words = query.split(/\s+/);
  return !risky || words.some((word) => word.length >= LEAST_FOR_RISK);
}

/** The best of each group. A group whose best is risky comes last, whatever it is. */
function inGroups(found: readonly Scored[], query: string): Hit[] {
  const groups = GROUPS.map((group) => found.filter(({ choice }) => choice.group === group).slice(0, MOST));
  const rank = ([best]: readonly Scored[]) => (best ? best.score - (best.choice.risky ? 100 : 0) : 0);
  if (query !== '') groups.sort((a, b) => rank(b) - rank(a));
  return groups.flat();
}
