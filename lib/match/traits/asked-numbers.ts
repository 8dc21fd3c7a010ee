/** Numbers that a request names: how many rows to give, how much to take off; and whether anybody said how many or how few they may be. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, operandEnd, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, outerFunction, type Scope } from '../../text/scopes.ts';
import { withoutCast } from '../../text/casts.ts';
import { scopeText, spanAt } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';
import { givenTo } from '../values/look-back.ts';
import { parameterAt } from '../values/parameter-places.ts';
import { valuesIn } from './place-traits.ts';
import { isRequested, type View } from '../values/resolution.ts';
import { resolve } from '../values/resolve.ts';
import { ROUTE_DECORATOR, ROUTE_HEAD, TAINTED_PARAMETER } from '../values/sources.ts';

/** Definitions that are followed, one after the other. */
const DEPTH = 4;
/** Bytes before a function, or before a parameter, in which its annotations are looked for. */
const BEFORE = 300;

/** What makes a number of a text, or hands it on as it is: what is in their brackets decides. */
const CONVERTS = /^(?:Number|parseInt|parseFloat|BigInt|int|int64|uint|float|float64|Decimal|BigDecimal|Integer|Float|String|str|Atoi|Parse(?:Int|Uint|Float)?|TryParse|parse(?:Int|Long|Double)|valueOf|ToInt32|ToInt64|ToDecimal|intval|floatval|trunc|floor|round|ceil|NewFrom(?:String|Int|Int32|Float)|RequireFromString)$/;
/** What says itself how large it may be. */
const CAPPED = /\b(?:min|Min|MIN|clamp|Clamp|clip|coerceIn|coerceAtMost)\s*\(|\.clamp\(|\bmin\s*[{,]|\]\s*\.min\b|[^%]%[^%]|\.(?:includes|has|contains|include\?)\(|\bin_array\s*\(|\bin\s*[[(]|<</;

/** Names and accesses that make up a number, whether a request gives one of them, and whether a function of the text that makes it compares anything. */
interface Lineage { names: Set<string>; code: string; requested: boolean; compared: boolean; /** A least is no most: `v <= 0` says nothing of how large it may be. */ asksMost: boolean; /** Where a function of the text makes it. */ madeAt?: Span }

/** Does a request say how many, and nobody how many at most? Of a list, one of what is named so. Where a schema leaves it open, the finding stands there. */
export function isLimitless(view: View, span: Span): boolean {
  // `limiter.limit({ key: ip })` counts requests, not rows
  if (isOp(view.tokens, span.from, '{') && isText(view.tokens, span.from - 2, 'limit')) return false;
  return candidates(view.tokens, span, COUNTS).some((value) => {
    const { names, code, requested, compared, madeAt } = lineageOf(view, value, true);
    if (!requested || compared || CAPPED.test(code) || isAsLongAs(view.tokens, value)) return false;
    const fields = numbersOfSchemas(view.tokens, names);
    if (asksMost(view.tokens, value.from, names, fields)) return false;
    view.place = fields.length === 0 ? (madeAt ?? view.place) : spanAt(view.tokens, fields[0].start, fields[0].end);
    return true;
  });
}

/** `text.length`: as much as is there already. */
function isAsLongAs(tokens: Tokens, { to }: Span): boolean {
  return isAccessor(tokens, to - 1) && /^(?:length|size|byteLength|Length|Count)$/.test(tokenText(tokens, to));
}

/** Does a request say how much, and nobody that it is above zero? Of a list, one of what is named so. */
export function isSignless(view: View, span: Span): boolean {
  return candidates(view.tokens, span, AMOUNTS).some((value) => {
    const { names, code, requested, compared } = lineageOf(view, value, false);
    return requested && !compared && !UNSIGNED.test(code) && !asksLeast(view.tokens, value.from, names);
  });
}

const COUNTS = /limit|size|take|count|rows|per_?page|(?:^|\W)(?:n|num)$/i;
const AMOUNTS = /amount|quantity|qty|points|credits|coins|cents|sum|value|count|(?:^|\W)n$/i;
/** What is never below zero; what a form of another file lets through may have been asked there. */
const UNSIGNED = /\b(?:abs|max|Abs|Max)\s*\(|\babs\b|\bcleaned_data\b|\b(?:ParseUint|unsigned|uint\d*|u32|u64|usize)\b/;

/** The value itself, or of `[id, limit]` and `(amount, id)` those whose names fit. */
function candidates(tokens: Tokens, span: Span, fits: RegExp): Span[] {
  const isTuple = isOp(tokens, span.from, '(') && tokens.pair[span.from] === span.to;
  const values = valuesIn(tokens, isTuple ? { from: span.from + 1, to: span.to - 1 } : span);
  return values.length < 2 ? values : values.filter(({ from, to }) => fits.test(tokens.text.slice(tokens.start[from], tokens.end[to])));
}

function lineageOf(view: View, span: Span, asksMost: boolean): Lineage {
  const found: Lineage = { names: new Set(), code: '', requested: false, compared: false, asksMost };
  follow({ ...view, steps: { left: 120 } }, span, found, DEPTH);
  return found;
}

function follow(view: View, span: Span, found: Lineage, depth: number): void {
  const { tokens } = view;
  // the type behind `as` is no value, and its brackets compare nothing
  const { from, to } = withoutCast(tokens, span);
  found.code += `${tokens.text.slice(tokens.start[from], tokens.end[to])};`;
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] !== WORD || isAccessor(tokens, index - 1) || PREFIX.test(tokenText(tokens, index))) continue;
    const open = calledAt(tokens, index, to);
    // `Number(x)` and `strconv.Atoi(x)` are read on inside their brackets; what another function makes of it is its own
    if (open > 0 && CONVERTS.test(tokenText(tokens, open - 1))) index = open;
    else if (open > 0 && depth > 0 && tokens.pair[open] > open && followsOwn(view, index, open, found, depth - 1)) index = tokens.pair[open];
    else if (open > 0) index = takesIn(view, index, Math.min(to, operandEnd(tokens, index, to)), found, depth > 0 && isAccessor(tokens, index + 1) ? 1 : 0);
    else index = takesIn(view, index, Math.min(to, operandEnd(tokens, index, to)), found, depth);
  }
}

/** What `_number("limit", 20)` and `self.number(…)` of the same text give back of a request; a function that compares or bounds anything is trusted with it. */
function followsOwn(view: View, index: number, open: number, found: Lineage, depth: number, key: string | null = null): boolean {
  const { tokens } = view;
  const own = open - 1 === index || OWN.test(tokens.text.slice(tokens.start[index], tokens.start[open - 1])) ? onlyFunctionNamed(tokens, tokenText(tokens, open - 1)) : null;
  if (own === null || (index >= own.start && index <= own.end)) return false;
  const body = scopeText(tokens, own);
  const values = returnsOf(tokens, own).map((value) => (key === null ? value : heldBy(tokens, value, key) ?? value));
  const code = key === null ? body : linesAbout(tokens, body, values);
  found.compared ||= BOUNDS.test(found.asksMost ? withoutLeast(code) : code);
  if (!found.compared) for (const value of values) follow(view, value, found, depth);
  if (key !== null && values.length === 1 && found.requested) found.madeAt = values[0];
  return found.requested;
}

/** `Math.max(0, n)`, `n <= 0`, `1 > n` and types are no most. */
function withoutLeast(code: string): string {
  return code.replace(/\b(?:Record|Map|Array|Promise|Partial|Dict|List|Optional|Option)\s?<[^<>()]{0,80}>/g, '').replace(/\b(?:Math\.)?max\(/g, '(').replace(/[<>]=?\s{0,2}-?[01]\b(?!\.)|(?<![\w.])[01]\s{0,2}[<>]=?/g, '');
}

/** The value of a key of an object that is written out: `{ limit: Number(q.limit), offset }`. */
function heldBy(tokens: Tokens, { from, to }: Span, key: string): Span | null {
  const open = isOp(tokens, from, '(') ? from + 1 : from;
  if (!isOp(tokens, open, '{')) return null;
  for (let index = open + 1; index < to; index++) {
    if (tokens.pair[index] > index) { index = tokens.pair[index]; continue; }
    if (tokens.kind[index] !== WORD || tokenText(tokens, index) !== key || isAccessor(tokens, index - 1)) continue;
    if (!isOp(tokens, index + 1, ':')) return { from: index, to: index };
    let end = index + 2;
    while (end < tokens.pair[open] && !isOp(tokens, end, ',')) end = tokens.pair[end] > end ? tokens.pair[end] + 1 : end + 1;
    return { from: index + 2, to: end - 1 };
  }
  return null;
}

/** The lines of a function that speak of what is in the values. */
function linesAbout(tokens: Tokens, body: string, values: readonly Span[]): string {
  const code = values.map(({ from, to }) => tokens.text.slice(tokens.start[from], tokens.end[to])).join('\n');
  const names = (code.match(/[A-Za-z_]\w{1,40}/g) ?? []).filter((name) => !CONVERTS.test(name) && !/^(?:query|params|req|request|searchParams|get|undefined)$/.test(name));
  return [code, ...body.split('\n').filter((line) => names.some((name) => new RegExp(`(?<![\\w$])${name}\\b(?!\\s{0,3}:)`).test(line) && !/^\s*return\b|=>\s*\(?\{|^\s*\w+:/.test(line)))].join('\n');
}

const OWN = /^(?:self|this|cls|\$this|static)(?:\.|->|::)$/;
/** A comparison, a least or a most, or what may know one. */
const BOUNDS = /[\w)\]]\s{0,2}[<>]=?\s{0,2}[\w(]|\bin\s|\b(?:m(?:in|ax)|M(?:in|ax)|clamp|abs|includes|contains|has|clip)\w{0,20}\s{0,2}\(|\w(?:Max|MAX|max|Limit|LIMIT|Range)\b|(?:valid|check|bound|restrict|assert|ensure|raise\s)\w*\b/i;

const PREFIX = /^(?:new|await|return|not|and|or|if|else|as|try)$/;

/** The bracket of the call that an access leads to, `Number(`, `strconv.Atoi(`, where nothing was called before; -1 when it is no call. */
function calledAt(tokens: Tokens, index: number, to: number): number {
  let at = index;
  while (isAccessor(tokens, at + 1) && tokens.kind[at + 2] === WORD) at += 2;
  return isOp(tokens, at + 1, '(') && at < to ? at + 1 : -1;
}

/** Looks at an access and at all that it begins with; gives its last token. */
function takesIn(view: View, from: number, to: number, found: Lineage, depth = 0): number {
  const { tokens } = view;
  const name = tokenText(tokens, from);
  found.names.add(name);
  if (to > from) found.names.add(tokens.text.slice(tokens.start[from], tokens.end[to]));
  if (isAccessor(tokens, to - 1)) found.names.add(tokenText(tokens, to));
  for (let end = to; end >= from && !found.requested; end = shorter(tokens, from, end)) found.requested = isRequested(resolve(view, { from, to: end }));
  found.requested ||= tokens.grammar.family === 'php' && LARAVEL.test(tokens.text.slice(tokens.start[from], tokens.end[to]));
  const given = depth > 0 ? givenTo(tokens, from, name) : null;
  if (given?.kind === 'parameter') found.requested = (found.requested || isHanded(tokens, given.scope, name)) && !isOfForeignClass(tokens, given.scope, name);
  else if (given?.kind === 'assigned' && to === from) for (const piece of given.pieces) if (!followsTakenOut(view, piece.span, name, found, depth - 1)) follow(view, piece.span, found, depth - 1);
  return to;
}

/** `const { limit, offset } = pageOf(req.query)`: of what the function of the text gives back, only what stands under that key. */
function followsTakenOut(view: View, { from }: Span, name: string, found: Lineage, depth: number): boolean {
  const { tokens } = view;
  const start = isText(tokens, from, 'await') ? from + 1 : from;
  const open = calledAt(tokens, start, tokens.kind.length - 1);
  const isTaken = tokens.grammar.family === 'js' && new RegExp(`\\{[^{}]{0,200}\\b${name}\\b[^{}]{0,200}\\}\\s{0,4}(?::[^=\\n]{1,80})?=\\s{0,4}(?:await\\s{1,4})?$`).test(tokens.text.slice(Math.max(0, tokens.start[start] - 460), tokens.start[start]));
  return isTaken && open > 0 && depth >= 0 && followsOwn(view, start, open, found, depth, name);
}

/** Laravel gives numbers of the request as numbers. */
const LARAVEL = /^(?:\$request|request\(\))->(?:integer|float|input|query|get|post)\(/;

/** The end of the access without its last member, call or index. */
function shorter(tokens: Tokens, from: number, end: number): number {
  if (tokens.pair[end] > from && tokens.pair[end] < end) return tokens.pair[end] - 1;
  return isAccessor(tokens, end - 1) ? end - 2 : from - 1;
}

/** What a class that the text does not hold says of its fields is not known: `dto: TransferDto`, `TransferRequest $request`. */
function isOfForeignClass(tokens: Tokens, scope: Scope, name: string): boolean {
  const at = parameterAt(tokens, scope, name);
  if (at < 0) return false;
  const behind = /^\s{0,4}\??\s{0,4}:\s{0,4}&?(?:\w{1,40}(?:\.|::)){0,4}([A-Z]\w*)/.exec(tokens.text.slice(tokens.end[at], tokens.end[at] + 80))?.[1];
  const type = behind ?? /\b([A-Z]\w*)(?:<[^<>]{0,60}>)?\??\s+$/.exec(tokens.text.slice(Math.max(0, tokens.start[at] - 80), tokens.start[at]))?.[1];
  return type !== undefined && !KNOWN.test(type) && !new RegExp(`\\b(?:class|record|struct|interface|type|enum)\\s+${type}\\b`).test(tokens.text);
}

/** Types of the languages and of requests as they come. */
const KNOWN = /^(?:(?:Next|Fastify|Http|HttpServlet|Server|ServerHttp|Express|API|Incoming)?Request|RequestEvent|(?:Http|Handler)?Context|Ctx|Map|HashMap|MultiValueMap|Record|Dictionary|JsonNode|JsonObject|JsonElement|JObject|Json|Query|Form|Value|Object|Any|String|Integer|Long|Int|Double|Float|BigDecimal|BigInteger|Decimal|Optional|Number|URLSearchParams|FormData|Parameters)$/;

/** A parameter of a handler that a framework fills from the request, whatever its type. */
function isHanded(tokens: Tokens, scope: Scope, name: string): boolean {
  const at = parameterAt(tokens, scope, name);
  if (at < 0) return false;
  const head = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[at] - BEFORE), tokens.start[at]);
  if (TAINTED_PARAMETER.test(head.replace(/<[^<>()]{0,60}>/g, '').split(/,(?![^()]*\))/).at(-1)!)) return true;
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - BEFORE * 2), tokens.start[scope.start]);
  if (tokens.grammar.name === 'py') return ROUTE_DECORATOR.test(before);
  return tokens.grammar.name === 'csharp' && ROUTE_HEAD.csharp.test(before.slice(Math.max(0, before.lastIndexOf('}'))) + head);
}

/** A word that says that there is a most: MAX_PAGE_SIZE, maxLimit; not the call `max()`. */
const MOST = /\b(?:[a-z]\w*)?(?:[mM]ax(?![-_]?[aA]ge\b)|MAX(?!_AGE\b))\w*\b(?!\s*\()|\b(?:between|paginat\w*Schema|[cC]ap(?:ped)?|allowedSizes|validat\w*|schema|Schema)\b/;

/** The same of rows alone: what else of a schema has a most says nothing of them. */
const MOST_OF_ROWS = /\b(?:[a-z]\w*_?)?(?:max|most)_?(?:limit|page|per|rows|size|count|items|results|take)\w*/i;
/** A number in a JSON schema, of zod, TypeBox or Joi; and what bounds it from above or makes another of it. */
const NUMBER_FIELD = /\btype['"]?\s{0,3}:\s{0,3}(?:\[\s{0,3})?['"](?:integer|number)|^z\.(?:coerce\.)?(?:number|int)\(|^(?:Type|t)\.(?:Integer|Number|Numeric)\(|^[jJ]oi\.number\(/;
const BOUNDED_FIELD = /max|enum|const\b|\blt|literal|valid\(|refine|transform|pipe|preprocess|catch|custom|clamp|less|\.\.\.|\$ref/i;

interface Field { start: number; end: number; bounded: boolean }

/** What schemas of the text say of the names as numbers: `limit: { type: 'integer', default: 20 }`, `limit: z.coerce.number().max(50)`. */
function numbersOfSchemas({ grammar, text }: Tokens, names: ReadonlySet<string>): Field[] {
  if (grammar.family !== 'js') return [];
  const found = [...names].filter((name) => /^\w{1,40}$/.test(name)).flatMap((name) => [...text.matchAll(new RegExp(`\\b${name}['"]?\\s{0,4}:\\s{0,4}(\\{[^{}]{0,300}\\}|(?:z|Type|t|[jJ]oi)\\.[^\\n]{1,200}(?:\\n\\s{1,20}\\.[^\\n]{1,80}){0,6})`, 'g'))]);
  return found.filter(([, said]) => NUMBER_FIELD.test(said)).map(({ 0: field, 1: said, index }) => ({ start: index, end: index + field.length, bounded: BOUNDED_FIELD.test(said) }));
}

/** Does the function around it compare one of the names with a most, or does the text describe one? */
function asksMost(tokens: Tokens, at: number, names: ReadonlySet<string>, fields: readonly Field[]): boolean {
  const code = around(tokens, at);
  return fields.some((field) => field.bounded) || (fields.length > 0 ? MOST_OF_ROWS.test(code) : MOST.test(code) || DESCRIBED.test(tokens.text)) || [...names].some((name) => {
    const is = asPattern(name);
    return new RegExp(`${is}\\)?\\s*>=?\\s*(?![01]\\b)|${is}\\)?\\s*<=?\\s*(?![01]\\b)[\\w(]|(?<![01]\\s*|[-=])[<>]=?\\s*${is}|\\b(?:includes|has|contains|in_array|include\\?|Contains)\\s*\\(\\s*${is}|${is}\\s+(?:not\\s+|!)?in\\b|\\b(?:switch|case|match|when)\\s*\\(?\\s*${is}`).test(code);
  });
}

/** Does the function compare one of the names with a number or a constant from below, or does the text describe a least? */
function asksLeast(tokens: Tokens, at: number, names: ReadonlySet<string>): boolean {
  const code = around(tokens, at);
  if (tokens.grammar.family === 'php' && isLeftOpenByRules(code, names)) return false;
  return /\bvalidat\w*\(|\b\w*[sS]chema\b/.test(code) || DESCRIBED.test(tokens.text) || [...names].some((name) => {
    const is = `(?<!\\bcompareTo\\(|\\.cmp\\()${asPattern(name)}`;
    const least = String.raw`(?:-?\d|[A-Z_]{3,}|min|Min|ZERO|[dD]ecimal|BigDecimal|new\s)`;
    return new RegExp(`${ofItem(name, least)}|${is}\\)?\\s*(?:is\\s+(?:not\\s+)?)?[<>]=?\\s*${least}|${least}[\\w.()'"]*\\s*[<>]=?\\s*${is}|${is}\\.(?:signum|is_?[pP]ositive|between|positive|negative|isNegative|Sign|IsNegative|IsPositive|lte?|gte?|compareTo|Cmp|LessThan\\w*|GreaterThan\\w*)\\b|\\b\\w*(?:[vV]alid|[cC]heck|[aA]ssert|[eE]nsure|[pP]ositive|[rR]equire)\\w*\\([^;{}]{0,80}${is}`).test(code);
  });
}

/** `'amount' => 'required|numeric'` of Laravel: the rules of the field speak of its kind, and of no least. */
function isLeftOpenByRules(code: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => {
    const key = /(?:^|->|\[['"]|\(['"])(\w{1,40})(?:['"][\])])?$/.exec(name.replace(/^\$/, ''))?.[1];
    const rules = key === undefined ? undefined : new RegExp(`['"]${key}['"]\\s{0,4}=>\\s{0,4}(\\[[^\\]]{0,200}\\]|'[^'\\n]{0,200}'|"[^"\\n]{0,200}")`).exec(code)?.[1];
    return rules !== undefined && /\b(?:numeric|integer|decimal)\b/.test(rules) && !/\b(?:min|gt|gte|between|in|exists|size|digits|digits_between|regex):|Rule::|\bnew\s|\$/.test(rules) && !/positive|\b(?:abort_if|abort_unless|throw_if|throw_unless|if)\b[^;{}]{0,80}(?:<=?|>=?)\s{0,3}[01]\b/.test(code);
  });
}

/** Schemas and annotations that say how large or small a number may be. */
const DESCRIBED = /\bz\s*\.(?:object|number|coerce|int)\b|\b(?:[jJ]oi|yup|superstruct|valibot|zod)\b|@(?:Min|Max|Positive|PositiveOrZero|Range|DecimalMin|Size|IsPositive|IsInt|Valid(?:ated)?)\b|\[Range\(|\b(?:ge|le|gt|lt)\s*=\s*-?\d|\b(?:PositiveInt|PositiveFloat|conint|condecimal|MinValueValidator|MaxValueValidator)\b|(?:validate|binding):"[^"\n]*\b(?:min|max|gte?|lte?)=|['"|](?:min|max|between|gte?|lte?|size):|\bminimum\b|\bmaximum\b|\bmin_value\b|\bmax_value\b|\bvalidates\b|\b(?:checkSchema|express-validator)\b|\.isInt\(|\bFluentValidation\b|\bRuleFor\b/;

/** Bytes of a function that are read. */
const BODY = 12_000;

/** The outermost function around a place, and what its route says before it: `router.get("/a", validate(query), async (req, res) => …`. */
function around(tokens: Tokens, at: number): string {
  let scope = enclosingFunction(tokens, at);
  for (let outer = scope; outer !== null; outer = outerFunction(tokens, outer)) scope = outer;
  if (scope === null) return tokens.text.slice(0, BODY);
  const start = tokens.start[scope.start];
  const route = tokens.text.slice(Math.max(0, start - BEFORE), start).split(/[;}]/).at(-1)!;
  return `${route}${tokens.text.slice(start, tokens.end[scope.end]).slice(0, BODY)}`;
}

/** `lines.every((line) => line.qty > 0)`, `order.Lines.Any(y => y.Qty is < 1)`, `lines.all { it.qty in 1..9 }`: asked of each item, whatever that is called there. */
function ofItem(name: string, least: string): string {
  const field = name.slice(0, 80).replace(/[^\w]/g, '\\$&');
  return String.raw`(?:(?<![\w$])(?<each>\w{1,30})\)?(?:\s?:\s?\w{1,30}\)?)?\s*(?:=>|->)[^;]{0,200}?\b\k<each>|\{\s*it)\??\.${field}(?:\(\))?\s*(?:(?:is\s+(?:not\s+)?)?[<>]=?\s*${least}|!?in\s+\d)`;
}

const asPattern = (name: string): string => `(?<![\\w$.])${name.slice(0, 80).replace(/[^\w\s]/g, '\\$&')}(?![\\w$])`;
