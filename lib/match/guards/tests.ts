/** Tests of security that a change takes away, skips, or leaves without anything that they check. */
import type { GuardForm } from '../../types.ts';
import type { Match } from '../best.ts';
import { answersOf, checkedAgain } from './checked-again.ts';
import { changedText, isChanged, type Pair, type Side } from './side.ts';
import { testsIn, type TestBlock } from './test-blocks.ts';
import type { Guards } from './uses.ts';

/** What an assertion says when something is to be refused. */
const REFUSES = /\b(?:40[0134]|429|not\.|false)\b|toBeFalsy|assertFalse|refute|forbidden|unauthori[sz]ed|denied|reject|throw|raises|refuse/i;
/** What a server says to whom it does not let in. */
const TURNED_AWAY = /\b40[13]\b/;
/** Nor does it, where success will do as well: `assert status in (200, 403)`. */
const SUCCEEDS = /\b20[0-6]\b/;
/** What is expected to end in an error, and what speaks of one in another way. */
const THROWS = /raises|assertThrows|toThrow|rejects|raise_error/;
const FAILS = /none|null|undefined|err|invalid|fail|empty/i;
const TEST_FORMS: GuardForm[] = ['goneTest', 'skippedTest', 'hollowTest'];

/** A test that stops, and the test or line of the new text that tells it. */
interface Stopped { form: GuardForm; block: TestBlock; line: number; says: string }

/**
 * In the order of the pairs. `others`: the rest of the change, where tests may have gone to. `always`: the change takes a guard away, so that any
 * test may be its.
 */
export function lostTests(pairs: Pair[], { rules }: Guards, { others, always }: { others: () => Pair[]; always: boolean }): Match[][] {
  const byForm = new Map(rules.flatMap((one) => one.forms.filter(([form]) => TEST_FORMS.includes(form)).map(([form, shape]) => [form, { rule: one.rule, shape }] as const)));
  if (byForm.size === 0) return pairs.map(() => []);
  const old = pairs.map(({ before }) => blocksOf(before));
  if (old.every((blocks) => blocks.length === 0)) return pairs.map(() => []);
  const files = pairs.map((pair, index) => ({ pair, before: old[index], after: blocksOf(pair.after) }));
  const missed = missedTests(files);
  const rest = missed.length === 0 ? [] : others().map((pair) => ({ pair, before: blocksOf(pair.before), after: blocksOf(pair.after) }));
  const all = [...files, ...rest].map(({ pair }) => pair);
  const gone = new Set(goneTests(missed.filter((block) => !goesWith(block, all)), [...files, ...rest]));
  return files.map(({ pair, before, after }) => {
    const stopped = before.flatMap((block) => stoppedBy(pair, block, sameTest(block, before, after), gone));
    return stopped.flatMap(({ form, block, line, says }): Match[] => {
      const known = byForm.get(form);
      const speaks = always || known?.shape.test(`${pair.before.path} ${block.name}`) === true || block.asserts.some((text) => TURNED_AWAY.test(text));
      return known === undefined || !speaks ? [] : [{ ...lineOf(pair.after, line), rule: known.rule, confidence: 'likely', message: says, evidence: `${form}\0${block.name}`, origins: [], secret: null }];
    });
  });
}

interface Tested { pair: Pair; before: TestBlock[]; after: TestBlock[] }

function blocksOf({ parts }: Side): TestBlock[] {
  return parts.flatMap(testsIn);
}

/** Tests with a check that the change touches, and whose name these files do not know any more. */
function missedTests(files: Tested[]): TestBlock[] {
  const names = new Set(files.flatMap(({ after }) => after.map(({ name }) => name)));
  return files.flatMap(({ pair, before }) => before.filter((block) => !names.has(block.name) && !block.skipped && block.asserts.length > 0 && touches(pair.before, block)));
}

