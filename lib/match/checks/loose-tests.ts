/** Tests of an address or a path that others pass as well: a host somewhere in it, a scheme alone, one slash, a name without its dot, the ending of a file. */
import type { Category } from '../../types.ts';
import { ENDS_IN_ADDRESS } from './named-checkers.ts';

const HOST = String.raw`(?:https?:\/\/)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}`;
const ENDS = String.raw`(?:includes|contains|Contains|indexOf|IndexOf|include\?|ends?[Ww]ith|EndsWith|end_with\?)`;
const STARTS = String.raw`(?:starts?[Ww]ith|StartsWith|start_with\?)`;
const ASKS = String.raw`(?:str(?:i?pos|i?str|_contains|_ends_with)|Contains|HasSuffix)\s{0,3}\([^,()]{1,60},`;
const BEGINS = String.raw`(?:str_starts_with|HasPrefix)\s{0,3}\([^,()]{1,60},`;

/** `url.includes('shop.example')`, `host.endsWith('shop.example')`, `"shop.example" in url`, `url.startsWith('https://shop.example')`, `url.startsWith('http')`, `/^https?:\/\//.test(url)`. */
const OF_HOST = new RegExp(
  [
    String.raw`(?:\.${ENDS}\s{0,3}\(|\b${ASKS})\s{0,3}['"\`]${HOST}['"\`]`,
    String.raw`(?:\.${STARTS}\s{0,3}\(|\b${BEGINS})\s{0,3}\(?['"\`]https?(?::(?:\/\/(?:[\w-]{1,60}(?:\.[\w-]{1,60}){1,6})?)?)?['"\`](?:,\s{0,3}['"\`]https?:?(?:\/\/)?['"\`]){0,3}`,
    String.raw`['"]${HOST}['"]\s{1,3}(?:not\s{1,3})?in\s{1,3}(?=\w)`,
    String.raw`\/\^?https?\??:\\\/\\\/(?:[\w\\.()?*+|-]{0,60}\w\)?)?\/[a-z]{0,3}\.test\(`,
    String.raw`\b(?:re\.(?:match|search)|preg_match|IsMatch|MatchString)\(\s{0,3}[r@]?['"\`](?:[/#~]\^?https?\??:[/\\]{2,4}(?:[\w\\.()?*+|[\]-]{0,60}\w\)?)?[/#~][a-z]{0,3}|\^?https?\??:[/\\]{2,4}(?:[\w\\.()?*+|[\]-]{0,60}\w\)?)?)['"\`]`,
    String.raw`\/(?!\^)(?:https?:\\\/\\\/)?[\w\\.()-]{0,40}\w\\\.\w{1,20}\)?\$?\/[a-z]{0,3}\.test\(`,
    String.raw`\b(?:validator\.)?isURL\(\s{0,3}[\w.]{1,60}\s{0,3}(?:,\s{0,3}\{(?![^{}]{0,200}host)[^{}]{0,200}\}\s{0,3})?\)`,
    String.raw`\.some\(\s{0,3}\(?(\w{1,30})\)?\s{0,3}=>\s{0,3}[\w.]{1,60}\.(?:includes|endsWith)\(\1\)`,
    String.raw`\bany\(\s{0,3}(\w{1,30})\s{1,3}in\s{1,3}[\w.]{1,60}\s{1,3}for\s{1,3}\2\s{1,3}in\b`,
    String.raw`\bany\(\s{0,3}[\w.]{1,60}\.endswith\((\w{1,30})\)\s{1,3}for\s{1,3}\3\s{1,3}in\b`,
  ].join('|'),
  'g',
);
/** `/^(https?:)?\//.test(next)`, `re.match(r"^/", next)`: a scheme or one slash at the start, and nothing said of what follows. */
const SCHEME_OR_SLASH = String.raw`\(?(?:\?:)?(?:\(?(?:\?:)?https?\??:(?:\\?\/){0,2}\)?\??\|?)?(?:\\?\/)\)?(?:\|\(?(?:\?:)?https?\??:(?:\\?\/){0,2}\)?)?\)?`;
const OF_START = new RegExp(String.raw`\/\^${SCHEME_OR_SLASH}\/[a-z]{0,3}\.test\(|\bre\.match\(\s{0,3}r?['"]\^?${SCHEME_OR_SLASH}['"]|\b(?:preg_match|IsMatch|MatchString)\(\s{0,3}[r@]?['"\`][/#~]?\^${SCHEME_OR_SLASH}[/#~]?['"\`]`, 'g');
/** What is asked of them is gone; that they are spoken of says nothing by itself. */
const PLACES = /\.(?:hostname|host|Host|origin|netloc)\b|\b(?:not\s{1,3})?in\b/g;
/** `next.startsWith('/')`: `//other.example` does so too. */
const ONE_SLASH = new RegExp(String.raw`(?:\.${STARTS}\s{0,3}\(|\b${BEGINS})\s{0,3}['"\`]\/['"\`]|\.indexOf\(\s{0,3}['"\`]\/['"\`]\s{0,3}\)\s{0,3}[!=]==?\s{0,3}0|\[0\]\s{0,3}[!=]==?\s{0,3}['"\`]\/['"\`]`, 'g');
/** `name.startsWith('/')`: `../a` does not. */
const OF_FIRST_SLASH = new RegExp(ONE_SLASH.source);
/** `'://' not in next`: `//other.example` has none. */
const SCHEME_SIGN = /['"]:\/\/['"]\s{1,3}(?:not\s{1,3})?in\s{1,3}(?=\w)|\.(?:includes|contains|Contains|indexOf|include\?)\(\s{0,3}['"`]:\/\/['"`]\s{0,3}\)/g;
/** A second slash, or a backslash that browsers read as one, is asked about too. */
const SECOND_SLASH = /(?<!:)\/\/|\\|\[1\]|charAt\(1\)/;
/** `url.startsWith('javascript:')`: browsers take out line ends and tabs first, and `data:` runs scripts too. */
const OF_SCHEME = new RegExp(String.raw`(?:\.${STARTS}\s{0,3}\(|\b${BEGINS})\s{0,3}['"\`](?:javascript|data|vbscript):?['"\`]`, 'gi');

