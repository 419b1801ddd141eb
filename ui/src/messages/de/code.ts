// Wörter des Reiters, der eine Anfrage als Code zeigt.
import type { Translated } from '../compile';
import type { code as english } from '../en/code';

export const code: Translated<typeof english> = {
  tab: 'Code',
  language: 'Sprache',
  languages: {
    curl: 'curl',
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
  form: 'Form des Codes',
  forms: { short: 'Kurz', safe: 'Sicheres Programm' },
  noSecret: 'Enthält kein Geheimnis.',
  ownToken: 'Fordert beim Ausführen ein eigenes Access-Token an.',
  fillIn: 'Ersetzen Sie vor dem Ausführen die Platzhalter in {file}.',
  visible: 'Solange curl läuft, sehen andere auf diesem Computer das Access-Token. Das sichere Programm verbirgt es.',
  reads: 'Benötigte Werte:',
  copy: '{file} kopieren',
  save: { one: 'Als Datei speichern', other: 'Als {count} Dateien speichern' },
  saved: 'Gespeichert als {file}.',
  cannot: 'Diese Anfrage lässt sich nicht in {language} schreiben.',
};
