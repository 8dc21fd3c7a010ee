/** Tests that a change writes anew: what was a test of its own is a row of a table now, or another function, and as many checks of the same subjects are asked. */
import { isOp, items, type Span } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { namedFunction } from '../../text/scopes.ts';
import { isWord, lineStart } from '../../text/scopes/walk.ts';
import { STRING, type Tokens } from '../../text/tokens.ts';
import { isChanged, type Side } from './side.ts';
import type { TestBlock } from './test-blocks.ts';

/** What a test that came asks once: a row of its table, or all of it; of how much it speaks. */
interface Asked { block: TestBlock; row: string | null; words: ReadonlySet<string> }

/** A table: where it stands, the names by which a test goes through it, its rows. */
interface Table { from: number; names: string[]; rows: Span[] }

/** Of the words that only this one of the tests says, so many must be said again. */
const SAME = 0.6;
const STATUS = /\b[1-5]\d\d\b/g;
/** Said by tests of whatever. */
const EVERYONES = /^(?:res|resp|response|request|req|result|assert\w*|expect\w*|equals?|strict|ok|not|that|status|code|statuscode|body|json|await|async|const|let|var|def|self|this|client|app|test|tests|it|should|to|be|have|http|null|none|nil|undefined|true|false|new|get|function|func|return|void|public|final|and|the|with)$/;

/** The tests of a file as it is now. */
interface Tests { side: Side; blocks: TestBlock[] }

/** `names`: those of the tests that there were. Those of `missed` that are asked again, and the tests that ask them. */
export function checkedAgain(missed: TestBlock[], now: Tests[], names: ReadonlySet<string>, refuses: (block: TestBlock) => boolean): { again: Set<TestBlock>; by: Set<TestBlock> } {
  const [again, by] = [new Set<TestBlock>(), new Set<TestBlock>()];
  const free = new Set(now.flatMap(({ side, blocks }) => blocks.flatMap((block) => askedBy(block, side, blocks, names))));
  const own = missed.map((block) => wordsIn(codeOf(block).replaceAll(block.name, '')));
  for (const [index, block] of missed.entries()) {
    const others = own.filter((_, other) => other !== index);
    const telling = [...own[index]].filter((word) => !EVERYONES.test(word) && others.filter((words) => words.has(word)).length <= others.length / 2);
    const scores = [...free].filter((one) => endsAlike(block, one, refuses)).map((one) => ({ one, share: telling.filter((word) => one.words.has(word)).length / telling.length }));
    const [best] = telling.length === 0 ? [] : scores.filter(({ share }) => share >= SAME).sort((a, b) => b.share - a.share);
    if (best === undefined) continue;
    free.delete(best.one);
    again.add(block);
    by.add(best.one.block);
  }
  return { again, by };
}

/** The same answers are expected; or, of what is refused without a number, the text that is refused stands in the row. */
function endsAlike(block: TestBlock, { block: other, row }: Asked, refuses: (block: TestBlock) => boolean): boolean {
  const answers = answersOf(block);
  const said = `${row ?? ''} ${asksOf(other).join(' ')}`;
  if (answers.size > 0) return [...answers].every((answer) => (row !== null && STATUS_IN_ROW.test(row) ? row : said).includes(answer));
  const texts = [...codeOf(block).replaceAll(block.name, '').matchAll(/"([^"\n]{2,80})"|'([^'\n]{2,80})'|`([^`\n]{2,80})`/g)].map(([, a, b, c]) => a ?? b ?? c);
  return row !== null && refuses(block) === refuses(other) && texts.some((text) => row.includes(text));
}

/** The numbers that are expected. */
export function answersOf(block: TestBlock): Set<string> {
  return new Set(asksOf(block).flatMap((text) => text.match(STATUS) ?? []));
}

/** Go's tests ask in conditions, and say only what came instead. */
function asksOf(block: TestBlock): string[] {
  return block.tokens.grammar.name === 'go' ? codeOf(block).match(/[!=]= ?\w[\w.]{1,60}|\b(?:Equal|require\.|assert\.)[^\n]{1,200}/g) ?? [] : block.asserts;
}

const STATUS_IN_ROW = /\b[1-5]\d\d\b/;

