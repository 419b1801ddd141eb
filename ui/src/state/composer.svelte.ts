// The form of a pull secret: what was typed, what it would send, and what became of it.
//
// Passwords never come here: a field hands over bytes, and from then on the draft holds a handle.
import type { Call } from '../ipc';
import type {
  CheckLine,
  Draft,
  Event,
  Finding,
  Fix,
  Handle,
  FieldPath,
  Preset,
  PreviewView,
  RegistryDraft,
} from '../bindings';
import type { LastCheck, Purpose, SendResult, SentView, Step } from '../bindings';
import { blamed } from './failedField';
import { Checks } from './checks.svelte';
import { toProblem, type AppProblem } from './problem';
import { placeKey } from '../request-pane/fieldPath';
import { asSent, emptyRegistry, reopened, withPassword, withPreset, withRegistry, withText } from './draft';
import { byPlace, due } from './findings';
import { NOT_ASKED } from './guard.svelte';
import { newOperation } from './operation';
import { updated, type NumberedView } from './updates';
import { RawBody, type Read } from './rawBody.svelte';

/** What a form begins with. */
export interface Start {
  connection: string;
  purpose: Purpose;
  draft: Draft;
  remember: boolean;
  /** Whether the passwords of the draft rest in the keychain. */
  kept: boolean;
  presets: readonly Preset[];
  /** What the last checks of the secret said, if it is known. */
  lastCheck?: LastCheck | null;
}

/** Takes the bytes of a password, wipes them, and gives the handle that stands for it. */
export type Stage = (bytes: Uint8Array<ArrayBuffer>) => Promise<Handle>;

/** Takes the bytes of an edited document, wipes them, and gives the form it stands for. */
export type Edit = (draft: Draft, document: Uint8Array<ArrayBuffer>) => Promise<Draft>;

/** A call that is on its way. */
export interface Progress {
  operation: string;
  step: Step | null;
}

const TAKEN_OVER: ReadonlySet<SendResult['kind']> = new Set(['registered', 'replaced', 'unsettled']);

const NONE: readonly Finding[] = [];
const NOBODY: ReadonlyMap<string, CheckLine> = new Map();

/** The state of the form. */
export class Composer {
  readonly presets: readonly Preset[];
  /** What the registries say about this form. */
  readonly checks: Checks;
  /** The body that is written in place of the form. */
  readonly rawBody: RawBody;

  connection = $state('');
  draft = $state.raw<Draft>({ name: '', registries: [], images: [] });
  purpose = $state<Purpose>('create');
  remember = $state(true);

  /** Why there is no preview, or why a password was not taken. */
  problem = $state.raw<AppProblem | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** Whether practice values were filled in. */
  filled = $state(false);
  sent = $state.raw<SentView | null>(null);

  #call: Call;
  #stage: Stage;
  #edit: Edit;
  #kept: boolean;
  #begun: Draft;
  #asked = 0;
  #drawn = 0;
  #told = $state.raw<NumberedView<PreviewView> | null>(null);
  #sentDraft = $state.raw<Draft | null>(null);
  #sentChanges = $state(0);
  #staging: Promise<boolean> = Promise.resolve(true);
  #staged = new Set<Handle>();
  #left = $state.raw<ReadonlySet<string>>(new Set());

