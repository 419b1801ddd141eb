// Figures of repeated measurements: the median, and how far half of them lie apart.

/** The median and the quartiles around it, of numbers where less is better. */
export function spread(values) {
  return { median: rounded(at(values, 0.5)), low: rounded(at(values, 0.25)), high: rounded(at(values, 0.75)) };
}

/** The value below which this part of them lies. */
export function at(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** Rounded to hundredths. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}
