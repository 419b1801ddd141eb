// Calls that send something to a host.
import type { Commands } from '../bindings';
import type { Call } from '../ipc';

const CONTACTING: ReadonlySet<keyof Commands> = new Set([
  'open_practice_tenant',
  'test_connection',
  'renew_token',
  'copy_token',
  'refresh_overview',
  'list_secrets',
  'check',
  'send',
  'delete_secret',
  'undo',
]);

/** Gives the same call; after each that may have contacted a host, whatever came of it, `contacted` is called. */
export function watched(call: Call, contacted: () => void): Call {
  return async (name, args) => {
    try {
      return await call(name, args);
    } finally {
      if (CONTACTING.has(name)) contacted();
    }
  };
}
