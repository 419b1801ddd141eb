// Which of the licences that a package offers is used.

// From the one with the fewest duties to the one with most.
const PREFERRED = [
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Zlib',
  '0BSD',
  'BSL-1.0',
  'CC0-1.0',
  'Unicode-3.0',
  'MPL-2.0',
];

/**
 * The licences that an SPDX expression of `package` leaves to be followed: of each "A OR B" one. "A/B" is an older
 * spelling of that.
 */
export function chosenLicences(expression, name) {
  const all = (expression ?? '').split(/\s+AND\s+/);
  if (all.length > 1 && all.some((part) => / OR |\//.test(part) && !/^\(.*\)$/.test(part.trim()))) {
    throw new Error(`${name}: “${expression}” needs parentheses to be understood`);
  }
  return all.map((part) => {
    const offered = part.replace(/[()]/g, '').split(/\s+OR\s+|\s*\/\s*/);
    const chosen = PREFERRED.find((id) => offered.some((one) => one.trim() === id));
    if (!chosen) throw new Error(`${name}: no licence of “${expression}” is on the list in tools/licences/spdx.mjs`);
    return chosen;
  });
}
