// Judges an HTTP archive by the published schemas of HAR 1.2.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');
const schemas = require('har-schema');

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
addFormats(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** What the schemas find wrong with the archive, a line each. */
export function faultsOf(archive) {
  const valid = ajv.getSchema(schemas.har.$id);
  valid(archive);
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
