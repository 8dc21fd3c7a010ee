/** The places where code and configuration give a name a literal value; the name's words are the parameter. */

/** What stands before the keyword in the same name: `config.db_`. */
const HEAD = '(?<head>[\\w.$#-]{0,60})';
/** The name from the keyword on; which names mean a credential is for the trait `names` to say. */
const NAME = '[\\w.\\x80-\\xff-]{2,60}';
/** A string literal; the quote may be escaped, as in JSON inside a string. */
const QUOTED = '(?<quote>\\\\?["\'`])(?<value>(?:(?!\\k<quote>)[^\\r\\n]){3,500})\\k<quote>';
/** Joined, formatted or indexed: then the literal is only a part of the value. */
const ALONE = '(?!\\s{0,3}(?:\\+|%|\\.\\s{0,2}(?:\\$|["\'(]|format|concat|replace|join|split|repeat|length|slice|substr|(?:crypt|md5|sha1|hash|uniqid|rand|time|date)\\(|(?!to|as|into|force)[a-z\\d]{1,12}_\\w{1,20}\\()|\\[))';
/** `: string =`, `: Option<&str> =`, ` As String =`, `[] =`, ` varchar(20) =`, ` { get; set; } =`: a declared type. */
const TYPED = '(?:(?::[ \\t]{0,2}[^=\\n"\'`,;(){}]{1,40}|\\s?\\{\\s?get;[^{}\\n]{0,30}\\}\\s?|\\s?\\[\\d*\\]\\s?|[ \\t](?:as[ \\t])?[\\w*]{1,20}(?:\\(\\d+\\))?[ \\t]{1,3})(?==))?';
const OPERATOR =
  '(?:=>|:=|={1,3}|!==?|<-|\\|\\|=?|\\?\\?=?|\\?[=:]|(?<!["\'`][ \\t]{0,12})or\\b(?=\\s{1,8}["\'])|:(?!:)|\\{(?=["\'])|' +
  '\\.(?:equals|equalsIgnoreCase|contentEquals|compareTo|eql\\?|unwrap_or|unwrap_or_else|orElse|getOrElse)\\((?:\\|\\w{0,3}\\|\\s?)?)';
/** Wrappers that leave a literal what it is. */
const WRAPPER =
  '(?:[rRbBuUL@$]{1,2}(?=["\'])|ConvertTo-SecureString\\s(?:-String\\s)?|(?:new\\s)?(?:String|QStringLiteral|\\[\\]byte|Encoding\\.\\w{1,10}\\.GetBytes|SecretStr|SecureString|SecretString|GuardedString|Some|Text|Secret|Just|bytes|str|Buffer\\.from|' +
  'String::from|std::string|Optional\\.of|Box::new|Secret::new|SecretString::new|Sensitive|pulumi\\.secret)\\s?\\(\\s?)?';
/** Functions that take a name and a value. */
const SETTERS =
  '(?:put|set|add|define|env|getenv|get|fetch|append|with|property|header|setting|default|param|config|secret|option|fill|type|input|flags?(?:\\(\\))?\\.string|values)';
/** `getValue("password", "length")`, `config.get('password', 'forbidden')`: a section and a key in it. */
const NO_SECTION = `(?!(?<=\\b(?:get\\w{0,16}value|(?:config|conf|cfg|parser|settings|cp)\\w{0,8}\\.get\\w{0,8})\\(["'])\\w{4,20}["'],\\s?["'][a-z_]{3,24}["'])`;
/** `storePassphrase("personal", value)`, `setPassword("alice", value)`: whose it is comes first. */
const NO_KIND = `(?!["'][a-z]{3,20}["']\\s{0,3},)`;
/** `unsetPassphrase("personal")` */
const NOT_TAKEN_AWAY = '(?<!(?:unset|clear|forget|remove|delete|drop|revoke)_?\\w{0,20})';
/** What may stand between a call's bracket and the name: the variable that takes the value, as in `flag.StringVar(&pw, "password", "…")`. */
const FIRST = '(?:&?[\\w.]{1,40},\\s{0,3})?';
/** `: ` of JSON, `, ` of a call, nothing in Terraform; then a block, whose default is the value. */
const BLOCK = '["\']?\\s{0,2}[:,]?\\s{0,2}\\{';
/** What tests type into fields: `find("password").send_keys("…")` */
const TYPING = '\\.(?:send_?keys|fill|type|set_?value|set_?text|val|set)\\s?\\(|,?\\swith(?::|\\s?=>)';

