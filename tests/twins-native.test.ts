/** PHP, Ruby, C, C++, Rust, shell, PowerShell, Swift and Dart: the danger is found, its safe twin shows nothing. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CATEGORIES } from '../lib/types.ts';
import { findIn, readTwins } from './twins.ts';

const FILES: Record<string, string> = { php: 'a.php', ruby: 'a.rb', c: 'a.c', cpp: 'a.cpp', rust: 'a.rs', shell: 'a.sh', powershell: 'a.ps1', swift: 'a.swift', dart: 'a.dart' };

/** By title: what a matcher of tokens does not see, and why. */
const UNSEEN: Record<string, string> = {
  'function named by the request': 'the name that is called is the value, so no word is left to start the search from',
};

const twins = Object.entries(FILES).flatMap(([name, path]) => readTwins(name, path).map((twin) => ({ ...twin, name })));

test('every row has a known category, and a title of its own in its language', () => {
  assert.is(new Set(twins.map(({ name, category, title }) => `${name} ${category} ${title}`)).size, twins.length);
  for (const { category } of twins) assert.ok(CATEGORIES.some((known) => known === category), category);
});

for (const { name, category, title, path, bad, safe } of twins) {
  test(`${name} ${category}: ${title}`, () => {
    const found = findIn(path, bad);
    const isFound = found.some((one) => one.category === category);
    assert.is(isFound, UNSEEN[title] === undefined, `in the bad twin: ${JSON.stringify(found)}`);
    assert.equal(findIn(path, safe), [], 'in the safe twin');
  });
}

test.run();
