/** Functions with a danger, and the same made safe, in the languages of tests/twins: the one is found in its category, the other shows nothing. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { CATEGORIES } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const rules = liveRules(tableOf([...RULES]));
const PATHS: Record<string, string> = { java: 'src/A.java', kotlin: 'src/A.kt', scala: 'src/A.scala', csharp: 'src/A.cs', go: 'src/a.go' };

interface Twin { category: string; title: string; bad: string; safe: string }

/** `### category: title`, the code, `--- safe`, the same made safe. */
function twinsOf(language: string): Twin[] {
  const text = readFileSync(`tests/twins/${language}.txt`, 'utf8');
  return text.split(/^### /m).slice(1).map((row) => {
    const [, category, title, bad, safe] = /^([\w-]+): (.+)\n([^]*?)^--- safe\n([^]*)$/m.exec(row)!;
    return { category, title, bad, safe };
  });
}

/** "rule (category)" of what is shown: likely or surer. */
function shown(path: string, text: string): { rule: string; category: string }[] {
  const found = matchSource(rules, { path, text: Buffer.from(text, 'utf8').toString('latin1'), lines: null }, () => false);
  return found.filter(({ confidence }) => confidence !== 'possible').map(({ rule: { row } }) => ({ rule: row.id, category: row.category }));
}

for (const [language, path] of Object.entries(PATHS)) {
  const twins = twinsOf(language);
  test(`${language}: every row has a known category and a title of its own`, () => {
    assert.is(new Set(twins.map(({ title }) => title)).size, twins.length);
    for (const { category } of twins) assert.ok(CATEGORIES.some((known) => known === category), category);
  });
  for (const { category, title, bad, safe } of twins) {
    const found = shown(path, bad);
    test(`${language}: ${title} is found`, () => assert.ok(found.some((one) => one.category === category), JSON.stringify(found)));
    test(`${language}: ${title}, made safe, shows nothing`, () => assert.equal(shown(path, safe), []));
  }
}

test.run();