function askedBy(block: TestBlock, side: Side, blocks: TestBlock[], names: ReadonlySet<string>): Asked[] {
  const { text, start, end } = block.tokens;
  const code = codeOf(block);
  const before = aroundOf(block);
  const spans = tablesIn(block.tokens).filter((table) => belongs(table, block, before, blocks)).flatMap(({ rows }) => rows);
  const rows = spans.filter(({ from, to }) => isChanged(side, start[from], end[to])).map(({ from, to }) => text.slice(start[from], end[to]));
  const marks = names.has(block.name) ? [] : [...before.matchAll(/\[(?:InlineData|TestCase|DataRow|TestWith)\(([^\n]{1,300})\)\]/g)].map(([, row]) => row);
  if (rows.length + marks.length > 0) return [...rows, ...marks].map((row) => ({ block, row, words: wordsIn(`${row} ${code}`) }));
  return names.has(block.name) ? [] : [{ block, row: null, words: wordsIn(`${before} ${code}`) }];
}

/** In the test or right before it, or known there by its name. */
function belongs({ from, names }: Table, block: TestBlock, before: string, blocks: TestBlock[]): boolean {
  const { tokens } = block;
  if (from > block.from && from <= block.to) return true;
  if (blocks.some((other) => other.tokens === tokens && from >= other.from && from <= other.to)) return false;
  const start = tokens.start[block.from] - before.length;
  if (from < block.from && tokens.start[from] >= start) return true;
  const reach = `${before}${codeOf(block)}`;
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(reach));
}

/** Bytes before a test that may go through a table: `for (const row of rows) {`. */
const BEFORE = 240;

/** The marks over a test, or the lines before it up to the one before. */
function aroundOf({ tokens: { text, start }, from, isCall }: TestBlock): string {
  const paragraph = text.lastIndexOf('\n\n', start[from]) + 1;
  return text.slice(isCall ? Math.max(0, start[from] - BEFORE) : paragraph, start[from]);
}

function codeOf({ tokens: { text, start, end }, from, to }: TestBlock): string {
  return text.slice(start[from], end[to]);
}

const tablesIn = once((tokens): readonly Table[] => {
  const found: Table[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (!isOp(tokens, at, '[') && !isOp(tokens, at, '{') && !isOp(tokens, at, '(')) continue;
    const rows = items(tokens, at);
    const least = isOp(tokens, at, '(') || (rows.length === 1 && tokens.kind[rows[0].from] === STRING) ? 2 : 1;
    if (rows.length < least || !rows.every(({ from, to }) => isRow(tokens, from, to))) continue;
    const head = tokens.text.slice(tokens.start[lineStart(tokens, at)], tokens.start[at]);
    const names = /=[^=>]*$/.test(head) ? (head.match(/[A-Za-z_]\w{2,}/g) ?? []).filter((name) => !/^(?:const|let|var|static|final|val|private|public|list|tuple)$/i.test(name)) : [];
    const provider = namedFunction(tokens, at)?.name;
    found.push({ from: at, names: provider === undefined || provider.length < 3 ? names : [...names, provider], rows });
  }
  return found;
});

/** `{…}`, `[…]`, `(…)`, `"…"`, `"name": {…}`, `'name' => […]`, `Arguments.of(…)`. */
function isRow(tokens: Tokens, from: number, to: number): boolean {
  if (tokens.kind[from] === STRING) {
    if (from === to) return true;
    return (isOp(tokens, from + 1, ':') || isOp(tokens, from + 1, '=>')) && isBracket(tokens, from + 2) && tokens.pair[from + 2] === to;
  }
  let open = from;
  while (open < to && (isWord(tokens, open) || isOp(tokens, open, '.') || isOp(tokens, open, '::'))) open++;
  return isBracket(tokens, open) && tokens.pair[open] === to && (open === from || /(?:Arguments\.\w+|arguments|arrayOf|listOf|pytest\.param|Case)$/i.test(tokens.text.slice(tokens.start[from], tokens.end[open - 1])));
}

function isBracket(tokens: Tokens, at: number): boolean {
  return isOp(tokens, at, '(') || isOp(tokens, at, '[') || isOp(tokens, at, '{');
}

/** In lower case, names taken apart: `force_login` says "force" and "login". */
function wordsIn(text: string): Set<string> {
  const parts = text.match(/[A-Za-z]+|\d{3,}/g) ?? [];
  return new Set(parts.flatMap((part) => part.split(/(?<=[a-z])(?=[A-Z])/)).map((word) => word.toLowerCase()).filter((word) => word.length > 2));
}
