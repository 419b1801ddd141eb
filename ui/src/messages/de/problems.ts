// Was schiefgehen kann: was geschah, warum, und was nun zu tun ist.
import type { problems as english } from '../en/problems';
import type { CertificateRefusal, ForeignText, VariableFault } from '../../bindings';
import type { ProblemText } from '../problemText';
import { foreignTexts } from './foreignTexts';

const told = (what: string, cause = '', cure = ''): ProblemText => ({ what, cause, cure });
const said = (words: string): string => (words === '' ? 'Eine Begründung gab er nicht.' : `Antwort: „${words}“`);
const bytes = (limit: number): string => (limit % 1024 === 0 ? `${limit / 1024} KiB` : `${limit} Byte`);

const day = (at: string): string =>
  new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
const newCertificate =
  'Legen Sie im BTP-Cockpit einen neuen Service-Key mit {"xsuaa":{"credential-type":"x509"}} an und ziehen Sie ihn hierher: Diese Verbindung übernimmt ihn.';

const variableFaults: Record<VariableFault['kind'], string> = {
  notText: 'Ihr Wert ist kein Text.',
  notAnAddress: 'Ihr Wert ist nicht die Adresse eines Proxys.',
  unknownScheme: 'Nur Proxys mit http oder https werden unterstützt.',
  credentials: 'Sie enthält einen Benutzernamen oder ein Kennwort; das sendet Pullpass keinem Proxy.',
  missing: 'Datei oder Ordner gibt es nicht.',
  unreadable: 'Datei oder Ordner lässt sich nicht lesen.',
  noCertificate: 'Es ist kein Zertifikat im PEM-Format darin.',
};

const certificateRefusals: Record<CertificateRefusal, (host: string) => ProblemText> = {
  required: (host) =>
    told(
      `${host} verlangt ein Client-Zertifikat.`,
      'Diese Verbindung hat ein Client-Secret, und die Adresse ist eine für Zertifikate (certurl).',
      'Übernehmen Sie den ganzen Service-Key aus dem BTP-Cockpit und fügen Sie ihn erneut hinzu.',
    ),
  expired: (host) =>
    told(
      `${host} sagt, das Client-Zertifikat sei abgelaufen.`,
      'Nach der Uhr des Servers ist es abgelaufen oder noch nicht gültig; die Uhr dieses Computers geht vielleicht falsch.',
      newCertificate,
    ),
  revoked: (host) =>
    told(
      `${host} sagt, das Client-Zertifikat sei widerrufen.`,
      'Sein Service-Key wurde gelöscht oder ersetzt.',
      newCertificate,
    ),
  unknownIssuer: (host) =>
    told(
      `${host} kennt den Aussteller des Client-Zertifikats nicht.`,
      'Es stammt aus einer anderen Landschaft, oder im Service-Key fehlt ein Zwischenzertifikat.',
      'Übernehmen Sie den ganzen Service-Key aus dem BTP-Cockpit, mit jedem Zertifikat der Kette, und fügen Sie ihn erneut hinzu.',
    ),
  bad: (host) =>
    told(`${host} lehnte das Client-Zertifikat ab.`, 'Es verletzt eine Regel, die der Server prüft.', newCertificate),
  denied: (host) =>
    told(
      `${host} kennt das Client-Zertifikat und lässt es nicht zu.`,
      'Sein Service-Key wurde gelöscht, oder der Client darf von hier aus nicht fragen.',
      newCertificate,
    ),
};

