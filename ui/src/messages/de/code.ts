// Wörter des Reiters, der eine Anfrage als Code zeigt.
import type { Translated } from '../compile';
import type { code as english } from '../en/code';

export const code: Translated<typeof english> = {
  tab: 'Code',
  language: 'Sprache',
  languages: {
    curlBash: 'curl für bash',
    curlPowerShell: 'curl für PowerShell',
    powerShell: 'PowerShell',
    python: 'Python, requests',
    pythonSdk: 'Python, SAPs SDK',
    javaScript: 'JavaScript, fetch',
    go: 'Go',
    postman: 'Postman-Collection',
    http: 'HTTP-Datei',
    bruno: 'Bruno',
  },
  noSecret: 'Enthält kein Geheimnis und holt sich beim Ausführen sein eigenes Access-Token.',
  reads: 'Er liest oder fragt nach:',
  copy: '{file} kopieren',
  save: { one: 'Als Datei sichern', other: 'Als {count} Dateien sichern' },
  saved: 'Gesichert als {file}.',
  cannot: '{language} kann diese Anfrage nicht ausdrücken.',
};
