/** Checks that stand there and ask nothing: methods that nobody calls, redirects behind which the page goes on; and methods that lack the one which the others have. */
import type { Rule } from '../../lib/types.ts';
import { routeUnguarded } from './open-views.ts';

/** docs.djangoproject.com/ref/forms/api: Form.is_valid() */
export const validityNotAsked: Rule = {
  category: 'input-validation',
  cwe: [20, 571],
  severity: 'high',
  id: 'is-valid-not-called',
  title: 'Check that is never called',
  why: 'A method without its brackets is always true: whatever was sent is taken.',
  fix: 'Call it: if form.is_valid():',
  near: ['.is_valid:', '.is_valid and', '.is_valid or'],
  find: [/(?<=\b(?:if|elif|while|and|or|not) (?:self\.)?(?:\w{0,40}_)?(?:form|formset|serializer|ser)\d?)\.is_valid(?=:| (?:and|or) )/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['if form.is_valid:\n    form.save()', 'if not form.is_valid:\n    return', 'if serializer.is_valid and ok:\n    save()', 'if form.is_valid or force:\n    save()'] },
  good: { py: ['if form.is_valid():\n    form.save()', 'check = form.is_valid'], 'a.md': ['if form.is_valid:'] },
};

/** php.net/header: "Make sure that code below does not get executed when we redirect." */
export const redirectWithoutExit: Rule = {
  category: 'access-control',
  cwe: [698],
  severity: 'high',
  id: 'php-redirect-goes-on',
  title: 'Page that goes on behind the redirect of a guest',
  why: 'A redirect is only a header: the rest of the page runs, and is sent, for somebody who is not logged in.',
  fix: 'Put exit; behind header("Location: …").',
  near: ['header("location', "header('location"],
  find: [/(?<=\bif\s{0,3}\(\s{0,3}(?:!\s{0,2}isset\s{0,2}\(\s{0,3}\$_SESSION\b|empty\s{0,2}\(\s{0,3}\$_SESSION\b|!\s{0,2}\$_SESSION\[|\$_SESSION\[['"]\w{1,40}['"]\]\s{0,3}(?:!==?|===?\s{0,3}(?:false|null|""|'')))[^{};]{0,120}\)\s{0,20}\{\s{0,40}(?:\$_SESSION\[['"]\w{1,40}['"]\]\s{0,3}=[^;{}]{0,120};\s{0,40})?)header\s?\(\s?["'][lL]ocation:[^;{}]{0,160}\)\s{0,3};\s{0,40}\}(?!\s{0,40}(?:else|exit|die|return)\b)/y, /(?<=\bif\s{0,3}\(\s{0,3}(?:!\s{0,2}isset\s{0,2}\(\s{0,3}\$_SESSION\b|empty\s{0,2}\(\s{0,3}\$_SESSION\b|!\s{0,2}\$_SESSION\[)[^{};]{0,120}\)\s{1,20})header\s?\(\s?["'][lL]ocation:[^;{}]{0,160}\)\s{0,3};(?!\s{0,40}(?:else|exit|die|return)\b)/y],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ['<?php if (!isset($_SESSION["user"])) {\n  header("Location: login.php");\n}\nshow();', "<?php if (empty($_SESSION['user'])) {\n  $_SESSION['note'] = 'Log in.';\n  header('Location: login.php');\n}", '<?php if (!$_SESSION["admin"]) header("Location: /");\nshow();', "<?php if (!$_SESSION['admin']) header( 'Location: /' );", '<?php if ($_SESSION["role"] !== "admin") { header( "Location: /" ); }', '<?php if (!isset($_SESSION["u"])) { header ("Location: /"); }', "<?php if (!isset($_SESSION['u'])) { header ('Location: /'); }"] },
  good: { php: ['<?php if (!isset($_SESSION["user"])) {\n  header("Location: login.php");\n  exit;\n}', '<?php if (isset($_SESSION["user"])) {\n  header("Location: home.php");\n}', '<?php if (!isset($_SESSION["user"])) {\n  header("Location: login.php");\n} else {\n  show();\n}', '<?php if (!isset($_SESSION["user"])) { header("Location: login.php"); } exit;'] },
};

const guardedRead = (mark: string, base: string): string => `class Meters(${base}):\n    @${mark}\n    def get(self):\n        return show(meters.all())\n\n`;

/** tornadoweb.org/en/stable/web.html (authenticated), flask.palletsprojects.com/views (decorators) */
export const classMethodUnguarded: Rule = {
  ...routeUnguarded,
  id: 'class-view-without-check',
  title: 'Method of a view without the check that the others have',
  why: 'The other methods ask who is there; this one changes something for anyone.',
  fix: 'Put the same decorator on it: @tornado.web.authenticated, @login_required, @jwt_required(); or on the whole class.',
  near: ['def post(self', 'def put(self', 'def patch(self', 'def delete(self'],
  find: ['def post(self, $...)', 'def put(self, $...)', 'def patch(self, $...)', 'def delete(self, $...)'],
  where: { match: 'unguarded' },
  langs: ['py'],
  bad: {
    py: [
      `${guardedRead('tornado.web.authenticated', 'AppHandler')}class Pump(AppHandler):\n    async def post(self, pump_id):\n        await pumps.start(int(pump_id))\n`, `${guardedRead('jwt_required()', 'Resource')}    def put(self):\n        return meters.change(request.json)\n`,
      `${guardedRead('method_decorator(login_required)', 'View')}class Meter(View):\n    @method_decorator(never_cache)\n    def delete(self, request, pk):\n        Meter.objects.filter(pk=pk).delete()\n        return HttpResponse(status=204)\n`, `${guardedRead('login_required', 'MethodView')}class Meter(MethodView):\n    def patch(self, pk):\n        return meters.rename(pk, request.json["label"])\n`,
    ],
  },
  good: {
    py: [
      `${guardedRead('authenticated', 'AppHandler')}class Pump(AppHandler):\n    @authenticated\n    def post(self, pump_id):\n        pumps.start(int(pump_id))\n`, `${guardedRead('authenticated', 'AppHandler')}class LoginHandler(AppHandler):\n    def post(self):\n        self.enter(self.get_argument("name"))\n`, `${guardedRead('authenticated', 'AppHandler')}class Pump(StaffHandler):\n    def post(self, pump_id):\n        pumps.start(int(pump_id))\n`,
      `${guardedRead('jwt_required()', 'Resource')}class Users(Resource):\n    def post(self):\n        return join(request.json)\n`, `${guardedRead('authenticated', 'AppHandler')}class Pump(AppHandler):\n    def post(self, pump_id):\n        if not self.current_user:\n            raise HTTPError(401)\n        pumps.start(pump_id)\n`, `class AppHandler(RequestHandler):\n    def prepare(self):\n        self.ask()\n\n${guardedRead('authenticated', 'AppHandler')}class Pump(AppHandler):\n    def post(self, pump_id):\n        pumps.start(pump_id)\n`,
      'class Meters(Resource):\n    decorators = [login_required]\n\n    @jwt_required()\n    def get(self):\n        return meters.all()\n\n    def put(self):\n        return meters.change(request.json)\n', 'class Meters(Resource):\n    def get(self):\n        return meters.all()\n\n    def put(self):\n        return meters.change(request.json)\n',
      'class Client(Base):\n    @login_required\n    def get(self):\n        return self.all()\n\n    def patch(self, row):\n        return self.send(row)\n\n    def delete(self, row):\n        return self.send(row)\n',
    ],
  },
};
