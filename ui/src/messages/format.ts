// Times, spans and numbers in the language in use.
import { app } from '../state';
import { t } from '.';
import { TAGS } from './catalogue.svelte';

const DAY = 86_400_000;

/** A moment by day and clock: "today 14:14:51", "12 Feb 2026, 09:14". With `short` the seconds are left out. */
export function moment(rfc3339: string, now: number, ofToday: 'short' | 'medium' = 'medium'): string {
  const at = new Date(rfc3339);
  const days = Math.round((midnight(at) - midnight(new Date(now))) / DAY);
  const { today, yesterday, tomorrow, on } = t().time;
  if (days === 0) return today({ clock: clock(at, ofToday) });
  if (days === -1) return yesterday({ clock: clock(at, 'short') });
  if (days === 1) return tomorrow({ clock: clock(at, 'short') });
  return on({ day: intl({ dateStyle: 'medium' }).format(at), clock: clock(at, 'short') });
}

/** A day by itself, given as YYYY-MM-DD: "Today", "Yesterday", "3 November 2026". */
export function day(date: string, now: number): string {
  const at = new Date(`${date}T00:00:00`);
  const days = Math.round((midnight(at) - midnight(new Date(now))) / DAY);
  if (days === 0) return t().time.ofToday;
  if (days === -1) return t().time.ofYesterday;
  return intl({ dateStyle: 'long' }).format(at);
}

/** A moment by date and clock, whichever day it is: "12 Feb 2026, 09:14". */
export function dateTime(rfc3339: string): string {
  return intl({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(rfc3339));
}

/** The time of day: "14:32:08". */
export function timeOfDay(rfc3339: string): string {
  return clock(new Date(rfc3339), 'medium');
}

/** How long ago, in the largest unit that fits: "3 days ago". */
export function ago(rfc3339: string, now: number): string {
  const seconds = Math.round((new Date(rfc3339).getTime() - now) / 1000);
  if (Math.abs(seconds) < 45) return t().time.justNow;
  const units = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3600],
  ] as const;
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const);
  const written = new Intl.RelativeTimeFormat(TAGS[app.settings.spoken], { numeric: 'always' });
  return written.format(Math.round(seconds / length), unit);
}

/** A span to look at in passing: "11 h 42 min", "42 min", "9 s". */
export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const { hoursMinutes, minutes: inMinutes, seconds } = t().time;
  if (minutes >= 60)
    return hoursMinutes({ hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  return minutes > 0 ? inMinutes({ minutes }) : seconds({ seconds: Math.max(0, Math.floor(milliseconds / 1000)) });
}

/** A span in its largest unit, rounded: "12 h", "10 min". */
export function roughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const { hours, minutes: inMinutes } = t().time;
  return minutes >= 60 ? hours({ hours: Math.round(minutes / 60) }) : inMinutes({ minutes });
}

/** A countdown by the second: "11:42:18". */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** A number with the language's separators. */
export function number(value: number): string {
  return new Intl.NumberFormat(TAGS[app.settings.spoken]).format(value);
}

/** Words in a row: "a, b and c". */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(TAGS[app.settings.spoken]).format(words);
}

const clock = (at: Date, timeStyle: 'short' | 'medium'): string => intl({ timeStyle }).format(at);

const intl = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(TAGS[app.settings.spoken], options);

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
