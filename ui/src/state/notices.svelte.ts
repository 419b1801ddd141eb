// What is told in passing: one toast at a time, with an undo where there is one.
import type { IconName } from '../icons';

/** What the toast says. The words are functions, so that they follow the language. */
export interface Toast {
  tone: 'ok' | 'info' | 'warn' | 'bad';
  title: () => string;
  text?: () => string;
  /** Whether it tells how long work ended, which the desktop shows too if the window is not in front. */
  ended?: true;
  action?: { label: () => string; icon: IconName; run: () => void };
}

/** So many seconds there is something to decide, and so many something to read. */
const TO_DECIDE = 10;
const TO_READ = 5;

/**
 * The toast. What went wrong stays until it is closed or its page is left; the rest waits a while, and as long as pointer
 * or focus is on it or a dialog over it.
 */
export class Notices {
  toast = $state.raw<Toast | null>(null);
  /** For a toast that can be undone or goes by itself; null for one that stays. */
  secondsLeft = $state<number | null>(null);
  #held = false;
  /** How many dialogs lie over it. */
  #covers = 0;
  /** What stays and was covered by a toast that goes. */
  #below: Toast | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #notify: (title: string, text: string) => void;

  /** `notify` has the desktop show what ended, if nobody looks. */
  constructor(notify: (title: string, text: string) => void = () => undefined) {
    this.#notify = notify;
  }

  /** Shows it in place of the one before, which comes back if it is one that stays and this one goes. */
  show(toast: Toast): void {
    if (toast.ended) this.#notify(toast.title(), toast.text?.() ?? '');
    clearInterval(this.#timer);
    if (secondsFor(toast) === null) this.#below = null;
    else if (this.toast && this.secondsLeft === null) this.#below = this.toast;
    this.toast = toast;
    this.secondsLeft = secondsFor(toast);
    if (this.secondsLeft !== null) this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** Keeps it while pointer or focus is on it. */
  hold(): void {
    this.#held = true;
  }

  /** Lets the time run again. */
  release(): void {
    this.#held = false;
  }

  /** Keeps it while a dialog lies over it, where neither pointer nor keyboard reach it. Gives what ends that. */
  cover(): () => void {
    this.#covers += 1;
    return () => {
      this.#covers -= 1;
    };
  }

  /** Takes it away. */
  dismiss(): void {
    clearInterval(this.#timer);
    this.#held = false;
    this.toast = null;
    const below = this.#below;
    this.#below = null;
    if (below) this.show(below);
  }

  /** What went wrong on a page is over when the page is left. */
  leave(): void {
    this.#below = null;
    if (this.secondsLeft === null) this.dismiss();
  }

  /** Runs its action and takes it away. */
  act(): void {
    const action = this.toast?.action;
    this.dismiss();
    action?.run();
  }

  #tick(): void {
    if (this.#held || this.#covers > 0 || this.secondsLeft === null) return;
    this.secondsLeft -= 1;
    if (this.secondsLeft <= 0) this.dismiss();
  }
}

function secondsFor({ tone, action }: Toast): number | null {
  if (tone === 'bad' || tone === 'warn') return null;
  return action ? TO_DECIDE : TO_READ;
}
