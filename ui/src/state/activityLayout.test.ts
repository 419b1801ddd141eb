import { describe, expect, test } from 'vitest';
import { HEAD, layOut, ROW, sliceOf, topOf } from './activityLayout';

const DAYS = [
  { date: '2026-11-04', entries: 2 },
  { date: '2026-11-03', entries: 50_000 },
  { date: '2026-11-02', entries: 1 },
];

describe('the layout', () => {
  test('rows_stand_below_the_heads_of_their_days', () => {
    const layout = layOut(DAYS, false);
    expect(layout.rows).toBe(50_003);
    expect(layout.height).toBe(3 * HEAD + 50_003 * ROW);
    expect(topOf(layout, 0)).toBe(HEAD);
    expect(topOf(layout, 2)).toBe(2 * HEAD + 2 * ROW);
    expect(topOf(layout, 50_002)).toBe(layout.height - ROW);
  });

  test('the_oldest_day_comes_first_if_that_is_wanted', () => {
    const [first] = layOut(DAYS, true).days;
    expect(first).toEqual({ date: '2026-11-02', first: 0, end: 1, top: 0 });
  });

  test.each([0, 1, 30, 70_000, 137_000, 137_474])('what_is_drawn_fills_its_place_at_%d', (from) => {
    const layout = layOut(DAYS, false);
    const { items, before, after, first, last } = sliceOf(layout, from, from + 40);
    const drawn = items.reduce((sum, { kind }) => sum + (kind === 'day' ? HEAD : ROW), 0);
    expect(before + drawn + after).toBeCloseTo(layout.height, 6);
    expect(before).toBeLessThanOrEqual(from);
    expect(last - first).toBeLessThan(40);
  });

  test('without_entries_nothing_is_drawn', () => {
    expect(sliceOf(layOut([], false), 0, 40)).toMatchObject({ items: [], before: 0, after: 0 });
  });
});
