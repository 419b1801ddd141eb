// The question before a production tenant is changed, where no page asks it by itself: taking writes back.
import type { ConnectionView, Approval } from '../bindings';

/** For a connection that asks nothing before a write. */
export const NOT_ASKED: Approval = { kind: 'notAsked' };

/** A question that waits for its answer. */
export interface Question {
  connection: ConnectionView;
  /** Whether what is done cannot be undone, so that the name of the connection has to be typed. */
  final: boolean;
  /** Takes the answer; null means no. */
  answer: (approval: Approval | null) => void;
}

/** What was said yes to: the question, or by typing the name. */
export function approvalOf(connection: ConnectionView, typed: string): Approval {
  if (!connection.production) return NOT_ASKED;
  return typed === '' ? { kind: 'given' } : { kind: 'typed', name: typed };
}

/** Asks, one question at a time. */
export class Guard {
  question = $state.raw<Question | null>(null);

  /** Asks before a write is taken back; a connection that is not marked is not asked about. Gives null for a no. */
  ask(connection: ConnectionView, final: boolean): Promise<Approval | null> {
    if (!connection.production) return Promise.resolve(NOT_ASKED);
    this.question?.answer(null);
    return new Promise((done) => {
      const answer = (approval: Approval | null) => {
        this.question = null;
        done(approval);
      };
      this.question = { connection, final, answer };
    });
  }
}
