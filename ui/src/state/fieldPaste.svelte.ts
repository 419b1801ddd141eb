// A text on its way into a field of the form that shows what it contains. It is looked at before it is put in: a
// configuration, a command or a key belongs into a dialog, and a token into a masked field.
import type { FieldPaste as Answer, Recognised } from '../bindings';
import { toProblem, type AppProblem } from './problem';

/** Hands over the bytes of a text, wipes them, and gives what becomes of it. */
export type ReadPasted = (text: Uint8Array<ArrayBuffer>) => Promise<Answer>;

/** The field that a text is pasted into. */
export interface PasteTarget {
  /** Puts the text in, in place of what is selected. */
  insert: (text: string) => void;
  /** Masks the field before a secret is put in; none for a field that cannot be masked. */
  mask: (() => void) | null;
}

/** What was pasted last, until it is settled. */
export class FieldPaste {
  /** Why the text is in no field. */
  refused = $state.raw<AppProblem | { kind: 'secretInSearch' } | null>(null);
  /** The dialog's name of the text; it can still be put into the field as it is. */
  waiting = $state.raw<string | null>(null);

  #read: ReadPasted;
  #recognised: (recognised: Recognised) => void;
  #insert: (() => void) | null = null;

  constructor(read: ReadPasted, recognised: (recognised: Recognised) => void) {
    this.#read = read;
    this.#recognised = recognised;
  }

  /** Looks at a text, and puts it into the field if it is a value for one. */
  async paste(text: string, target: PasteTarget): Promise<void> {
    this.forget();
    try {
      const answer = await this.#read(new TextEncoder().encode(text));
      if (answer.kind === 'text' && !answer.secret) target.insert(text);
      else if (answer.kind === 'text') this.#putMasked(text, target);
      else this.#hold(answer, text, target);
    } catch (error) {
      this.refused = toProblem(error);
    }
  }

  /** Puts the text that was refused or recognised into the field all the same. */
  asText(): void {
    const insert = this.#insert;
    this.forget();
    insert?.();
  }

  /** The text is settled: nothing of it is kept. */
  forget(): void {
    this.#insert = null;
    this.refused = null;
    this.waiting = null;
  }

  #putMasked(text: string, { insert, mask }: PasteTarget): void {
    if (!mask) {
      this.refused = { kind: 'secretInSearch' };
      return;
    }
    mask();
    insert(text);
  }

  #hold(answer: Exclude<Answer, { kind: 'text' }>, text: string, target: PasteTarget): void {
    if (target.mask) {
      const { insert, mask } = target;
      this.#insert = () => {
        mask();
        insert(text);
      };
    }
    if (answer.kind === 'refused') {
      this.refused = answer.problem;
      return;
    }
    const { recognised } = answer;
    this.waiting = recognised.kind === 'credentials' ? recognised.import.import : recognised.reading.reading;
    this.#recognised(recognised);
  }

  /** Whether the text of the refusal can still be put in. */
  get canInsert(): boolean {
    return this.refused !== null && this.#insert !== null;
  }
}
