/** Checks that were waited for and are no more: what they answer is a promise, and a promise is true. */
import type { Gone } from './conditions.ts';
import { changedText, isChanged, type Pair } from './side.ts';

const AWAITED = /\bawait\s{1,4}((?:this\.|self\.)?[\w$.]{3,80})\(/g;

/** developer.mozilla.org/docs/Web/JavaScript/Reference/Operators/await */
export function unawaited({ before, after }: Pair, shape: RegExp): Gone[] {
  const removed = [...changedText(before).matchAll(AWAITED)].map(([, name]) => name).filter((name) => shape.test(name));
  if (removed.length === 0) return [];
  return [...new Set(removed)].flatMap((name) => {
    const call = new RegExp(String.raw`(?<![\w$.])${name.replace(/[$.]/g, '\\$&')}\([^;{}]{0,300}?\)`, 'g');
    const bare = [...after.text.matchAll(call)].find(({ 0: { length }, index }) => isChanged(after, index, index + length) && isAstray(after.text, index, index + length));
    return bare === undefined ? [] : [{ at: bare.index, evidence: name, says: `nobody waits for ${name} any more, and the promise that it gives is always true` }];
  });
}

/** Asked itself, a statement of its own, or given to a name that nobody waits for. */
function isAstray(text: string, start: number, end: number): boolean {
  if (/^\s{0,20}\.(?:then|catch|finally)\b|^\s{0,4}\{/.test(text.slice(end, end + 40))) return false;
  const before = text.slice(Math.max(0, start - 80), start);
  const [, name] = /(?<![\w$])([\w$]{1,60})\s{0,4}(?<![=!<>])=\s{0,4}$/.exec(before) ?? [];
  if (name !== undefined) return !new RegExp(String.raw`\bawait\s{1,4}${name}\b|\b${name}\.then\b|\bPromise\.`).test(text);
  return /(?:\b(?:if|while)\s{0,2}\(\s{0,2}!{0,2}|!\(?|&&\s{0,4}|\|\|\s{0,4}|[;{}\n]\s{0,60})$/.test(before);
}
