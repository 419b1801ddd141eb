// Where the rows of the activity and the heads of its days stand, without a row of them being drawn.
import type { ActivityDay } from '../bindings';

/** The height of a row and of the head of a day, in rem. */
export const ROW = 2.75;
export const HEAD = 2;

/** A day with the rows it has. */
export interface Day {
  /** Local date, as YYYY-MM-DD. */
  date: string;
  /** Its first row, counted from 0. */
  first: number;
  /** The row after its last. */
  end: number;
  /** Where its head begins, in rem. */
  top: number;
}

/** All days in the order they are shown. */
export interface Layout {
  days: readonly Day[];
  rows: number;
  /** Height of the row, in rem. */
  height: number;
}

/** What is drawn: rows and heads of days that follow one another, and the room before and after them in rem. */
export interface Slice {
  items: readonly Item[];
  before: number;
  after: number;
  first: number;
  last: number;
}

/** A head of a day or a row. */
export type Item = { kind: 'day'; date: string; key: string } | { kind: 'row'; row: number; key: string };

/** Lays the days out, which come newest first. */
export function layOut(days: readonly ActivityDay[], oldestFirst: boolean): Layout {
  const laid: Day[] = [];
  let [rows, height] = [0, 0];
  for (const { date, entries } of oldestFirst ? days.toReversed() : days) {
    laid.push({ date, first: rows, end: rows + entries, top: height });
    rows += entries;
    height += HEAD + entries * ROW;
  }
  return { days: laid, rows, height };
}

/** Where a row begins, in rem. */
export function topOf({ days }: Layout, row: number): number {
  const day = days.find(({ end }) => row < end);
  return day ? day.top + HEAD + (row - day.first) * ROW : 0;
}

/** What stands between two heights, given in rem, and a little beyond them. */
export function sliceOf(layout: Layout, from: number, to: number, beyond = 8): Slice {
  const first = Math.max(0, rowAt(layout, from) - beyond);
  const last = Math.min(layout.rows - 1, rowAt(layout, to) + beyond);
  const items: Item[] = [];
  for (const { date, first: start, end } of layout.days) {
    if (end <= first || start > last) continue;
    if (start >= first) items.push({ kind: 'day', date, key: `day-${start}` });
    for (let row = Math.max(start, first); row < Math.min(end, last + 1); row += 1) {
      items.push({ kind: 'row', row, key: `row-${row}` });
    }
  }
  const top = topOf(layout, first) - (items[0]?.kind === 'day' ? HEAD : 0);
  const bottom = layout.rows === 0 ? 0 : topOf(layout, last) + ROW;
  return { items, before: Math.max(0, top), after: Math.max(0, layout.height - bottom), first, last };
}

function rowAt({ days, rows }: Layout, height: number): number {
  const day = days.findLast(({ top }) => top <= height) ?? days[0];
  if (!day) return 0;
  const row = day.first + Math.floor((height - day.top - HEAD) / ROW);
  return Math.min(Math.max(row, day.first), day.end - 1, rows - 1);
}
