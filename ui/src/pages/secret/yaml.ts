// Colours for the few forms of YAML lines that a snippet has.

/** A run of characters of one colour. */
export interface Run {
  text: string;
  colour: 'tok-key' | 'tok-str' | 'tok-punct' | 'tok-comment';
}

/** Cuts a line into indent and dash, key, colon and value. */
export function yamlLine(line: string): Run[] {
  if (line.trimStart().startsWith('#')) return [{ text: line, colour: 'tok-comment' }];
  const [, before = '', key = '', colon = '', value = ''] = /^(\s*(?:- )?)([\w.-]*)(:?\s*)(.*)$/.exec(line) ?? [];
  const runs: Run[] = [
    { text: before, colour: 'tok-punct' },
    { text: key, colour: 'tok-key' },
    { text: colon, colour: 'tok-punct' },
    { text: value, colour: 'tok-str' },
  ];
  return runs.filter(({ text }) => text !== '');
}