/**
 * Patterns for a literal given to a name that has the keyword, each tried at the keyword:
 * assignments, object keys, keyword arguments, default values and comparisons; `put("password", "…")` and its kin; `setPassword("…")`;
 * `#define PASSWORD "…"` and the same without a sign; text typed into fields; elements and attributes of XML; name and value side by side;
 * `"name=value"` in one literal and in the query of an address; what stands where nothing else is found (`env || "…"`, `cond ? x : "…"`); the
 * default of a block, of an option in two notations; a pair of elements (`<key>name</key><string>…`); `${name:-…}` of shells and Spring. Each looks at what follows the name before it looks back, because most
 * names are followed by something else. Holes: head, name, quote, value.
 */
export function assigned(): RegExp[] {
  const name = `(?<name>${NAME})`;
  const closed = '\\\\?["\'`]?[\\])]{0,2}';
  const then = (next: string): string => `(?=${NAME}(?![\\w.\\x80-\\xff-])${next})`;
  return [
    `${then(`${closed}(?:[ \\t]{0,32}[=:!<|?[({.]|[ \\t]{1,32}[A-Za-z*])`)}(?<!\\?\\s{0,3}["'\`])(?<=${HEAD})${name}${closed}(?!(?<=\\))[ \\t]{0,32}=>)[ \\t]{0,32}${TYPED}${OPERATOR}\\s{0,24}${WRAPPER}${QUOTED}${ALONE}`,
    `${then('\\\\?["\'`]\\s{0,3},')}${NO_SECTION}(?<=${SETTERS}\\w{0,16}(?:<\\w{1,20}>)?\\s?\\(\\s{0,3}${FIRST}\\\\?["'\`]${HEAD})${name}\\\\?["'\`]\\s{0,3},\\s{0,8}(?:default\\s?=\\s?)?${WRAPPER}${QUOTED}\\s{0,3}[,)]`,
    `${then('\\s{0,2}\\(')}${NOT_TAKEN_AWAY}(?<=(?:\\bset|\\bwith|\\.|->|::)_?${HEAD})(?<name>\\w{2,60})\\s{0,2}\\(\\s{0,3}${NO_KIND}${WRAPPER}${QUOTED}\\s{0,3}[,)]`,
    `${then('[ \\t]{1,20}@?["\']')}(?<=(?:^|\\n)[ \\t]{0,40}(?:#[ \\t]?define[ \\t]{1,4}|\\(set[qf]?[ \\t])?${HEAD})${name}[ \\t]{1,20}@?(?=["'])${QUOTED}${ALONE}`,
    `${then(`[\\]"'\`]{1,2}\\)?(?:${TYPING})`)}(?<=["'\`][^"'\`\\n]{0,20}?${HEAD})${name}[\\]"'\`]{1,2}\\)?(?:${TYPING})\\s{0,3}${QUOTED}`,
    `${then('[\\s>]')}(?<=<(?:[\\w.-]{1,30}:)?${HEAD})${name}(?:\\s[^<>\\n]{0,80})?>\\s{0,3}(?:<!\\[CDATA\\[)?(?<value>[^<>\\s]{3,500})(?:\\]\\]>)?\\s{0,3}<\\/`,
    `${then('["\'][^<>\\n]{0,40}>')}(?<=<(?:entry|prop|property|param|init-param|setting|constant|arg|item|string)\\s[^<>\\n]{0,60}["']${HEAD})${name}["'][^<>\\n]{0,40}>\\s{0,3}(?:<value>)?(?<value>[^<>\\s]{3,500})\\s{0,3}<\\/`,
    `${then('["\']?\\s{0,3},?\\s{1,40}["\']?(?:value|default)')}(?<=(?:name|key|id|Name|Key)["']?\\s{0,3}[:=]\\s{0,3}["']?${HEAD})${name}["']?\\s{0,3},?\\s{1,40}["']?(?:value|Value|default|defaultValue)["']?\\s{0,3}[:=]\\s{0,3}${QUOTED}`,
    `${then('=')}(?<=(?:["'\`]|["'\`][^\\s"'\`]{1,200}[?&])${HEAD})${name}=(?<value>[^\\s"'\`;&,#<>()[\\]{}]{3,300})(?=["'\`&#])`,
    `${then('[ \\t]{0,3}[:=]')}(?<=${HEAD})${name}[ \\t]{0,3}(?:[:=]|:=)[ \\t]{0,3}[^\\n"'\`;,{}:]{1,80}(?:\\|\\||\\?\\?|\\bor\\b|\\belse\\b|\\?[^\\n"'\`;,{}:?]{1,60}:)[ \\t]{0,3}${WRAPPER}${QUOTED}${ALONE}`,
    `${then(BLOCK)}(?<=["']${HEAD})${name}${BLOCK}[^{}]{0,300}?\\bdefault(?:Value)?["']?\\s{0,3}[:=]\\s{0,3}${QUOTED}`,
    `${then('["\'],')}(?<=["']--?${HEAD})${name}["'],[^{};(]{0,240}?\\bdefault(?:_value)?\\s?=\\s?${QUOTED}`,
    `${then('(?: [<[{][\\w.]{1,30}[>\\]}])?["\'],')}(?<=["'](?:-\\w, ?)?--${HEAD})${name}(?: [<[{][\\w.]{1,30}[>\\]}])?["'],\\s{0,8}["'][^"'\\n]{0,100}["'],\\s{0,8}${QUOTED}\\s{0,3}[,)]`,
    `${then('<\\/(?:key|name)>')}(?<=<(?:key|name)>${HEAD})${name}<\\/(?:key|name)>\\s{0,20}<(?:string|value)>\\s{0,3}(?<value>[^<>\\s]{3,500})\\s{0,3}<\\/`,
    `${then('["\'],')}(?<=(?:buildConfigField|resValue)[ (]{1,2}["']\\w{1,20}["'],\\s{0,3}["']${HEAD})${name}["'],\\s{0,3}["'](?:\\\\?["'])?(?<value>[^\\s"'\\\\]{3,300})`,
    `${then(':')}(?<=\\$\\{${HEAD})${name}:(?:[-=]|(?![+?]))(?<value>[^\\s"'\`\$:{}]{4,200})\\}`,
  ].map((source) => new RegExp(source, 'iy'));
}

/** What must follow the name for each of them to hold, see `given` in lib/types.ts. */
export const GIVEN: readonly string[] = ['=:!<|?[({.a', ',', '(', '"\'@', '.,', 'a>', 'a>', 'a,v', '=', '=:', ':,{', ',', ',<', '<', ',', ':'];

/**
 * Patterns for a bare value in files where values stand so: `DB_PASSWORD=…`, `password: …`, also commented out; `ENV PASSWORD …`,
 * `requirepass …`; `-e PASSWORD=…` among other words; name and value on two lines of YAML; the default of a parameter of CloudFormation. Holes: head, name, value.
 */
export function configured(words: string): RegExp[] {
  const name = `(?<name>(?:${words})[\\w.-]{0,40})`;
  const opener =
    '[ \\t]{0,40}(?:(?:[-*>|#;]{1,2}|\\/\\/)[ \\t]{0,2})?(?:(?:export|set|setx|ENV|ARG|env|local|readonly|declare -x)[ \\t]{1,4})?[*_`"\']{0,2}';
  const start = `(?<=(?:^|\\n)${opener}(?<head>[\\w./:-]{0,80}))`;
  const value = '(?<value>[^\\s"\'`,]{4,500})';
  const end = '(?=[ \\t]{0,20}(?:[#;][^\\n]*|\\\\)?\\r?(?:\\n|$))';
  const then = (next: string): string => `(?=(?:${words})[\\w.-]{0,40}(?![\\w.-])${next})`;
  return [
    `${then('[*_`"\']{0,2}[ \\t]{0,20}(?:[:?+]?=|:)')}${start}${name}[*_\`"']{0,2}[ \\t]{0,20}(?:[:?+]?=|:\\*{0,2}(?=[ \\t]))[ \\t]{0,20}\`?${value}\`?${end}`,
    `${then('[ ]')}(?<=(?:^|\\n)[ \\t]{0,8}(?:ENV[ \\t]{1,4}(?<head>[\\w-]{0,30})|(?:require)?))${name}[ ]{1,20}${value}${end}`,
    `${then('=')}(?<=[ \\t"';(|=](?<head>[\\w.]{0,40}))${name}=(?<value>[^\\s"'\`,;()|]{4,500})(?=[ \\t"',;)|\\\\\\r\\n]|$)`,
    `${then('["\']?\\r?\\n')}(?<=\\bname:[ ]{1,4}["']?(?<head>[\\w.-]{0,60}))${name}["']?\\s{1,60}value:[ ]{1,4}${value}${end}`,
    `${then(':[ ]{0,4}\\r?\\n')}${start}${name}:[ ]{0,4}\\r?\\n(?:[ ]{2,40}(?!Default)[A-Z][A-Za-z]{2,30}:[^\\n]{0,200}\\n){1,8}[ ]{2,40}Default:[ ]{1,4}${value}${end}`,
  ].map((source) => new RegExp(source, 'iy'));
}
