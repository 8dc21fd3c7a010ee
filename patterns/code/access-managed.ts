/** Checks of who may do what that are switched off or can be walked around, in Java, Kotlin, C# and Go. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'high' } as const;
const JVM = ['java', 'kotlin', 'scala'];

/** Where no cookie says who asks, no other site can ask in his name. */
const STATELESS: Trait = { trait: 'beside', of: ['SessionCreationPolicy.STATELESS', 'NoOpServerSecurityContextRepository', '.oauth2ResourceServer('] };

export const springCsrfOff: Rule = {
  ...danger,
  cwe: [352],
  severity: 'medium',
  id: 'spring-csrf-off',
  title: 'Protection against forged requests or framing switched off',
  why: 'Another site can then send requests with the cookies of the user, or show the page in a frame of its own.',
  fix: 'Leave the protection on; for APIs without cookies use a stateless token.',
  near: ['csrf(', 'csrf {', 'frameoptions('],
  find: ['$?.csrf {it.disable()}', '$?.csrf().disable()', '$?.frameOptions().disable()', 'csrf {disable()}'],
  where: { match: { not: STATELESS } },
  langs: JVM,
  bad: { java: ['http.csrf().disable();', 'http.headers().frameOptions().disable();'], kotlin: ['http.csrf { it.disable() }', 'http {\n  csrf { disable() }\n}'] },
  good: { kotlin: ['http.csrf { it.ignoringRequestMatchers("/hooks/**") }'], java: ['http.csrf().disable().sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);', 'http.csrf();', 'http.headers().frameOptions().sameOrigin();', 'http.httpBasic().disable();'] },
};

export const springCsrfLambda: Rule = {
  ...springCsrfOff,
  id: 'spring-csrf-disabled',
  near: ['csrf('],
  find: ['$?.csrf($how)'],
  where: { how: { trait: 'has', of: ['disable'] }, match: { not: STATELESS } },
  bad: { java: ['http.csrf(c -> c.disable());', 'http.csrf(AbstractHttpConfigurer::disable);'] },
  good: { java: ['http.csrf(c -> c.disable()).sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));', 'http.csrf(Customizer.withDefaults());', 'http.csrf(c -> c.csrfTokenRepository(repository));'] },
};

export const springPermitAll: Rule = {
  ...danger,
  cwe: [862],
  severity: 'medium',
  id: 'spring-permit-all',
  title: 'Every request allowed without a login',
  why: 'What no earlier rule names is then open to anyone.',
  fix: 'End the list with anyRequest().authenticated() or denyAll().',
  near: ['permitall()'],
  find: ['$?.anyRequest().permitAll()', "$?.antMatchers('/**').permitAll()", "$?.requestMatchers('/**').permitAll()", "$?.antMatchers('/admin/**').permitAll()", "$?.requestMatchers('/admin/**').permitAll()"],
  langs: JVM,
  bad: { java: ['http.authorizeRequests().antMatchers("/**").permitAll();', 'a.requestMatchers("/**").permitAll();', 'http.authorizeRequests().antMatchers("/admin/**").permitAll();', 'a.requestMatchers("/admin/**").permitAll();', 'http.authorizeHttpRequests(a -> a.anyRequest().permitAll());', 'http.authorizeRequests().anyRequest().permitAll();'] },
  good: { java: ['a.anyRequest().authenticated();', 'a.requestMatchers("/login").permitAll();'] },
};

export const jvmTokens: Rule = {
  ...danger,
  cwe: [347],
  id: 'jvm-jwt-unverified',
  title: 'Token without a signature taken',
  why: 'Without the signature anyone can write a token for any user.',
  fix: 'Verify with a key: Jwts.parser().verifyWith(key).build().parseSignedClaims(token), JWT.require(algorithm).build().verify(token).',
  near: ['algorithm.none()', 'parseclaimsjwt(', 'parseunsecuredclaims(', 'setsigningkey('],
  // jjwt's parse() takes tokens without a signature as well
  find: ['Algorithm.none()', '$?.parseClaimsJwt($...)', '$?.parseUnsecuredClaims($...)', '$p.setSigningKey($key).parse($token)', '$p.setSigningKey($key).build().parse($token)'],
  langs: JVM,
  bad: { java: ['JWT.require(Algorithm.none()).build();', 'Jwts.parser().parseClaimsJwt(token);', 'Jwts.parser().unsecured().build().parseUnsecuredClaims(token);', 'Jwts.parser().setSigningKey(key).parse(token).getBody();', 'Jwts.parserBuilder().setSigningKey(key).build().parse(token);'] },
  good: { java: ['JWT.require(Algorithm.RSA256(key)).build();', 'Jwts.parser().setSigningKey(key).parseClaimsJws(token);'] },
};

