/** Android: intents and providers that others fill, bridges from pages into the app, what the manifest opens. */
import type { Rule } from '../../lib/types.ts';

const langs = ['java', 'kotlin'];

/** developer.android.com/privacy-and-security/risks/intent-redirection */
export const androidRedirected: Rule = {
  category: 'access-control',
  cwe: [926, 940],
  severity: 'high',
  id: 'android-intent-redirected',
  title: 'Intent of another app started as one of its own',
  why: 'The other app reaches activities and providers of this one that are not exported.',
  fix: 'Check next.resolveActivity(packageManager).packageName first, or use IntentSanitizer.',
  near: ['startactivity(', 'startservice(', 'sendbroadcast(', 'startactivityforresult('],
  find: ['$?.startActivity($value, $...)', '$?.startService($value)', '$?.sendBroadcast($value, $...)', '$?.startActivityForResult($value, $...)'],
  where: { value: { all: [{ trait: 'holds', of: ['getParcelableExtra', 'getParcelable', 'parseUri'] }, { not: { trait: 'within', of: ['resolveActivity(', '.getComponent()', '.component', 'IntentSanitizer', '.setPackage(', '.setComponent(', 'CATEGORY_BROWSABLE'] } }] } },
  hole: 'none',
  langs,
  bad: { java: ['class A { void f() { Intent next = getIntent().getParcelableExtra("next"); startActivity(next); } }', 'class A { void f() { startService(getIntent().getParcelableExtra("next")); } }', 'class A { void f() { Intent i = getIntent().getExtras().getParcelable("i"); sendBroadcast(i); } }', 'class A { void f() { startActivityForResult(Intent.parseUri(u, 0), 1); } }'] },
  good: { java: ['class A { void f() { startActivity(new Intent(this, B.class)); startService(i); sendBroadcast(i); startActivityForResult(i, 1); } }', 'class A { void f() { Intent next = getIntent().getParcelableExtra("next"); if (next.resolveActivity(pm) == null) return; startActivity(next); } }'] },
};

/** developer.android.com/privacy-and-security/risks/pending-intent */
export const androidPending: Rule = {
  category: 'access-control',
  cwe: [927],
  severity: 'high',
  id: 'android-pending-intent-open',
  title: 'Empty intent that whoever gets it may fill',
  why: 'The receiver sets its action and target, and it then acts with the rights of this app.',
  fix: 'Name the component, and use PendingIntent.FLAG_IMMUTABLE.',
  near: ['pendingintent.get'],
  find: ['PendingIntent.$fn($ctx, $code, $intent, $flags, $...)'],
  where: { intent: { trait: 'equals', of: ['Intent()', 'new Intent()'] }, flags: { not: { trait: 'has', of: ['FLAG_IMMUTABLE'] } } },
  hole: 'none',
  langs,
  bad: { kotlin: ['PendingIntent.getActivity(ctx, 0, Intent(), PendingIntent.FLAG_MUTABLE)'], java: ['Intent base = new Intent();\nPendingIntent.getBroadcast(ctx, 0, base, 0);'] },
  good: { kotlin: ['PendingIntent.getActivity(ctx, 0, Intent(ctx, Main::class.java), PendingIntent.FLAG_MUTABLE)', 'PendingIntent.getActivity(ctx, 0, Intent(), PendingIntent.FLAG_IMMUTABLE)'] },
};

/** developer.android.com/guide/topics/manifest/provider-element, application-element */
export const androidManifest: Rule = {
  category: 'access-control',
  cwe: [926, 489],
  severity: 'medium',
  id: 'android-manifest-open',
  title: 'Part of the app that every other app may use, or an app that may be debugged',
  why: 'Any app on the phone reads and changes what the provider holds; a debugger reads everything.',
  fix: 'Set android:exported="false", or ask for a permission; leave android:debuggable to the build.',
  near: ['<provider', '<service', 'android:debuggable'],
  find: [
    /<provider\b(?![^>]{0,1000}\bandroid:(?:permission|readPermission|writePermission)\s?=)[^>]{0,1000}\bandroid:exported\s?=\s?"true"/, /<service\b(?![^>]{0,1000}\bandroid:permission\s?=)[^>]{0,1000}\bandroid:exported\s?=\s?"true"[^>]{0,600}\/>/, /\bandroid:debuggable\s?=\s?"true"/,
  ],
  where: { path: { trait: 'ends', of: ['androidmanifest.xml'] } },
  bad: { 'app/src/main/AndroidManifest.xml': ['<provider android:name=".P" android:authorities="a" android:exported="true" />', '<service android:name=".S" android:exported="true" />', '<application android:debuggable="true">'] },
  good: { 'app/src/main/AndroidManifest.xml': ['<provider android:name=".P" android:exported="false" />', '<provider android:name=".P" android:exported="true" android:permission="a.b" />', '<service android:name=".S" android:permission="android.permission.BIND_JOB_SERVICE" android:exported="true" />', '<service android:name=".S" android:exported="true"><intent-filter/></service>', '<application android:debuggable="false">'], 'a.xml': ['<provider android:exported="true" />'] },
};

