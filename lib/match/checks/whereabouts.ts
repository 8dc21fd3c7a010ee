/** Whether a function asks where a path or an address leads before it goes there: itself, by a function of the same text, or by a client made for it. */
import type { Category } from '../../types.ts';
import { once } from '../../text/once.ts';
import { enclosingFunction, functionsOf, onlyFunctionNamed, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText } from '../../text/words.ts';
import { withoutPrefixes } from './bare-prefixes.ts';
import { OF_HOST_END, OWN_MACHINE, OWN_NETWORK } from './loose-tests.ts';

export type Place = 'path' | 'host';

/** Bytes of a called function that are read; a longer one does more than ask. */
const SHORT = 2000;
/** Bytes around a value that are looked at where no function is known. */
const AROUND = 2000;

/** `getParent().equals(ROOT)`, `filepath.Dir(file) != root` */
export const PARENT = String.raw`getParent(?:File)?\(\)\s{0,4}\.equals\(|\.equals\([\w.]{1,60}\.getParent(?:File)?\(\)|[!=]=\s{0,4}[\w.]{1,60}\.parent(?:File|Path)?\b|\.parent(?:File|Path)?\s{0,4}[!=]=|GetDirectoryName\((?:[^()\n]|\([^()\n]{0,80}\)){1,120}\)\s{0,4}[!=]=|[!=]=\s{0,4}(?:filepath\.Dir|Path\.GetDirectoryName)\(|filepath\.Dir\((?:[^()\n]|\([^()\n]{0,80}\)){1,120}\)\s{0,4}[!=]=`;
/** `path.dirname(file) !== ROOT` */
export const DIRNAME = String.raw`dirname\([^()\n]{1,80}\)\s{0,4}[!=]==?|[!=]==?\s{0,4}(?:\w{1,20}\.){0,2}dirname\(`;
const JS_PATH = new RegExp(String.raw`${DIRNAME}|\brelative\([^]{0,400}?['"\`]\.\.|(?<!\b(?:req|request)\.(?:url|originalUrl|path)\.)startsWith\([^()\n]{0,60}(?:sep\b|['"\`]\/)|indexOf\([\w.$]{1,60}\s{0,3}\+\s{0,3}(?:[\w.]{0,20}\bsep|['"\`]\/['"\`])\s?\)\s{0,4}(?:[!=]==?\s{0,4}0|<\s{0,4}0)`);
/** By language; how the name of an entry begins says nothing of where it leads. */
const ASKS_PATH: Record<string, RegExp> = {
  js: JS_PATH, jsx: JS_PATH, ts: JS_PATH, tsx: JS_PATH,
  py: new RegExp(String.raw`\bis_relative_to\(|\bcommonpath\(|\.relative_to\(|\.parent\s{0,4}[!=]=|${DIRNAME}`),
  java: new RegExp(String.raw`(?<!\b(?:getName\(\)|[nN]ame)\.)startsWith\s{0,4}\((?!\s{0,3}"[/.\\]{0,3}"\s{0,3}\))|[cC]anonical(?:Path|File)|toRealPath\s{0,4}\(|${PARENT}`),
  csharp: new RegExp(String.raw`(?<!\b(?:FullName|[nN]ame|Key))\.StartsWith\s{0,4}\((?!\s{0,3}"[/.\\]{0,3}"\s{0,3}\))|Path\.GetRelativePath\s{0,4}\(|${PARENT}`),
  go: new RegExp(String.raw`HasPrefix\((?!(?:\w{1,20}\.)?[nN]ame,)(?![^()\n]{0,60},\s{0,3}"[/.]{1,2}"\))|IsLocal\(|filepath\.Rel\(|SecureJoin\(|"\.\."|DotDot\(|os\.OpenRoot\(|OpenInRoot\(|${PARENT}`),
};

