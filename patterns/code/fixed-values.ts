/** Vectors and salts that are the same each time, in C# and Ruby, and keys that are repeated; documents and streams that grow or run without a bound. */
import type { Rule } from '../../lib/types.ts';

const salt = {
  category: 'weak-crypto',
  cwe: [760],
  severity: 'medium',
  title: 'Fixed salt',
  why: 'With the same salt for everyone, equal passwords have equal hashes and one table of guesses fits them all.',
} as const;

const vector = {
  category: 'weak-crypto',
  cwe: [329, 1204],
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers; with GCM it gives the key away.',
} as const;

export const csharpSalt: Rule = {
  ...salt,
  id: 'csharp-fixed-salt',
  fix: 'Make a salt for each password with RandomNumberGenerator.GetBytes(16) and store it beside the hash.',
  near: ['rfc2898derivebytes', 'keyderivation.pbkdf2('],
  find: ['new Rfc2898DeriveBytes($password, $salt, $...)', 'Rfc2898DeriveBytes.Pbkdf2($password, $salt, $...)', 'KeyDerivation.Pbkdf2($password, $salt, $...)'],
  where: { salt: 'fixed' },
  langs: ['csharp'],
  bad: { csharp: ['class H { static readonly byte[] Salt = { 0x49, 0x76, 0x61 };\n byte[] F(string p) { return new Rfc2898DeriveBytes(p, Salt, 600000).GetBytes(32); } }', 'Rfc2898DeriveBytes.Pbkdf2(p, Encoding.UTF8.GetBytes("salt"), 600000, HashAlgorithmName.SHA256, 32);', 'KeyDerivation.Pbkdf2(p, new byte[] { 1, 2, 3 }, prf, 600000, 32);'] },
  good: { csharp: ['new Rfc2898DeriveBytes(p, salt, 600000);', 'new Rfc2898DeriveBytes(p, 16, 600000);'] },
};

export const csharpVector: Rule = {
  ...vector,
  id: 'csharp-written-iv',
  fix: 'Call GenerateIV for each message and store it beside the cipher text.',
  near: ['.iv =', 'createencryptor('],
  find: ['$aes.IV = $iv', '$aes.CreateEncryptor($key, $iv)'],
  where: { iv: { all: ['name', 'fixed'] } },
  hole: 'none',
  langs: ['csharp'],
  bad: { csharp: ['class A { static readonly byte[] Iv = Encoding.UTF8.GetBytes("abcdefghijklmnop");\n void F() { aes.IV = Iv; } }', 'class A { static readonly byte[] Iv = { 1, 2, 3 };\n void F() { aes.CreateEncryptor(key, Iv); } }'] },
  good: { csharp: ['class A { void F(byte[] iv) { aes.IV = iv; } }', 'aes.CreateEncryptor(key, iv);', 'aes.IV = Encoding.UTF8.GetBytes("abcdefghijklmnop");'] },
};

export const rubyVector: Rule = {
  ...vector,
  id: 'ruby-fixed-iv',
  fix: 'Call iv = cipher.random_iv for each message and store it beside the cipher text.',
  near: ['.iv ='],
  find: ['$cipher.iv = $iv'],
  where: { cipher: { trait: 'mentions', of: ['cipher', 'aes', 'enc', 'encryptor', 'c'] }, iv: { all: [{ any: ['constant', 'cut-of-key', { trait: 'has', of: ['ENV'] }] }, { not: { trait: 'within', of: ['.decrypt'] } }] } },
  hole: 'none',
  langs: ['ruby'],
  bad: { ruby: ['IV = "0123456789abcdef"\ndef f(cipher)\n  cipher.iv = IV\nend', 'cipher.iv = "0123456789abcdef"', 'cipher.iv = KEY[0, 16]', 'cipher.iv = @key[0..15]', "cipher.iv = ENV['DATA_IV']"] },
  good: { ruby: ['iv = cipher.random_iv', 'cipher.iv = iv', 'def f(cipher)\n  cipher.decrypt\n  cipher.iv = "0123456789abcdef"\nend', 'node.iv = "a"'] },
};

