// What the first page does without: fetched from the bundle when somebody is about to need it, or when it is first shown.

/** A component that comes with a chunk of its own. */
export class Lazy<Content> {
  #content = $state.raw<Content>();
  #fetch: () => Promise<{ default: Content }>;
  #fetched: Promise<void> | undefined;

  /** Takes the `import()` of the component. */
  constructor(fetch: () => Promise<{ default: Content }>) {
    this.#fetch = fetch;
  }

  /** The component as soon as it is there. Who asks is told when it comes. */
  get content(): Content | undefined {
    void this.load();
    return this.#content;
  }

  /** Fetches the module once, however often it is called. */
  load(): Promise<void> {
    this.#fetched ??= this.#fetch().then((module) => {
      this.#content = module.default;
    });
    return this.#fetched;
  }
}
