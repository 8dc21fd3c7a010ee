/** The closed set of traits that a text rule may ask of its holes. */
import type { Trait } from '../../types.ts';
import { isAgentPath } from './agent-paths.ts';
import { isCleaned } from './cleaned-names.ts';
import { backtracks } from './backtracking.ts';
import { entropy, naturalness } from './entropy.ts';
import { filledExpression } from './filled-expressions.ts';
import { isFileOfKind } from './file-kinds.ts';
import { isLeftOpen } from '../access/left-open.ts';
import { leavesQuotes } from './own-escapes.ts';
import { isConfigPath, isTranslationPath } from './secret-paths.ts';
import { namesCredential } from './credential-names.ts';
import { namesSecurity } from './security-names.ts';
import { looksLikeReference, looksLikeText } from './stand-ins.ts';
import { looksLikePlaceholder } from './placeholder.ts';
import { asksForRights } from '../access/rights-asked.ts';
import { mixesScripts } from './unusual.ts';

/** One hole of a match, the other holes beside it, and the path of the text. The hole `path` is the path itself. */
export interface Hole {
  value: string;
  groups: Record<string, string | undefined>;
  path: string;
  /** All of the text, where more than the path is asked. */
  text?: string;
  /** Where the value stands in it. */
  at?: number;
}

type Test = (hole: Hole, of: (string | number)[]) => boolean;

const CHARSETS: Record<string, RegExp> = {
  alnum: /^[A-Za-z0-9]+$/,
  hex: /^(?:[0-9a-f]+|[0-9A-F]+)$/,
  digits: /^[0-9]+$/,
  base32: /^[A-Z2-7]+=*$/,
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  base64url: /^[\w-]+={0,2}$/,
  printable: /^[\x21-\x7e]+$/,
};

