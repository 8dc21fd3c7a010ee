/** Which identifiers mean a credential, and which only speak about one. */

/** A kind of credential by the words of its name; the last named word decides. */
const KINDS: Record<string, RegExp> = {
  password:
    /pass(?:word|wd|wort|phrase|code)?|(?:user|db|root|admin|my|require|sql|smtp|mail|ftp|ssh|login|auth|ldap|store|proxy|http|redis|mongo|app|mysql|pg|sa|encr)(?:pass|pwd)(?![a-z])|pwd|pw|psk|psw|senha|contrase(?:n|_)a|kennwort|motdepasse/g,
  secret: /secret|credential|private_?key|signing_?key|encryption_?key|crypt(?:o|ion)?_?key|cipher_?key|hmac_?key|master_?key|pre_?shared_?key|aes_?key|enc_?key|jwt_?key|cookie_?key|salt/g,
  token:
    /token|api_?key|access_?key|auth_?key|app_?key|license_?key|account_?key|subscription_?key|service_?key|bearer|jwt|webhook|auth|session_?key|key/g,
};

/** After the credential's word: the name speaks about a credential, it does not hold one. */
const ABOUT = new RegExp(
  '(?:^|_)(?:' +
    'fields?|labels?|placeholders?|hints?|titles?|messages?|msgs?|errors?|errs?|texts?|regexp?|patterns?|rules?|valid|validat\\w+|invalid|' +
    'len|length|min|max|size|ur[li]s?|paths?|files?|filename|names?|ids?|types?|inputs?|selectors?|xpath|css|class|classname|columns?|col|headers?|' +
    'params?|parameters?|prefix|suffix|formats?|policy|expir\\w*|ttl|timeout|lifetime|age|count|limit|enabled|disabled|required|optional|reset|' +
    'forgot|forgotten|change|changed|update|updated|prompt|help|desc|description|events?|actions?|routes?|endpoints?|links?|pages?|views?|templates?|' +
    'strength|score|algorithms?|algo|alg|encryption|hashing|encoders?|encoding|providers?|services?|managers?|stores?|storage|cache|index|idx|status|state|' +
    'mode|method|kind|source|ref|reference|env|var|variable|dir|directory|folder|location|version|icon|button|btn|modal|dialog|form|' +
    'screen|component|element|el|dom|tag|attr|attribute|property|prop|option|opt|flag|arg|args|argument|config|settings?|schema|table|' +
    'scope|scopes|issuer|audience|subject|request|response|result|visible|hidden|visibility|toggle|show|hide|mask|char|character|chars|' +
    'regions?|zones?|tenants?|buckets?|projects?|workspaces?|salt|(?:empty|redact\\w*|blank\\w*|mask\\w*)_\\w+|charset|nag|meter|blank\\w*|redact\\w*|match|mismatch|check|checker|checked|policy_?\\w*|requirements?|confirmation_label|sig|signature|hash|hashed|sha\\d*|md5|digest|fingerprint|checksum|hint|date|time|at|by|last_?\\w*|used|generator|generate|factory|builder|handler|callback|listener|helper|util|utils|test|tests|spec|symbol|kinds|list|array|map|set|dict|pair|pairs|alias|name_?\\w*|bytes|bits|word|words|todo|action|choice|inherit|reverse|' +
    // who does something with it: digestor, authenticator, verifier, reader
    '\\w*(?:[ai]tor|e[cs]tor|yptor|ifier|izer|apper|eader|riter|holder|solver|arser|verter|etter|asher|ester)' +
    ')s?$',
);

/** Before it: the name of an action, a question or something public. */
const SPEAKS = new RegExp(
  '(?:^|[._-])(?:' +
    'redacted|blank|blanking|empty|masked|obscured|forgot|forgotten|reset|invalid|wrong|incorrect|enter|missing|bad|has|is|no|show|hide|toggle|validate|verify|check|confirm_your|change|changed|update|' +
    'csrf|xsrf|request|lock|idempotency|lifecycle_action|task|job|upload|resume|sync|next|page|paging|continuation|cancel|cancellation|punctuation|public|public_key|sort|primary|foreign|partition|hash|range|row|object|' +
    'cache|storage|site|local_storage|i18n|translation|lang|locale|require|requires|use|using|needs|want|get|fetch|find|generate|create|make|build|parse|' +
    'which|status|lexer|parser|syntax|unexpected|expected|end|start|begin|eof|max|min|num|total|count|shift|enable|disable|with|without|disable|any|all|' +
    'design|color|theme|style|css|attribute|curlopt' +
    ')[._-]?$',
);

/** Before a `key` that is looked up by it: where something is kept or asked for. */
const LOOKED_UP =
  /(?:^|_)(?:(?<!search_(?:service_)?)query|param|parameter|header|element|storage|redux|context|state|provide|injection|metadata|meta|handler|feature|flag|reg|registry|dict|attribute|attr|property|prop|field|column)_$/;

/**
 * Whether an identifier, with the words that stand before it (`config.db_password`, `X-API-Key`), means a credential of the kind
 * password, secret or token and holds one: `DB_PASSWORD` does, `passwordField`, `forgotPassword` and `token_url` do not.
 */
export function namesCredential(name: string, kind: string): boolean {
  const words = snake(name);
  const last = lastMatch(KINDS[kind], words);
  if (!last) return false;
  if (kind === 'token' && last.text === 'key' && (!/(?:^|_)key$/.test(words) || LOOKED_UP.test(words.slice(0, last.start)))) return false;
  return !ABOUT.test(words.slice(last.end)) && !SPEAKS.test(words.slice(0, last.start)) && isWholeWord(words, last, kind);
}

/** "config.dbPassword" → config_db_password */
function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
}

function lastMatch(pattern: RegExp, words: string): { text: string; start: number; end: number } | null {
  let last = null;
  for (const match of words.matchAll(pattern)) last = { text: match[0], start: match.index, end: match.index + match[0].length };
  return last;
}

/** Short words must stand alone: `pass` in db_pass, not in compass or bypass; `auth`, `key`, `salt` likewise. */
function isWholeWord(words: string, at: { text: string; start: number; end: number }, kind: string): boolean {
  const before = words[at.start - 1] ?? '_';
  const after = words[at.end] ?? '_';
  if (kind === 'password' && !/^(?:pass|pwd|pw|psk|psw)$/.test(at.text)) return true;
  if (at.text.length > 5) return true;
  return !/[a-z]/.test(before) && !/[a-z]/.test(after);
}
