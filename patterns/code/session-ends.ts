/** Logging out that ends nothing, sessions kept over the login, ids that others choose or read, tokens that scripts read. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'session', severity: 'medium' } as const;

const noEnd = {
  ...danger,
  cwe: [613],
  title: 'Logging out that leaves the session alive',
  why: 'Who has copied the cookie or the token goes on as the user, on the same machine or another.',
} as const;

/** Whatever may end it: a call, a list of those that were taken back, a cookie that goes. */
const ENDS = String.raw`(?:[dD]estroy|[lL]og_?[oO]ut_?\w{0,12}\(|[sS]ign_?[oO]ut\w{0,12}\(|[cC]lear|[rR]evoke|[dD]elete|[bB]lack|[iI]nvalidat|[eE]xpire|[rR]emove|[fF]lush|[rR]eset|[tT]erminat|[kK]ill|\bend\w{0,12}\(|\bpop\(|\bunset|unset\(|setcookie|= ?(?:null|None|nil|undefined)\b|[fF]orget|[fF]inish|[rR]evo|[tT]okenVersion|[cC]lose|SetCookie|MaxAge)`;

/** A route called logout whose handler only answers. */
export const logoutAnswers: Rule = {
  ...noEnd,
  id: 'logout-route-ends-nothing',
  fix: 'End it at the server: req.session.destroy, session.clear(), session.invalidate(), SignOutAsync, or take the refresh token back; then clear the cookie.',
  near: ['logout', 'signout', 'sign-out', 'logoff'],
  find: [
    new RegExp(String.raw`(?<=\.(?:post|get|delete|all)\(\s{0,10}["'\x60][\w/-]{0,40}\/)(?:log-?out|sign-?out|logoff)["'\x60],\s{0,20}(?:\w{1,40}(?:\([^()]{0,60}\))?,\s{0,20}){0,3}(?:async\s)?(?:function\s?)?\(?[\w, :]{0,60}\)?\s{0,3}(?:=>\s{0,3})?\{?\s{0,20}(?:return\s)?(?:res|response|reply|c|ctx)\.(?:status\(\d{3}\)\.)?(?:json|send|sendStatus|redirect|end|render|body|text)\((?!(?:[^;{}]|\{[^{}]{0,120}\}){0,160}${ENDS})(?:[^;{}]|\{[^{}]{0,120}\}){0,160}\);?\s{0,20}\}?\)`, 'y'),
    new RegExp(String.raw`(?<=@\w{1,30}(?:\.\w{1,20})?\(["'][\w/-]{0,40})(?:logout|sign-?out|logoff)\/?["'][^)\n]{0,80}\)\s{1,10}(?:@[\w.]{1,40}(?:\([^)\n]{0,80}\))?\s{1,10}){0,3}(?:async )?def \w{1,40}\((?![^)]{0,160}(?:Depends\(\w{0,20}[rR]evo))[^)]{0,160}\)(?: -> [\w\[\], ]{1,40})?:\s{1,12}(?:"""[^"]{0,160}"""\s{1,12})?return (?![^\n]{0,160}${ENDS})[^\n]{1,160}(?=\s{0,10}(?:\n\n|$|\n@))`, 'y'),
    new RegExp(String.raw`(?<=\[(?:HttpPost|HttpGet|HttpDelete)\(["'][\w/-]{0,30})(?:logout|sign-?out|logoff)["']\)\]\s{1,20}public (?:async )?[\w<>]{1,40} \w{1,30}\([^)]{0,80}\)\s{0,10}(?:=>|\{)\s{0,20}(?:return )?(?:Ok|NoContent|Redirect\w{0,12})\((?![^;]{0,120}${ENDS})[^;]{0,120}\);`, 'iy'),
    new RegExp(String.raw`(?<=public (?:async )?(?:Task<)?I?ActionResult>? )(?:logout|logoff|signout)(?:async)?\([^)]{0,80}\)\s{0,10}(?:=>|\{)\s{0,20}(?:return )?(?:Ok|NoContent|View|Redirect\w{0,12})\((?![^;]{0,120}${ENDS})[^;]{0,120}\);`, 'iy'),
    new RegExp(String.raw`(?<=@(?:Get|Post|Delete|Request)Mapping\([^)\n]{0,30}["'][\w/-]{0,30})(?:logout|sign-?out|logoff)["'][^)\n]{0,30}\)\s{1,20}(?:@\w{1,30}\s{1,20}){0,2}(?:public )?[\w<>?]{1,40} \w{1,30}\([^)]{0,120}\) \{(?![^}]{0,300}(?:[iI]nvalidate|[rR]evoke|[lL]ogout\w{0,10}\(|[cC]lear|[bB]lack|[dD]elete|[mM]axAge|[eE]xpire|removeAttribute\("(?:user|login|account|member)))[^}]{0,300}\breturn [^}]{0,120}\}`, 'y'),
    new RegExp(String.raw`(?<=\bfunc (?:\(\w{1,10} \*?\w{1,40}\) )?(?:handle|Handle)?)[lL]og[oO]ut(?:Handler)?\((?:w http\.ResponseWriter, r \*http\.Request|c \*gin\.Context|c echo\.Context|c \*fiber\.Ctx)\)(?: error)? \{\s{0,10}(?:return )?(?:http\.Redirect|c\.(?:JSON|Redirect|NoContent|SendStatus)|w\.WriteHeader)\([^\n]{1,120}\)\s{0,10}\}`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.cs', '.java', '.kt', '.go'] } },
  bad: {
    ts: ["app.post('/logout', (req, res) => { res.json({ ok: true }); });", "router.get('/auth/sign-out', requireUser, async (req, res) => {\n  return res.status(200).json({ message: 'bye' });\n});", "app.get('/logoff', (req, res) => res.redirect('/'));", "app.post('/api/signout', (req, res) => res.sendStatus(204));"],
    py: ['@app.route("/logout")\ndef logout():\n    return redirect(url_for("index"))\n', '@router.post("/logout")\nasync def leave(response: Response):\n    return {"message": "logged out"}\n'], csharp: ['[HttpPost]\npublic IActionResult Logout()\n{\n    return RedirectToAction("Index");\n}', '[HttpPost("logout")]\npublic IActionResult Logout() { return Ok(new { message = "bye" }); }', '[HttpPost("logoff")]\npublic IActionResult Leave() => NoContent();'],
    java: ['@GetMapping("/logout")\npublic String logout(HttpSession session) {\n  session.removeAttribute("cart");\n  return "redirect:/";\n}'], go: ['func logout(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusSeeOther) }'],
  },
  good: {
    ts: ["app.post('/logout', (req, res) => { req.session.destroy(() => res.json({ ok: true })); });", "app.post('/logout', (req, res) => res.clearCookie('s').json({ ok: true }));", "app.post('/logout', authController.logout);", "app.post('/login', (req, res) => { res.json({ ok: true }); });"],
    py: ['@app.route("/logout")\ndef logout():\n    session.clear()\n    return redirect("/")\n', '@app.route("/logout")\ndef logout():\n    return end_session(redirect("/"))\n'], csharp: ['[HttpPost("logout")]\npublic async Task<IActionResult> Logout() { await HttpContext.SignOutAsync(); return Ok(); }'],
    java: ['@GetMapping("/logout")\npublic String logout(HttpSession session) {\n  session.invalidate();\n  return "redirect:/";\n}'], go: ['func logout(w http.ResponseWriter, r *http.Request) { sessions.Destroy(r.Context()); http.Redirect(w, r, "/", 303) }'], md: ["app.post('/logout', (req, res) => { res.json({ ok: true }); });"],
  },
};

/** The cookie goes, and the session in the store stays: express-session, @fastify/session. */
export const logoutCookieOnly: Rule = {
  ...noEnd,
  id: 'logout-clears-cookie-alone',
  fix: 'Call req.session.destroy(callback) first, and clear the cookie in the callback.',
  near: ['.clearcookie('],
  find: [/(?<value>(?<=(?:logout|signout|sign-out|log_out)["'`]?[^;]{0,150}\{\s{0,20}(?:res|response|reply))\.clearCookie\([^;]{1,120}\);?)\s{0,20}(?:return\s)?(?:res|response|reply)\.(?:status\(\d{3}\)\.)?(?:json|send|sendStatus|redirect|end)\([^;]{0,120}\);?\s{0,20}\}/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] }, value: { all: [{ trait: 'text-says', of: ['express-session', 'fastify/session', 'session({', 'session.regenerate('] }, { not: { trait: 'text-says', of: ['session.destroy', 'cookie-session', '.sessionStore.destroy'] } }] } },
  bad: { js: ["app.post('/login', (req, res) => req.session.regenerate(() => res.redirect('/')));\napp.post('/logout', (req, res) => {\n  res.clearCookie('connect.sid');\n  res.redirect('/');\n});", "app.use(session({ name: 'sid', secret }));\napp.post('/logout', (req, res) => { res.clearCookie('sid'); res.sendStatus(204); });", "import session from 'express-session';\nexport const signout = async (req, res) => {\n  res.clearCookie('connect.sid');\n  return res.json({ ok: true });\n};", "import session from '@fastify/session';\nfunction logout(request, reply) {\n  reply.clearCookie('sid');\n  reply.redirect('/');\n}"] },
  good: { js: ["app.use(session({ name: 'sid', secret }));\napp.post('/logout', (req, res) => { req.session.destroy(() => { res.clearCookie('sid'); res.sendStatus(204); }); });", "app.post('/logout', (req, res) => { res.clearCookie('jwt'); res.sendStatus(204); });"], md: ["session({ a });\napp.post('/logout', (req, res) => { res.clearCookie('sid'); res.sendStatus(204); });"] },
};

/** github.com/alexedwards/scs: "renew the session token" at login; ASP.NET Core keeps the id of ISession over it. */
export const managedKept: Rule = {
  ...danger,
  cwe: [384],
  id: 'managed-session-kept',
  title: 'Session kept over the login',
  why: 'Whoever gave the visitor the session before the login is then logged in as well.',
  fix: 'Call RenewToken(ctx) before Put (scs); in ASP.NET Core sign in with HttpContext.SignInAsync instead of the session.',
  near: ['.put(r.context(), "', '.put(ctx, "', '.session.setstring("', '.session.setint32("'],
  find: [
    /(?<=(?:CompareHashAndPassword|[vV]erifyPassword|[cC]heckPassword|[cC]omparePassword|FormValue\("password"\))[^]{0,180})(?<!RenewToken[^]{0,180})\.Put\((?:r\.Context\(\)|ctx), "\w{0,20}(?:[uU]ser|[aA]ccount|[mM]ember|[cC]ustomer|authenticated|[lL]ogged)\w{0,12}",/y,
    /(?<=(?:\.Verify\w{0,20}\(|VerifyHashedPassword|[cC]heckPassword|BCrypt|\.Password\b)[^]{0,190})(?<!SignInAsync[^]{0,190})\.Session\.Set(?:String|Int32)\("\w{0,20}(?:[uU]ser|[aA]ccount|[mM]ember|[cC]ustomer|[lL]ogged|[rR]ole)\w{0,12}",/y,
  ],
  where: { path: { trait: 'ends', of: ['.go', '.cs'] } },
  bad: { go: ['func login(w http.ResponseWriter, r *http.Request) {\n\tif bcrypt.CompareHashAndPassword(u.Hash, pw) != nil {\n\t\treturn\n\t}\n\tsessionManager.Put(r.Context(), "userID", u.ID)\n}', 'func f(ctx context.Context) {\n\tif !verifyPassword(u, pw) {\n\t\treturn\n\t}\n\tsm.Put(ctx, "accountID", u.ID)\n}'], csharp: ['if (!hasher.Verify(m.Password, user.Hash)) return Unauthorized();\nHttpContext.Session.SetString("UserId", user.Id.ToString());', 'if (!BCrypt.Net.BCrypt.Verify(m.Password, user.Hash)) return Unauthorized();\nHttpContext.Session.SetInt32("UserId", user.Id);'] },
  good: { go: ['sessionManager.Put(r.Context(), "flash", "hi")', 'if !verifyPassword(u, pw) {\n\treturn\n}\nsm.RenewToken(ctx)\nsm.Put(ctx, "accountID", u.ID)'], csharp: ['if (!hasher.Verify(m.Password, user.Hash)) return Unauthorized();\nawait HttpContext.SignInAsync(principal);', 'HttpContext.Session.SetString("UserId", id);'], md: ['if (!hasher.Verify(m.Password, h)) return;\nHttpContext.Session.SetString("UserId", id);'] },
};

const HELD = String.raw`(?:session_?(?:id|key|token)|sid|phpsessid|jsessionid|access_?token|auth_?token|refresh_?token|jwt)`;

/** cheatsheetseries.owasp.org (Session Management): ids stay out of addresses. */
export const heldInAddress: Rule = {
  ...danger,
  cwe: [598, 200],
  id: 'session-in-address',
  title: 'Session or token in the address',
  why: 'Addresses stay in histories, logs of servers and proxies, and Referer headers: whoever reads one there is the user.',
  fix: 'Set it as a cookie with HttpOnly, Secure and SameSite; to another host hand over a code that counts once and for a minute.',
  near: ['redirect', 'location', 'fromurlqueryparameter('],
  find: [
    new RegExp(String.raw`\b(?:[rR]edirect\w{0,20}|sendRedirect|redirect_to)(?:\(|\s)(?:[^\n;]{0,120})[?&;]${HELD}=(?:\$?\{|#\{|["'\x60]\s{0,3}[+.]|%[sv])`, 'i'), new RegExp(String.raw`\b(?:[rR]edirect\w{0,20}|sendRedirect|redirect_to)(?:\(|\s)(?:[^\n;]{0,120})[?&]token=(?:\$?\{|#\{|["'\x60]\s{0,3}[+.]\s{0,3})[\w.$>-]{0,30}(?:access|session|auth|refresh|jwt)\w{0,12}\b`, 'i'),
    new RegExp(String.raw`\b(?:header\(["']Location:|["']Location["'],)[^\n;]{0,120}[?&]${HELD}=(?:\$?\{|["']\s{0,3}[+.]|\$)`, 'i'), /\bExtractJwt\.fromUrlQueryParameter\(/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.tsx', '.py', '.java', '.kt', '.cs', '.go', '.php', '.rb', '.rs'] } },
  bad: { ts: ['res.redirect(`/dashboard?sessionId=${sessionId}`);', 'res.redirect(`${FRONTEND}/auth/callback?token=${accessToken}`);', "super({ jwtFromRequest: ExtractJwt.fromUrlQueryParameter('token'), secretOrKey: key });"], py: ['return redirect(f"/home?session_id={session_id}")'], java: ['response.sendRedirect("/home;jsessionid=" + session.getId());'], go: ['http.Redirect(w, r, "/app?session_id="+sessionID, http.StatusFound)'], php: ['<?php header("Location: /home?sid=$sid");'] },
  good: { ts: ["res.redirect('/dashboard');", 'res.redirect(`/reset?token=${resetToken}`);', 'res.redirect(`${FRONTEND}/auth/callback?code=${code}`);', 'super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() });'], md: ['res.redirect(`/a?sessionId=${sessionId}`);'] },
};

/** An id that the next visitor can count up to, or that the visitor brings himself. */
export const idGuessed: Rule = {
  ...danger,
  cwe: [330, 384],
  severity: 'high',
  id: 'session-id-counted-or-brought',
  title: 'Session id that others know',
  why: 'Whoever counts one up, or gives a victim the id beforehand, is the user who logs in.',
  fix: 'Draw it anew at every login: crypto.randomUUID(), secrets.token_urlsafe(32), rand.Text(), SecureRandom.urlsafe_base64(32).',
  near: ['sessionid', 'session_id', 'sid =', 'sid :='],
  find: [
    /\b(?:sid|sessionId|session_id|sessionID|SessionId)\s?:?=\s?(?:[\w.]{0,12}\()?(?:\+\+\w{0,20}[sS]ession|\w{0,30}(?:[sS]ession|[cC]ounter|[sS]eq|[nN]ext)\w{0,20}\+\+|len\(\w{0,30}(?:[sS]ession|SESSION)s?\w{0,10}\)|(?:this\.)?\w{0,20}[sS]essions\.(?:size|length|Count|count)\b|\w{0,20}(?:[cC]ounter|[sS]eq)\w{0,12}\.(?:incrementAndGet|getAndIncrement|Add)\()/,
    /(?<![\w.])(?<sid>sid|sessionId|session_id|sessionID)\s?:?=\s?(?:req(?:uest)?\.(?:body|query|params|cookies|headers)\b|request\.(?:args|form|GET|POST|cookies|json|values)\b|r\.(?:FormValue|URL\.Query)\b|\$_(?:GET|POST|REQUEST|COOKIE)\b)[^\n;]{0,60}(?:\|\||\?\?| or )[^]{0,390}?\b(?:set_?[cC]ookie|cookie|SetCookie)\((?:[^;\n]{0,40}["'][\w-]{1,30}["'],\s?|[^;\n]{0,60}[Vv]alue[:=]\s?)\k<sid>\b/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.java', '.kt', '.cs', '.go', '.php', '.rb'] } },
  bad: {
    ts: ['const sid = String(nextSession++);\nsessions.set(sid, user);', "app.post('/login', async (req, res) => {\n  const user = await check(req.body);\n  const sid = req.body.sessionId || randomUUID();\n  await store.set(sid, user.id);\n  res.cookie('sid', sid, opts);\n});"], py: ['session_id = str(len(SESSIONS) + 1)', 'def login(request):\n    session_id = request.cookies.get("s") or new_id()\n    response.set_cookie("s", session_id, httponly=True, secure=True)'],
    java: ['String sessionId = prefix(counter.incrementAndGet());\nlong sessionID = sessionCounter.incrementAndGet();'], go: ['sid := len(sessions)'],
  },
  good: { ts: ['const sid = crypto.randomUUID();\nsessions.set(sid, user);', "const sid = req.cookies.sid || '';\nconst user = sessions.get(sid);"], py: ['session_id = secrets.token_urlsafe(32)', 'count = len(SESSIONS)'], md: ['sid = len(sessions)'] },
};

/** Where every script of the page reads it: by a property, by a library that keeps its state, by a library for logging in. */
export const keptForScripts: Rule = {
  ...danger,
  cwe: [922],
  id: 'token-kept-for-scripts',
  title: 'Session token kept where every script reads it',
  why: 'One script that gets into the page takes the token out of the storage of the browser.',
  fix: 'Let the server keep it in a cookie with HttpOnly, Secure and SameSite, or hold it in memory alone.',
  near: ['localstorage', 'sessionstorage.', 'sessionstorage[', 'persist('],
  find: [
    /\b(?:local|session)Storage\.(?!getItem|setItem|removeItem)\w{0,20}(?:[tT]oken|[jJ]wt)\s?=(?!=)(?!\s?(?:null|undefined|["']["']))/, /\b(?:local|session)Storage\[["'`][\w.-]{0,20}(?:[tT]oken|[jJ]wt)["'`]\]\s?=(?!=)(?!\s?(?:null|undefined|["']["']))/, /\bcacheLocation(?::\s?|=\{?)["'`](?:localStorage|localstorage)["'`]/,
    /\blocalStorage\.setItem\(["'`](?:user|auth|session|account|currentUser)["'`],\s?JSON\.stringify\((?:res(?:ponse)?|data|result|answer)(?:\.data)?\)\)(?=[^]{0,200}[tT]oken)/, /(?<=\b(?:data|response|res|result|answer)\.(?:data\.)?(?:access_?)?[tT]oken\b[^]{0,180})\blocalStorage\.setItem\(["'`](?:user|auth|session|account|currentUser)["'`],\s?JSON\.stringify\((?:res(?:ponse)?|data|result|answer)(?:\.data)?\)\)/y,
    /\bpersist\(\s{0,10}\((?:set|\(set)[^;]{0,160}\b(?:accessToken|refreshToken|token|jwt): (?:null|''|""|undefined)(?![^;]{0,390}(?:partialize|sessionStorage|SecureStore|AsyncStorage))/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.jsx', '.tsx', '.mjs', '.vue', '.svelte'] } },
  bad: {
    ts: ['localStorage.token = response.data.token;', "localStorage['access_token'] = data.access_token;", 'sessionStorage.jwt = answer.jwt;', 'sessionStorage["my-token"] = t;', "const config = { auth: { clientId }, cache: { cacheLocation: 'localStorage' } };", "localStorage.setItem('user', JSON.stringify(response.data));\nif (response.data.accessToken) go();", "if (response.data.accessToken) {\n  localStorage.setItem('user', JSON.stringify(response.data));\n}", "export const useAuth = create(persist((set) => ({ token: null, login: (t) => set({ token: t }) }), { name: 'auth' }));"],
  },
  good: { ts: ['localStorage.theme = name;', "localStorage['token'] = null;", 'localStorage.token = "";', "const config = { cache: { cacheLocation: 'memoryStorage' } };", "localStorage.setItem('user', JSON.stringify({ name }));", "create(persist((set) => ({ theme: null }), { name: 'ui' }));", "if (localStorage.token === wanted) go();"], md: ['localStorage.token = t;'] },
};
