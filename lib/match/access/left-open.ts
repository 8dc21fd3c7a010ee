/** Functions that are named for a check, and come to their last word, yes, without having asked anything but whether something is there. */
import { namesSecurity } from '../text-rules/security-names.ts';

/** Lines that are read upwards for what a function is called, and for the class around it. */
const MAX_LINES = 60;
const MAX_CLASS_LINES = 400;

/** What a function is called, where its head begins and ends, and how far it is indented. */
interface Head { name: string; start: number; end: number; indent: number }
interface Line { text: string; indent: number; start: number }

/** The head of a function: what it is called stands before its parameters. */
const HEAD = /(?:\b(?:function\*?|func(?:\s?\([^()]{0,60}\))?|fun|fn|def)\s(?:self\.)?(?<named>[A-Za-z_]\w{1,60})[?!]?)|^\s*(?:export\s)?(?:const|let|var)\s(?<given>\w{2,60})\b[^=]{0,60}=\s?(?:async\s)?(?:function\b|\(|\w{1,20}\s?=>)|^\s*(?:[\w<>[\].,*&:]{1,40}\s){0,6}(?:\w{1,60}::)?(?<method>[A-Za-z_]\w{1,60})\s?\([^;]*$/;
const NO_HEAD = /^\s*(?:[})\]]|(?:else|if|elif|elsif|unless|for|foreach|while|switch|match|when|case|try|catch|except|finally|with|using|lock|do|return|await|throw|guard|begin|rescue|ensure)\b)/;
const CLASS = /\b(?:class|struct|impl(?:\s\w{1,40}\sfor)?|object|actor|extension|trait|interface)\s(?<name>[A-Z]\w{1,60})/;

/** What a method of any name does in a class of such a name. */
const CHECKING_CLASS = /Verif|Validat|Biometric|Scanner|Guard\b|Polic(?:y|ies)\b|Authoriz|Authentic|Permission|Signature|Captcha|Antivirus|Malware|Attest|CanActivate|FormRequest|AccessDecision|Access(?:Control|Check)|(?:Auth|Token|Key|Jwt|Session|Login|Role)\w{0,20}(?:Filter|Middleware|Interceptor)\b/;
const ANY_CHECK = /^_?(?:unlock|confirm|verify|validate|check|scan|inspect|is_?valid|is_?allowed|is_?clean|allows?|permits?|authenticate|authori[sz]e|enforce|evaluate|has_?(?:object_?)?permission|can_?activate|handle|pre_?handle|intercept|invoke|dispatch|call|__call__|do_?filter(?:_?internal)?|parse|decode\w{0,12}|claims|read)(?:async)?$/i;
/** What hands on: such a function is a check where its own words speak of what it should ask for. */
const HANDS_ON = /^(?:handle|pre_?handle|intercept|invoke|dispatch|call|__call__|do_?filter(?:_?internal)?)$/i;
const ASKED_FOR = /x-api-key|api_?key|authorization|bearer|\btoken|signature|\brole|permission|credential|password|\bsession|logged/i;
/** Pundit and Laravel ask a policy by the name of what is to be done. */
const DONE = /^(?:view|show|index|create|store|edit|update|delete|destroy|restore|force_?delete|publish|approve)(?:_?any)?$/i;
/** Where such a policy stands, which a hunk may not show. */
const OF_POLICY = /(?:^|\/)\w{1,60}(?:Policy\.php|_policy\.rb)$/;
/** Functions that look for what does harm. */
const LOOKS = /^(?:handle_?requirement|on_?auth(?:ori[sz]ation|entication)|is_?licen[cs]ed|(?:get_?)?current_?user|user_?from_?\w{1,20}|authenticate\w*|(?:decode|parse|read)_?(?:id_?)?(?:token|jwt|assertion|claims)|(?:virus|malware|av|anti_?virus)_?scan\w*|scan_?(?:for)?_?(?:virus|malware|upload|file|attachment|stream|image|document|bundle|package)\w*|is_?(?:clean|malware_?free|virus_?free|human|safe_?(?:file|upload))\w*|(?:verify|check|validate)_?\w*(?:signature|checksum|token|password|hash|webhook|captcha|receipt|purchase|assertion|attestation|firmware|certificate|nonce|code|otp|totp|email|licen[cs]e|bundle|session|credential|permission|owner|role|hmac|integrity)\w*|verif(?:y|ied)_?\w*|rate_?limit(?:ed)?|is_?\w*(?:trusted|attested|genuine|allowed|authori[sz]ed|permitted))$/i;

/**
 * Does the answer at byte `at` of a text end a function that is named for a check, of itself or by its class, and that asks before only whether
 * something is there?
 */
