/**
 * Writes what is made from lib/policy/schema.json and lib/custom/schema.json: validator.generated.js beside each (ajv as plain code,
 * git-ignored) and, with --docs, docs/policy.md (checked in).
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
const schema = JSON.parse(readFileSync(path.join(top, 'lib/policy/schema.json'), 'utf8'));

/** Folders that hold a schema.json. */
const FOLDERS = ['lib/policy', 'lib/custom'];

/** The validator as one ES module without imports: `validate(value): boolean`, mistakes in `validate.errors`. */
export async function validatorSource(folder) {
  const schema = JSON.parse(readFileSync(path.join(top, folder, 'schema.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, code: { source: true, esm: true, lines: true } });
  const contents = standalone.default(ajv, ajv.compile(schema));
  const bundled = await build({ stdin: { contents, resolveDir: top }, bundle: true, write: false, format: 'esm', target: 'node20' });
  return `// Generated from ${folder}/schema.json by .ci/policy-build.mjs.\n${bundled.outputFiles[0].text}`;
}

/** Writes each validator beside its schema. The build runs this before it bundles anything. */
export async function writeValidators() {
  for (const folder of FOLDERS) writeFileSync(path.join(top, folder, 'validator.generated.js'), await validatorSource(folder));
}

/** docs/policy.md as a string: the schema's own words, and the built-in policies as they are. */
export async function policyDocs() {
  const { RECOMMENDED, STRICT } = await builtIn();
  const keys = Object.entries(schema.properties).map(([key, part]) => section(key, part));
  const parts = [INTRODUCTION, '## Keys', ...keys, builtInPolicies(RECOMMENDED, STRICT), builtInPaths(RECOMMENDED), CLOSING];
  return `${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `# The policy file

<!-- Generated from lib/policy/schema.json: node .ci/policy-build.mjs --docs -->

\`.aisec.yml\` at the top of a repository says what that repository accepts. Without one, \`recommended\` applies. \`aisec-hooks install\` writes a
commented one to start from. A policy of some size:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/aisec-hooks/policy.schema.json
version: 1
extends: recommended
levels: { medium: block }
rules:
  weak-crypto: warn                                 # a category …
  inner-html: { level: block, from: possible }      # … or one rule
ignore: [ "legacy/", { match: "tools/demo-keys/", also: secrets } ]
paths:
  - match: [ "src/auth/**", "src/payments/**" ]
    tier: restricted
tiers:
  restricted: { ai: review, levels: { low: warn } } # somebody else reviews what AI tools write
override:
  allow: [ high, medium, low ]
  reason: { min: 30, pattern: 'SEC-\\d+' }
  approvers: [ sec@example.com ]
ai: { approved: [ claude-code ], disclosure: required }
limits: { file: 4MB }
\`\`\`

An unknown key, rule or word is an error that names line, column and what was probably meant; a policy with errors stops the commit (exit code 2).
Anchors, aliases, merge keys and tags of YAML are left out on purpose: a policy should say what it says.

    aisec-hooks policy check [FILE]              every mistake; rules, paths and tiers that do nothing are warnings
    aisec-hooks policy show [--why KEY]          what is in effect, and which file and line says so
    aisec-hooks policy test PATH… [--rule RULE]  what would happen to a finding there, and why
    aisec-hooks policy init                      writes a first policy where there is none

## How files lie over one another

\`recommended\` lies beneath everything. Over it come the policies that \`extends\` names, in their order, each after those that it extends itself; then the
file itself. A file that is reached twice counts once, where it comes first. Single values replace, \`levels\`, \`rules\` and \`tiers\` are laid over each other
key by key, \`ignore\`, \`paths\` and \`custom\` go on where those beneath end, every other list replaces. \`strict\` says no more than \`levels\` and \`from\`.

## Floors

A floor is a policy that repositories can only tighten. It is no part of theirs: it stands in \`/etc/aisec/floor.yml\` (\`%ProgramData%\\aisec\\floor.yml\`), in
\`$XDG_CONFIG_HOME/aisec/floor.yml\` (\`~/.config\`), or where \`AISEC_FLOOR\` says. All that are there hold. Each judges as one policy more, and the
stricter word holds, also on reasons and modes: a floor without \`mode\` blocks. What it extends stands beside it. A floor that cannot be read, or that
AISEC_FLOOR names and is not there, stops the commit.

## How a finding gets its level

1. \`levels\` by its severity;
2. \`rules\`, where an entry for the rule goes before one for its category;
3. each entry of \`paths\` that matches, first the built-in ones, then yours: the later one wins;
4. a guess (confidence \`possible\`) only warns, unless the \`from: possible\` of a rule lets it block;
5. what was there before the change (carried) only warns;
6. \`mode\`.

\`ignore\` stands above all of this. Findings about the policy and about what could not be judged are not touched by \`ignore\` or \`paths\`, unless
the \`rules\` of an entry name them.

A change is judged by the policy in \`HEAD\` and by the one it brings, and the stricter answer holds. What it loosens is a finding of its own, which
blocks until the message gives a reason.`;

const CLOSING = `## What counts as loosening

A milder mode or level, a higher \`from\`, a rule or category that acts less than before, a new word in \`ignore\` or an exception that goes, an entry of
\`paths\` that could lower anything (or the end of one that raised something), more that a reason may pass, a shorter or freer reason, more approvers or none,
more overrides or older ones, another baseline, an AI tool more, less disclosure, an older \`requires\`, a higher limit.
Where the answer depends on which files a glob meets, it counts.

So does what the change does to the files around the policy; each is a rule of its own, which a policy can name:

| rule | what |
| --- | --- |
| \`baseline-loosened\` | a finding more in the baseline, more often, or for longer |
| \`hooks-loosened\` | our block out of a hook script, something before it that may end the script or turns it off, the executable bit gone; our lines out of lefthook.yml, .pre-commit-config.yaml, lint-staged's files or package.json, or made toothless |
| \`attributes-loosened\` | \`-diff\`, \`binary\` or \`linguist-generated\` for files that may hold text (not for images and the like, lockfiles, vendored or generated code); they are judged all the same |
| \`agents-loosened\` | our hook out of an AI agent's settings, or all hooks turned off |
| \`gate-loosened\` | \`aisec-hooks ci\` out of a workflow, \`continue-on-error\`, \`|| true\` and the like, a trigger gone |

| a change of the policy | is judged |
| --- | --- |
| the first policy | by \`recommended\` and by the policy; that it is looser is only a warning |
| taking the policy away | by the old one and by \`recommended\`; what gets looser blocks until there is a reason |
| a policy in HEAD that cannot be read | by \`strict\`; mending it passes with a warning |
| a policy whose \`requires\` names a later version | not at all: the hook stops and says how to update, whatever unknown keys there are |
| a commit on an old branch | by that branch's own policy |
| a merge | by the policies of both sides; what another side has loosened needs no second reason |
| taking aisec-hooks out | by whoever still judges: other clones, push, CI; the hooks and the policy each need a reason |`;

/** The built-in policies as the code has them. */
async function builtIn() {
  const options = { entryPoints: [path.join(top, 'lib/policy/builtin.ts')], bundle: true, write: false, format: 'esm', target: 'node20' };
  const { outputFiles } = await build(options);
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function section(key, part) {
  const { description, properties, items, additionalProperties, examples } = resolved(part);
  const table = key === 'levels' ? levelList() : keyTable(properties ?? items?.properties ?? additionalProperties?.properties);
  const shown = (examples ?? []).filter((value) => typeof value !== 'string');
  const example = shown.length > 0 ? `\`\`\`yaml\n${shown.map((value) => `${key}: ${flow(value)}`).join('\n')}\n\`\`\`` : '';
  return [`### \`${key}\``, `${description}${choices(part)}`, table, example, key === 'rules' ? categoryList() : ''].filter(Boolean).join('\n\n');
}

function levelList() {
  const severities = Object.keys(schema.definitions.levels.properties).map((severity) => `\`${severity}\``);
  return `Keys are ${severities.join(', ')}. ${schema.definitions.level.description}`;
}

function categoryList() {
  const categories = schema.definitions.scope.enum.filter((category) => category !== 'all');
  return `Categories: ${categories.map((category) => `\`${category}\``).join(', ')}. \`aisec-hooks rules\` lists the rules of each.`;
}

function keyTable(properties) {
  if (!properties) return '';
  const rows = Object.entries(properties).flatMap(([key, part]) => row(key, resolved(part)));
  return ['| key | meaning |', '| --- | --- |', ...rows].join('\n');
}

/** A key and, when it holds keys itself, theirs. */
function row(key, part) {
  const own = `| \`${key}\` | ${part.description}${choices(part)} |`;
  const isNamedSet = part.title === 'levels' || part.title === 'rules';
  const inner = isNamedSet ? [] : Object.entries(part.properties ?? {}).flatMap(([name, value]) => row(`${key}.${name}`, resolved(value)));
  return [own, ...inner];
}

/** " One of `a`, `b`. Default: `a`." */
function choices(part) {
  const { enum: values, default: preset } = resolved(part);
  const list = values && values.length > 1 ? ` One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
  return preset === undefined ? list : `${list} Default: \`${flow(preset)}\`.`;
}

function resolved(part) {
  return part.$ref ? schema.definitions[part.$ref.split('/').at(-1)] : part;
}

/** A value as YAML on one line. */
function flow(value) {
  if (Array.isArray(value)) return value.length > 0 ? `[ ${value.map(flow).join(', ')} ]` : '[]';
  if (typeof value === 'object') return `{ ${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`;
  return typeof value === 'string' && (/^[*!&@]|[*{}[\],:#]/.test(value) || value === 'off') ? `"${value}"` : String(value);
}

function builtInPolicies(recommended, strict) {
  const lines = [
    ...Object.keys(recommended.levels).map((severity) => [`levels.${severity}`, recommended.levels[severity], strict.levels[severity]]),
    ['from', recommended.from, strict.from],
    ...Object.keys(recommended.rules).map((key) => [`rules.${key}`, recommended.rules[key].level, strict.rules[key].level]),
  ];
  const rows = lines.map(([key, one, other]) => `| \`${key}\` | ${one} | ${other} |`);
  return `## Built-in policies\n\n| key | recommended | strict |\n| --- | --- | --- |\n${rows.join('\n')}\n\nAll else is the same in both: the defaults above.`;
}

function builtInPaths({ paths }) {
  const rows = paths.map(({ label, match, only, from, rules }) => {
    const sure = from ? `, from ${from}` : '';
    const named = Object.entries(rules ?? {}).map(([rule, { from: least }]) => `; ${rule} from ${least}`).join('');
    return `| ${label} | ${match.map((glob) => `\`${glob.replaceAll('|', '\\|')}\``).join(' ')} | ${only.join(', ')}${sure}${named} |`;
  });
  return `## Built-in entries of \`paths\`

Both built-in policies begin with these. To judge such a path like any other, add an entry with \`only: all\` and \`from: likely\`.

| what | globs | what is judged |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeValidators();
  if (process.argv.includes('--docs')) writeFileSync(path.join(top, 'docs/policy.md'), await policyDocs());
}
