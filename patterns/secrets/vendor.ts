/** States a vendor's credential once: the shape is the example, and title, reasons and pattern follow from it. */
import type { Confidence, Rule, Severity, Trait } from '../../lib/types.ts';

export interface VendorKey {
  id: string;
  /** The service's name for people. */
  owner: string;
  /** What the vendor calls it; API key when absent. */
  what?: string;
  /** Where the vendor describes the format, or where a key is revoked. */
  page?: string;
  severity?: Severity;
  confidence?: Confidence;
  /**
   * The credential as an example is written: `ghp_{{30}}{{crc32}}`, `sk_live_{{24-99}}`. A shape needs a fixed beginning of 3 bytes,
   * unless `words` name the service.
   */
  shapes: string[];
  /** Words, one of which must stand before a value that has no beginning of its own: `datadog_api_key = "…"`. */
  words?: string[];
  proof?: string;
  where?: Record<string, Trait>;
  /** More lines that must hit, beside the shapes themselves. */
  bad?: Record<string, string[]>;
  /** Look-alikes that must stay silent, beside the shapes cut short and inside longer words. */
  good?: Record<string, string[]>;
}

/** Alphabet → characters of a class, and what must not follow the value. */
const ALPHABETS: Record<string, [string, string]> = {
  alnum: ['A-Za-z0-9', '\\w'],
  hex: ['0-9a-f', '\\w'],
  HEX: ['0-9A-F', '\\w'],
  digits: ['0-9', '\\w'],
  lower: ['a-z0-9', '\\w'],
  upper: ['A-Z0-9', '\\w'],
  letters: ['a-z', '\\w'],
  base32: ['A-Z2-7', '\\w'],
  base58: ['1-9A-HJ-NP-Za-km-z', '\\w'],
  base64: ['A-Za-z0-9+/', '\\w+/'],
  base64url: ['\\w-', '\\w-'],
};

const PARTS: Record<string, string> = {
  uuid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  crc32: '[A-Za-z0-9]{6}',
  'crc32:hex': '[0-9a-f]{8}',
  'crc32:le': '[0-9a-fA-F]{8}',
  'crc32:all': '[0-9A-Fa-f]{8}',
  'crc32:gitlab': '[0-9a-z]{7}',
};

/** What every rule for a vendor's credential says, without where to find it. */
export function credentialOf(
  key: Pick<VendorKey, 'id' | 'owner' | 'what' | 'page' | 'severity'>,
): Omit<Rule, 'near' | 'find' | 'bad' | 'good'> {
  const { what = 'API key' } = key;
  return {
    id: key.id,
    category: 'secret',
    cwe: [798],
    services: [key.owner],
    severity: key.severity ?? 'high',
    title: `${key.owner} ${what}`,
    why: `Whoever reads ${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what} can use it, and it stays in the history after the line is gone.`,
    fix: `Revoke it at ${key.owner}${key.page ? ` (${key.page})` : ''}, then read a new one from the environment or a secret store.`,
  };
}

/** The rule for a vendor's credential. Throws when a shape has no fixed beginning and no word stands for it. */
export function vendorKey(key: VendorKey): Rule {
  const { words } = key;
  return {
    ...credentialOf(key),
    near: words ?? shortest(key.shapes.map(beginning)),
    find: words ? key.shapes.map((shape) => namedPattern(words, shape)) : key.shapes.map(stickyPattern),
    ...(key.where ? { where: key.where } : {}),
    ...(key.proof ? { proof: key.proof } : {}),
    ...(key.confidence ? { confidence: key.confidence } : {}),
    bad: { js: key.shapes.map((shape) => `const key = ${words ? `{ ${words[0]}_key: "${shape}" }` : `"${shape}"`};`), ...key.bad },
    good: { js: words ? [`const key = "${key.shapes[0]}";`] : silences(key.shapes), ...key.good },
  };
}

function beginning(shape: string): string {
  const fixed = shape.split('{{')[0].toLowerCase();
  if (fixed.length < 3) throw new Error(`the shape ${shape} has no beginning of three bytes`);
  return fixed;
}

/** The beginning alone, as documentation shows it, and the whole inside a longer word. */
function silences(shapes: string[]): string[] {
  return [`const hint = "${shapes[0].split('{{')[0]}...";`, `const longer = "x${shapes[0]}";`];
}

/** Words that begin with another of the words add nothing. */
function shortest(words: string[]): string[] {
  return [...new Set(words)].filter((word) => !words.some((other) => other !== word && word.startsWith(other)));
}

function stickyPattern(shape: string): RegExp {
  return new RegExp(`(?<![\\w+-])(?<value>${body(shape)})(?![${ending(shape)}])`, 'y');
}

/** The service's word, the rest of a name, an operator or bracket, perhaps a quote, and the value. */
function namedPattern(words: string[], shape: string): RegExp {
  const names = words.map(escaped).join('|');
  const between = '[\\w .-]{0,30}["\'`\\]]{0,2}\\s{0,4}(?:[:=]{1,2}>?|,|\\()\\s{0,4}["\'`]?';
  return new RegExp(`(?:${names})${between}(?<![\\w-])(?<value>${body(shape)})(?![${ending(shape)}])`, 'yi');
}

function body(shape: string): string {
  return shape
    .split(/(\{\{[^{}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? characters(part.slice(2, -2)) : escaped(part)))
    .join('');
}

function characters(placeholder: string): string {
  if (PARTS[placeholder]) return PARTS[placeholder];
  const [count, name = 'alnum'] = placeholder.split(':');
  return `[${alphabet(name)[0]}]{${count.replace('-', ',')}}`;
}

function ending(shape: string): string {
  const last = [...shape.matchAll(/\{\{([^{}]*)\}\}/g)].at(-1)?.[1] ?? '';
  return PARTS[last] ? '\\w' : alphabet(last.split(':')[1] ?? 'alnum')[1];
}

function alphabet(name: string): [string, string] {
  const found = ALPHABETS[name];
  if (!found) throw new Error(`no alphabet is called ${name}`);
  return found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
