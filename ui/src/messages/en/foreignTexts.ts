// Texts that are recognised and have no credential to take: what they are, why, and what to paste instead.
import type { ForeignText } from '../../bindings';
import type { ProblemText } from '../problemText';
import { PARTS } from './imports';

type Words = { [Kind in ForeignText['kind']]: (text: Extract<ForeignText, { kind: Kind }>) => ProblemText };

const told = (what: string, cause: string, cure: string): ProblemText => ({ what, cause, cure });
const list = (names: string[], prefix = ''): string => names.map((name) => prefix + name).join(', ');
const refersTo = (names: string[], to: string): string =>
  names.length === 0 ? `It refers to ${to}.` : `It refers to ${to}: ${list(names)}.`;

const createdSecret =
  'Paste the Secret that was created from it: the output of kubectl get secret NAME -o yaml. Or enter the credentials in the form.';

export const foreignTexts: Words = {
  helmTemplate: () =>
    told(
      'This is a Helm template.',
      'The values are filled in at deployment.',
      'Paste the output of helm template, or the values.',
    ),
  helmValues: () =>
    told(
      'These are the values of a Helm chart.',
      'Every chart names its values differently, so it is not certain which of them are the registry, username and password.',
      'Paste the output of helm template, or enter the credentials in the form.',
    ),
  terraform: () =>
    told(
      'This is a Terraform configuration.',
      'Terraform computes the password when it runs, so it is not in the text.',
      createdSecret,
    ),
  kustomization: () =>
    told(
      'This is a Kustomization.',
      'It describes how to generate a Secret; the values are in other files.',
      'Paste the output of kubectl kustomize, or enter the credentials in the form.',
    ),
  externalSecret: () =>
    told('This is an ExternalSecret.', 'The password is in a secret store, not in the text.', createdSecret),
  sealedSecret: () =>
    told(
      'This is a SealedSecret.',
      'It is encrypted. Only the controller of its cluster can decrypt it.',
      createdSecret,
    ),
  sops: () =>
    told(
      'This file is encrypted with SOPS.',
      'Its values can only be read with the key it was encrypted for.',
      'Paste the output of sops decrypt FILE.',
    ),
  githubActions: ({ names }) =>
    told(
      'This is a GitHub Actions workflow.',
      refersTo(names, 'values that are stored in GitHub'),
      'GitHub does not show stored secrets. Create a new token in the registry and enter it in the form.',
    ),
  gitlabCi: ({ names }) =>
    told(
      'This is a GitLab CI pipeline.',
      `${refersTo(names, 'variables that GitLab sets when a job runs')} The password in CI_REGISTRY_PASSWORD is valid for one job only.`,
      'Create a deploy token with the scope read_registry in GitLab and enter it in the form.',
    ),
  azurePipelines: ({ names }) =>
    told(
      'This is an Azure pipeline.',
      refersTo(names, 'variables that are stored in Azure DevOps'),
      'Type the credentials into the form.',
    ),
  jenkins: ({ names }) =>
    told(
      'This is a Jenkins pipeline or configuration.',
      refersTo(names, 'credentials that are stored in Jenkins'),
      'Enter the credentials in the form.',
    ),
  ansible: () =>
    told(
      'This is an Ansible file.',
      'Its values are variables, or encrypted with Ansible Vault.',
      'Type the credentials into the form.',
    ),
  argoWorkflow: ({ names }) =>
    told(
      'This is an Argo workflow.',
      refersTo(names, 'parameters that Argo sets when the workflow runs'),
      'Type the credentials into the form.',
    ),
  crossplane: () =>
    told(
      'This is a Crossplane composition.',
      'It describes how to create a Secret; the values come from elsewhere.',
      createdSecret,
    ),
  keyParameters: () =>
    told(
      'This is how a service key is created, not a service key.',
      'The text has the command or its parameters. The credentials are in the key itself.',
      'Create the key, then paste the output of cf service-key INSTANCE KEY, or copy the key from the BTP cockpit.',
    ),
  k3sRegistries: () =>
    told(
      'This is the registries.yaml of k3s.',
      'It contains no username and password that can be taken.',
      'Type the credentials into the form.',
    ),
  notebook: () =>
    told(
      'This is a Jupyter notebook.',
      'Its code is wrapped in JSON, and no credential can be read from it with certainty.',
      'Open the notebook, copy the code of the cell and paste that.',
    ),
  fileReference: ({ file }) =>
    told(
      file === null ? 'The credentials are in a file.' : `The credentials are in the file ${file}.`,
      'The text only refers to the file. Pullpass opens no file by itself.',
      'Drop the file here, or paste its content.',
    ),
  commandOutput: ({ part }) =>
    told(
      `${PARTS[part]} is the output of a command.`,
      'Pullpass never runs what is pasted.',
      'Run the command in a terminal and paste its output, or enter the credentials in the form.',
    ),
  variables: ({ names }) =>
    told(
      names.length === 0 ? 'The values are variables.' : `The values are variables: ${list(names, '$')}.`,
      'The text does not assign them, so their values are not known.',
      'Put the values in their place and paste again, or enter the credentials in the form.',
    ),
  placeholders: ({ names }) =>
    told(
      names.length === 0 ? 'The values are placeholders.' : `The values are placeholders: ${list(names)}.`,
      'The text is an example that was not filled in.',
      'Put the values in their place and paste again, or enter the credentials in the form.',
    ),
  accessToken: () =>
    told(
      'This is an access token.',
      'It expires within minutes or hours, so a pull secret with it would stop working.',
      'Paste the login or the service key that the token was requested with.',
    ),
  tokenAlone: () =>
    told(
      'This is an access token alone.',
      'The text does not name the registry host and the username it belongs to.',
      'Enter the host and the username in the form, with the token as the password.',
    ),
  secretReference: ({ names }) =>
    told(
      `The text refers to ${names.length === 1 ? 'the Secret' : 'the Secrets'} ${list(names)}.`,
      'The credentials are in the Secret, not in the text.',
      `Paste the output of kubectl get secret ${names[0] ?? 'NAME'} -o yaml.`,
    ),
  secretList: () =>
    told(
      'This is an overview of Secrets.',
      'kubectl shows names and sizes in it, but no values.',
      'Paste the output of kubectl get secret NAME -o yaml.',
    ),
  otherManifests: ({ kinds }) =>
    told(
      `This is a Kubernetes manifest: ${list(kinds)}.`,
      'It contains no registry credentials.',
      'Paste a Secret of the type kubernetes.io/dockerconfigjson, or enter the credentials in the form.',
    ),
  otherSecrets: ({ names }) =>
    told(
      names.every((name) => name === '')
        ? 'The Secret is not a pull secret.'
        : `${names.length === 1 ? 'This Secret is not a pull secret' : 'These Secrets are not pull secrets'}: ${list(names)}.`,
      'A pull secret contains .dockerconfigjson.',
      'Paste a Secret of the type kubernetes.io/dockerconfigjson, or enter the credentials in the form.',
    ),
  containerd: () =>
    told(
      'This is a containerd configuration.',
      'It contains no username and password.',
      'Enter the credentials in the form.',
    ),
  authUnreadable: ({ registryKey }) =>
    told(
      `The auth field of ${registryKey} cannot be decoded.`,
      'It has to be the base64 of username:password. A Secret with such an entry is refused by the kubelet as a whole.',
      'Log in to the registry again and paste the new file, or enter the credentials in the form.',
    ),
};
