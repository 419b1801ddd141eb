// Was schiefgehen kann: was geschah, warum, und was nun zu tun ist.
import type { Translated } from '../compile';
import type { problems as english, problemDetails as englishDetails } from '../en/problems';

const NEW_CERTIFICATE =
  'Legen Sie im BTP-Cockpit einen neuen Service-Key mit {parameters} an und ziehen Sie ihn hierher: Diese Verbindung übernimmt ihn.';

const FIRST_ERROR = 'Der erste Fehler steht in Zeile {line}, Spalte {column}.';
const CORRECT = 'Korrigieren Sie es, oder machen Sie die Änderung rückgängig. Das Formular ist unverändert.';
const REMOVED = 'Es wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.';
const ADD_KEY = 'Fügen Sie den Service-Key erneut hinzu.';
const CHECK_ADDRESS = 'Prüfen Sie die Adresse der Verbindung.';
const REPLACE = 'Ersetzen Sie die Zugangsdaten, damit es sicher Ihre sind.';

export const problems: Translated<typeof english> = {
  clipboardEmpty: {
    what: 'In der Zwischenablage ist kein Text.',
    cause: '',
    cure: 'Kopieren Sie den ganzen Service-Key, von der ersten bis zur letzten Klammer, und fügen Sie ihn erneut ein.',
  },
  fileUnreadable: {
    what: '{file} kann nicht gelesen werden.',
    cause: 'Es ist keine gewöhnliche Datei, oder Ihnen fehlt die Berechtigung, sie zu lesen.',
    cure: 'Prüfen Sie die Berechtigungen, oder fügen Sie den Inhalt hier ein.',
  },
  fileUnwritable: {
    what: '{file} kann nicht geschrieben werden.',
    cause: 'Den Ordner gibt es nicht, der Datenträger ist voll, oder Ihnen fehlt die Berechtigung, dort zu schreiben.',
    cure: 'Wählen Sie einen anderen Ordner.',
  },
  fileExists: {
    what: '{file} gibt es bereits.',
    cause: 'Dieser Code besteht aus mehreren Dateien, und diese zu ersetzen wurde nicht bestätigt.',
    cure: 'Wählen Sie einen leeren Ordner, oder verschieben Sie die Datei.',
  },
  noConnectionFile: {
    what: 'Diese Datei enthält keine exportierten Verbindungen.',
    cause: 'Sie wurde nicht von Pullpass exportiert, oder von einer neueren Version.',
    cure: 'Wählen Sie eine Datei, die mit „Alle ohne Geheimnisse exportieren“ erstellt wurde.',
  },
  importedConnectionUnusable: {
    what: '{name} in dieser Datei lässt sich nicht verwenden.',
    cause: 'Die Client-ID fehlt, oder eine Adresse ist nicht https.',
    cure: 'Nichts wurde hinzugefügt. Exportieren Sie die Verbindungen auf dem anderen Computer erneut.',
  },
  tooLarge: {
    what: 'Das ist zu groß für einen Service-Key.',
    cause: 'Ein Service-Key hat wenige Kilobyte; gelesen werden bis zu {limit}.',
    cure: 'Wählen Sie die JSON-Datei, die Sie aus dem BTP-Cockpit haben.',
  },
  notJson: {
    what: 'Das ist kein JSON.',
    cause: FIRST_ERROR,
    cure: 'Kopieren Sie den ganzen Key, von der ersten bis zur letzten Klammer. Ein Editor kann Anführungszeichen verändert oder etwas abgeschnitten haben.',
  },
  tooDeep: {
    what: 'Das ist tiefer verschachtelt als jeder Service-Key.',
    cause: 'Service-Keys haben nur wenige Ebenen.',
    cure: 'Kopieren Sie nur das JSON, das im BTP-Cockpit angezeigt wird.',
  },
  importNotText: {
    what: 'Das ist kein Text.',
    cause: 'Es ist weder UTF-8 noch UTF-16, also eine andere Art von Datei.',
    cure: 'Wählen Sie einen Service-Key, eine config.json, eine auth.json oder ein Kubernetes-Secret.',
  },
  importEmpty: {
    what: 'Das ist leer.',
    cause: '',
    cure: 'Kopieren Sie den Text erneut, oder wählen Sie eine andere Datei.',
  },
  importUnrecognised: {
    what: 'Das ist kein Service-Key, und es enthält keine Registry-Zugangsdaten, die Pullpass erkennt.',
    cause:
      'Pullpass liest Dateien von Docker und Podman, Kubernetes-Secrets, Bodys von AI Core und AI Launchpad sowie Befehle von docker, podman, kubectl und curl.',
    cure: 'Kopieren Sie eines davon vollständig, oder geben Sie die Zugangsdaten im Formular ein.',
  },
  importNotYaml: {
    what: 'Das sieht nach YAML aus, lässt sich aber nicht lesen.',
    cause: 'Die Einrückung ist falsch, oder eine Grenze ist überschritten (Aliasse, Tiefe, Größe).',
    cure: 'Korrigieren Sie die Einrückung. YAML erlaubt keine Tabulatoren.',
  },
  importRepeatedName: {
    what: 'Ein Name steht zweimal in einem Objekt.',
    cause: 'Pullpass kann nicht wissen, welcher gemeint ist.',
    cure: 'Entfernen Sie einen davon, und fügen Sie den Text erneut ein.',
  },
  importUnclosedQuote: {
    what: 'Ein Anführungszeichen des Befehls ist nicht geschlossen.',
    cause: 'Das Ende des Befehls fehlt, oder er hat ein Anführungszeichen zu viel.',
    cure: 'Kopieren Sie den vollständigen Befehl, vom ersten Wort bis zum letzten Anführungszeichen.',
  },
  importNoCredential: {
    what: 'Es enthält keine Registry-Zugangsdaten.',
    cause:
      'Das Format ist bekannt, aber es enthält keinen Benutzernamen und kein Passwort, die der Cluster verwenden könnte.',
    cure: 'Speichert ein Credential-Helper sie, melden Sie sich dort mit docker oder podman an, oder geben Sie sie im Formular ein.',
  },
  helperFailed: {
    what: 'docker-credential-{helper} hat keine Zugangsdaten geliefert.',
    cause: 'Es ist nicht installiert, die Rückfrage wurde abgebrochen, oder die Ausgabe lässt sich nicht lesen.',
    cure: 'Geben Sie das Passwort stattdessen im Formular ein.',
  },
  documentUnreadable: {
    what: 'Das Kubelet könnte dieses Dokument nicht lesen.',
    cause: 'Ein Eintrag hat ein Feld vom falschen Typ oder ein auth, das nicht Base64 von benutzer:passwort ist.',
    cure: CORRECT,
  },
  documentNotJson: {
    what: 'Das Dokument ist kein JSON.',
    cause: FIRST_ERROR,
    cure: CORRECT,
  },

  keychainLocked: {
    what: 'Der Schlüsselbund ist gesperrt.',
    cause: 'Sein Inhalt lässt sich erst nach dem Entsperren verwenden.',
    cure: 'Entsperren Sie ihn und versuchen Sie es erneut.',
  },
  keychainDismissed: {
    what: 'Der Schlüsselbund ist noch gesperrt.',
    cause: 'Seine Rückfrage wurde abgebrochen.',
    cure: 'Entsperren Sie ihn und geben Sie das Passwort des Schlüsselbunds ein.',
  },
  keychainAbsent: {
    what: 'Auf diesem Computer läuft kein Schlüsselbund.',
    cause: 'Pullpass speichert Passwörter nur dort.',
    cure: 'Starten Sie einen, etwa GNOME-Schlüsselbund oder KWallet, oder behalten Sie Passwörter nur für diese Sitzung.',
  },
  keychainNotAnswering: {
    what: 'Der Schlüsselbund antwortet nicht.',
    cause: 'Vielleicht wartet er in einem Fenster hinter diesem auf sein Passwort.',
    cure: 'Beantworten Sie seine Rückfrage, und versuchen Sie es erneut.',
  },
  keychainRefused: {
    what: 'Der Schlüsselbund hat den Zugriff verweigert.',
    cause: 'Er hat einen unbekannten Fehler gemeldet.',
    cure: 'Prüfen Sie den Schlüsselbund in seiner eigenen Anwendung, und versuchen Sie es dann erneut.',
  },
  secretMissing: {
    clientSecret: {
      what: 'Das Client-Secret ist nicht mehr im Schlüsselbund.',
      cause: REMOVED,
      cure: ADD_KEY,
    },
    privateKey: {
      what: 'Der private Schlüssel ist nicht mehr im Schlüsselbund.',
      cause: 'Er wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
      cure: ADD_KEY,
    },
    password: {
      what: 'Das Passwort ist nicht mehr im Schlüsselbund.',
      cause: REMOVED,
      cure: 'Geben Sie das Passwort erneut ein.',
    },
    username: {
      what: 'Der verborgene Benutzername ist nicht mehr im Schlüsselbund.',
      cause: REMOVED,
      cure: 'Geben Sie den Benutzernamen erneut ein.',
    },
  },
  secretDamaged: {
    what: 'Der Eintrag im Schlüsselbund ist beschädigt.',
    cause: 'Er wurde außerhalb von Pullpass verändert, oder es gibt ihn doppelt.',
    cure: 'Geben Sie das Passwort erneut ein, oder fügen Sie den Service-Key erneut hinzu, um den Eintrag zu ersetzen.',
  },
  secretTooLong: {
    what: 'Das Passwort ist zu lang zum Speichern.',
    cause: 'Der Schlüsselbund akzeptiert bis zu {limit}.',
    cure: 'Sie können es senden, aber nicht speichern. Schalten Sie „Im Schlüsselbund merken“ aus.',
  },
  secretNotText: {
    what: 'Das Passwort ist kein Text.',
    cause: 'Es enthält Bytes, die kein gültiges UTF-8 sind, und lässt sich nicht als JSON senden.',
    cure: 'Kopieren Sie es erneut von dort, wo es angelegt wurde.',
  },

  nameNotResolved: {
    what: '{host} wurde nicht gefunden.',
    cause: 'Der Name ließ sich nicht auflösen: kein Netz, kein VPN oder eine falsche Adresse.',
    cure: 'Prüfen Sie Netz und Adresse, und versuchen Sie es erneut.',
  },
  unreachable: {
    what: '{host} ist nicht erreichbar.',
    cause: 'Es kommt keine Antwort: Das Netz ist ausgefallen, eine Firewall blockiert es, oder der Server ist aus.',
    cure: 'Prüfen Sie Netz, VPN und Proxy, und versuchen Sie es erneut.',
  },
  timedOut: {
    what: '{host} hat innerhalb von {seconds} s nicht geantwortet.',
    cause: 'Das Netz ist langsam, oder der Server ist ausgelastet.',
    cure: 'Versuchen Sie es gleich noch einmal.',
  },
  connectionLost: {
    what: 'Die Verbindung zu {host} ist abgebrochen.',
    cause: 'Die Antwort war unvollständig.',
    cure: 'Versuchen Sie es erneut.',
  },
  untrusted: {
    what: 'Dem Zertifikat von {host} wird nicht vertraut.',
    cause: 'Grund: {reason}. Vielleicht fängt ein Proxy die Verbindung mit einem eigenen Zertifikat ab.',
    cure: 'Bitten Sie Ihre Administration, das Zertifikat des Proxys auf diesem Computer zu installieren. Nichts wurde gesendet.',
  },
  clientCertificateRefused: {
    required: {
      what: '{host} verlangt ein Client-Zertifikat.',
      cause: 'Diese Verbindung verwendet ein Client-Secret, aber die Adresse ist für Zertifikate (certurl).',
      cure: 'Kopieren Sie den vollständigen Service-Key aus dem BTP-Cockpit, und fügen Sie ihn erneut hinzu.',
    },
    expired: {
      what: '{host} meldet, dass das Client-Zertifikat abgelaufen ist.',
      cause:
        'Nach der Uhr des Servers ist es abgelaufen oder noch nicht gültig. Vielleicht geht die Uhr dieses Computers falsch.',
      cure: NEW_CERTIFICATE,
    },
    revoked: {
      what: '{host} meldet, dass das Client-Zertifikat widerrufen wurde.',
      cause: 'Sein Service-Key wurde gelöscht oder ersetzt.',
      cure: NEW_CERTIFICATE,
    },
    unknownIssuer: {
      what: '{host} vertraut dem Aussteller des Client-Zertifikats nicht.',
      cause: 'Es stammt aus einer anderen Landschaft, oder dem Service-Key fehlt ein Zwischenzertifikat.',
      cure: 'Kopieren Sie den vollständigen Service-Key mit allen Zertifikaten der Kette aus dem BTP-Cockpit, und fügen Sie ihn erneut hinzu.',
    },
    bad: {
      what: '{host} hat das Client-Zertifikat abgelehnt.',
      cause: 'Es verletzt eine Regel, die der Server prüft.',
      cure: NEW_CERTIFICATE,
    },
    denied: {
      what: '{host} erkennt das Client-Zertifikat, verweigert aber den Zugriff.',
      cause: 'Sein Service-Key wurde gelöscht, oder der Zugriff von hier ist nicht erlaubt.',
      cure: NEW_CERTIFICATE,
    },
  },
  clientCertificateExpired: {
    what: 'Das Client-Zertifikat dieser Verbindung ist abgelaufen.',
    cause: 'Es ist am {at} abgelaufen. Zertifikate von SAP gelten standardmäßig sieben Tage. Nichts wurde gesendet.',
    cure: NEW_CERTIFICATE,
  },
  clientCertificateNotYetValid: {
    what: 'Das Client-Zertifikat dieser Verbindung ist noch nicht gültig.',
    cause: 'Es gilt ab {from}, oder die Uhr dieses Computers geht falsch. Nichts wurde gesendet.',
    cure: 'Prüfen Sie Datum und Uhrzeit dieses Computers.',
  },
  proxyRefused: {
    what: 'Der Proxy hat die Anfrage an {host} abgelehnt.',
    cause: 'Er verlangt eine Anmeldung oder erlaubt diesen Host nicht.',
    cure: 'Prüfen Sie die Proxy-Einstellungen, oder bitten Sie Ihre Administration, den Host freizugeben.',
  },
  proxyUnreachable: {
    what: 'Der Proxy {proxy} ist nicht erreichbar.',
    cause: 'Die Anfrage an {host} muss über ihn gehen. Nichts wurde gesendet.',
    cure: 'Prüfen Sie Proxy und VPN, oder wählen Sie unter Einstellungen › Netzwerk einen anderen Weg.',
  },
  variableUnusable: {
    what: 'Die Umgebungsvariable {name} lässt sich nicht verwenden.',
    cause: '{fault} Bis das geklärt ist, wird nichts gesendet.',
    cure: 'Korrigieren Sie die Variable und starten Sie Pullpass neu, oder schalten Sie sie unter Einstellungen › Netzwerk aus.',
  },
  answerUnusable: {
    what: 'Die Antwort von {host} lässt sich nicht verwenden.',
    cause: 'Sie ist kein gültiges HTTP, oder sie ist zu groß.',
    cure: CHECK_ADDRESS,
  },

  clientSecretRefused: {
    what: '{host} hat das Client-Secret abgelehnt.',
    cause: '{message}',
    cure: 'Der Service-Key wurde gelöscht oder ersetzt. Legen Sie im BTP-Cockpit einen neuen an und fügen Sie ihn hier hinzu.',
  },
  tokenRefused: {
    what: '{host} hat kein Access-Token ausgestellt ({status}).',
    cause: '{message}',
    cure: 'Testen Sie die Verbindung gleich noch einmal. Bleibt der Fehler, legen Sie einen neuen Service-Key an.',
  },
  accessTokenRefused: {
    what: 'AI Core lehnt das Access-Token ab ({status}), auch nach der Erneuerung.',
    cause: '{message}',
    cure: 'Prüfen Sie, ob der Key zu diesem Tenant gehört, oder legen Sie einen neuen an.',
  },
  notAllowed: {
    what: 'Dieser Service-Key hat nicht die Berechtigung (403).',
    cause: '{message}',
    cure: 'Bitten Sie Ihre Administration um einen Key mit Berechtigungen für Docker-Registry-Secrets.',
  },
  tooManyRequests: {
    what: 'Zu viele Anfragen (429).',
    cause: 'AI Core begrenzt die Zahl der Anfragen.[ Es bittet, {seconds} s zu warten.]',
    cure: 'Warten Sie so lange, und versuchen Sie es dann erneut.',
  },
  serverFailed: {
    what: 'Serverfehler ({status}).',
    cause: '{message}',
    cure: 'Versuchen Sie es gleich noch einmal. Bleibt der Fehler, sehen Sie auf der Statusseite von SAP nach.',
  },
  redirected: {
    what: 'Der Server leitet weiter an {to} ({status}).',
    cause: 'Weiterleitungen werden nicht befolgt, da das Token an einen anderen Host gesendet würde.',
    cure: CHECK_ADDRESS,
  },
  webPage: {
    what: 'Die Antwort ist eine Webseite ({status}).',
    cause: '[Ihr Titel ist „{title}“. ]Etwas anderes als AI Core hat geantwortet.',
    cure: 'Prüfen Sie Adresse, VPN und Proxy. Eine Anmeldeseite bedeutet, dass das Netz zuerst eine Anmeldung verlangt.',
  },
  requestRefused: {
    what: 'Der Server hat die Anfrage abgelehnt ({status}[, Code {code}]).',
    cause: '{message}',
    cure: 'Beheben Sie das gemeldete Problem, und senden Sie erneut.',
  },
  answerUnknown: {
    what: 'Die Antwort entspricht nicht der API von AI Core ({status}).',
    cause: 'Die Adresse ist vielleicht falsch, oder die API hat sich geändert.',
    cure: 'Prüfen Sie die Adresse der Verbindung. Die Antwort steht unten.',
  },

  ownerUnknown: {
    what: 'Der Tenant hat jetzt ein Secret mit diesem Namen. Es kann Ihres sein oder das von jemand anderem.',
    cause: 'Die Antwort ging verloren, und die Liste zeigt nicht, wer es registriert hat.',
    cure: REPLACE,
  },
  notSeenYet: {
    what: 'Es kam keine Antwort, und der Tenant listet den Namen noch nicht.',
    cause: 'Die Liste kann verzögert sein; er kann noch erscheinen.',
    cure: 'Aktualisieren Sie die Liste in einer Minute, bevor Sie erneut senden.',
  },
  unconfirmed: {
    what: 'Der Server hat die Anfrage angenommen, aber nicht bestätigt.',
    cause: 'Er sendet dieselbe Antwort, wenn der Name schon vergeben ist.',
    cure: REPLACE,
  },
  interrupted: {
    what: 'Das Ergebnis ist unbekannt.',
    cause: 'Ein Geheimnis, das zum Prüfen nötig ist, ließ sich nicht lesen.',
    cure: 'Entsperren Sie den Schlüsselbund, und aktualisieren Sie die Liste.',
  },

  notSendable: {
    what: 'Das Formular lässt sich noch nicht senden.',
    cause: 'Ein Feld hat einen Wert, den AI Core ablehnen würde.',
    cure: 'Korrigieren Sie die markierten Felder.',
  },
  approvalWanted: {
    what: '{connection} ist ein Produktions-Tenant, und die Änderung wurde nicht bestätigt.',
    cause: 'Änderungen dort brauchen eine Bestätigung. Nichts wurde gesendet.',
    cure: 'Versuchen Sie es erneut, und bestätigen Sie.',
  },
  nameWanted: {
    what: '{connection} ist ein Produktions-Tenant, und das lässt sich nicht rückgängig machen.',
    cause: 'Sie müssen zum Bestätigen den Namen eingeben. Nichts wurde gesendet.',
    cure: 'Versuchen Sie es erneut, und geben Sie {connection} ein.',
  },
  connectionNameUnusable: {
    what: 'Dieser Name lässt sich nicht verwenden.',
    cause: 'Er ist leer, oder eine andere Verbindung hat ihn.',
    cure: 'Wählen Sie einen anderen Namen.',
  },
  callMalformed: {
    what: 'Das Fenster hat etwas verlangt, was Pullpass nicht versteht.',
    cause: 'Das Argument {argument} von {command} hat die falsche Form.',
    cure: 'Das ist ein Fehler von Pullpass. Bitte melden Sie ihn.',
  },
  gone: {
    what: 'Es existiert nicht mehr.',
    cause: 'Es wurde inzwischen entfernt.',
    cure: 'Aktualisieren Sie die Liste.',
  },
  connectionRemoved: {
    what: '{name} wurde von diesem Computer entfernt.',
    cause: 'Ohne die Verbindung gibt es kein Token, um diese Anfrage zu senden.',
    cure: 'Fügen Sie den Service-Key erneut hinzu, und senden Sie von dort eine neue Anfrage.',
  },
  notSentAgain: {
    what: 'Diese Anfrage lässt sich nicht erneut senden.',
    cause: 'Nur lesende Anfragen lassen sich wiederholen. Tokens werden bei Bedarf angefordert.',
    cure: 'Öffnen Sie sie als neues Formular, prüfen Sie es, und senden Sie dieses.',
  },
  recordUnreadable: {
    what: 'Anfrage und Antwort lassen sich nicht anzeigen.',
    cause: 'Eine andere Version von Pullpass hat diesen Eintrag geschrieben.',
    cure: 'Nur die Zeile in der Liste ist verfügbar.',
  },
  cancelled: { what: 'Abgebrochen.', cause: 'Sie haben es angehalten.', cure: '' },
  notSaved: {
    what: 'Die Aufzeichnungen ließen sich nicht speichern.',
    cause: 'Der Datenträger ist voll, oder der Ordner ist nicht beschreibbar.',
    cure: 'Geben Sie Speicherplatz frei oder korrigieren Sie die Berechtigungen, und versuchen Sie es erneut. Der Ordner steht in den Einstellungen.',
  },
  practiceTenantNotStarted: {
    what: 'Der Übungs-Tenant ließ sich nicht starten.',
    cause: 'Er braucht freie Ports auf diesem Computer (127.0.0.1).',
    cure: 'Schließen Sie Programme, die viele lokale Ports verwenden, und versuchen Sie es erneut.',
  },

  proxyMalformed: {
    what: 'Die Adresse des Proxys lässt sich nicht verwenden.',
    cause:
      'Sie ist keine gültige Adresse, oder sie enthält einen Benutzernamen oder ein Passwort, das in einer Datei gespeichert würde.',
    cure: 'Beispiel: http://proxy.example:8080.',
  },
  certificatesUnreadable: {
    what: 'Diese Datei enthält kein lesbares Zertifikat.',
    cause: 'Zertifikate müssen im PEM-Format sein, zwischen BEGIN CERTIFICATE und END CERTIFICATE.',
    cure: 'Exportieren Sie das Zertifikat der Stelle als PEM (Base64-X.509), und wählen Sie diese Datei.',
  },
  tlsUnavailable: {
    what: 'Dieser Computer kennt keine Zertifizierungsstellen und vertraut daher keinem Server.',
    cause:
      'Das Paket ca-certificates fehlt, oder SSL_CERT_FILE oder SSL_CERT_DIR nennt nichts, das sich lesen lässt. Nichts wurde gesendet.',
    cure: 'Installieren Sie ca-certificates, oder starten Sie Pullpass ohne diese Variablen, und versuchen Sie es erneut.',
  },
  clipboardUnavailable: {
    what: 'Der Text ließ sich nicht kopieren.',
    cause: 'Der Desktop gibt Pullpass keinen Zugriff auf die Zwischenablage.',
    cure: 'Markieren Sie den Text und kopieren Sie ihn von Hand.',
  },
  browserUnavailable: {
    what: 'Es ließ sich kein Browser starten.',
    cause: 'Kein Standardbrowser ist festgelegt, oder er ließ sich nicht starten.',
    cure: 'Öffnen Sie diese Adresse selbst: {url}',
  },
  fileManagerUnavailable: {
    what: 'Der Ordner lässt sich nicht öffnen.',
    cause: 'Es ist kein Dateimanager festgelegt, oder er ließ sich nicht starten.',
    cure: 'Öffnen Sie diesen Ordner von Hand: {folder}',
  },
  unexpected: {
    what: 'Interner Fehler.',
    cause: 'In Pullpass ist etwas unerwartet fehlgeschlagen.',
    cure: 'Schließen Sie das Fenster und starten Sie Pullpass neu.',
  },
};

export const problemDetails: Translated<typeof englishDetails> = {
  serverMessage: 'Der Server meldet: „{message}“.',
  noReason: 'Der Server hat keinen Grund genannt.',
  variableFault: {
    notText: 'Ihr Wert ist kein Text.',
    notAnAddress: 'Ihr Wert ist nicht die Adresse eines Proxys.',
    unknownScheme: 'Nur Proxys mit http oder https werden unterstützt.',
    credentials: 'Sie enthält einen Benutzernamen oder ein Passwort, das Pullpass keinem Proxy sendet.',
    missing: 'Die Datei oder den Ordner gibt es nicht.',
    unreadable: 'Die Datei oder der Ordner lässt sich nicht lesen.',
    noCertificate: 'Sie enthält kein Zertifikat im PEM-Format.',
  },
};
