/** Encryption that takes no key. */
import type { Rule } from '../../lib/types.ts';

/** How a text is written in Base64 or in hexadecimal digits. */
const ENCODES = ['b64encode(', "tostring('base64')", 'tostring("base64")', 'btoa(', 'base64_encode(', 'encodetostring(', 'tobase64string(', 'strict_encode64(', 'base64.encode(', 'bin2hex('];
const ENCIPHERS = String.raw`(?:cipher|hash(?!_?password)|sha\d|md5|\bsum\(|digest|hmac|blake|bcrypt|scrypt|argon|pbkdf|crypt(?!o\b)|aes|fernet|seal|kms|nacl|sodium|gcm|\bbox\b|\bsign|wrap|rsa|\^)`;

/** cwe.mitre.org/data/definitions/311.html: Base64 takes no key, so everyone can read it. */
export const encodedOnly: Rule = {
  category: 'weak-crypto',
  severity: 'high',
  cwe: [311, 327],
  id: 'encryption-only-encodes',
  title: 'Function that is said to encrypt, and only encodes',
  why: 'Base64 needs no key: whoever sees the text reads it.',
  fix: 'Encrypt with a key from outside of the code: AES-256-GCM of the platform, Fernet, libsodium, or a key service.',
  near: ENCODES,
  find: [new RegExp(String.raw`(?<=(?:\b(?:def|function|func|fun|fn|const|let)|[>\w\]]\??)[ \t]{1,4}(?:\([^()\n]{1,40}\) ?)?(?:\w{1,20}\.)?(?:_?(?:encrypt|encipher)(?!\w{0,30}(?:64|ed|ion))\w{0,30}|_?(?:encode|hash)_?password|obfuscate_?secret)\b(?: ?[=:] ?)?[(:](?:(?!${ENCIPHERS}|\n[ \t]{0,8}(?:def|function|func|fun|public|private)\b)[^]){0,260}(?:\breturn|=>|=)\s(?:(?!${ENCIPHERS})[^\n]){0,80})(?:${ENCODES.map((word) => word.replace(/[.()]/g, '\\$&')).join('|')})(?![^\n]{0,120}${ENCIPHERS})`, 'iy')],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.py', '.go', '.java', '.kt', '.cs', '.rb', '.php', '.swift', '.dart', '.rs'] } },
  bad: {
    py: ['def encode_password(p):\n    return base64.b64encode(p.encode()).decode()', 'def hash_password(p):\n    return base64.b64encode(p.encode())', 'def obfuscate_secret(s):\n    return base64.b64encode(s.encode())', 'def encrypt_password(password):\n    return base64.b64encode(password.encode()).decode()', 'def encrypt(self, value: str) -> str:\n    return base64.b64encode(value.encode()).decode()', 'def encrypt_field(value):\n    raw = value.encode("utf-8")\n    return b64encode(raw)'],
    js: ["function encryptToken(value) {\n  return Buffer.from(value).toString('base64');\n}", 'function encrypt(value) {\n  return Buffer.from(value).toString("base64");\n}', 'const encrypt = (value) => btoa(value);'],
    php: ['<?php function encrypt($v) { return base64_encode($v); }', '<?php function encryptId($v) { return bin2hex($v); }'], go: ['func Encrypt(v string) string {\n\treturn base64.StdEncoding.EncodeToString([]byte(v))\n}'],
    csharp: ['public static string Encrypt(string v) => Convert.ToBase64String(Encoding.UTF8.GetBytes(v));'], ruby: ['def encrypt(v)\n  return Base64.strict_encode64(v)\nend'], dart: ['String encrypt(String v) {\n  return base64.encode(utf8.encode(v));\n}'],
  },
  good: {
    py: ['def encrypt(self, value):\n    sealed = self.fernet.encrypt(value)\n    return base64.b64encode(sealed)', 'def encode(value):\n    return base64.b64encode(value)', 'def hash_password(p):\n    raw = hashlib.scrypt(p, salt=salt, n=N, r=8, p=1)\n    return base64.b64encode(raw)', 'def hash_password(p):\n    return base64.b64encode(salt + digest(p))', 'def encrypt(value):\n    return base64.b64encode(box.encrypt(value))', 'def encrypted_to_text(value):\n    return b64encode(value)'],
    js: ["function encrypt(value) {\n  const c = createCipheriv('aes-256-gcm', key, iv);\n  return Buffer.concat([iv, c.update(value), c.final()]).toString('base64');\n}", "const encryptBase64 = (value) => btoa(value);"],
    java: ['String encrypt(byte[] v) throws Exception {\n  Cipher c = Cipher.getInstance(NAME);\n  return Base64.getEncoder().encodeToString(c.doFinal(v));\n}'],
    'a.md': ['function encrypt(value) {\n  return btoa(value);\n}'],
  },
};
