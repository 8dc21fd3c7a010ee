/** `a?.b`, `a!.b`, `a!!.b`, `a&.b` and `$a?->b` as `a.b` and `$a->b`: what is asked of an object is the same where it may be missing. */
import type { Grammar } from '../grammar.ts';
import { CLOSE, CLOSE_SQUARE, OPEN, OPEN_SQUARE, isQuote, isWord, placesOf, standsInText } from './bytes.ts';
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

export function writeChains(text: string, start: number, end: number, { name, family }: Grammar, edit: Edit): void {
  for (const [written, usual] of LINKS[name] ?? LINKS[family] ?? NONE) {
    for (const at of placesOf(text, written, start, end)) {
      const behind = text.charCodeAt(at + written.length);
      // `a?.[0]`, `f?.()` of JavaScript; of `a?.['b']` missing.ts makes `a.b`
      const isIndexed = family === 'js' && (behind === OPEN || (behind === OPEN_SQUARE && !isQuote(text.charCodeAt(at + written.length + 1))));
      if (family === 'js' && behind === OPEN_SQUARE && !isIndexed && endsValue(text.charCodeAt(at - 1))) edit(at, at + 1);
      if ((!isIndexed && !(isWord(behind) && !(behind >= 48 && behind <= 57))) || !endsValue(text.charCodeAt(at - 1)) || standsInText(text, at)) continue;
      edit(at, at + written.length - (isIndexed ? 0 : usual.length));
    }
  }
}

function endsValue(byte: number): boolean {
  return isWord(byte) || byte === CLOSE || byte === CLOSE_SQUARE || isQuote(byte);
}
