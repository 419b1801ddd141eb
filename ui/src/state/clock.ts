// The time, for what counts down. It ticks only while something shows it.
import { createSubscriber } from 'svelte/reactivity';

const ticking = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => clearInterval(timer);
});

/** The time in milliseconds; read inside an effect or a template it changes each second. */
export function now(): number {
  ticking();
  return Date.now();
}
