// The practice tenant that programs are run against; SANDBOX names the binary.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { SANDBOX } = process.env;

/** Starts one with its files in `folder`; gives its addresses, its keys and the process, which the caller ends. */
export async function startSandbox(folder) {
  const process = spawn(SANDBOX, ['--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    process.stdout.once('data', (chunk) => resolve(String(chunk)));
    process.once('error', reject);
    process.once('exit', () => reject(new Error('the practice tenant did not start')));
  });
  const { aiApiUrl, registry, serviceKey, x509ServiceKey, authority } = JSON.parse(line);
  const x509 = JSON.parse(readFileSync(x509ServiceKey, 'utf8'));
  return {
    process,
    url: aiApiUrl,
    registry: `http://${registry.host}`,
    key: JSON.parse(readFileSync(serviceKey, 'utf8')),
    certUrl: x509.certurl,
    certClientId: x509.clientid,
    certificate: certificateFiles(folder, x509, authority),
  };
}

/** The variables that name the certificate and its key, and in each language the authority to trust. */
function certificateFiles(folder, { certificate, key }, authority) {
  const [AICORE_CERT_FILE_PATH, AICORE_KEY_FILE_PATH] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  writeFileSync(AICORE_CERT_FILE_PATH, certificate);
  writeFileSync(AICORE_KEY_FILE_PATH, key, { mode: 0o600 });
  const trusting = ['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];
  const trusted = Object.fromEntries(trusting.map((name) => [name, authority]));
  return { AICORE_CERT_FILE_PATH, AICORE_KEY_FILE_PATH, ...trusted };
}
