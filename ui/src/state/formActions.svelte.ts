// What is done with the form of a pull secret beyond typing: it is sent, checked, taken back from the editor of its body,
// and each of that leads the focus to the next step.
import type { Approval, CheckLine, ConnectionView, ExchangeView, FieldPath, SentView } from '../bindings';
import type { SelectedExchange } from '../checks/selectedExchange';
import type { Composer } from './composer.svelte';
import { controlsOf } from './nextStep';
import type { RequestPane } from './requestPane.svelte';

/** What became of a form that was sent, and the name it was sent with. */
export interface SentForm {
  name: string;
  sent: SentView;
}

/** The actions of one form. */
export class FormActions {
  /** Whether it is asked before a production tenant is changed. */
  asking = $state(false);
  /** Whether it is asked before a written body is given up. */
  leaving = $state(false);
  /** Whether it is asked before the draft is discarded. */
  discarding = $state(false);
  /** The exchange of a check that is shown in the pane. */
  checked = $state.raw<SelectedExchange | null>(null);

  readonly composer: Composer;
  readonly pane: RequestPane;
  #connection: () => ConnectionView;
  #sent: (form: SentForm) => void;

  /** `connection` gives the connection in use; `sent` is told what became of a form that was sent. */
  constructor(
    composer: Composer,
    pane: RequestPane,
    connection: () => ConnectionView,
    sent: (form: SentForm) => void = () => undefined,
  ) {
    this.composer = composer;
    this.pane = pane;
    this.#connection = connection;
    this.#sent = sent;
  }

  /** Sends the form. A production tenant is asked about once; what is missing is shown first. */
  async submit(): Promise<void> {
    if (!(await this.composer.ready())) this.#showFaults();
    else if (this.#connection().production) this.asking = true;
    else await this.send();
  }

  /** Sends it without asking any more. */
  async send(approval?: Approval): Promise<void> {
    this.asking = false;
    const { name } = this.composer;
    const sent = await this.composer.send(approval);
    if (sent) this.#sent({ name, sent });
  }

  /** Asks the registries, and shows the first refusal. */
  async check(): Promise<void> {
    const { composer, pane } = this;
    if (!(await composer.checkable())) {
      this.#showFaults();
      return;
    }
    pane.tab = 'request';
    this.checked = null;
    const checking = composer.check();
    composer.next = ['cancel-check'];
    await checking;
    const failed = composer.checks.lines.find(({ verdict }) => verdict.kind === 'refused');
    const exchange = failed?.evidence.at(-1);
    if (failed && exchange) this.#open(failed, exchange);
    composer.next = failed ? ['mend-check', 'check'] : [composer.checks.failed ? 'check' : 'send'];
  }

  /** Gives up the check that is running. */
  async cancelCheck(): Promise<void> {
    await this.composer.checks.cancel();
    this.composer.next = ['check'];
  }

  /** Shows an exchange of a check; where form and request take turns, it is the pane's turn. */
  look(line: CheckLine, exchange: ExchangeView): void {
    this.#open(line, exchange);
    this.pane.front = 'request';
  }

  /** Goes back from the written body to the form; asks first if the form cannot hold all of it. */
  back(): void {
    if (this.composer.rawBody.view?.lossy) this.leaving = true;
    else this.leave();
  }

  /** Goes back to the form with what it can hold. */
  leave(): void {
    this.leaving = false;
    this.composer.backToForm();
  }

  #open(line: CheckLine, exchange: ExchangeView): void {
    this.checked = { line, exchange, before: this.composer.checks.lines };
    this.pane.tab = 'check';
  }

  // Leads to the first thing that keeps the form from being sent.
  #showFaults(): void {
    if (this.composer.rawBody.active) {
      this.pane.tab = 'raw';
      this.pane.front = 'request';
      return;
    }
    this.pane.front = 'page';
    const first = this.composer.findings.find(({ severity }) => severity === 'error');
    if (first) this.composer.next = this.#controls(first.place);
  }

  #controls(place: FieldPath): string[] {
    return place.kind === 'document' ? ['add-registry'] : controlsOf(place);
  }
}