const TESTS: Record<string, Test> = {
  /** Meant to be replaced, or nothing but common words. Without this trait such a value is a possible finding. */
  placeholder: ({ value }) => looksLikePlaceholder(value),
  /** Stands for a value that comes from elsewhere: ${VAR}, process.env.X, {{ .Values.x }}, vault:…, a call, a path. */
  reference: ({ value }) => looksLikeReference(value),
  /** Text for people, a type, a validation rule or an identifier. */
  word: ({ value }) => looksLikeText(value),
  /** At least so many bits per character. */
  entropy: ({ value }, [bits]) => entropy(value) >= Number(bits),
  /** Only characters of the named set. */
  charset: ({ value }, [name]) => charset(name).test(value),
  /** Bytes, inclusive. */
  length: ({ value }, [min, max]) => value.length >= Number(min) && value.length <= Number(max ?? Infinity),
  /** Hex digest, UUID or integrity string. */
  hash: ({ value }) => HASH.test(value),
  /** Of a format that has a proof or a structure and a rule of its own, as the hash of a password: the generic rules leave it to that. */
  'has-proof': ({ value }) =>
    /^(?:gh[pousr]_|npm_|glsa_|ATATT3|ATBB|cf(?:k|ut|at)_|AGE-SECRET|AKIA|ASIA|pypi-Ag|-----BEGIN|\$(?:2[abxy]|argon2(?:id|i|d)|[156y]|apr1|pbkdf2-sha\d+)\$|pbkdf2[_:]sha)|^eyJ[\w-]+\.eyJ/.test(value),
  /** base64 of a PEM private key. */
  'encodes-private-key': ({ value }) =>
    /^-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY/.test(Buffer.from(value.slice(0, 120), 'base64').toString('latin1')),
  /** A regular expression that may take exponential time, `flags` beside it; in a text its backslashes may stand twice, and constants of the same text are put in (`filled`). */
  backtracks: ({ value, groups, text = '' }) => backtracks(groups.filled ? (filledExpression(value, groups.filled, text) ?? '') : groups.quote ? value.replaceAll('\\\\', '\\') : value, /i/.test(groups.flags ?? '')),
  /** A UUID, bare or as a URN. */
  uuid: ({ value }) => /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  /** Lower- or upper-case letters and digits together, or letters no language has: what generators make and people do not type. */
  random: ({ value }) => looksRandom(value),
  /** Words and numbers that only look mixed: Expr1Statement2, X-Api-Key-V2, sha256WithRSA. */
  composed: ({ value }) => looksComposed(value),
  /** A name (with the hole `head` before it, if there is one) that means such a credential: password, secret or token. */
  names: ({ value, groups }, [kind]) => namesCredential(`${groups.head ?? ''}${value}`, String(kind)),
  /** The name of a function that checks, refuses, protects, permits or looks: check, refusal, protection, permission or look. */
  'security-name': ({ value }, [kind]) => namesSecurity(value, String(kind)),
  /** The same words as another hole, with the hole `head` or without, whatever the case and punctuation: password: "password", HKDFSecret = "HKDFSecret", bind_password: "bindpw"; or the last of them: MAIL_OUTGOING_PASS: 'outgoingPass'. */
  echoes: ({ value, groups }, [other]) => [groups[other] ?? '', `${(groups.head ?? '').replace(/^.*\./, '')}${groups[other] ?? ''}`].some((name) => repeats(value, name)),
  /** With a digit, a symbol or both cases: no plain word. */
  typed: ({ value }) => /[0-9]|[^\w.-]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value)),
  /** Two to five words that somebody made up, with digits or signs in them, rather than wrote for readers. */
  phrase: ({ value }) => looksLikePhrase(value),
  /** A port and nothing else. */
  port: ({ value }) => /^\d{1,5}$/.test(value) && Number(value) < 65536,
  /** A host of documentation and tests: RFC 2606, and the names they like. */
  'example-host': ({ value }) =>
    /^(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|(?:(?:my|your)?(?:domain|company)|host|sample)\.com|foo\.com|bar\.com|hostname|host)$/i.test(value),
  /** base64 of a name, a colon and a password, all printable. */
  'basic-credentials': ({ value }) => /^[\x20-\x7e]{1,100}:[\x20-\x7e]{1,200}$/.test(Buffer.from(value, 'base64').toString('latin1')),
  /** base64 of a decimal number of 17 to 20 digits, up to the first dot: the id in a Discord token. */
  'discord-id': ({ value }) => /^\d{17,20}$/.test(Buffer.from(value.split('.')[0], 'base64url').toString('latin1')),
  /** Another hole (the first of the list) that has one of the words, case ignored. */
  beside: ({ groups }, [other, ...words]) => words.some((word) => (groups[other] ?? '').toLowerCase().includes(String(word))),
  /** Equal to one of these words, case ignored. */
  one: ({ value }, words) => words.includes(value.toLowerCase()),
  /** Ends with one of these, case ignored. */
  ends: ({ value }, words) => words.some((word) => value.toLowerCase().endsWith(String(word))),
  /** A path that AI assistants take orders from: CLAUDE.md, .cursorrules and the like. */
  'agent-path': ({ value }) => isAgentPath(value),
  /** A word of Latin letters in which some are look-alikes of another script. */
  'mixed-script': ({ value }) => mixesScripts(value),
  /** Begins with one of these. */
  starts: ({ value }, words) => words.some((word) => value.startsWith(String(word))),
  /** A path whose values stand without quotes: env, ini, properties, YAML, shell, Dockerfile … */
  'config-path': ({ value }) => isConfigPath(value),
  /** A path of one of these kinds of file: see FILE_KINDS. */
  file: ({ value }, kinds) => kinds.some((kind) => isFileOfKind(value, String(kind))),
  /** A name to which the script of the same page gives nothing but what a sanitizer made: `$: body = DOMPurify.sanitize(x)`. */
  cleaned: ({ value, text = '' }) => isCleaned(text, value),
  /** Somewhere in the text stands one of these, as it is written. */
  'text-says': ({ text = '' }, words) => words.some((word) => text.includes(String(word))),
  /** A function of the text that writes `<` as an entity and leaves quotes as they are. */
  'quotes-left': ({ value, text = '' }) => leavesQuotes(text, value),
  /** The last word of a function that is named for a check and asks before only whether something is there. */
  'left-open': ({ text = '', at = 0, path }) => isLeftOpen(text, at, path),
  /** The text asks what somebody may do, and not only whether he is known. */
  'rights-asked': ({ text = '', path }) => asksForRights(text, path),
  /** A path that holds translations. */
  'translation-path': ({ value }) => isTranslationPath(value),
};

