/** Where a text holds characters that are not seen, turn its direction or look like letters of another script: no ASCII keyword leads there. */
import type { KeywordHit, Prefilter } from '../prefilter.ts';

/** The keyword of rules about such characters: bytes that stand in no UTF-8 text. */
export const UNUSUAL = '\x80\x80\x80';

/**
 * As UTF-8 bytes, each run once: U+200B–200F, 202A–202E, 2060–206F, FEFF, FE00–FE0E, fillers of Hangul (115F, 1160, 3164, FFA0), U+180E, tags and
 * variation selectors (E0000–E01EF); and a letter of Greek or Cyrillic beside a Latin one.
 */
const HIDDEN = '\\xe2\\x80[\\x8b-\\x8f\\xaa-\\xae]|\\xe2\\x81[\\xa0-\\xaf]|\\xef\\xbb\\xbf|\\xef\\xb8[\\x80-\\x8f]|\\xe3\\x85\\xa4|\\xef\\xbe\\xa0|\\xe1\\x85[\\x9f\\xa0]|\\xe1\\xa0\\x8e|\\xf3\\xa0[\\x80\\x81\\x84-\\x87][\\x80-\\xbf]';
const FOREIGN = '[\\xce-\\xd4][\\x80-\\xbf](?:(?<=[A-Za-z]..)|(?=[A-Za-z]))';
/** What each of those places begins with: most texts hold none of these bytes. */
const BEGINS = /[\xce-\xd4\xe1-\xe3\xef\xf3]/;
const PLACES = new RegExp(`(?=${BEGINS.source})(?:(?:${HIDDEN})+|${FOREIGN})`, 'gs');
/** The selector of emoji: alone it says nothing. */
const EMOJI = '\xef\xb8\x8f';

/** A prefilter that finds the places of unusual characters, too. `word`: the index of UNUSUAL among its keywords; -1 when no rule asks for them. */
export function withUnusual(keywords: Prefilter, word: number): Prefilter {
  if (word < 0) return keywords;
  return {
    find: (text) => {
      const hits = keywords.find(text);
      const places = placesIn(text, word);
      return places.length > 0 ? [...hits, ...places] : hits;
    },
    has: (text) => keywords.has(text) || placesIn(text, word).length > 0,
  };
}

function placesIn(text: string, word: number): KeywordHit[] {
  const hits: KeywordHit[] = [];
  if (!BEGINS.test(text)) return hits;
  for (const { 0: found, index } of text.matchAll(PLACES)) {
    if (found === EMOJI || (found.length === 2 && standsInBytes(text, index))) continue;
    const at = found.length === 2 ? wordStart(text, index) : index;
    if (hits[hits.length - 1]?.at !== at) hits.push({ word, at });
  }
  return hits;
}

/** What UTF-8 never has: these bytes, a start without what follows, and what follows without a start. */
const NO_TEXT = /[\xc0\xc1\xf5-\xff]|[\xc2-\xdf](?![\x80-\xbf])|[\xe0-\xef](?![\x80-\xbf]{2})|[\xf0-\xf4](?![\x80-\xbf]{3})|(?<![\x80-\xff])[\x80-\xbf]/;
/** In bytes, on each side. */
const SEEN = 160;

/** Images and compressed text hold every pair of bytes sooner or later, and beside it what is no text. */
function standsInBytes(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  // a character that is cut at either end is still one
  const before = text.slice(Math.max(from, at - SEEN), at).replace(/^[\x80-\xbf]{1,3}/, '');
  const behind = text.slice(at, Math.min(end < 0 ? text.length : end, at + SEEN)).replace(/[\xc2-\xf4][\x80-\xbf]{0,2}$/, '');
  return NO_TEXT.test(before) || NO_TEXT.test(behind);
}

const LONGEST_NAME = 100;

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > at - LONGEST_NAME && /[\w$\x80-\xff]/.test(text[start - 1] ?? '')) start--;
  return start;
}

const NAMES: Record<number, string> = {
  0x200b: 'zero width space', 0x200c: 'zero width non-joiner', 0x200d: 'zero width joiner', 0x200e: 'left-to-right mark', 0x200f: 'right-to-left mark',
  0x202a: 'left-to-right embedding', 0x202b: 'right-to-left embedding', 0x202c: 'end of direction', 0x202d: 'left-to-right override', 0x202e: 'right-to-left override',
  0x2060: 'word joiner', 0x2066: 'left-to-right isolate', 0x2067: 'right-to-left isolate', 0x2068: 'first strong isolate', 0x2069: 'end of isolate',
  0xfeff: 'byte order mark', 0x115f: 'Hangul filler', 0x1160: 'Hangul filler', 0x3164: 'Hangul filler', 0xffa0: 'Hangul filler',
};
const MOST_NAMED = 3;

/** "U+202E right-to-left override"; tags are written out as the text they hide. */
export function nameUnusual(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  const codes = [...text].map((char) => char.codePointAt(0)!).filter((code) => code > 0x7f);
  const tags = codes.filter((code) => code >= 0xe0020 && code <= 0xe007e);
  if (tags.length > 0) return `${codes.length} tag characters that spell "${tags.map((code) => String.fromCharCode(code - 0xe0000)).join('').slice(0, 60)}"`;
  const shown = [...new Set(codes)].slice(0, MOST_NAMED).map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')} ${NAMES[code] ?? script(code)}`.trimEnd());
  return codes.length > MOST_NAMED ? `${codes.length} characters: ${shown.join(', ')}` : shown.join(', ');
}

function script(code: number): string {
  if (code >= 0x370 && code < 0x400) return 'of Greek';
  if (code >= 0x400 && code < 0x530) return 'of Cyrillic';
  return (code >= 0xfe00 && code < 0xfe10) || code >= 0xe0100 ? 'variation selector' : '';
}

/** Letters that look like Latin ones: Cyrillic (aeopcyxisjhdqw, ABEKMHOPCTYXIJS), and those of Greek that are told apart in no font. */
const LOOK_ALIKE =
  /^[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7]+$/u;

/** A word of mostly Latin letters in which every other letter passes for one: `admin` with a Cyrillic a. */
export function mixesScripts(bytes: string): boolean {
  const letters = Buffer.from(bytes, 'latin1').toString('utf8').replace(/[\d_$]/g, '');
  const foreign = letters.replace(/[A-Za-z]/g, '');
  return LOOK_ALIKE.test(foreign) && letters.length - foreign.length >= Math.max(2, foreign.length);
}
