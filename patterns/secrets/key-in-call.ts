/** Keys written where the code signs, verifies, encrypts and decrypts. */
import type { Rule, Trait } from '../../lib/types.ts';
import { hardcodedSecret } from './hardcoded-secret.ts';

/** `Buffer.from("…")`, `b"…"`, `[]byte("…")`, `Encoding.UTF8.GetBytes("…")`, `bytes.fromhex("…")`. */
const LITERAL =
  '(?:(?:new\\s)?(?:Buffer\\.from|\\[\\]byte|Encoding\\.\\w{1,10}\\.GetBytes|(?:bytes|bytearray)\\.fromhex|unhexlify|(?:CryptoJS\\.enc\\.)?\\w{3,6}\\.parse|base64\\.b64decode|createSecretKey)\\(\\s{0,3})?' +
  '[bB@]?(?<quote>["\'`])(?<value>(?:(?!\\k<quote>)[^\\r\\n]){4,200})\\k<quote>(?:,\\s?["\']\\w{3,8}["\']\\))?';
/** One argument before the key: a name, a literal, an object or a call. */
const ARGUMENT = '(?:\\{[^{}\\n]{0,120}\\}|["\'][^"\'\\n]{0,60}["\']|[\\w.$>:-]{1,60}(?:\\([^()\\n]{0,80}\\))?)';

const key: Trait = { all: [{ not: 'reference' }, { not: 'has-proof' }, { not: { trait: 'one', of: ['utf8', 'utf-8', 'base64', 'sha256', 'hs256'] } }] };

export const keyInCall: Rule = {
  ...hardcodedSecret,
  given: [],
  id: 'key-in-call',
  cwe: [798, 321],
  title: 'Key in a call that signs or encrypts',
  near: [
    'jwt.sign(', 'jwt.verify(', 'jwt.encode(', 'jwt.decode(', 'createhmac(', 'createcipher', 'createdecipher', 'cryptojs.', 'openssl_encrypt(', 'openssl_decrypt(',
    'hash_hmac(', 'signedstring(', 'aes.newcipher(', 'hmac.new(', 'secretkeyspec(', 'algorithm.hmac', 'signwith(', 'setsigningkey(', 'aes.new(', 'fernet(', 'cookieparser(', 'session({', 'aes.key', 'cipher.key', 'hmacshakeyfor(', 'jwt::encode(', 'cookiesession(',
  ],
  find: [
    // the key is the second argument
    new RegExp(`(?:(?:jwt|JWT)(?:\\.|::)(?:sign|verify|encode|decode)|create(?:Hmac|(?:Dec|C)ipher(?:iv)?)|hmac\\.New|signWith|CryptoJS\\.(?:\\w{2,9}\\.(?:encrypt|decrypt)|Hmac\\w{2,9}))\\(\\s{0,20}${ARGUMENT},\\s{0,20}${LITERAL}\\s{0,3}[,)]`, 'y'),
    // the third, after the text and the method or the method and the text
    new RegExp(`(?:openssl_(?:en|de)crypt|hash_hmac)\\(\\s{0,20}${ARGUMENT},\\s{0,20}${ARGUMENT},\\s{0,20}${LITERAL}\\s{0,3}[,)]`, 'y'),
    // the first
    new RegExp(
      `(?:SignedString|aes\\.NewCipher|hmac\\.new|SecretKeySpec|Algorithm\\.HMAC(?:256|384|512)|setSigningKey|AES\\.new|Fernet|cookieParser|hmacShaKeyFor)\\(\\s{0,20}${LITERAL}(?:\\.(?:getBytes|encode|toCharArray)\\([^()\\n]{0,40}\\))?\\s{0,3}[,)]`,
      'y',
    ),
    // the key of an object
    new RegExp(`(?:aes|cipher)\\.key\\s{0,3}=\\s{0,3}${LITERAL}`, 'iy'),
    /cookieSession\(\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}?\bkeys\s{0,3}:\s{0,3}\[\s{0,20}(?<quote>["'`])(?<value>(?:(?!\k<quote>)[^\r\n]){4,200})\k<quote>/y,
    // express-session and its kin, whatever the secret reads like, but not in a comment's example
    /(?<!\n[ \t]{0,10}\*[^\n]{0,80})session\(\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}?\bsecret\s{0,3}:\s{0,3}(?<quote>["'`])(?<value>(?:(?!\k<quote>)[^\r\n]){4,200})\k<quote>/y,
  ],
  where: { value: key },
  bad: {
    js: [
      'const token = jwt.sign({ id: user.id }, "{{12}}");',
      'jwt.verify(token, "{{12}}", done);',
      'const c = crypto.createCipheriv("aes-256-cbc", "{{32}}", iv);',
      'const d = crypto.createDecipheriv("aes-256-cbc", Buffer.from("{{64:hex}}", "hex"), iv);',
      'crypto.createHmac("sha256", "{{24}}").update(body)',
      'CryptoJS.AES.encrypt(text, "{{16}}").toString()',
      'app.use(cookieParser("{{16}}"));',
      'app.use(cookieSession({ name: "s", keys: ["{{16}}", "{{16}}"] }));',
      'app.use(session({ resave: false, secret: "keyb0ard {{5:letters}}" }));',
    ],
    py: [
      'jwt.encode(payload, "{{16}}", algorithm="HS256")',
      'jwt.decode(token, "{{16}}", algorithms=["HS256"])',
      'hmac.new(b"{{16}}", body, hashlib.sha256)',
      'cipher = AES.new(b"{{16}}", AES.MODE_CBC, iv)',
      'f = Fernet(b"{{43:base64url}}=")',
    ],
    php: ["JWT::encode($payload, '{{16}}', 'HS256');", 'openssl_encrypt($text, "aes-256-cbc", "{{32}}", 0, $iv);', 'openssl_decrypt($text, "aes-256-cbc", "{{32}}");', 'hash_hmac("sha256", $body, "{{24}}");'],
    go: ['token.SignedString([]byte("{{16}}"))', 'block, err := aes.NewCipher([]byte("{{32}}"))', 'mac := hmac.New(sha256.New, []byte("{{16}}"))'],
    rb: ['cipher.key = "{{32}}"', 'JWT.encode(payload, "{{16}}", "HS256")'],
    cs: ['aes.Key = Encoding.UTF8.GetBytes("{{16}}");'],
    java: [
      'new SecretKeySpec("{{16}}".getBytes(), "AES")',
      'Algorithm algorithm = Algorithm.HMAC256("{{16}}");',
      'builder.signWith(SignatureAlgorithm.HS512, "{{16}}")',
      'Jwts.parser().setSigningKey("{{16}}")',
      'builder.signWith(Keys.hmacShaKeyFor("{{32}}".getBytes()))',
    ],
  },
  good: {
    js: [
      'jwt.sign({ id: user.id }, process.env.JWT_SECRET);',
      'jwt.sign(payload, "${JWT_SECRET}");',
      'jwt.sign(payload, "{{jwt}}");',
      'crypto.createHmac("sha256", key).update("a1B2c3D4")',
      'crypto.createHmac(name, "base64")',
      '/**\n * app.use(session({ secret: "keyb0ard {{5:letters}}" }))\n */',
    ],
  },
};
