/** Guards of sessions. */
import type { Rule } from '../../lib/types.ts';
import { names } from './names.ts';

/** owasp.org/www-community/attacks/Session_fixation; Django's and Rails' own login functions renew by themselves, as does Laravel's. */
export const renewalRemoved: Rule = {
  id: 'session-renewal-removed',
  category: 'removed-guard',
  cwe: [384],
  severity: 'high',
  title: 'The session keeps its id through the login',
  why: 'Whoever planted or saw the id before the login is logged in with it, too.',
  fix: 'Renew the session before the user is written into it: session.regenerate, session_regenerate_id(true), reset_session, changeSessionId.',
  near: ['regenerate', 'cycle_key', 'session.clear', 'session.flush', 'session.invalidate', 'reset_session', 'changesessionid', 'renewtoken', 'renewid', 'migratesession', 'session.renew'],
  find: [],
  guard: {
    call: names('session.regenerate session.regenerateId session.cycle_key session.cycleId session.clear session.flush session.invalidate Session.Clear session_regenerate_id regenerate_session reset_session changeSessionId RenewToken RenewID migrateSession session.renew'),
    instead: /\b(?:regenerat|renew|rotat|cycle_|re_?new)\w*|\b(?:start|new|create|open|establish|begin|begin_new|sign_?in|log_?in)_?(?:user_?)?(?:session|in)\w{0,12}\(|\b(?:login_user|auth\.login|Auth::login|jwt\.sign|createToken|issue_?token)\w{0,10}\(/i,
  },
  // the user is written into the session
  guarded: /\bsession(?:\(\)|Data|Manager|Store)?\.(?:\w{0,20}\.)?\w{0,12}(?:user|uid|account|member|admin|login|logged|auth|customer)\w{0,16}\s?=(?![=>])|\b_?SESSION\s?\[\s?["'][^"'\]]{0,12}(?:user|uid|account|member|admin|login|logged|auth|customer)[^"'\]]{0,16}["']\s?\]\s?=(?![=>])|\bsession\[\s?[:"'][^\]]{0,12}(?:user|uid|account|member|admin|login|logged|auth|customer)[^\]]{0,16}\]\s?=(?![=>])|(?:session|sess|sm|manager)(?:\(\)|Manager|Store)?\.(?:put|set|Put|Set|setAttribute|SetString|SetInt32|add)\(\s?(?:\w{1,12}(?:\.\w{1,12}(?:\(\))?)?,\s?)?["'][^"']{0,12}(?:user|uid|account|member|admin|login|logged|auth|customer|principal)|\breq(?:uest)?\.log[iI]n\(|\.Values\[\s?"[^"]{0,12}(?:user|uid|account|member|admin|auth|customer)[^"]{0,16}"\s?\]\s?=(?!=)/i,
  bad: {
    js: [
      " async function login(req, res) {\n   const user = await users.check(req.body);\n-  await renewed(req);\n   req.session.userId = user.id;\n   res.redirect('/');\n }\n-function renewed(req) {\n-  return new Promise((done) => req.session.regenerate(done));\n-}",
    ],
    py: [' def login(request):\n     user = check(request.POST)\n-    request.session.cycle_key()\n     request.session["user_id"] = user.pk\n     return redirect("/")', ' @app.post("/login")\n def login():\n     user = check(request.form)\n-    session.clear()\n     session["user_id"] = user.id\n     return redirect("/")'],
    php: [" <?php\n function login($user) {\n-    session_regenerate_id(true);\n     $_SESSION['user_id'] = $user->id;\n }"],
    ruby: [' def create\n   user = User.authenticate_by(login_params)\n-  reset_session\n   session[:user_id] = user.id\n   redirect_to root_path\n end'],
    java: [' class Login {\n   void login(HttpServletRequest request, User user) {\n-    request.changeSessionId();\n     request.getSession().setAttribute("user", user);\n   }\n }'],
    csharp: [' class Login {\n   public IActionResult SignIn(User user) {\n-    HttpContext.Session.Clear();\n     HttpContext.Session.SetInt32("UserId", user.Id);\n     return Redirect("/");\n   }\n }'],
    go: [' func login(w http.ResponseWriter, r *http.Request) {\n-\tif err := sessionManager.RenewToken(r.Context()); err != nil {\n-\t\treturn\n-\t}\n \tsessionManager.Put(r.Context(), "userID", id)\n }'],
  },
  good: {
    js: [
      " async function login(req, res) {\n-  await renewed(req);\n+  await startSession(req, user);\n   req.session.userId = user.id;\n }\n-function renewed(req) {\n-  return new Promise((done) => req.session.regenerate(done));\n-}",
      " async function login(req, res) {\n-  await renewed(req);\n-  req.session.userId = user.id;\n+  res.json({ token: sign(user) });\n }\n-function renewed(req) {\n-  return new Promise((done) => req.session.regenerate(done));\n-}",
      " async function login(req, res) {\n-  await renewed(req);\n+  await new Promise((done) => req.session.regenerate(done));\n   req.session.userId = user.id;\n }\n-function renewed(req) {\n-  return new Promise((done) => req.session.regenerate(done));\n-}",
    ],
    php: [" <?php\n function logout() {\n-    session_regenerate_id(true);\n     session_destroy();\n }"],
    ruby: [' def create\n   user = User.authenticate_by(login_params)\n-  reset_session\n-  session[:user_id] = user.id\n+  start_new_session_for user\n   redirect_to root_path\n end'],
  },
};
