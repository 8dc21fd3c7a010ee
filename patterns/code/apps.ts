/** Swift and Dart: queries, commands and pages made from values, servers trusted unseen, addresses without TLS; and what apps of all kinds take after they waited. */
import type { Rule } from '../../lib/types.ts';

export const swiftScript: Rule = {
  category: 'xss',
  cwe: [79, 95],
  severity: 'high',
  id: 'swift-page-script',
  title: 'Joined text run in a page',
  why: 'A quote in the value ends the text and starts code of its own.',
  fix: 'Use callAsyncJavaScript with arguments, or encode the value with JSONEncoder.',
  near: ['evaluatejavascript', 'loadhtmlstring', 'runjavascript', 'evaluatescript', 'nsapplescript('],
  find: ['$?.evaluateJavaScript($value, $...)', '$?.loadHTMLString($value, $...)', '$?.runJavascript($value)', '$?.runJavaScript($value)', '$?.loadHtmlString($value, $...)', '$?.evaluateScript($value, $...)', 'NSAppleScript(source: $value)'],
  langs: ['swift', 'dart'],
  bad: { swift: ['webView.evaluateJavaScript("show(\'\\(name)\')")', 'webView.loadHTMLString("<p>\\(name)</p>", baseURL: nil)', 'context.evaluateScript("show(\'\\(name)\')")', 'NSAppleScript(source: "say \\(name)")'], dart: ["controller.loadHtmlString('<p>$name</p>');", "controller.runJavascript(\"show('$name')\");", "controller.runJavaScript(\"show('$name')\");"] },
  good: { swift: ['webView.evaluateJavaScript("reload()")', 'webView.evaluateJavaScript(script)', 'webView.loadHTMLString(page, baseURL: nil)'], dart: ["controller.runJavaScript('reload()');", 'controller.runJavascript(code);'] },
};

export const swiftTrust: Rule = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'medium',
  id: 'swift-server-trusted',
  title: 'Server trusted unseen',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Call completionHandler(.performDefaultHandling, nil), or use SecTrustEvaluateWithError first.',
  near: ['urlcredential(trust'],
  find: ['URLCredential(trust: $trust)'],
  where: { trust: { all: [{ trait: 'within', of: ['.useCredential'] }, { not: { trait: 'within', of: ['SecTrustEvaluate', '.evaluate(', 'validat', 'pinning', 'Pinning', 'pinnedC', 'pinnedK', 'pinnedP', 'Pinned', 'pins', 'Pins', 'CopyCertificateChain', 'verif', 'isTrusted', 'matches'] } }] } },
  langs: ['swift'],
  bad: { swift: ['done(.useCredential, URLCredential(trust: trust))', 'func f() async -> (D, URLCredential?) { return (.useCredential, URLCredential(trust: trust)) }', 'completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!))', 'func f() { if host == pinnedHost { done(.useCredential, URLCredential(trust: trust)) } }'] },
  good: { swift: ['completionHandler(.performDefaultHandling, nil)', 'if SecTrustEvaluateWithError(trust, nil) { completionHandler(.useCredential, URLCredential(trust: trust)) }', 'completionHandler(.useCredential, credential)', 'let known = URLCredential(trust: trust)'] },
};

export const appCleartext: Rule = {
  category: 'insecure-transport',
  cwe: [319],
  severity: 'medium',
  id: 'app-cleartext',
  title: 'Request without TLS',
  why: 'Everyone on the way can read and change what is sent over http.',
  fix: 'Use https.',
  near: ['url(string', 'uri.parse', 'curl_init(', 'reqwest::get', 'net::http.get', 'httparty'],
  find: ['URL(string: $address)', 'Uri.parse($address)', 'curl_init($address)', 'reqwest::get($address)', 'Net::HTTP.get(URI($address))', 'HTTParty.$method($address, $...)'],
  where: { address: 'cleartext' },
  langs: ['swift', 'dart', 'php', 'rust', 'ruby'],
  bad: {
    swift: ['let u = URL(string: "http://api.shop.com/login")'], dart: ["http.get(Uri.parse('http://api.shop.com/login'));"], php: ['<?php $c = curl_init("http://api.shop.com/pay");'], rust: ['reqwest::get("http://api.shop.com/x").await'],
    ruby: ['Net::HTTP.get(URI("http://api.shop.com/x"))', 'HTTParty.post("http://api.shop.com/x", body: b)'],
  },
  good: { swift: ['let u = URL(string: "https://api.shop.com")'], dart: ["Uri.parse('http://localhost:8080/x');"], php: ['<?php $c = curl_init($url);'], rust: ['reqwest::get("http://127.0.0.1:8000").await'], ruby: ['HTTParty.get("https://api.shop.com")', 'Net::HTTP.get(uri)'] },
};