export const androidMixed: Rule = {
  category: 'insecure-transport',
  cwe: [319],
  severity: 'medium',
  id: 'android-mixed-content',
  title: 'Page over TLS that may load scripts without it',
  why: 'Everyone on the way can change what is loaded over http, and so the page.',
  fix: 'Leave it at MIXED_CONTENT_NEVER_ALLOW.',
  near: ['mixed_content_always_allow'],
  find: ['MIXED_CONTENT_ALWAYS_ALLOW', 'WebSettings.MIXED_CONTENT_ALWAYS_ALLOW'],
  langs,
  bad: { kotlin: ['s.mixedContentMode = WebSettings.MIXED_CONTENT_ALWAYS_ALLOW'], java: ['s.setMixedContentMode(MIXED_CONTENT_ALWAYS_ALLOW);'] },
  good: { kotlin: ['s.mixedContentMode = WebSettings.MIXED_CONTENT_NEVER_ALLOW'] },
};

/** developer.android.com/reference/android/database/sqlite/SQLiteDatabase: the selection is SQL */
export const androidSelection: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'android-selection-joined',
  title: 'Value joined into a selection',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Put ? into the selection and give the values apart: db.delete("t", "name = ?", arrayOf(name)).',
  near: ['.query(', '.delete(', '.update('],
  find: ['$db.query($table, $columns, $value, $args, $...)', '$db.delete($table, $value, $args)', '$db.update($table, $row, $value, $args)'],
  where: { value: { trait: 'contains', of: ['=', ' like ', ' in ('] }, table: { trait: 'beside', of: ['android.', 'SQLiteDatabase'] } },
  langs,
  bad: { kotlin: ['import android.database.sqlite.SQLiteDatabase\nfun f(n: String) { db.query("t", null, "name = \'$n\'", null, null, null, null) }', 'import android.content.ContentResolver\nfun f(n: String) { resolver.delete(uri, "name = \'" + n + "\'", null) }', 'import android.content.ContentResolver\nfun f(n: String) { resolver.update(uri, values, "name = \'$n\'", null) }'] },
  good: { kotlin: ['import android.database.sqlite.SQLiteDatabase\nfun f(n: String) { db.query("t", null, "name = ?", arrayOf(n), null, null, null); db.delete("t", "name = ?", arrayOf(n)); db.update("t", v, "name = ?", arrayOf(n)) }', 'fun f(n: String) { db.query("t", null, "name = \'$n\'", null, null) }', 'import android.content.Context\nfun f(n: String) { cache.delete("a", "b/$n", true) }'] },
};

/** developer.android.com/reference/android/content/ContentProvider#openFile */
export const androidServed: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'android-file-served',
  title: 'File of a provider named by the caller',
  why: 'The path of the address, and its last segment too, may hold ../ (as %2F): any file of the app is handed out.',
  fix: 'Compare the canonical path of the file with that of the folder first.',
  near: ['parcelfiledescriptor.open('],
  find: ['ParcelFileDescriptor.open($value, $...)'],
  where: { value: { all: [{ trait: 'holds', of: ['getPath', 'getLastPathSegment', 'path', 'lastPathSegment', 'getEncodedPath'] }, { not: { trait: 'within', of: ['getCanonicalPath', 'canonicalPath', 'canonicalFile', 'normalize()', 'getCanonicalFile', 'startsWith('] } }] } },
  hole: 'none',
  langs,
  bad: { java: ['class P { ParcelFileDescriptor openFile(Uri uri, String m) { File f = new File(root, uri.getPath()); return ParcelFileDescriptor.open(f, 0); } }'], kotlin: ['fun openFile(uri: Uri, m: String): ParcelFileDescriptor { return ParcelFileDescriptor.open(File(root, uri.lastPathSegment!!), 0) }'] },
  good: { java: ['class P { ParcelFileDescriptor openFile(Uri uri, String m) { return ParcelFileDescriptor.open(FILES.get(id), 0); } }', 'class P { ParcelFileDescriptor openFile(Uri uri, String m) { File f = new File(root, uri.getPath()); if (!f.getCanonicalPath().startsWith(root.getCanonicalPath())) throw new SecurityException(); return ParcelFileDescriptor.open(f, 0); } }'] },
};

