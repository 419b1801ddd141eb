// Findings in words.
import type { Finding } from '../bindings';
import { app } from '../state';
import { t } from '.';
import { moment } from './format';
import { local } from './local';
import { bytes } from './measure';

type Fields = Readonly<Record<string, string>>;

/** What a finding says, in the language in use. */
export function finding({ code, fields }: Finding): string {
  const ofRegistry = code === 'wrongKind' ? sayingOf(fields) : undefined;
  return ofRegistry ?? t().findings[code](readable(fields));
}

// The words about a wrong kind of password come with the registry.
function sayingOf({ preset, row }: Fields): string | undefined {
  const rows = app.presets.list.find(({ id }) => id === preset)?.wrong;
  const say = rows?.find(({ id }) => id === row)?.say;
  return say && local(say);
}

function readable(fields: Fields): Fields {
  return {
    ...fields,
    ...(fields['at'] && { at: moment(fields['at'], Date.now()) }),
    ...(fields['bytes'] && { bytes: bytes(Number(fields['bytes'])) }),
  };
}