export const androidPage: Rule = {
  category: 'xss',
  cwe: [749, 939],
  severity: 'medium',
  id: 'android-page-from-intent',
  title: 'Page shown whose address another app chose',
  why: 'Any app, or a link in a page, can send the intent: the page runs inside this app, with its scripts and bridges.',
  fix: 'Compare the host of the parsed address with a list of your own before loadUrl.',
  near: ['loadurl('],
  find: ['$view.loadUrl($value)', '$view.loadUrl($value, $headers)'],
  where: { value: { trait: 'from', of: ['ntent', 'a link'] } },
  langs: ['java', 'kotlin'],
  bad: { kotlin: ['webView.loadUrl(requireActivity().intent.getStringExtra("url") ?: HOME)', 'webView.loadUrl(intent.getStringExtra("url")!!)', 'fun f(uri: Uri) { val to = uri.getQueryParameter("url")!!\n webView.loadUrl(to) }'], java: ['String url = getIntent().getStringExtra("url");\nwebView.loadUrl(url, headers);'] },
  good: { kotlin: ['fun f(uri: Uri) { val to = uri.getQueryParameter("url")!!\n if (Uri.parse(to).host !in HOSTS) return\n webView.loadUrl(to) }', 'val u = intent.getStringExtra("url")?.takeIf { Uri.parse(it).host == "a.example" }\nwebView.loadUrl(u ?: HOME)', 'webView.loadUrl("https://a.example/help")', 'webView.loadUrl(url)'], java: ['webView.loadUrl(request.getParameter("url"));'] },
};

export const androidFileAccess: Rule = {
  category: 'access-control',
  cwe: [749, 200],
  severity: 'high',
  id: 'android-file-access',
  title: 'Page that may read every file of the app',
  why: 'A script in a page opened from a file reads the files of the app and any site, with the cookies of the user.',
  fix: 'Leave it off, and serve local files with WebViewAssetLoader.',
  near: ['accessfromfileurls'],
  find: ['$s.setAllowUniversalAccessFromFileURLs(true)', '$s.allowUniversalAccessFromFileURLs = true', '$s.setAllowFileAccessFromFileURLs(true)', '$s.allowFileAccessFromFileURLs = true'],
  langs: ['java', 'kotlin'],
  bad: { java: ['settings.setAllowUniversalAccessFromFileURLs(true);', 'view.getSettings().setAllowFileAccessFromFileURLs(true);'], kotlin: ['web.settings.allowUniversalAccessFromFileURLs = true', 'settings.allowFileAccessFromFileURLs = true'] },
  good: { java: ['settings.setAllowUniversalAccessFromFileURLs(false);', 'settings.setAllowFileAccess(true);', 'settings.setAllowFileAccessFromFileURLs(allowed);'], kotlin: ['settings.allowUniversalAccessFromFileURLs = false', 'settings.allowFileAccessFromFileURLs = false'] },
};

export const appleOldTls: Rule = {
  category: 'insecure-transport',
  cwe: [326, 327],
  severity: 'high',
  id: 'apple-old-tls',
  title: 'Outdated TLS version',
  why: 'TLS 1.0 and 1.1 have known attacks and are switched off by browsers.',
  fix: 'Leave it out, or set .TLSv12.',
  near: ['tlsminimumsupportedprotocol'],
  find: [/\btlsMinimumSupportedProtocol(?:Version)?\s{0,3}=\s{0,3}(?:tls_protocol_version_t)?\.(?:TLSv10|TLSv11|tlsProtocol1|tlsProtocol11|sslProtocol3)\b/],
  bad: { swift: ['config.tlsMinimumSupportedProtocolVersion = .TLSv10', 'config.tlsMinimumSupportedProtocol = .tlsProtocol1'] },
  good: { swift: ['config.tlsMinimumSupportedProtocolVersion = .TLSv12', 'config.tlsMinimumSupportedProtocol = .tlsProtocol12'] },
};