const HASH =
  /^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|sha(?:1|256|384|512)-.*)$/;

/** The names a rule may use, beside not, any and all. */
export const textTraitNames: readonly string[] = Object.keys(TESTS);
/** Those written as { trait, of }. */
export const TEXT_TRAITS_WITH_WORDS: readonly string[] = textTraitNames.filter((name) => TESTS[name].length > 1);
export const CHARSET_NAMES: readonly string[] = Object.keys(CHARSETS);

/** Whether a trait holds for a hole. Throws when the trait's name is not one of `textTraitNames`. */
export function holds(trait: Trait, hole: Hole): boolean {
  if (typeof trait === 'string') return test(trait)(hole, []);
  if ('trait' in trait) return test(trait.trait)(hole, trait.of);
  if ('not' in trait) return !holds(trait.not, hole);
  if ('any' in trait) return trait.any.some((part) => holds(part, hole));
  return trait.all.every((part) => holds(part, hole));
}

function test(name: string): Test {
  const found = TESTS[name];
  if (!found) throw new Error(`no trait of text is called ${name}`);
  return found;
}

function charset(name: string | number): RegExp {
  const found = CHARSETS[name];
  if (!found) throw new Error(`no set of characters is called ${name}`);
  return found;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Does a value say nothing but its name, or the last part of it: `app.smtp_password` for smtp_password, `outgoingPass` for MAIL_OUTGOING_PASS? */
function repeats(value: string, name: string): boolean {
  const called = letters(name);
  if (called === letters(value) || shortened(name) === shortened(value)) return true;
  if (called !== '' && called === letters(value.replace(/^.*[\\.:/]/, ''))) return true;
  return /^[a-z]+[A-Z][a-z]+$/.test(value) && called.endsWith(letters(value));
}

/** `bind_password` and `bindpw` are the same name. */
function shortened(name: string): string {
  return letters(name).replace(/pass(?:word|wd|phrase)?|pwd/, 'pw');
}

const WRITTEN =
  /\b(?:your?|the|an?|is|are|was|be|must|should|can|not|no|at|least|most|min|max|minimum|maximum|than|with|without|for|from|to|of|in|on|or|and|this|that|enter|type|choose|please|invalid|wrong|new|old|current|confirm|required|repeat|again|pass\w*|char\w*|letters?|digits?|numbers?|symbols?|long|login|user\w*|token|key|secret)\b/i;

function looksLikePhrase(value: string): boolean {
  if (value.length > 40 || !/^[\w!@#$%&*+-]+(?: [\w!@#$%&*+-]+){1,4}$/.test(value) || WRITTEN.test(value) || /(?:^| )\W+(?: |$)/.test(value)) return false;
  return /[A-Za-z]\d|\d[A-Za-z]|\d{2}[!@#$%&*]*$|[A-Za-z][@$#][A-Za-z]/.test(value);
}

/** Most of it is words of four letters and more that a language could have, or it is a name like grpc_chttp2_stream_map. */
function looksComposed(value: string): boolean {
  if (/^[a-z]{2,12}\d?(?:_[a-z]{2,12}\d?){2,}$/.test(value)) return true;
  const words = value.match(/[A-Z]?[a-z]{3,}|[A-Z]{4,}/g) ?? [];
  const spelled = words.filter((word) => word.length >= 4 && naturalness(word) >= 0.75);
  return spelled.join('').length >= value.length * 0.55;
}

function looksRandom(value: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(value)).length;
  if (classes === 3) return value.length >= 8 && entropy(value) >= 2.7;
  if (/[0-9]/.test(value) && classes === 2) return value.length >= 8 && entropy(value) >= 2.5;
  return value.length >= 12 && classes > 0 && !/^\d+$/.test(value) && entropy(value) >= 3 && naturalness(value) < 0.5;
}
