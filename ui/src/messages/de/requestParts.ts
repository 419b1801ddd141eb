// Wörter, die die Teile einer Anfrage erklären: ihrer Adresse und ihrer Header.
import type { Translated } from '../compile';
import type { requestParts as english } from '../en/requestParts';

export const requestParts: Translated<typeof english> = {
  parts: 'Teile der Adresse',
  explain: {
    api: 'Die AI-Core-API: serviceurls.AI_API_URL des Service Keys',
    tokenServer: 'Der Token-Server: url des Service Keys',
    registry: 'Die Registry oder ein Host, den sie nannte',
    version: 'Version 2 der API; ohne sie sagt das Gateway 403',
    tokenPath: 'Wo XSUAA Token ausgibt (OAuth 2.0)',
    secrets: 'Die Pull-Secrets des Tenants, aller Ressourcengruppen',
    quota: 'Wie viele Pull-Secrets der Tenant halten darf',
    tenant: 'Was der Tenant über sich sagt',
    path: 'Der Pfad bei der Registry',
    name: 'Der Name des Pull-Secrets',
    count: 'Fragt nach der Gesamtzahl, um zu wissen, wann die Liste vollständig ist',
    skip: 'Lässt aus, was schon kam',
    top: 'Höchstens so viele',
    parameter: 'Was der Server wissen wollte',
  },
  why: 'Header erklären',
  reasons: {
    host: 'Welcher Server gemeint ist, wo mehrere eine Adresse teilen.',
    bearer: 'Das Access-Token. Es sagt, wer fragt und was erlaubt ist.',
    login: 'Die Anmeldung bei der Registry: die Zugangsdaten oder das Token dafür.',
    json: 'Der Body ist JSON.',
    mergePatch: 'Der Body ist eine Änderung (RFC 7396), wie SAPs eigene SDKs sie senden.',
    form: 'Der Body ist ein Formular, wie OAuth 2.0 es will.',
    accept: 'Die Antwort soll JSON sein.',
    acceptManifest: 'Jede Art von Manifest ist willkommen.',
    userAgent: 'Welches Programm fragt, für das Protokoll des Servers.',
    unknown: 'Wird gesendet wie gezeigt.',
  },
  tokenLeft: 'endet in {left}',
  tokenMissing: 'wird zuerst geholt',
  tokenExpired: 'abgelaufen; zuerst wird ein neues geholt',
  copyRequest: 'Anfrage als Text kopieren, Geheimnisse maskiert',
  unsealedLength: 'Content-Length wird gesendet und nicht gezeigt: Es verriete, wie lang das Passwort ist.',

  search: {
    open: 'In Anfrage und Antwort suchen',
    label: 'Suche',
    hint: 'Hier suchen',
    found: '{now} von {count}',
    nothing: 'nicht gefunden',
    next: 'Nächste Stelle',
    previous: 'Vorige Stelle',
    close: 'Suche schließen',
  },

  calls: {
    show: 'Anfragen',
    label: 'Welche Anfrage',
    kinds: {
      token: 'Token',
      tenant: 'Tenant',
      quota: 'Quota',
      list: 'Liste',
      get: 'Nachsehen',
      delete: 'Löschen',
    },
    before: 'Noch nicht gesendet. Das wird gesendet.',
    look: { one: 'Anfrage ansehen', other: 'Die {count} Anfragen ansehen' },
  },
};
