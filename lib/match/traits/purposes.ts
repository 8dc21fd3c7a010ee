/** Values that let in whoever knows them, by what is said around where they are made: "code that opens the locker", `createShareLink`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, operandEnd, type Span } from '../../text/expression.ts';
import { enclosingFunction, namedFunction, outerFunction, type Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { classAround } from '../values/classes.ts';
import { helperCalls } from './made-for.ts';
import { goesInto } from './place-traits.ts';
import { saidAbove } from './protocols.ts';

/** Names of what may be typed in to be let in, and of what may stand in a link; each is a word for harmless things, too. */
const CODES = ['code', 'codes', 'pin', 'key', 'digits', 'passcode', 'passcodes', 'serial', 'pass'];
const LINKS = ['slug', 'link', 'shortid', 'publicid', 'handle', 'hash', 'url', 'ref', 'suffix', 'alias', 'shortlink', 'linkid', 'urlkey'];
/** Names of whatever is told apart. */
const IDS = ['id', 'uid'];
/** Keys by which something is encrypted or signed, where bytes are drawn for them. */
const KEYS = ['key', 'keys', 'keybytes', 'rawkey', 'dek', 'kek'];
/** Codes that name something which everyone may know. */
const KNOWN = ['countrycode', 'errorcode', 'statuscode', 'postalcode', 'postcode', 'zipcode', 'colorcode', 'colourcode', 'areacode', 'currencycode', 'languagecode', 'langcode', 'httpcode', 'exitcode', 'sourcecode', 'charcode', 'keycode', 'productcode', 'airportcode', 'returncode', 'responsecode', 'cachekey', 'sortkey', 'rowkey', 'publickey', 'primarykey', 'partitionkey', 'samplekey', 'barcode', 'trackingcode', 'ordercode'];

