// Wörter des Bodys, der als Text geschrieben wird, an Stelle des Formulars.
import type { Translated } from '../compile';
import type { written as english } from '../en/written';

export const written: Translated<typeof english> = {
  tab: 'Roh',
  begin: 'Inhalt als Text bearbeiten',
  about:
    'Für alle, die es wollen: Methode, Adresse und Header bleiben, der Inhalt gehört Ihnen. Er wird Zeichen für Zeichen so gesendet, wie er steht.',
  label: 'Inhalt als Text',
  note: 'Eine Maske steht für ein Passwort: verschieben oder entfernen. Ein getipptes Passwort wird versiegelt, wenn Sie das Feld verlassen.',
  codes: {
    noJson: 'Ab hier ist es kein JSON.',
    brokenMask: 'Diese Maske ist nicht ganz. Machen Sie es rückgängig oder tippen Sie das Passwort neu.',
    maskOutside: 'Ein Passwort kann nur in Anführungszeichen stehen.',
    secretHidden:
      'Dieser Wert kann ein Passwort enthalten, das Pullpass nicht maskieren kann. Schreiben Sie ihn als gültiges JSON, das Passwort in Anführungszeichen.',
    noObject: 'Der Inhalt muss ein Objekt sein.',
    nameMissing: 'Er nennt kein Secret. AI Core will „name“.',
    nameRefused: 'Den Namen „{subject}“ würde AI Core ablehnen.',
    nameOther: 'Registriert wird als {subject}: Der Name im Inhalt zählt, nicht der im Formular.',
    nameUnused: 'Eine Änderung nennt das Secret in der Adresse; „name“ tut hier nichts.',
    dataMissing: 'In „data“ steht kein „.dockerconfigjson“. AI Core wird das ablehnen.',
    dataNoText: '„.dockerconfigjson“ muss ein Text sein, in dem JSON steht, nicht selbst JSON.',
    documentUnreadable:
      'Der Text in „.dockerconfigjson“ ist kein JSON. AI Core würde ihn annehmen, aber jeder Pull würde fehlschlagen.',
    authsMissing: 'Das Dokument nennt keine Registry. AI Core würde es annehmen, aber jeder Pull würde fehlschlagen.',
    passwordMissing: '{subject} hat kein Passwort.',
    memberUnknown: '„{subject}“ wird mitgesendet. AI Core beschreibt nur „name“ und „data“.',
  },
  place: 'Zeile {line}, Spalte {column}',
  fine: 'Gültig.',
  difference: 'Abweichung vom Formular',
  differenceRegion: 'Was anders ist als das, was das Formular senden würde',
  same: 'Er sagt dasselbe wie das Formular.',
  added: 'hinzu',
  removed: 'weg',
  hidden: { one: '1 Zeile wie im Formular', other: '{count} Zeilen wie im Formular' },
  strip: 'Der Inhalt ist als Text geschrieben.',
  stripText: 'Registrieren sendet ihn an Stelle dieses Formulars.',
  stripReplace: 'Ersetzen sendet ihn an Stelle dieses Formulars.',
  back: 'Zurück zum Formular',
  cannot: 'So kann der Text nicht gesendet werden.',
  show: 'Zeigen',
  lossTitle: 'Zurück zum Formular?',
  lossText: 'Das Formular fasst nicht alles. Was unten anders ist, geht verloren.',
  lossUnreadable: 'Der Text ist nicht lesbar. Das Formular bleibt, wie es vorher war, und der Text geht verloren.',
  leave: 'Verwerfen, was nicht passt',
  instead: 'Lieber das Formular',
  codeNote: 'Der Code sendet, was das Formular sagt, nicht den Text unter Roh.',
};
