// What was noticed in a service key that can be used.
import type { KeyRemark, KeyRemarkCode } from '../../bindings';

type Fields = KeyRemark['fields'];

/** A line of what was noticed: the thing, and what was made of it or follows from it. */
export interface Remark {
  title: string;
  proof: string;
}

const field = (fields: Fields, otherwise: string): string => fields['field'] ?? otherwise;

export const keyRemarks: Record<KeyRemarkCode, (fields: Fields) => Remark> = {
  unwrapped: () => ({ title: 'Found in a wrapping', proof: 'below credentials, as cf prints it' }),
  endSlashes: (fields) => ({ title: `${field(fields, 'An address')} ended with a slash`, proof: 'taken off' }),
  knownSuffix: (fields) => ({
    title: `${field(fields, 'An address')} went too far`,
    proof: `${fields['suffix'] ?? 'its end'} taken off, since it is added by each call`,
  }),
  blanks: (fields) => ({ title: `Blanks around ${field(fields, 'a value')}`, proof: 'taken off' }),
  secretForm: () => ({ title: 'Unusual client secret', proof: 'it has neither of the known forms; is it complete?' }),
  clientIdForm: () => ({ title: 'Unusual client id', proof: 'those of AI Core end in |aicore!b and a number' }),
  regionsDiffer: (fields) => ({
    title: 'Two regions',
    proof: regions(fields, 'token and API address belong to different regions'),
  }),
  regionUnknown: (fields) => ({
    title: 'Unknown region',
    proof: fields['region'] ?? 'not one of SAP’s that Pullpass knows; look at the addresses',
  }),
  secretPreferred: () => ({ title: 'Certificate and client secret', proof: 'the client secret is used' }),
};

const regions = (fields: Fields, otherwise: string): string =>
  fields['token'] && fields['api'] ? `token in ${fields['token']}, API in ${fields['api']}` : otherwise;