const NOUN = '(?:code|pin|pass|passcode|slip)s?';
const FOR = 'confirm(?:ation)?|reset|recovery|backup|log[-_ ]?in|sign[-_ ]?in|auth(?:entication|orization)?|invit(?:e|ation)|join|access|entry|unlock(?:ing)?|opening|door|gate|locker|pick[-_ ]?up|collection|pair(?:ing)?|claim|redeem|redemption|gift(?:[-_ ]?card)?|voucher|coupon|licen[cs]e|activation|enrol(?:l|ment)?|guest|share|delivery|hand[-_ ]?over|release|security|secret|verif(?:y|ication)|sms|recipient|visitor|parcel|transfer|withdrawal|rescue|parental|payout|approval';
/** What says so of a code. */
const LETS_IN = new RegExp(
  [
    `(?:${FOR})[-_ ]?${NOUN}(?![a-z])`, `(?:${FOR})[-_ ]?(?:card)?keys?(?![a-z])`, 'api[-_ ]?keys?(?![a-z])', '(?:key|code|pin)_?hash', '(?:\\.update|digest|sha(?:256|512)\\w{0,12}|bcrypt\\.hash\\w{0,12})\\(\\s{0,4}(?:\\w{1,12}\\()?(?:raw_?)?(?:key|code|pin)\\b', 'one[-_ ]?time', '(?<![a-z])t?otp(?![a-z])', '2fa', 'two[-_ ]?factor', '(?<![a-z])mfa', 'send[-_]?(?:sms|code|otp|text)', '(?<![a-z])sms(?![a-z])',
    '(?:wrong|failed|bad) (?:tries|attempts|guesses)', 'proves? (?:who|that)', 'types? (?:it |this |them )?in (?:at|to|on)', 'opens? the', 'lets? (?:a|an|the|its|in)\\b', 'holder of', '(?:code|pin|key)s? (?:for|of|to) (?:the |a |an |your |every )?(?:visitor|guest|recipient|driver|courier|door|gate|locker|parcel|login|account|wallet)', 'anyone (?:with|who|holding)', 'whoever (?:has|holds|knows)', 'needs? to (?:join|enter|log)', '["\'`](?:[^"\'`\\n]{0,40} )?your (?:code|pin)\\b',
  ].join('|'),
  'i',
);
/** What says so of a link. */
const LEADS_IN = /(?:shar(?:e|ed|ing|eable)|public|magic|invit(?:e|ation)|reset|unsubscribe|download|guest|private|secret|one[-_ ]?time)[-_ ]?(?:link|url|slug|token)s?(?![a-z])|anyone (?:with|who|holding)|any(?:one|body) (?:with|who|holding)|whoever (?:has|holds|knows)|["'`/](?:s|shared?|invites?|join|magic|reset|unsubscribe)\/["'`$]/i;

/** What says so of an id. */
const LOGS_IN = /\b(?:session_(?:create|new|start|open)|(?:create|new|start|open)_?session)\s?\(|\bsessions?_?(?:\.(?:put|set|add|save|insert|create)\(|\[)|\b(?:set_?|add|new )cookie\b|\bmagic[:/]/i;

/** Bytes of a function, and of code outside of any, that are looked at. */
const WITHIN = 3000;
const AROUND = 300;

/** Does a value go into a code or a link, of which the words around it, or around the calls of its helper, say that it lets in who knows it; or do random bytes go into a key? */
export function opensFor(tokens: Tokens, span: Span): boolean {
  const isCode = goesInto(tokens, span, CODES);
  const isLink = !isCode && goesInto(tokens, span, LINKS);
  const isId = !isCode && !isLink && goesInto(tokens, span, IDS);
  if (!isCode && !isLink && !isId) return drawsBytes(tokens, span) && isKey(tokens, span);
  if (goesInto(tokens, span, KNOWN)) return false;
  if (isCode && drawsBytes(tokens, span) && isKey(tokens, span)) return true;
  const says = isCode ? LETS_IN : isLink ? LEADS_IN : LOGS_IN;
  return [span.from, ...helperCalls(tokens, span.from).map(({ from }) => from)].some((index) => saidAround(tokens, index).some((words) => says.test(words)));
}

function isKey(tokens: Tokens, span: Span): boolean {
  return goesInto(tokens, span, KEYS) && !goesInto(tokens, span, KNOWN);
}

/** `rng.nextBytes(b)`, `Math.random() * 256`, `rnd.nextInt(256)`. */
const BYTES = /^(?:(?:\w{1,30}(?:\(\))?\.){0,3}(?:nextBytes|NextBytes|Read|randbytes|getrandbits|fill_bytes)\(|[\w.:()]{0,60}\(\s{0,4}(?:0\s{0,4}(?:,|\.\.=?)\s{0,4})?(?:25[56]|0x[fF]{2}|0x100)\s{0,4}\)|[\w.]{1,40}\(\)\s{0,4}\*\s{0,4}(?:25[56]|0x[fF]{2})\b)/;

function drawsBytes({ text, start }: Tokens, { from }: Span): boolean {
  return BYTES.test(text.slice(start[from], start[from] + 120));
}

/** The functions around a token with what is said above them, and the name of their class. */
function saidAround(tokens: Tokens, index: number): string[] {
  const { written: text, start, end } = tokens;
  const scope = namedFunction(tokens, index) ?? enclosingFunction(tokens, index);
  if (scope === null) return [text.slice(Math.max(0, start[index] - AROUND), start[index] + AROUND)];
  const around: string[] = [];
  for (let one: Scope | null = scope; one !== null; one = outerFunction(tokens, one)) around.push(saidAbove(text, start[one.start]), text.slice(start[one.start], Math.min(end[one.end], start[one.start] + WITHIN)));
  const owner = classAround(tokens, index);
  if (owner !== null) around.push(tokenText(tokens, owner.from + 1), saidAbove(text, start[owner.from]));
  return around;
}

/** Methods that draw from a generator. */
const DRAWS = /^(?:next(?:Int|Long|Bytes|Double|Float|Boolean|Gaussian|U32|U64)?|Next(?:Bytes|Int64|Double)?|GetItems|Intn|IntN|Int63n?|Int31n?|Int|Uint(?:32|64)N?|Int(?:32|64)N|Read|Perm|Float64|choices?|sample|randint|randrange|getrandbits|randbytes|random|integers|bytes|rand|ints|string|integer|gen_range|fill_bytes)$/;
/** Draws of one generator that are looked at. */
const MAX_DRAWS = 12;

/** Is a generator made for a field or the file, and do its draws in other functions go into one of `words`, or into what lets in who knows it? */
export function drawsFor(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  const name = fieldBefore(tokens, span.from);
  if (name === '') return false;
  const own = enclosingFunction(tokens, span.from);
  const draws = placesOf(tokens, name).filter((index) => isAccessor(tokens, index + 1) && DRAWS.test(tokenText(tokens, index + 2)) && enclosingFunction(tokens, index) !== own);
  return draws.slice(0, MAX_DRAWS).some((index) => {
    const from = isAccessor(tokens, index - 1) ? index - 2 : index;
    const draw = { from, to: operandEnd(tokens, from) };
    return goesInto(tokens, draw, words) || opensFor(tokens, draw);
  });
}

/** `this.rnd = `, `final Random _rnd = `, `src: `, `val rng: Random = `, `rnd = shared(`: the name; '' where nothing is given a value. */
function fieldBefore(tokens: Tokens, from: number): string {
  const before = isText(tokens, from - 1, 'new') || isOp(tokens, from - 1, '&') ? from - 2 : from - 1;
  const mark = isOp(tokens, before, '(') && tokens.kind[before - 1] === WORD ? before - 2 : before;
  if (![':', '=', ':='].some((sign) => isOp(tokens, mark, sign)) || tokens.kind[mark - 1] !== WORD) return '';
  return isOp(tokens, mark, '=') && isOp(tokens, mark - 2, ':') && tokens.kind[mark - 3] === WORD ? tokenText(tokens, mark - 3) : tokenText(tokens, mark - 1);
}