export const csharpTokens: Rule = {
  ...danger,
  cwe: [347],
  id: 'csharp-jwt-unverified',
  title: 'Token taken without checking its signature',
  why: 'Anyone can then write a token for any user.',
  fix: 'Leave RequireSignedTokens and ValidateIssuerSigningKey true in TokenValidationParameters.',
  near: ['requiresignedtokens', 'validateissuersigningkey'],
  find: ['$?.RequireSignedTokens = false', '$?.ValidateIssuerSigningKey = false'],
  langs: ['csharp'],
  bad: { csharp: ['var p = new TokenValidationParameters { RequireSignedTokens = false };', 'p.ValidateIssuerSigningKey = false;'] },
  good: { csharp: ['p.ValidateLifetime = true;', 'p.RequireSignedTokens = true;', 'p.ValidateAudience = audience;'] },
};

export const csharpChecksOff: Rule = {
  ...danger,
  cwe: [352],
  severity: 'medium',
  id: 'csharp-request-checks-off',
  title: 'Check of requests switched off',
  why: 'Requests that another site sent with the cookies of the user are then taken.',
  fix: 'Leave the check on: ValidateAntiForgeryToken, or AutoValidateAntiforgeryToken for all.',
  near: ['ignoreantiforgerytoken', 'enableviewstatemac'],
  find: ['IgnoreAntiforgeryToken', '$?.EnableViewStateMac = false'],
  langs: ['csharp'],
  bad: { csharp: ['[IgnoreAntiforgeryToken]\npublic IActionResult Pay() { }', 'Page.EnableViewStateMac = false;'] },
  good: { csharp: ['[ValidateAntiForgeryToken]\npublic IActionResult Pay() { }', 'Page.EnableViewStateMac = true;'] },
};

export const corsCredentials: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-any-origin-with-credentials',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins you trust, or leave credentials off.',
  near: ['allowanyorigin(', 'setisoriginallowed(', 'cors.config{', 'allowedoriginpatterns(', 'crossorigin'],
  find: ['$?.AllowAnyOrigin().AllowCredentials()', '$?.AllowAnyOrigin().$fn($...).AllowCredentials()', '$?.AllowAnyOrigin().$fn($...).$fm($...).AllowCredentials()', '$?.SetIsOriginAllowed($o => true)', 'cors.Config {AllowAllOrigins: true, AllowCredentials: true, $...}', '$?.allowedOriginPatterns(\'*\').allowCredentials(true)', '@ CrossOrigin(origins = \'*\', allowCredentials = \'true\', $...)'],
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    csharp: ['policy.AllowAnyOrigin().AllowCredentials();', 'policy.AllowAnyOrigin().AllowAnyMethod().AllowCredentials();', 'policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader().AllowCredentials();', 'policy.SetIsOriginAllowed(origin => true).AllowCredentials();'],
    go: ['cors.New(cors.Config{AllowAllOrigins: true, AllowCredentials: true})'],
    java: ['registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true);', '@CrossOrigin(origins = "*", allowCredentials = "true")\nclass A {}'],
  },
  good: { csharp: ['policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader();', 'policy.WithOrigins("https://a.example").AllowCredentials();', 'policy.SetIsOriginAllowed(IsOurs);'], go: ['cors.New(cors.Config{AllowAllOrigins: true})'], java: ['registry.allowedOriginPatterns("https://a.example").allowCredentials(true);', '@CrossOrigin(origins = "*")\nclass A {}'] },
};

export const springCors: Rule = {
  ...corsCredentials,
  id: 'spring-cors-any-origin',
  near: ['allowedoriginpatterns('],
  find: ["$?.allowedOriginPatterns('*').$fn($...).allowCredentials(true)", "$?.allowedOriginPatterns('*').$fn($...).$fm($...).allowCredentials(true)"],
  langs: ['java', 'kotlin'],
  bad: { java: ['registry.addMapping("/**").allowedOriginPatterns("*").allowedMethods("GET").allowCredentials(true);', 'registry.allowedOriginPatterns("*").allowedMethods("*").allowedHeaders("*").allowCredentials(true);'] },
  good: { java: ['registry.addMapping("/**").allowedOriginPatterns("https://a.example").allowedMethods("*").allowCredentials(true);', 'registry.allowedOriginPatterns("*").allowedMethods("*").maxAge(9);'] },
};

