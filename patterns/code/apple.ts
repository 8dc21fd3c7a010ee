/** Swift and Objective-C: the keychain, checks of servers, pages and files chosen by a link, keys written out, archives unpacked. */
import type { Rule } from '../../lib/types.ts';
import { CHECK_SWITCHED_OFF } from './dangers.ts';

/** developer.apple.com: kSecAttrAccessibleAlways, deprecated: "This is not recommended for any use" */
export const keychainAlways: Rule = {
  category: 'weak-crypto',
  cwe: [522, 311],
  severity: 'medium',
  id: 'apple-keychain-always',
  title: 'Keychain item that a locked phone gives out',
  why: 'Whoever holds the phone, or a copy of it, reads the secret without its code.',
  fix: 'Use kSecAttrAccessibleWhenUnlockedThisDeviceOnly.',
  near: ['ksecattraccessiblealways', '.accessibility(.always'],
  find: ['kSecAttrAccessibleAlways', 'kSecAttrAccessibleAlwaysThisDeviceOnly', '$?.accessibility(.always)', '$?.accessibility(.alwaysThisDeviceOnly)'],
  langs: ['swift', 'c', 'cpp'],
  bad: { swift: ['let q = [kSecAttrAccessible as String: kSecAttrAccessibleAlways]', 'q[kSecAttrAccessible] = kSecAttrAccessibleAlwaysThisDeviceOnly', 'keychain.accessibility(.always)', 'keychain.accessibility(.alwaysThisDeviceOnly)'], c: ['void f(void) { [q setObject:(id)kSecAttrAccessibleAlways forKey:k]; }'] },
  good: { swift: ['let q = [kSecAttrAccessible as String: kSecAttrAccessibleWhenUnlocked]', 'keychain.accessibility(.whenUnlocked)'] },
};

/** Alamofire, SwiftNIO SSL */
export const swiftUnverified: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'swift-tls-unverified',
  fix: 'Leave the check on; for a private authority use PinnedCertificatesTrustEvaluator, or trustRoots with its certificate.',
  near: ['disabledtrustevaluator', 'disabledevaluator', 'certificateverification'],
  find: ['DisabledTrustEvaluator()', 'DisabledEvaluator()', '$c.certificateVerification = .none'],
  langs: ['swift'],
  bad: { swift: ['ServerTrustManager(evaluators: ["a.com": DisabledTrustEvaluator()])', 'f(DisabledEvaluator())', 'config.certificateVerification = .none'] },
  good: { swift: ['f(DefaultTrustEvaluator())', 'config.certificateVerification = .fullVerification'] },
};

