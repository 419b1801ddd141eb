// What is looked at after a program has run.
import { readFileSync } from 'node:fs';

/** Headers that a client adds by itself, and that say nothing about the request. */
const COMPARED = ['accept', 'authorization', 'content-type'];

/**
 * Compares what arrived with what was to be sent; gives a line for each difference. An SDK that writes bodies its own
 * way is not held to their bytes, but to their values, and the document inside is one of them.
 */
export function compare(sent, arrived, exactly) {
  if (sent.length !== arrived.length) {
    const came = arrived.map(({ method, target }) => `${method} ${target}`);
    return [`${sent.length} requests were to come, these came: ${came.join(', ') || 'none'}`];
  }
  return sent.flatMap((one, index) => (exactly ? differences : likely)(one, arrived[index]));
}

function differences(sent, arrived) {
  const faults = [...line(sent, arrived), ...headers(sent, arrived)];
  const body = Buffer.from(arrived.wireBase64url, 'base64url').subarray(Buffer.byteLength(arrived.head));
  const plain = arrived.headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  const text = plain ? arrived.body : body.toString();
  if (text !== sent.body && !isEscapedBraces(sent.body, text)) faults.push(`body${firstDifference(sent.body, text)}`);
  return faults;
}

/** Where a tool would take `{{` for a variable, the second brace is escaped: other bytes, the same value. */
function isEscapedBraces(sent, arrived) {
  return sent.includes('{{') && arrived === sent.replace(/\{\{/g, '{\\u007b');
}

function likely(sent, arrived) {
  const faults = line({ ...sent, target: sent.target.replace(/[?&]\$count=true/, '') }, arrived, (target) =>
    target.replaceAll('%24', '$'),
  );
  if (JSON.stringify(read(sent)) !== JSON.stringify(read(arrived))) {
    faults.push(`body${firstDifference(sent.body, arrived.body)}`);
  }
  return faults;
}

function read({ body }) {
  return body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

function line(sent, arrived, normal = (target) => target) {
  const [wanted, got] = [`${sent.method} ${sent.target}`, `${arrived.method} ${normal(arrived.target)}`];
  return wanted === got ? [] : [`sent ${got}, not ${wanted}`];
}

function headers(sent, arrived) {
  return COMPARED.flatMap((name) => {
    const got = arrived.headers.find(([key]) => key.toLowerCase() === name)?.[1];
    const wanted = sent.headers[name];
    const token = wanted === 'Bearer TOKEN' && /^Bearer ey/.test(got ?? '');
    return token || wanted === got ? [] : [`${name}: ${got}, not ${wanted}`];
  });
}

function firstDifference(wanted, got) {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));
  return ` differs at ${at}: ${around(got)}, not ${around(wanted)}`;
}

/** No file of a program, no argument of a process it starts and nothing it prints holds a secret. */
export function leaks(files, { output, argv = '' }, secrets) {
  const texts = files.map((path) => [path, readFileSync(path, 'utf8')]);
  texts.push(['its output', output], ['an argument', argv]);
  return texts.flatMap(([where, text]) => {
    const found = secrets.flatMap(forms).filter((form) => text.includes(form));
    return found.length > 0 ? [`a secret is in ${where}`] : [];
  });
}

function forms(secret) {
  const once = JSON.stringify(secret).slice(1, -1);
  return [secret, once, JSON.stringify(once).slice(1, -1), encodeURIComponent(secret)];
}
