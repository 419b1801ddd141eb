// Words of the body that is written as text, in place of the form.
import type { WrittenCode } from '../../bindings';

const codes: Record<WrittenCode, (subject: string) => string> = {
  noJson: () => 'Here it stops being JSON.',
  brokenMask: () => 'This mask is not whole. Undo, or type the password anew.',
  maskOutside: () => 'A password can only stand inside of quotes.',
  noObject: () => 'The body has to be an object: { … }.',
  nameMissing: () => 'It names no secret. AI Core wants "name".',
  nameRefused: (name) => `AI Core would not take the name “${name}”.`,
  nameOther: (name) => `It will be registered as ${name}: the name in the body counts, not the one in the form.`,
  nameUnused: () => 'A change names the secret in its address; "name" does nothing here.',
  dataMissing: () => 'There is no ".dockerconfigjson" in "data". AI Core will refuse it.',
  dataNoText: () => '".dockerconfigjson" has to be a text with JSON in it, not JSON itself.',
  documentUnreadable: () =>
    'The text in ".dockerconfigjson" is no JSON. AI Core would take it, and every pull would fail.',
  authsMissing: () => 'The document names no registry. AI Core would take it, and every pull would fail.',
  passwordMissing: (registry) => `${registry} has no password.`,
  memberUnknown: (name) => `"${name}" is sent too. AI Core describes only "name" and "data".`,
};

export const written = {
  tab: 'Raw',
  begin: 'Edit the body as text',
  about:
    'For those who want it: method, address and headers stay, the body is yours. It is sent letter by letter as it stands.',
  label: 'Body as text',
  note: 'A mask stands for a password: move it or remove it. A password that you type is sealed when you leave.',
  codes,
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  fine: 'Nothing to say against it.',
  difference: 'Against the form',
  differenceRegion: 'What differs from what the form would send',
  same: 'It says the same as the form.',
  added: 'added',
  removed: 'removed',
  hidden: (lines: number) => (lines === 1 ? '1 line as in the form' : `${lines} lines as in the form`),
  strip: 'The body is written as text.',
  stripText: 'Register sends it in place of this form.',
  stripReplace: 'Replace sends it in place of this form.',
  back: 'Back to the form',
  cannot: 'The text cannot be sent as it stands.',
  show: 'Show it',
  lossTitle: 'Back to the form?',
  lossText: 'The form cannot hold all of the text. What differs below is lost.',
  lossUnreadable: 'The text cannot be read. The form is as it was before, and the text is lost.',
  stay: 'Keep the text',
  leave: 'Drop what does not fit',
  instead: 'Use the form instead',
  codeNote: 'The code sends what the form says, not the text under Raw.',
};