export const objcTrusted: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'objc-server-trusted',
  title: 'Server trusted unseen',
  fix: 'Call completionHandler(NSURLSessionAuthChallengePerformDefaultHandling, nil), or use SecTrustEvaluateWithError first.',
  near: ['nsurlsessionauthchallengeusecredential'],
  find: ['$done(NSURLSessionAuthChallengeUseCredential, $credential)'],
  where: { credential: { all: [{ trait: 'holds', of: ['credentialForTrust'] }, { not: { trait: 'beside', of: ['SecTrustEvaluate', 'evaluateServerTrust'] } }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { completionHandler(NSURLSessionAuthChallengeUseCredential, [NSURLCredential credentialForTrust:t]); }', 'void f(void) { NSURLCredential *known = [NSURLCredential credentialForTrust:t]; completionHandler(NSURLSessionAuthChallengeUseCredential, known); }'] },
  good: { c: ['void f(void) { completionHandler(NSURLSessionAuthChallengePerformDefaultHandling, nil); }', 'void f(void) { if (SecTrustEvaluateWithError(t, &e)) done(NSURLSessionAuthChallengeUseCredential, [NSURLCredential credentialForTrust:t]); }', 'void f(void) { completionHandler(NSURLSessionAuthChallengeUseCredential, clientCredential); }'] },
};

/** github.com/AFNetworking: AFSecurityPolicy */
export const objcInvalidAllowed: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'objc-invalid-certificates-allowed',
  fix: 'Leave it at NO, or pin certificates: AFSSLPinningModeCertificate.',
  near: ['allowinvalidcertificates'],
  find: ['$p.allowInvalidCertificates = YES'],
  where: { match: { not: { trait: 'beside', of: ['pinnedCertificates', 'AFSSLPinningModeCertificate', 'AFSSLPinningModePublicKey'] } } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { policy.allowInvalidCertificates = YES; }'] },
  good: { c: ['void f(void) { policy.allowInvalidCertificates = NO; }', 'void f(void) { policy.pinnedCertificates = set; policy.allowInvalidCertificates = YES; }'] },
};

export const swiftPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'swift-path',
  title: 'File named by someone else',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Take only lastPathComponent of the value, or check that the standardized path begins with the folder.',
  near: ['.write(to', 'string(contentsof', 'data(contentsof', 'contents(atpath', 'removeitem(at', 'streamfile(at', 'filehandle(forreadingatpath'],
  find: ['$data.write(to: $value, $...)', 'String(contentsOf: $value, $...)', 'String(contentsOfFile: $value, $...)', 'Data(contentsOf: $value, $...)', '$?.contents(atPath: $value)', '$?.removeItem(at: $value)', '$?.removeItem(atPath: $value)', '$?.streamFile(at: $value, $...)', 'FileHandle(forReadingAtPath: $value)'],
  where: { value: 'requested' },
  langs: ['swift'],
  bad: {
    swift: [
      'func f(_ req: Request) throws { try data.write(to: docs.appendingPathComponent(req.parameters.get("n")!)) }',
      'func f(_ req: Request) { let n = req.parameters.get("n")!\n let t = try String(contentsOf: docs.appendingPathComponent(n)) }', 'func f(_ req: Request) { let t = try String(contentsOfFile: "/srv/" + req.query["f"]!) }', 'func f(_ url: URL) { let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems\n let n = items!.first(where: { $0.name == "d" })!.value!\n let t = try Data(contentsOf: docs.appendingPathComponent(n)) }',
      'func f(_ req: Request) { FileManager.default.contents(atPath: "/srv/" + req.query["f"]!) }', 'func f(_ req: Request) { try fm.removeItem(at: URL(fileURLWithPath: "/srv/" + req.query["f"]!)) }', 'func f(_ req: Request) { try fm.removeItem(atPath: "/srv/" + req.query["f"]!) }', 'func f(_ req: Request) { req.fileio.streamFile(at: "/srv/" + req.query["f"]!) }', 'func f(_ req: Request) { FileHandle(forReadingAtPath: "/srv/" + req.query["f"]!) }',
    ],
  },
  good: { swift: ['try data.write(to: url)', 'func f(_ u: URL) { String(contentsOf: u); Data(contentsOf: u); fm.removeItem(at: u) }', 'func f(_ p: String) { String(contentsOfFile: "/srv/\\(p)"); String(contentsOfFile: p); fm.contents(atPath: p); fm.removeItem(atPath: p); io.streamFile(at: p); FileHandle(forReadingAtPath: p) }', 'func f(_ req: Request) { let n = (req.query["f"]! as NSString).lastPathComponent\n let t = try String(contentsOfFile: "/srv/" + n) }'] },
};

export const swiftUnpacked: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'swift-zip-slip',
  title: 'Archive entry written where it names itself',
  why: 'An entry called ../../x is written outside the folder.',
  fix: 'Compare the standardized path with the folder first: url.standardized.path.hasPrefix(folder.path + "/").',
  near: ['appendingpathcomponent('],
  find: ['$?.appendingPathComponent($entry.path)', '$?.appendingPathComponent($entry.fileName)'],
  where: { entry: { all: [{ trait: 'beside', of: ['Archive(', 'ZIPFoundation', 'SWCompression'] }, { not: { trait: 'within', of: ['hasPrefix(', 'starts(with'] } }] } },
  hole: 'none',
  langs: ['swift'],
  bad: { swift: ['import ZIPFoundation\nfunc f() { for e in archive { try archive.extract(e, to: dest.appendingPathComponent(e.path)) } }', 'let a = Archive(url: u)\nlet t = d.appendingPathComponent(e.fileName)'] },
  good: { swift: ['let t = d.appendingPathComponent(e.path)', 'let t = d.appendingPathComponent(e.fileName)', 'import ZIPFoundation\nfunc f() { let t = dest.appendingPathComponent(e.path)\n guard t.standardized.path.hasPrefix(dest.path) else { return } }'] },
};

export const swiftPageMade: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'swift-page-made',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use a template that escapes (Leaf), or escape the value first.',
  near: ['init(string'],
  find: ['.init(string: $value)'],
  where: { value: 'html' },
  langs: ['swift'],
  bad: { swift: ['func f(_ req: Request) -> Response { Response(status: .ok, body: .init(string: "<p>\\(name)</p>")) }'] },
  good: { swift: ['let b = Response(status: .ok, body: .init(string: "<p>a</p>"))', 'let u = .init(string: "a \\(b)")'] },
};

