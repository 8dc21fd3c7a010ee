/** Vectors and nonces that are made once, for a file or an object, and used for each message. */
import type { Rule } from '../../lib/types.ts';

const NAME = String.raw`\w{0,20}(?:iv|IV|Iv|[nN]once|NONCE)`;
const OWN = String.raw`_?(?:\w{1,20}_)?(?:iv|nonce)`;
/** Code in which the name is not given anything again. */
const KEPT = String.raw`(?:(?!\k<name> = |\bnextBytes\()[^]){0,700}?`;
const PYTHON = String.raw`(?:urandom|token_bytes|get_random_bytes)\(`;
const ENCRYPTS = String.raw`(?:\.encrypt\(|AES\.new\(|modes\.(?:CBC|GCM|CTR|OFB|CFB)\()`;

/** csrc.nist.gov/pubs/sp/800/38/d (uniqueness of IVs and keys), /sp/800/38/a (unpredictable IVs) */
export const nonceMadeOnce: Rule = {
  category: 'weak-crypto',
  cwe: [323, 329],
  severity: 'medium',
  id: 'nonce-made-once',
  title: 'Nonce made once and used for each message',
  why: 'Two messages under one key and one nonce give away what differs between them, and with GCM whoever has both can forge others.',
  fix: 'Make a new one in the function that encrypts, and store it beside what it gives.',
  near: ['randombytes(', 'urandom(', 'token_bytes(', 'get_random_bytes(', 'nonce: nonce', 'iv: iv', 'nextbytes(', 'getbytes(', 'random_bytes('],
  find: [
    new RegExp(String.raw`(?<=^(?:export )?(?:const|let|var) (?<name>${NAME}) = (?:crypto\.)?)randomBytes\(${KEPT}createCipheriv\([^;\n]{0,160}, \k<name>[,)]`, 'my'),
    new RegExp(String.raw`(?<=^\s{1,8}(?:private |static |readonly ){0,3}#?(?<name>${NAME}) = (?:crypto\.)?)randomBytes\(${KEPT}createCipheriv\([^;\n]{0,160}, this\.#?\k<name>[,)]`, 'my'),
    new RegExp(String.raw`(?<=constructor\([^]{0,140}\bthis\.(?<name>#?${NAME}) = (?:crypto\.)?)randomBytes\([^{}]{0,340}\}${KEPT}createCipheriv\([^;\n]{0,160}, this\.\k<name>[,)]`, 'y'),
    new RegExp(String.raw`(?<=^(?<name>_?${NAME}) = (?:os\.|secrets\.)?)${PYTHON}${KEPT}\bdef (?!\w{0,20}decrypt)${KEPT}${ENCRYPTS}[^\n]{0,120}\b\k<name>\b`, 'my'),
    new RegExp(String.raw`(?<=def __init__\([^]{0,150}self\.(?<name>${OWN}) = (?:os\.|secrets\.)?)${PYTHON}${KEPT}\bdef (?!\w{0,20}(?:decrypt|open|unseal))${KEPT}${ENCRYPTS}[^\n]{0,120}self\.\k<name>\b`, 'y'),
    /nonce: nonce\s?[,}\n](?:(?!\.nonce(?:\[\w+\])?(?: =|\+\+)|\(\w+\.nonce)[^]){0,700}?\.Seal\([^,\n]{0,40}, \w{1,20}\.nonce,/y,
    /iv: iv\s?[,}\n](?:(?!\.iv =)[^]){0,700}?cipher\.NewC(?:BCEncrypter|TR|FBEncrypter)\([^,\n]{0,40}, \w{1,20}\.iv\)/y,
    new RegExp(String.raw`(?<=(?:\b[A-Z]\w{1,60}\([^()]{0,80}\)\s?(?:throws [\w, ]{1,40})?|static )\{[^{}]{0,100})nextBytes\((?:this\.)?(?<name>${NAME})\);\s{1,40}\}${KEPT}ENCRYPT_MODE[^;]{0,160}ParameterSpec\([^;]{0,60}\b\k<name>\)`, 'y'),
    new RegExp(String.raw`(?<=^\s{1,8}(?:private |internal )?val (?<name>${NAME}) = ByteArray\(\w{1,20}\)\.(?:also|apply) \{[^}\n]{0,60})nextBytes\(${KEPT}ENCRYPT_MODE[^;\n]{0,160}ParameterSpec\([^;\n]{0,60}\b\k<name>\)`, 'my'),
    new RegExp(String.raw`(?<=^\s{1,12}private (?:static )?readonly byte\[\] (?<name>${NAME}) = RandomNumberGenerator\.)GetBytes\(${KEPT}\.(?:Encrypt|EncryptCbc|CreateEncryptor)\([^;\n]{0,100}\b\k<name>\b`, 'my'),
    new RegExp(String.raw`(?<=__construct\([^]{0,140}\$this->(?<name>${NAME}) = )random_bytes\([^{}]{0,300}\}${KEPT}openssl_encrypt\([^;]{0,160}\$this->\k<name>\b`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.go', '.java', '.kt', '.cs', '.php'] } },
  bad: {
    js: [
      "const iv = crypto.randomBytes(16);\nfunction seal(text) {\n  const c = crypto.createCipheriv('aes-256-cbc', key, iv);\n  return c.update(text) + c.final();\n}",
      "class Box {\n  constructor(key) {\n    this.key = key;\n    this.iv = randomBytes(12);\n  }\n  seal(text) {\n    return createCipheriv('aes-256-gcm', this.key, this.iv).update(text);\n  }\n}",
    ],
    ts: ["export class Box {\n  private readonly iv = randomBytes(12);\n  seal(text: string) {\n    return createCipheriv('aes-256-gcm', this.key, this.iv).update(text);\n  }\n}"],
    py: [
      'NONCE = os.urandom(12)\n\ndef seal(data, key):\n    return AESGCM(key).encrypt(NONCE, data, None)', 'IV = secrets.token_bytes(16)\n\ndef seal(data, key):\n    return AES.new(key, AES.MODE_CBC, IV)', 'iv = get_random_bytes(16)\n\ndef seal(data, key):\n    return Cipher(AES(key), modes.CBC(iv))',
      'class Box:\n    def __init__(self, key):\n        self.nonce = os.urandom(12)\n\n    def seal(self, data):\n        return AESGCM(self.key).encrypt(self.nonce, data, None)',
    ],
    go: ['func New(g cipher.AEAD) *Box {\n\tnonce := make([]byte, 12)\n\trand.Read(nonce)\n\treturn &Box{gcm: g, nonce: nonce}\n}\n\nfunc (b *Box) Seal(p []byte) []byte {\n\treturn b.gcm.Seal(nil, b.nonce, p, nil)\n}', 'func New(b cipher.Block, iv []byte) *Box { return &Box{block: b, iv: iv} }\n\nfunc (b *Box) Seal(p []byte) {\n\tcipher.NewCBCEncrypter(b.block, b.iv).CryptBlocks(p, p)\n}'],
    java: ['class Box {\n  private final byte[] nonce = new byte[12];\n  Box() {\n    new SecureRandom().nextBytes(nonce);\n  }\n  byte[] seal(byte[] text) throws Exception {\n    c.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));\n    return c.doFinal(text);\n  }\n}'],
    kotlin: ['class Box(val key: SecretKey) {\n    private val iv = ByteArray(12).also { SecureRandom().nextBytes(it) }\n    fun seal(text: ByteArray): ByteArray {\n        c.init(Cipher.ENCRYPT_MODE, key, GCMParameterSpec(128, iv))\n        return c.doFinal(text)\n    }\n}'],
    csharp: ['class Box\n{\n    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(12);\n    void Seal(byte[] text) => gcm.Encrypt(_nonce, text, output, tag);\n}'],
    php: ["<?php class Box {\n  function __construct($key) {\n    $this->iv = random_bytes(16);\n  }\n  function seal($text) {\n    return openssl_encrypt($text, 'aes-256-cbc', $this->key, 0, $this->iv);\n  }\n}"],
  },
  good: {
    js: [
      "function seal(text) {\n  const iv = crypto.randomBytes(16);\n  return crypto.createCipheriv('aes-256-cbc', key, iv).update(text);\n}", "class Stream {\n  constructor(key) {\n    this.iv = randomBytes(12);\n    this.cipher = createCipheriv('aes-256-gcm', key, this.iv);\n  }\n}",
      "class Box {\n  constructor(key) {\n    this.iv = randomBytes(12);\n  }\n  seal(text) {\n    this.iv = randomBytes(12);\n    return createCipheriv('aes-256-gcm', this.key, this.iv).update(text);\n  }\n}",
    ],
    py: ['def seal(data, key):\n    nonce = os.urandom(12)\n    return AESGCM(key).encrypt(nonce, data, None)', 'class Box:\n    def __init__(self, key):\n        self.nonce = os.urandom(12)\n\n    def seal(self, data):\n        self.nonce = os.urandom(12)\n        return AESGCM(self.key).encrypt(self.nonce, data, None)'],
    go: ['func (b *Box) Seal(p []byte) []byte {\n\tb.nonce[0]++\n\treturn b.gcm.Seal(nil, b.nonce, p, nil)\n}\n\nfunc New() *Box { return &Box{nonce: nonce} }'],
    java: ['class Box {\n  byte[] seal(byte[] text) throws Exception {\n    byte[] nonce = new byte[12];\n    random.nextBytes(nonce);\n    c.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));\n    return c.doFinal(text);\n  }\n}', 'class Box {\n  void renew() {\n    random.nextBytes(nonce);\n  }\n  byte[] seal(byte[] text) {\n    renew();\n    c.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));\n  }\n}'],
    csharp: ['class Box\n{\n    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(12);\n    void Seal(byte[] text) => gcm.Encrypt(Next(), text, output, tag);\n}'], txt: ['NONCE = os.urandom(12)\ndef seal(data, key):\n    return AESGCM(key).encrypt(NONCE, data, None)'],
  },
};
