// Words of the body that is written as text, in place of the form.
import type { WrittenCode } from '../../bindings';

const codes: Record<WrittenCode, (subject: string) => string> = {
  noJson: () => 'Not valid JSON from here on.',
  brokenMask: () => 'This mask is incomplete. Undo, or type the password again.',
  maskOutside: () => 'A password must be inside quotes.',
  secretHidden: () =>
    'This value may contain a password that Pullpass cannot mask. Write it as valid JSON, with the password in quotes.',
  noObject: () => 'The body must be an object: { … }.',
  nameMissing: () => 'The secret has no name. AI Core requires "name".',
  nameRefused: (name) => `AI Core would reject the name “${name}”.`,
  nameOther: (name) => `It will be registered as ${name}, the name in the body, not the one in the form.`,
  nameUnused: () => 'The address already names the secret. "name" has no effect here.',
  dataMissing: () => '".dockerconfigjson" is missing in "data". AI Core will reject it.',
  dataNoText: () => '".dockerconfigjson" must be a string that contains JSON, not a JSON object.',
  documentUnreadable: () =>
    'The text in ".dockerconfigjson" is not JSON. AI Core would accept it, but every pull would fail.',
  authsMissing: () => 'The document has no registry. AI Core would accept it, but every pull would fail.',
  passwordMissing: (registry) => `${registry} has no password.`,
  memberUnknown: (name) => `"${name}" is also sent. The AI Core API defines only "name" and "data".`,
};

export const written = {
  tab: 'Edit as text',
  begin: 'Edit the body as text',
  about: 'Edit the request body yourself. It is sent exactly as written; method, address and headers stay.',
  label: 'Body as text',
  note: '⟦••••⟧ is a password. You can move or remove it. A password that you type is masked when you leave the field.',
  codes,
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  fine: 'Valid.',
  difference: 'Changes against the form',
  differenceRegion: 'Differences from the request of the form',
  same: 'Same as the form.',
  added: 'added',
  removed: 'removed',
  hidden: (lines: number) => (lines === 1 ? '1 line as in the form' : `${lines} lines as in the form`),
  strip: 'The body was edited as text.',
  stripText: 'Register sends it instead of this form.',
  stripReplace: 'Replace sends it instead of this form.',
  back: 'Back to the form',
  cannot: 'The text cannot be sent as it is.',
  show: 'Show it',
  lossTitle: 'Back to the form?',
  lossText: 'The form cannot represent all of the text. The differences below are lost.',
  lossUnreadable: 'The text cannot be read. The form is unchanged, and the text is lost.',
  stay: 'Keep the text',
  leave: 'Discard the differences',
  instead: 'Use the form instead',
  codeNote: 'The code uses the values of the form, not the edited text.',
};