/** The same of a CorsConfiguration that is set up line by line. */
export const springCorsSet: Rule = {
  ...danger,
  cwe: [942],
  id: 'spring-cors-any-origin-set',
  title: 'Every site may read answers with the user\'s cookies',
  why: corsCredentials.why,
  fix: corsCredentials.fix,
  near: ['allowedoriginpattern'],
  find: [/(?:set|add)AllowedOriginPatterns?\(\s?(?:(?:List|Set|Arrays|Collections)\.\w{2,12}\(\s?|listOf\(\s?)?(?:"\*"|CorsConfiguration\.ALL|ALL)\s?\)?\)(?=[^]{0,320}?\b(?:setAllowCredentials\(true\)|allowCredentials = true))|\ballowedOriginPatterns = listOf\(\s?"\*"\s?\)(?=[^]{0,320}?\ballowCredentials = true)/],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy'] } },
  bad: { java: ['config.addAllowedOriginPattern("*");\nconfig.setAllowCredentials(true);', 'c.setAllowedOriginPatterns(List.of("*"));\nc.setAllowedMethods(List.of("GET"));\nc.setAllowCredentials(true);', 'c.addAllowedOriginPattern(CorsConfiguration.ALL);\nc.setAllowCredentials(true);'], kotlin: ['val config = CorsConfiguration()\nconfig.addAllowedOriginPattern("*")\nconfig.allowCredentials = true', 'CorsConfiguration().apply {\n  allowedOriginPatterns = listOf("*")\n  allowCredentials = true\n}'] },
  good: { kotlin: ['config.addAllowedOriginPattern("https://*.shop.example")\nconfig.allowCredentials = true'], java: ['c.setAllowedOriginPatterns(List.of("https://*.shop.example"));\nc.setAllowCredentials(true);', 'c.addAllowedOriginPattern("*");\nc.setAllowCredentials(false);'], 'a.md': ['c.addAllowedOriginPattern("*");\nc.setAllowCredentials(true);'] },
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

export const readNotVerified: Rule = {
  ...danger,
  cwe: [347],
  severity: 'medium',
  id: 'jwt-read-not-verified',
  title: 'Token read without checking its signature',
  why: 'Reading looks into the token, it does not check who wrote it.',
  fix: 'Verify first: JWT.require(algorithm).build().verify(token) in Java, JwtSecurityTokenHandler.ValidateToken in C#.',
  near: ['jwt.decode(', 'readjwttoken(', 'readtoken('],
  find: ['JWT.decode($token)', '$handler.ReadJwtToken($token)', '$handler.ReadToken($token)'],
  where: { token: { not: { trait: 'within', of: ['.verify(', 'verifier', 'JWT.require(', 'ValidateToken(', 'ValidateTokenAsync('] } } },
  langs: ['java', 'kotlin', 'csharp'],
  bad: { java: ['DecodedJWT jwt = JWT.decode(token);'], csharp: ['var jwt = new JwtSecurityTokenHandler().ReadJwtToken(token);', 'var jwt = handler.ReadToken(token);'] },
  good: { java: ['DecodedJWT jwt = verifier.verify(token);', 'String f() {\n  JWT.require(algorithm).build().verify(token);\n  return JWT.decode(token).getSubject();\n}'], csharp: ['handler.ValidateToken(token, p, out var t);', 'var x = reader.ReadToken();'] },
};

export const reflectedOrigin: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-origin-reflected',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'The origin that asks is allowed whatever it is: a page the user visits reads their data.',
  fix: 'Compare the origin with a list of your own before it is allowed.',
  near: ['.set("access', 'setheader("access', 'addheader("access', '.header("access', '.add("access', '.append("access', '["access-control-allow-origin"]', "'access-control-allow-origin':"],
  find: ["'Access-Control-Allow-Origin': $value", "$h.Set('Access-Control-Allow-Origin', $value)", "$h.setHeader('Access-Control-Allow-Origin', $value)", "$h.addHeader('Access-Control-Allow-Origin', $value)", "$h.Header('Access-Control-Allow-Origin', $value)", "$h.Add('Access-Control-Allow-Origin', $value)", "$h.Append('Access-Control-Allow-Origin', $value)"],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'csharp', 'go', 'dart'],
  bad: {
    dart: ["Map<String, String> f(Request request) {\n  final origin = request.headers['origin'];\n  return {'Access-Control-Allow-Origin': origin};\n}"],
    go: ['w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))', 'c.Header("Access-Control-Allow-Origin", c.GetHeader("Origin"))', 'w.Header().Add("Access-Control-Allow-Origin", r.Header.Get("Origin"))'],
    java: ['response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));', 'response.addHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));'],
    csharp: ['Response.Headers["Access-Control-Allow-Origin"] = Request.Headers["Origin"];', 'Response.Headers.Append("Access-Control-Allow-Origin", Request.Headers["Origin"]);'],
  },
  good: { go: ['w.Header().Set("Access-Control-Allow-Origin", "https://"+host)', 'w.Header().Set("Access-Control-Allow-Origin", "https://a.example")', 'if allowed[origin] {\n\tw.Header().Set("Access-Control-Allow-Origin", origin)\n}'], dart: ["Map<String, String> f(Request request) {\n  final origin = request.headers['origin'];\n  if (!origins.contains(origin)) return {};\n  return {'Access-Control-Allow-Origin': origin};\n}"] },
};

