/** The two built-in policies as plain data; the hook path judges by them without reading any YAML. */
import type { PathPolicy, Policy, RuleLevel } from '../types.ts';

/** A test of security that stops testing is told where it stands. No level: what `rules` say of it holds here, too. */
const STOPPED_TESTS: Record<string, RuleLevel> = {
  'security-test-removed': { from: 'likely' },
  'security-test-skipped': { from: 'likely' },
  'security-test-hollow': { from: 'likely' },
};

/** Fixtures, tests and examples: insecure code is often their point, and their passwords are made up. */
const TEST_CODE: PathPolicy = {
  label: 'test code and examples',
  match: [
    '**/{test,tests,_test,testsuite,testcases,__tests__,__mocks__,__snapshots__,testdata,fixtures,__fixtures__,e2e,cypress,molecule,examples}/**',
    '**/src/{it,integrationTest,androidTest,testFixtures}/**',
    '{spec,example}/**',
    '**/{_example,_examples}/**',
    '**/*{.test,.spec,_test,_tests,.e2e,.snap}.*',
    '**/*_spec.{rb,js,ts,mjs,cjs,lua,dart,coffee,cr,exs}',
    '**/{test_*,tests,conftest}.py',
    '**/*{Test,Tests,TestCase}.{java,kt,cs,php,swift,scala,groovy}',
    '**/*{Test,Tests,-test,-tests,-spec}.{js,mjs,cjs,ts}',
    '**/*Spec.{js,mjs,cjs,scala,groovy}',
    '**/{*.snap,*.example,*.sample,.env.example,.env.sample,.env.template,.env.test}',
    '**/{examples-*,*.examples}.json',
  ],
  only: ['secret'],
  from: 'certain',
  rules: STOPPED_TESTS,
};

/** Documents show code, they do not run it; and the passwords they show are mostly made up. */
const DOCUMENTS: PathPolicy = { label: 'documents', match: ['**/*.{md,mdx,markdown,rst,adoc}'], only: ['secret', 'ai-instruction'], from: 'certain' };

/** Documents that assistants take orders from: what is ordered there happens. Their code is shown only, and their passwords are mostly made up. */
const AGENT_RULES: PathPolicy = {
  label: 'rules for AI assistants',
  match: [
    '**/{CLAUDE,CLAUDE.local,AGENT,AGENTS,AGENTS.override,GEMINI,QWEN,WARP,CRUSH,SKILL,copilot-instructions}.md',
    '**/{.cursor,.windsurf,.clinerules,.roo,.kiro,.continue,.augment,.amazonq,.junie,.trae,.claude,.codex,.opencode,.gemini}/**/*.{md,mdc,mdx}',
    '.github/{instructions,prompts,chatmodes,agents}/**',
    '**/*.{prompt,instructions,chatmode,agent}.md',
  ],
  only: ['secret', 'ai-instruction'],
  from: 'likely',
  rules: { secret: { from: 'certain' } },
};

/** Keys that calls in code are handed: in the code of others, and in what a program made, an example more often than a leak. */
const KEYS_IN_CALLS = { 'session-secret-literal': { from: 'certain' }, 'signing-key-literal': { from: 'certain' }, 'go-session-key-literal': { from: 'certain' } } as const;

/** Code of others, kept here. */
const VENDORED: PathPolicy = {
  label: 'vendored code',
  match: ['**/{node_modules,bower_components,vendor,vendors,vendored,third_party,third-party,site-packages,Pods}/**', '.yarn/**'],
  only: ['secret'],
  rules: KEYS_IN_CALLS,
};

/** Made by a program from something else in the repository. */
const GENERATED: PathPolicy = {
  label: 'generated code',
  match: [
    '**/{dist,built,generated,__generated__,.next,.nuxt}/**',
    '**/*{.min,-min,.bundle,.chunk,.umd,.vendor}.{js,mjs,cjs,css}',
    '**/*.{js,mjs,cjs,css}.map',
    '**/chunks/**/*.{js,mjs,css}',
    '**/*{.generated,.gen,.g,.freezed}.*',
    '**/*{_pb2.py,_pb2_grpc.py,.pb.go,.pb.cc,.pb.h,.Designer.cs}',
  ],
  only: ['secret'],
  rules: KEYS_IN_CALLS,
};

/** Their code stands in JSON, beside stored output: no language of ours. */
const NOTEBOOKS: PathPolicy = { label: 'notebooks', match: ['**/*.ipynb'], only: ['secret'] };

/** Hashes look like tokens here; an address with a password in it is what really leaks. */
const LOCKFILES: PathPolicy = {
  label: 'lockfiles',
  match: [
    '**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,deno.lock}',
    '**/{poetry.lock,Pipfile.lock,uv.lock,pdm.lock,Cargo.lock,composer.lock,Gemfile.lock,go.sum,mix.lock,pubspec.lock}',
    '**/{Podfile.lock,Package.resolved,packages.lock.json,gradle.lockfile,flake.lock,.terraform.lock.hcl}',
  ],
  only: ['secret'],
  from: 'certain',
  rules: { 'credentials-in-url': { from: 'likely' } },
};

/** They guess about what is not there, so they start as warnings. */
const GUESSING: Record<string, RuleLevel> = {
  'removed-guard': { level: 'warn' },
  'stubbed-security': { level: 'warn' },
  'unknown-dependency': { level: 'warn' },
};

/** What applies where nobody has written a policy: the high and critical ones block, once they are at least likely. */
export const RECOMMENDED: Policy = {
  version: 1,
  mode: { commit: 'block', push: 'block', ci: 'block' },
  levels: { critical: 'block', high: 'block', medium: 'warn', low: 'off' },
  from: 'likely',
  rules: GUESSING,
  ignore: [],
  ignoreSecrets: [],
  paths: [TEST_CODE, DOCUMENTS, AGENT_RULES, VENDORED, GENERATED, NOTEBOOKS, LOCKFILES],
  tiers: {},
  override: {
    allow: ['critical', 'high', 'medium', 'low'],
    certainSecrets: false,
    wildcard: false,
    reason: { min: 20, pattern: null },
    approvers: [],
    maximum: null,
    days: null,
    approval: [],
  },
  baseline: '.aisec-baseline.jsonl',
  ai: { approved: null, disclosure: 'optional' },
  limits: { file: 2 * 1024 * 1024, time: 5000 },
};

/** What `strict` says beyond `recommended`: medium blocks, low warns, and guesses are shown. */
const STRICTER = { levels: { critical: 'block', high: 'block', medium: 'block', low: 'warn' }, from: 'possible' } as const;

/** Judges, too, where the policy in HEAD cannot be read. */
export const STRICT: Policy = { ...RECOMMENDED, ...STRICTER };

/** The names `extends:` knows, and what each lays over `recommended`, which lies beneath every policy. */
export const BUILT_IN: Record<string, typeof STRICTER | object> = { recommended: {}, strict: STRICTER };
