/** Dart: pages, redirects and archives of servers and tools; ciphers of the encrypt package. */
import type { Rule } from '../../lib/types.ts';

const langs = ['dart'];

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
  langs,
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
  near: ['response.found(', 'response.seeother(', 'response.movedpermanently('],
  find: ['Response.found($value, $...)', 'Response.seeOther($value, $...)', 'Response.movedPermanently($value, $...)'],
  where: { value: 'host' },
  langs,
  bad: { dart: ["Response f(Request request) => Response.found(request.url.queryParameters['next']!);", "Response f(Request request) => Response.seeOther(request.url.queryParameters['next']!);", "Response f(Request request) => Response.movedPermanently(request.url.queryParameters['next']!);"] },
  good: { dart: ["Response f(Request request) => Response.found('/login');", "Response f(Request request) => Response.found('/u/${request.url.queryParameters['id']}');", 'Response f(String u) => Response.seeOther(u);', 'Response f(String u) => Response.movedPermanently(u);'] },
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
  langs,
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
  langs,
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