export const swiftRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'swift-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['redirect(to'],
  find: ['$?.redirect(to: $value, $...)'],
  where: { value: 'host' },
  langs: ['swift'],
  bad: { swift: ['func f(_ req: Request) -> Response { req.redirect(to: req.query["next"]!) }'] },
  good: { swift: ['func f(_ req: Request) -> Response { req.redirect(to: "/login") }', 'func f(_ req: Request) -> Response { req.redirect(to: "/users/" + req.query["id"]!) }'] },
};

const WRITTEN = [String.raw`(?:Data\(\s?)?"[^"\n\\]{4,80}"(?:\.utf8\)|\.data\(using:\s?\.\w{3,8}\)!?)`, String.raw`Data\(repeating:\s?(?:0x)?\d{1,3},\s?count:\s?\w{1,30}\)`, String.raw`Data\(\[[\s\dxa-fA-F,]{3,200}\]\)`, String.raw`\[UInt8\]\(repeating:\s?0,\s?count:\s?\w{1,30}\)`].join('|');

/** developer.apple.com/documentation/cryptokit */
export const swiftWrittenKey: Rule = {
  category: 'weak-crypto',
  cwe: [321, 329],
  severity: 'high',
  id: 'swift-fixed-key',
  title: 'Key or nonce written into the program',
  why: 'Everybody who has the app has the key; a nonce used twice gives the messages away.',
  fix: 'Keep the key in the Keychain (SymmetricKey(size: .bits256)), and let AES.GCM.seal make the nonce.',
  near: ['symmetrickey(data', 'nonce(data'],
  find: [new RegExp(String.raw`\b(?:SymmetricKey|(?:AES\.GCM|ChaChaPoly)\.Nonce)\(\s?data:\s?(?:${WRITTEN})`)],
  where: { path: { trait: 'ends', of: ['.swift'] } },
  bad: { swift: ['let key = SymmetricKey(data: "0123456789abcdef".data(using: .utf8)!)', 'let n = try AES.GCM.Nonce(data: Data(repeating: 0, count: 12))', 'let key = SymmetricKey(data: Data("0123456789abcdef".utf8))'] },
  good: { swift: ['let key = SymmetricKey(data: stored)', 'let n = try AES.GCM.Nonce(data: received)', 'let key = SymmetricKey(size: .bits256)'], 'a.md': ['SymmetricKey(data: Data("0123456789abcdef".utf8))'] },
};