export const rubySalt: Rule = {
  ...salt,
  id: 'ruby-fixed-salt',
  fix: 'Make a salt for each password with SecureRandom.random_bytes(16) and store it beside the hash.',
  near: ['pbkdf2_hmac', 'kdf.scrypt'],
  find: ['OpenSSL::PKCS5.pbkdf2_hmac($password, $salt, $...)', 'OpenSSL::PKCS5.pbkdf2_hmac_sha1($password, $salt, $...)', 'OpenSSL::KDF.pbkdf2_hmac($password, salt: $salt, $...)', 'OpenSSL::KDF.scrypt($password, salt: $salt, $...)'],
  where: { salt: { any: ['constant', { all: [{ trait: 'mentions', of: ['username', 'email', 'login', 'userid'] }, { not: { trait: 'mentions', of: ['salt'] } }] }] } },
  hole: 'none',
  langs: ['ruby'],
  bad: { ruby: ["OpenSSL::PKCS5.pbkdf2_hmac(password, user.email, 600_000, 32, 'sha256')", "OpenSSL::PKCS5.pbkdf2_hmac(password, 'salt', 600_000, 32, 'sha256')", "OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, 'salt', 600_000, 32)", "OpenSSL::KDF.pbkdf2_hmac(password, salt: 'salt', iterations: 600_000, length: 32, hash: 'sha256')", "OpenSSL::KDF.scrypt(password, salt: 'salt', N: 2**14, r: 8, p: 1, length: 32)"] },
  good: { ruby: ["OpenSSL::PKCS5.pbkdf2_hmac(password, user.email_salt, 600_000, 32, 'sha256')", "OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 600_000, 32, 'sha256')", 'OpenSSL::KDF.scrypt(password, salt: SecureRandom.random_bytes(16), N: 2**14, r: 8, p: 1, length: 32)'] },
};

