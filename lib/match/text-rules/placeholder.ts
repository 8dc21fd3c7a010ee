/** Tells a value that somebody is meant to replace from a value that somebody uses. */

import { entropy, naturalness } from './entropy.ts';

/** A value with one of these words in it was written to be read, not used. */
const TELLTALE = new Set(
  (
    'your yours example examples sample placeholder changeme change replace replaceme replacewith insert dummy fake mock mocked redacted ' +
    'removed hidden masked censored snip todo fixme xxx yyy zzz foobar foo bar baz qux lorem ipsum notreal invalid nosuch here enter ' +
    'fill put paste todochange youruser yourpassword changeit'
  ).split(' '),
);

/** A value made of nothing but these is a stand-in, a default or a name of the thing itself. */
const PLAIN = new Set(
  (
    'a an and the my our some any this that is it of for to in on or not no non with from new old default test tests testing tester demo dev ' +
    'local prod production staging stage user users username name login admin administrator root guest owner password passwords passwd pass ' +
    'pwd passphrase passcode pw secret secrets token tokens key keys api apikey access auth oauth authorization bearer basic client id ' +
    'credential credentials private public string text value values var variable data none null nil undefined true false yes empty blank ' +
    'unset unknown missing required optional super very strong secure insecure safe long short random generated hello world abc abcd abcde ' +
    'qwerty qwertz azerty asdf letmein welcome postgres postgresql mysql mariadb mongo mongodb redis rabbitmq oracle mssql sql db database ' +
    'server service app application web site account email mail session cookie jwt signing encryption cert certificate ssl tls aws azure ' +
    'google github gitlab slack stripe one two three first second correct incorrect wrong bad good valid real actual current confirm ' +
    'confirmation base 64 plain hash hashed encrypted salt value1 oauth something anything stuff thing whatever lol anonymous sys repo proxy smtp ftp ssh ldap host master store backup scott tiger tomcat foo bar baz'
  ).split(' '),
);

/** Long enough to mean something wherever they stand. */
const SPOKEN =
  /example|placeholder|changeme|change_me|replace_?me|your[_-]?(?:api|pass|secret|token|key)|insert_?your|that[_-]is[_-]|goes[_-]?here|random_?chars|not[_-]?a[_-]?real|redacted/i;

/** Nothing but words, the first of them my or your, or the last one what it is: my_youtube_password, yourdbpassword, no_cyrus_pass. */
const SAYS_ITSELF = /^(?:my|your)[a-z_-]*(?:pass|passw(?:or)?d|pwd|secret|token|key)$|^(?:[a-z]+[_-])+(?:pass|passwd|pwd|pw|password)$/i;

/** Credentials that standards print: RFC 5849, RFC 6749, RFC 6750, RFC 7617 and the OAuth 1.0 guide. */
const PUBLISHED = new Set(
  (
    '2YotnFZFEjr1zCsicMWpAA tGzv3JOkF0XG5Qx2TlKWIA mF_9.B5f-4.1JqM SplxlOBeZQQYbYS6WxSbIA s6BhdRkqt3 gX1fBAt3bV 7Fjfp0ZBr1KtDRbnfVdmIw czZCaGRSa3F0MzpnWDFmQmF0M2JW ' +
    'czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3 QWxhZGRpbjpvcGVuIHNlc2FtZQ== dXNlcjpwYXNzd29yZA== dXNlcm5hbWU6cGFzc3dvcmQ= dXNlcjpwYXNz ad180jjd733klru7 kkk9d7dh3k39sjv7 ' +
    'hh5s93j4hdidpola hdhd0244k9j7ao03 dpf43f3p2l4k3l03 nnch734d00sl2jdk pfkkdhi9sl3r4s00 kd94hf93k423kf44 j49sk3j29djd dh893hdasih9 9djdj82h48djs9d2 0685bd9184jfhq22'
  ).split(' '),
);

/** Users whom only examples know: what stands behind them opens nothing. */
export const NOBODY: readonly string[] = ['foo', 'bar', 'baz', 'foobar', 'username', 'user_name', 'myuser', 'my_user', 'myusername', 'someuser', 'youruser', 'yourusername', 'your_username', 'aladdin'];

