/** Protection that PHP code or its settings switch off: certificates, cookies, forgery checks, error pages. */
import type { Rule } from '../../lib/types.ts';
import { wordpressUnasked } from './wordpress.ts';
import { WORDPRESS_HOOKS } from './worth-words.ts';
import { CREDENTIALS } from './credential-words.ts';

export const phpNoVerify: Rule = {
  id: 'php-tls-unverified',
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Leave the check on; for a private authority name its certificate with CURLOPT_CAINFO, verify or cafile.',
  near: ['curlopt_ssl_verify', 'verify_peer', 'sslverify', "'verify'", '"verify"'],
  find: [
    'curl_setopt($c, CURLOPT_SSL_VERIFYPEER, $off)', 'curl_setopt($c, CURLOPT_SSL_VERIFYHOST, $off)', '$c->setOption(CURLOPT_SSL_VERIFYPEER, $off)', '$c->setOption(CURLOPT_SSL_VERIFYHOST, $off)', '$c->setOpt(CURLOPT_SSL_VERIFYPEER, $off)', '$c->setOpt(CURLOPT_SSL_VERIFYHOST, $off)', 'CURLOPT_SSL_VERIFYPEER => $off', 'CURLOPT_SSL_VERIFYHOST => $off', "'verify_peer' => $off", "'verify_peer_name' => $off", "'sslverify' => $off", "'verify' => $off",
  ],
  where: { off: { trait: 'equals', of: ['false', 'FALSE', 'False', '0'] } },
  suggest: [{ 'CURLOPT_SSL_VERIFYPEER, false': 'CURLOPT_SSL_VERIFYPEER, true', 'CURLOPT_SSL_VERIFYHOST, 0': 'CURLOPT_SSL_VERIFYHOST, 2', 'CURLOPT_SSL_VERIFYPEER => 0': 'CURLOPT_SSL_VERIFYPEER => true', 'CURLOPT_SSL_VERIFYHOST => false': 'CURLOPT_SSL_VERIFYHOST => 2', "'verify_peer' => false": "'verify_peer' => true", "'sslverify' => false": "'sslverify' => true", "'verify' => false": "'verify' => true" }],
  langs: ['php'],
  bad: {
    php: [
      '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);', '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);', '<?php $this->curl->setOption(CURLOPT_SSL_VERIFYPEER, 0);', '<?php $curl->setOption(CURLOPT_SSL_VERIFYHOST, 0);', '<?php $curl->setOpt(CURLOPT_SSL_VERIFYPEER, false);', '<?php $curl->setOpt(CURLOPT_SSL_VERIFYHOST, 0);', '<?php $o = [CURLOPT_SSL_VERIFYPEER => 0];', '<?php $o = [CURLOPT_SSL_VERIFYHOST => false];', "<?php stream_context_create(['ssl' => ['verify_peer' => false]]);", "<?php stream_context_create(['ssl' => ['verify_peer_name' => false]]);", "<?php wp_remote_get($url, ['sslverify' => false]);", "<?php new Client(['verify' => false]);",
      '<?php new Client(["verify" => false]);',
    ],
  },
  good: { php: ['<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);', '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);', '<?php curl_setopt($ch, CURLOPT_HEADER, 0);', '<?php $curl->setOption(CURLOPT_SSL_VERIFYPEER, true); $curl->setOption(CURLOPT_SSL_VERIFYHOST, 2); $curl->setOpt(CURLOPT_SSL_VERIFYPEER, true); $curl->setOpt(CURLOPT_SSL_VERIFYHOST, 2);', "<?php new Client(['verify' => true]);", "<?php $o = ['verify_peer' => $on, 'verify_peer_name' => true, 'sslverify' => true];", '<?php $o = [CURLOPT_SSL_VERIFYPEER => true, CURLOPT_SSL_VERIFYHOST => 2];'] },
};

