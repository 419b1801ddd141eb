// Die Hilfe: ein Thema je Seite des Fensters, und eins für jeden Schritt der Anleitung von SAP.
import type { Translated } from '../compile';
import type { help as english } from '../en/help';

export const help: Translated<typeof english> = {
  topics: 'Themen',
  example: 'Beispiel: {title}',
  pages: {
    start: {
      text: [
        'Mit einem Pull-Secret kann SAP AI Core private Images ziehen. Um eins zu registrieren, brauchen Sie dreierlei:',
        'Umsehen können Sie sich ohne all das: im Übungs-Tenant. Er läuft auf diesem Computer und sendet nichts.',
      ],
      steps: [
        'Einen Service-Key Ihrer Instanz von SAP AI Core. Sie finden ihn im BTP-Cockpit: Öffnen Sie Ihren Subaccount, dann Instanzen und Abonnements, dann SAP AI Core, und zeigen Sie einen Service-Key an oder legen Sie einen an.',
        'Einen Benutzernamen und ein Access-Token für Ihre Registry. Leserechte genügen. Das Passwort Ihres Kontos nehmen die meisten Registries dafür nicht an.',
        'Ein Image für linux/amd64 in einer Registry, die aus dem Internet erreichbar ist.',
      ],
    },
    connections: {
      text: [
        'Eine Verbindung ist ein in Pullpass gespeicherter Service-Key. Sein Client-Secret oder privater Schlüssel liegt im Schlüsselbund.',
        'Legen Sie einen Service-Key ab, fügen Sie ihn ein oder wählen Sie eine Datei: in jeder Form, auch aus einer E-Mail oder einem Skript. Der Key-Doktor zeigt, was er geprüft hat und was nicht stimmt. Nichts wird gesendet, bevor Sie die Hosts gesehen haben.',
      ],
      steps: [
        'Testen fordert ein Token an, liest das Kontingent und die Liste und zeigt, welche Rechte der Key hat.',
        'Mit Produktion fragt jede Änderung in diesem Tenant vorher nach.',
        'Key ersetzen tauscht einen erneuerten oder abgelaufenen Service-Key gegen einen neuen aus.',
      ],
    },
    form: {
      text: [
        'Wählen Sie die Registry, und geben Sie Benutzername und Access-Token ein. Bei den meisten Registries zeigt Pullpass, welche Art von Token nötig ist und wo Sie es anlegen.',
        'Sie können auch einen Befehl wie `docker login`, eine Docker-Konfiguration, ein Kubernetes-Secret oder eine fremde Anfrage ins Fenster einfügen: Pullpass füllt damit das Formular aus.',
        'Das Passwort wird beim Verlassen des Felds übernommen und nicht mehr angezeigt. Der Bereich Anfrage zeigt genau, was gesendet wird, mit maskiertem Passwort.',
      ],
      steps: [
        'Name: Unter ihm nennen Templates das Secret. Er lässt sich später nicht ändern.',
        'Registry-Host: muss zum Host im Image-Namen passen, denn danach wählt Kubernetes die Anmeldung aus. Bei Docker Hub ist es `https://index.docker.io/v1/`.',
        'Image: freiwillig. Mit einem Image stellt Prüfen fest, ob diese Anmeldung es ziehen kann.',
        'Registrieren sendet die Anfrage. AI Core prüft die Anmeldung nicht, also prüfen Sie sie vorher.',
      ],
    },
    secrets: {
      text: [
        'Die Liste verbindet die Secrets im Tenant mit dem, was auf diesem Computer gespeichert ist: Registry, Benutzername, letzte Änderung und letzte Prüfung. AI Core liefert nur die Namen.',
      ],
      steps: [
        'Anderswo angelegt: Das Secret ist im Tenant, aber dieser Computer kennt seinen Inhalt nicht.',
        'Im Tenant gelöscht: Dieser Computer kennt das Secret, aber der Tenant hat es nicht mehr. Sie können es erneut registrieren.',
        'Wählen Sie mehrere Zeilen aus, um sie zusammen zu prüfen oder zu löschen oder den Ausschnitt für alle zu kopieren.',
      ],
    },
    checks: {
      text: [
        'AI Core nimmt jede Anmeldung an. Ob sich ein Image wirklich ziehen lässt, wird hier an der Registry geprüft, von diesem Computer aus:',
        'Jedes Ergebnis sagt, was wie nachgewiesen wurde, und öffnet die Anfragen dahinter. Schlägt eine Prüfung fehl, nennt sie Ursache und Lösung.',
        'Eine Registry in einem privaten Netz kann von hier erreichbar sein und von AI Core aus nicht, oder umgekehrt.',
      ],
      steps: [
        'Der Registry-Host passt nach den Regeln von Kubernetes zum Image.',
        'Die Registry ist erreichbar.',
        'Sie nimmt die Anmeldung an. Zum Vergleich wird auch ohne Anmeldung gefragt, denn ein öffentliches Image beweist nichts.',
        'Das Image existiert.',
        'Es läuft auf linux/amd64.',
      ],
    },
    template: {
      text: [
        'Ein registriertes Secret nutzen nur Templates, die es nennen. Kopieren Sie den Ausschnitt von der Seite des Secrets in Ihr Template.',
        'In einem WorkflowTemplate gehört `imagePullSecrets` in `spec`. In einem ServingTemplate gehört es in `predictor` im Text von `spec.template.spec`; anderswo bewirkt es nichts.',
        'AI Core liest Templates etwa alle drei Minuten aus Ihrem Git-Repository. Was schon läuft, behält sein Image.',
      ],
    },
    quota: {
      text: [
        'Ein Tenant fasst eine begrenzte Zahl von Pull-Secrets, meist 50. Die obere Leiste zeigt, wie viele belegt sind; die Zahlen kommen von AI Core.',
        'Ist das Kontingent erschöpft, schlägt Registrieren fehl. Löschen Sie Secrets, die kein Template braucht, legen Sie mehrere Registries in ein Secret, oder bitten Sie SAP in einem Ticket an die Komponente CA-ML-AIC um ein größeres Kontingent.',
      ],
    },
    deletion: {
      text: [
        'Löschen entfernt das Secret aus dem Tenant. Was läuft, läuft weiter, aber neue Pulls damit schlagen fehl. Sehen Sie also vorher in Ihren Templates nach.',
        'Ist das Passwort auf diesem Computer gespeichert, registriert Rückgängig das Secret wieder: gleich nach dem Löschen oder einzeln unter Zuletzt gelöscht, bis Sie Pullpass beenden, höchstens 24 Stunden lang.',
        'Für ein neues Token müssen Sie nichts löschen: Bearbeiten ersetzt die Anmeldung und behält den Namen.',
      ],
    },
    overview: {
      text: [
        'Alle Verbindungen nebeneinander: ob der Tenant antwortet, sein Kontingent, das Access-Token und wie lange das Zertifikat gilt.',
        'Nichts wird gesendet, bevor Sie Alle aktualisieren wählen oder eine einzelne Zeile aktualisieren.',
      ],
    },
    activity: {
      text: [
        'Jede Anfrage mit ihrer Antwort, 90 Tage lang auf diesem Computer aufgehoben. Geheimnisse werden vor dem Speichern maskiert.',
        'Wählen Sie eine Anfrage aus, um sie im Bereich Anfrage zu sehen. Lesende lassen sich erneut senden; eine schreibende öffnet sich als neues Formular.',
        'Für den Support kopieren kopiert eine Anfrage mit ihrer Antwort, ohne Geheimnisse. Alle Anfragen lassen sich als HAR oder als Postman-Collection exportieren.',
      ],
    },
    settings: {
      text: [
        'Farbschema, Sprache und Zoom gelten sofort.',
        'Passwörter liegen im Schlüsselbund Ihres Betriebssystems und nirgends sonst. Ist er gesperrt oder fehlt er, bleiben sie im Arbeitsspeicher, bis Sie Pullpass beenden.',
        'Hat Ihre Firma einen Proxy oder eine eigene Zertifizierungsstelle, tragen Sie beides unter Netzwerk ein. Kontaktierte Hosts nennt jeden Server und warum er kontaktiert wurde.',
      ],
    },
    curl: {
      text: [
        'SAP beschreibt das Registrieren mit curl. Der Reiter Code im Bereich Anfrage schreibt den Befehl für Ihr Formular, mit dem Body in einer Datei und ohne das Passwort.',
        'Schreiben Sie den Body in eine Datei, und senden Sie ihn mit `-d @body.json`. In einfachen Anführungszeichen sendet die Shell `$USERNAME` und `$PWD` wörtlich, AI Core nimmt das an, und Pulls schlagen später fehl.',
        'Der Wert von `.dockerconfigjson` ist JSON in einer JSON-Zeichenkette; seine Anführungszeichen brauchen also Backslashes.',
      ],
    },
    postman: {
      text: [
        'SAP beschreibt auch das Registrieren mit Postman. Wählen Sie unter Code die Postman-Collection, um Ihre Anfrage als Datei zu speichern, die Postman importieren kann.',
        'Postman fragt Passwort und Client-Secret in seinen Variablen ab; die Datei enthält keins von beiden.',
      ],
      steps: [
        'Access-Token anfordern: POST an die Adresse in `url` Ihres Service-Keys mit `/oauth/token` am Ende.',
        'Registrieren: POST an die Adresse in `AI_API_URL` mit `/v2/admin/dockerRegistrySecrets` am Ende, das Token als Bearer und der Body als rohes JSON.',
        'Ein neues Secret wird mit 202 beantwortet. Der Text `Secret exists` heißt, dass der Name vergeben war und nichts geändert wurde.',
      ],
    },
  },
};
