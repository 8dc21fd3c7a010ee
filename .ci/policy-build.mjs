/**
 * Writes what is made from lib/policy/schema.json: lib/policy/validator.generated.js (ajv as plain code, git-ignored) and, with --docs,
 * docs/policy.md (checked in).
 *
 *   node .ci/policy-build.mjs [--docs]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const top = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const validator = path.join(top, 'lib/policy/validator.generated.js');

/** The validator as one ES module without imports: `validate(value): boolean`, mistakes in `validate.errors`. */
export async function policyValidatorSource() {
  const schema = JSON.parse(readFileSync(path.join(top, 'lib/policy/schema.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, code: { source: true, esm: true, lines: true } });
  const contents = standalone.default(ajv, ajv.compile(schema));
  const bundled = await build({ stdin: { contents, resolveDir: top }, bundle: true, write: false, format: 'esm', target: 'node20' });
  return `// Generated from lib/policy/schema.json by .ci/policy-build.mjs.\n${bundled.outputFiles[0].text}`;
}

/** Writes the validator where lib/policy/mistakes.ts imports it. The build runs this before it bundles anything. */
export async function writePolicyValidator() {
  const source = await policyValidatorSource();
  writeFileSync(validator, source);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writePolicyValidator();
}