export const phpClientUnverified: Rule = {
  ...phpNoVerify,
  id: 'php-client-unverified',
  fix: 'Leave the check on; for a private authority pass its certificate as verify.',
  near: ['withoutverifying(', 'requestoptions::verify', 'https_ssl_verify'],
  find: ['$?.withoutVerifying()', 'RequestOptions::VERIFY => false', "add_filter('https_ssl_verify', '__return_false')"],
  where: {},
  suggest: undefined,
  bad: { php: ['<?php Http::withoutVerifying()->get($u);', '<?php $http->withoutVerifying()->post($u);', '<?php $c->get($u, [RequestOptions::VERIFY => false]);', "<?php add_filter('https_ssl_verify', '__return_false');"] },
  good: { php: ['<?php Http::timeout(5)->get($u);'] },
};

export const phpCookie: Rule = {
  id: 'php-cookie-open',
  category: 'session',
  cwe: [1004, 614],
  severity: 'medium',
  title: 'Session cookie that scripts and plain http may read',
  why: 'A script that slips into the page, or anyone on the way, can take the session over.',
  fix: "Pass ['secure' => true, 'httponly' => true, 'samesite' => 'Lax'] as the third argument.",
  near: ['setcookie(', 'setrawcookie('],
  find: ['setcookie($name, $v, $...)', 'setrawcookie($name, $v, $...)'],
  where: { name: { trait: 'mentions', of: ['session', 'sessionid', 'sess', 'token', 'auth', 'sid', 'remember', 'login', 'jwt'] }, v: { not: 'constant' }, rest: { not: { any: [{ trait: 'holds', of: ['httponly', 'true', 'TRUE'] }, { trait: 'mentions', of: ['option', 'options', 'opts', 'params', 'httponly'] }] } } },
  langs: ['php'],
  bad: { php: ['<?php setcookie("session", $id);', '<?php setcookie("auth_token", $t, time() + 3600);', '<?php setcookie("login", $t, 0, "/");', '<?php setcookie("sid", $t, 0, "/", "x.com");', "<?php setrawcookie('remember', $t, time() + 3600, '/');"] },
  good: { php: ['<?php setcookie("theme", "dark");', "<?php setcookie('NoAutoLogin', 1, 0);", "<?php setcookie('session', '', time() - 3600, '/');", '<?php setcookie("theme", $theme);', "<?php setcookie(session_name(), '', time() - 3600, '/');", '<?php setcookie("session", $id, $options);', '<?php $c = ["secure" => true, "httponly" => true]; setcookie("auth", $jwt, $c);', '<?php setcookie("session", $id, session_get_cookie_params());', '<?php $secure = true; $httponly = true; setcookie("session", $id, 0, "/", "", $secure, $httponly);', "<?php setcookie('session', $id, ['secure' => true, 'httponly' => true]);", '<?php setcookie("session", $id, 0, "/", "", true, true);'] },
};

export const phpCookieOptions: Rule = {
  ...phpCookie,
  id: 'php-cookie-open-by-options',
  near: ['setcookie('],
  find: ['setcookie($name, $v, $options)'],
  where: { name: { trait: 'mentions', of: ['session', 'sessionid', 'sess', 'token', 'auth', 'sid', 'remember', 'login', 'jwt'] }, options: { any: [{ all: [{ trait: 'holds', of: ['httponly', 'secure'] }, { trait: 'holds', of: ['false'] }] }, { all: ['list', { trait: 'has', of: ['expires', 'path', 'samesite'] }, { not: { trait: 'has', of: ['httponly', 'HttpOnly', 'httpOnly', '...'] } }] }] }, v: { not: 'constant' } },
  hole: 'none',
  bad: { php: ["<?php setcookie('login', $token, ['expires' => time() + 900, 'secure' => true, 'samesite' => 'Lax']);", "<?php $o = ['httponly' => false, 'secure' => false];\nsetcookie('session', $id, $o);", "<?php $o = ['secure' => false];\nsetcookie('session', $id, $o);"] },
  good: { php: ["<?php setcookie('login', '', ['expires' => 1, 'path' => '/']);", "<?php setcookie('login', $token, ['path' => '/', 'secure' => true, 'httponly' => true]);", "<?php $o = ['httponly' => true, 'secure' => true];\nsetcookie('session', $id, $o);", "<?php $o = ['httponly' => false];\nsetcookie('theme', $id, $o);", "<?php $o = ['cached' => false];\nsetcookie('session', $id, $o);", "<?php setcookie('session', $id, $options);"] },};

