/** Swift and Dart: queries, commands and pages made from values, servers trusted unseen, addresses without TLS. */
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
  near: ['completionhandler('],
  find: ['completionHandler(.useCredential, $credential)'],
  where: { credential: { all: [{ trait: 'has', of: ['serverTrust', 'trust'] }, { not: { trait: 'beside', of: ['SecTrustEvaluate'] } }] } },
  langs: ['swift'],
  bad: { swift: ['completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!))'] },
  good: { swift: ['completionHandler(.performDefaultHandling, nil)', 'if SecTrustEvaluateWithError(trust, nil) { completionHandler(.useCredential, URLCredential(trust: trust)) }', 'completionHandler(.useCredential, credential)'] },
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
  where: { value: { trait: 'from', of: ['ntent'] } },
  langs: ['java', 'kotlin'],
  bad: { kotlin: ['webView.loadUrl(intent.getStringExtra("url")!!)'], java: ['String url = getIntent().getStringExtra("url");\nwebView.loadUrl(url, headers);'] },
  good: { kotlin: ['webView.loadUrl("https://a.example/help")', 'webView.loadUrl(url)'], java: ['webView.loadUrl(request.getParameter("url"));'] },
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