/** pub.dev: shelf, dart:io */
export const dartPage: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'dart-page-made',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Escape it first: htmlEscape.convert(name).',
  near: ['response.ok(', 'response('],
  find: ['Response.ok($value, $...)', 'Response($code, body: $value, $...)'],
  where: { value: 'html' },
  langs: ['dart'],
  bad: { dart: ["Response f(Request request) { final p = '<p>${request.url.queryParameters['n']}</p>';\n  return Response.ok(p, headers: {'content-type': 'text/html'}); }", "Response f(String n) => Response(200, body: '<p>$n</p>');"] },
  good: { dart: ["Response f() => Response.ok('<p>a</p>');", 'Response f(String n) => Response.ok(n);', "Response f(String n) => Response(200, body: 'a $n');", "Response f(String n) => Response.ok('<p>${htmlEscape.convert(n)}</p>');"] },
};

export const dartRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'dart-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['.redirect(', 'response.found(', 'response.seeother(', 'response.movedpermanently('],
  find: ['$r.redirect(Uri.parse($value), $...)', 'Response.found($value, $...)', 'Response.seeOther($value, $...)', 'Response.movedPermanently($value, $...)'],
  where: { value: 'host' },
  langs: ['dart'],
  bad: { dart: ['f(HttpRequest request) async { await request.response.redirect(Uri.parse(request.uri.queryParameters[\'to\']!)); }', "Response f(Request request) => Response.found(request.url.queryParameters['next']!);", "Response f(Request request) => Response.seeOther(request.url.queryParameters['next']!);", "Response f(Request request) => Response.movedPermanently(request.url.queryParameters['next']!);"] },
  good: { dart: ['f(HttpRequest request) async { await request.response.redirect(Uri.parse(\'/a\')); }', "Response f(Request request) => Response.found('/login');", "Response f(Request request) => Response.found('/u/${request.url.queryParameters['id']}');", 'Response f(String u) => Response.seeOther(u);', 'Response f(String u) => Response.movedPermanently(u);'] },
};

/** pub.dev: encrypt; IV.fromLength gives zeros since 5.0.2 */
export const dartCipher: Rule = {
  category: 'weak-crypto',
  cwe: [327, 329],
  severity: 'high',
  id: 'dart-weak-cipher',
  title: 'Cipher whose vector or mode does not protect',
  why: 'A vector of zeros and ECB show which messages are equal.',
  fix: 'Use IV.fromSecureRandom(16) and AESMode.gcm.',
  near: ['iv.fromlength(', 'aesmode.ecb'],
  find: ['IV.fromLength($n)', 'AESMode.ecb'],
  langs: ['dart'],
  hole: 'none',
  bad: { dart: ['final iv = IV.fromLength(16);', 'final a = AES(key, mode: AESMode.ecb);'] },
  good: { dart: ['final iv = IV.fromSecureRandom(16);', 'final a = AES(key, mode: AESMode.gcm);'] },
};

export const dartKey: Rule = {
  category: 'weak-crypto',
  cwe: [321, 329],
  severity: 'high',
  id: 'dart-fixed-key',
  title: 'Key or vector written into the program',
  why: 'Everybody who has the app has the key.',
  fix: 'Make it with Key.fromSecureRandom(32), and keep it in flutter_secure_storage.',
  near: ['key.fromutf8(', 'iv.fromutf8(', 'key.frombase64('],
  find: ['$?.Key.fromUtf8($key)', '$?.IV.fromUtf8($key)', '$?.Key.fromBase64($key)'],
  where: { key: 'fixed' },
  langs: ['dart'],
  hole: 'none',
  bad: { dart: ["final key = Key.fromUtf8('my 32 length key................');", "final iv = IV.fromUtf8('0123456789abcdef');", "final key = Key.fromBase64('c2VjcmV0c2VjcmV0');"] },
  good: { dart: ['final key = Key.fromUtf8(stored); IV.fromUtf8(sent); Key.fromBase64(stored);'] },
};

/** pub.dev: archive */
export const dartUnpacked: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'dart-zip-slip',
  title: 'Archive entry written where it names itself',
  why: 'An entry called ../../x is written outside the folder.',
  fix: 'Check p.isWithin(folder, path) first, or use extractFileToDisk.',
  near: ['.name'],
  find: [/\bfor \((?:final|var|ArchiveFile) (?<entry>\w{1,30}) in (?:\w{1,30}\.)?(?:archive|zip|tar|files)\b(?:(?!isWithin|canonicalize|basename)[^]){0,500}?\bFile\((?:(?!isWithin|canonicalize|basename)[^;\n]){0,100}\b\k<entry>\.name\b/],
  where: { path: { trait: 'ends', of: ['.dart'] } },
  bad: { dart: ["for (final file in archive) {\n  File('out/${file.name}').writeAsBytesSync(file.content);\n}"] },
  good: { dart: ["for (final file in archive) {\n  final path = p.join(out, file.name);\n  if (!p.isWithin(out, path)) continue;\n  File(path).writeAsBytesSync(file.content);\n}", "for (final user in users) { File('a/${user.name}'); }"], 'a.md': ["for (final file in archive) {\n  File('out/${file.name}');\n}"] },
};

/** What asks whoever holds the phone, in a word of the names by which it is asked. */
const ASKS = String.raw`(?:[cC]onfirm|[aA]lert|[dD]ialog|[bB]iometr|LAContext|evaluatePolicy|[aA]uthenticat|[pP]rompt|[sS]heet|[rR]eview|\bask|Ask|[nN]once|[sS]ignature|verif)`;
/** Lines of the handler up to one: none that asks, none that ends it or begins another. */
const ON_THE_WAY = String.raw`(?:(?! {0,4}\}|[^\n]{0,160}?(?:${ASKS}|\bfunc?\b))[^\n]{0,160}\n){0,30}?(?! {0,4}\}|[^\n]{0,160}?(?:${ASKS}|\bfunc?\b))[^\n]{0,120}?`;
const PAYS = String.raw`(?<value>\b\w{0,20}(?:[pP]ayments?|[tT]ransfers?|[wW]allet|[pP]ayouts?|[bB]ank(?:ing)?|[mM]oney|[fF]unds)(?:Service|Api|API|Client|Manager|Repository|Repo|Gateway|ViewModel)?[?!]{0,2}\.(?:shared\.)?(?:send|pay|transfer|execute|submit|withdraw|make|create)\w{0,20}\([^;\n]{0,120}\b(?:amount|recipient|iban|payee|beneficiary)\b)`;

/** developer.apple.com: custom URL scheme ("never allow it to act without asking"), developer.android.com: unsafe use of deep links */
export const linkPays: Rule = {
  category: 'access-control',
  cwe: [939, 352],
  severity: 'high',
  id: 'app-link-pays-unasked',
  title: 'Money sent because a link says so',
  why: 'Any page, message or other app can open the link: whoever taps it has paid, and has seen neither sum nor recipient.',
  fix: 'Only fill a form from the link; send when the user has seen sum and recipient and confirmed them, with LAContext.evaluatePolicy or BiometricPrompt.',
  near: ['openurlcontexts', '.onopenurl', 'open url: url', 'getqueryparameter(', 'urilinkstream', 'linking.addeventlistener('],
  find: [
    new RegExp(String.raw`(?:openURLContexts\s|\.onOpenURL\b|open url: URL\b)${ON_THE_WAY}${PAYS}`, 'y'),
    new RegExp(String.raw`(?<=\b(?:data|uri|link|deepLink)[?!]{0,2}\.)getQueryParameter\(${ON_THE_WAY}${PAYS}`, 'y'),
    new RegExp(String.raw`(?:uriLinkStream\.listen|Linking\.addEventListener)\(${ON_THE_WAY}${PAYS}`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.swift', '.kt', '.java', '.dart', '.js', '.ts', '.jsx', '.tsx'] } },
  bad: {
    swift: ['func scene(_ scene: UIScene, openURLContexts contexts: Set<UIOpenURLContext>) {\n        guard let parts = read(contexts) else { return }\n        Task { try await wallet.pay(parts.recipient, amount: parts.sum) }\n    }', '    ContentView().onOpenURL { url in\n        let form = Form(url)\n        moneyService.transfer(amount: form.amount, to: form.to)\n    }', 'func application(_ app: UIApplication, open url: URL, options: Options) -> Bool {\n    bank.shared.sendInstant(iban: url.host!, sum: 5)\n    return true\n}'],
    kotlin: ['override fun onNewIntent(intent: Intent) {\n    val amount = intent.data?.getQueryParameter("amount") ?: return\n    lifecycleScope.launch { paymentApi.send(recipient, amount) }\n}'],
    dart: ["sub = uriLinkStream.listen((uri) async {\n      final amount = uri!.queryParameters['amount'];\n      await payments.create(amount: amount);\n});"], js: ["Linking.addEventListener('url', ({ url }) => {\n  const { to, amount } = parse(url);\n  transfers.submit({ to, amount });\n});"],
  },
  good: {
    swift: ['func scene(_ scene: UIScene, openURLContexts contexts: Set<UIOpenURLContext>) {\n        let form = read(contexts)\n        guard try await LAContext().evaluatePolicy(.deviceOwnerAuthentication, localizedReason: form.text) else { return }\n        try await wallet.pay(form.recipient, amount: form.sum)\n    }', '    ContentView().onOpenURL { url in\n        path.append(.payment(amount: Form(url).amount))\n    }', '    ContentView().onOpenURL { url in\n        open(url)\n    }\n    func send() { wallet.pay(to, amount: sum) }'],
    kotlin: ['override fun onNewIntent(intent: Intent) {\n    val amount = intent.data?.getQueryParameter("amount") ?: return\n    showDialog(amount) { paymentApi.send(recipient, amount) }\n}', 'override fun onNewIntent(intent: Intent) {\n    paymentApi.finish(intent.data?.getQueryParameter("paymentId"))\n}'],
    js: ["Linking.addEventListener('url', ({ url }) => {\n  navigation.navigate('Transfer', parse(url));\n});"], 'a.md': ['uriLinkStream.listen((uri) => payments.create(amount: a))'],
  },
};

/** What there is still to have, and what is gone. */
const LEFT = ['free', 'available', 'vacant', 'unclaimed', 'unsold'];
const GONE = ['booked', 'reserved', 'claimed', 'redeemed', 'taken', 'holds', 'reservations', 'bookings'];
const LOOKED_UP = ['.contains(', '.has(', '.includes('];
const THINGS = ['seats', 'slots', 'rooms', 'tables', 'spots', 'codes', 'tickets', 'vouchers', 'coupons'];
const anyCase = (names: string[]): string => names.map((name) => `[${name[0]}${name[0].toUpperCase()}]${name.slice(1)}`).join('|');
/** `if (!this.free`, `guard reservedSeats`, up to the last part of the name, which is the keyword. */
const asked = (names: string[]): string[] => [['', names], [`(?:${anyCase(names)})_?`, THINGS] as const].map(([said, last]) => `(?<=\\b(?:guard|if)\\s{0,2}\\(?\\s{0,2}!?(?:(?:this|self)\\.)?(?<head>\\w{0,20}${said}))(?<tail>${anyCase([...last])})`);
const ASKS_ONE = '\\.(?:contains|has|includes)\\(\\w[^()\\n]{0,40}\\)';
/** As far as the same function goes, and no further than to what changes the list. */
const BETWEEN = '(?<between>(?:(?!\\n\\}|\\b(?:func|def|function|fun)\\s)[^]){0,700}?)(?<![\\w.])(?:(?:this|self)\\.)?\\k<head>\\k<tail>';
const takes = (name: string, asks: string): string => `async function take(n) {\n  if (!${name}${asks}n)) return null;\n  await note(n);\n  ${name}.delete(n);\n}`;
const marks = (name: string, asks: string): string => `async function take(n) {\n  if (${name}${asks}n)) return null;\n  await note(n);\n  ${name}.add(n);\n}`;

/** docs.swift.org/swift-book (Concurrency, actor reentrancy): whatever waits lets others in, on an actor and on one thread as well. */
export const askedThenWaited: Rule = {
  category: 'race-condition',
  cwe: [362, 367],
  severity: 'medium',
  id: 'asked-waited-then-taken',
  title: 'Asked whether it is free, waited, and then taken',
  why: 'While the first waits, a second asks and finds it free as well: both get the same seat, slot or code.',
  fix: 'Take it before the first await, in the step that asks: guard free.remove(seat) != nil, if (!free.delete(seat)) throw; and put it back when what follows fails.',
  near: [...[...LEFT, ...GONE, ...THINGS].flatMap((name) => LOOKED_UP.map((asks) => name + asks)), ...GONE.map((name) => `${name}[`)],
  find: [
    ...asked(LEFT).map((list) => new RegExp(`${list}${ASKS_ONE}${BETWEEN}\\.(?:remove|delete|splice)\\(`, 'y')),
    ...asked(GONE).map((list) => new RegExp(`${list}(?:${ASKS_ONE}\\)?(?:\\s?else)?\\s{0,3}\\{?\\s{0,20}(?:throw|return)\\b|\\[\\w[^\\]\\n]{0,40}\\] == nil else \\{\\s{0,20}(?:throw|return)\\b)${BETWEEN}(?:\\.(?:insert|add|set|push|append)\\(|\\[\\w[^\\]\\n]{0,40}\\]\\s?=\\s)`, 'y')),
  ],
  where: { between: { all: [{ trait: 'beside', of: ['between', 'await '] }, { not: { trait: 'beside', of: ['between', 'lock', 'mutex', 'semaphore', 'acquire', 'exclusive'] } }] }, path: { trait: 'ends', of: ['.swift', '.dart', '.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.vue', '.svelte'] } },
  bad: {
    swift: ['actor Lockers {\n    private var vacant: Set<Int>\n    func rent(_ number: Int) async throws {\n        guard vacant.contains(number) else { throw Full() }\n        try await bank.charge(fee)\n        vacant.remove(number)\n    }\n}', 'func keep(_ seat: Seat) async throws {\n    guard !self.reserved.contains(seat) else { return }\n    try await api.post(seat)\n    self.reserved.insert(seat)\n}', ...GONE.map((name) => `func book(_ slot: String) async throws {\n    guard ${name}[slot] == nil else { throw Gone() }\n    try await store.save(slot)\n    ${name}[slot] = Date()\n}`)],
    js: ['const alreadyClaimed = new Set();\nasync function claim(bonus, user) {\n  if (alreadyClaimed.has(bonus)) {\n    throw new Error("once");\n  }\n  await credit(user, bonus);\n  alreadyClaimed.add(bonus);\n}', ...LOOKED_UP.flatMap((asks) => [...LEFT.map((name) => takes(name, asks)), ...GONE.map((name) => marks(name, asks)), ...THINGS.flatMap((name) => [takes(`free_${name}`, asks), marks(`reserved${name}`, asks)])])],
    dart: ['Future<void> take(int n) async {\n  if (!free.contains(n)) throw Full();\n  await api.note(n);\n  free.remove(n);\n}'],
  },
  good: {
    swift: ['func rent(_ number: Int) async throws {\n    guard vacant.remove(number) != nil else { throw Full() }\n    try await bank.charge(fee)\n}', 'func rent(_ number: Int) async throws {\n    guard vacant.contains(number) else { throw Full() }\n    vacant.remove(number)\n    try await bank.charge(fee)\n}', 'func rent(_ number: Int) {\n    guard vacant.contains(number) else { return }\n    vacant.remove(number)\n}'],
    js: ['async function take(n) {\n  if (!free.has(n)) throw new Error("gone");\n  free.delete(n);\n  await note(n);\n}', 'async function take(n) {\n  if (!free.has(n)) return;\n  await lock.run(() => note(n));\n  free.delete(n);\n}', 'async function take(n) {\n  if (!free.has(n)) return;\n  await note(n);\n}\nfunction drop(n) { free.delete(n); }', 'async function load(n) {\n  if (cache.has(n)) return cache.get(n);\n  const v = await get(n);\n  cache.set(n, v);\n}', 'async function show(n) {\n  if (allCodes.has(n)) return;\n  await note(n);\n  allCodes.add(n);\n}', 'async function show(n) {\n  if (taken.has(n)) mark(n);\n  await note(n);\n  taken.add(n);\n}'],
    'a.md': [takes('free', LOOKED_UP[1])],
  },
};