const HANDED = String.raw`\((?:[^()]|\([^()]{0,40}\)){0,160}\)[^{=;]{0,20}[{=]`;
/** Calls that let the user in. */
const LETS_IN = String.raw`(?:open|unlock|proceed|continue|go|navigate|grant|enter|log[iI]n|sign[iI]n|decrypt|reveal|allow|accept|onUnlock|onSuccess|onAuthenticated)\w{0,40}`;
const FIRST = String.raw`\s{0,60}(?:(?:super\.\w{1,40}\([^()\n]{0,60}\);?|(?:\/\/|Log\.|Timber\.)[^\r\n]{0,120})\r?\n\s{0,60}){0,3}`;

/** developer.android.com/training/sign-in/biometric-auth */
export const androidUnlockedAnyway: Rule = {
  category: 'stubbed-security',
  cwe: [287, 1173],
  severity: 'high',
  id: 'android-unlocked-on-error',
  title: 'Let in although the fingerprint was not recognised',
  why: 'Whoever dismisses the prompt, or has no finger on the list, gets where only the owner should.',
  fix: 'Leave the screen in onAuthenticationError and onAuthenticationFailed: finish().',
  near: ['onauthenticationsucceeded', 'onauthenticationerror', 'onauthenticationfailed'],
  find: [
    new RegExp(String.raw`onAuthenticationSucceeded${HANDED}${FIRST}(?<act>${LETS_IN})\([^]{0,700}?onAuthentication(?:Error|Failed)${HANDED}(?:(?!\bfun\b|@Override)[^]){0,300}?(?<value>\b\k<act>\()`, 'y'),
    new RegExp(String.raw`onAuthentication(?:Error|Failed)${HANDED}(?:(?!\bfun\b|@Override)[^]){0,300}?\b(?<value>(?<act>${LETS_IN})\()[^]{0,700}?onAuthenticationSucceeded${HANDED}${FIRST}\k<act>\(`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.kt', '.java'] } },
  bad: {
    kotlin: ['override fun onAuthenticationSucceeded(result: Result) = openVault()\n\noverride fun onAuthenticationError(code: Int, text: CharSequence) {\n    // no sensor\n    openVault()\n}', 'override fun onAuthenticationError(code: Int, text: CharSequence) {\n    super.onAuthenticationError(code, text)\n    unlock()\n}\noverride fun onAuthenticationSucceeded(result: Result) {\n    super.onAuthenticationSucceeded(result)\n    unlock()\n}', 'override fun onAuthenticationFailed() { unlock() }\noverride fun onAuthenticationSucceeded(r: Result) { unlock() }'],
  },
  good: {
    kotlin: ['override fun onAuthenticationSucceeded(result: Result) = openVault()\n\noverride fun onAuthenticationError(code: Int, text: CharSequence) {\n    finish()\n}\noverride fun other() { openVault() }', 'override fun onAuthenticationError(code: Int, text: CharSequence) {\n    finish()\n}\noverride fun onAuthenticationSucceeded(result: Result) {\n    unlock()\n}', 'override fun onAuthenticationFailed() { shake() }'],
    'a.md': ['fun onAuthenticationSucceeded(r: R) = open()\nfun onAuthenticationError(c: Int) = open()', 'fun onAuthenticationFailed() = open()\nfun onAuthenticationSucceeded(r: R) = open()'],
  },
};

export const androidTrustsLogged: Rule = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  id: 'android-trusts-all',
  title: 'Certificate check that only writes to the log',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Take the trust manager out; for a private authority name its certificate in network_security_config.xml.',
  near: ['checkservertrusted('],
  find: [/\bcheckServerTrusted\((?:[^()]|\([^()]{0,40}\)){0,160}\)[^{;=\n]{0,60}\{\s{0,40}(?:(?:Log|Timber|log|logger|LOGGER|println|System\.out)\b[^\n]{0,160}\n\s{0,40}|\/\/[^\n]{0,160}\n\s{0,40}){1,4}\}/],
  where: { path: { trait: 'ends', of: ['.kt', '.java'] } },
  bad: { kotlin: ['override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {\n    Log.d(TAG, "server ${chain[0].subjectDN}")\n}'], java: ['public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {\n    // accept\n}'] },
  good: { kotlin: ['override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {\n    Log.d(TAG, "server")\n    inner.checkServerTrusted(chain, type)\n}'], 'a.md': ['fun checkServerTrusted(c: A) {\n    // accept\n}'] },
};
