// Findings in words.
import type { Finding } from '../bindings';
import { app } from '../state';
import { t } from '.';
import { visible } from './character';
import { type Fields as TextFields, pick, say, type Text } from './compile';
import { moment } from './format';
import { local } from './local';
import { bytes } from './measure';

type Fields = Readonly<Record<string, string>>;

/** What a finding says, in the language in use. */
export function finding({ code, fields }: Finding): string {
  const ofRegistry = code === 'wrongKind' ? sayingOf(fields) : undefined;
  return ofRegistry ?? say(textOf(code, fields), readable(fields));
}

// The words about a wrong kind of password come with the registry.
function sayingOf({ preset, row }: Fields): string | undefined {
  const rows = app.presets.list.find(({ id }) => id === preset)?.wrong;
  const say = rows?.find(({ id }) => id === row)?.say;
  return say && local(say);
}

function textOf(code: Finding['code'], fields: Fields): Text {
  const { findings, findingDetails } = t();
  switch (code) {
    case 'wrongKind':
      return pick(findingDetails.wrongKind, fields['row']) ?? findings.wrongKind;
    case 'imageInvalid':
      return pick(findingDetails.image, fields['reason']) ?? findings.imageInvalid;
    case 'imageNotServed':
      return fields['registry'] ? findings.imageNearlyServed : findings.imageNotServed;
    default:
      return findings[code];
  }
}

function readable(fields: Fields): TextFields {
  const { near } = t().findingDetails;
  return {
    ...fields,
    character: visible(fields['character']),
    near: pick(near, fields['why']) ?? near.host,
    ...(fields['at'] && { at: moment(fields['at'], Date.now()) }),
    ...(fields['bytes'] && { bytes: bytes(Number(fields['bytes'])) }),
  };
}
