// Was schiefgehen kann: was geschah, warum, und was nun zu tun ist.
import type { Translated } from '../compile';
import type { problems as english, problemDetails as englishDetails } from '../en/problems';

const newCertificate =
  'Legen Sie im BTP-Cockpit einen neuen Service-Key mit {parameters} an und ziehen Sie ihn hierher: Diese Verbindung übernimmt ihn.';

export const problems: Translated<typeof english> = {
  clipboardEmpty: {
    what: 'In der Zwischenablage ist kein Text.',
    cause: '',
    cure: 'Kopieren Sie den ganzen Service-Key, von der ersten bis zur letzten Klammer, und fügen Sie ihn erneut ein.',
  },
  fileUnreadable: {
    what: '{file} kann nicht gelesen werden.',
    cause: 'Es ist keine gewöhnliche Datei, oder dieser Benutzer darf sie nicht lesen.',
    cure: 'Prüfen Sie die Berechtigungen, oder kopieren Sie den Inhalt und fügen Sie ihn hier ein.',
  },
  fileUnwritable: {
    what: '{file} kann nicht geschrieben werden.',
    cause: 'Den Ordner gibt es nicht, er ist voll, oder dieser Benutzer darf dort nicht schreiben.',
    cure: 'Wählen Sie einen anderen Ordner.',
  },
  noConnectionFile: {
    what: 'In dieser Datei stehen keine exportierten Verbindungen.',
    cause: 'Pullpass hat sie nicht geschrieben, oder eine neuere Version.',
    cure: 'Wählen Sie die Datei, die „Alle ohne Geheimnisse exportieren“ geschrieben hat.',
  },
  importedConnectionUnusable: {
    what: '{name} in dieser Datei ist nicht zu gebrauchen.',
    cause: 'Die Client-ID fehlt, oder eine Adresse ist nicht https.',
    cure: 'Nichts wurde hinzugefügt. Exportieren Sie die Verbindungen dort, woher sie kommen, noch einmal.',
  },
  tooLarge: {
    what: 'Das ist zu groß für einen Service-Key.',
    cause: 'Ein Service-Key hat wenige Kilobyte; gelesen werden bis zu {limit}.',
    cure: 'Wählen Sie die JSON-Datei aus dem BTP-Cockpit.',
  },
  notJson: {
    what: 'Das ist kein JSON.',
    cause: 'Der erste Fehler steht in Zeile {line}, Spalte {column}.',
    cure: 'Kopieren Sie den ganzen Key, von der ersten bis zur letzten Klammer. Ein Editor kann Anführungszeichen verändert oder etwas abgeschnitten haben.',
  },
  tooDeep: {
    what: 'Das ist tiefer verschachtelt als jeder Service-Key.',
    cause: 'Gelesen werden nur so viele Ebenen, wie ein Key in seiner Hülle hat.',
    cure: 'Übernehmen Sie das JSON aus dem BTP-Cockpit ohne das, was darum steht.',
  },
  importNotText: {
    what: 'Das ist kein Text.',
    cause: 'Die Bytes sind weder UTF-8 noch UTF-16; es ist also eine andere Art Datei.',
    cure: 'Wählen Sie einen Service-Key, eine config.json, eine auth.json oder ein Kubernetes-Secret.',
  },
  importEmpty: {
    what: 'Darin ist nichts.',
    cause: '',
    cure: 'Kopieren Sie den Text erneut, oder wählen Sie eine andere Datei.',
  },
  importUnrecognised: {
    what: 'Das ist kein Service-Key, und Registry-Zugangsdaten wurden darin nicht erkannt.',
    cause:
      'Bekannt sind Dateien von docker und podman, Kubernetes-Secrets, Bodys von AI Core und Launchpad sowie Befehle von docker, podman, kubectl und curl.',
    cure: 'Kopieren Sie eines davon ganz, oder tragen Sie die Zugangsdaten ins Formular ein.',
  },
  importNotYaml: {
    what: 'Das sieht nach YAML aus und lässt sich nicht lesen.',
    cause: 'Die Einrückung stimmt nicht, oder der Text verlangt mehr, als ihm zusteht (Aliasse, Tiefe, Größe).',
    cure: 'Berichtigen Sie die Einrückung; Tabulatoren sind in YAML nicht erlaubt.',
  },
  importRepeatedName: {
    what: 'Ein Name steht zweimal in einem Objekt.',
    cause: 'Welcher gemeint ist, lässt sich nicht wissen.',
    cure: 'Entfernen Sie einen davon, und fügen Sie den Text erneut ein.',
  },
  importUnclosedQuote: {
    what: 'Ein Anführungszeichen des Befehls ist nicht geschlossen.',
    cause: 'Das Ende des Befehls fehlt, oder es steht ein Anführungszeichen zu viel darin.',
    cure: 'Kopieren Sie den ganzen Befehl, vom ersten Wort bis zum letzten Anführungszeichen.',
  },
  importNoCredential: {
    what: 'Darin sind keine Registry-Zugangsdaten.',
    cause:
      'Das Format ist bekannt, doch nichts darin enthält Benutzername und Passwort, die der Cluster nutzen könnte.',
    cure: 'Falls ein Credential-Helper sie hält, melden Sie sich dort mit docker oder podman an, oder füllen Sie das Formular aus.',
  },
  helperFailed: {
    what: 'docker-credential-{helper} gab keine Zugangsdaten heraus.',
    cause: 'Das Programm fehlt auf diesem Computer, wurde abgewiesen, oder die Antwort ist nicht lesbar.',
    cure: 'Geben Sie das Passwort stattdessen ins Formular ein.',
  },
  documentUnreadable: {
    what: 'Das Kubelet könnte dieses Dokument nicht lesen.',
    cause: 'Ein Eintrag hat ein Feld falscher Art oder ein Feld auth, das nicht Base64 von benutzer:passwort ist.',
    cure: 'Berichtigen Sie es, oder machen Sie die Änderung rückgängig. Das Formular behält, was es hatte.',
  },
  documentNotJson: {
    what: 'Das Dokument ist kein JSON.',
    cause: 'Der erste Fehler steht in Zeile {line}, Spalte {column}.',
    cure: 'Berichtigen Sie es, oder machen Sie die Änderung rückgängig. Das Formular behält, was es hatte.',
  },

  keychainLocked: {
    what: 'Der Schlüsselbund ist gesperrt.',
    cause: 'Was darin liegt, kann erst nach dem Entsperren verwendet werden.',
    cure: 'Entsperren Sie ihn und versuchen Sie es erneut.',
  },
  keychainDismissed: {
    what: 'Der Schlüsselbund blieb gesperrt.',
    cause: 'Seine Rückfrage wurde abgebrochen.',
    cure: 'Entsperren Sie ihn und geben Sie das Passwort des Schlüsselbunds ein.',
  },
  keychainAbsent: {
    what: 'Auf diesem Computer läuft kein Schlüsselbund.',
    cause: 'Pullpass legt Passwörter dort ab oder nirgends.',
    cure: 'Starten Sie einen, etwa GNOME-Schlüsselbund oder KWallet, oder arbeiten Sie nur für diese Sitzung.',
  },
  keychainNotAnswering: {
    what: 'Der Schlüsselbund antwortet nicht.',
    cause: 'Vielleicht wartet er in einem Fenster hinter diesem auf sein Passwort.',
    cure: 'Suchen Sie seine Rückfrage, beantworten Sie sie und versuchen Sie es erneut.',
  },
  keychainRefused: {
    what: 'Der Schlüsselbund hat abgelehnt.',
    cause: 'Den Grund kennt Pullpass nicht.',
    cure: 'Sehen Sie in der Anwendung des Schlüsselbunds nach, ob er dort funktioniert; versuchen Sie es dann erneut.',
  },
  secretMissing: {
    clientSecret: {
      what: 'Das Client-Secret ist nicht mehr im Schlüsselbund.',
      cause: 'Es wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
      cure: 'Fügen Sie den Service-Key erneut hinzu.',
    },
    privateKey: {
      what: 'Der private Schlüssel ist nicht mehr im Schlüsselbund.',
      cause: 'Er wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
      cure: 'Fügen Sie den Service-Key erneut hinzu.',
    },
    password: {
      what: 'Das Passwort ist nicht mehr im Schlüsselbund.',
      cause: 'Es wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
      cure: 'Geben Sie das Passwort erneut ein.',
    },
  },
  secretDamaged: {
    what: 'Der Eintrag im Schlüsselbund ist beschädigt.',
    cause: 'Er wurde außerhalb von Pullpass verändert, oder es gibt ihn doppelt.',
    cure: 'Geben Sie das Passwort erneut ein oder fügen Sie den Service-Key erneut hinzu; der Eintrag wird dann neu geschrieben.',
  },
  secretTooLong: {
    what: 'Das Passwort ist zu lang, um es aufzubewahren.',
    cause: 'Ein Schlüsselbund nimmt bis zu {limit}.',
    cure: 'Es kann gesendet, aber nicht gemerkt werden: Schalten Sie „Im Schlüsselbund merken“ aus.',
  },
  secretNotText: {
    what: 'Das Passwort ist kein Text.',
    cause: 'Es enthält Bytes, die kein gültiges UTF-8 sind; JSON kann sie nicht übertragen.',
    cure: 'Kopieren Sie es erneut von dort, wo es angelegt wurde.',
  },

  nameNotResolved: {
    what: '{host} ist nicht bekannt.',
    cause: 'Der Name ließ sich nicht auflösen: Es fehlt das Netz oder ein VPN, oder die Adresse ist falsch.',
    cure: 'Prüfen Sie Netz und Adresse, und versuchen Sie es erneut.',
  },
  unreachable: {
    what: '{host} ist nicht erreichbar.',
    cause: 'Dort antwortet nichts: Das Netz ist weg, eine Firewall steht dazwischen, oder der Server ist aus.',
    cure: 'Prüfen Sie Netz, VPN und Proxy, und versuchen Sie es erneut.',
  },
  timedOut: {
    what: '{host} hat innerhalb von {seconds} s nicht geantwortet.',
    cause: 'Das Netz ist langsam, oder der Server ist ausgelastet.',
    cure: 'Versuchen Sie es gleich noch einmal.',
  },
  connectionLost: {
    what: 'Die Verbindung zu {host} ist abgerissen.',
    cause: 'Die Antwort war noch nicht vollständig da.',
    cure: 'Versuchen Sie es erneut.',
  },
  untrusted: {
    what: 'Dem Zertifikat von {host} wird nicht vertraut.',
    cause: 'Die Prüfung ergab: {reason}. Vielleicht öffnet ein Proxy die Verbindung mit einem eigenen Zertifikat.',
    cure: 'Bitten Sie die Administration, das Zertifikat des Proxys auf diesem Computer zu installieren. Gesendet wurde nichts.',
  },
  clientCertificateRefused: {
    required: {
      what: '{host} verlangt ein Client-Zertifikat.',
      cause: 'Diese Verbindung hat ein Client-Secret, und die Adresse ist eine für Zertifikate (certurl).',
      cure: 'Übernehmen Sie den ganzen Service-Key aus dem BTP-Cockpit und fügen Sie ihn erneut hinzu.',
    },
    expired: {
      what: '{host} sagt, das Client-Zertifikat sei abgelaufen.',
      cause:
        'Nach der Uhr des Servers ist es abgelaufen oder noch nicht gültig; die Uhr dieses Computers geht vielleicht falsch.',
      cure: newCertificate,
    },
    revoked: {
      what: '{host} sagt, das Client-Zertifikat sei widerrufen.',
      cause: 'Sein Service-Key wurde gelöscht oder ersetzt.',
      cure: newCertificate,
    },
    unknownIssuer: {
      what: '{host} kennt den Aussteller des Client-Zertifikats nicht.',
      cause: 'Es stammt aus einer anderen Landschaft, oder im Service-Key fehlt ein Zwischenzertifikat.',
      cure: 'Übernehmen Sie den ganzen Service-Key aus dem BTP-Cockpit, mit jedem Zertifikat der Kette, und fügen Sie ihn erneut hinzu.',
    },
    bad: {
      what: '{host} lehnte das Client-Zertifikat ab.',
      cause: 'Es verletzt eine Regel, die der Server prüft.',
      cure: newCertificate,
    },
    denied: {
      what: '{host} kennt das Client-Zertifikat und lässt es nicht zu.',
      cause: 'Sein Service-Key wurde gelöscht, oder der Client darf von hier aus nicht fragen.',
      cure: newCertificate,
    },
  },
  clientCertificateExpired: {
    what: 'Das Client-Zertifikat dieser Verbindung ist abgelaufen.',
    cause:
      'Es endete am {at}. Zertifikate von SAP gelten sieben Tage, wenn nicht länger bestellt. Nichts wurde gesendet.',
    cure: newCertificate,
  },
  clientCertificateNotYetValid: {
    what: 'Das Client-Zertifikat dieser Verbindung ist noch nicht gültig.',
    cause: 'Es beginnt am {from}, oder die Uhr dieses Computers geht falsch. Nichts wurde gesendet.',
    cure: 'Prüfen Sie Datum und Uhrzeit dieses Computers.',
  },
  proxyRefused: {
    what: 'Der Proxy hat den Aufruf von {host} nicht durchgelassen.',
    cause: 'Er verlangt eine Anmeldung oder verbietet diesen Host.',
    cure: 'Prüfen Sie die Proxy-Einstellungen dieses Computers, oder lassen Sie den Host freigeben.',
  },
  proxyUnreachable: {
    what: 'Der Proxy {proxy} ist nicht erreichbar.',
    cause: 'Der Aufruf von {host} muss über ihn gehen. Gesendet wurde nichts.',
    cure: 'Prüfen Sie Proxy und VPN, oder wählen Sie unter Einstellungen › Netzwerk einen anderen Weg.',
  },
  variableUnusable: {
    what: 'Die Umgebungsvariable {name} ist nicht zu gebrauchen.',
    cause: '{fault} Gesendet wird nichts, bis das geklärt ist.',
    cure: 'Berichtigen Sie die Variable und starten Sie Pullpass neu, oder verwenden Sie sie nicht: Einstellungen › Netzwerk.',
  },
  answerUnusable: {
    what: 'Die Antwort von {host} ist unbrauchbar.',
    cause: 'Sie ist kein HTTP, oder sie ist länger, als gelesen wird.',
    cure: 'Prüfen Sie die Adresse der Verbindung.',
  },

  clientSecretRefused: {
    what: '{host} hat das Client-Secret abgelehnt.',
    cause: '{said}',
    cure: 'Der Service-Key wurde gelöscht oder ersetzt. Legen Sie im BTP-Cockpit einen neuen an und fügen Sie ihn hier hinzu.',
  },
  tokenRefused: {
    what: '{host} gab kein Access-Token ({status}).',
    cause: '{said}',
    cure: 'Testen Sie die Verbindung gleich noch einmal; bleibt es dabei, legen Sie einen neuen Service-Key an.',
  },
  accessTokenRefused: {
    what: 'AI Core lehnt das Access-Token ab ({status}), auch nach der Erneuerung.',
    cause: '{said}',
    cure: 'Prüfen Sie, ob der Key zu diesem Tenant gehört, oder legen Sie einen neuen an.',
  },
  notAllowed: {
    what: 'Dieser Service-Key darf das nicht (403).',
    cause: '{said}',
    cure: 'Bitten Sie die Administration um einen Key mit den Rechten für Docker-Registry-Secrets.',
  },
  tooManyRequests: {
    what: 'AI Core bittet zu warten (429).',
    cause: 'Es waren zu viele Anfragen[; erbeten sind {seconds} s].',
    cure: 'Warten Sie so lange, und versuchen Sie es dann erneut.',
  },
  serverTrouble: {
    what: 'Der Server hat Schwierigkeiten ({status}).',
    cause: '{said}',
    cure: 'Versuchen Sie es gleich noch einmal. Bleibt es dabei, sehen Sie auf der Statusseite von SAP nach.',
  },
  redirected: {
    what: 'Der Server will den Aufruf an {to} weiterleiten ({status}).',
    cause: 'Weiterleitungen werden nie befolgt: Das Token ginge an einen anderen Host.',
    cure: 'Prüfen Sie die Adresse der Verbindung.',
  },
  webPage: {
    what: 'Eine Webseite kam zurück ({status}).',
    cause: '[Ihr Titel ist „{title}“. ]Etwas dazwischen hat anstelle von AI Core geantwortet.',
    cure: 'Prüfen Sie Adresse, VPN und Proxy. Eine Anmeldeseite heißt, dass das Netz zuerst eine Anmeldung will.',
  },
  requestRefused: {
    what: 'Der Server hat die Anfrage abgelehnt ({status}[, Code {code}]).',
    cause: '{said}',
    cure: 'Berichtigen Sie, was er nennt, und senden Sie erneut.',
  },
  answerUnknown: {
    what: 'Die Antwort ist nicht, was AI Core beschreibt ({status}).',
    cause: 'Die Adresse führt vielleicht woandershin, oder das API hat sich geändert.',
    cure: 'Prüfen Sie die Adresse der Verbindung; die Antwort zeigt, was kam.',
  },

  mayBeSomebodyElses: {
    what: 'Der Tenant hat den Namen jetzt; es kann Ihrer sein oder der von jemand anderem.',
    cause: 'Die Antwort ging verloren, und die Liste sagt nicht, wer ihn registriert hat.',
    cure: 'Ersetzen Sie die Zugangsdaten, dann sind es sicher Ihre.',
  },
  notSeenYet: {
    what: 'Es kam keine Antwort, und der Tenant zeigt den Namen bisher nicht.',
    cause: 'Er kann noch ankommen: Die Liste hinkt manchmal hinterher.',
    cure: 'Lesen Sie die Liste in einer Minute neu, bevor Sie noch einmal senden.',
  },
  notTold: {
    what: 'Der Server hat es ohne ein Wort angenommen.',
    cause: 'So antwortet er auch, wenn der Name schon vergeben war.',
    cure: 'Ersetzen Sie die Zugangsdaten, dann sind es sicher Ihre.',
  },
  interrupted: {
    what: 'Was geschehen ist, ließ sich nicht herausfinden.',
    cause: 'Ein Geheimnis, das zum Nachfragen nötig war, ließ sich nicht öffnen.',
    cure: 'Entsperren Sie den Schlüsselbund und lesen Sie die Liste neu.',
  },

  notSendable: {
    what: 'Das Formular kann so nicht gesendet werden.',
    cause: 'Ein Feld enthält etwas, das AI Core ablehnen würde.',
    cure: 'Berichtigen Sie die markierten Felder.',
  },
  approvalWanted: {
    what: '{connection} ist ein Produktions-Tenant, und niemand wurde gefragt.',
    cause: 'Schreiben dort braucht erst ein Ja. Nichts wurde gesendet.',
    cure: 'Noch einmal versuchen und die Frage beantworten.',
  },
  nameWanted: {
    what: '{connection} ist ein Produktions-Tenant, und das ist nicht rückgängig zu machen.',
    cause: 'Erst muss sein Name eingegeben werden. Nichts wurde gesendet.',
    cure: 'Noch einmal versuchen und {connection} eingeben.',
  },
  connectionNameUnusable: {
    what: 'Dieser Name kann nicht verwendet werden.',
    cause: 'Er ist leer, oder eine andere Verbindung trägt ihn.',
    cure: 'Wählen Sie einen anderen Namen.',
  },
  callMalformed: {
    what: 'Das Fenster hat etwas verlangt, was Pullpass nicht versteht.',
    cause: 'Das Argument {argument} von {command} hat die falsche Form.',
    cure: 'Das ist ein Fehler von Pullpass. Bitte melden Sie ihn.',
  },
  gone: { what: 'Es ist nicht mehr da.', cause: 'Es wurde inzwischen entfernt.', cure: 'Lesen Sie die Liste neu.' },
  connectionRemoved: {
    what: '{name} ist von diesem Computer entfernt.',
    cause: 'Ohne die Verbindung gibt es kein Token, mit dem diese Anfrage gesendet werden könnte.',
    cure: 'Fügen Sie den Service Key wieder hinzu, und senden Sie von dort eine neue Anfrage.',
  },
  notSentAgain: {
    what: 'Diese Anfrage wird nicht unverändert noch einmal gesendet.',
    cause: 'Das geht nur mit lesenden: geschrieben wird einmal, und ein Token wird geholt, wenn eines gebraucht wird.',
    cure: 'Öffnen Sie eine schreibende Anfrage als neues Formular, sehen Sie es durch, und senden Sie dieses.',
  },
  recordUnreadable: {
    what: 'Anfrage und Antwort können nicht gezeigt werden.',
    cause: 'Eine andere Version von Pullpass hat diesen Eintrag geschrieben.',
    cure: 'Es gibt nur seine Zeile in der Liste.',
  },
  cancelled: { what: 'Abgebrochen.', cause: 'Sie haben es angehalten.', cure: '' },
  notSaved: {
    what: 'Die Aufzeichnungen konnten nicht geschrieben werden.',
    cause: 'Der Datenträger ist voll, oder in den Ordner darf nicht geschrieben werden.',
    cure: 'Schaffen Sie Platz oder berichtigen Sie die Berechtigungen, und versuchen Sie es erneut. Der Ordner steht in den Einstellungen.',
  },
  practiceTenantNotStarted: {
    what: 'Der Übungs-Tenant konnte nicht gestartet werden.',
    cause: 'Er braucht freie Ports auf diesem Computer (127.0.0.1).',
    cure: 'Beenden Sie, was die Loopback-Ports belegt, und versuchen Sie es erneut.',
  },

  proxyMalformed: {
    what: 'Die Adresse des Proxys ist nicht zu gebrauchen.',
    cause: 'Es ist keine Adresse, oder sie enthält einen Benutzernamen oder ein Passwort, das in einer Datei läge.',
    cure: 'Schreiben Sie sie wie http://proxy.example:8080.',
  },
  certificatesUnreadable: {
    what: 'In dieser Datei ist kein Zertifikat lesbar.',
    cause: 'Sie muss Zertifikate als PEM enthalten, zwischen BEGIN CERTIFICATE und END CERTIFICATE.',
    cure: 'Exportieren Sie das Zertifikat der Stelle als PEM oder Base64-X.509, und wählen Sie diese Datei.',
  },
  tlsUnavailable: {
    what: 'Dieser Rechner kennt keine Zertifizierungsstellen und vertraut deshalb keinem Server.',
    cause:
      'Das Paket ca-certificates fehlt, oder SSL_CERT_FILE oder SSL_CERT_DIR nennt nichts Lesbares. Nichts wurde gesendet.',
    cure: 'Installieren Sie ca-certificates, oder starten Sie Pullpass ohne diese Variablen, und versuchen Sie es erneut.',
  },
  clipboardUnavailable: {
    what: 'Die Zwischenablage kann nicht beschrieben werden.',
    cause: 'Der Desktop lässt Pullpass nicht an sie heran.',
    cure: 'Markieren Sie den Text und kopieren Sie ihn von Hand.',
  },
  browserUnavailable: {
    what: 'Kein Browser ließ sich starten.',
    cause: 'Der Desktop kennt keinen, oder er ließ ihn nicht starten.',
    cure: 'Öffnen Sie diese Adresse von Hand: {url}',
  },
  unexpected: {
    what: 'Pullpass hat einen Fehler gemacht.',
    cause:
      'Ein Aufruf innerhalb der Anwendung ist auf eine Weise fehlgeschlagen, die nicht vorgesehen war. Dass etwas verloren ging, ist nicht bekannt.',
    cure: 'Schließen Sie das Fenster und starten Sie Pullpass neu.',
  },
};

export const problemDetails: Translated<typeof englishDetails> = {
  serverSaid: 'Der Server meldet: „{said}“.',
  noReason: 'Eine Begründung gab er nicht.',
  variableFault: {
    notText: 'Ihr Wert ist kein Text.',
    notAnAddress: 'Ihr Wert ist nicht die Adresse eines Proxys.',
    unknownScheme: 'Nur Proxys mit http oder https werden unterstützt.',
    credentials: 'Sie enthält einen Benutzernamen oder ein Passwort; das sendet Pullpass keinem Proxy.',
    missing: 'Datei oder Ordner gibt es nicht.',
    unreadable: 'Datei oder Ordner lässt sich nicht lesen.',
    noCertificate: 'Es ist kein Zertifikat im PEM-Format darin.',
  },
};
