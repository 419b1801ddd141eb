// Texte, die erkannt werden und keine Zugangsdaten enthalten: was sie sind, warum, und was stattdessen einzufügen ist.
import type { foreignTexts as english } from '../en/foreignTexts';
import type { ProblemText } from '../problemText';
import { PARTS } from './imports';

const told = (what: string, cause: string, cure: string): ProblemText => ({ what, cause, cure });
const list = (names: string[], prefix = ''): string => names.map((name) => prefix + name).join(', ');
const refersTo = (names: string[], to: string): string =>
  names.length === 0 ? `Der Text verweist auf ${to}.` : `Der Text verweist auf ${to}: ${list(names)}.`;

const createdSecret =
  'Fügen Sie das daraus erzeugte Secret ein: die Ausgabe von kubectl get secret NAME -o yaml. Oder geben Sie die Zugangsdaten im Formular ein.';

export const foreignTexts: typeof english = {
  helmTemplate: () =>
    told(
      'Das ist ein Helm-Template.',
      'Die Werte werden erst beim Deployment eingesetzt.',
      'Fügen Sie die Ausgabe von helm template oder die Werte ein.',
    ),
  helmValues: () =>
    told(
      'Das sind die Werte eines Helm-Charts.',
      'Jedes Chart benennt seine Werte anders; welche davon Registry, Benutzername und Passwort sind, ist nicht sicher.',
      'Fügen Sie die Ausgabe von helm template ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  terraform: () =>
    told(
      'Das ist eine Terraform-Konfiguration.',
      'Terraform berechnet das Passwort erst bei der Ausführung; im Text steht es nicht.',
      createdSecret,
    ),
  kustomization: () =>
    told(
      'Das ist eine Kustomization.',
      'Sie beschreibt, wie ein Secret erzeugt wird; die Werte stehen in anderen Dateien.',
      'Fügen Sie die Ausgabe von kubectl kustomize ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  externalSecret: () =>
    told('Das ist ein ExternalSecret.', 'Das Passwort liegt in einem Secret Store, nicht im Text.', createdSecret),
  sealedSecret: () =>
    told(
      'Das ist ein SealedSecret.',
      'Es ist verschlüsselt. Nur der Controller seines Clusters kann es entschlüsseln.',
      createdSecret,
    ),
  sops: () =>
    told(
      'Diese Datei ist mit SOPS verschlüsselt.',
      'Ihre Werte lassen sich nur mit dem Schlüssel lesen, für den sie verschlüsselt wurde.',
      'Fügen Sie die Ausgabe von sops decrypt DATEI ein.',
    ),
  githubActions: ({ names }) =>
    told(
      'Das ist ein Workflow von GitHub Actions.',
      refersTo(names, 'Werte, die in GitHub gespeichert sind'),
      'GitHub zeigt gespeicherte Secrets nicht an. Legen Sie in der Registry ein neues Token an, und geben Sie es im Formular ein.',
    ),
  gitlabCi: ({ names }) =>
    told(
      'Das ist eine Pipeline von GitLab CI.',
      `${refersTo(names, 'Variablen, die GitLab beim Start eines Jobs setzt')} Das Passwort in CI_REGISTRY_PASSWORD gilt nur für einen Job.`,
      'Legen Sie in GitLab ein Deploy-Token mit dem Scope read_registry an, und geben Sie es im Formular ein.',
    ),
  azurePipelines: ({ names }) =>
    told(
      'Das ist eine Azure-Pipeline.',
      refersTo(names, 'Variablen, die in Azure DevOps gespeichert sind'),
      'Geben Sie die Zugangsdaten im Formular ein.',
    ),
  jenkins: ({ names }) =>
    told(
      'Das ist eine Jenkins-Pipeline oder -Konfiguration.',
      refersTo(names, 'Zugangsdaten, die in Jenkins gespeichert sind'),
      'Geben Sie die Zugangsdaten im Formular ein.',
    ),
  ansible: () =>
    told(
      'Das ist eine Ansible-Datei.',
      'Ihre Werte sind Variablen oder mit Ansible Vault verschlüsselt.',
      'Geben Sie die Zugangsdaten im Formular ein.',
    ),
  argoWorkflow: ({ names }) =>
    told(
      'Das ist ein Argo-Workflow.',
      refersTo(names, 'Parameter, die Argo beim Ausführen setzt'),
      'Geben Sie die Zugangsdaten ins Formular ein.',
    ),
  crossplane: () =>
    told(
      'Das ist eine Composition von Crossplane.',
      'Sie beschreibt, wie ein Secret angelegt wird; die Werte kommen von anderswo.',
      createdSecret,
    ),
  keyParameters: () =>
    told(
      'So wird ein Service-Key angelegt; der Key selbst ist das nicht.',
      'Der Text enthält den Befehl oder seine Parameter. Die Zugangsdaten stehen erst im Key.',
      'Legen Sie den Key an, und fügen Sie die Ausgabe von cf service-key INSTANZ KEY oder den Key aus dem BTP-Cockpit ein.',
    ),
  k3sRegistries: () =>
    told(
      'Das ist die registries.yaml von k3s.',
      'Sie enthält keinen Benutzernamen und kein Passwort zum Übernehmen.',
      'Geben Sie die Zugangsdaten im Formular ein.',
    ),
  notebook: () =>
    told(
      'Das ist ein Jupyter-Notebook.',
      'Sein Code steckt in JSON, und daraus lassen sich keine Zugangsdaten sicher lesen.',
      'Öffnen Sie das Notebook, kopieren Sie den Code der Zelle, und fügen Sie ihn ein.',
    ),
  fileReference: ({ file }) =>
    told(
      file === null ? 'Die Zugangsdaten stehen in einer Datei.' : `Die Zugangsdaten stehen in der Datei ${file}.`,
      'Der Text verweist nur auf die Datei. Pullpass öffnet von sich aus keine Datei.',
      'Legen Sie die Datei hier ab, oder fügen Sie ihren Inhalt ein.',
    ),
  commandOutput: ({ part }) =>
    told(
      `${PARTS[part]} ist die Ausgabe eines Befehls.`,
      'Pullpass führt nie aus, was eingefügt wird.',
      'Führen Sie den Befehl in einem Terminal aus, und fügen Sie seine Ausgabe ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  variables: ({ names }) =>
    told(
      names.length === 0 ? 'Die Werte sind Variablen.' : `Die Werte sind Variablen: ${list(names, '$')}.`,
      'Der Text weist ihnen nichts zu; ihre Werte sind also unbekannt.',
      'Setzen Sie die Werte ein, und fügen Sie den Text erneut ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  placeholders: ({ names }) =>
    told(
      names.length === 0 ? 'Die Werte sind Platzhalter.' : `Die Werte sind Platzhalter: ${list(names)}.`,
      'Der Text ist ein Beispiel, das nicht ausgefüllt wurde.',
      'Setzen Sie die Werte ein, und fügen Sie den Text erneut ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  accessToken: () =>
    told(
      'Das ist ein Zugangstoken.',
      'Es läuft nach Minuten oder Stunden ab; ein Pull-Secret damit würde dann nicht mehr funktionieren.',
      'Fügen Sie den Login oder den Service-Key ein, mit dem das Token angefordert wurde.',
    ),
  tokenAlone: () =>
    told(
      'Das ist nur ein Zugangstoken.',
      'Der Text nennt weder den Registry-Host noch den Benutzernamen dazu.',
      'Geben Sie Host und Benutzernamen im Formular ein, und das Token als Passwort.',
    ),
  secretReference: ({ names }) =>
    told(
      `Der Text verweist auf ${names.length === 1 ? 'das Secret' : 'die Secrets'} ${list(names)}.`,
      'Die Zugangsdaten stehen im Secret, nicht im Text.',
      `Fügen Sie die Ausgabe von kubectl get secret ${names[0] ?? 'NAME'} -o yaml ein.`,
    ),
  secretList: () =>
    told(
      'Das ist eine Übersicht über Secrets.',
      'kubectl zeigt darin Namen und Größen, aber keine Werte.',
      'Fügen Sie die Ausgabe von kubectl get secret NAME -o yaml ein.',
    ),
  otherManifests: ({ kinds }) =>
    told(
      `Das ist ein Kubernetes-Manifest: ${list(kinds)}.`,
      'Es enthält keine Zugangsdaten für eine Registry.',
      'Fügen Sie ein Secret vom Typ kubernetes.io/dockerconfigjson ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  otherSecrets: ({ names }) =>
    told(
      names.every((name) => name === '')
        ? 'Das Secret ist kein Pull-Secret.'
        : `${names.length === 1 ? 'Dieses Secret ist kein Pull-Secret' : 'Diese Secrets sind keine Pull-Secrets'}: ${list(names)}.`,
      'Ein Pull-Secret enthält .dockerconfigjson.',
      'Fügen Sie ein Secret vom Typ kubernetes.io/dockerconfigjson ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
  containerd: () =>
    told(
      'Das ist eine containerd-Konfiguration.',
      'Sie enthält keinen Benutzernamen und kein Passwort.',
      'Geben Sie die Zugangsdaten im Formular ein.',
    ),
  authUnreadable: ({ registryKey }) =>
    told(
      `Das Feld auth von ${registryKey} lässt sich nicht dekodieren.`,
      'Es muss das Base64 von benutzer:passwort sein. Ein Secret mit einem solchen Eintrag lehnt das Kubelet als Ganzes ab.',
      'Melden Sie sich erneut an der Registry an, und fügen Sie die neue Datei ein, oder geben Sie die Zugangsdaten im Formular ein.',
    ),
};