export const phpSessionCookie: Rule = {
  ...phpCookie,
  id: 'php-session-cookie-open',
  fix: "Pass ['secure' => true, 'httponly' => true, 'samesite' => 'Lax'].",
  near: ['session_set_cookie_params('],
  find: ['session_set_cookie_params($life, $path, $domain, $secure, $hidden)'],
  where: { hidden: { trait: 'equals', of: ['false', 'FALSE', '0'] } },
  bad: { php: ["<?php session_set_cookie_params(3600, '/', '', false, false);"] },
  good: { php: ["<?php session_set_cookie_params(3600, '/', '', true, true);", "<?php session_set_cookie_params(['secure' => true]);"] },
};

export const phpSession: Rule = {
  id: 'php-session-open',
  category: 'session',
  cwe: [1004, 614, 384],
  severity: 'medium',
  title: 'Session protection switched off',
  why: 'Without these settings a script, a link or anyone on the way can take the session over.',
  fix: 'Leave session.cookie_httponly, session.cookie_secure and session.use_only_cookies at 1.',
  near: ['ini_set('],
  find: ["ini_set('session.cookie_httponly', $off)", "ini_set('session.cookie_secure', $off)", "ini_set('session.use_only_cookies', $off)", "ini_set('session.use_strict_mode', $off)"],
  where: { off: { trait: 'equals', of: ['0', 'false', 'Off', 'off', ''] } },
  langs: ['php'],
  bad: { php: ["<?php ini_set('session.cookie_httponly', 0);", "<?php ini_set('session.cookie_secure', false);", "<?php ini_set('session.use_only_cookies', '0');", "<?php ini_set('session.use_strict_mode', 0);"] },
  good: { php: ["<?php ini_set('session.cookie_httponly', 1);", "<?php ini_set('session.cookie_secure', true);", "<?php ini_set('session.use_only_cookies', $x);", "<?php ini_set('session.use_strict_mode', '1');"] },
};

export const phpErrors: Rule = {
  id: 'php-errors-shown',
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Errors and settings shown to visitors',
  why: 'Error texts and phpinfo name paths, queries, hosts and passwords.',
  fix: "Set display_errors to 0 and log_errors to 1, and take phpinfo out.",
  near: ['ini_set(', 'phpinfo('],
  find: ["ini_set('display_errors', 1)", "ini_set('display_errors', '1')", "ini_set('display_errors', 'On')", "ini_set('display_errors', true)", 'phpinfo($...)'],
  where: { match: { not: { any: [{ trait: 'within', of: ['ob_start('] }, { trait: 'beside', of: ['#!/usr/bin/envphp', '#!/usr/bin/php', 'PHP_SAPI', 'php_sapi_name(', '$argv', '$GLOBALS[\'argv\']'] }] } } },
  langs: ['php'],
  bad: { php: ["<?php ini_set('display_errors', 1);", "<?php ini_set('display_errors', '1');", "<?php ini_set('display_errors', 'On');", "<?php ini_set('display_errors', true);", '<?php phpinfo();'] },
  good: { php: ['#!/usr/bin/env php\n<?php\nini_set("display_errors", "1");', '<?php function info() {\n  ob_start();\n  phpinfo();\n  return ob_get_clean();\n}', "<?php ini_set('display_errors', 0);", "<?php ini_set('display_errors', 'stderr');", '<?php phpversion();'] },
};

