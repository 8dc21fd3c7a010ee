/** Whose credentials are known, that each is told once and by the most specific rule, and that no output shows one. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import { findingsOf } from '../lib/match/findings.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { shapesOf } from '../lib/match/text-rules/shapes.ts';
import { json } from '../lib/report/json.ts';
import { terminal } from '../lib/report/terminal.ts';
import type { Finding, JudgedFinding, Verdict } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';
import { secretRules } from './secrets-hits.ts';

const rules = liveRules(tableOf([...RULES]));

function judged(text: string, file: string): { findings: Finding[]; secrets: string[] } {
  const source = { path: file, text: Buffer.from(text, 'utf8').toString('latin1'), lines: null };
  const matches = matchSource(rules, source, () => false).filter(({ secret }) => secret !== null);
  return { findings: findingsOf(source, matches), secrets: matches.map(({ start, end }) => source.text.slice(start, end)) };
}

test('at least 400 services are named, and every one by a rule with a shape', () => {
  const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const services = new Set(secretRules.flatMap((rule) => rule.services ?? []).map(letters));
  assert.ok(services.size >= 400, String(services.size));
  assert.equal(secretRules.filter((rule) => rule.services !== undefined && shapesOf(rule.bad).length === 0).map(({ id }) => id), []);
});

test('only rules about secrets name services, and docs/rules.md has each', () => {
  assert.equal(RULES.filter(({ category, services }) => services !== undefined && category !== 'secret').map(({ id }) => id), []);
  const document = readFileSync('docs/rules.md', 'utf8');
  assert.equal(secretRules.flatMap((rule) => rule.services ?? []).filter((name) => !document.includes(name)), []);
});

/** What several rules could tell, and the one that does. Key: file. */
const ONE: Record<string, [rule: string, line: string][]> = {
  'a.js': [
    ['github-token', 'const githubToken = "ghp_{{30}}{{crc32}}";'],
    ['github-token', 'headers: { Authorization: "Bearer ghp_{{30}}{{crc32}}" }'],
    ['github-token', 'const password = "ghp_{{30}}{{crc32}}";'],
    ['stripe-key', 'const stripeSecretKey = "sk_live_{{24}}";'],
    ['openai-key', 'const apiKey = "sk-proj-{{74:base64url}}T3BlbkFJ{{74:base64url}}";'],
    ['json-web-token', 'const token = "{{jwt}}";'],
    ['json-web-token', 'headers.set("Authorization", "Bearer {{jwt}}")'],
    ['credentials-in-url', 'const password = "postgres://app:{{10}}@db.acme:5432/shop";'],
    ['service-key', 'const finnhub_api_key = "{{20:lower}}";'],
    ['hardcoded-token', 'const apiKey = "{{32}}";'],
    ['hardcoded-password', 'const password = "{{10}}";'],
    ['password-hash', 'const user = { password: "$2b$12${{53}}" };'],
    ['hardcoded-password', 'if ("{{9}}" === password) open();'],
    ['password-compared', 'if ("{{9}}".equals(password)) open();'],
    ['key-in-call', 'const token = jwt.sign({ id }, "{{16}}");'],
    ['private-key', 'const privateKey = `-----BEGIN PRIVATE KEY-----\n{{pem}}\n-----END PRIVATE KEY-----`;'],
  ],
  '.env': [
    ['aws-secret-key', 'AWS_SECRET_ACCESS_KEY={{40:base64}}'],
    ['aws-access-key-id', 'AWS_ACCESS_KEY_ID=AKIA{{16:base32}}'],
    ['slack-token', 'SLACK_TOKEN=xoxb-{{12:digits}}-{{12:digits}}-{{24}}'],
    ['credentials-in-url', 'DATABASE_URL=postgres://app:{{10}}@db.acme:5432/shop'],
    ['password-in-config', 'DB_PASSWORD={{10}}'],
    ['secret-in-config', 'APP_SECRET={{24}}'],
    ['twilio-auth-token', 'TWILIO_AUTH_TOKEN={{32:hex}}'],
  ],
  '.netrc': [['netrc-line', 'machine api.acme.io\n  login me\n  password {{9}}']],
  '.npmrc': [['npm-token', '//registry.npmjs.org/:_authToken=npm_{{30}}{{crc32}}']],
  'run.sh': [
    ['github-token', 'git clone https://me:ghp_{{30}}{{crc32}}@github.com/acme/shop.git'],
    ['password-on-command-line', 'mysql -u root -p{{9}} shop'],
  ],
  'secret.yaml': [['encoded-private-key', '  tls.key: {{b64pem:PRIVATE KEY}}']],
};

