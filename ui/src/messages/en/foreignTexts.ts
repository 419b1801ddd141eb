// Texts that are recognised and have no credential to take: what they are, why, and what to paste instead.

const CREATED_SECRET =
  'Paste the Secret that was created from it: the output of kubectl get secret NAME -o yaml. Or enter the credentials in the form.';

const ENTER = 'Enter the credentials in the form.';
const FILL_IN = 'Put the values in their place and paste again, or enter the credentials in the form.';
const OTHER_SECRET = 'Paste a Secret of the type kubernetes.io/dockerconfigjson, or enter the credentials in the form.';

export const foreignTexts = {
  helmTemplate: {
    what: 'This is a Helm template.',
    cause: 'The values are filled in at deployment.',
    cure: 'Paste the output of helm template, or the values.',
  },
  helmValues: {
    what: 'These are the values of a Helm chart.',
    cause:
      'Every chart names its values differently, so it is not certain which of them are the registry, username and password.',
    cure: 'Paste the output of helm template, or enter the credentials in the form.',
  },
  terraform: {
    what: 'This is a Terraform configuration.',
    cause: 'Terraform computes the password when it runs, so it is not in the text.',
    cure: CREATED_SECRET,
  },
  kustomization: {
    what: 'This is a Kustomization.',
    cause: 'It describes how to generate a Secret; the values are in other files.',
    cure: 'Paste the output of kubectl kustomize, or enter the credentials in the form.',
  },
  externalSecret: {
    what: 'This is an ExternalSecret.',
    cause: 'The password is in a secret store, not in the text.',
    cure: CREATED_SECRET,
  },
  sealedSecret: {
    what: 'This is a SealedSecret.',
    cause: 'It is encrypted. Only the controller of its cluster can decrypt it.',
    cure: CREATED_SECRET,
  },
  sops: {
    what: 'This file is encrypted with SOPS.',
    cause: 'Its values can only be read with the key it was encrypted for.',
    cure: 'Paste the output of sops decrypt FILE.',
  },
  githubActions: {
    what: 'This is a GitHub Actions workflow.',
    cause: 'It refers to values that are stored in GitHub[: {names}].',
    cure: 'GitHub does not show stored secrets. Create a new token in the registry and enter it in the form.',
  },
  gitlabCi: {
    what: 'This is a GitLab CI pipeline.',
    cause:
      'It refers to variables that GitLab sets when a job runs[: {names}]. The password in CI_REGISTRY_PASSWORD is valid for one job only.',
    cure: 'Create a deploy token with the scope read_registry in GitLab and enter it in the form.',
  },
  azurePipelines: {
    what: 'This is an Azure pipeline.',
    cause: 'It refers to variables that are stored in Azure DevOps[: {names}].',
    cure: ENTER,
  },
  jenkins: {
    what: 'This is a Jenkins pipeline or configuration.',
    cause: 'It refers to credentials that are stored in Jenkins[: {names}].',
    cure: ENTER,
  },
  ansible: {
    what: 'This is an Ansible file.',
    cause: 'Its values are variables, or encrypted with Ansible Vault.',
    cure: ENTER,
  },
  argoWorkflow: {
    what: 'This is an Argo workflow.',
    cause: 'It refers to parameters that Argo sets when the workflow runs[: {names}].',
    cure: ENTER,
  },
  crossplane: {
    what: 'This is a Crossplane composition.',
    cause: 'It describes how to create a Secret; the values come from elsewhere.',
    cure: CREATED_SECRET,
  },
  keyParameters: {
    what: 'This is how a service key is created, not a service key.',
    cause: 'The text contains the command or its parameters. The credentials are in the key itself.',
    cure: 'Create the key, then paste the output of cf service-key INSTANCE KEY, or copy the key from the BTP cockpit.',
  },
  k3sRegistries: {
    what: 'This is the registries.yaml of k3s.',
    cause: 'It contains no username and password that can be taken.',
    cure: ENTER,
  },
  notebook: {
    what: 'This is a Jupyter notebook.',
    cause: 'Its code is wrapped in JSON, and no credential can be read from it with certainty.',
    cure: 'Open the notebook, copy the code of the cell and paste that.',
  },
  fileReference: {
    what: 'The credentials are in a file[: {file}].',
    cause: 'The text only refers to the file. Pullpass opens no file by itself.',
    cure: 'Drop the file here, or paste its content.',
  },
  commandOutput: {
    what: '{part} is the output of a command.',
    cause: 'Pullpass never runs what is pasted.',
    cure: 'Run the command in a terminal and paste its output, or enter the credentials in the form.',
  },
  variables: {
    what: 'The values are variables[: {variables}].',
    cause: 'The text does not assign them, so their values are not known.',
    cure: FILL_IN,
  },
  placeholders: {
    what: 'The values are placeholders[: {names}].',
    cause: 'The text is an example that was not filled in.',
    cure: FILL_IN,
  },
  accessToken: {
    what: 'This is an access token.',
    cause: 'It expires within minutes or hours, so a pull secret with it would stop working.',
    cure: 'Paste the login or the service key that the token was requested with.',
  },
  tokenAlone: {
    what: 'This is only an access token.',
    cause: 'The text does not name the registry host and the username it belongs to.',
    cure: 'Enter the host and the username in the form, with the token as the password.',
  },
  secretReference: {
    what: { one: 'The text refers to the Secret {names}.', other: 'The text refers to the Secrets {names}.' },
    cause: 'The credentials are in the Secret, not in the text.',
    cure: 'Paste the output of kubectl get secret {name} -o yaml.',
  },
  secretList: {
    what: 'This is an overview of Secrets.',
    cause: 'kubectl shows names and sizes in it, but no values.',
    cure: 'Paste the output of kubectl get secret NAME -o yaml.',
  },
  otherManifests: {
    what: 'This is a Kubernetes manifest: {kinds}.',
    cause: 'It contains no registry credentials.',
    cure: OTHER_SECRET,
  },
  otherSecrets: {
    what: {
      one: 'This Secret is not a pull secret[: {names}].',
      other: 'These Secrets are not pull secrets[: {names}].',
    },
    cause: 'A pull secret contains .dockerconfigjson.',
    cure: OTHER_SECRET,
  },
  containerd: {
    what: 'This is a containerd configuration.',
    cause: 'It contains no username and password.',
    cure: ENTER,
  },
  authUnreadable: {
    what: 'The auth field of {registryKey} cannot be decoded.',
    cause: 'It has to be the base64 of username:password. The kubelet rejects a Secret with such an entry as a whole.',
    cure: 'Log in to the registry again and paste the new file, or enter the credentials in the form.',
  },
} as const;
