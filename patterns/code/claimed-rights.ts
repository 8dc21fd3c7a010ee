/** Rights that a header of the client itself gives. */
import type { Rule } from '../../lib/types.ts';
import { roleOfHeader } from './claimed-owners.ts';

/** What a caller says of himself: that he is one of the own services, an administrator, or excused from the check. */
const EXCUSED = String.raw`X[-_](?:Internal|(?:Is[-_])?Admin|Superuser|Trusted|Bypass|Skip|Debug[-_](?:Admin|User|Auth|Role|Bypass)|Test[-_](?:Admin|Auth|User|Mode))(?:[-_]\w{1,20}){0,2}`;
const YES = String.raw`["'](?:true|1|yes|on|admin|internal|superuser)["']`;

/** cwe.mitre.org/data/definitions/290.html; Python has a rule of its own. */
export const headerClaims: Rule = {
  ...roleOfHeader,
  id: 'header-claims-right',
  title: 'Right given by a header that the client itself sends',
  why: 'Anyone can send the header, and then has the right.',
  fix: 'Ask the session, or a signature or key that only the caller has, compared in constant time.',
  near: ['x-internal', 'x-admin', 'x-is-admin', 'x-superuser', 'x-trusted', 'x-bypass', 'x-skip', 'x-debug-', 'x-test-', 'http_x_'],
  find: [
    new RegExp(`(?<=(?:[hH]eaders?(?:\\.get|\\.header|\\.first)?|[gG]et(?:_?[hH]eader(?:_?[lL]ine)?|First|String)?|header)\\s?[(\\[]\\s?["'])${EXCUSED}["'][)\\]](?:\\.(?:toLowerCase|ToString|first|strip|trim)\\(\\))?\\)?\\s?[!=]==?\\s?${YES}`, 'iy'),
    new RegExp(`(?<=${YES}\\.equals(?:IgnoreCase)?\\([\\w.]{1,60}\\(["'])${EXCUSED}["']\\)`, 'iy'),
    new RegExp(`(?<=\\$_SERVER\\[["'])HTTP_${EXCUSED}["']\\](?: \\?\\? ["']\\w{0,9}["'])?\\)? ?[!=]==? ?${YES}`, 'iy'),
  ],
  // what a client asks of its own requests
  where: { user: { not: { trait: 'text-says', of: ['HttpInterceptor', 'HttpHandlerFn', 'interceptors.re'] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.java', '.kt', '.scala', '.cs', '.go', '.php', '.rb'] } },
  bad: {
    js: ['internal', 'admin', 'is-admin', 'superuser', 'trusted', 'bypass', 'skip-auth', 'debug-user', 'test-mode'].map((name) => `if (req.headers['x-${name}'] === 'true') return next();`).concat('if (c.req.header("X-Internal-Call") !== "1") return deny();'),
    java: ['if ("true".equals(request.getHeader("X-Debug-Admin"))) { admit(); }'], go: ['if r.Header.Get("X-Internal") == "true" {\n\tnext.ServeHTTP(w, r)\n}'], csharp: ['if (Request.Headers["X-Bypass-Auth"] == "1") { return next(); }'],
    php: ["<?php if ($_SERVER['HTTP_X_ADMIN'] === '1') { $admin = true; }", "<?php if (($_SERVER['HTTP_X_INTERNAL_CALL'] ?? '') === 'true') { pass(); }"], ruby: ["return if request.headers['X-Skip-Auth'] == 'true'"],
  },
  good: {
    ts: ['HttpInterceptor', 'HttpHandlerFn', 'interceptors.request'].map((word) => `use(${word});\nif (req.headers.get('X-Skip-Loader') === 'true') return next.handle(req);`),
    js: ["if (req.headers['x-debug'] === 'true') log.level = 'debug';", "log.info(req.headers['x-internal']);", "fetch(url, { headers: { 'x-internal': 'true' } });", "res.setHeader('x-bypass', 'true');"],
    java: ['response.setHeader("X-Internal", "true");', 'if (verify(request.getHeader("X-Internal"))) { admit(); }'], php: ["<?php if ($_SERVER['HTTP_X_REQUESTED_WITH'] === 'XMLHttpRequest') { pass(); }"], 'a.md': ["if (req.headers['x-admin'] === 'true')"],
  },
};
