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
import type { Approval, Purpose, SendResult, SentView } from '../bindings';
import { blamed } from './failedField';
import { Checks } from './checks.svelte';
import { toProblem, type AppProblem } from './problem';
import { placeKey } from '../request-pane/fieldPath';
import { asSent, emptyRegistry, hasSameKinds, isAsChosen, isSame, reopened } from './draft';
import { secretsOf, withMasks, withPassword, withPreset, withRegistry, withText } from './draft';
import { DraftSaver } from './draftSaver.svelte';
import { byPlace, due, exposedIn } from './findings';
import { FoldedRegistries } from './foldedRegistries.svelte';
import { NOT_ASKED } from './guard.svelte';
import { MaskedFields } from './maskedFields.svelte';
import { changesOneValue, controlsOf, nextStep } from './nextStep';
import { newOperation, type Progress } from './operation';
import { StagedPasswords, type Stage } from './stagedPasswords';
import { TypedBefore } from './typedBefore';
import { updated, type NumberedView } from './updates';
import { PLAIN_TEXT, UNREAD, type Edit, type Services, type Start } from './composerStart';
import { FieldPaste } from './fieldPaste.svelte';
import { RawBody } from './rawBody.svelte';

/** Results after which the form is done with. */
const DONE: ReadonlySet<SendResult['kind']> = new Set(['registered', 'replaced']);
const TAKEN_OVER: ReadonlySet<SendResult['kind']> = new Set(['registered', 'replaced', 'outcomeUnknown']);

const NONE: readonly Finding[] = [];
const NOBODY: ReadonlyMap<string, CheckLine> = new Map();

/** The state of the form. */
export class Composer {
  readonly presets: readonly Preset[];
  /** What the registries say about this form. */
  readonly checks: Checks;
  /** The text that is pasted into one of its fields. */
  readonly pasted: FieldPaste;
  /** The body that is written in place of the form. */
  readonly rawBody: RawBody;
  /** The draft it is saved as. */
  readonly saver: DraftSaver;
  /** The fields that contain a secret. */
  readonly masked = new MaskedFields(() => this.preview?.masked ?? []);
  /** Which registry credentials are folded. */
  readonly folded = new FoldedRegistries();

  connection = $state('');
  draft = $state.raw<Draft>({ name: '', registries: [], images: [] });
  purpose = $state<Purpose>('create');
  remember = $state(true);

  /** Why there is no preview, or why a password was not taken. */
  problem = $state.raw<AppProblem | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** Whether practice values were filled in. */
  filled = $state(false);
  /** The controls for the next step, the first that is there gets the focus. Each action gives new ones. */
  next = $state.raw<readonly string[] | null>(null);
  /** When the form was left that was opened again; null for a new one. */
  resumed = $state.raw<string | null>(null);
  sent = $state.raw<SentView | null>(null);

  #call: Call;
  #passwords: StagedPasswords;
  #edit: Edit;
  #kept: boolean;
  #blank: Draft;
  #typed = new TypedBefore();
  #asked = 0;
  #drawn = 0;
  #told = $state.raw<NumberedView<PreviewView> | null>(null);
  #sending = false;
  #sentDraft = $state.raw<Draft | null>(null);
  #sentChanges = $state(0);
  #staging: Promise<boolean> = Promise.resolve(true);
  #left = $state.raw<ReadonlySet<string>>(new Set());
  #wanted = $state(false);

