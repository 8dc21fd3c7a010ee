/** Twins: a danger as people write it, in a whole function, and the same code made safe. Files of rows in tests/twins, one for each language. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { CATEGORIES, type Confidence } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

export interface Twin {
  title: string;
  category: string;
  /** Decides the language. */
  path: string;
  bad: string;
  safe: string;
}

/** What is found in a text, at least likely. */
export interface Found { rule: string; category: string; confidence: Confidence; line: number }

const rules = liveRules(tableOf([...RULES]));

// "### sql-injection in page.html.erb: title", the bad code, "--- safe", the safe code
const HEAD = /^### ([\w-]+)(?: in (\S+))?: (.+)$/;

/**
 * @param name the file in tests/twins, without its ending
 * @param path the name of the code's file, where a row says no other
 * @throws when a row is not written as it should be
 */
export function readTwins(name: string, path: string): Twin[] {
  return readFileSync(`tests/twins/${name}.txt`, 'utf8').split(/^(?=### )/m).map((row) => {
    const [head, ...lines] = row.split('\n');
    const [, category, own, title] = HEAD.exec(head) ?? [];
    const middle = lines.indexOf('--- safe');
    if (category === undefined || middle < 1 || middle === lines.length - 1) throw new Error(`${name}: "${head}" is no row`);
    return { title, category, path: own ?? path, bad: lines.slice(0, middle).join('\n'), safe: lines.slice(middle + 1).join('\n') };
  });
}

export function findIn(path: string, text: string): Found[] {
  const source = { path, text: Buffer.from(text, 'utf8').toString('latin1'), lines: null };
  return matchSource(rules, source, () => false)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ rule: { row }, confidence, start }) => ({ rule: row.id, category: row.category, confidence, line: text.slice(0, start).split('\n').length }));
}

/**
 * A test for each row: the danger is found in its category, its safe twin shows nothing.
 *
 * @param files the files in tests/twins without their ending, and the name of the code's file where a row says no other
 */
export function testTwins(files: Record<string, string>): void {
  const twins = Object.entries(files).flatMap(([name, path]) => readTwins(name, path).map((twin) => ({ ...twin, name })));
  test('every row has a known category, and a title of its own in its language', () => {
    assert.is(new Set(twins.map(({ name, category, title }) => `${name} ${category} ${title}`)).size, twins.length);
    for (const { category } of twins) assert.ok(CATEGORIES.some((known) => known === category), category);
  });
  for (const { name, category, title, path, bad, safe } of twins) {
    test(`${name} ${category}: ${title}`, () => {
      const found = findIn(path, bad);
      assert.ok(found.some((one) => one.category === category), `in the bad twin: ${JSON.stringify(found)}`);
      assert.equal(findIn(path, safe), [], 'in the safe twin');
    });
  }
}
