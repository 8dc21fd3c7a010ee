import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OWN_RULES } from '../lib/own-rules.ts';
import { aiAccess, aiStanding, type AiUse } from '../lib/policy/ai.ts';
import { readPolicy } from '../lib/policy/read.ts';
import type { Policy } from '../lib/types.ts';

function read(text: string): Policy {
  return readPolicy(`version: 1\n${text}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: [] });
}

const TIERS = `tiers: { hot: { ai: review }, closed: { ai: forbid }, open: { ai: allow }, plain: { levels: { low: warn } } }
paths:
  - { match: "src/auth/**", tier: hot }
  - { match: "src/keys/**", tier: closed }
  - { match: "src/keys/docs/**", tier: open }
  - { match: "src/keys/list/**", tier: plain }`;

const USE: AiUse = { tool: 'codex', disclosed: true, reviewed: false, paths: ['src/a.js'] };

/** Policies, what is known, "rule path: what is said". */
const ROWS: [policies: string[], use: Partial<AiUse>, ...claims: string[]][] = [
  [[''], {}],
  [[''], { tool: null, disclosed: false }],
  [['ai: { approved: [ codex ] }'], {}],
  [['ai: { approved: [ cursor, gemini-cli ] }'], {}, 'ai-unapproved-tool src/a.js: codex wrote here, and approved is cursor, gemini-cli'],
  [['ai: { approved: [] }'], {}, 'ai-unapproved-tool src/a.js: codex wrote here, and approved is none'],
  [['ai: { approved: [ codex ] }'], { tool: null }, 'ai-unapproved-tool src/a.js: an AI tool wrote here, and approved is codex'],
  [['ai: { disclosure: required }'], {}],
  [['ai: { disclosure: required }'], { disclosed: false }, 'ai-undisclosed src/a.js: codex wrote here, and the message does not say so'],
  [['ai: { disclosure: optional }'], { disclosed: false }],
  [['ai: { disclosure: off }'], { disclosed: false }],
  [[TIERS], {}],
  [[TIERS], { paths: ['src/auth/b.js', 'src/auth/a.js', 'src/x.js'] },
    'ai-review-needed src/auth/a.js: codex wrote here, and nobody else has reviewed it, as is asked in the tier hot',
    'ai-review-needed src/auth/b.js: codex wrote here, and nobody else has reviewed it, as is asked in the tier hot'],
  [[TIERS], { paths: ['src/auth/a.js'], reviewed: true }],
  [[TIERS], { paths: ['src/keys/a.js'], reviewed: true }, 'ai-forbidden-path src/keys/a.js: codex wrote here, and no AI tool may in the tier closed'],
  [[TIERS], { paths: ['src/keys/docs/a.md'] }],
  [[TIERS], { paths: ['src/keys/list/a.js'] }, 'ai-forbidden-path src/keys/list/a.js: codex wrote here, and no AI tool may in the tier closed'],
  // of several policies the strictest word
  [[TIERS, ''], { paths: ['src/keys/a.js'] }, 'ai-forbidden-path src/keys/a.js: codex wrote here, and no AI tool may in the tier closed'],
  [['', TIERS], { paths: ['src/keys/docs/a.md'] }],
  [[TIERS, 'tiers: { all: { ai: review } }\npaths: [ { match: "**", tier: all } ]'], { paths: ['src/keys/docs/a.md'] }, 'ai-review-needed src/keys/docs/a.md: codex wrote here, and nobody else has reviewed it, as is asked in the tier all'],
  [['ai: { approved: [ codex ] }', 'ai: { approved: [ cursor ] }'], {}, 'ai-unapproved-tool src/a.js: codex wrote here, and approved is cursor'],
  [['', 'ai: { disclosure: required }'], { disclosed: false }, 'ai-undisclosed src/a.js: codex wrote here, and the message does not say so'],
  // a commit without AI lines
  [['ai: { approved: [], disclosure: required }'], { disclosed: false, paths: [] }],
];

test(`what the policies say of AI tools (${ROWS.length} rows)`, () => {
  for (const [policies, use, ...claims] of ROWS) {
    const told = aiStanding(policies.map(read), { ...USE, ...use }).map(({ rule, path, says }) => `${rule} ${path}: ${says}`);
    assert.equal(told, claims, `${policies.join(' and ')} · ${JSON.stringify(use)}`);
  }
});

test('every claim is a rule of our own, and the access names its tier', () => {
  const all = aiStanding([read(`ai: { approved: [], disclosure: required }\n${TIERS}`)], { ...USE, disclosed: false, paths: ['src/auth/a.js', 'src/keys/a.js'] });
  const known = new Set(OWN_RULES.map(({ id }) => id));
  assert.equal(all.map(({ rule }) => rule), ['ai-unapproved-tool', 'ai-undisclosed', 'ai-review-needed', 'ai-forbidden-path']);
  assert.ok(all.every(({ rule }) => known.has(rule)));
  assert.equal(aiAccess([read(TIERS)], 'src/auth/a.js'), { access: 'review', tier: 'hot' });
  assert.equal(aiAccess([read(TIERS)], 'elsewhere.js'), { access: 'allow', tier: null });
});

test.run();
