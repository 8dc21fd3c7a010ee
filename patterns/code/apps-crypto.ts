/** Hashes, random values, stored credentials and connections that do not protect, in Swift and Dart. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS } from './worth-words.ts';

const hash = {
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
} as const;

const unverified = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
} as const;

const random = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

export const swiftCrypto: Rule = {
  ...hash,
  id: 'swift-weak-hash',
  fix: 'Use SHA256.hash(data:) and AES.GCM of CryptoKit.',
  near: ['insecure.', 'kccalgorithmdes', 'kccalgorithm3des', 'kccalgorithmrc4', 'kccoptionecbmode'],
  doubt: { match: 'naming' },
  find: ['Insecure.MD5.hash($...)', 'Insecure.SHA1.hash($...)', 'kCCAlgorithmDES', 'kCCAlgorithm3DES', 'kCCAlgorithmRC4', 'kCCOptionECBMode'],
  langs: ['swift'],
  bad: { swift: ['let d = Insecure.MD5.hash(data: x)', 'let d = Insecure.SHA1.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmDES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithm3DES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmRC4), o)', 'let o = CCOptions(kCCOptionECBMode)'] },
  good: { swift: ['let name = Insecure.MD5.hash(data: x)', 'let d = SHA256.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmAES), o)'] },
};

export const appStorage: Rule = {
  category: 'weak-crypto',
  cwe: [312, 922],
  severity: 'medium',
  id: 'app-plain-storage',
  title: 'Credential stored in plain settings',
  why: 'Settings lie in a plain file that backups and other tools can read.',
  fix: 'Use the Keychain, or flutter_secure_storage.',
  near: ['.set(', '.setstring(', '.setvalue('],
  find: ['$store.set($credential, forKey: $key)', '$store.setValue($credential, forKey: $key)', '$store.setString($key, $credential)'],
  where: { store: { trait: 'named', of: ['defaults', 'standard', 'prefs', 'preferences'] }, credential: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'token', 'secret', 'apikey', 'pin', 'credential'] }, { not: 'literal' }] } },
  langs: ['swift', 'dart'],
  bad: { swift: ['UserDefaults.standard.set(password, forKey: "p")', 'defaults.set(token, forKey: "t")', 'defaults.setValue(token, forKey: "t")'], dart: ["prefs.setString('t', accessToken);"] },
  good: { swift: ['UserDefaults.standard.set(theme, forKey: "t")', 'keychain.set(password, forKey: "p")'], dart: ["prefs.setString('theme', theme);", "prefs.setString('mode', 'token');", "storage.write(key: 't', value: accessToken);"] },
};

export const dartNoVerify: Rule = {
  ...unverified,
  id: 'dart-tls-unverified',
  fix: 'Take badCertificateCallback out; for a private authority use SecurityContext.setTrustedCertificates.',
  near: ['badcertificatecallback', 'onbadcertificate', 'validatecertificate'],
  find: ['$c.badCertificateCallback = ($...) => true', 'badCertificateCallback: ($...) => true', 'badCertificateCallback = ($...) => true', 'onBadCertificate: ($...) => true', 'validateCertificate: ($...) => true'],
  langs: ['dart'],
  bad: { dart: ['client.badCertificateCallback = (cert, host, port) => true;', 'return c..badCertificateCallback = (cert, host, port) => true;', 'final c = HttpClient(badCertificateCallback: (c, h, p) => true);', 'SecureSocket.connect(h, 443, onBadCertificate: (_) => true);', 'IOHttpClientAdapter(validateCertificate: (c, h, p) => true);'] },
  good: { dart: ['client.badCertificateCallback = (cert, host, port) => host == known;', 'client.badCertificateCallback = null;'] },
};

export const dartSaysYes: Rule = {
  ...dartNoVerify,
  id: 'dart-verify-says-yes',
  near: ['badcertificatecallback', 'onbadcertificate', 'validatecertificate', 'x509certificate'],
  find: [/\b(?:badCertificateCallback|onBadCertificate|validateCertificate)\s?[=:]\s?\([^(){}]{0,120}\)\s?\{(?:(?!\b(?:if|return|throw|switch)\b)[^{}]|\$\{[^{}]{0,80}\}){0,400}return true;\s{0,40}\}/, /\bbool\s\w{1,40}\(\s{0,20}X509Certificate\b[^(){}]{0,120}\)\s?(?:=>\s?true;|\{\s{0,40}return true;)/, /\b(?:badCertificateCallback|onBadCertificate)\s?[=:]\s?\((?:X509Certificate )?(?<cert>\w{1,30})\b[^(){}]{0,80}\)\s?=>\s?(?=[^;\n]{0,160}\|\|)(?![^;\n]{0,160}\b\k<cert>\b)[^;\n]{2,160};/],
  langs: undefined,
  bad: { dart: ['client.badCertificateCallback = (X509Certificate cert, String host, int port) { return true; };', "c..badCertificateCallback = (cert, host, port) {\n  debugPrint('certificate of $host by ${cert.issuer}');\n  return true;\n};", 'f(onBadCertificate: (c) { return true; });', 'f(validateCertificate: (c, h, p) { return true; });', 'bool _accept(X509Certificate cert, String host, int port) => true;', 'client.badCertificateCallback = (cert, host, port) => kDebugMode || host == baseUrl.host;'] },
  good: { dart: ['client.badCertificateCallback = (cert, host, port) => cert.sha1 == known || cert.sha1 == other;', "client.badCertificateCallback = (cert, host, port) => kDebugMode && host == '10.0.2.2';", 'client.badCertificateCallback = (c, h, p) { return h == known; };', 'client.badCertificateCallback = (c, h, p) { if (h != known) return false; return true; };'] },
};

export const dartWeakHash: Rule = {
  ...hash,
  id: 'dart-weak-hash',
  fix: 'Use sha256 of the crypto package.',
  near: ['md5.convert', 'sha1.convert'],
  find: ['md5.convert($...)', 'sha1.convert($...)'],
  doubt: { match: 'naming' },
  langs: ['dart'],
  bad: { dart: ['final d = md5.convert(bytes);', 'final d = sha1.convert(bytes);'] },
  good: { dart: ['final name = md5.convert(bytes).toString();', 'final d = sha256.convert(bytes);', 'base64.convert(bytes);'] },
};

export const dartRandomSecret: Rule = {
  ...random,
  id: 'dart-random-secret',
  severity: 'high',
  title: 'Secret made with Random',
  fix: 'Use Random.secure().',
  near: ['random('],
  find: ['Random($...).nextInt($range)', '$range = Random($...)', '$range = new Random($...)'],
  where: { range: { trait: 'into', of: SECRETS } },
  langs: ['dart'],
  bad: { dart: ['final token = Random().nextInt(999999);', 'String generateToken() {\n  final random = Random();\n  return f(random);\n}', 'String makePassword() {\n  var r = new Random(7);\n  return f(r);\n}'] },
  good: { dart: ['final color = Random().nextInt(255);', 'final token = Random.secure().nextInt(9);', 'final token = makeRandom(3).nextInt(4);'] },
};

/** pub.dev/packages/local_auth */
export const dartUnlocked: Rule = {
  category: 'stubbed-security',
  cwe: [287, 1173],
  severity: 'high',
  id: 'dart-unlocked-on-error',
  title: 'Let in although the fingerprint was not recognised',
  why: 'Whoever has no sensor, or dismisses the prompt, gets where only the owner should.',
  fix: 'Leave the screen where authenticate throws or gives false.',
  near: ['.authenticate('],
  find: [/\.authenticate\([^;]{0,300}\);\s{0,40}if\s{0,4}\(\w{1,30}\)\s{0,4}\{?\s{0,40}(?:return\s|await\s)?_?(?<act>(?:open|unlock|proceed|continue|go|grant|enter|show|navigate|log[iI]n|sign[iI]n|decrypt)\w{0,40})\([^]{0,300}?(?:\bcatch\s{0,4}\(\w{1,30}(?:,\s{0,4}\w{1,30})?\)|\bon\s\w{1,40}(?:\s{0,4}catch\s{0,4}\(\w{1,30}\))?)\s{0,4}\{[^{}]{0,200}?(?<value>\b_?\k<act>\()/],
  where: { path: { trait: 'ends', of: ['.dart'] } },
  bad: { dart: ["try {\n  final ok = await auth.authenticate(localizedReason: 'Unlock');\n  if (ok) openVault();\n} on PlatformException {\n  openVault();\n}"] },
  good: { dart: ["try {\n  final ok = await auth.authenticate(localizedReason: 'Unlock');\n  if (ok) openVault();\n} on PlatformException {\n  showError();\n}"], 'a.md': ['x.authenticate(a); if (ok) openVault(); } catch (e) { openVault(); }'] },
};

const MAKES = ['new', 'New', 'generate', 'Generate', 'create', 'Create', 'make', 'Make', 'random', 'Random'].flatMap((verb) => ['Code', 'InviteCode', 'Token', 'ApiKey', 'Password', 'Otp', 'Pin', 'Invite', 'SessionId'].map((what) => `${verb}${what}(`));

/** CWE-337: `Random(DateTime.now().millisecondsSinceEpoch)` beside what makes codes and tokens. */
export const clockSeed: Rule = {
  ...random,
  cwe: [337, 338],
  id: 'generator-seeded-by-clock',
  severity: 'medium',
  title: 'Codes drawn from a generator started by the clock',
  why: 'Whoever knows about when the program started has few seeds to try, and then knows all of its codes.',
  fix: 'Use a generator that needs no seed: Random.secure() in Dart, SecureRandom on the JVM, RandomNumberGenerator in .NET.',
  near: ['random('],
  find: ['Random($seed)'],
  where: { seed: { trait: 'has', of: ['DateTime', 'currentTimeMillis', 'nanoTime', 'Instant', 'TickCount', 'Ticks'] }, match: { trait: 'beside', of: MAKES } },
  hole: 'none',
  langs: ['dart', 'java', 'kotlin', 'csharp'],
  bad: {
    dart: ['final random = Random(DateTime.now().millisecondsSinceEpoch);\nString newCode() => spell(random);'],
    java: ['final Random random = new Random(System.currentTimeMillis());\nString generateToken() { return spell(random); }', 'final Random random = new Random(System.nanoTime());\nString makeOtp() { return spell(random); }'],
    kotlin: ['val random = Random(Instant.now().toEpochMilli())\nfun createInvite() = spell(random)'],
    csharp: ['Random random = new Random(Environment.TickCount);\nstring NewPassword() => Spell(random);', 'Random random = new Random((int) clock.Ticks);\nstring NewPin() => Spell(random);'],
  },
  good: { dart: ['final random = Random.secure();\nString newCode() => spell(random);', 'final random = Random(DateTime.now().second);\nint roll() => random.nextInt(6);', 'final random = Random(7);\nString newCode() => spell(random);'] },
};
