// A request as code: which languages there are, which one is chosen, and the code in it.
import type { CodeCall, CodeForm, CodeSubject, CodeView } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** The code of one request at a time. */
export class CodePanel {
  languages = $state.raw<readonly string[]>([]);
  language = $state('');
  /** The form that is wanted: in short to begin with. */
  wanted = $state<CodeForm>('short');
  code = $state.raw<CodeView | null>(null);
  problem = $state.raw<AppProblem | null>(null);
  /** The name of the file that was saved last. */
  saved = $state('');

  /** The form that is shown: not every request has a short one. */
  readonly form = $derived.by<CodeForm>(() => (this.code?.forms.includes(this.wanted) ? this.wanted : 'safe'));

  #call: Call;
  #subject: CodeSubject | null = null;
  #asked = 0;

  constructor(call: Call, language: string | null) {
    this.#call = call;
    this.language = language ?? '';
  }

  /** Asks which languages there are. One that was chosen and is not there any more gives way to the first. */
  async begin(): Promise<void> {
    try {
      this.languages = await this.#call('code_languages', null);
      if (!this.languages.includes(this.language)) this.language = this.languages[0] ?? '';
    } catch (error) {
      this.problem = toProblem(error);
    }
    await this.#draw();
  }

  /** Writes another request, or the same after a change. */
  async write(subject: CodeSubject): Promise<void> {
    this.#subject = subject;
    await this.#draw();
  }

  /** Shows the code in the language of this name. */
  async choose(language: string): Promise<void> {
    this.language = language;
    await this.#draw();
  }

  /** Shows the request in short, or the safe program. */
  async show(form: CodeForm): Promise<void> {
    this.wanted = form;
    await this.#draw();
  }

  /** Saves the code where the user says. */
  async save(): Promise<void> {
    if (!this.#subject) return;
    this.problem = null;
    try {
      this.saved = (await this.#call('save_code', this.#asking(this.#subject))) ?? '';
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  #asking(subject: CodeSubject): CodeCall {
    return { subject, language: this.language, form: this.wanted };
  }

  async #draw(): Promise<void> {
    if (!this.#subject || !this.languages.includes(this.language)) return;
    const asked = ++this.#asked;
    this.problem = null;
    this.saved = '';
    try {
      const code = await this.#call('code', this.#asking(this.#subject));
      if (asked === this.#asked) this.code = code;
    } catch (error) {
      if (asked === this.#asked) this.problem = toProblem(error);
    }
  }
}
