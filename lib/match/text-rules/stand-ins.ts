/** Tells values that come from elsewhere, and text written for people, from credentials. */
import { naturalness } from './entropy.ts';
import { wordsOf } from './placeholder.ts';

const REFERENCES = [
  /\$\{|\$\(|\{\{|<%|%[A-Z]+%|^'\$|^\\0\$|#\{|%\(\w|%[sdv]\b|%Y(?:[^A-Za-z0-9]|$)|@\{|\$\[|<<</,
  /^\$[A-Za-z_][\w:.>'[\]-]*$|^\$\d$|^\$:|^%\w+%$|^%[A-Z_]+$|^@[A-Za-z_.]+@$|^!\w+|^&\w+|^\*[A-Za-z_]\w*$/,
  // "$value[0]:$value[1]", "$as_dir$ac_word"
  /^(?:\$[A-Za-z_]\w*(?:\[\w+\])?(?:[:@/.-]|\\\\?)?){2,}$/,
  // "$Munin::Defaults::CONFDIR/munin.pem"
  /^\$[A-Za-z_]\w*(?:::\w+)*\/[\w/-]+\.\w{2,8}$/,
  /\{\w*\}|\{[\w.]+(?:[:!][^}]*|\([^{}]*\))?\}/,
  /^(?:vault|env|file|ssm|secretsmanager|secret|secrets|keyring|op|sm|gcp|azurekeyvault|ref|sops|cfg|var|local|data|module|config|process|os|sys|params?|self|this|settings|options?|opts|args?|ctx|context|request|req|props|state|app|ENV)(?::|\.\w|\[)/i,
  // what an installer fills in; the fingerprint of a public key
  /^_[A-Z]+(?:_[A-Z]+)+_$|^0x[0-9A-Fa-f]{40}$/,
  // kubeseal puts the length of its RSA part first, 512
  /^Ag[A-D][\w+/]{150}/,
  // what Maven's master password or a configuration server decrypts
  /^\{(?:cipher\}|[A-Za-z\d+/]{20,}=*\}$)/,
  /^(?:ENC[([]|arn:aws|projects\/|\/run\/secrets|keyvault)/,
  /getenv|environ|process\.env|ENV\[|import\.meta/i,
  // what stands between two texts of a join: `+rs.getString(`, `.urlencode($value).`, `"+pwd+"`; `{$this->values[…]}`
  /^["']?\s?[+.]\s?\$?[A-Za-z_]\w*(?:[.([]|->)|^["']\+\w+\+["']$|\{\$/,
  // `").append(hash(password)).append("`, `"),P?createElement("`: what stands between two texts is code
  /^["']?\)\.\w+\(|^\)+[,;}\]]+[\w$]+[?.(,]/,
  // `",h($row["pass"]),"`
  /^["'],\s?\$?[A-Za-z_]\w*(?:[.([]|->)/,
  /^@[A-Z][A-Z0-9_]+$|^\/(?:[\w.~$-]+\/)+[\w.~$-]*$/,
  /^[A-Za-z_][\w.]*\(.*\)?$|^[A-Za-z_][\w.]*\[[^\]]*\][\w.[\]()]*$|^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+[=!(]|\$\d+$|^[A-Za-z_]\w*(?:->|::)\w/,
  /^(?:\/|\.\.?\/|~\/|[A-Z]:\\|\\\\)[\w.~-]*(?:[/\\][\w.~ -]*)+$|^\/[\w.-]+$|^[a-z][a-z+]{1,10}:\/\/|^urn:[a-z\d][a-z\d-]+:/,
  // a path and an address side by side; a key of the registry; `package.module:function`
  /^[\w./-]*:\/\/[^@]*$|^HK(?:EY_[A-Z]|LM\\|CU\\)|^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+:[a-z_]+$/,
  /^[\w./-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|php|js|ts|html?|py|rb|go|java|xml|conf|cfg|ini|properties|enc|gpg|kdbx|png|svg|md|com|org|net|io)$/i,
  // a page that is asked something
  /^[\w./-]+\.(?:php|html?|aspx?|jsp|do|cgi)[?#][\w=&;.%-]*$/i,
];

/** Words that stand where a password could: types, rules of validators, kinds of form fields, states, columns. */
const TEXT_WORDS = new Set(
  (
    'function symbol string str text varchar char nvarchar bytes byte bytea blob binary number integer int boolean bool object array any unknown never void ' +
    'none null nil undefined true false yes optional required present nullable notnull not hidden visible input field textbox textfield label ' +
    'button submit form email username user name login logout signin signup register forgot reset change update confirm confirmed confirmation ' +
    'invalid valid incorrect wrong mismatch match missing empty blank blocked denied failed failure error success short long weak medium ' +
    'strong good fair sensitive masked redacted encrypted hashed plain plaintext raw basic bearer digest oauth oauth2 saml ldap kerberos jwt ' +
    'mfa otp totp sms phone pin code cookie header query body path param session local localstorage memory file env environment vault ' +
    'keychain keyring prompt ask stdin auto autocomplete default inherit on off new-password current-password keep userdefined passwordfield options one-time-code passwd pwd grant ' +
    'refresh access id client public private rsa ec hmac md5 sha1 sha256 sha512 bcrypt scrypt argon2 pbkdf2 aes lock unlock key keys json ' +
    'html url uri http https application identifier keyword punctuation operator comment literal utf8 utf-8 utf16le latin1 ascii base64 base64url hex ' +
    'enable disable enabled disabled chage lchage chpasswd gpasswd htpasswd'
  ).split(' '),
);

/** Three letters and more of Chinese, Japanese or Korean in a row, as UTF-8 bytes. */
const ASIAN = /(?:[\xe3-\xed][\x80-\xbf]{2}){3}/;

/** Rules of validators, regular expressions, selectors and options of commands. */
const NOTATIONS = [
  // `bytes,1,opt,name=key,proto3` of protobuf, `App\\Auth\\PasswordController` of PHP
  /^[a-z]+,\d+(?:,[\w=]+)+$|^\\{0,2}[A-Z]\w*(?:\\{1,2}[A-Z]\w*)+$/,
  /^[A-Za-z_]+(?:\|[\w:,]+)+$|\b(?:required|nullable|min|max|len|gte|lte)[:=]\d/,
  /^_[a-z][a-z0-9_]*$|^\d{4}-\d\d-\d\d(?:T|$)|^v?\d+(?:\.\d+)+$|^(?:[a-z0-9]+-)*sha-?\d+$|^[A-Z0-9]+(?:-(?:HMAC|RSA|ECDSA|AES|GCM|CBC|SHA-?\d*))+$|^[A-Za-z]+=$/,
  /^\^|\(\?[=!:]|\[[a-z0-9]-[a-z0-9]|\\[dwsb]\b|\.[*+]/i,
  // SERVER_TRAFFIC_SECRET_0, jakarta.servlet.request.X509Certificate, wgDBpassword, \u3299\ufe0f
  /^[A-Z]{3,}(?:_[A-Z0-9]+){2,}$|^[a-z]+(?:\.[A-Za-z]\w*){3,}$|^[a-z]+[A-Z][A-Za-z]*(?:[Pp]assword|[Ss]ecret|[Tt]oken|[Kk]ey)$|^(?:\\u[0-9a-fA-F]{4})+$/,
  // @aws-cdk/aws-rds:preventRenderingDeprecatedCredentials, PyQt6.QtNetwork
  /^@[a-z][a-z-]*\/[a-z][a-z-]*:[A-Za-z]+$/,
  /^(?:[A-Z][a-z]+(?:[A-Z][a-z]+)*\d?\.)+[A-Z][a-z]+(?:[A-Z][a-z]+)+$/,
  /^[#.][a-z][\w-]*$|^[a-z]*\[[\w-]+[~|^$*]?=|^--?[a-z][a-z-]+$/i,
];

/** Whether a value only says where the credential comes from: a variable, a template, a lookup, a call, a path, a URL without user. */
export function looksLikeReference(value: string): boolean {
  return REFERENCES.some((shape) => shape.test(value));
}

/** `Contrase\xF1a`, `Has\u0142o`: bundles write other letters so. */
const WRITTEN_LETTER = /\\x[89a-f][\da-f]|\\u(?:00[89a-f][\da-f]|0[1-9a-f][\da-f]{2}|[1-9a-f][\da-f]{3})|\\u\{[\da-f]{2,6}\}/gi;
/** Marks of direction and other characters that nobody sees, as UTF-8 or written out. */
const MARKS = /\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa6-\xa9])|\\u20(?:0[b-f]|2[a-e]|6[6-9])/gi;
/** One to three bytes that a protocol or a terminal knows: no password is so short. */
const FEW_BYTES = /^(?:\\x[\da-f]{2}|\\u00[\da-f]{2}|\\[0-7]{1,3}){1,3}$/i;

/** Whether a value is text for people, a type, a rule of a validator or an identifier, rather than a credential. */
export function looksLikeText(written: string): boolean {
  if (FEW_BYTES.test(written)) return true;
  const value = written.replace(MARKS, '').replace(WRITTEN_LETTER, '\xc3\xb1');
  if (/\s/.test(value) || /[:?,;]$/.test(value) || ASIAN.test(value)) return true;
  if (TEXT_WORDS.has(value.toLowerCase())) return true;
  if (/^[A-Z]?[a-z\x80-\xff]*[\x80-\xff][a-z\x80-\xff]*$/.test(value) || /^[A-Z][a-z]+$/.test(value)) return true;
  if (NOTATIONS.some((shape) => shape.test(value))) return true;
  return isIdentifier(value) && spellsWords(value);
}

/** Words of three letters and more on average, most letter pairs those of a language. */
function spellsWords(value: string): boolean {
  const words = wordsOf(value).filter((word) => /[a-z]/.test(word));
  return words.join('').length >= words.length * 3 && naturalness(value) >= 0.75;
}

/** Words joined by case, _, -, . or :, without digits but one at the end of a word: user_password, auth.password.required, newPassword2 */
function isIdentifier(value: string): boolean {
  return /^[A-Za-z$]+\d?(?:[._:/-][A-Za-z]+\d?)+$/.test(value) || /^_*(?:V\d+)?[a-z]*(?:[A-Z][a-z]*)+\d?$/.test(value);
}
