/** The tests of a text, whatever wrote them: calls with a name (`it('…')`) and functions that a name or a mark makes tests. */
import { isAccessor, isOp, skip } from '../../text/expression.ts';
import { functionsOf } from '../../text/scopes.ts';
import { column, isWord, textOf } from '../../text/scopes/walk.ts';
import { HEAD, STRING, literal, type Tokens } from '../../text/tokens.ts';
import { dottedStart, markNames } from './places.ts';

export interface TestBlock {
  name: string;
  tokens: Tokens;
  /** Tokens, both inside. */
  from: number;
  to: number;
  skipped: boolean;
  /** `it('…', …)`: nothing above it belongs to it. */
  isCall: boolean;
  /** The texts of its assertions from their first word to the end of the line or of the calls on it, as no formatter changes them; those that compare constants apart. */
  asserts: string[];
  hollow: number;
}

const CALLED = /^(?:it|test|specify|xit|xtest|xspecify|pit|fit)$/;
const SKIPPING = /^x|\.(?:skip|todo|skipIf)\b|^pit$/;
const TEST_MARKS = /(?:^|\.)(?:Test|ParameterizedTest|RepeatedTest|Fact|Theory|TestMethod|TestCase|DataTestMethod)$/;
const SKIP_MARKS = /(?:^|\.)(?:skip|skipif|skipUnless|xfail|expectedFailure|Disabled|Ignore|Ignored)$/i;
const SKIP_CALLS = /^(?:skip|Skip|SkipNow|Skipf|skipTest|markTestSkipped|markTestIncomplete|pending)$/;
const ASSERTS = /^(?:expect\w*|assert\w*|Assert|should\w*|verify|Error|Errorf|Fatal|Fatalf|fail|raises|refute\w*)$/;

export function testsIn(tokens: Tokens): TestBlock[] {
  const blocks = [...calledTests(tokens), ...functionTests(tokens)];
  return blocks.map((block) => ({ ...block, ...assertionsOf(block), skipped: block.skipped || skipsInside(block) }));
}

type Bare = Omit<TestBlock, 'asserts' | 'hollow'>;

function calledTests(tokens: Tokens): Bare[] {
  const found: Bare[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (!isWord(tokens, at) || !CALLED.test(textOf(tokens, at)) || isAccessor(tokens, at - 1)) continue;
    let last = at;
    while (isAccessor(tokens, last + 1) && isWord(tokens, last + 2)) last += 2;
    // `test.each(rows)('name', …)`
    if (textOf(tokens, last) === 'each' && isOp(tokens, last + 1, '(') && isOp(tokens, tokens.pair[last + 1] + 1, '(')) last = tokens.pair[last + 1];
    const isCall = isOp(tokens, last + 1, '(');
    const title = isCall ? last + 2 : last + 1;
    if ((tokens.kind[title] !== STRING && tokens.kind[title] !== HEAD) || (!isCall && tokens.grammar.family !== 'ruby')) continue;
    const { start, end } = titleAt(tokens, title);
    const to = isCall ? Math.max(title, tokens.pair[last + 1]) : indentedEnd(tokens, at);
    found.push({ name: tokens.text.slice(start, end), tokens, from: at, to, isCall: true, skipped: SKIPPING.test(tokens.text.slice(tokens.start[at], tokens.end[last])) });
  }
  return found;
}

/** A text, or one with values in it, as a loop over a table gives its tests: `refuses ${name}`. */
function titleAt(tokens: Tokens, at: number): { start: number; end: number } {
  return tokens.kind[at] === STRING ? literal(tokens, at) : { start: tokens.start[at] + 1, end: tokens.end[skip(tokens, at)] - 1 };
}

/** The last token before the next line that stands no further in. */
function indentedEnd(tokens: Tokens, from: number): number {
  for (let at = from + 1; at < tokens.count; at++) if (tokens.lineBreak[at] === 1 && column(tokens, at) <= column(tokens, from)) return at - 1;
  return tokens.count - 1;
}

function functionTests(tokens: Tokens): Bare[] {
  if (tokens.grammar.family === 'js') return [];
  return functionsOf(tokens).flatMap(({ name, start, end }): Bare[] => {
    const marks = markNames(tokens, `function ${name}`);
    const isNamed = tokens.grammar.name === 'go' ? /^Test[A-Z]/.test(name) : /^test/.test(name);
    if (!isNamed && !marks.some((mark) => TEST_MARKS.test(mark))) return [];
    const written = tokens.text.slice(tokens.text.lastIndexOf('\n\n', tokens.start[start]) + 1, tokens.start[start]);
    return [{ name, tokens, from: start, to: end, isCall: false, skipped: marks.some((mark) => SKIP_MARKS.test(mark)) || /\[(?:Fact|Theory)\(.*\bSkip\s*=/.test(written) }];
  });
}

function skipsInside({ tokens, from, to }: Bare): boolean {
  for (let at = from + 1; at <= to; at++) {
    if (isWord(tokens, at) && SKIP_CALLS.test(textOf(tokens, at)) && (isOp(tokens, at + 1, '(') || (tokens.grammar.family === 'ruby' && tokens.lineBreak[at] === 1))) return true;
  }
  return false;
}

function assertionsOf({ tokens, from, to }: Bare): { asserts: string[]; hollow: number } {
  const asserts: string[] = [];
  let hollow = 0;
  for (let at = from + 1, line = -1; at <= to; at++) {
    if (!isWord(tokens, at) || !ASSERTS.test(textOf(tokens, at))) continue;
    const start = tokens.start[dottedStart(tokens, at)];
    const end = tokens.text.indexOf('\n', start);
    const text = asFormatted(tokens.text.slice(start, Math.max(end < 0 ? tokens.text.length : end, tokens.end[chainEnd(tokens, at)])));
    if (end === line && end >= 0) continue;
    line = end;
    if (CONSTANT.test(text)) hollow++;
    else asserts.push(text);
  }
  return { asserts, hollow };
}

/** The last token of `expect(x).rejects.toThrow(…)`, however many lines it takes. */
function chainEnd(tokens: Tokens, at: number): number {
  for (let last = at; ;) {
    if (isOp(tokens, last + 1, '(') && tokens.pair[last + 1] > last) last = tokens.pair[last + 1];
    else if (isAccessor(tokens, last + 1) && isWord(tokens, last + 2)) last += 2;
    else return last;
  }
}

/** Without what formatters decide: line breaks and blanks, quotes, commas before a bracket, semicolons. */
function asFormatted(text: string): string {
  return text.trim().replace(/['`]/g, '"').replace(/\s+/g, ' ').replace(/ ?([^\w ]) ?/g, '$1').replace(/,(?=[)\]}])/g, '').replace(/;$/, '');
}

/** `expect(true).toBe(true)`, `assert True`, `assertTrue(true)`, `assert.ok(1)`, `Assert.Equal(1, 1)`. */
const CONSTANT = /^[\w$.>:-]*(?:expect|assert|Assert)[\w.]*(?:\s+|\(\s*)(?:true|True|1)\s*(?:[,;]|$|\)\s*(?:;|,|$|\.(?:toBe|toEqual|toBeTruthy|to\.be|to\.equal|should)\b))|^Assert\.(?:Equal|AreEqual)\(\s*(\w+),\s*\1\s*\)/;