export function isLeftOpen(text: string, at: number, path: string): boolean {
  const head = headAbove(text, at);
  if (head === null || !(isCheck(text, head, at) || (DONE.test(head.name) && OF_POLICY.test(path)))) return false;
  const body = bodyOf(text.slice(head.end, at));
  // nothing but a comment stands in it
  return text[at] === '}' ? /^[\s{]*$/.test(body) : !asks(body);
}

/** The line `at` stands in and those above it, the nearest first. */
function* linesAbove(text: string, at: number, most: number): Generator<Line> {
  let end = at;
  for (let count = 0; count < most && end >= 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, count === 0 ? at : end);
    yield { text: line, indent: /^[ \t]*/.exec(line)![0].length, start };
    end = start - 1;
    if (start === 0) return;
  }
}

/** What the nearest function around byte `at` that has a name is called, and where its head ends. */
function headAbove(text: string, at: number): Head | null {
  let indent = Infinity;
  let first = true;
  for (const line of linesAbove(text, at, MAX_LINES)) {
    if (first || line.text.trim() === '' || line.indent >= indent) {
      if (first) indent = line.indent + (text[at] === '}' ? 1 : 0);
      first = false;
      continue;
    }
    indent = Math.max(line.indent, 0);
    if (/\bnew \w{0,30}Strategy\(/.test(line.text)) return { name: 'authenticate', start: line.start, end: line.start + line.text.length, indent: line.indent };
    if (/^\s*(?:[{})\]]|\/\/|#|\*)/.test(line.text) && !/^\s*\}\s?else/.test(line.text)) {
      // a brace on a line of its own, or the end of parameters on many lines: the head stands above at the same depth
      indent += 1;
      continue;
    }
    const found = NO_HEAD.test(line.text) ? null : HEAD.exec(line.text);
    const name = found?.groups?.named ?? found?.groups?.given ?? found?.groups?.method;
    if (name !== undefined) return { name, start: line.start, end: line.start + line.text.length, indent: line.indent };
    if (CLASS.test(line.text)) return null;
  }
  return null;
}

/** What is checked there is how the program was started, or what a form holds: that something is there is the question. */
const ORDINARY = /^_?(?:validate|check|verify|ensure)_?\w{0,20}(?:config\w{0,12}|settings|options|opts|args|arguments|flags|env(?:ironment)?|fields|schema|dependenc\w{1,3}|prerequisites|requirements)$/i;
const OF_SETTINGS = /\bfunc\s?\(\w{1,20}\s\*?\w{0,30}(?:Config|Options|Settings|Args|Flags|Params|Spec)\)|\bimpl\s\w{0,30}(?:Config|Options|Settings|Args)\b/;

