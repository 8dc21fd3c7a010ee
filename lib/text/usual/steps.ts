/**
 * `const detail = trace(e);`, `res.send(detail);` as `res.send(trace(e));`: a value that has a name for the next statement alone, and is an argument,
 * a field or what is given back there. The value stays where it is; what stands around its name comes to it. Names that say what the value is for
 * are left, since rules ask for them.
 */
import type { Grammar } from '../grammar.ts';
import { DOT, beforeBlanks, beforeWord, isWord, lineBefore, lineBehind, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

const GAP = '[ \\t]{1,9}';
const NAME = '(?<name>[A-Za-z_]\\w{0,40})';
/** Types that say no more than that it is a text, a number or anything. */
const TYPE = '(?:[sS]tring|[iI]nt(?:eger)?|[lL]ong|[bB]ool(?:ean)?|[dD]ouble|[fF]loat|[oO]bject|Any)\\??';
const GIVEN = `${GAP}=${GAP}(?<value>[^\\n]{3,160}?)`;

/** A line that gives a value a name, by language. */
const MADE: Record<string, RegExp> = Object.fromEntries(Object.entries({
  js: `(?:const|let|var)${GAP}${NAME}${GIVEN};?`,
  py: `${NAME}${GIVEN}`,
  java: `(?:final${GAP})?(?:var|${TYPE})${GAP}${NAME}${GIVEN};`,
  csharp: `(?:var|${TYPE})${GAP}${NAME}${GIVEN};`,
  kotlin: `va[lr]${GAP}${NAME}(?::${GAP}${TYPE})?${GIVEN}`,
  scala: `va[lr]${GAP}${NAME}(?::${GAP}${TYPE})?${GIVEN}`,
  swift: `(?:let|var)${GAP}${NAME}(?::${GAP}${TYPE})?${GIVEN}`,
  dart: `(?:final|var|${TYPE})${GAP}${NAME}${GIVEN};`,
  go: `${NAME}${GIVEN.replace('=', ':=')}`,
  rust: `let${GAP}(?:mut${GAP})?${NAME}(?::${GAP}[^=\\n]{1,40})?${GIVEN};`,
  php: `\\$${NAME}${GIVEN};`,
  ruby: `${NAME}${GIVEN}`,
}).map(([language, line]) => [language, new RegExp(`^(?<indent>[ \\t]*)${line}[ \\t\\r]*$`, 'd')]));

/** What a value is for. */
const SPEAKING = /pass|pwd|secret|token|key|salt|iv$|nonce|otp|code|pin$|hash|digest|sess|id$|cookie|cred|sign|seed|u?uid|guid|invite|voucher|coupon|link|captcha|auth|role|admin|user|owner|sql|query|stmt|cmd|command|url|uri|host|path|file|dir|html|rand|rng|expire|ttl|digits|slug|len$|length|size|count|num|amount|points|quantity|qty|coins|cents|price|page|limit|offset|dto$|^vm$|^[nr]$/i;
/** A lone name or literal, a function, what opens a block or goes on. */
const NO_VALUE = /^(?:[\w$]*|-?\d[\w.]*|(['"])(?:(?!\1).)*\1|`(?:[^`$]|\$(?!\{))*`)$|=>|\bfunction\b|\blambda\b|\b(?:return|throw)\b|^(?:async|await import|require|yield|if|when|match|try|unless|do|switch|case|func|fn|\|)\b|<[\w ]+,|[bB](?:ase)?64|\/\/|#|\/\*|[([{,=+\-*/?:&|.<\\]$|;/;
/** Numbers by chance, which matter where they become something that nobody may guess. */
const CHANCE = /[rR]and(?:om|\b)|nextInt|getrandbits/;
/** Statements in which a name is asked about. */
const ASKS = /^(?:\}\s*)?(?:if|elif|elsif|else|unless|while|until|for|foreach|switch|case|when|match|guard|assert|catch|except|with|using|def|function|func|fn|class)\b/;
/** What an argument, a field and what is given back stand behind and before. */
const BEFORE = /(?:[([{,:]|(?<![=!<>])=|=>|\breturn|\bthrow|\becho|\braise)[ \t]*$/;
const BEHIND = /^[ \t]*(?:[)\]},;]|$)/;
/** Bytes in which a name may be used again. */
const REST = 3000;
/** Bytes of a line; bytes behind a name in which it is looked for before anything else is. */
const LONGEST = 300;
const NEAR = 250;

/** A value, the name it has in the line that begins at `line`, and the next line in which something stands. */
interface Step { name: string; line: number; valueAt: number; valueEnd: number; next: number }
/** And where in that line its name is. */
interface Used extends Step { use: number }

export function takeSteps(text: string, start: number, end: number, { name, family }: Grammar, edit: Edit): void {
  const made = MADE[name] ?? MADE[family];
  if (made === undefined) return;
  const steps = stepsIn(text, start, end, name === 'go' ? ' := ' : ' = ', made, name === 'php' ? '$' : '');
  let taken = Infinity;
  for (let last = steps.length - 1; last >= 0; last--) {
    const { next } = steps[last];
    // a statement whose value was taken on is none that another could go to
    if (next >= end || next === taken) continue;
    let first = last;
    while (first > 0 && steps[first - 1].next === steps[first].line) first--;
    const used = usedIn(text, next, steps.slice(first, last + 1));
    if (used.length === 0) continue;
    write(text, next, used, family, edit);
    taken = used[0].line;
    last -= used.length - 1;
  }
}

function stepsIn(text: string, start: number, end: number, gives: string, shape: RegExp, sigil: string): Step[] {
  const steps: Step[] = [];
  for (const at of placesOf(text, gives, start, end)) {
    const nameEnd = beforeBlanks(text, at);
    const word = text.slice(beforeWord(text, nameEnd), nameEnd);
    const behind = text.indexOf('\n', at);
    if (word === '' || behind < 0 || !isUsedNext(text, behind, word)) continue;
    const before = lineBefore(text, at);
    const line = at - (before?.length ?? 0);
    const found = before === null ? null : shape.exec(lineBehind(text, line));
    if (found === null || found[0].length > LONGEST) continue;
    const { indent, name, value } = found.groups!;
    const [valueAt, valueEnd] = found.indices!.groups!.value.map((offset) => line + offset);
    // the sign may be one of the value's own: `a ? b : c = d`
    if (valueAt < at || text.slice(at + gives.length, valueAt).trim() !== '' || NO_VALUE.test(value) || SPEAKING.test(name) || !isBalanced(value)) continue;
    const next = nextLine(text, valueEnd);
    if (text.startsWith(indent, next) && !/\s/.test(text[next + indent.length] ?? ' ')) steps.push({ name: sigil + name, line, valueAt, valueEnd, next });
  }
  return steps;
}

/** May the next place of a name be one where a value could stand for it? Asked first, since it seldom is. */
function isUsedNext(text: string, from: number, name: string): boolean {
  const near = text.slice(from, from + NEAR);
  const at = near.indexOf(name);
  return at > 0 && !isWord(near.charCodeAt(at - 1)) && near.charCodeAt(at - 1) !== DOT && ' ),;]}\r\n'.includes(near[at + name.length] ?? ' ');
}

const LINE_END = /[^\n]*\n(?:[ \t\r]*\n)*/y;

/** Where the next line begins in which something stands. */
function nextLine(text: string, at: number): number {
  LINE_END.lastIndex = at;
  return LINE_END.test(text) ? LINE_END.lastIndex : text.length;
}

/** The last of the steps that the line uses, each once and in their order. */
function usedIn(text: string, line: number, steps: Step[]): Used[] {
  const written = lineBehind(text, line);
  const used: Used[] = [];
  if (written.length > LONGEST || ASKS.test(written.trimStart())) return used;
  let before = Infinity;
  for (const step of steps.toReversed()) {
    const [use, ...others] = usesOf(step.name, text, line, line + REST);
    if (use === undefined || use >= Math.min(before, line + written.length) || others.length > 0) break;
    const [head, rest] = [text.slice(line, use), written.slice(use - line + step.name.length)];
    if (!BEFORE.test(head) || !BEHIND.test(rest) || isOpen(head) || (CHANCE.test(text.slice(step.valueAt, step.valueEnd)) && !isGivenOn(head))) break;
    before = use;
    used.unshift({ ...step, use });
  }
  return used;
}

/** Does the statement give a value to a name that says what it is for? */
function isGivenOn(head: string): boolean {
  const sign = head.indexOf('=');
  return sign >= 0 && SPEAKING.test(head.slice(0, sign));
}

/** Where a name stands that is no part of another, nor a field. */
function usesOf(name: string, text: string, from: number, to: number): number[] {
  return placesOf(text, name, from, to).filter((at) => !/[\w$.@]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + name.length] ?? ''));
}

/** Is a text open at its end? */
function isOpen(code: string): boolean {
  return /["'`]/.test(withoutTexts(code));
}

function isBalanced(value: string): boolean {
  const bare = withoutTexts(value);
  let depth = 0;
  for (const sign of bare) {
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) return false;
  }
  return depth === 0 && !isOpen(bare);
}

function withoutTexts(code: string): string {
  return code.replace(/(["'`])(?:(?!\1)[^\\]|\\.)*\1/g, '');
}

/** @param next where the line begins that uses the steps */
function write(text: string, next: number, steps: Used[], family: string, edit: Edit): void {
  const indent = /[ \t]*/y.exec(text.slice(next))![0].length;
  let from = next + indent;
  let to = steps[0].line + indent;
  for (const { name, valueAt, valueEnd, use } of steps) {
    const isField = family === 'js' && isShorthand(text.slice(next, use), text[use + name.length]);
    // nothing is taken away where nothing may be put in
    if (!edit(to, valueAt, text.slice(from, use) + (isField ? `${name}: ` : ''))) return;
    from = use + name.length;
    to = valueEnd;
  }
  edit(to, from);
}

/** `{ detail }` of JavaScript. */
function isShorthand(head: string, behind: string): boolean {
  if (!/[{,][ \t]*$/.test(head) || !' ,}'.includes(behind)) return false;
  let depth = 0;
  for (let at = head.length - 1; at >= 0; at--) {
    if (')]}'.includes(head[at])) depth++;
    else if ('([{'.includes(head[at]) && depth-- === 0) return head[at] === '{';
  }
  return false;
}