export const phpMassAssignment: Rule = {
  id: 'php-mass-assignment',
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of the request stored',
  why: 'The sender can set fields that the form does not show: is_admin, user_id, price.',
  fix: 'List the fields: $request->only([…]) or $request->validated(), and $fillable in the model.',
  near: ['::create(', '->update(', '->fill(', '->forcefill(', '::insert('],
  find: ['$m::create($fields)', '$m::insert($fields)', '$m->update($fields)', '$m->fill($fields)', '$m->forceFill($fields)'],
  where: { fields: { any: [{ all: [{ trait: 'has', of: ['all', 'except'] }, { trait: 'has', of: ['$request', 'request'] }] }, { trait: 'from', of: ['request->all()', 'request()->all()'] }] } },
  langs: ['php'],
  bad: { php: ['<?php User::insert($request->all());', '<?php $user->update($request->except("_token"));', '<?php $data = $request->all();\n$user->update($data);', '<?php $data = request()->all();\n$user->update($data);', '<?php User::create($request->all());', '<?php $user->update($request->all());', '<?php $user->fill($request->all());', '<?php $user->forceFill($request->all());'] },
  good: { php: ['<?php User::create($request->validated());', '<?php $user->update($request->only(["name"]));', '<?php User::create($this->all());', '<?php User::create($request->only(["a"]));', '<?php User::create($list->all());', '<?php $all = $request->all();'] },
};

export const phpUnguarded: Rule = {
  id: 'laravel-unguarded',
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of a model may be filled from a request',
  why: 'The sender can set fields that the form does not show: is_admin, user_id, price.',
  fix: "List what may be filled: protected $fillable = ['name', 'email'];",
  near: ['$guarded', 'unguard('],
  find: ['protected $$guarded = []', 'public $$guarded = []', '$model::unguard()'],
  langs: ['php'],
  bad: { php: ['<?php class User extends Model { protected $guarded = []; }', '<?php class A extends Model { public $guarded = []; }', '<?php Model::unguard();', '<?php static::unguard();'] },
  good: { php: ["<?php class User extends Model { protected $guarded = ['id']; }", '<?php Model::reguard();', '<?php $guarded = [];'] },
};

export const phpOrigin: Rule = {
  id: 'php-any-origin',
  category: 'access-control',
  cwe: [942],
  severity: 'medium',
  title: 'Any website may read the answers',
  why: 'A page anywhere can call this one from a visitor\'s browser and read what comes back.',
  fix: 'Answer with an origin from a list of your own.',
  near: ['header('],
  find: ['header($value)'],
  where: { value: { any: [{ trait: 'has', of: ['Access-Control-Allow-Origin: *'] }, { all: [{ trait: 'contains', of: ['access-control-allow-origin'] }, { not: 'literal' }, { not: { trait: 'beside', of: ['in_array($', 'allowedOrigins', 'allowed_origins', 'ALLOWED_ORIGINS'] } }] }] } },
  hole: 'origin',
  langs: ['php'],
  bad: { php: ["<?php header('Access-Control-Allow-Origin: *');", "<?php header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);"] },
  good: { php: ['<?php if (in_array($origin, $ours, true)) { header("Access-Control-Allow-Origin: $origin"); }', ...['allowedOrigins', 'allowed_origins', 'ALLOWED_ORIGINS'].map((list) => `<?php if (isset(self::$${list}[$origin])) { header('Access-Control-Allow-Origin: ' . $origin); }`), "<?php header('Access-Control-Allow-Origin: https://app.shop.com');", "<?php header('X-Origin: *');"] },
};

