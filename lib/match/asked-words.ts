/** Words that a whole text must hold where the claims of a rule are to hold, and those that it must not: asked before anything is read or followed. */
import type { Trait } from '../types.ts';

/** Plain data: the build writes it into the bundle for every rule. */
export interface Asked {
  some: Words[];
  /** None of these stands in the text. */
  none: string[];
}

/** One of these stands in the text; where `anyBlanks`, in the text without its white space. */
interface Words { of: string[]; anyBlanks: boolean }

/** Claims about the text around a match, white space apart. */
const AROUND: ReadonlySet<string> = new Set(['beside', 'within']);
/** Claims that hold only where one of these words does. */
const IMPLIED: ReadonlyMap<string, Words> = new Map([['merges', { of: ['] = ', ']=', ']??=', ']||='], anyBlanks: true }]]);
/** `req.`: a word of the code, and not what is said about it, as in "comes from a message". */
const CODE_WORD = /^\W*(\w+)\W*$/;
/** Words of a list beyond which asking for them costs more than it saves. */
const MOST = 60;

/** Where nothing is asked of the text, null. `isText`: the claims are those of expressions, of which only `text-says` speaks of the whole text. */
export function askedOf(where: Record<string, Trait>, isText: boolean): Asked | null {
  const claims = Object.values(where);
  const some = claims.flatMap((claim) => wordsAsked(claim, isText)).filter(({ of }) => of.length <= MOST);
  const none = claims.flatMap(wordsRefused);
  return some.length + none.length === 0 ? null : { some, none };
}

function wordsAsked(trait: Trait, isText: boolean): Words[] {
  if (typeof trait === 'string') return IMPLIED.has(trait) ? [IMPLIED.get(trait)!] : [];
  if ('not' in trait) return [];
  if ('all' in trait) return trait.all.flatMap((part) => wordsAsked(part, isText));
  if ('any' in trait) {
    const parts = trait.any.map((part) => wordsAsked(part, isText)[0]);
    return parts.every((part) => part !== undefined) ? [{ of: [...new Set(parts.flatMap(({ of }) => of))], anyBlanks: parts.some(({ anyBlanks }) => anyBlanks) }] : [];
  }
  const words = trait.of.map(String);
  if (trait.trait === 'text-says') return [{ of: words, anyBlanks: false }];
  if (isText) return [];
  if (AROUND.has(trait.trait)) return [{ of: words.map((word) => word.replaceAll(' ', '')), anyBlanks: true }];
  const names = trait.trait === 'from' ? words.map((word) => CODE_WORD.exec(word)?.[1] ?? '') : [''];
  return names.includes('') ? [] : [{ of: names, anyBlanks: false }];
}

function wordsRefused(trait: Trait): string[] {
  if (typeof trait === 'string') return [];
  if ('all' in trait) return trait.all.flatMap(wordsRefused);
  return 'not' in trait && typeof trait.not === 'object' && 'trait' in trait.not && trait.not.trait === 'text-says' ? trait.not.of.map(String) : [];
}

/** Bytes of a text beyond which most words stand in it, and to look for them takes longer. */
const LONGEST = 64 * 1024;

/** What is asked of the latest text is asked once. */
let latest = { text: '', squeezed: '', answers: new Map<Asked, boolean>() };

export function saysWhatIsAsked(asked: Asked | undefined, text: string): boolean {
  if (asked === undefined || text.length > LONGEST) return true;
  if (latest.text !== text) latest = { text, squeezed: '', answers: new Map() };
  const { answers } = latest;
  let answer = answers.get(asked);
  if (answer === undefined) answers.set(asked, (answer = asked.some.every(holdsOne) && !stands(asked.none, text)));
  return answer;
}

function holdsOne({ of, anyBlanks }: Words): boolean {
  if (stands(of, latest.text)) return true;
  return anyBlanks && stands(of, (latest.squeezed ||= latest.text.replace(/\s+/g, '')));
}

function stands(words: string[], text: string): boolean {
  return words.some((word) => text.includes(word));
}