  /** What the form would send, and what lint says of it. */
  readonly preview = $derived(this.#told?.view ?? null);
  readonly #found = $derived(this.preview?.findings ?? NONE);
  /** What lint says and a person should read now. */
  readonly findings = $derived(due(this.#found, this.#left));
  readonly #byPlace = $derived(byPlace(this.findings));
  readonly sendable = $derived(this.preview?.sendable === true && this.progress === null);

  /** Whether the checks say that a pull with this very form would fail. */
  readonly doomed = $derived.by(() => this.checks.failed && !this.checks.running && !this.checks.outdated(this.draft));
  readonly #blamed = $derived.by(() =>
    this.doomed ? blamed(this.checks.lines, this.draft, this.preview?.verdicts ?? []) : NOBODY,
  );

  /** Whether the form changed after it was sent. */
  readonly changedSince = $derived.by(
    () => this.sent !== null && (this.#sentDraft !== this.draft || this.#sentChanges !== this.rawBody.changes),
  );
  /** The request that would be sent now; for a text that cannot be read, that of the form. */
  readonly request = $derived.by(() => this.rawBody.view?.request ?? this.preview?.request);
  /** The form as it would be sent. */
  readonly composition = $derived.by(() => this.#composition());
  /** The name it would be sent with. */
  readonly name = $derived.by(() => this.rawBody.view?.draft?.name ?? this.draft.name);

  constructor(
    call: Call,
    stage: Stage,
    start: Start,
    edit: Edit = (draft) => Promise.resolve(draft),
    read: Read = () => Promise.reject(new Error('nothing is written here')),
  ) {
    this.rawBody = new RawBody(call, read);
    this.#edit = edit;
    this.#call = call;
    this.checks = new Checks(call, start.lastCheck, start.draft);
    this.#stage = stage;
    this.connection = start.connection;
    this.presets = start.presets;
    this.draft = start.draft;
    this.#begun = start.draft;
    this.purpose = start.purpose;
    this.remember = start.remember;
    this.#kept = start.kept;
    void this.#draw();
  }

  /** Whether nothing would be lost with the form. */
  get isUntouched(): boolean {
    return this.draft === this.#begun && !this.rawBody.active;
  }

  /** The findings of one field. */
  at(place: FieldPath): readonly Finding[] {
    return this.#byPlace.get(placeKey(place) ?? '') ?? NONE;
  }

  /** The failed check that a field is to blame for. */
  blame(place: FieldPath): CheckLine | null {
    return this.#blamed.get(placeKey(place) ?? '') ?? null;
  }

  /** Something was typed. */
  write(place: FieldPath, text: string): void {
    this.#change(withText(this.draft, place, text));
  }

  /** The preset of a credential; one that was made elsewhere has the last, which settles nothing. */
  presetOf(row: RegistryDraft | undefined): Preset | undefined {
    return this.presets.find((preset) => preset.id === row?.preset) ?? this.presets.at(-1);
  }

  /** Where a password of the form rests; null if none was entered yet. */
  placeOfPassword(handle: Handle | null): 'keychain' | 'memory' | null {
    if (handle === null) return null;
    return this.#kept && !this.#staged.has(handle) ? 'keychain' : 'memory';
  }

  choosePreset(registry: number, id: string): void {
    const row = this.draft.registries[registry];
    const to = this.presets.find((preset) => preset.id === id);
    if (!row || !to) return;
    this.#change(withRegistry(this.draft, registry, withPreset(row, to, this.presetOf(row))));
  }

  addRegistry(): void {
    const registries = [...this.draft.registries, emptyRegistry(this.presets[0])];
    this.#change({ ...this.draft, registries });
  }

  removeRegistry(registry: number): void {
    this.#forget(this.draft.registries[registry]?.password ?? null);
    // The fields after it move up: what was left before is another field now.
    this.#left = new Set([...this.#left].filter((key) => !key.includes('-')));
    this.#change({ ...this.draft, registries: this.draft.registries.filter((_, i) => i !== registry) });
  }

  addImage(): void {
    this.#change({ ...this.draft, images: [...this.draft.images, ''] });
  }

  removeImage(image: number): void {
    this.#change({ ...this.draft, images: this.draft.images.filter((_, i) => i !== image) });
  }

  /** A field was left: from now on its findings are shown in full. */
  leave(place: FieldPath): void {
    const key = placeKey(place);
    if (key !== null && !this.#left.has(key)) this.#left = new Set([...this.#left, key]);
  }

  /** Takes a typed password out of the window. Gives whether it was taken. */
  takePassword(registry: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#staging = this.#takePassword(registry, bytes);
    return this.#staging;
  }

  /** Takes over a form that was made of this one elsewhere; new handles in it are this form's. */
  adopt(draft: Draft): void {
    this.#adopt(draft);
    this.#change(reopened(draft));
  }

  /** Takes over an edited document. Gives why it cannot be read; null if it could. */
  async edit(document: Uint8Array<ArrayBuffer>): Promise<AppProblem | null> {
    try {
      this.adopt(await this.#edit(this.draft, document));
      return null;
    } catch (error) {
      return toProblem(error);
    }
  }

  /** Applies what a finding proposes. A password is changed where it is kept, and the draft gets its new handle. */
  async fix(fix: Fix): Promise<void> {
    try {
      const before = this.draft;
      const mended = await this.#call('apply_fix', { draft: before, fix });
      if (this.draft !== before) return this.fix(fix);
      this.adopt(mended);
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  /** Fills in what the registry of the practice tenant takes. A name that was typed stays. */
  async fillPractice(): Promise<void> {
    try {
      const draft = await this.#call('practice_draft', { connection: this.connection });
      this.#adopt(draft);
      this.filled = true;
      this.#change({ ...draft, name: this.draft.name || draft.name });
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  /** Creates in place of replacing, or the other way round, with the same form. */
  turn(purpose: Purpose): void {
    this.purpose = purpose;
    this.sent = null;
    void this.#draw();
    void this.rawBody.reframe(this.#composition());
  }

  /** Sends to another connection from now on, with the same form. */
  moveTo(connection: string): void {
    this.connection = connection;
    this.sent = null;
    void this.#draw();
    void this.rawBody.reframe(this.#composition());
  }

  /** Lets the body be written as text, beginning with what the form says. */
  async writeBody(): Promise<void> {
    await this.#staging;
    await this.rawBody.begin(this.#composition());
  }

  /** Goes back to the form with what it can hold of the text. */
  backToForm(): void {
    const draft = this.rawBody.view?.draft;
    if (draft) this.adopt(draft);
    this.rawBody.end();
    this.#forgetTyped();
  }

  /** Whether the form can be sent as it stands. From now on all that is missing is shown. */
  async ready(): Promise<boolean> {
    if (this.rawBody.active) return (await this.rawBody.ready()) !== null && this.progress === null;
    const taken = await this.#staging;
    await this.#draw();
    this.#left = new Set((this.preview?.findings ?? []).map((finding) => placeKey(finding.place) ?? ''));
    return taken && this.sendable;
  }

  /** Asks the registries about the form as it stands. */
  async check(): Promise<boolean> {
    await this.#staging;
    return (await this.checks.run(this.connection, this.draft)) !== null;
  }

  /** Sends the form, if it can be sent. Gives what became of it; null if nothing was sent. */
  async send(approval = NOT_ASKED): Promise<SentView | null> {
    if (!(await this.ready())) return null;
    const operation = newOperation();
    this.progress = { operation, step: null };
    this.#sentDraft = this.draft;
    this.#sentChanges = this.rawBody.changes;
    const written = this.rawBody.body ? { written: this.rawBody.body } : {};
    this.sent = null;
    this.problem = null;
    try {
      this.sent = await this.#call('send', {
        ...this.#composition(),
        ...written,
        remember: this.remember,
        approval,
        operation,
      });
      // From here on the handles are the application's: it keeps them, or they end with it.
      if (TAKEN_OVER.has(this.sent.result.kind)) {
        this.#staged.clear();
        this.rawBody.typed.clear();
      }
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.progress = null;
    }
    return this.sent;
  }

  /** Gives up the call that is on its way. */
  async cancel(): Promise<void> {
    if (this.progress) await this.#call('cancel', { operation: this.progress.operation }).catch(() => undefined);
  }

  /** Takes note of an event, if it is about this form. */
  hear(event: Event): void {
    this.checks.hear(event);
    if (event.kind !== 'progress' || event.operation !== this.progress?.operation) return;
    this.progress = { operation: event.operation, step: event.step };
  }

  /** The form is closed: passwords that were typed and not sent are forgotten. */
  close(): void {
    this.#forgetTyped();
    for (const handle of this.#staged) this.#forget(handle);
  }

  // What was typed into the text and did not come into the form.
  #forgetTyped(): void {
    for (const handle of this.rawBody.typed) {
      if (!this.#staged.has(handle)) void this.#call('discard_secret', { handle }).catch(() => undefined);
    }
    this.rawBody.typed.clear();
  }

  #change(draft: Draft): void {
    this.draft = draft;
    void this.#draw();
  }

  #composition() {
    return { connection: this.connection, purpose: this.purpose, draft: asSent(this.draft) };
  }

  // Every change asks at once. An answer is drawn unless a later question was answered before it.
  async #draw(): Promise<void> {
    const asked = ++this.#asked;
    const before = this.#told;
    try {
      const call = { composition: this.#composition(), since: before?.number ?? null };
      const update = await this.#call('preview', call);
      if (asked < this.#drawn) return;
      this.#drawn = asked;
      this.#told = updated(before, update);
    } catch (error) {
      if (asked === this.#asked) this.problem = toProblem(error);
    }
  }

  async #takePassword(registry: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    try {
      const handle = await this.#stage(bytes);
      this.#forget(this.draft.registries[registry]?.password ?? null);
      this.#staged.add(handle);
      this.problem = null;
      this.#change(withPassword(this.draft, registry, handle));
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    }
  }

  // A handle that a fix made stands for a password of this form, as if it had been typed.
  #adopt(mended: Draft): void {
    const before = new Set(this.draft.registries.map((row) => row.password));
    for (const { password } of mended.registries) {
      if (password !== null && !before.has(password)) this.#staged.add(password);
    }
  }

  // A stored password is none of this form's: only what was typed here goes.
  #forget(handle: Handle | null): void {
    if (handle === null || !this.#staged.delete(handle)) return;
    void this.#call('discard_secret', { handle }).catch(() => undefined);
  }
}
