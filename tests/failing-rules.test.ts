/** A rule that fails on a text keeps neither the others nor other texts from being judged, and nothing passes in silence. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { RECOMMENDED } from '../lib/policy/builtin.ts';
import { judgeTexts } from '../lib/run.ts';
import { RULES } from '../patterns/index.ts';

test('a text on which a rule fails is not judged, and blocks', async () => {
  const rules = liveRules(tableOf(RULES.filter(({ id }) => ['hardcoded-password', 'code-run'].includes(id))), () => ({
    ahead: 400,
    matches: (window) => {
      if (window.includes('unlucky')) throw new TypeError(`no such thing as ${window}`);
      return [];
    },
  }));
  const texts = ['password = unlucky("a")', 'password = lucky("a")'].map((text, index) => ({ path: `${index}.js`, text, lines: null }));
  const { findings, coverage } = await judgeTexts({ rules, blobs: async () => new Map(), spent: () => 0 }, texts, { gate: 'commit', policies: [RECOMMENDED], claims: [], notJudged: [] });
  assert.equal(findings.map(({ rule, path, action, overridable }) => ({ rule, path, action, overridable })), [{ rule: 'not-judged', path: '0.js', action: 'block', overridable: true }]);
  assert.is(coverage.files, 2);
  const [{ why }] = coverage.notJudged;
  assert.match(why, /^a rule failed on it \(TypeError at [\w.-]+:\d+:\d+\), which is a bug of aisec-hooks/);
  assert.not.match(why, /unlucky/);
});

test.run();