const HOST = String.raw`(?:\.(?:host|Host|hostname|authority|Authority|DnsSafeHost|IdnHost)\b(?!\s{0,4}[(=](?!=))|\bget(?:Host|Authority)\(\)|\.Hostname\(\))`;
const ASKS_HOST = new RegExp(String.raw`${HOST}|\bIs(?:Loopback|Private|GlobalUnicast|LocalUrl)\(|\bis(?:Loopback|SiteLocal|AnyLocal|LinkLocal)Address\b`);
/** They speak of the host and decide nothing: log lines, and whether there is one. */
const SAYS = /\b(?:console|log|logger|_log|_logger|logging|Log|slog|LOG|LOGGER)\??(?:\.|::|->)\w{1,30}\s{0,4}\([^;\n]{0,300}/g;
const ABSENT = new RegExp(String.raw`${HOST}(?:\??\.(?:isNullOr\w{5,6}|isBlank|isEmpty)\(\)|\s{0,4}(?:[!=]==?|is(?: not)?)\s{0,4}(?:null|nil|""))|\b(?:IsNullOr\w{5,10}|isNullOr\w{5,6}|isBlank|isEmpty|hasText|hasLength)\(\s{0,4}[\w.!?()]{0,60}?(?:${HOST})\s{0,4}\)`, 'g');
/** `u.Hostname() == "localhost"`: the machine has other names, and other machines stand beside it. */
const OF_OWN_MACHINE = new RegExp(String.raw`[\w.()]{0,60}${HOST}\s{0,4}(?:[!=]==?|\.(?:equals|equalsIgnoreCase|contains|startsWith)\()\s{0,4}${OWN_MACHINE.source}|${OWN_MACHINE.source}\.equals(?:IgnoreCase)?\([^()\n]{0,60}${HOST}\)`, 'g');
/** A client that looks at each address that it connects to: Go's net.Dialer, .NET's SocketsHttpHandler, OkHttp, Apache HttpClient. */
const ASKING_CLIENT = /\bControl(?:Context)?:\s|\bConnectCallback\s{0,4}=|\.dns\(|\bDnsResolver\b/;

/** Does the function around a token, or one of the text's own that it calls, ask where the value leads? */
export function asksWhere({ tokens, category }: { tokens: Tokens; category: Category }, index: number, place: Place): boolean {
  if (place === 'host' && hasAskingClient(tokens)) return true;
  const scope = enclosingFunction(tokens, index);
  const asks = (text: string): boolean => (place === 'path' ? asksPath(tokens, text) : asksHost(text, category));
  if (scope === null) return asks(tokens.text.slice(Math.max(0, tokens.start[index] - AROUND), tokens.end[index] + AROUND));
  const known = answers.get(scope) ?? new Map<string, boolean>();
  answers.set(scope, known);
  const key = `${place} ${category}`;
  let answer = known.get(key);
  if (answer === undefined) known.set(key, (answer = askingTexts(tokens, scope, place).some(asks)));
  return answer;
}

/** By place and category: each value of a function asks. */
const answers = new WeakMap<Scope, Map<string, boolean>>();

const hasAskingClient = once(({ text }) => ASKING_CLIENT.test(text));

function asksHost(text: string, category: Category): boolean {
  return ASKS_HOST.test(text) && ASKS_HOST.test(decided(text, category));
}

/** `{ host: url.hostname, title }`, `return title ?? uri.Host;`: what is kept, or given back. */
const KEEPS_HOST = /\b\w{1,30}:\s{0,4}[\w.]{1,40}\.host(?:name)?\s{0,4}[,}]|(?:\breturn\b|\?\?|\|\||[:?])\s{0,4}[\w.]{1,40}\.(?:[hH]ost(?:name)?|netloc)\s{0,3}(?=;|\n)/g;

/** What is said of the host and decides something: a redirect stays here when there is none, a request goes nowhere. */
export function decided(text: string, category: Category): string {
  const rest = text.replace(SAYS, '').replace(KEEPS_HOST, '').replace(OF_HOST_END, '');
  return category === 'ssrf' ? withoutForbidden(rest.replace(ABSENT, '').replace(OF_OWN_MACHINE, '')) : rest;
}

const HELD = new RegExp(String.raw`\b(\w{1,40})\s{0,3}:?=\s{0,3}[^\n;=]{0,80}${HOST}[^\n;]{0,30}`, 'g');

/** Names that hold a host, of those in one text, that are looked at. */
const MOST_HELD = 20;
/** Those that are forbidden: a list by its name, or written out. */
const FORBIDDEN = String.raw`(?:[[({][^\])}]{0,200}?${OWN_MACHINE.source}[^\])}]{0,200}[\])}]|\b\w{0,40}(?:BLOCK|DENY|DENIED|FORBID|BANNED)\w{0,40})`;
const IN_FORBIDDEN = new RegExp(String.raw`[\w.()]{0,60}${HOST}\s{1,3}in\s{1,3}${FORBIDDEN}|${FORBIDDEN}\.(?:has|includes|contains|Contains|include\?)\([\w.()]{0,60}${HOST}\)`, 'gi');

/** `host = urlparse(url).hostname`, of which nothing is asked but whether it is one of a few forbidden ones: the text without that. */
function withoutForbidden(text: string): string {
  const direct = text.replace(IN_FORBIDDEN, '');
  return [...direct.matchAll(HELD)].slice(0, MOST_HELD).reduce((rest, [whole, name]) => {
    const forbidden = new RegExp(
      String.raw`\b${name}\s{1,3}in\s{1,3}${FORBIDDEN}|${FORBIDDEN}\.(?:has|includes|contains|Contains|include\?)\(${name}\)|\b${name}\s{0,3}===?\s{0,3}${OWN_MACHINE.source}|\b${name}${OWN_NETWORK.source}`,
      'g',
    );
    const others = rest.replace(whole, '').replace(forbidden, '');
    return new RegExp(String.raw`\b${name}\b`).test(others) ? rest : others;
  }, direct);
}

function asksPath(tokens: Tokens, text: string): boolean {
  const asks = ASKS_PATH[tokens.grammar.name] ?? ASKS_PATH.java;
  return asks.test(text) && asks.test(withoutPrefixes(tokens, text));
}

/** A function of the same text that is named for a check and asks for the scheme of an address alone. */
export function asksSchemeAlone({ tokens, category }: { tokens: Tokens; category: Category }, name: string): boolean {
  const scope = category === 'ssrf' ? onlyFunctionNamed(tokens, name) : null;
  if (scope === null) return false;
  const text = scopeText(tokens, scope);
  return text.length < SHORT && /scheme|protocol|https:\/\//i.test(text) && !asksHost(text, category);
}

/** The function's own text, and those of the short ones that it calls by their names; of an address also of those that call it. */
function askingTexts(tokens: Tokens, scope: Scope, place: Place): string[] {
  const own = scopeText(tokens, scope);
  const others = functionsOf(tokens).filter((one) => one.name !== '' && (one.end < scope.start || one.start > scope.end)).map((one) => ({ name: one.name, text: scopeText(tokens, one) }));
  const asked = others.filter(({ name, text }) => own.includes(`${name}(`) || (place === 'host' && scope.name !== '' && text.includes(`${scope.name}(`)));
  return [own, ...asked.map(({ text }) => text).filter((text) => text.length < SHORT)];
}