/** `token.startsWith("id=")`: any markup may follow it. */
const OF_WORD_START = new RegExp(String.raw`(?:\.${STARTS}\s{0,3}\(|\b${BEGINS})\s{0,3}['"\`](?!https?\b)[\w=&-]{1,40}['"\`]`, 'g');

/** `uri.host.endsWith('shop.example')`: so does `myshop.example`. */
export const OF_HOST_END = new RegExp(String.raw`(?:\.|\bget)[hH]ost(?:[nN]ame)?(?:\(\))?[?!]{0,2}\.${ENDS}\s{0,3}\(\s{0,3}['"\`]${HOST}['"\`]\s{0,3}\)`, 'g');

/** `event.origin.includes('shop.example')`: others may call themselves so, too. */
const OF_ORIGIN = /\.origin\.(?:includes|indexOf|endsWith|startsWith|search|match)\([^()\n]{0,80}\)/g;

/** `"import" in formula`, `formula.includes('require')`: code says the same in other words. */
const OF_WORD = /['"][^'"\n]{1,40}['"]\s{1,3}(?:not\s{1,3})?in\s{1,3}(?=[a-z_])|\.(?:includes|indexOf|contains|search|match)\(\s{0,3}(?:['"`][^'"`\n]{1,40}['"`]|\/(?:\\b)?[\w|()\\.]{1,80}\/[a-z]{0,3})\s{0,3}\)/g;

/** `host.contains(" ")`, `"@" in email`, `strpos($name, '.')`: one sign is asked about. */
const ASKS_SIGN = /\.(?:includes|contains|Contains|indexOf|IndexOf|include\?)\(\s{0,3}(['"`])([^'"`\n]{1,20})\1\s{0,3}\)|(['"])([^'"\n]{1,20})\3\s{1,3}(?:not\s{1,3})?in\s{1,3}(?=\w)|\b(?:str_contains|i?strpos|stripos)\(\s{0,3}[^,()]{1,60},\s{0,3}(['"])([^'"\n]{1,20})\5\s{0,3}\)/g;
/** Signs without which a value means nothing there. */
const SIGNS: Partial<Record<Category, RegExp>> = { 'command-injection': /[;&|`$<>"'\\(){}*?!#~-]/, 'sql-injection': /["'`;\\-]/, xss: /[<>"'&:]/, 'ldap-xpath-injection': /[*()\\|&=/"'[\]]/, 'path-traversal': /[./\\%:]/ };
/** The sign that ends a text of C leads nowhere else. */
const NUL = /^\\(?:0|x00|u0000|u\{0\})$/;

/** The condition without questions for a sign that harms nobody there. */
function withoutOtherSigns(condition: string, category: Category): string {
  const signs = SIGNS[category];
  return signs === undefined ? condition : condition.replace(ASKS_SIGN, (whole, _a, one, _b, two, _c, three) => (signs.test((one ?? two ?? three).replace(NUL, '')) ? whole : ''));
}

/** `if (seen.has(url)) continue`, `url not in visited`, `cache.has(name)`: whether it was there before. */
const SEEN = /\b(?:(?:seen|visited|crawled|processed|fetched|scanned|queued)\w{0,12}|\w{0,20}[cC]ached?)\.(?:has|includes|contains|Contains|add)\(|\b(?:not\s{1,3})?in\s{1,3}(?:self\.)?(?:seen|visited|crawled|processed|fetched|scanned|queued)\b/g;

/** Where one test of a condition ends and the next begins. */
const BETWEEN = /(&&|\|\||\band\b|\bor\b)/;
/** `uri.scheme !in setOf("http", "https")`, `u.Scheme != "https"`, `url.getProtocol().equals("https")`, `uri.port != -1`. */
const OF_OTHER_PART = /\b(?:[sS]cheme(?:_str)?|[pP]rotocol|[uU]ser(?:[iI]nfo)?|[pP]ort)\b|\bget(?:Scheme|Protocol|Port|UserInfo)\(/;
const OF_ANY_HOST = /[hH]ost|[aA]uthority|origin(?!al)|netloc|\bin_array\b.{0,80}\bPHP_URL_HOST/;
/** `uri.host.isNullOrBlank()`, `u.Host == ""`, `string.IsNullOrEmpty(uri.Host)`: there is a host, whichever. */
const IS_THERE = /\bIsNullOr(?:Empty|WhiteSpace)\b|\b(?:isNullOr(?:Blank|Empty)|isBlank|isEmpty|isNotBlank|isNotEmpty|hasText|blank\?|empty\?|present\?|empty)\b|[!=]==?\s{0,4}(?:null|nil|None|""|'')(?![\w'"])/;
/** `not url.hostname`, `if (!url.host`: a condition's part that asks for no more. */
const IS_ANY = /^[\s(!]{0,9}(?:(?:if|elif|unless|not|assert)[\s(!]{1,9}){0,3}[A-Za-z_]\w{0,40}(?:\.[A-Za-z_]\w{0,40}){0,4}\.(?:hostname|host|Host|netloc)[\s):{]{0,9}$/;
/** It is an address, whichever: `Uri.TryCreate(text, UriKind.Absolute, out var uri)`, `filter_var($url, FILTER_VALIDATE_URL)`, `uri.is_a?(URI::HTTP)`. */
const IS_ADDRESS = /\bTryCreate\(|\bIsWellFormedUriString\(|\bFILTER_VALIDATE_URL\b|\.is_a\?\(\s{0,3}URI\b/;
/** `EXTENSIONS.contains(getFilenameExtension(name))`, `!name.endsWith(".pdf")`, `filepath.Ext(name) != ".csv"`: `../a.pdf` ends so, too. */
const OF_ENDING = /[eE]xtension|\bextname\b|\bsplitext\b|\.suffix\b|\b(?:ends?_?[wW]ith|EndsWith|HasSuffix|str_ends_with|end_with\?)\s{0,4}\(|\bfilepath\.Ext\(|\bpath\.Ext\(|PATHINFO_EXTENSION|substringAfterLast\(|\blastIndexOf\(|\.r?split\(\s{0,3}['"]\.['"][^()]{0,9}\)(?:\.pop\(|\.at\(-1|\[-1\]|\.last\b)/;
/** `path.isAbsolute(name)`: `../a` is not. */
const OF_ROOT = /\b(?:is_?[aA]bs(?:olute)?|IsAbs|IsPathRooted|IsPathFullyQualified)\b/;
/** `preg_match('/^https?:/', $page)`: it is no address, and may be any path. */
const OF_ADDRESS = /\bpreg_match\(\s{0,3}['"][/#~]\^?https?\??:|\.(?:starts?_?[wW]ith|match|test)\(\s{0,3}['"`/]\^?https?\??:?(?:\/\/|\\\/\\\/)?['"`/]/;
/** `req.url.startsWith('/files/')`: so does `/files/../../etc/passwd`. */
const OF_ROUTE = /\b(?:req|request)\.(?:url|originalUrl|path)\.startsWith\(\s{0,3}['"`]\//;
/** `HostPolicy.isPublicHost(url)`, `Urls.valid_url?(url)`: an address may hold any sign of a shell. */
const ASKS_ADDRESS = new RegExp(String.raw`\b\w{0,40}${ENDS_IN_ADDRESS}\??\s{0,3}\(`, 'g');
/** `/^\s*select\b/i.test(sql)`: how a query begins says nothing of what it reads. */
const OF_SELECT = /\/\^?(?:\\s[*+])?\(?(?:\?:)?select\b[^\n/$]{0,60}\/[a-z]{0,3}\.test\(|\b(?:re\.(?:match|search)|preg_match)\(\s{0,3}r?['"][/#~]?\^?(?:\\s[*+])?\(?(?:\?:)?select\b[^'"\n$]{0,60}['"]/gi;
const OF_PLACE = /host|origin(?!al)|netloc|authority|startsWith|startswith|StartsWith|relative|basename|commonp|resolve/i;

/** `host == "localhost"`, `url.contains("127.0.0.1")`: one name of many for the machine itself, and none for the others of its network. */
export const OWN_MACHINE = /["'`](?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|169\.254\.169\.254)["'`]/;

/** `parsed.hostname in BLOCKED`, `BLOCKED_HOSTS.has(url.hostname)`: other names lead to the same machines; networks are another matter. */
const OF_FORBIDDEN = /\bin\s{1,3}(?:self\.|cls\.)?(?!\w{0,40}(?:NET|CIDR|RANGE))\w{0,40}(?:BLOCK|DENY|DENIED|FORBID|BANNED)\w{0,40}\b|\b(?!\w{0,40}(?:NET|CIDR|RANGE))\w{0,40}(?:BLOCK|DENY|DENIED|FORBID|BANNED)\w{0,40}\.(?:has|includes|contains|include\?)\(/i;

/** `host.startswith('10.')`: as it is written out, not as it is looked up. */
export const OWN_NETWORK = new RegExp(String.raw`(?:\.${STARTS}\s{0,3}\(|\b${BEGINS})\s{0,3}['"\`](?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.`);

/** `preg_match($re, $name)`, `re.match(NAME, name)`: the expression stands under a name. */
const BY_NAME = /\b(preg_match|re\.(?:match|search))\(\s{0,3}(\$?[A-Za-z_]\w{0,40})\s{0,3},/;

/** `NAME.MatchString(host)`, where the text has `NAME = regexp.MustCompile("[a-z]+")`: the condition with the shape in its place. */
export function withNamedShape(condition: string, text: string): string {
  const [given = '', matches, expression] = BY_NAME.exec(condition) ?? [];
  if (expression !== undefined) {
    const written = new RegExp(`(?<![\\w$])${expression.replace('$', '\\$')}\\s{0,3}=\\s{0,3}r?(["'])([^\\n]{1,80}?)\\1`).exec(text)?.[2];
    return written === undefined ? condition : condition.replace(given, () => `${matches}("${written}",`);
  }
  const [, matched] = /\.match\(\s?(\w{1,40})\)/.exec(condition) ?? [];
  if (matched !== undefined) {
    const body = new RegExp(`\\b${matched}\\s{0,3}=\\s{0,3}/((?:\\\\.|[^/\\\\\\n]){1,160})/`).exec(text)?.[1];
    return body === undefined ? condition : condition.replace(matched, () => `/${body}/`);
  }
  const [, name, call] = /\b(\w{1,40})\.(MatchString|IsMatch|test|matcher)\(/.exec(condition) ?? [];
  if (name === undefined || (call === 'matcher' && !condition.includes('.find()'))) return condition;
  const shape = new RegExp(`\\b${name}\\s{0,3}:?=\\s{0,3}[^\\n"'\`/;]{0,60}(["'\`/])([^\\n]{1,80}?)\\1`).exec(text)?.[2];
  return shape === undefined ? condition : condition.replace(`${name}.${call}(`, `Regex.IsMatch("${shape}", `);
}

/** `url.startsWith(ORIGIN)`, where the text has `ORIGIN = 'https://shop.example'`: the condition with the address in its place. */
export function withNamedAddress(condition: string, text: string): string {
  return condition.replace(BEGINS_WITH_NAME, (whole, before: string, name: string) => {
    const address = new RegExp(`\\b${name}\\s{0,3}(?::\\s?\\w{1,20}\\s?)?=[^\\n]{0,80}(['"\`])(https?://[\\w.-]{1,80})\\1`).exec(text)?.[2];
    return address === undefined ? whole : `${before}'${address}'`;
  });
}

const BEGINS_WITH_NAME = new RegExp(String.raw`(\.${STARTS}\s{0,3}\(\s{0,3})([A-Za-z_]\w{1,40})(?=\s{0,3}\))`, 'g');

const LEADS: ReadonlySet<Category> = new Set(['open-redirect', 'ssrf']);

/** The condition without the tests that do not hold for `category`; the same text where all of them do. */
export function withoutLooseTests(written: string, category: Category): string {
  const condition = withoutOtherSigns(written.replace(SEEN, ''), category);
  if (category === 'xss') return condition.replace(OF_SCHEME, '').replace(OF_WORD_START, '').replace(OF_ORIGIN, '').replace(OF_HOST_END, '');
  if (category === 'code-injection') return condition.replace(OF_WORD, '');
  if (category === 'command-injection') return condition.replace(ASKS_ADDRESS, '(');
  if (category === 'sql-injection') return condition.replace(OF_SELECT, '');
  if (category === 'path-traversal') return without(condition, (part) => OF_ROOT.test(part) || (OF_ENDING.test(part) && !OF_PLACE.test(part)) || OF_ADDRESS.test(part) || OF_ROUTE.test(part) || OF_FIRST_SLASH.test(part));
  if (!LEADS.has(category)) return condition;
  return ofHost(without(condition, (part) => (category === 'ssrf' && (IS_THERE.test(part) || IS_ANY.test(part) || IS_ADDRESS.test(part) || OWN_MACHINE.test(part) || OWN_NETWORK.test(part) || OF_FORBIDDEN.test(part))) || (OF_OTHER_PART.test(part) && !OF_ANY_HOST.test(part))), category);
}

/** The tests of a condition that are not loose, and what stands between them. */
function without(condition: string, isLoose: (part: string) => boolean): string {
  const parts = condition.split(BETWEEN);
  return parts.map((part, index) => (index % 2 === 0 && isLoose(part) ? '' : part)).join('');
}

/** `next.includes('/logout')`: which page it is not. */
const OF_PAGE = new RegExp(String.raw`\.${ENDS}\s{0,3}\(\s{0,3}['"\`]\/\w[\w/.-]{0,60}['"\`]\s{0,3}\)`, 'g');

function ofHost(written: string, category: Category): string {
  const condition = written.replace(OF_PAGE, '');
  const hosts = condition.replace(OF_HOST, '');
  const rest = hosts === condition ? condition : hosts.replace(PLACES, '');
  const others = rest.replace(OF_START, '');
  return category === 'open-redirect' && !SECOND_SLASH.test(others) ? others.replace(ONE_SLASH, '').replace(SCHEME_SIGN, '') : rest;
}

const DECODES = /^(?:unquote(?:_plus)?|decodeURI(?:Component)?|unescape|(?:raw)?urldecode|atob|b64decode|urlsafe_b64decode|base64_decode|html_entity_decode|QueryUnescape|PathUnescape|UrlDecode|UnescapeDataString|decode_www_form_component|uri_decode)$/;
/** `name in FILES`, `FILES.has(name)`, `/^[a-z]+$/.test(name)`: of a whole value, in which nothing encoded is left. */
const OF_WHOLE = /\^[^%'"`\n]{1,80}\$|\bis(?:alnum|alpha|digit|identifier)\(|\bfullmatch\(|\bin\s{1,4}(?:[\w.]{0,40}[A-Z]|[[{(])|\.(?:has|includes|contains|Contains|containsKey|ContainsKey|indexOf|include\?|key\?)\(\s{0,4}(?!['"`])|\b(?:in_array|array_key_exists|isset)\s{0,4}\(|\[\w{1,40}\]/;

/** Was the value asked for single signs while it was still encoded, and is it decoded by the function that takes it now: `if (".." in name) …; open(unquote(name))`? */
export function asksEncoded(taker: string, condition: string): boolean {
  return DECODES.test(taker) && !OF_WHOLE.test(condition);
}

/** `hmac.compare_digest(tag, sign(data))`: who made the data is proved, and for objects that are made of it that is enough. */
export function provesSender(condition: string, category: Category): boolean {
  return category === 'deserialization' && /compare_digest|hash_equals|timingSafeEqual|FixedTimeEquals|secure_compare|hmac\.Equal|MessageDigest\.isEqual/.test(condition);
}

/** C#'s `name is "a" or "b"` with the first of them alone. */
export function withoutPatterns(condition: string): string {
  return condition.replace(/(\bis\s{1,4}"[^"\n]{0,60}")(?:\s{1,4}or\s{1,4}"[^"\n]{0,60}"){1,20}/g, '$1');
}

/** In `name == 'a'`, `name.equals("a")`, `"a".equals(name)`, `name is "a"` the name. */
const EQUALS = /^\(?\s{0,4}(?:([\w.$>?:[\]'"-]{1,60}?)(?:\s{0,4}===?|\s{1,4}is\b|\.[eE]quals(?:IgnoreCase)?\()\s{0,4}(?:'[^'\n]{0,60}'|"[^"\n]{0,60}"|\d{1,20})|"[^"\n]{0,60}"\.equals(?:IgnoreCase)?\(\s{0,4}([\w.]{1,60}))\s{0,4}\){0,2}$/;

/** Does the condition say that one of `names` is one of a few: `sort === 'name' || sort === 'date'`? */
export function isOneOfAFew(condition: string, names: readonly string[]): boolean {
  const asked = withoutPatterns(condition).trim().replace(/^if\b\s{0,4}/, '').replace(/^\(((?:[^()]|\([^()]*\))*)\)$/, '$1');
  return asked.split(/\|\||\bor\b/).every((part) => {
    const equals = EQUALS.exec(part.trim());
    return equals !== null && names.includes(equals[1] ?? equals[2]);
  });
}
