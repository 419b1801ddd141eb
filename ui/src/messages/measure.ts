// Sizes and spans as a response shows them.
import { number } from './format';

/** A size: "37 B", "12.4 KiB". */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  const [value, unit] = size < 1024 * 1024 ? [size / 1024, 'KiB'] : [size / 1024 / 1024, 'MiB'];
  return `${number(Math.round(value * 10) / 10)} ${unit}`;
}

/** A span of a request: "184 ms", "1.2 s". */
export function elapsed(milliseconds: number): string {
  if (milliseconds === 0) return '< 1 ms';
  if (milliseconds < 1000) return `${number(milliseconds)} ms`;
  return `${number(Math.round(milliseconds / 100) / 10)} s`;
}