function isCheck(text: string, { name, start, indent }: Head, at: number): boolean {
  const plain = name.replace(/Async$/, '');
  if (ORDINARY.test(plain) || OF_SETTINGS.test(text.slice(start, start + 100))) return false;
  if (namesSecurity(plain, 'check') || namesSecurity(plain, 'look') || namesSecurity(plain, 'permission') || LOOKS.test(plain)) return true;
  if (/^(?:require|ensure|enforce|must)/i.test(name) && /(?:[aA]uth|[aA]dmin|[rR]oles?|[pP]ermissions?|[oO]wner|[lL]og(?:ged)?_?[iI]n|[uU]ser|[sS]copes?|[tT]oken|[sS]ession|[kK]ey|[sS]ignature)/.test(name)) return true;
  if (!ANY_CHECK.test(name) && !DONE.test(name)) return false;
  for (const line of linesAbove(text, start, MAX_CLASS_LINES)) {
    const around = line.indent < Math.max(indent, 1) && CLASS.test(line.text) ? line.text : undefined;
    if (around !== undefined) return DONE.test(name) ? /Policy\b/.test(around) : CHECKING_CLASS.test(around);
  }
  if (HANDS_ON.test(plain)) return ASKED_FOR.test(text.slice(start, at));
  // Go's methods name their type in the head
  return /\bfunc\s?\([^()]{0,40}(?:Verif|Validat|Scanner|Guard|Policy|Author|Authent|Attest|Signature|Captcha)/.test(text.slice(start, start + 100)) || /^(?:verify|authenticate|authori[sz]e|scan|has_?permission)$/i.test(plain) || (/^_?(?:parse|decode)/i.test(plain) && /claims|token|jwt|assertion/i.test(text.slice(start, start + 120)));
}

/** Without its comments and what stands in its texts. */
function bodyOf(code: string): string {
  return code.replace(/"""[^]*?"""|\/\*[^]*?\*\//g, ' ').replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '""').replace(/(?:\/\/|#(?!\[)|(?:^|\s)--\s)[^\n]*/g, '');
}

/** Calls by whose name something is looked at, compared or refused. */
const ASKING = /(?:verif|validat|compare|equal|timing|hmac|digest|authori[sz]e|authenticat|permit|assert|ensure|enforce|match|clam|checkpw|check|isvalid|is_valid|contains|includes|policy|allowed|sign\b|decrypt)\w{0,40}[!?]?\s?\($|(?:\.has|\.can|\.may|\.is)(?:[A-Z_]\w{0,40})?[!?]?\s?\($(?<!is_?(?:empty|blank|null\w*|nullorempty|file|open)\s?\()/i;
const CONDITION = /\b(?:if|elif|elsif|unless|guard|while|switch|match|case|when)\b/;
/** What is called, up to its bracket. */
const CALLS = /(?<![\w.$:>-])[\w.$:>-]{1,80}[!?]?\s?\(/g;
/** What only asks whether something is there, or failed. */
const PRESENCE = /\bp?err(?:or)?\s?!=\s?nil|\b(?:len|strlen|count|size|mb_strlen|isset|empty|isinstance|bool|Boolean|is_string)\(|\.(?:len|length|size|count|isEmpty|is_empty|isBlank|is_some|is_none|isNullOrBlank|isNullOrEmpty|blank|present|nil|empty|any|isNotEmpty|getHeader|get|header|Get|startsWith|starts_with|hasPrefix|trim|strip)\b[?!]?(?:\(\s?(?:""|\w{0,20})\s?\))?|\b(?:string|String)\.IsNullOr\w+\(|\bStringUtils\.\w+\(/g;
const AGAINST_NOTHING = /(?:[=!]==?|<=?|>=?|\bis(?:\snot)?\b)\s{0,2}(?:null|nil|none|undefined|nullptr|""|false)/gi;
/** How much there is of it. */
const SIZE = /(?:\b(?:len|strlen|mb_strlen|count|size)\([^()]{0,40}\)|\b[\w.$>-]{0,40}(?:\.|->)(?:len|length|Length|size|count|Count)(?:\(\))?|\b(?:len|length|size|n|img_len|sig_len))\s?(?:[=!]==?|[<>]=?)\s?\w{1,30}/g;

function asks(body: string): boolean {
  if ((body.match(CALLS) ?? []).some((call) => ASKING.test(call))) return true;
  const returns = [...body.matchAll(/\breturn\b([^\n;}]*)/g)].map(([, value]) => value.trim());
  if (returns.some((value) => !/^(?:\(?\s?(?:false|nil|none|null|no|undefined|-?\d+|err|func\b|async\b|\(?\w{0,20}\)?\s?=>)|.{0,60}(?:[eE]rr|[eE]rror|[fF]alse|null|nil)\b|Err\(|Results?\.|errors\.|)/i.test(value) && value !== '')) return true;
  const found = [...body.matchAll(MADE)].filter(([, , call]) => !FETCHED.test(call)).map(([, name]) => name);
  return body.split('\n').some((line) => isReal(conditionIn(line), found));
}

/** `member = teams.find(user)`: what a call gave, but for what only takes a part out of the request. */
const MADE = /(?<![\w$])(\w{1,40})(?:: ?[\w<>?]{1,30})?(?:, ?\w{1,20})? ?:?= ?((?:await |try |\$)?[\w$.:>?-]{1,60}[!?]?\()/g;
const FETCHED = /(?:get|headers?|getHeader|header|param|query|cookies?|cookie|split|Split|trim|strip|Trim\w*|decode\w*|Decode\w*|Decoder\w*|read\w*|ReadAll|parse|Parse|Get|FormValue|json|toString|String|from|slice|substring|size|getsize|Stat|getRequest|hashOf|now)\($/;

/** What a line asks: behind `if`, or before `? … :`. */
function conditionIn(line: string): string {
  const asks = CONDITION.exec(line);
  if (asks !== null) return line.slice(asks.index + asks[0].length);
  return line.includes(' ? ') && line.includes(' : ') ? line.slice(0, line.indexOf(' ? ')) : '';
}

/** Does a condition ask for more than whether something is there? @param found names of what was looked up */
function isReal(condition: string, found: readonly string[]): boolean {
  // Go: `if err := f(x); err != nil`
  const said = condition.replace(/^[^;{]*\berr ?:?=[^;{]*;/, '');
  if (found.some((name) => new RegExp(`(?<![\\w.])${name.replaceAll('$', '\\$')}\\b`).test(said) && name !== 'err')) return true;
  const left = said.replace(SIZE, '').replace(AGAINST_NOTHING, '').replace(PRESENCE, '');
  return /[=!]=|[<>]|\w\s?\(\s?\w/.test(left);
}