export const swiftPasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  severity: 'high',
  id: 'swift-password-hash',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use Bcrypt.hash of Vapor, or CCKeyDerivationPBKDF with many rounds.',
  near: ['sha256.hash(', 'sha512.hash(', 'md5.hash(', 'sha1.hash(', 'sha256.convert(', 'sha512.convert(', 'sha1.convert(', 'md5.convert('],
  find: ['SHA256.hash(data: $input)', 'SHA512.hash(data: $input)', 'Insecure.MD5.hash(data: $input)', 'Insecure.SHA1.hash(data: $input)', 'sha256.convert($input)', 'sha512.convert($input)', 'sha1.convert($input)', 'md5.convert($input)'],
  where: { input: { any: [{ trait: 'mentions', of: ['password', 'passwd', 'passphrase'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] } },
  hole: 'none',
  langs: ['swift', 'dart'],
  bad: { swift: ['let h = SHA256.hash(data: Data(password.utf8))', 'let h = SHA512.hash(data: password)', 'let h = Insecure.MD5.hash(data: password)', 'let h = Insecure.SHA1.hash(data: Data(password.utf8))'], dart: ['final h = sha256.convert(utf8.encode(password));', 'final h = sha512.convert(utf8.encode(password));', 'final h = sha1.convert(utf8.encode(password));', 'final h = md5.convert(utf8.encode(password));'] },
  good: { swift: ['let h = SHA256.hash(data: body); SHA512.hash(data: body)'], dart: ['final h = sha256.convert(bytes); sha512.convert(bytes);'] },
};

export const appStored: Rule = {
  category: 'weak-crypto',
  cwe: [312, 922],
  severity: 'medium',
  id: 'apple-plain-storage',
  title: 'Credential stored in plain settings',
  why: 'Settings lie in a plain file that backups and other tools can read.',
  fix: 'Use the Keychain.',
  near: ['@appstorage', 'uipasteboard', 'userdefaults'],
  find: [
    /@AppStorage\(\s?"\w{0,30}(?:[pP]assword|[tT]oken|[sS]ecret|apiKey|api_key|refreshToken)"/, /\bNSUserDefaults standardUserDefaults\]\s(?:setObject|setValue):\s?(?:\w{1,30}\.){0,2}\w{0,20}(?:[pP]assword|[tT]oken|[sS]ecret)\s+forKey:/, /\bNSUserDefaults standardUserDefaults\]\s(?:setObject|setValue):\s?[a-z][\w.]{0,60}\s+forKey:\s?@"\w{0,30}(?:[pP]assword|[tT]oken|[sS]ecret)"/,
    /\bUIPasteboard\.general\.string\s=\s(?:\w{1,30}\.){0,2}\w{0,20}(?:[pP]assword|[tT]oken|[sS]ecret)\b/, /\bUserDefaults(?:\.standard|\([^()\n]{0,80}\))[?!]?\.(?:setValue|set)\((?:\w{1,30}\.){0,2}\w{0,20}(?:[pP]assword|[tT]oken|[sS]ecret),\s?forKey:/,
  ],
  where: { path: { trait: 'ends', of: ['.swift', '.m', '.mm'] } },
  bad: { swift: ['@AppStorage("accessToken") var token = ""', 'UIPasteboard.general.string = user.password', 'UserDefaults(suiteName: "group.a")?.set(token, forKey: "t")'], 'a.mm': ['[[NSUserDefaults standardUserDefaults] setObject:password forKey:@"p"];', '[[NSUserDefaults standardUserDefaults] setObject:value forKey:@"authToken"];'] },
  good: { swift: ['@AppStorage("theme") var theme = ""', 'UIPasteboard.general.string = link', 'UserDefaults.standard.setValue(theme, forKey: "t")'], 'a.mm': ['[[NSUserDefaults standardUserDefaults] setObject:theme forKey:@"theme"];'], 'a.md': ['@AppStorage("accessToken")'] },
};

/** developer.apple.com/documentation/localauthentication/lacontext/evaluatepolicy */
export const appleUnlocked: Rule = {
  category: 'stubbed-security',
  cwe: [287, 253],
  severity: 'high',
  id: 'apple-biometry-ignored',
  title: 'Answer of Face ID or Touch ID thrown away',
  why: 'The code behind it runs whoever looked into the camera.',
  fix: 'Ask the first value of the closure: { success, error in guard success else { return } … }.',
  near: ['evaluatepolicy('],
  find: [/\.evaluatePolicy\([^{}]{0,200}\)\s?\{\s{0,20}_,\s{0,4}\w{1,20}\s{1,4}in\b/, /\b_ = try\? await \w{1,30}\.evaluatePolicy\(/],
  where: { path: { trait: 'ends', of: ['.swift'] } },
  bad: { swift: ['context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: "Unlock") { _, _ in\n  open()\n}', '_ = try? await context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: "Unlock")'] },
  good: { swift: ['context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: "Unlock") { success, _ in\n  if success { open() }\n}', 'let ok = try await context.evaluatePolicy(.a, localizedReason: "Unlock")'], 'a.md': ['c.evaluatePolicy(.a) { _, _ in open() }', '_ = try? await c.evaluatePolicy(.a)'] },
};

/** What a parameter of a link is called that names another address. */
const ADDRESS = String.raw`(?:url|uri|link|redirect|redirect_?(?:to|uri|url)|target|next|dest(?:ination)?|return_?(?:to|url)|web|page|src)`;

export const swiftLinked: Rule = {
  category: 'open-redirect',
  cwe: [601, 939],
  severity: 'medium',
  id: 'swift-link-opens-address',
  title: 'Address taken out of a link unseen',
  why: 'Whoever sends the link chooses the page that the app shows as its own, with what it is signed in to.',
  fix: 'Compare scheme and host with a list first: guard url.scheme == "https", let host = url.host, hosts.contains(host).',
  near: ['queryitems'],
  find: [new RegExp(String.raw`queryItems\b(?:(?!\n {0,4}\}|\bfunc\b)[^]){0,600}?(?:\[\s?|== |name: ?|named: ?|for: ?|\()"${ADDRESS}"(?:(?!\n {0,4}\}|\bfunc\b)[^]){0,160}?(?<value>\bURL\(string:(?!(?:(?!\n {0,4}\}|\bfunc\b)[^]){0,300}?(?:[?!.]\.?host\b|\.hasPrefix\("https?:|\b(?:is|check)?(?:[aA]llow|[tT]rusted|[vV]alid|[sS]afe)\w{0,30}\()))`, 'iy')],
  where: { path: { trait: 'ends', of: ['.swift'] } },
  bad: { swift: ['func f(_ link: URL) -> Page {\n    let items = URLComponents(url: link, resolvingAgainstBaseURL: false)?.queryItems\n    let to = items?.first { $0.name == "url" }?.value\n    return .web(URL(string: to ?? "")!)\n}'] },
  good: { swift: ['func f(_ link: URL) -> Page {\n    let items = URLComponents(url: link, resolvingAgainstBaseURL: false)?.queryItems\n    let to = items?.first { $0.name == "url" }?.value\n    guard let url = URL(string: to ?? ""), let host = url.host, hosts.contains(host) else { return .home }\n    return .web(url)\n}', 'func f(_ link: URL) {\n    let id = parts.queryItems?.first { $0.name == "id" }\n    go(URL(string: base)!)\n}'], 'a.md': ['queryItems name == "url" URL(string: x)'] },
};

/** developer.apple.com/documentation/storekit/verificationresult, github.com/vapor/jwt-kit */
export const swiftUnverifiedPayload: Rule = {
  category: 'stubbed-security',
  cwe: [347],
  severity: 'high',
  id: 'swift-unverified-payload',
  title: 'What was signed used although the signature was not checked',
  why: 'On a phone in foreign hands, or on the way, anybody can put together such a purchase or token: whatever it unlocks is open to all.',
  fix: 'Use what is verified alone: switch result { case .verified(let value): … case .unverified: throw … }, or try result.payloadValue; of tokens, try await keys.verify(token, as: Payload.self).',
  near: ['unsafepayloadvalue', '.unverified('],
  find: ['$result.unsafePayloadValue', '.verified($value), .unverified($value, $error)', '.unverified($value, $error), .verified($value)', '$keys.unverified($token, as: $type)'],
  // what is shown to a log or finished unlocks nothing; a server that is sent the signed text checks it itself
  where: {
    match: {
      any: [
        { all: [{ trait: 'has', of: ['unsafePayloadValue'] }, { not: { trait: 'within', of: ['case.unverified', 'case.verified', '.payloadValue', 'jwsRepresentation'] } }] },
        { all: [{ trait: 'has', of: ['verified'] }, { not: { trait: 'within', of: ['jwsRepresentation'] } }] },
        { all: [{ trait: 'has', of: ['as'] }, { not: { trait: 'within', of: ['.verify('] } }] },
      ],
    },
  },
  hole: 'none',
  langs: ['swift'],
  bad: {
    swift: [
      'func unwrap<T>(_ answer: VerificationResult<T>) -> T {\n    answer.unsafePayloadValue\n}', 'for await update in Transaction.updates {\n    unlock(update.unsafePayloadValue.productID)\n}', 'func owned(_ r: VerificationResult<Transaction>) -> Bool {\n    let bought = r.unsafePayloadValue\n    return bought.revocationDate == nil\n}',
      'func unwrap<T>(_ answer: VerificationResult<T>) -> T {\n    switch answer {\n    case .verified(let value), .unverified(let value, _):\n        return value\n    }\n}', 'switch entitlement {\ncase .unverified(let bought, _), .verified(let bought):\n    grant(bought)\n}', 'func user(_ req: Request) async throws -> Session {\n    try await keys.unverified(req.token, as: Session.self)\n}',
    ],
  },
  good: {
    swift: [
      'func unwrap<T>(_ answer: VerificationResult<T>) throws -> T {\n    switch answer {\n    case .verified(let value): return value\n    case .unverified(_, let error): throw error\n    }\n}', 'func unwrap<T>(_ answer: VerificationResult<T>) throws -> T { try answer.payloadValue }',
      'func note(_ r: VerificationResult<Transaction>) async {\n    if let bought = try? r.payloadValue { unlock(bought) } else { log.error("refused \\(r.unsafePayloadValue.id)") }\n}', 'func send(_ r: VerificationResult<Transaction>) async throws {\n    try await server.claim(r.jwsRepresentation)\n    await r.unsafePayloadValue.finish()\n}', 'func note(_ r: VerificationResult<Transaction>) {\n    if case .unverified = r { log.error("refused \\(r.unsafePayloadValue.id)") }\n}',
      'func send(_ r: VerificationResult<Transaction>) async throws {\n    switch r {\n    case .verified(let bought), .unverified(let bought, _):\n        try await server.claim(r.jwsRepresentation)\n        await bought.finish()\n    }\n}',
      'func read(_ token: String) async throws -> Session {\n    let issuer = try await keys.unverified(token, as: Issuer.self).iss\n    return try await store.keys(of: issuer).verify(token, as: Session.self)\n}',
    ],
  },
};