export const phpLogging: Rule = {
  id: 'php-credential-logged',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['error_log(', 'log::', 'logger', 'syslog(', 'log_message(', 'audit'],
  find: ['$$audit->$level($...)', '$x->audit->$level($...)', 'log_message($level, $...)', 'logger($...)', 'Log::$channel($name)->$level($...)', 'logger()->$level($...)', 'error_log($...)', 'Log::$level($...)', '$$logger->$level($...)', '$x->logger->$level($...)', 'syslog($level, $...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['php'],
  bad: { php: ['<?php $audit->info("pw $password");', '<?php $this->audit->info("pw $password");', '<?php $authLogger->info("pw $password");', '<?php Log::info("partner", $credentials + ["ip" => $ip]);', '<?php Log::info("partner", array_merge($credentials, ["ip" => $ip]));', '<?php error_log("login $user $password");', '<?php logger("key used", ["key" => $apiKey]);', '<?php Log::channel("auth")->info("in", ["password" => $request->password]);', '<?php Log::info("key " . $apiKey);', '<?php $p = ["cvc" => $cvc];\nwc_get_logger()->debug("in " . wp_json_encode($p));', '<?php Log::info("login", ["email" => $email, "password" => $request->password]);', '<?php $logger->debug("pw", [$password]);', '<?php $this->logger->info("pw " . $user->password);', '<?php syslog(LOG_INFO, "pw $password");', '<?php log_message("info", "pw " . $password);', '<?php logger()->info("pw $password");', '<?php Log::info("in", ["pw" => $request->input("password")]);', '<?php Log::debug("out", ["auth" => $headers["Authorization"] ?? null]);'] },
  good: { php: ['<?php $audit->info("password changed");', '<?php error_log("password changed");', '<?php Log::info("login " . $user);', '<?php $logger->debug(strlen($password));', '<?php $this->logger->info($resetPassword);'] },
};

/** What shows that the request was sent from a page of the site, or that something else asks for it. */
const SIGNED = ['check_ajax_referer', 'check_admin_referer', 'nonce', 'Nonce', 'csrf', 'Csrf', 'verify', 'validate_request', 'check_request', 'authorize', 'HTTP_X_', 'hash_equals'];

/** developer.wordpress.org/plugins/security/nonces: the right to do something does not show that one meant to */
export const wordpressUnsigned: Rule = {
  ...wordpressUnasked,
  cwe: [352],
  id: 'wordpress-handler-without-nonce',
  title: 'Handler of WordPress that changes something without a nonce',
  why: 'The right is that of the browser: any page that an administrator opens can send this request for him.',
  fix: "Begin with check_admin_referer('action') or check_ajax_referer('action'), and put wp_nonce_field('action') into the form.",
  where: { rest: { all: [{ trait: 'within', of: ['$_POST', '$_GET', '$_REQUEST'] }, { trait: 'within', of: ['user_can('] }, { any: [{ trait: 'beside', of: WORDPRESS_HOOKS }, { trait: 'within', of: ['wp_send_json'] }] }, { not: { trait: 'within', of: SIGNED } }] } },
  bad: {
    php: [
      ...["update_option('x', $_POST['x'])", "delete_option($_GET['name'])", "wp_delete_post((int) $_POST['id'])", "wp_update_post(['ID' => (int) $_REQUEST['id']])", "wp_insert_post(['post_title' => $_POST['t']])", "update_user_meta($id, 'a', $_POST['a'])", "wp_update_user(['ID' => $_POST['id']])", "wp_delete_user((int) $_POST['id'])", "update_post_meta($_POST['id'], 'a', 1)", "$id = (int) $_POST['id'];\n  $wpdb->update('t', ['a' => 1], ['id' => $id])", "$wpdb->delete('t', ['id' => $_POST['id']])"].map((use) => `<?php add_action('admin_post_tidy', 'tidy');\nfunction tidy() { if (!current_user_can('edit_posts')) wp_die('no'); ${use}; exit; }`),
      "<?php class Banner {\n  function hook() { add_action('admin_init', [$this, 'store']); }\n  function store() {\n    if (!isset($_REQUEST['banner']) || !current_user_can('manage_options')) return;\n    update_option('banner', sanitize_text_field($_REQUEST['banner']));\n  }\n}",
      "<?php class Tidy {\n  public function save() {\n    if (!current_user_can('manage_options')) wp_send_json_error(null, 403);\n    update_option('tidy', sanitize_text_field($_POST['tidy']));\n    wp_send_json_success();\n  }\n}",
    ],
  },
  good: {
    php: [
      ...['check_admin_referer', 'check_ajax_referer', 'wp_verify_nonce', '$this->checkNonce', '$this->csrf->ask', '$this->verify', '$this->validate_request', '$this->check_request', 'authorize', 'empty($_SERVER["HTTP_X_WP"]) || ask', 'hash_equals'].map((ask) => `<?php add_action('admin_post_tidy', 'tidy');\nfunction tidy() { ${ask}('tidy');\n  if (!current_user_can('edit_posts')) wp_die('no');\n  update_option('x', $_POST['x']); exit; }`),
      "<?php add_action('admin_post_tidy', 'tidy');\nfunction tidy() { if (!current_user_can('edit_posts')) wp_die('no'); update_option('x', time()); }", "<?php function tidy() { if (!current_user_can('edit_posts')) wp_die('no'); update_option('x', $_POST['x']); }", "<?php add_action('admin_post_tidy', 'tidy');\nfunction tidy() { $this->guard(); update_option('x', $_POST['x']); }",
    ],
  },
};

/** owasp.org (Session Management Cheat Sheet): whoever writes another number into the cookie is somebody else. */
export const phpRememberedById: Rule = {
  category: 'session',
  cwe: [565, 384],
  severity: 'high',
  id: 'php-remembered-by-id',
  title: 'Cookie that says in plain words who is logged in',
  why: 'Anyone can put the id or the address of somebody else into the cookie, and is let in as him.',
  fix: 'Store a random token: $token = bin2hex(random_bytes(32)), keep its hash with the user, and put the token into the cookie.',
  near: ['setcookie('],
  find: ['setcookie($name, $value, $...)'],
  where: { name: { trait: 'mentions', of: ['remember', 'login', 'auth', 'logged', 'user', 'uid', 'userid'] }, value: { any: [{ trait: 'named', of: ['id', 'user_id', 'userid', 'uid', 'email', 'username'] }, { trait: 'equals', of: ['(string) $user->id', '(string) $row->id', '(string) $user->getId()'] }] } },
  hole: 'none',
  langs: ['php'],
  bad: { php: ['<?php setcookie("remember_me", $user->id, time() + 86400, "/", "", true, true);', '<?php setcookie("user_id", $userId, $options);', "<?php setcookie('remember', (string) $user->id, $options);"] },
  good: { php: ['<?php setcookie("remember_me", $token, $options);', '<?php setcookie("theme", $user->id);', '<?php setcookie("remember_me", $user->id . ":" . hash_hmac("sha256", $user->id, $key), $options);'] },
};

/** laravel.com/docs/routing (route groups): what stands in no group that asks is open to everyone. */
export const laravelAdminOpen: Rule = {
  category: 'access-control',
  cwe: [862, 306],
  severity: 'medium',
  id: 'laravel-admin-route-open',
  title: 'Route for administrators that asks nobody',
  why: 'The other routes of the file ask who is there; this one answers whoever knows its address.',
  fix: "Put it into the group that asks, or say so itself: ->middleware(['auth', 'can:manage-users']).",
  near: [...['get', 'post', 'put', 'patch', 'delete', 'any', 'resource', 'apiresource'].flatMap((verb) => ["'", '"'].flatMap((quote) => [`route::${verb}(${quote}admin`, `route::${verb}(${quote}/admin`]))].concat("prefix('admin", 'prefix("admin', "prefix('/admin", 'prefix("/admin'),
  find: [
    /^(?<value>Route::(?:get|post|put|patch|delete|any|resource|apiResource)\(\s?["']\/?admin\b(?![^"'\n]{0,60}(?:log_?in|log_?out|password|health))[^"'\n]{0,80}["'],)(?![^;]{0,300}(?:middleware|can\(|->group))/im,
    /^(?<value>Route::(?:name\([^()\n]{1,40}\)\s{0,20}->)?prefix\(\s?["']\/?admin\b[^"'\n]{0,30}["']\))(?!(?:(?!->group\()[^;]){0,300}(?:auth|can:|role|permission|[aA]dmin(?:Only|Access|Middleware)|is_?[aA]dmin|EnsureUser|["']admin["']\]))[^;]{0,300}?->group\((?![^;]{0,160}middleware)/m,
  ],
  where: { path: { trait: 'ends', of: ['/web.php', '/api.php', '/admin.php', 'web.php', 'api.php'] }, value: { trait: 'text-says', of: ["middleware('auth", "middleware(['auth", 'middleware(["auth', 'middleware("auth', "'auth',", "'auth:"] } },
  bad: {
    'routes/web.php': ["<?php\nRoute::middleware('auth')->group(function () {\n    Route::get('/me', MeController::class);\n});\n\nRoute::prefix('admin/exports')\n    ->middleware(['web', 'throttle:30,1'])\n    ->group(function () {\n        Route::get('orders.csv', [ExportController::class, 'orders']);\n    });\n", ...['prefix("admin")->group(function () {\n    Route::get("/", A::class);\n});', 'prefix("/admin")->group(base_path("a.php"));', "prefix('/admin')->group(base_path('a.php'));"].map((route) => `<?php\nRoute::get("/me", Me::class)->middleware("auth");\nRoute::${route}`)],
    'routes/api.php': ['get', 'post', 'put', 'patch', 'delete', 'any', 'resource', 'apiResource'].flatMap((verb) => ["'", '"'].flatMap((quote) => ['', '/'].map((slash) => `<?php\nRoute::middleware(['auth:sanctum'])->group(function () {\n    Route::get('/me', Me::class);\n});\nRoute::${verb}(${quote}${slash}admin/users${quote}, UserController::class);`))),
  },
  good: {
    'routes/web.php': ["<?php\nRoute::middleware('auth')->group(function () {\n    Route::get('/admin/users', UserController::class);\n});\nRoute::get('/admin/stats', Stats::class)->middleware('can:stats');\nRoute::get('/admin/login', Login::class);\nRoute::prefix('admin')->middleware(['auth', 'can:a'])->group(function () {\n    Route::get('/', Home::class);\n});\nRoute::prefix('admin')->group(function () {\n    Route::middleware('auth')->get('/b', B::class);\n});", "<?php\nRoute::get('/admin/users', UserController::class);"],
    'a.php': ["<?php\n// middleware('auth')\nRoute::get('/admin/users', UserController::class);"],
  },
};

/** php-fig.org/psr/psr-3, owasp.org (Logging Cheat Sheet, data to exclude) */
export const phpFormLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'php-form-logged',
  title: 'Whole form with a password in it written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Log the fields that are needed, each by its name.',
  near: ['getparsedbody()', '->all()', '= $_post'],
  find: [/(?<=\$(?<form>\w{1,20}) = [^;\n]{0,60}|\$(?<post>\w{1,20}) )(?:getParsedBody\(\)|->all\(\)|= \$_POST);[^]{0,500}?\$(?:\k<form>\k<post>)\[["'](?:pass_?word|passwd|pin|otp|cvc|cvv)["']\][^]{0,700}?(?:[lL]ogger(?:\(\))?->\w{1,12}|\bLog::\w{1,12}|error_log)\((?:(?!\);)[^]){0,300}?\$(?:\k<form>\k<post>)\b(?!\[|->)/iy],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ['$form = (array) $request->getParsedBody();', '$form = $request->all();', '$form = $_POST;', '$form = $request->request->all();'].map((read) => `<?php function signIn($request) {\n  ${read}\n  $ok = password_verify($form['password'], $hash);\n  $this->logger->notice('refused', ['form' => $form]);\n}`) },
  good: { php: ["<?php $form = $request->getParsedBody();\n$ok = password_verify($form['password'], $hash);\n$this->logger->notice('refused', ['email' => $form['email']]);", "<?php $form = $request->all();\n$this->logger->notice('refused', ['form' => $form]);"], txt: ["$form = $_POST;\ncheck($form['password']);\nerror_log(print_r($form, true));"] },
};
