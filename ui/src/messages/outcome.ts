// What a write did, in a sentence, where it did not do what it was meant to.
import type { SendResult } from '../bindings';
import { t, tell } from '.';

/** Puts the result of a write into words. */
export function outcome(result: SendResult): string {
  const words = t().outcomes;
  switch (result.kind) {
    case 'registered':
      return result.answerLost ? words.registeredLost : words.registered;
    case 'deleted':
      return result.goneBefore ? words.goneBefore : words.deleted;
    case 'quotaFull':
      return words.quotaFull({ max: result.max });
    case 'refused':
    case 'outcomeUnknown':
    case 'notSent':
      return tell(result.problem).what;
    case 'replaced':
    case 'nameTaken':
    case 'notFound':
      return words[result.kind];
  }
}
