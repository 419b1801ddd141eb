// What a request was, in words.
import type { ActivityLine } from '../../bindings';
import { t } from '../../messages';
import { say } from '../../messages/compile';

/** What the request did, or was meant to do if it failed; null for a kind that this version does not know. */
export function described({ kind, failed, secretName, host, path }: ActivityLine): string | null {
  if (kind === 'unknown') return null;
  const { done, tried } = t().activity.requests[kind];
  return say(failed ? tried : done, { name: secretName, host, image: imageIn(path) });
}

/** The image in the path of a registry, such as `/v2/team/app/manifests/1`. */
function imageIn(path: string): string {
  const [, name = '', kind = '', reference = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/([^?]*)/.exec(path) ?? [];
  if (kind !== 'manifests') return name;
  return `${name}${reference.includes(':') ? '@' : ':'}${reference}`;
}
