/** Checks of who may do what that are switched off, and cookies that anyone may read, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'high' } as const;
const JVM = ['java', 'kotlin'];

export const springCsrfOff: Rule = {
  ...danger,
  cwe: [352],
  severity: 'medium',
  id: 'spring-csrf-off',
  title: 'Protection against forged requests or framing switched off',
  why: 'Another site can then send requests with the cookies of the user, or show the page in a frame of its own.',
  fix: 'Leave the protection on; for APIs without cookies use a stateless token.',
  near: ['csrf(', 'frameoptions('],
  find: ['$?.csrf().disable()', '$?.frameOptions().disable()'],
  langs: JVM,
  bad: { java: ['http.csrf().disable();', 'http.headers().frameOptions().disable();'] },
  good: { java: ['http.csrf();', 'http.headers().frameOptions().sameOrigin();', 'http.httpBasic().disable();'] },
};

export const springCsrfLambda: Rule = {
  ...springCsrfOff,
  id: 'spring-csrf-disabled',
  near: ['csrf('],
  find: ['$?.csrf($how)'],
  where: { how: { trait: 'has', of: ['disable'] } },
  bad: { java: ['http.csrf(c -> c.disable());', 'http.csrf(AbstractHttpConfigurer::disable);'] },
  good: { java: ['http.csrf(Customizer.withDefaults());', 'http.csrf(c -> c.csrfTokenRepository(repository));'] },
};

export const springPermitAll: Rule = {
  ...danger,
  cwe: [862],
  severity: 'medium',
  id: 'spring-permit-all',
  title: 'Every request allowed without a login',
  why: 'What no earlier rule names is then open to anyone.',
  fix: 'End the list with anyRequest().authenticated() or denyAll().',
  near: ['anyrequest().permitall'],
  find: ['$?.anyRequest().permitAll()'],
  langs: JVM,
  bad: { java: ['http.authorizeHttpRequests(a -> a.anyRequest().permitAll());', 'http.authorizeRequests().anyRequest().permitAll();'] },
  good: { java: ['a.anyRequest().authenticated();', 'a.requestMatchers("/login").permitAll();'] },
};

export const jvmTokens: Rule = {
  ...danger,
  cwe: [347],
  id: 'jvm-jwt-unverified',
  title: 'Token without a signature taken',
  why: 'Without the signature anyone can write a token for any user.',
  fix: 'Verify with a key: Jwts.parser().verifyWith(key).build().parseSignedClaims(token), JWT.require(algorithm).build().verify(token).',
  near: ['algorithm.none()', 'parseclaimsjwt(', 'parseunsecuredclaims('],
  find: ['Algorithm.none()', '$?.parseClaimsJwt($...)', '$?.parseUnsecuredClaims($...)'],
  langs: JVM,
  bad: { java: ['JWT.require(Algorithm.none()).build();', 'Jwts.parser().parseClaimsJwt(token);', 'Jwts.parser().unsecured().build().parseUnsecuredClaims(token);'] },
  good: { java: ['JWT.require(Algorithm.RSA256(key)).build();', 'Jwts.parser().setSigningKey(key).parseClaimsJws(token);'] },
};

export const csharpTokens: Rule = {
  ...danger,
  cwe: [347],
  id: 'csharp-jwt-unverified',
  title: 'Token taken without checking its signature or end',
  why: 'Anyone can then write a token for any user, or use an old one for ever.',
  fix: 'Leave RequireSignedTokens, ValidateIssuerSigningKey and ValidateLifetime true in TokenValidationParameters.',
  near: ['requiresignedtokens', 'validatelifetime', 'requireexpirationtime', 'validateissuersigningkey'],
  find: ['$?.RequireSignedTokens = false', '$?.ValidateLifetime = false', '$?.RequireExpirationTime = false', '$?.ValidateIssuerSigningKey = false'],
  langs: ['csharp'],
  bad: { csharp: ['var p = new TokenValidationParameters { RequireSignedTokens = false };', 'p.ValidateLifetime = false;', 'p.RequireExpirationTime = false;', 'p.ValidateIssuerSigningKey = false;'] },
  good: { csharp: ['p.ValidateLifetime = true;', 'p.RequireSignedTokens = true;', 'p.ValidateAudience = audience;'] },
};

export const csharpChecksOff: Rule = {
  ...danger,
  cwe: [352, 1173],
  severity: 'medium',
  id: 'csharp-request-checks-off',
  title: 'Check of requests switched off',
  why: 'Forged requests, markup in forms or bodies of any size are then taken.',
  fix: 'Leave the check on; allow markup for one property only, and set RequestSizeLimit.',
  near: ['ignoreantiforgerytoken', 'validateinput', 'disablerequestsizelimit', 'enableviewstatemac'],
  find: ['IgnoreAntiforgeryToken', 'ValidateInput(false)', 'DisableRequestSizeLimit', '$?.EnableViewStateMac = false'],
  langs: ['csharp'],
  bad: { csharp: ['[IgnoreAntiforgeryToken]\npublic IActionResult Pay() { }', '[ValidateInput(false)]\npublic ActionResult Post() { }', '[DisableRequestSizeLimit]\npublic IActionResult Up() { }', 'Page.EnableViewStateMac = false;'] },
  good: { csharp: ['[ValidateAntiForgeryToken]\npublic IActionResult Pay() { }', '[ValidateInput(true)]\npublic ActionResult Post() { }', 'Page.EnableViewStateMac = true;'] },
};

export const corsCredentials: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-any-origin-with-credentials',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins you trust, or leave credentials off.',
  near: ['setisoriginallowed(', 'cors.config{', 'allowedoriginpatterns(', 'crossorigin'],
  find: ['$?.SetIsOriginAllowed($o => true)', 'cors.Config {AllowAllOrigins: true, AllowCredentials: true, $...}', '$?.allowedOriginPatterns(\'*\').allowCredentials(true)', '@ CrossOrigin(origins = \'*\', allowCredentials = \'true\', $...)'],
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    csharp: ['policy.SetIsOriginAllowed(origin => true).AllowCredentials();'],
    go: ['cors.New(cors.Config{AllowAllOrigins: true, AllowCredentials: true})'],
    java: ['registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true);', '@CrossOrigin(origins = "*", allowCredentials = "true")\nclass A {}'],
  },
  good: { csharp: ['policy.SetIsOriginAllowed(IsOurs);'], go: ['cors.New(cors.Config{AllowAllOrigins: true})'], java: ['registry.allowedOriginPatterns("https://a.example").allowCredentials(true);', '@CrossOrigin(origins = "*")\nclass A {}'] },
};

export const goTokens: Rule = {
  ...danger,
  cwe: [347],
  id: 'go-jwt-unverified',
  title: 'Token taken without checking its signature',
  why: 'Without the signature anyone can write a token for any user.',
  fix: 'Use jwt.ParseWithClaims with a key function and jwt.WithValidMethods.',
  near: ['unsafeallownonesignaturetype', 'signingmethodnone'],
  find: ['jwt.UnsafeAllowNoneSignatureType', 'jwt.SigningMethodNone'],
  langs: ['go'],
  bad: { go: ['t.SignedString(jwt.UnsafeAllowNoneSignatureType)', 'jwt.New(jwt.SigningMethodNone)'] },
  good: { go: ['jwt.New(jwt.SigningMethodHS256)', 'jwt.ParseWithClaims(s, c, key)'] },
};

export const goParseUnverified: Rule = {
  ...goTokens,
  severity: 'medium',
  id: 'go-jwt-parse-unverified',
  near: ['parseunverified('],
  find: ['$?.ParseUnverified($...)'],
  bad: { go: ['token, _, err := parser.ParseUnverified(s, claims)'] },
  good: { go: ['token, err := parser.ParseWithClaims(s, claims, key)'] },
};

export const openFiles: Rule = {
  category: 'access-control',
  cwe: [732],
  severity: 'medium',
  id: 'go-open-permissions',
  title: 'File that everyone may write',
  why: 'Any user of the machine can then change what the program reads or runs.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['os.', 'ioutil.writefile'],
  find: ['os.$fn($path, $mode)', 'os.$fn($path, $x, $mode)', 'ioutil.WriteFile($path, $fn, $mode)'],
  where: { mode: { trait: 'equals', of: ['0777', '0o777', '0666', '0o666', 'os.ModePerm'] }, fn: { not: { trait: 'equals', of: ['OpenFile', 'FileMode'] } } },
  langs: ['go'],
  bad: { go: ['os.Chmod(path, 0777)', 'os.WriteFile(path, data, 0o666)', 'ioutil.WriteFile(path, data, 0777)', 'os.MkdirAll(dir, os.ModePerm)'] },
  good: { go: ['os.Chmod(path, 0600)', 'os.OpenFile(path, flags, 0666)', 'os.WriteFile(path, data, 0o600)', 'ioutil.WriteFile(path, data, 0600)'] },
};

const cookie = {
  category: 'session',
  cwe: [614, 1004],
  severity: 'medium',
  title: 'Cookie that scripts or clear connections may read',
  why: 'Without Secure the cookie goes over http, without HttpOnly any script on the page reads it.',
} as const;

export const javaCookie: Rule = {
  ...cookie,
  id: 'java-cookie-flags',
  fix: 'Call setHttpOnly(true) and setSecure(true).',
  near: ['sethttponly(', 'setsecure(', '.httponly('],
  find: ['$c.setHttpOnly(false)', '$c.setSecure(false)', '$c.httpOnly(false)'],
  suggest: [{ 'setHttpOnly(false)': 'setHttpOnly(true)', 'setSecure(false)': 'setSecure(true)', 'httpOnly(false)': 'httpOnly(true)' }],
  langs: JVM,
  bad: { java: ['cookie.setHttpOnly(false);', 'cookie.setSecure(false);', 'ResponseCookie.from("a", b).httpOnly(false).build();'] },
  good: { java: ['cookie.setHttpOnly(true);', 'cookie.setSecure(true);', 'b.httpOnly(true);'] },
};

export const csharpCookie: Rule = {
  ...cookie,
  id: 'csharp-cookie-flags',
  fix: 'Set HttpOnly = true and SecurePolicy = CookieSecurePolicy.Always.',
  near: ['httponly', 'cookiesecurepolicy.none', 'secure ='],
  find: ['$?.HttpOnly = false', 'CookieSecurePolicy.None', '$?.Secure = false'],
  suggest: [{ 'HttpOnly = false': 'HttpOnly = true', 'Secure = false': 'Secure = true', 'CookieSecurePolicy.None': 'CookieSecurePolicy.Always' }],
  langs: ['csharp'],
  bad: { csharp: ['options.Cookie.HttpOnly = false;', 'o.Cookie.SecurePolicy = CookieSecurePolicy.None;', 'var o = new CookieOptions { Secure = false };'] },
  good: { csharp: ['options.Cookie.HttpOnly = true;', 'o.Cookie.SecurePolicy = CookieSecurePolicy.Always;', 'o.Secure = true;'] },
};

export const goCookie: Rule = {
  ...cookie,
  id: 'go-cookie-flags',
  fix: 'Set HttpOnly: true, Secure: true and SameSite in the http.Cookie.',
  near: ['httponly:', 'http.cookie{'],
  find: ['HttpOnly: false', 'http.Cookie {Secure: false, $...}'],
  suggest: [{ 'HttpOnly: false': 'HttpOnly: true', 'Secure: false': 'Secure: true' }],
  langs: ['go'],
  bad: { go: ['c := &http.Cookie{Name: "sid", HttpOnly: false}', 'c := &http.Cookie{Name: "sid", Secure: false}'] },
  good: { go: ['c := &http.Cookie{Name: "sid", HttpOnly: true, Secure: true}', 'c := &client{Secure: false}'] },
};
