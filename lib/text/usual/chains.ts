/** `a?.b`, `a!.b`, `a!!.b`, `a&.b` and `$a?->b` as `a.b` and `$a->b`: what is asked of an object is the same where it may be missing. */
import type { Grammar } from '../grammar.ts';
import { CLOSE, CLOSE_SQUARE, isQuote, isWord, placesOf, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

/** By language: how a member is asked for, and what of that is left. */
const LINKS: Record<string, [written: string, usual: string][]> = {
  js: [['?.', '.']],
  ts: [['?.', '.'], ['!.', '.']],
  tsx: [['?.', '.'], ['!.', '.']],
  kotlin: [['?.', '.'], ['!!.', '.']],
  swift: [['?.', '.'], ['!.', '.']],
  csharp: [['?.', '.'], ['!.', '.']],
  dart: [['?.', '.'], ['!.', '.']],
  ruby: [['&.', '.']],
  php: [['?->', '->']],
};
const NONE: [string, string][] = [];
/** A name; of `?.['a']`, where the dot stays, missing.ts makes `.a`. `?.5 : b` and `?.[0]`, `?.()` are others. */
const MEMBER = /^(?:[A-Za-z_$]|\[["'])/;

export function writeChains(text: string, start: number, end: number, { name, family }: Grammar, edit: Edit): void {
  for (const [written, usual] of LINKS[name] ?? LINKS[family] ?? NONE) {
    for (const at of placesOf(text, written, start, end)) {
      if (!endsValue(text.charCodeAt(at - 1)) || standsInText(text, at)) continue;
      const behind = at + written.length;
      if (MEMBER.test(text.slice(behind, behind + 2))) edit(at, behind - usual.length);
      else if (family === 'js' && (text[behind] === '(' || text[behind] === '[')) edit(at, behind);
    }
  }
}

function endsValue(byte: number): boolean {
  return isWord(byte) || byte === CLOSE || byte === CLOSE_SQUARE || isQuote(byte);
}
