// One exchange as text for somebody who helps: as it is shown, so with a mask wherever a secret stood.
import type { ActivityView, ExchangeView, Piece } from '../../bindings';

/** Request and answer, line by line, in the order they went over the wire. Not translated: SAP's support reads it. */
export function supportText({ line, exchange }: ActivityView, version: string): string {
  return [
    `Pullpass ${version}, ${line.at}, ${line.connectionName}`,
    '',
    ...requestLines(exchange),
    '',
    ...answerLines(exchange),
    '',
  ].join('\n');
}

function requestLines({ request }: ExchangeView): string[] {
  const head = `${request.method} ${request.base}${text(request.path)}`;
  const headers = request.headers.map(({ name, value }) => `${name}: ${text(value)}`);
  return request.body ? [head, ...headers, '', text(request.body.asSent)] : [head, ...headers];
}

function answerLines({ answer }: ExchangeView): string[] {
  if (answer.kind === 'none') return [`No answer after ${answer.after} ms: ${answer.problem.kind}`];
  const head = `${answer.status} ${answer.reason}, ${answer.duration} ms, ${answer.size} bytes`;
  return [head, ...answer.headers.map(({ name, value }) => `${name}: ${value}`), '', answer.body];
}

const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
