import type { keyRemarks as english } from '../en/keyRemarks';

type Fields = Parameters<(typeof english)['unwrapped']>[0];

const field = (fields: Fields, otherwise: string): string => fields['field'] ?? otherwise;

export const keyRemarks: typeof english = {
  unwrapped: () => ({ title: 'In einer Hülle gefunden', proof: 'unter credentials, wie cf sie ausgibt' }),
  endSlashes: (fields) => ({
    title: `${field(fields, 'Eine Adresse')} endete mit einem Schrägstrich`,
    proof: 'entfernt',
  }),
  knownSuffix: (fields) => ({
    title: `${field(fields, 'Eine Adresse')} war zu lang`,
    proof: `${fields['suffix'] ?? 'das Ende'} entfernt, da jeder Aufruf es anfügt`,
  }),
  blanks: (fields) => ({ title: `Leerzeichen um ${field(fields, 'einen Wert')}`, proof: 'entfernt' }),
  secretForm: () => ({
    title: 'Ungewöhnliches Client-Secret',
    proof: 'es hat keine der bekannten Formen; ist es vollständig?',
  }),
  clientIdForm: () => ({
    title: 'Ungewöhnliche Client-ID',
    proof: 'die von AI Core enden auf |aicore!b und eine Zahl',
  }),
  regionsDiffer: (fields) => ({
    title: 'Zwei Regionen',
    proof: regions(fields, 'Token- und API-Adresse gehören zu verschiedenen Regionen'),
  }),
  regionUnknown: (fields) => ({
    title: 'Unbekannte Region',
    proof: fields['region'] ?? 'keine von SAP, die Pullpass kennt; sehen Sie sich die Adressen an',
  }),
  secretPreferred: () => ({ title: 'Zertifikat und Client-Secret', proof: 'das Client-Secret wird verwendet' }),
};

const regions = (fields: Fields, otherwise: string): string =>
  fields['token'] && fields['api'] ? `Token in ${fields['token']}, API in ${fields['api']}` : otherwise;
