// Wörter, die die Teile einer Anfrage erklären: ihrer Adresse und ihrer Header.
import type { Translated } from '../compile';
import type { requestParts as english } from '../en/requestParts';

export const requestParts: Translated<typeof english> = {
  parts: 'Teile der Adresse',
  explain: {
    api: 'Die AI-Core-API: serviceurls.AI_API_URL des Service-Keys',
    tokenServer: 'Der Token-Server: url des Service-Keys',
    registry: 'Die Registry oder ein Host, den sie genannt hat',
    server: 'Der Server der Anfrage',
    serverPath: 'Der Pfad auf dem Server',
    version: 'Version 2 der API; ohne sie antwortet das Gateway mit 403',
    tokenPath: 'Token-Endpunkt von XSUAA (OAuth 2.0)',
    secrets: 'Die Pull-Secrets des Tenants, aller Ressourcengruppen',
    quota: 'Wie viele Pull-Secrets der Tenant enthalten darf',
    tenant: 'Angaben des Tenants',
    path: 'Der Pfad bei der Registry',
    name: 'Der Name des Pull-Secrets',
    count: 'Fordert die Gesamtzahl an, um zu wissen, wann die Liste vollständig ist',
    skip: 'Überspringt bereits gelesene Secrets',
    top: 'Höchstzahl der Einträge',
    parameter: 'Ein Parameter, den der Server verlangt hat',
  },
  why: 'Header erklären',
  reasons: {
    host: 'Wählt den Server, wenn mehrere eine Adresse teilen.',
    bearer: 'Das Access-Token: nennt den Client und seine Berechtigungen.',
    login: 'Die Anmeldung bei der Registry: die Zugangsdaten oder das dafür ausgestellte Token.',
    json: 'Der Body ist JSON.',
    mergePatch: 'Der Body ist ein JSON Merge Patch (RFC 7396), wie SAPs SDKs ihn senden.',
    form: 'Der Body ist ein Formular, wie OAuth 2.0 es verlangt.',
    accept: 'Fordert eine Antwort in JSON an.',
    acceptManifest: 'Akzeptiert jeden Manifest-Typ.',
    userAgent: 'Nennt das Programm, für das Protokoll des Servers.',
    unknown: 'Wird wie angezeigt gesendet.',
  },
  tokenLeft: 'läuft ab in {left}',
  tokenMissing: 'wird zuerst angefordert',
  tokenExpired: 'abgelaufen; zuerst wird ein neues angefordert',
  copyRequest: 'Anfrage als Text kopieren, Geheimnisse maskiert',
  unsealedLength: 'Content-Length wird gesendet, aber nicht angezeigt: Es würde die Länge des Passworts verraten.',

  search: {
    open: 'In Anfrage und Antwort suchen',
    label: 'Suche',
    hint: 'Hier suchen',
    found: '{now} von {count}',
    nothing: 'nicht gefunden',
    next: 'Weiter',
    previous: 'Zurück',
    close: 'Suche schließen',
  },

  calls: {
    show: 'Anfragen anzeigen',
    label: 'Welche Anfrage',
    kinds: {
      token: 'Token',
      tenant: 'Tenant',
      quota: 'Kontingent',
      list: 'Liste',
      get: 'Nachschlagen',
      delete: 'Löschen',
    },
    before: 'Noch nicht gesendet. Diese Anfrage wird gesendet.',
    look: { one: 'Anfrage anzeigen', other: '{count} Anfragen anzeigen' },
  },
};
