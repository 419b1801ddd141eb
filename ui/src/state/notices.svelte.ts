// What is told in passing: one toast at a time, with an undo where there is one.
import type { IconName } from '../icons';

/** What the toast says. The words are functions, so that they follow the language. */
export interface Toast {
  tone: 'ok' | 'info' | 'warn' | 'bad';
  title: () => string;
  text?: () => string;
  action?: { label: () => string; icon: IconName; run: () => void };
}

const SECONDS = 10;

/** The toast, which waits ten seconds, and as long as pointer or focus is on it. */
export class Notices {
  toast = $state.raw<Toast | null>(null);
  secondsLeft = $state(0);
  #held = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Shows it in place of the one before. */
  show(toast: Toast): void {
    clearInterval(this.#timer);
    this.toast = toast;
    this.secondsLeft = SECONDS;
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** Keeps it while pointer or focus is on it. */
  hold(): void {
    this.#held = true;
  }

  /** Lets the time run again. */
  release(): void {
    this.#held = false;
  }

  /** Takes it away. */
  dismiss(): void {
    clearInterval(this.#timer);
    this.toast = null;
    this.#held = false;
  }

  /** Runs its action and takes it away. */
  act(): void {
    const action = this.toast?.action;
    this.dismiss();
    action?.run();
  }

  #tick(): void {
    if (this.#held) return;
    this.secondsLeft -= 1;
    if (this.secondsLeft <= 0) this.dismiss();
  }
}