for (const [file, lines] of Object.entries(ONE)) {
  for (const [index, [rule, line]] of lines.entries()) {
    test(`one finding, of ${rule}: ${line.split('\n')[0]}`, () => {
      const told = judged(`${expandExample(line, index + 5)}\n`, file).findings.filter(({ confidence }) => confidence !== 'possible');
      assert.equal(told.map((finding) => finding.rule), [rule]);
    });
  }
}

/** Rules whose examples differ by a name only: one in so many is tried. */
const SPARED: Record<string, number> = { 'service-key': 40 };

function outputs(findings: Finding[]): string[] {
  const told: JudgedFinding[] = findings.map((finding) => ({ ...finding, action: 'block', override: null, overridable: false }));
  const verdict: Verdict = { verdict: 'blocked', mode: 'block', findings: told, coverage: { files: 1, lines: 1, bytes: 1, notJudged: [] }, notes: [] };
  const context = { tool: '0', rulesDigest: '', policyDigest: '', base: null, head: null, ms: 1, rules: 1, error: null };
  return [terminal(verdict, { color: false, gate: 'commit', ms: 1, agent: null, way: [], all: true }), json(verdict, context)];
}

test('no output holds five characters of a secret in a row', () => {
  const shown: string[] = [];
  for (const rule of secretRules) {
    const examples = Object.entries(rule.bad).flatMap(([key, texts]) => texts.map((text) => ({ file: examplePath(key), text })));
    for (const [index, { file, text }] of examples.entries()) {
      if (index % (SPARED[rule.id] ?? 1) !== 0) continue;
      const { findings, secrets } = judged(expandExample(text, index + 3), file);
      for (const output of outputs(findings)) shown.push(...secrets.flatMap((secret) => leaks(secret, output)).map((leak) => `${rule.id} ${file} ${text}: ${leak}`));
    }
  }
  assert.equal(shown, []);
});

/** Stretches of five characters of a secret that an output shows; those of words alone may be the output's own. */
function leaks(secret: string, output: string): string[] {
  const stretches = Array.from({ length: Math.max(0, Math.min(secret.length, 4000) - 4) }, (_, at) => secret.slice(at, at + 5));
  return stretches.filter((stretch) => /\d/.test(stretch) && /[A-Za-z]/.test(stretch) && output.includes(stretch));
}

/** Texts of this repository in which a secret would be one. */
const OWN = ['bin', 'lib', 'hooks', 'patterns', 'docs', 'tests', 'bench', '.ci', 'README.md', 'package.json'];

test('nothing in this repository looks like a live secret', () => {
  const found = OWN.flatMap(filesIn).flatMap((file) => judged(readFileSync(file, 'utf8'), file).findings.filter(isVendors).map(({ rule, line }) => `${file}:${line} ${rule}`));
  assert.equal(found, []);
});

function filesIn(name: string): string[] {
  if (!statSync(name).isDirectory()) return [name];
  return readdirSync(name).flatMap((entry) => filesIn(path.join(name, entry)));
}

const vendors = new Set(secretRules.filter(({ services, id }) => services !== undefined && id !== 'service-key').map(({ id }) => id));

/** Of a vendor's format, or proved. */
function isVendors({ rule, confidence }: Finding): boolean {
  return confidence === 'certain' || (confidence === 'likely' && vendors.has(rule));
}

test.run();