const WRAPPED = /^(?:<.*>|\[[A-Za-z _.-]*\]|\{[\w .-]{0,24}\}|\(.*\)|__.*__|\$\{.*\}|\{\{.*\}\}|%.*%|#\{.*\}|@.*@|\*.*\*)$/;

/**
 * Whether the value reads like a stand-in: `your-api-key`, `xxxx`, `<token>`, `${VAR}`, `changeme`, `1234567890`, one character or a
 * sequence repeated, or nothing but common words. Takes the bare value without quotes, 1 character per byte. Generated keys, which may
 * hold such a word by chance, are judged by whole words only.
 */
export function looksLikePlaceholder(value: string): boolean {
  if (value.length === 0 || WRAPPED.test(value) || SPOKEN.test(value) || SAYS_ITSELF.test(value) || PUBLISHED.has(value)) return true;
  if (/(.)\1{4}/.test(value) && repeatedShare(value) >= 0.4) return true;
  if (/\.\.\.|\u00e2\u0080\u00a6|\*{3}|_{4}/.test(value)) return true;
  if (new Set(value).size <= 2 && value.length >= 4) return true;
  if (sequenceShare(value) >= 0.7 || repeatsUnit(value) || repeatsUnit(value.replace(/^[A-Za-z]{2,8}[-_]/, ''))) return true;
  if (countsUp(value) || ADDRESS.test(value)) return true;
  const words = wordsOf(value);
  if (words.some((word) => TELLTALE.has(word) && (word.length > 5 || !looksGenerated(value)))) return true;
  return words.length > 0 && words.every((word) => PLAIN.has(word) || isFiller(word) || isCompound(word)) && !/[^\w\s.:/@-]/.test(value);
}

/** Long and mixed enough to hold `xxx` or `foo` by chance. */
function looksGenerated(value: string): boolean {
  return value.length >= 16 && /[0-9]/.test(value) && entropy(value) >= 3.2 && naturalness(value) < 0.7;
}

/** "myApi-key2" → my, api, key, 2. A run of letters beside digits is split off, as in "password123". */
export function wordsOf(value: string): string[] {
  const parts = value.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g) ?? [];
  return parts.map((part) => part.toLowerCase());
}

/** Digits that only number a stand-in: password1, secret123, token2024; and xxxx. */
function isFiller(word: string): boolean {
  if (/^\d+$/.test(word)) return word.length <= 1 || '01234567890'.includes(word);
  return /^(.)\1+$/.test(word) && (word.length >= 3 || word === 'xx');
}

/** "adminpass", "mysecretkey": two and more plain words without a gap. */
function isCompound(word: string): boolean {
  if (word.length < 5 || word.length > 30) return false;
  const reached = [true];
  for (let end = 1; end <= word.length; end += 1) {
    reached[end] = false;
    for (let start = Math.max(0, end - 13); start <= end - 2 && !reached[end]; start += 1) {
      reached[end] = reached[start] && PLAIN.has(word.slice(start, end));
    }
  }
  return reached[word.length];
}

function repeatedShare(value: string): number {
  let repeated = 0;
  for (let i = 1; i < value.length; i += 1) if (value[i] === value[i - 1]) repeated += 1;
  return repeated / (value.length - 1);
}

/** Share of characters that follow their neighbour in ASCII, up or down: 12345678, abcdef, 987654. */
function sequenceShare(value: string): number {
  if (value.length < 6) return value.length >= 4 && '01234567890abcdefghijklmnopqrstuvwxyz'.includes(value.toLowerCase()) ? 1 : 0;
  let steps = 0;
  for (let i = 1; i < value.length; i += 1) {
    const step = value.charCodeAt(i) - value.charCodeAt(i - 1);
    const wraps = (value[i - 1] === '9' && value[i] === '0') || (/[zZ9]/.test(value[i - 1]) && /[aA0]/.test(value[i]));
    if (step === 1 || step === -1 || wraps) steps += 1;
  }
  return steps / (value.length - 1);
}

/** What anonymous FTP asks for. */
const ADDRESS = /^[a-z]{3,12}@[a-z]{3,24}(?:\.(?:com|org|net))?$/;

/** "000102030405…", "00112233…": bytes in hexadecimal, one after the other; "YWJjZGVm…": base64 of a row of letters. */
function countsUp(value: string): boolean {
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(value)) {
    const bytes = [...Buffer.from(value, 'hex')];
    return bytes.every((byte, index) => index === 0 || (byte - bytes[index - 1] + 256) % 256 === (bytes[1] - bytes[0] + 256) % 256);
  }
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(value)) return false;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]+$/.test(text) && sequenceShare(text) >= 0.7;
}

/** "abcabcabc", "deadbeefdeadbeef": one unit of up to 8 characters, three times or more than 12 characters. */
function repeatsUnit(value: string): boolean {
  for (let size = 2; size <= 8 && size * 2 <= value.length; size += 1) {
    if (size * 3 > value.length && value.length <= 12) continue;
    let same = true;
    for (let i = size; i < value.length && same; i += 1) same = value[i] === value[i - size];
    if (same) return true;
  }
  return false;
}