/** `text[i] ^ key[i % key.length]`: Vigenère's cipher, broken in 1863. */
export const repeatedXor: Rule = {
  category: 'weak-crypto',
  cwe: [327, 1240],
  severity: 'high',
  id: 'xor-with-repeated-key',
  title: 'Encryption by XOR with a repeated key',
  why: 'Where a known word stands in the text the key can be read off, and then all the rest.',
  fix: 'Use AES-GCM or a library like libsodium, with a new nonce for each message.',
  near: ['^ key', '^key', '^= key', '^ ord(', '^ secret', '^ pass', '^ this.key', '^ self.key', '^ $key', '^ this._key', '^ _key', '^ self._key', '^ @key'],
  find: [/(?<value>\^=?\s{0,2}(?:\(?(?:byte|char|int|uint8)\)?\s?\(?)?(?:ord\()?(?:this\.|self\.|@|\$this->|\$)?_?(?:[kK]ey|KEY|secret|SECRET|pass(?:word|phrase)?)\w{0,10}(?:\.(?:charCodeAt|charAt|codeUnitAt|bytes\[|getbyte\()|\[)\(?\s{0,2}\$?\w{1,20}\s?%)/],
  where: { path: { not: { trait: 'ends', of: ['.md', '.txt', '.rst'] } } },
  bad: {
    js: ['function encrypt(text, key) {\n  let out = "";\n  for (let i = 0; i < text.length; i++) out += String.fromCharCode(text.charCodeAt(i) ^ key.charCodeAt(i % key.length));\n  return out;\n}', 'data[i] = data[i] ^ secret.charCodeAt(i % secret.length);', 'out[i] = data[i] ^ this.key[i % this.key.length];', 'out[i] = data[i] ^ this._key[i % n];', 'out[i] = data[i] ^ password[i % n];'],
    java: ['out[i] = (byte) (in[i] ^key[i % key.length]);'],
    csharp: ['out[i] = (byte)(data[i] ^ _key[i % _key.Length]);'],
    go: ['for i := range data {\n\tdata[i] ^= key[i%len(key)]\n}'],
    php: ['<?php $out .= chr(ord($text[$i]) ^ ord($key[$i % strlen($key)]));', '<?php $out .= $text[$i] ^ $key[$i % $n];'],
    py: ['out.append(c ^ self.key[i % len(self.key)])', 'out.append(c ^ self._key[i % n])'],
    ruby: ['out << (byte ^ @key[i % @key.size])'],
  },
  good: {
    js: ['data[i] = data[i] ^ mask[i % 4];', 'hash = hash ^ key.charCodeAt(i);', 'state ^= key[i];', 'const x = a ^ secret[0]; const y = b ^ password; c = d ^ this.key[1] ^ this._key[2];'],
    'a.md': ['data[i] ^ key[i % n]'],
  },
};

const bomb = {
  category: 'input-validation',
  cwe: [409],
  severity: 'medium',
  title: 'Compressed request unpacked without a bound',
  why: 'A few kilobytes unpack to gigabytes: the server runs out of memory.',
} as const;

export const inflated: Rule = {
  ...bomb,
  id: 'request-inflated',
  fix: 'Bound what comes out: maxOutputLength in Node, GzipFile.read(MAX + 1) in Python, gzdecode($data, MAX) in PHP, GzipReader#read(MAX) in Ruby.',
  near: ['gunzipsync(', 'inflatesync(', 'unzipsync(', 'brotlidecompresssync(', 'inflaterawsync(', 'zlib.decompress(', 'zlib.gunzip(', 'zlib.inflate(', 'inflate.inflate(', 'gzip.decompress(', 'bz2.decompress(', 'lzma.decompress(', 'gzdecode(', 'gzuncompress(', 'gzinflate('],
  find: [
    'zlib.gunzipSync($value)', 'zlib.inflateSync($value)', 'zlib.unzipSync($value)', 'zlib.brotliDecompressSync($value)', 'zlib.inflateRawSync($value)', 'zlib.decompress($value)', 'gzip.decompress($value)', 'bz2.decompress($value)', 'lzma.decompress($value)',
    'gzdecode($value)', 'gzuncompress($value)', 'gzinflate($value)', 'Zlib.gunzip($value)', 'Zlib.inflate($value)', 'Zlib::Inflate.inflate($value)',
  ],
  where: { value: 'requested' },
  langs: ['js', 'py', 'php', 'ruby'],
  bad: {
    js: ['zlib.gunzipSync(req.body)', 'zlib.inflateSync(req.body)', 'zlib.unzipSync(req.body)', 'zlib.brotliDecompressSync(req.body)', 'zlib.inflateRawSync(req.body)'],
    py: ['zlib.decompress(request.data)', 'data = gzip.decompress(request.get_data())', 'bz2.decompress(request.body)', 'lzma.decompress(request.body)'],
    php: ["<?php $d = gzdecode($_POST['d']);", "<?php $d = gzuncompress($_POST['d']);", "<?php $d = gzinflate($_POST['d']);"],
    ruby: ['Zlib.gunzip(request.raw_post)', 'Zlib.inflate(request.raw_post)', 'Zlib::Inflate.inflate(request.raw_post)'],
  },
  good: { js: ['zlib.gunzipSync(req.body, { maxOutputLength: 1e7 })', 'zlib.gunzipSync(fs.readFileSync(file))', 'zlib.gunzipSync(process.env.DATA)'], php: ["<?php $d = gzdecode($_POST['d'], 1000);"] },
};

export const jvmInflated: Rule = {
  ...bomb,
  id: 'java-request-inflated',
  fix: 'Bound what comes out: in.readNBytes(MAX), or new BoundedInputStream(in, MAX).',
  near: ['gzipinputstream(', 'inflaterinputstream('],
  find: ['GZIPInputStream($value)', 'InflaterInputStream($value)'],
  where: { value: { all: ['requested', { trait: 'within', of: ['readAllBytes(', 'toByteArray(', 'IOUtils.toString(', 'IOUtils.copy(', 'transferTo(', 'readBytes(', 'readText('] }, { not: { trait: 'within', of: ['Bounded', 'LimitedInput', 'MAX'] } }] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['void f(HttpServletRequest request) { var in = new GZIPInputStream(request.getInputStream()); byte[] d = in.readAllBytes(); }', 'void f(HttpServletRequest request) { var in = new InflaterInputStream(request.getInputStream()); byte[] d = in.readAllBytes(); }'], kotlin: ['fun f(request: HttpServletRequest) { val d = GZIPInputStream(request.getInputStream()).readBytes() }'] },
  good: { java: ['void f(HttpServletRequest request) { var in = new GZIPInputStream(request.getInputStream()); use(in); }', 'void f() { byte[] d = new GZIPInputStream(System.getenv("A")).readAllBytes(); }', 'void f(HttpServletRequest request) { var in = new GZIPInputStream(request.getInputStream()); byte[] d = in.readNBytes(MAX); }', 'void f(InputStream s) { var in = new GZIPInputStream(s); byte[] d = in.readAllBytes(); }', 'void f(HttpServletRequest request) { var in = new BoundedInputStream(new GZIPInputStream(request.getInputStream()), 99); byte[] d = in.readAllBytes(); }'] },
};

export const goInflated: Rule = {
  ...bomb,
  id: 'go-request-inflated',
  fix: 'Bound what comes out: io.ReadAll(io.LimitReader(zr, 10<<20)).',
  near: ['gzip.newreader(', 'zlib.newreader(', 'flate.newreader('],
  find: ['gzip.NewReader($value)', 'zlib.NewReader($value)', 'flate.NewReader($value)'],
  where: { value: { all: ['requested', { trait: 'within', of: ['io.ReadAll(', 'ioutil.ReadAll(', 'io.Copy('] }, { not: { trait: 'within', of: ['LimitReader(', 'LimitedReader', 'CopyN(', 'MaxBytesReader(w,gz', 'MaxBytesReader(w,zr', 'MaxBytesReader(w,gr'] } }] } },
  langs: ['go'],
  bad: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tzr, _ := gzip.NewReader(http.MaxBytesReader(w, r.Body, 9))\n\tio.Copy(&buf, zr)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tzr, _ := gzip.NewReader(r.Body)\n\tdata, _ := io.ReadAll(zr)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tzr, _ := zlib.NewReader(r.Body)\n\tdata, _ := io.ReadAll(zr)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tzr := flate.NewReader(r.Body)\n\tdata, _ := io.ReadAll(zr)\n}'] },
  good: { go: [...['gz', 'zr', 'gr'].map((name) => `func f(w http.ResponseWriter, r *http.Request) {\n\t${name}, _ := gzip.NewReader(r.Body)\n\tdata, _ := io.ReadAll(http.MaxBytesReader(w, ${name}, 9))\n}`), 'func f(w http.ResponseWriter, r *http.Request) {\n\tzr, _ := gzip.NewReader(r.Body)\n\tdata, _ := io.ReadAll(io.LimitReader(zr, 10<<20))\n}', 'func f() {\n\tzr, _ := gzip.NewReader(os.Stdin)\n\tdata, _ := io.ReadAll(zr)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tzr, _ := gzip.NewReader(r.Body)\n\tuse(zr)\n}'] },
};

const sheet = {
  category: 'xxe',
  cwe: [91, 611],
  severity: 'high',
  title: 'Stylesheet chosen by the request',
  why: 'A stylesheet is a program: it reads files, calls addresses, and with extensions runs code.',
} as const;

export const jvmSheet: Rule = {
  ...sheet,
  id: 'java-stylesheet-from-request',
  fix: 'Load the stylesheet from your own resources, and set ACCESS_EXTERNAL_DTD and ACCESS_EXTERNAL_STYLESHEET to "".',
  near: ['streamsource('],
  find: ['StreamSource($value)'],
  where: { value: { all: ['requested', { trait: 'mentions', of: ['xsl', 'xslt', 'sheet', 'stylesheet', 'template'] }, { trait: 'within', of: ['newTransformer(', 'newTemplates('] }] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['void f(HttpServletRequest request) { Source s = new StreamSource(new StringReader(request.getParameter("xsl"))); factory.newTransformer(s).transform(a, b); }', 'void f(HttpServletRequest request) { factory.newTransformer(new StreamSource(request.getParameter("stylesheet"))).transform(a, b); }'], kotlin: ['fun f(request: HttpServletRequest) { factory.newTransformer(StreamSource(StringReader(request.getParameter("xslt")))) }'] },
  good: { java: ['void f(HttpServletRequest request) { factory.newTransformer(new StreamSource(getClass().getResourceAsStream("/report.xsl"))).transform(new StreamSource(request.getInputStream()), out); }', 'void f(String xsl) { factory.newTransformer(new StreamSource(System.getenv("XSL_SHEET"))); }', 'void f(HttpServletRequest request) { parse(new StreamSource(request.getParameter("xsl"))); }'] },
};

export const scriptSheet: Rule = {
  ...sheet,
  id: 'stylesheet-from-request',
  fix: 'Keep the stylesheets in your own files and choose one from a list; in lxml pass access_control=etree.XSLTAccessControl.DENY_ALL.',
  near: ['etree.xslt(', 'nokogiri::xslt'],
  find: ['etree.XSLT(etree.XML($value))', 'etree.XSLT(etree.fromstring($value))', 'etree.XSLT(etree.parse($value))', 'Nokogiri::XSLT($value)', 'Nokogiri::XSLT.parse($value)'],
  where: { value: 'requested' },
  langs: ['py', 'ruby'],
  bad: { py: ['t = etree.XSLT(etree.XML(request.form["xslt"]))', 't = etree.XSLT(etree.fromstring(request.data))', 't = etree.XSLT(etree.parse(request.files["a"]))'], ruby: ['Nokogiri::XSLT(params[:xsl])', 'Nokogiri::XSLT.parse(params[:xsl])'] },
  good: { py: ['t = etree.XSLT(etree.parse("report.xsl"))', 't = etree.XSLT(etree.parse(sys.argv[1]))'], ruby: ['Nokogiri::XSLT(File.read("a.xsl"))'] },
};

export const sheetExtensions: Rule = {
  ...sheet,
  id: 'stylesheet-extensions-on',
  title: 'Stylesheets may run code or read files',
  why: 'With scripts, the document function or functions of the host switched on, a stylesheet runs code and reads files.',
  fix: 'Use XsltSettings.Default and no resolver in C#; pass registerPHPFunctions the names that are meant.',
  near: ['xsltsettings', 'registerphpfunctions('],
  find: ['new XsltSettings(true, true)', 'new XsltSettings(false, true)', 'XsltSettings.TrustedXslt', '$p->registerPHPFunctions()'],
  langs: ['csharp', 'php'],
  bad: { csharp: ['var s = new XsltSettings(true, true);', 'var s = new XsltSettings(false, true);', 'xslt.Load(sheet, XsltSettings.TrustedXslt, r);'], php: ['<?php $proc->registerPHPFunctions();'] },
  good: { csharp: ['var s = XsltSettings.Default;', 'var s = new XsltSettings(false, false);'], php: ["<?php $proc->registerPHPFunctions('ucwords');"] },
};

export const jvmValidator: Rule = {
  category: 'xxe',
  cwe: [611],
  severity: 'medium',
  id: 'java-xml-validator',
  title: 'XML validator that resolves external entities',
  why: 'A document can name files and addresses that the parser then reads into it.',
  fix: 'Call setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "") and setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "") on the validator.',
  near: ['.newvalidator('],
  find: ['$schema.newValidator()'],
  where: { schema: { not: { trait: 'beside', of: ['ACCESS_EXTERNAL_DTD', 'FEATURE_SECURE_PROCESSING', 'disallow-doctype-decl', 'DOMSource', 'setResourceResolver'] } } },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: { java: ['Validator v = schema.newValidator();\nv.validate(new StreamSource(in));'] },
  good: { java: ['Validator v = schema.newValidator();\nv.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");', 'Validator v = schema.newValidator();\nv.validate(new DOMSource(doc));'] },
};

export const managedSalt: Rule = {
  ...salt,
  id: 'fixed-salt-managed',
  aliases: ['go-fixed-salt'],
  fix: 'Make a salt for each password with crypto/rand, random_bytes(16) or SecureRandom, and store it beside the hash.',
  near: ['pbkdf2.key(', 'argon2.idkey(', 'argon2.key(', 'scrypt.key(', 'hash_pbkdf2(', 'pbekeyspec('],
  find: ['pbkdf2.Key($password, $salt, $...)', 'argon2.IDKey($password, $salt, $...)', 'argon2.Key($password, $salt, $...)', 'scrypt.Key($password, $salt, $...)', 'hash_pbkdf2($hash, $password, $salt, $...)', 'PBEKeySpec($password, $salt, $...)'],
  where: { salt: 'fixed' },
  hole: 'none',
  langs: ['go', 'php', 'kotlin', 'java'],
  bad: { go: ['var salt = []byte("pepper and salt")\nfunc derive(pw []byte) []byte { return argon2.IDKey(pw, salt, 1, 64*1024, 4, 32) }', 'k := pbkdf2.Key(p, []byte("static-salt"), 600000, 32, sha256.New)', 'k := argon2.IDKey(p, []byte("somesalt"), 1, 64*1024, 4, 32)', 'k := argon2.Key(p, []byte("somesalt"), 1, 64*1024, 4, 32)', 'k, err := scrypt.Key(p, []byte("somesalt"), 32768, 8, 1, 32)'], php: ['<?php $k = hash_pbkdf2("sha256", $pw, "static_salt", 600000, 32);'], kotlin: ['val SALT = "static".toByteArray()\nfun f(p: CharArray) { PBEKeySpec(p, SALT, 600000, 256) }'] },
  good: { go: ['k := pbkdf2.Key(p, salt, 600000, 32, sha256.New)', 'k := argon2.IDKey(p, salt, 1, 64*1024, 4, 32)', 'k := argon2.Key(p, salt, 1, 64*1024, 4, 32)', 'k, err := scrypt.Key(p, salt, 32768, 8, 1, 32)'], php: ['<?php $k = hash_pbkdf2("sha256", $pw, $salt, 600000, 32);'], kotlin: ['PBEKeySpec(p, salt, 600000, 256)'] },
};

export const inflatedElsewhere: Rule = {
  ...bomb,
  id: 'request-inflated-as-stream',
  fix: 'Bound what comes out: count what is read and stop, maxOutputLength in Node, f.read(MAX + 1) in Python, readNBytes in Java.',
  near: ['gunzip(', 'inflate(', 'gzipstream(', 'deflatestream(', 'zipinputstream(', 'gzipfile('],
  find: ['zlib.gunzip($value, $done)', 'zlib.inflate($value, $done)', 'new GZipStream($value, CompressionMode.Decompress)', 'new DeflateStream($value, CompressionMode.Decompress)', 'ZipInputStream($value)', 'gzip.GzipFile(fileobj=$value)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['MAX', 'max', 'limit', 'Limit', 'readNBytes', 'Bounded', '.read(1', '.read(2', '.read(n', 'size'] } }] } },
  langs: ['js', 'csharp', 'java', 'kotlin', 'py'],
  bad: { js: ['zlib.gunzip(req.body, (e, d) => store(d))', 'zlib.inflate(req.body, (e, d) => store(d))'], csharp: ['using var g = new GZipStream(Request.Body, CompressionMode.Decompress);', 'using var g = new DeflateStream(Request.Body, CompressionMode.Decompress);'], java: ['void f(HttpServletRequest request) { ZipInputStream z = new ZipInputStream(request.getInputStream()); byte[] d = z.readAllBytes(); }'], py: ['with gzip.GzipFile(fileobj=request.stream) as f:\n    data = f.read()'] },
  good: { js: ['zlib.gunzip(req.body, { maxOutputLength: 9 }, (e, d) => store(d))', 'zlib.gunzip(process.env.DATA, (e, d) => store(d))'], py: ['with gzip.GzipFile(fileobj=request.stream) as f:\n    data = f.read(MAX + 1)'] },
};

export const jvmXmlText: Rule = {
  category: 'xxe',
  cwe: [611],
  severity: 'medium',
  id: 'java-xml-text-parsed',
  title: 'XML parser that resolves external entities',
  why: 'A document can name files and addresses that the parser then reads into it.',
  fix: 'Parse with a SAXReader or DocumentBuilder whose factory has setFeature("http://apache.org/xml/features/disallow-doctype-decl", true), and evaluate XPath on that document.',
  near: ['documenthelper.parsetext(', '.evaluate(', 'new domparser('],
  find: ['DocumentHelper.parseText($text)', '$xpath.evaluate($expression, new InputSource($in), $...)', 'new DOMParser()'],
  where: { match: { not: { trait: 'beside', of: ['disallow-doctype-decl', 'external-general-entities'] } } },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: { java: ['Document d = DocumentHelper.parseText(xml);', 'String s = xpath.evaluate("//a", new InputSource(in));', 'DOMParser p = new DOMParser();'] },
  good: { java: ['String s = xpath.evaluate("//a", document);', 'DOMParser p = new DOMParser();\np.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);'] },
};

export const nodeEntitiesNamed: Rule = {
  category: 'xxe',
  cwe: [611],
  severity: 'high',
  id: 'libxml-entities-by-options',
  title: 'XML parser resolves entities',
  why: 'A document can name files and addresses that the parser then reads into it.',
  fix: 'Leave noent out: libxmljs does not resolve entities by default.',
  near: ['parsexml(', 'parsexmlstring('],
  find: ['$?.parseXml($x, $options)', '$?.parseXmlString($x, $options)'],
  where: { options: { all: ['name', { trait: 'holds', of: ['noent', 'replaceEntities'] }, { not: { trait: 'holds', of: ['false'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['const o = { noent: true };\nlog(id);\nlibxml.parseXml(body, o);', 'const o = { replaceEntities: true };\nlog(id);\nlibxml.parseXmlString(body, o);'] },
  good: { js: ['const o = { nonet: true };\nlog(id);\nlibxml.parseXml(body, o);', 'const o = { noent: false };\nlog(id);\nlibxml.parseXmlString(body, o);', 'libxml.parseXml(body, { noent: true });'] },
};