  /** What the form would send, and what lint says of it. */
  readonly preview = $derived(this.#told?.view ?? null);
  readonly #found = $derived(this.preview?.findings ?? NONE);
  /** What lint says and a person should read now. */
  readonly findings = $derived(due(this.#found, this.#left, this.#wanted));
  /** The draft with masks in place of secrets in plain fields: what may be shown elsewhere. */
  readonly shown = $derived.by(() => withMasks(this.draft, this.preview?.masked ?? []));
  readonly #byPlace = $derived(byPlace(this.findings));
  /** Whether it waits to be sent: no call is on its way, and it is not done with. */
  readonly #waits = $derived.by(() => this.progress === null && !(this.sent && DONE.has(this.sent.result.kind)));
  readonly sendable = $derived.by(() => this.preview?.sendable === true && this.#waits);

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

  constructor(call: Call, stage: Stage, start: Start, services: Services = {}) {
    const { resumed } = start;
    const of = { connection: start.connection, purpose: start.purpose, name: start.draft.name };
    this.saver = services.saver ?? new DraftSaver(call, of, false);
    this.pasted = services.pasted ?? new FieldPaste(PLAIN_TEXT, () => undefined);
    this.rawBody = new RawBody(call, services.read ?? UNREAD, () => this.#save());
    this.#edit = services.edit ?? ((draft) => Promise.resolve(draft));
    this.#call = call;
    this.#passwords = new StagedPasswords(call, stage, resumed?.entered ?? []);
    this.#blank = start.draft;
    this.#kept = start.kept;
    this.connection = start.connection;
    this.presets = start.presets;
    this.purpose = start.purpose;
    this.draft = resumed ? reopened(resumed.form.draft) : start.draft;
    this.remember = resumed?.form.remember ?? start.remember;
    this.resumed = resumed?.changedAt ?? null;
    this.checks = new Checks(call, start.lastCheck, start.draft);
    this.folded.foldComplete(this.draft);
    if (resumed?.form.rawBody) void this.rawBody.resume(this.#composition(), resumed.form.rawBody);
    void this.#draw();
  }

  /** Whether the form is as it began. */
  get untouched(): boolean {
    return this.draft === this.#blank && !this.rawBody.active;
  }

  /** Whether nothing is lost when the form is left: it is as it began, or its draft is saved. */
  get canBeLeft(): boolean {
    if (this.untouched) return true;
    return this.saver.saved && this.saver.problem === null;
  }

  /** The findings of one field. */
  at(place: FieldPath): readonly Finding[] {
    return this.#byPlace.get(placeKey(place) ?? '') ?? NONE;
  }

  /** The failed check that a field is to blame for. */
  blame(place: FieldPath): CheckLine | null {
    return this.#blamed.get(placeKey(place) ?? '') ?? null;
  }

  /** Something is being typed. */
  type(place: FieldPath, text: string): void {
    this.saver.typing = place.kind === 'username' ? place.registry : null;
    this.write(place, text);
  }

  /** A field has another text. */
  write(place: FieldPath, text: string): void {
    if (place.kind === 'registryKey' || place.kind === 'username') this.#typed.note(place.registry, place.kind, text);
    if (text === '') this.masked.remove(place);
    this.#change(withText(this.draft, place, text));
  }

  /** The preset of a credential; one that was made elsewhere has the last, which settles nothing. */
  presetOf(row: RegistryDraft | undefined): Preset | undefined {
    return this.presets.find((preset) => preset.id === row?.preset) ?? this.presets.at(-1);
  }

  /** Where a password of the form rests; null if none was entered yet. */
  placeOfPassword(handle: Handle | null): 'keychain' | 'memory' | null {
    if (handle === null) return null;
    return this.#kept && !this.#passwords.has(handle) ? 'keychain' : 'memory';
  }

  choosePreset(registry: number, id: string): void {
    const row = this.draft.registries[registry];
    const to = this.presets.find((preset) => preset.id === id);
    if (!row || !to) return;
    const chosen = withPreset(row, to, this.presetOf(row));
    this.#change(withRegistry(this.draft, registry, this.#typed.restore(registry, chosen, to)));
  }

  /** Adds a credential for any registry: a choice like that of another one would be an error at once. */
  addRegistry(): void {
    const taken = this.draft.registries.map(({ registryKey }) => registryKey);
    const free = this.presets.findLast(({ registryKey }) => registryKey === null || !taken.includes(registryKey));
    const registries = [...this.draft.registries, emptyRegistry(free)];
    this.#change({ ...this.draft, registries });
    this.next = [`registry-${registries.length - 1}`];
  }

  /** Removes a credential, with the password that was entered for it. */
  removeRegistry(registry: number): void {
    const removed = this.draft.registries[registry];
    if (removed) secretsOf(removed).forEach((handle) => this.#passwords.forget(handle));
    // The fields after it move up: what was left before is another field now.
    this.#left = new Set([...this.#left].filter((key) => !key.includes('-')));
    this.#typed.remove(registry);
    this.folded.remove(registry);
    const registries = this.draft.registries.filter((_, i) => i !== registry);
    this.#change({ ...this.draft, registries });
    const near = Math.min(registry, registries.length - 1);
    this.next = [`registry-${near}-fold`, `registry-${near}`, 'add-registry'];
  }

  /** Adds a field for an image. */
  addImage(): void {
    this.#change({ ...this.draft, images: [...this.draft.images, ''] });
    this.next = [`image-${this.draft.images.length - 1}`];
  }

  /** Removes the field of an image. */
  removeImage(image: number): void {
    const images = this.draft.images.filter((_, i) => i !== image);
    this.#change({ ...this.draft, images });
    this.next = [`image-${Math.min(image, images.length - 1)}`];
  }

  /** Chooses whether the passwords go to the keychain. */
  setRemember(remember: boolean): void {
    this.remember = remember;
    this.#save();
  }

  /** A field was left: from now on its findings are shown in full. */
  leave(place: FieldPath): void {
    const key = placeKey(place);
    if (key !== null && !this.#left.has(key)) this.#left = new Set([...this.#left, key]);
    this.saver.left();
    if (place.kind === 'username') void this.#settleUsernames();
  }

  /** Lets a username be typed in place of a secret. */
  typeUsername(registry: number): void {
    this.#passwords.forget(this.draft.registries[registry]?.hiddenUsername ?? null);
    this.#change(withText(this.draft, { kind: 'username', registry }, ''));
    this.next = [`username-${registry}`];
  }

  /** Takes a typed password out of the window. Gives whether it was taken. */
  takePassword(registry: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#staging = this.#takePassword(registry, bytes);
    return this.#staging;
  }

  /** Takes over a form that was made of this one elsewhere; new handles in it are this form's. */
  adopt(draft: Draft): void {
    this.#passwords.adopt(this.draft, draft);
    this.#typed.forget();
    this.folded.foldComplete(draft);
    this.#change(reopened(draft));
    this.next = [nextStep(draft)];
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
      this.#passwords.adopt(this.draft, mended);
      this.#change(reopened(mended));
      this.next = 'text' in fix.replacement && fix.replacement.text === '' ? controlsOf(fix.place) : this.#after(fix);
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  /** Fills in what the registry of the practice tenant takes. A name that was typed stays. */
  async fillPractice(): Promise<void> {
    try {
      const draft = await this.#call('practice_draft', { connection: this.connection });
      this.#passwords.adopt(this.draft, draft);
      this.filled = true;
      this.#typed.forget();
      this.#change({ ...draft, name: this.draft.name || draft.name });
      this.next = [nextStep(this.draft)];
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
    this.next = [nextStep(this.draft)];
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
    this.rawBody.forgetTyped((handle) => this.#passwords.has(handle));
  }

  /** Whether the form can be sent as it stands. From now on all that is missing is shown. */
  async ready(): Promise<boolean> {
    if (this.rawBody.active) return (await this.rawBody.ready()) !== null && this.#waits;
    const taken = await this.#staging;
    await this.#settleUsernames();
    const findings = this.preview?.findings ?? [];
    this.#left = new Set(findings.map((finding) => placeKey(finding.place) ?? ''));
    this.#wanted = true;
    this.folded.open(findings.flatMap(({ severity, place }) => (severity === 'error' ? [place] : [])));
    return taken && this.sendable;
  }

  /** Whether the form can be checked: while a secret is in a plain field it cannot, and that is shown. */
  async checkable(): Promise<boolean> {
    await this.#staging;
    await this.#settleUsernames();
    const exposed = exposedIn(this.preview);
    this.#left = new Set([...this.#left, ...exposed.map((place) => placeKey(place) ?? '')]);
    return exposed.length === 0;
  }

  /** Asks the registries about the form as it stands. */
  async check(): Promise<boolean> {
    await this.#staging;
    return (await this.checks.run(this.connection, this.draft)) !== null;
  }

  /** Sends the form, if it can be sent and is not being sent. Gives what became of it; null if nothing was sent. */
  async send(approval = NOT_ASKED): Promise<SentView | null> {
    if (this.#sending) return null;
    this.#sending = true;
    // What is derived may be out of date once the page of the form is gone, so this is no derived value.
    return this.#send(approval).finally(() => (this.#sending = this.sent !== null && DONE.has(this.sent.result.kind)));
  }

  async #send(approval: Approval): Promise<SentView | null> {
    if (!(await this.ready())) return null;
    await this.saver.idle();
    const operation = newOperation();
    this.progress = { operation, step: null };
    this.#sentDraft = this.draft;
    this.#sentChanges = this.rawBody.changes;
    const written = this.rawBody.body ? { rawBody: this.rawBody.body } : {};
    this.sent = null;
    this.problem = null;
    try {
      this.sent = await this.#call('send', {
        ...this.#composition(),
        ...written,
        draftOf: this.saver.of,
        remember: this.remember,
        approval,
        operation,
      });
      // From here on the handles are the application's: it keeps them, or they end with it.
      if (TAKEN_OVER.has(this.sent.result.kind)) {
        this.#passwords.handOver();
        this.rawBody.typed.clear();
      }
      if (DONE.has(this.sent.result.kind)) this.saver.stop();
      else this.next = ['send'];
    } catch (error) {
      this.problem = toProblem(error);
      this.next = ['send'];
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

  /** The form is left. What was entered stays as long as its draft. */
  close(): void {
    this.pasted.forget();
    if (this.saver.saved) return;
    this.rawBody.forgetTyped((handle) => this.#passwords.has(handle));
    this.#passwords.forgetAll();
  }

  /** The form is given up: its draft goes, with the passwords that were entered. */
  async discard(): Promise<void> {
    await this.saver.discard();
    this.saver.stop();
  }

  // Where a fix leads: the value it changed, unless something else is missing.
  #after({ place, replacement }: Fix): string[] {
    return changesOneValue(replacement) ? controlsOf(place) : [nextStep(this.draft)];
  }

  #change(draft: Draft): void {
    this.draft = draft;
    this.#save();
    void this.#draw();
  }

  // A form in which nothing is different from how it began leaves no draft.
  #save(): void {
    const { draft, remember, rawBody } = this;
    if (rawBody.body === null && isSame(draft, this.#blank, (row) => isAsChosen(row, this.presetOf(row))))
      void this.saver.discard();
    else this.saver.save({ draft: asSent(draft), rawBody: rawBody.body, remember });
  }

  #composition() {
    return { connection: this.connection, purpose: this.purpose, draft: asSent(this.draft) };
  }

  // A username that is a secret leaves the window when it is not being typed any more, like a password.
  async #settleUsernames(): Promise<void> {
    await this.#staging;
    await this.#draw();
    const before = this.draft;
    if (!this.preview?.masked.some(({ kind }) => kind === 'username')) return;
    try {
      const settled = await this.#call('settle_usernames', before);
      if (this.draft !== before || hasSameKinds(settled, before)) return;
      this.#passwords.adopt(before, settled);
      this.#typed.forget();
      this.#change(settled);
      await this.#draw();
    } catch (error) {
      this.problem = toProblem(error);
    }
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
      const handle = await this.#passwords.take(bytes);
      this.#passwords.forget(this.draft.registries[registry]?.password ?? null);
      this.problem = null;
      this.#change(withPassword(this.draft, registry, handle));
      queueMicrotask(() => void this.#settleUsernames());
      return true;
    } catch (error) {
      this.problem = toProblem(error);
      return false;
    }
  }
}
