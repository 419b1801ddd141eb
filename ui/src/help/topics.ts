// The topics of the help: which there are, which belongs to a page, and what stands beside their words.
import type { HelpTopic } from '../bindings';
import type { Route } from '../state/navigation.svelte';

/** The topics in the order in which they are listed: from the first step to the last, then page by page. */
export const TOPICS = [
  'start',
  'connections',
  'form',
  'checks',
  'template',
  'quota',
  'deletion',
  'curl',
  'postman',
  'secrets',
  'overview',
  'activity',
  'settings',
] as const;

/** A topic of the help. */
export type Topic = (typeof TOPICS)[number];

const OF_PAGE: Record<Route['page'], Topic> = {
  connections: 'connections',
  overview: 'overview',
  secrets: 'secrets',
  newSecret: 'form',
  replaceSecret: 'form',
  secret: 'checks',
  activity: 'activity',
  settings: 'settings',
};

/** The topic of the page in front. Without a connection, pages that need one show how to begin. */
export function topicOf({ page }: Route, connected: boolean): Topic {
  const needsConnection = page !== 'activity' && page !== 'settings';
  return needsConnection && !connected ? 'start' : OF_PAGE[page];
}

/** The page of SAP's documentation on a topic, if there is one. */
export const SAP_PAGES: Partial<Record<Topic, Extract<HelpTopic['kind'], 'registerSecret' | 'serviceKey'>>> = {
  start: 'serviceKey',
  connections: 'serviceKey',
  form: 'registerSecret',
  template: 'registerSecret',
  quota: 'registerSecret',
  curl: 'registerSecret',
  postman: 'registerSecret',
};

const BODY = `{
  "name": "team-images",
  "data": {
    ".dockerconfigjson": "{\\"auths\\":{\\"registry.example\\":{\\"username\\":\\"anna\\",\\"password\\":\\"…\\"}}}"
  }
}`;

/** What is shown as code below the words of a topic. */
export const EXAMPLES: Partial<Record<Topic, string>> = {
  curl: `curl "$AI_API_URL/v2/admin/dockerRegistrySecrets" \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d @body.json

${BODY}`,
  postman: BODY,
  template: `# WorkflowTemplate
spec:
  imagePullSecrets:
    - name: team-images

# ServingTemplate
spec:
  template:
    spec: |
      predictor:
        imagePullSecrets:
          - name: team-images`,
};