/** Is what it asks, a path or a function of the code, taken away by the same change? */
function goesWith(block: TestBlock, all: Pair[]): boolean {
  const subjects = new Set([...codeOf(block, true).matchAll(/["'`](\/[\w/{}:.-]{3,80})["'`]|\b([A-Za-z_]\w{5,60})\(/g)].map(([, path, name]) => path ?? name));
  const code = all.filter(({ before: { path, parts } }) => !/test|spec/i.test(path) && !parts.includes(block.tokens)).map(({ before }) => changedText(before));
  return [...subjects].some((one) => code.some((text) => text.includes(one)) && !all.some(({ after }) => after.text.includes(one)));
}

/** Those whose name is nowhere, as far as no new test may be the same by another name. */
function goneTests(missed: TestBlock[], files: Tested[]): TestBlock[] {
  const names = new Set(files.flatMap(({ after }) => after.map(({ name }) => name)));
  const old = new Set(files.flatMap(({ before }) => before.map(({ name }) => name)));
  const fresh = files.flatMap(({ after }) => after.filter(({ name }) => !old.has(name)));
  const left = missed.filter((block) => !names.has(block.name));
  const { again, by } = checkedAgain(left, files.map(({ pair, after }) => ({ side: pair.after, blocks: after })), old, refuses);
  const kept = new Set(fresh.flatMap(({ asserts }) => asserts));
  const others = fresh.filter((block) => !by.has(block));
  return left.filter((block) => !again.has(block) && !block.asserts.some((text) => kept.has(text) && !isMessage(block, text)) && !fresh.some((other) => saysAllOf(block, other)))
    .filter((block, index, all) => !isReplaced(block, all.slice(0, index), others));
}

/** `t.Errorf("got %d", res.Code)`, of a test that says in a condition which number it wants. */
function isMessage(block: TestBlock, text: string): boolean {
  return /^\w+\.(?:Error|Fatal)f?\(/.test(text) && answersOf(block).size > 0;
}

function refuses({ asserts }: TestBlock): boolean {
  return asserts.some((text) => REFUSES.test(text));
}

/** Is there a new test left that may stand for it: for one that expects a refusal, one that does so too? */
function isReplaced(block: TestBlock, before: TestBlock[], fresh: TestBlock[]): boolean {
  return refuses(block) ? before.filter(refuses).length < fresh.filter(refuses).length : before.length < fresh.length;
}

/** Does a test hold every text and number of another, as one that goes through a table of what were tests of their own? */
function saysAllOf(block: TestBlock, other: TestBlock): boolean {
  const values = [...codeOf(block, block.isCall).matchAll(/"[^"\n]*"|'[^'\n]*'|\b\d{2,}\b/g)].map(([value]) => value).filter((value) => !value.includes(block.name));
  const code = codeOf(other);
  // what a table goes through may stand anywhere in the file
  const where = TABLE.test(code) ? other.tokens.text : code;
  return values.length > 1 && values.every((value) => where.includes(value));
}

const TABLE = /\.each\b|parametrize|ParameterizedTest|\[(?:Theory|TestCase)|\brange tests\b|\brange cases\b/;

/** With the marks above it, which may hold the table that it goes through, unless it is wanted `alone`. */
function codeOf({ tokens: { text, start, end }, from, to }: TestBlock, alone = false): string {
  return text.slice(alone ? start[from] : text.lastIndexOf('\n\n', start[from]) + 1, end[to]);
}

function touches(side: Side, { tokens, from, to }: TestBlock): boolean {
  return isChanged(side, tokens.start[from], tokens.end[to]);
}

/** Several groups of a file may have tests of one name: they are told apart by their order, and where their number changed, by what they still check. */
function sameTest(block: TestBlock, before: TestBlock[], after: TestBlock[]): TestBlock | undefined {
  const [old, now] = [before, after].map((blocks) => blocks.filter(({ name }) => name === block.name));
  return old.length === now.length ? now[old.indexOf(block)] : (now.find((other) => !other.skipped && emptied(block, other) === '') ?? now[0]);
}

function stoppedBy(pair: Pair, block: TestBlock, now: TestBlock | undefined, gone: ReadonlySet<TestBlock>): Stopped[] {
  const { tokens, from, name } = block;
  if (block.skipped) return [];
  if (gone.has(block)) return [{ form: 'goneTest', block, line: pair.lineNow(pair.before.lines.lineAt(tokens.start[from])), says: `the test ${name} is gone` }];
  if (now === undefined || block.asserts.length === 0) return [];
  const line = pair.after.lines.lineAt(now.tokens.start[now.from]);
  if (now.skipped) return [{ form: 'skippedTest', block, line, says: `${name} is skipped` }];
  const says = emptied(block, now);
  return says === '' ? [] : [{ form: 'hollowTest', block, line, says: `${name} ${says}` }];
}

function emptied(before: TestBlock, now: TestBlock): string {
  if (now.asserts.length === 0) return now.hollow > 0 ? 'compares constants' : 'checks nothing any more';
  if (now.hollow > before.hollow && now.asserts.length < before.asserts.length) return 'compares constants';
  const refusals = ({ asserts }: TestBlock): number => asserts.filter((text) => REFUSES.test(text) && !SUCCEEDS.test(text)).length;
  const added = now.asserts.filter((text) => !before.asserts.includes(text)).length;
  if (before.asserts.some((text) => THROWS.test(text)) && !now.asserts.some((text) => FAILS.test(text) || REFUSES.test(text))) return 'expects no refusal any more';
  return refusals(now) === 0 && refusals(before) > 0 && added <= before.asserts.length ? 'expects no refusal any more' : '';
}

function lineOf({ lines, text }: Side, line: number): { start: number; end: number } {
  const end = lines.endOf(line);
  const indent = /^[ \t]*/.exec(text.slice(lines.startOf(line), end))?.[0].length ?? 0;
  return { start: Math.min(end, lines.startOf(line) + indent), end };
}
