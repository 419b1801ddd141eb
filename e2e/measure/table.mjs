// The figures of the starts as a table for people.

const NAMES = { pullpass: 'Pullpass', emptyWindow: 'Empty Tauri window', chromium: 'Chromium, app mode' };
const ROWS = [
  ['painted', 'Start to first contentful paint, ms'],
  ['usable', 'Start to usable window, ms'],
  ['page', 'Of that, the page alone, ms'],
  ['memory', 'Memory of all processes (PSS), MiB'],
];
const FIRST = 36;
const OTHER = 32;

/** Medians with their quartiles, and the ratio of Pullpass to each of the others. */
export function table({ rounds, toOthers, ...programs }) {
  const names = Object.keys(programs);
  const head = line(
    `Medians of ${rounds} starts in turn`,
    names.map((name) => NAMES[name] ?? name),
  );
  const rows = ROWS.map(([figure, text]) =>
    line(
      text,
      names.map((name) => cell(programs[name][figure], toOthers[name]?.[figure])),
    ),
  );
  return [head, ...rows].join('\n');
}

function cell({ median, low, high }, ratio) {
  const figures = `${Math.round(median)} (${Math.round(low)} to ${Math.round(high)})`;
  return ratio ? `${figures}, ratio ${ratio.toFixed(2)}` : figures;
}

function line(first, others) {
  return [first.padEnd(FIRST), ...others.map((text) => text.padStart(OTHER))].join('');
}