/** Names of what is compared when a signature is checked. */
const SIGNED = ['hmac', 'mac', 'digest', 'expected', 'computed', 'calculated', 'expectedsignature', 'hash'];

export const managedTiming: Rule = {
  ...danger,
  cwe: [208],
  severity: 'medium',
  id: 'signature-compared-managed',
  title: 'Signature compared with ==',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Use MessageDigest.isEqual in Java, CryptographicOperations.FixedTimeEquals in C#, hmac.Equal or subtle.ConstantTimeCompare in Go.',
  near: ['signature', 'hmac', 'equals(signature', 'equals(hmac', 'hmac.equals('],
  find: ['$other.equals(signature)', '$other == signature', '$other != signature', 'signature == $other', 'signature != $other', 'signature.equals($other)', '$other.Equals(signature)', '$other == hmac', 'hmac == $other', '$other.equals(hmac)', 'hmac.equals($other)'],
  where: { other: { all: [{ trait: 'mentions', of: SIGNED }, { not: 'constant' }] } },
  langs: ['java', 'kotlin', 'csharp', 'go', 'cpp', 'rust', 'swift', 'dart', 'scala'],
  bad: {
    cpp: ['bool f(const std::string &signature) { return signature == hmac_hex(body_); }'],
    rust: ['fn f(signature: &str) -> bool { let expected = sign(); signature == expected }'],
    swift: ['func f(signature: String) -> Bool { return signature == expected }'],
    dart: ['bool f(String signature) => signature == computed;'],
    scala: ['def f(signature: String) = signature == expected'],
    java: ['return expected.equals(signature);', 'return signature.equals(expected);', 'if (computed.equals(hmac)) go();', 'if (hmac.equals(computedHmac)) go();'],
    csharp: ['return expected.Equals(signature);', 'if (signature != computed) return;'],
    go: ['return expected == signature', 'if expected != signature { return }', 'if signature == expected { go() }', 'ok := expectedMac == hmac', 'ok := hmac == computed'],
  },
  good: { java: ['if (method.equals(signature)) go();', 'MessageDigest.isEqual(expected, signature);', 'if (hmac.equals(other)) go();', 'if (a.equals(hmac)) go();', 'signature.equals(EXPECTED);'], csharp: ['if (signature != null) go();', 'if (type.Equals(signature)) go();'], go: ['if signature == "" {}', 'if a == hmac {}', 'ok := hmac == nil', 'if a != signature {}', 'if a == signature {}'] },
};

export const goHeaderTiming: Rule = {
  ...danger,
  cwe: [208],
  severity: 'medium',
  id: 'go-signature-header-compared',
  title: 'Signature compared with ==',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Use hmac.Equal on the decoded bytes.',
  near: ['.header.get('],
  find: ['$r.Header.Get($name) == $other', '$r.Header.Get($name) != $other', '$other == $r.Header.Get($name)', '$other != $r.Header.Get($name)'],
  where: { name: { trait: 'contains', of: ['signature'] }, other: { not: 'constant' } },
  langs: ['go'],
  bad: { go: ['return r.Header.Get("X-Signature") == expected', 'if r.Header.Get("X-Signature") != expected {}', 'return expected == r.Header.Get("X-Hub-Signature")', 'if expected != r.Header.Get("X-Signature") {}'] },
  good: { go: ['if r.Header.Get("X-Signature") == "" {}', 'if r.Header.Get("X-Kind") == kind { v("signature") }', 'if kind != r.Header.Get("X-Kind") { v("signature") }', 'if r.Header.Get("X-Signature") != "" {}', 'if kind == r.Header.Get("X-Kind") { v("signature") }', 'if r.Header.Get("X-Kind") != kind { v("signature") }'] },
};

