import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandExample } from '../lib/match/examples.ts';
import { findingsOf } from '../lib/match/findings.ts';
import { matchSource } from '../lib/match/match.ts';
import { rewritten } from '../lib/match/text-rules/rewrites.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Finding } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const rules = liveRules(tableOf(RULES.filter(({ category }) => category === 'secret')));

function found(text: string, path = 'a.js', lines: { start: number; end: number }[] | null = null): Finding[] {
  const source = { path, text, lines };
  return findingsOf(source, matchSource(rules, source, () => false)).filter(({ confidence }) => confidence !== 'possible');
}

const GITHUB = expandExample('ghp_{{30}}{{crc32}}', 4);
const AWS = expandExample('AKIA{{16:base32}}', 4);
const STRIPE = expandExample('sk_live_{{24}}', 4);

function cut(value: string, at: number, seam: string): string {
  return value.slice(0, at) + seam + value.slice(at);
}

function escaped(value: string, form: (code: string) => string): string {
  return [...value].map((char) => form(char.charCodeAt(0).toString(16))).join('');
}

/** The rule, and a line that hides what it finds. Key: path. */
const HIDDEN: Record<string, [rule: string, line: string][]> = {
  'a.js': [
    ['github-token', `const t = "${cut(GITHUB, 8, '" + "')}";`],
    ['github-token', `const t = '${cut(GITHUB, 4, "'+'")}';`],
    ['github-token', `const t = "${cut(GITHUB, 2, '" + "')}";`],
    ['github-token', `const t = "${cut(cut(GITHUB, 20, '" + "'), 8, '" +\n  "')}";`],
    ['github-token', `const t = "${cut(GITHUB, 4, '".concat("')}");`],
    ['aws-access-key-id', `const id = \`${cut(AWS, 4, '` + `')}\`;`],
    ['stripe-key', `const key = { key: "${cut(STRIPE, 8, '" + "')}" };`],
    ['github-token', `const t = "${escaped(GITHUB, (code) => `\\x${code}`)}";`],
    ['github-token', `const t = "${escaped(GITHUB, (code) => `\\u00${code}`)}";`],
    ['github-token', `const t = "${escaped(GITHUB, (code) => `\\u{${code}}`)}";`],
    ['aws-access-key-id', `const id = "${escaped(AWS.slice(0, 1), (code) => `\\u00${code}`)}${AWS.slice(1)}";`],
    ['github-token', `const t = atob("${Buffer.from(GITHUB).toString('base64')}");`],
    ['github-token', `const t = atob("${Buffer.from(`t=${GITHUB}`).toString('base64')}");`],
    ['github-token', `const t = atob("${Buffer.from(`{"token": "${GITHUB}"}`).toString('base64')}");`],
    ['github-token', `const t = Buffer.from("${Buffer.from(GITHUB).toString('hex')}", "hex");`],
    ['credentials-in-url', `const t = atob("${Buffer.from(`mongodb://app:${GITHUB.slice(8, 18)}@db.acme/shop`).toString('base64')}");`],
    ['hardcoded-password', `const password = "${cut(GITHUB.slice(8, 18), 4, '" + "')}";`],
  ],
  'a.py': [
    ['github-token', `T = ("${cut(GITHUB, 9, '"\n     "')}")`],
    ['github-token', `T = "${cut(GITHUB, 9, '" \\\n  "')}"`],
    ['github-token', `T = b"${cut(GITHUB, 9, '" b"')}"`],
    ['aws-access-key-id', `KEY = bytes.fromhex("${Buffer.from(AWS).toString('hex').toUpperCase()}")`],
  ],
  'a.php': [['github-token', `$t = '${cut(GITHUB, 9, "' . '")}';`], ['aws-access-key-id', `$id = "${cut(AWS, 4, '"."')}";`]],
  'a.lua': [['github-token', `local t = "${cut(GITHUB, 9, '" .. "')}"`]],
  'a.vb': [['github-token', `Dim t = "${cut(GITHUB, 9, '" & "')}"`]],
  'secret.yaml': [['github-token', `data:\n  token: ${Buffer.from(`${GITHUB}\n`).toString('base64')}\n`]],
};

for (const [path, lines] of Object.entries(HIDDEN)) {
  for (const [rule, line] of lines) {
    test(`${rule} is found in ${path}: ${line.slice(0, 40)}`, () => {
      const findings = found(`\n${line}\n`, path);
      assert.equal(findings.map((finding) => finding.rule), [rule], JSON.stringify(findings));
      assert.is(findings[0].line, path === 'secret.yaml' ? 3 : 2);
      for (let at = 0; at + 8 < GITHUB.length; at++) assert.not.ok(findings[0].excerpt.includes(GITHUB.slice(at, at + 8)), findings[0].excerpt);
    });
  }
}

test('how it was written is said, after what was seen', () => {
  assert.is(found(`const t = "${cut(GITHUB, 8, '" + "')}";`)[0].message, 'the checksum holds, put together from its parts');
  assert.is(found(`t = "${Buffer.from(GITHUB).toString('base64')}"`)[0].message, 'the checksum holds, decoded from base64');
});

test('the whole of the encoded value is the evidence', () => {
  const encoded = Buffer.from(GITHUB).toString('base64');
  const [finding] = found(`t = "${encoded}"`);
  assert.equal([finding.column, finding.endColumn], [6, 6 + encoded.length]);
});

test('a line that holds no part of it is not told', () => {
  const text = `one();\nconst t = "${cut(GITHUB, 8, '" +\n  "')}";\n`;
  assert.is(found(text, 'a.js', [{ start: 1, end: 1 }]).length, 0);
  assert.is(found(text, 'a.js', [{ start: 3, end: 3 }]).length, 1);
});

/** Nothing in them is hidden, or it is encoded twice. */
const PLAIN = [
  `const t = atob(atob("${Buffer.from(Buffer.from(GITHUB).toString('base64')).toString('base64')}"));`,
  `const t = ["${cut(GITHUB, 8, '", "')}"];`,
  `const t = "${GITHUB.slice(0, 8)}" + rest + "${GITHUB.slice(8)}";`,
  `const t = "${GITHUB.slice(0, 8)}" + "${'x'.repeat(3)}";`,
  'const s = "AK" + "IA";',
  `//# sourceMappingURL=data:application/json;base64,${Buffer.from(`{"version":3,"sources":["a.js"],"sourcesContent":["const t = '${GITHUB}'"]}`).toString('base64')}`,
  'const s = "\\u0041\\u0042\\u0043\\x41\\x42";',
  `const png = "${Buffer.from(Array.from({ length: 900 }, (_, index) => (index * 7919) % 251)).toString('base64')}";`,
  'const password = "Enter your " + "password";',
  "const text = 'Reset token' + 'has expired';",
];

for (const line of PLAIN) test(`silent: ${line.slice(0, 50)}`, () => assert.equal(found(line), []));

test('what hostile texts are rewritten into grows no faster than they do', () => {
  const made = (unit: string, size: number): number => {
    const text = unit.repeat(size / unit.length);
    return [...rewritten(rules, text, rules.keywords.find(text))].reduce((sum, { text: { length } }) => sum + length, 0);
  };
  for (const unit of ['"ghp_" + ', '"ghp_"\n', '\\u0041', 'Z2hwXw', '6768705f', '"ghp_', '"gh" + "', "'AKIA' ", 'password "a" ']) {
    const small = made(unit, 50_000);
    const large = made(unit, 200_000);
    assert.ok(large <= small * 4 + 2000, `${unit}: ${small} bytes, then ${large}`);
  }
});

test.run();
