// Finds a registry by what people call it: its name, the initials of the name, or a host.
import type { Preset } from '../bindings';

/** The presets that fit all words of the query, the best first; all of them while nothing is typed. */
export function findPresets(presets: readonly Preset[], query: string): readonly Preset[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = presets.map((preset) => ({ preset, rank: rankOf(preset, words) })).filter(({ rank }) => rank > 0);
  return ranked.sort((a, b) => b.rank - a.rank).map(({ preset }) => preset);
}

/** The two letters that stand for a registry: the first capitals of its name, else its first letters. */
export function monogram(name: string): string {
  const capitals = name.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 1 ? capitals.slice(0, 2).join('') : name.slice(0, 2);
}

// The poorest fit of any word counts, so that each word has to fit.
function rankOf(preset: Preset, words: readonly string[]): number {
  const names = [preset.name.en, preset.name.de].map((name) => name.toLowerCase());
  const { registryKey, registryKeyForm, registryKeys, hosts } = preset;
  const addresses = [registryKey ?? '', registryKeyForm ?? '', ...registryKeys, ...hosts].map((one) =>
    one.toLowerCase(),
  );
  return Math.min(...words.map((word) => Math.max(rankOfName(word, names), rankOfAddress(word, addresses, hosts))), 4);
}

function rankOfName(word: string, names: readonly string[]): number {
  if (names.some((name) => partsOf(name).some((part) => part.startsWith(word)))) return 4;
  if (names.some((name) => initials(name).startsWith(word))) return 3;
  return names.some((name) => name.includes(word)) ? 2 : 0;
}

// A whole image or host may be typed too: it fits a glob that has all of its pieces.
function rankOfAddress(word: string, addresses: readonly string[], hosts: readonly string[]): number {
  if (addresses.some((address) => address.includes(word))) return 1;
  return hosts.some((host) => host.split('*').every((piece) => word.includes(piece))) ? 1 : 0;
}

function partsOf(name: string): string[] {
  return name.split(/[\s-]+/);
}

function initials(name: string): string {
  return partsOf(name)
    .map((part) => part[0] ?? '')
    .join('');
}