export const problems: typeof english = {
  clipboardEmpty: () =>
    told(
      'In der Zwischenablage ist kein Text.',
      '',
      'Kopieren Sie den ganzen Service-Key, von der ersten bis zur letzten Klammer, und fügen Sie ihn erneut ein.',
    ),
  fileUnreadable: ({ file }) =>
    told(
      `${file} kann nicht gelesen werden.`,
      'Es ist keine gewöhnliche Datei, oder dieser Benutzer darf sie nicht lesen.',
      'Prüfen Sie die Berechtigungen, oder kopieren Sie den Inhalt und fügen Sie ihn hier ein.',
    ),
  fileUnwritable: ({ file }) =>
    told(
      `${file} kann nicht geschrieben werden.`,
      'Den Ordner gibt es nicht, er ist voll, oder dieser Benutzer darf dort nicht schreiben.',
      'Wählen Sie einen anderen Ordner.',
    ),
  noConnectionFile: () =>
    told(
      'In dieser Datei stehen keine exportierten Verbindungen.',
      'Pullpass hat sie nicht geschrieben, oder eine neuere Version.',
      'Wählen Sie die Datei, die „Alle ohne Geheimnisse exportieren“ geschrieben hat.',
    ),
  importedConnectionUnusable: ({ name }) =>
    told(
      `${name} in dieser Datei ist nicht zu gebrauchen.`,
      'Die Client-ID fehlt, oder eine Adresse ist nicht https.',
      'Nichts wurde hinzugefügt. Exportieren Sie die Verbindungen dort, woher sie kommen, noch einmal.',
    ),
  tooLarge: ({ limit }) =>
    told(
      'Das ist zu groß für einen Service-Key.',
      `Ein Service-Key hat wenige Kilobyte; gelesen werden bis zu ${bytes(limit)}.`,
      'Wählen Sie die JSON-Datei aus dem BTP-Cockpit.',
    ),
  notJson: ({ line, column }) =>
    told(
      'Das ist kein JSON.',
      `Der erste Fehler steht in Zeile ${line}, Spalte ${column}.`,
      'Kopieren Sie den ganzen Key, von der ersten bis zur letzten Klammer. Ein Editor kann Anführungszeichen verändert oder etwas abgeschnitten haben.',
    ),
  tooDeep: () =>
    told(
      'Das ist tiefer verschachtelt als jeder Service-Key.',
      'Gelesen werden nur so viele Ebenen, wie ein Key in seiner Hülle hat.',
      'Übernehmen Sie das JSON aus dem BTP-Cockpit ohne das, was darum steht.',
    ),
  importNotText: () =>
    told(
      'Das ist kein Text.',
      'Die Bytes sind weder UTF-8 noch UTF-16; es ist also eine andere Art Datei.',
      'Wählen Sie einen Service-Key, eine config.json, eine auth.json oder ein Kubernetes-Secret.',
    ),
  importEmpty: () => told('Darin ist nichts.', '', 'Kopieren Sie den Text erneut, oder wählen Sie eine andere Datei.'),
  importUnrecognised: () =>
    told(
      'Das ist kein Service-Key, und Registry-Zugangsdaten wurden darin nicht erkannt.',
      'Bekannt sind Dateien von docker und podman, Kubernetes-Secrets, Bodys von AI Core und Launchpad sowie Befehle von docker, podman, kubectl und curl.',
      'Kopieren Sie eines davon ganz, oder tragen Sie die Zugangsdaten ins Formular ein.',
    ),
  importNotYaml: () =>
    told(
      'Das sieht nach YAML aus und lässt sich nicht lesen.',
      'Die Einrückung stimmt nicht, oder der Text verlangt mehr, als ihm zusteht (Aliasse, Tiefe, Größe).',
      'Berichtigen Sie die Einrückung; Tabulatoren sind in YAML nicht erlaubt.',
    ),
  importRepeatedName: () =>
    told(
      'Ein Name steht zweimal in einem Objekt.',
      'Welcher gemeint ist, lässt sich nicht wissen.',
      'Entfernen Sie einen davon, und fügen Sie den Text erneut ein.',
    ),
  importUnclosedQuote: () =>
    told(
      'Ein Anführungszeichen des Befehls ist nicht geschlossen.',
      'Das Ende des Befehls fehlt, oder es steht ein Anführungszeichen zu viel darin.',
      'Kopieren Sie den ganzen Befehl, vom ersten Wort bis zum letzten Anführungszeichen.',
    ),
  importNoCredential: () =>
    told(
      'Darin sind keine Registry-Zugangsdaten.',
      'Das Format ist bekannt, doch nichts darin enthält Benutzername und Passwort, die der Cluster nutzen könnte.',
      'Falls ein Credential-Helper sie hält, melden Sie sich dort mit docker oder podman an, oder füllen Sie das Formular aus.',
    ),
  foreignText: ({ text }) => (foreignTexts[text.kind] as (text: ForeignText) => ProblemText)(text),
  helperFailed: ({ helper }) =>
    told(
      `docker-credential-${helper} gab keine Zugangsdaten heraus.`,
      'Das Programm fehlt auf diesem Computer, wurde abgewiesen, oder die Antwort ist nicht lesbar.',
      'Geben Sie das Passwort stattdessen ins Formular ein.',
    ),
  documentUnreadable: ({ line, column }) =>
    line === 0
      ? told(
          'Das Kubelet könnte dieses Dokument nicht lesen.',
          'Ein Eintrag hat ein Feld falscher Art oder ein Feld auth, das nicht Base64 von benutzer:passwort ist.',
          'Berichtigen Sie es, oder machen Sie die Änderung rückgängig. Das Formular behält, was es hatte.',
        )
      : told(
          'Das Dokument ist kein JSON.',
          `Der erste Fehler steht in Zeile ${line}, Spalte ${column}.`,
          'Berichtigen Sie es, oder machen Sie die Änderung rückgängig. Das Formular behält, was es hatte.',
        ),

  keychainLocked: () =>
    told(
      'Der Schlüsselbund ist gesperrt.',
      'Was darin liegt, kann erst nach dem Entsperren verwendet werden.',
      'Entsperren Sie ihn und versuchen Sie es erneut.',
    ),
  keychainDismissed: () =>
    told(
      'Der Schlüsselbund blieb gesperrt.',
      'Seine Rückfrage wurde abgebrochen.',
      'Entsperren Sie ihn und geben Sie das Passwort des Schlüsselbunds ein.',
    ),
  keychainAbsent: () =>
    told(
      'Auf diesem Computer läuft kein Schlüsselbund.',
      'Pullpass legt Passwörter dort ab oder nirgends.',
      'Starten Sie einen, etwa GNOME-Schlüsselbund oder KWallet, oder arbeiten Sie nur für diese Sitzung.',
    ),
  keychainNotAnswering: () =>
    told(
      'Der Schlüsselbund antwortet nicht.',
      'Vielleicht wartet er in einem Fenster hinter diesem auf sein Passwort.',
      'Suchen Sie seine Rückfrage, beantworten Sie sie und versuchen Sie es erneut.',
    ),
  keychainRefused: () =>
    told(
      'Der Schlüsselbund hat abgelehnt.',
      'Den Grund kennt Pullpass nicht.',
      'Sehen Sie in der Anwendung des Schlüsselbunds nach, ob er dort funktioniert; versuchen Sie es dann erneut.',
    ),
  secretMissing: ({ what }) =>
    what === 'clientSecret'
      ? told(
          'Das Client-Secret ist nicht mehr im Schlüsselbund.',
          'Es wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
          'Fügen Sie den Service-Key erneut hinzu.',
        )
      : what === 'privateKey'
        ? told(
            'Der private Schlüssel ist nicht mehr im Schlüsselbund.',
            'Er wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
            'Fügen Sie den Service-Key erneut hinzu.',
          )
        : told(
            'Das Passwort ist nicht mehr im Schlüsselbund.',
            'Es wurde außerhalb von Pullpass entfernt oder gehörte zu einer beendeten Sitzung.',
            'Geben Sie das Passwort erneut ein.',
          ),
  secretDamaged: () =>
    told(
      'Der Eintrag im Schlüsselbund ist beschädigt.',
      'Er wurde außerhalb von Pullpass verändert, oder es gibt ihn doppelt.',
      'Geben Sie das Passwort erneut ein oder fügen Sie den Service-Key erneut hinzu; der Eintrag wird dann neu geschrieben.',
    ),
  secretTooLong: ({ limit }) =>
    told(
      'Das Passwort ist zu lang, um es aufzubewahren.',
      `Ein Schlüsselbund nimmt bis zu ${bytes(limit)}.`,
      'Es kann gesendet, aber nicht gemerkt werden: Schalten Sie „Im Schlüsselbund merken“ aus.',
    ),
  secretNotText: () =>
    told(
      'Das Passwort ist kein Text.',
      'Es enthält Bytes, die kein gültiges UTF-8 sind; JSON kann sie nicht übertragen.',
      'Kopieren Sie es erneut von dort, wo es angelegt wurde.',
    ),

  nameNotResolved: ({ host }) =>
    told(
      `${host} ist nicht bekannt.`,
      'Der Name ließ sich nicht auflösen: Es fehlt das Netz oder ein VPN, oder die Adresse ist falsch.',
      'Prüfen Sie Netz und Adresse, und versuchen Sie es erneut.',
    ),
  unreachable: ({ host }) =>
    told(
      `${host} ist nicht erreichbar.`,
      'Dort antwortet nichts: Das Netz ist weg, eine Firewall steht dazwischen, oder der Server ist aus.',
      'Prüfen Sie Netz, VPN und Proxy, und versuchen Sie es erneut.',
    ),
  timedOut: ({ host, seconds }) =>
    told(
      `${host} hat innerhalb von ${seconds} s nicht geantwortet.`,
      'Das Netz ist langsam, oder der Server ist ausgelastet.',
      'Versuchen Sie es gleich noch einmal.',
    ),
  connectionLost: ({ host }) =>
    told(
      `Die Verbindung zu ${host} ist abgerissen.`,
      'Die Antwort war noch nicht vollständig da.',
      'Versuchen Sie es erneut.',
    ),
  untrusted: ({ host, reason }) =>
    told(
      `Dem Zertifikat von ${host} wird nicht vertraut.`,
      `Die Prüfung ergab: ${reason}. Vielleicht öffnet ein Proxy die Verbindung mit einem eigenen Zertifikat.`,
      'Bitten Sie die Administration, das Zertifikat des Proxys auf diesem Computer zu installieren. Gesendet wurde nichts.',
    ),
  clientCertificateRefused: ({ host, reason }) => certificateRefusals[reason](host),
  clientCertificateExpired: ({ at }) =>
    told(
      'Das Client-Zertifikat dieser Verbindung ist abgelaufen.',
      `Es endete am ${day(at)}. Zertifikate von SAP gelten sieben Tage, wenn nicht länger bestellt. Nichts wurde gesendet.`,
      newCertificate,
    ),
  clientCertificateNotYetValid: ({ from }) =>
    told(
      'Das Client-Zertifikat dieser Verbindung ist noch nicht gültig.',
      `Es beginnt am ${day(from)}, oder die Uhr dieses Computers geht falsch. Nichts wurde gesendet.`,
      'Prüfen Sie Datum und Uhrzeit dieses Computers.',
    ),
  proxyRefused: ({ host }) =>
    told(
      `Der Proxy hat den Aufruf von ${host} nicht durchgelassen.`,
      'Er verlangt eine Anmeldung oder verbietet diesen Host.',
      'Prüfen Sie die Proxy-Einstellungen dieses Computers, oder lassen Sie den Host freigeben.',
    ),
  proxyUnreachable: ({ host, proxy }) =>
    told(
      `Der Proxy ${proxy} ist nicht erreichbar.`,
      `Der Aufruf von ${host} muss über ihn gehen. Gesendet wurde nichts.`,
      'Prüfen Sie Proxy und VPN, oder wählen Sie unter Einstellungen › Netzwerk einen anderen Weg.',
    ),
  variableUnusable: ({ name, fault }) =>
    told(
      `Die Umgebungsvariable ${name} ist nicht zu gebrauchen.`,
      `${variableFaults[fault.kind]} Gesendet wird nichts, bis das geklärt ist.`,
      'Berichtigen Sie die Variable und starten Sie Pullpass neu, oder verwenden Sie sie nicht: Einstellungen › Netzwerk.',
    ),
  answerUnusable: ({ host }) =>
    told(
      `Die Antwort von ${host} ist unbrauchbar.`,
      'Sie ist kein HTTP, oder sie ist länger, als gelesen wird.',
      'Prüfen Sie die Adresse der Verbindung.',
    ),

  clientSecretRefused: ({ host, said: words }) =>
    told(
      `${host} hat das Client-Secret abgelehnt.`,
      said(words),
      'Der Service-Key wurde gelöscht oder ersetzt. Legen Sie im BTP-Cockpit einen neuen an und fügen Sie ihn hier hinzu.',
    ),
  tokenRefused: ({ host, status, said: words }) =>
    told(
      `${host} gab kein Access-Token (${status}).`,
      said(words),
      'Testen Sie die Verbindung gleich noch einmal; bleibt es dabei, legen Sie einen neuen Service-Key an.',
    ),
  accessTokenRefused: ({ status, said: words }) =>
    told(
      `AI Core lehnt das Access-Token ab (${status}), auch nach der Erneuerung.`,
      said(words),
      'Prüfen Sie, ob der Key zu diesem Tenant gehört, oder legen Sie einen neuen an.',
    ),
  notAllowed: ({ said: words }) =>
    told(
      'Dieser Service-Key darf das nicht (403).',
      said(words),
      'Bitten Sie die Administration um einen Key mit den Rechten für Docker-Registry-Secrets.',
    ),
  tooManyRequests: ({ seconds }) =>
    told(
      'AI Core bittet zu warten (429).',
      seconds === null ? 'Es waren zu viele Anfragen.' : `Es waren zu viele Anfragen; erbeten sind ${seconds} s.`,
      'Warten Sie so lange, und versuchen Sie es dann erneut.',
    ),
  serverTrouble: ({ status, said: words }) =>
    told(
      `Der Server hat Schwierigkeiten (${status}).`,
      said(words),
      'Versuchen Sie es gleich noch einmal. Bleibt es dabei, sehen Sie auf der Statusseite von SAP nach.',
    ),
  redirected: ({ status, to }) =>
    told(
      `Der Server will den Aufruf an ${to} weiterleiten (${status}).`,
      'Weiterleitungen werden nie befolgt: Das Token ginge an einen anderen Host.',
      'Prüfen Sie die Adresse der Verbindung.',
    ),
  webPage: ({ status, title }) =>
    told(
      `Eine Webseite kam zurück (${status}).`,
      title === ''
        ? 'Etwas dazwischen hat anstelle von AI Core geantwortet.'
        : `Ihr Titel ist „${title}“. Etwas dazwischen hat anstelle von AI Core geantwortet.`,
      'Prüfen Sie Adresse, VPN und Proxy. Eine Anmeldeseite heißt, dass das Netz zuerst eine Anmeldung will.',
    ),
  requestRefused: ({ status, code, said: words }) =>
    told(
      code === null
        ? `Der Server hat die Anfrage abgelehnt (${status}).`
        : `Der Server hat die Anfrage abgelehnt (${status}, Code ${code}).`,
      said(words),
      'Berichtigen Sie, was er nennt, und senden Sie erneut.',
    ),
  answerUnknown: ({ status }) =>
    told(
      `Die Antwort ist nicht, was AI Core beschreibt (${status}).`,
      'Die Adresse führt vielleicht woandershin, oder das API hat sich geändert.',
      'Prüfen Sie die Adresse der Verbindung; die Antwort zeigt, was kam.',
    ),

  mayBeSomebodyElses: () =>
    told(
      'Der Tenant hat den Namen jetzt; es kann Ihrer sein oder der von jemand anderem.',
      'Die Antwort ging verloren, und die Liste sagt nicht, wer ihn registriert hat.',
      'Ersetzen Sie die Zugangsdaten, dann sind es sicher Ihre.',
    ),
  notSeenYet: () =>
    told(
      'Es kam keine Antwort, und der Tenant zeigt den Namen bisher nicht.',
      'Er kann noch ankommen: Die Liste hinkt manchmal hinterher.',
      'Lesen Sie die Liste in einer Minute neu, bevor Sie noch einmal senden.',
    ),
  notTold: () =>
    told(
      'Der Server hat es ohne ein Wort angenommen.',
      'So antwortet er auch, wenn der Name schon vergeben war.',
      'Ersetzen Sie die Zugangsdaten, dann sind es sicher Ihre.',
    ),
  interrupted: () =>
    told(
      'Was geschehen ist, ließ sich nicht herausfinden.',
      'Ein Geheimnis, das zum Nachfragen nötig war, ließ sich nicht öffnen.',
      'Entsperren Sie den Schlüsselbund und lesen Sie die Liste neu.',
    ),

  notSendable: () =>
    told(
      'Das Formular kann so nicht gesendet werden.',
      'Ein Feld enthält etwas, das AI Core ablehnen würde.',
      'Berichtigen Sie die markierten Felder.',
    ),
  approvalWanted: ({ connection }) =>
    told(
      `${connection} ist ein Produktions-Tenant, und niemand wurde gefragt.`,
      'Schreiben dort braucht erst ein Ja. Nichts wurde gesendet.',
      'Noch einmal versuchen und die Frage beantworten.',
    ),
  nameWanted: ({ connection }) =>
    told(
      `${connection} ist ein Produktions-Tenant, und das ist nicht rückgängig zu machen.`,
      'Erst muss sein Name eingegeben werden. Nichts wurde gesendet.',
      `Noch einmal versuchen und ${connection} eingeben.`,
    ),
  connectionNameUnusable: () =>
    told(
      'Dieser Name kann nicht verwendet werden.',
      'Er ist leer, oder eine andere Verbindung trägt ihn.',
      'Wählen Sie einen anderen Namen.',
    ),
  callMalformed: ({ command, argument }) =>
    told(
      'Das Fenster hat etwas verlangt, was Pullpass nicht versteht.',
      `Das Argument ${argument} von ${command} hat die falsche Form.`,
      'Das ist ein Fehler von Pullpass. Bitte melden Sie ihn.',
    ),
  gone: () => told('Es ist nicht mehr da.', 'Es wurde inzwischen entfernt.', 'Lesen Sie die Liste neu.'),
  connectionRemoved: ({ name }) =>
    told(
      `${name} ist von diesem Computer entfernt.`,
      'Ohne die Verbindung gibt es kein Token, mit dem diese Anfrage gesendet werden könnte.',
      'Fügen Sie den Service Key wieder hinzu, und senden Sie von dort eine neue Anfrage.',
    ),
  notSentAgain: () =>
    told(
      'Diese Anfrage wird nicht unverändert noch einmal gesendet.',
      'Das geht nur mit lesenden: geschrieben wird einmal, und ein Token wird geholt, wenn eines gebraucht wird.',
      'Öffnen Sie eine schreibende Anfrage als neues Formular, sehen Sie es durch, und senden Sie dieses.',
    ),
  recordUnreadable: () =>
    told(
      'Anfrage und Antwort können nicht gezeigt werden.',
      'Eine andere Version von Pullpass hat diesen Eintrag geschrieben.',
      'Es gibt nur seine Zeile in der Liste.',
    ),
  cancelled: () => told('Abgebrochen.', 'Sie haben es angehalten.', ''),
  notSaved: () =>
    told(
      'Die Aufzeichnungen konnten nicht geschrieben werden.',
      'Der Datenträger ist voll, oder in den Ordner darf nicht geschrieben werden.',
      'Schaffen Sie Platz oder berichtigen Sie die Berechtigungen, und versuchen Sie es erneut. Der Ordner steht in den Einstellungen.',
    ),
  practiceTenantNotStarted: () =>
    told(
      'Der Übungs-Tenant konnte nicht gestartet werden.',
      'Er braucht freie Ports auf diesem Computer (127.0.0.1).',
      'Beenden Sie, was die Loopback-Ports belegt, und versuchen Sie es erneut.',
    ),

  proxyMalformed: () =>
    told(
      'Die Adresse des Proxys ist nicht zu gebrauchen.',
      'Es ist keine Adresse, oder sie enthält einen Benutzernamen oder ein Passwort, das in einer Datei läge.',
      'Schreiben Sie sie wie http://proxy.example:8080.',
    ),
  certificatesUnreadable: () =>
    told(
      'In dieser Datei ist kein Zertifikat lesbar.',
      'Sie muss Zertifikate als PEM enthalten, zwischen BEGIN CERTIFICATE und END CERTIFICATE.',
      'Exportieren Sie das Zertifikat der Stelle als PEM oder Base64-X.509, und wählen Sie diese Datei.',
    ),
  tlsUnavailable: () =>
    told(
      'Dieser Rechner kennt keine Zertifizierungsstellen und vertraut deshalb keinem Server.',
      'Das Paket ca-certificates fehlt, oder SSL_CERT_FILE oder SSL_CERT_DIR nennt nichts Lesbares. Nichts wurde gesendet.',
      'Installieren Sie ca-certificates, oder starten Sie Pullpass ohne diese Variablen, und versuchen Sie es erneut.',
    ),
  clipboardUnavailable: () =>
    told(
      'Die Zwischenablage kann nicht beschrieben werden.',
      'Der Desktop lässt Pullpass nicht an sie heran.',
      'Markieren Sie den Text und kopieren Sie ihn von Hand.',
    ),
  browserUnavailable: ({ url }) =>
    told(
      'Kein Browser ließ sich starten.',
      'Der Desktop kennt keinen, oder er ließ ihn nicht starten.',
      `Öffnen Sie diese Adresse von Hand: ${url}`,
    ),
  unexpected: () =>
    told(
      'Pullpass hat einen Fehler gemacht.',
      'Ein Aufruf innerhalb der Anwendung ist auf eine Weise fehlgeschlagen, die nicht vorgesehen war. Dass etwas verloren ging, ist nicht bekannt.',
      'Schließen Sie das Fenster und starten Sie Pullpass neu.',
    ),
};
