// Texte, die erkannt werden und keine Zugangsdaten enthalten: was sie sind, warum, und was stattdessen einzufügen ist.
import type { Translated } from '../compile';
import type { foreignTexts as english } from '../en/foreignTexts';

const CREATED_SECRET =
  'Fügen Sie das daraus erzeugte Secret ein: die Ausgabe von kubectl get secret NAME -o yaml. Oder geben Sie die Zugangsdaten im Formular ein.';

const ENTER = 'Geben Sie die Zugangsdaten im Formular ein.';
const FILL_IN =
  'Setzen Sie die Werte ein, und fügen Sie den Text erneut ein, oder geben Sie die Zugangsdaten im Formular ein.';
const OTHER_SECRET =
  'Fügen Sie ein Secret vom Typ kubernetes.io/dockerconfigjson ein, oder geben Sie die Zugangsdaten im Formular ein.';

export const foreignTexts: Translated<typeof english> = {
  helmTemplate: {
    what: 'Das ist ein Helm-Template.',
    cause: 'Die Werte werden erst beim Deployment eingesetzt.',
    cure: 'Fügen Sie die Ausgabe von helm template oder die Werte ein.',
  },
  helmValues: {
    what: 'Das sind die Werte eines Helm-Charts.',
    cause:
      'Jedes Chart benennt seine Werte anders; welche davon Registry, Benutzername und Passwort sind, ist nicht sicher.',
    cure: 'Fügen Sie die Ausgabe von helm template ein, oder geben Sie die Zugangsdaten im Formular ein.',
  },
  terraform: {
    what: 'Das ist eine Terraform-Konfiguration.',
    cause: 'Terraform berechnet das Passwort erst bei der Ausführung; im Text steht es nicht.',
    cure: CREATED_SECRET,
  },
  kustomization: {
    what: 'Das ist eine Kustomization.',
    cause: 'Sie beschreibt, wie ein Secret erzeugt wird; die Werte stehen in anderen Dateien.',
    cure: 'Fügen Sie die Ausgabe von kubectl kustomize ein, oder geben Sie die Zugangsdaten im Formular ein.',
  },
  externalSecret: {
    what: 'Das ist ein ExternalSecret.',
    cause: 'Das Passwort liegt in einem Secret Store, nicht im Text.',
    cure: CREATED_SECRET,
  },
  sealedSecret: {
    what: 'Das ist ein SealedSecret.',
    cause: 'Es ist verschlüsselt. Nur der Controller seines Clusters kann es entschlüsseln.',
    cure: CREATED_SECRET,
  },
  sops: {
    what: 'Diese Datei ist mit SOPS verschlüsselt.',
    cause: 'Ihre Werte lassen sich nur mit dem Schlüssel lesen, für den sie verschlüsselt wurde.',
    cure: 'Fügen Sie die Ausgabe von sops decrypt DATEI ein.',
  },
  githubActions: {
    what: 'Das ist ein Workflow von GitHub Actions.',
    cause: 'Der Text verweist auf Werte, die in GitHub gespeichert sind[: {names}].',
    cure: 'GitHub zeigt gespeicherte Secrets nicht an. Legen Sie in der Registry ein neues Token an, und geben Sie es im Formular ein.',
  },
  gitlabCi: {
    what: 'Das ist eine Pipeline von GitLab CI.',
    cause:
      'Der Text verweist auf Variablen, die GitLab beim Start eines Jobs setzt[: {names}]. Das Passwort in CI_REGISTRY_PASSWORD gilt nur für einen Job.',
    cure: 'Legen Sie in GitLab ein Deploy-Token mit dem Scope read_registry an, und geben Sie es im Formular ein.',
  },
  azurePipelines: {
    what: 'Das ist eine Azure-Pipeline.',
    cause: 'Der Text verweist auf Variablen, die in Azure DevOps gespeichert sind[: {names}].',
    cure: ENTER,
  },
  jenkins: {
    what: 'Das ist eine Jenkins-Pipeline oder -Konfiguration.',
    cause: 'Der Text verweist auf Zugangsdaten, die in Jenkins gespeichert sind[: {names}].',
    cure: ENTER,
  },
  ansible: {
    what: 'Das ist eine Ansible-Datei.',
    cause: 'Ihre Werte sind Variablen oder mit Ansible Vault verschlüsselt.',
    cure: ENTER,
  },
  argoWorkflow: {
    what: 'Das ist ein Argo-Workflow.',
    cause: 'Der Text verweist auf Parameter, die Argo beim Ausführen setzt[: {names}].',
    cure: ENTER,
  },
  crossplane: {
    what: 'Das ist eine Composition von Crossplane.',
    cause: 'Sie beschreibt, wie ein Secret angelegt wird; die Werte kommen von anderswo.',
    cure: CREATED_SECRET,
  },
  keyParameters: {
    what: 'So wird ein Service-Key angelegt; der Key selbst ist das nicht.',
    cause: 'Der Text enthält den Befehl oder seine Parameter. Die Zugangsdaten stehen erst im Key.',
    cure: 'Legen Sie den Key an, und fügen Sie die Ausgabe von cf service-key INSTANZ KEY oder den Key aus dem BTP-Cockpit ein.',
  },
  k3sRegistries: {
    what: 'Das ist die registries.yaml von k3s.',
    cause: 'Sie enthält keinen Benutzernamen und kein Passwort zum Übernehmen.',
    cure: ENTER,
  },
  notebook: {
    what: 'Das ist ein Jupyter-Notebook.',
    cause: 'Sein Code steckt in JSON, und daraus lassen sich keine Zugangsdaten sicher lesen.',
    cure: 'Öffnen Sie das Notebook, kopieren Sie den Code der Zelle, und fügen Sie ihn ein.',
  },
  fileReference: {
    what: 'Die Zugangsdaten stehen in einer Datei[: {file}].',
    cause: 'Der Text verweist nur auf die Datei. Pullpass öffnet von sich aus keine Datei.',
    cure: 'Legen Sie die Datei hier ab, oder fügen Sie ihren Inhalt ein.',
  },
  commandOutput: {
    what: '{part} ist die Ausgabe eines Befehls.',
    cause: 'Pullpass führt nie aus, was eingefügt wird.',
    cure: 'Führen Sie den Befehl in einem Terminal aus, und fügen Sie seine Ausgabe ein, oder geben Sie die Zugangsdaten im Formular ein.',
  },
  variables: {
    what: 'Die Werte sind Variablen[: {variables}].',
    cause: 'Der Text weist ihnen nichts zu; ihre Werte sind also unbekannt.',
    cure: FILL_IN,
  },
  placeholders: {
    what: 'Die Werte sind Platzhalter[: {names}].',
    cause: 'Der Text ist ein Beispiel, das nicht ausgefüllt wurde.',
    cure: FILL_IN,
  },
  accessToken: {
    what: 'Das ist ein Access-Token.',
    cause: 'Es läuft nach Minuten oder Stunden ab; ein Pull-Secret damit würde dann nicht mehr funktionieren.',
    cure: 'Fügen Sie die Anmeldung oder den Service-Key ein, mit dem das Token angefordert wurde.',
  },
  tokenAlone: {
    what: 'Das ist nur ein Access-Token.',
    cause: 'Der Text nennt weder den Registry-Host noch den Benutzernamen dazu.',
    cure: 'Geben Sie Host und Benutzernamen im Formular ein, und das Token als Passwort.',
  },
  secretReference: {
    what: { one: 'Der Text verweist auf das Secret {names}.', other: 'Der Text verweist auf die Secrets {names}.' },
    cause: 'Die Zugangsdaten stehen im Secret, nicht im Text.',
    cure: 'Fügen Sie die Ausgabe von kubectl get secret {name} -o yaml ein.',
  },
  secretList: {
    what: 'Das ist eine Übersicht über Secrets.',
    cause: 'kubectl zeigt darin Namen und Größen, aber keine Werte.',
    cure: 'Fügen Sie die Ausgabe von kubectl get secret NAME -o yaml ein.',
  },
  otherManifests: {
    what: 'Das ist ein Kubernetes-Manifest: {kinds}.',
    cause: 'Es enthält keine Zugangsdaten für eine Registry.',
    cure: OTHER_SECRET,
  },
  otherSecrets: {
    what: {
      one: 'Dieses Secret ist kein Pull-Secret[: {names}].',
      other: 'Diese Secrets sind keine Pull-Secrets[: {names}].',
    },
    cause: 'Ein Pull-Secret enthält .dockerconfigjson.',
    cure: OTHER_SECRET,
  },
  containerd: {
    what: 'Das ist eine containerd-Konfiguration.',
    cause: 'Sie enthält keinen Benutzernamen und kein Passwort.',
    cure: ENTER,
  },
  authUnreadable: {
    what: 'Das Feld auth von {registryKey} lässt sich nicht dekodieren.',
    cause:
      'Es muss das Base64 von benutzer:passwort sein. Ein Secret mit einem solchen Eintrag lehnt das Kubelet als Ganzes ab.',
    cure: 'Melden Sie sich erneut an der Registry an, und fügen Sie die neue Datei ein, oder geben Sie die Zugangsdaten im Formular ein.',
  },
};