export const managedPlainPassword: Rule = {
  ...danger,
  cwe: [256, 208],
  severity: 'medium',
  id: 'plain-password-compare-managed',
  title: 'Password compared as plain text',
  why: 'A password that can be compared like this is stored so that whoever reads the table can use it.',
  fix: 'Store a hash and compare with BCryptPasswordEncoder.matches, PasswordHasher.VerifyHashedPassword or bcrypt.CompareHashAndPassword.',
  near: ['getpassword().equals(', '.password'],
  find: ['$user.getPassword().equals($given)', '$user.Password == $given', '$user.Password != $given', '$user.password == $given', '$user.password != $given'],
  where: { user: { trait: 'named', of: ['user', 'account', 'admin', 'member', 'customer', 'u', 'found', 'employee', 'dbuser', 'person'] }, given: { trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass'] } },
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: { java: ['if (user.getPassword().equals(password)) login(user);'], kotlin: ['if (user.password == password) login(user)', 'if (user.password != password) return'], csharp: ['if (user.Password == model.Password) Login(user);'], go: ['if user.Password != req.Password { return }'] },
  good: { java: ['encoder.matches(password, user.getPassword());', 'if (form.getPassword().equals(password)) ok();', 'if (user.getPassword().equals(other)) go();'], kotlin: ['if (user.password == null) return', 'if (user.password != null) go()'], csharp: ['if (user.Password == null) return;'], go: ['if user.Password != "" { go() }'] },
};

/** Who sends payments and pushes signs them: docs.stripe.com/webhooks, docs.github.com (validating webhook deliveries), developer.paypal.com, shopify.dev. */
export const webhookUnsigned: Rule = {
  category: 'access-control',
  cwe: [345, 306],
  severity: 'medium',
  id: 'webhook-unsigned-managed',
  title: 'Webhook that takes whatever is sent to it',
  why: 'Anyone who knows the address says that an order was paid.',
  fix: 'Check the signature of the bytes before anything is read from them: Webhook.constructEvent(payload, header, secret), EventUtility.ConstructEvent, an HMAC of the body.',
  near: ['@postmapping(', '@requestmapping(', '[httppost(', '[route('],
  find: ['@PostMapping($path)', '@RequestMapping($path)', 'HttpPost($path)', 'Route($path)'],
  where: { path: { trait: 'contains', of: ['webhook'] }, match: { all: [{ trait: 'beside', of: ['tripe', 'ayPal', 'aypal', 'PAYPAL', 'hopify', 'checkout.session', 'payment_intent', 'GitHub', 'github', 'aid('] }, { trait: 'beside', of: ['@RequestBody', '[FromBody]', 'ReadToEndAsync'] }, { not: { trait: 'beside', of: ['ignature', 'constructEvent', 'ConstructEvent', 'mac', 'Mac', 'MAC', 'erify', 'secret', 'Secret', 'SECRET', 'PreAuthorize', 'Authorize', 'token', 'Token', 'alid'] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    java: ['@RestController\nclass Payments {\n  @PostMapping("/webhooks/stripe")\n  void done(@RequestBody Event event) { orders.markPaid(event.order()); }\n}', '@RestController\n@RequestMapping("/webhook")\nclass Payments {\n  @PostMapping\n  void done(@RequestBody Event event) { orders.markPaid(event.order()); }\n}'],
    csharp: ['class Payments : ControllerBase {\n  [HttpPost("webhooks/paypal")]\n  public IActionResult Done([FromBody] Event e) { orders.MarkPaid(e.Order); return Ok(); }\n}', '[Route("webhook")]\nclass Payments : ControllerBase {\n  [HttpPost]\n  public IActionResult Done([FromBody] Event e) { orders.MarkPaid(e.Order); return Ok(); }\n}'],
  },
  good: {
    java: ['@RestController\nclass Payments {\n  @PostMapping("/webhooks/stripe")\n  void done(@RequestBody String body, @RequestHeader("Stripe-Signature") String signature) { orders.markPaid(Webhook.constructEvent(body, signature, key)); }\n}', '@RestController\nclass Hooks {\n  @PostMapping("/webhooks")\n  Hook add(@RequestBody Hook hook) { return hooks.save(hook); }\n}', '@RestController\nclass Pay {\n  @PostMapping("/orders")\n  void done(@RequestBody Event event) { orders.markPaid(event.order()); stripe.webhook(); }\n  @RequestMapping("/a") void a() { }\n}', '@RestController\nclass Hooks {\n  @PostMapping("/webhooks/stripe")\n  void test() { stripe.ping(); }\n}'],
    csharp: ['class A : ControllerBase {\n  // webhook\n  [HttpPost("orders")]\n  [Route("orders")]\n  public IActionResult Done([FromBody] Event e) { orders.MarkPaid(e.Order); return Ok(); }\n}'],
  },
};
