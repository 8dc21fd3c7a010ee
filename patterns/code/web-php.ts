/** Answers, files, templates and checks of PHP applications: Laravel, Symfony, WordPress and none. */
import type { Rule, Trait } from '../../lib/types.ts';

const php = { langs: ['php'] } satisfies Partial<Rule>;
const MARKUP: Trait = { any: ['requested', { all: ['joined', 'html'] }] };

export const phpShortEcho: Rule = {
  ...php,
  id: 'php-short-echo',
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Request text written into the page',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Write <?= htmlspecialchars($name) ?>; in WordPress esc_html or esc_attr.',
  near: ['<?='],
  find: ['<?= $value'],
  where: { value: 'requested' },
  bad: { php: ['<p><?= $_GET["q"] ?></p>', "<input value=\"<?= $_POST['name'] ?? '' ?>\">", '<?php $q = $_GET["q"]; ?>\n<b><?= $q ?></b>'] },
  good: { php: ['<p><?= htmlspecialchars($_GET["q"]) ?></p>', '<p><?= $title ?></p>', '<?= "a" . $b ?>', '<?= $_GET["a"] === "b" ? "x" : "y" ?>', '<?= (int) $_GET["q"] ?>'] },
};

export const phpResponse: Rule = {
  ...php,
  id: 'php-markup-answered',
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Render a template, which escapes, or pass the value through htmlspecialchars or e().',
  near: ['response', 'htmlstring'],
  find: ['new Response($value, $...)', '$?.response($value, $...)', 'new HtmlString($value)'],
  where: { value: MARKUP, match: { not: { trait: 'has', of: ['text/plain', 'text/csv', 'application/json', 'application/xml', 'text/xml'] } } },
  bad: {
    php: [
      '<?php class HookController {\n  public function handle(string $type, Request $request): Response {\n    return new Response(sprintf("No parser for %s.", $type), 404);\n  }\n}', '<?php class PageController extends Controller {\n  public function show(string $slug): Response {\n    return response("No page " . $slug, 404);\n  }\n}',
      '<?php return new Response("<h1>" . $name . "</h1>");', '<?php return response("<p>" . $request->input("q") . "</p>");', '<?php return new HtmlString("<b>$name</b>");',
    ],
  },
  good: {
    php: ['<?php return new Response("<h1>Hi</h1>");', '<?php return response($content);', '<?php return response("<p>" . e($name) . "</p>");', '<?php return new Response($twig->render("a.html", ["a" => $_GET["a"]]));', '<?php return new HtmlString($html);', '<?php return response("saved " . $name);', '<?php class HookController {\n  public function handle(string $type, Request $request): Response {\n    return new Response("No parser for " . $type, 404, ["Content-Type" => "text/plain"]);\n  }\n}', '<?php class HookController {\n  private function refuse(string $type): Response {\n    return new Response("No parser for " . $type, 404);\n  }\n  public function find(int $id, Request $request): Response {\n    return new Response("No row " . $id, 404);\n  }\n}', ...['text/csv', 'application/json', 'application/xml', 'text/xml'].map((type) => `<?php return new Response("a " . $_GET["a"], 200, ["Content-Type" => "${type}"]);`)],
  },
};

/** What Symfony's console writes has tags of its own. */
export const phpWritten: Rule = {
  ...phpResponse,
  id: 'php-markup-written',
  near: ['->write(', '->setcontent('],
  find: ['$response->write($value)', '$response->setContent($value)'],
  where: { value: MARKUP, response: { not: { any: [{ trait: 'named', of: ['io', 'output', 'style', 'logger'] }, { trait: 'has', of: ['sock', 'socket'] }] } } },
  bad: { php: ['<?php $response->write($_GET["q"]);', '<?php $response->setContent("<p>$name</p>");', '<?php $response->getBody()->write("<p>" . $args["name"]);'] },
  good: { php: ['<?php $response->write("a" . $b); $response->setContent($page); $response->getBody()->write($json);', '<?php $io->write("<info>$name</info>");', '<?php $this->output->write("<error>" . $name . "</error>");', '<?php $style->write("<info>$name</info>");', '<?php $this->logger->write("<b>$name</b>");', '<?php $this->sock[TCP][$server]->write($request->get());'] },
};

export const phpReturned: Rule = {
  ...php,
  id: 'php-markup-returned',
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Request text put into markup',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Render a template, which escapes, or pass the value through htmlspecialchars or e().',
  near: ['return "<', "return '<"],
  find: ['return $value'],
  where: { value: { all: ['requested', 'html'] } },
  bad: { php: ['<?php $n = $request->input("n");\nreturn "<h1>Hi $n</h1>";', "<?php return '<p>' . $_GET['q'];"] },
  good: { php: ['<?php return "<h1>$name</h1>";', '<?php return "<h1>" . e($request->input("n"));', "<?php return '<b>';", '<?php return "<" . $_GET["a"];'] },
};

export const phpServed: Rule = {
  ...php,
  id: 'php-file-served',
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  title: 'File chosen by the request',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Take only basename of the value, or look the file up by its id.',
  near: ['download(', '->file(', 'storage::', 'file::', 'binaryfileresponse', 'splfileobject'],
  find: ['$r->download($value, $...)', '$r->file($value, $...)', 'Storage::get($value)', 'Storage::delete($value)', 'Storage::put($value, $...)', 'File::get($value)', 'File::delete($value)', 'File::put($value, $...)', 'new BinaryFileResponse($value, $...)', 'new SplFileObject($value, $...)'],
  // a class may have a method of its own that is called so
  where: { value: 'requested', match: { not: { trait: 'beside', of: ['functionfile(', 'functiondownload('] } } },
  bad: {
    php: [
      '<?php return response()->download(storage_path("a/" . $request->query("f")));', '<?php $f = $_GET["f"];\nreturn response()->file("docs/" . $f);', '<?php Storage::get($request->input("path"));', '<?php Storage::download("a/" . $_GET["f"]);', '<?php Storage::delete($request->input("path"));', '<?php Storage::put($request->input("path"), $x);', '<?php File::get($_GET["f"]);', '<?php File::delete("a/" . $_GET["f"]);', '<?php File::put($_GET["f"], $x);', '<?php return new BinaryFileResponse("a/" . $_GET["f"]);', '<?php $f = new SplFileObject($_GET["f"]);',
    ],
  },
  good: {
    php: ['<?php class R { function render() { include $this->file($_GET["v"]); } private function file($v) { return $v; } }', '<?php class R { function run() { $this->download($_GET["v"]); } private function download($v) { return $v; } }', '<?php return response()->download(storage_path("a/" . basename($request->query("f"))));', '<?php return response()->file($path);', '<?php return response()->file("docs/" . $name);', '<?php $request->file("avatar");', '<?php Storage::get($path); Storage::put($path, $_POST["x"]); Storage::delete("a"); Storage::download($p); File::get($p); File::put($p, $x); File::delete($p);', '<?php return new BinaryFileResponse($path);', '<?php $f = new SplFileObject("a.csv");'],
  },
};

export const phpUploadMoved: Rule = {
  ...php,
  id: 'php-upload-moved',
  category: 'input-validation',
  cwe: [434, 22],
  severity: 'high',
  title: 'Upload stored under the name its sender gave',
  why: 'A file whose name ends in .php is run when its address is opened.',
  fix: 'Let the framework make the name: $file->store("documents"), and check mimes and size first.',
  near: ['->move(', '->storeas(', '->moveto(', '->storepubliclyas(', '->putfileas('],
  find: ['$f->move($folder, $value)', '$f->storeAs($folder, $value, $...)', '$f->moveTo($value)', '$f->storePubliclyAs($folder, $value, $...)', '$s->putFileAs($folder, $file, $value, $...)'],
  where: { value: 'requested' },
  bad: {
    php: [
      '<?php $file->move(public_path("up"), $file->getClientOriginalName());', '<?php $name = $request->file("a")->getClientOriginalName();\n$request->file("a")->storeAs("docs", $name);', '<?php $upload->moveTo("up/" . $upload->getClientFilename());', '<?php $f->storePubliclyAs("a", time() . $f->getClientOriginalName());', '<?php Storage::disk("a")->putFileAs("b", $f, $f->getClientOriginalName());',
    ],
  },
  good: { php: ['<?php $file->store("docs");', '<?php $file->move($dir, Str::uuid() . ".pdf");', '<?php $file->storeAs("docs", $user->id . ".png");', '<?php $upload->moveTo($path);', '<?php $f->storePubliclyAs("a", "b.png"); $s->putFileAs("b", $f, $name);'] },
};

export const phpSessionId: Rule = {
  ...php,
  id: 'php-session-fixed',
  category: 'session',
  cwe: [384],
  severity: 'high',
  title: 'Session chosen by the request',
  why: 'Who sends a victim a link with a session of their own is logged in as the victim afterwards.',
  fix: 'Let session_start make the id, and call session_regenerate_id(true) after the login.',
  near: ['session_id('],
  find: ['session_id($value)'],
  where: { value: 'requested' },
  bad: { php: ['<?php session_id($_GET["sid"]);', '<?php $id = $_COOKIE["id"];\nsession_id($id);'] },
  good: { php: ['<?php $id = session_id();', '<?php session_id($id);', '<?php session_id("a" . $id);', '<?php session_id(bin2hex(random_bytes(16)));'] },
};

export const phpRedirectAnswer: Rule = {
  ...php,
  id: 'php-redirect-answer',
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Redirect to a route by its name: $this->redirectToRoute("home").',
  near: ['redirectresponse', '->withheader(', '->withredirect('],
  find: ['new RedirectResponse($value, $...)', "$r->withHeader('Location', $value)", '$r->withRedirect($value, $...)'],
  where: { value: 'host' },
  bad: { php: ['<?php return new RedirectResponse($request->query->get("to"));', '<?php return $response->withHeader("Location", $_GET["to"]);', '<?php return $response->withRedirect($request->getParam("to"));'] },
  good: { php: ['<?php return new RedirectResponse("/home?x=" . $_GET["x"]);', '<?php return $response->withHeader("Location", $url);', '<?php return $response->withRedirect("/");', '<?php return new RedirectResponse($url);'] },
};

export const phpTemplate: Rule = {
  ...php,
  id: 'php-template-from-request',
  category: 'template-injection',
  cwe: [1336, 94],
  severity: 'critical',
  title: 'Template text from the request',
  why: 'Whoever writes the template runs code on the server.',
  fix: 'Keep the template in a file, and pass the value to it as a variable.',
  near: ['createtemplate(', 'compilestring(', 'fetch(', 'render(', 'display('],
  find: ['$smarty->display($value, $...)', '$t->createTemplate($value, $...)', 'Blade::render($value, $...)', 'Blade::compileString($value)', '$smarty->fetch($value, $...)', '$$twig->render($value, $...)', '$$this->twig->render($value, $...)'],
  where: { value: 'requested' },
  bad: { php: ['<?php $t = $twig->createTemplate($request->request->get("body"));', '<?php echo Blade::render($_POST["t"], []);', '<?php Blade::compileString("<p>" . $_POST["t"]);', '<?php $smarty->fetch("string:" . $_GET["t"]);', '<?php $smarty->display("string:" . $_GET["t"]);', '<?php $twig->render($_GET["page"], []);', '<?php $this->twig->render($_GET["page"], []);'] },
  good: { php: ['<?php $t = $twig->createTemplate("Hi {{ name }}");', '<?php $twig->render("pages/" . $name, []);', '<?php Blade::render($t, ["a" => $_POST["a"]]); Blade::compileString($t);', '<?php $smarty->fetch("a.tpl"); $smarty->display("b.tpl");', '<?php $twig->render("a.html.twig", ["q" => $_GET["q"]]);'] },
};

export const phpTemplateJoined: Rule = {
  ...phpTemplate,
  id: 'php-template-joined',
  severity: 'high',
  title: 'Value joined into the text of a template',
  near: ['createtemplate(', 'compilestring(', 'blade::render('],
  find: ['$t->createTemplate($value, $...)', 'Blade::compileString($value)', 'Blade::render($value, $...)'],
  where: {},
  bad: { php: ['<?php $t = $this->twig->createTemplate("<p>" . $form["greeting"] . " {{ name }}</p>");', '<?php Blade::compileString("<p>$greeting</p>");', '<?php $text = htmlspecialchars($shop->footer);\nBlade::render("<p>" . $text . "</p>", []);'] },
  good: { php: ['<?php $t = $twig->createTemplate("Hi {{ name }}");', '<?php $t = $twig->createTemplate($template->body);', '<?php Blade::compileString($text); Blade::render($text, []);'] },
};

/** What takes the name of a file takes an upload as well: that has no name of the sender's. */
export const phpNamed: Rule = {
  ...phpServed,
  id: 'php-file-named-by-request',
  near: ['copy(', 'glob(', 'parse_ini_file(', 'opendir(', 'imagecreatefrom', 'zip->open(', 'storage::disk(', 'filesystem->remove('],
  find: ['copy($value, $to)', 'glob($value, $...)', 'parse_ini_file($value, $...)', 'opendir($value)', 'imagecreatefromjpeg($value)', 'imagecreatefrompng($value)', '$$zip->open($value, $...)', 'Storage::disk($disk)->get($value)', 'Storage::disk($disk)->delete($value)', 'Storage::disk($disk)->download($value, $...)', '$$filesystem->remove($value)', '$$this->filesystem->remove($value)'],
  where: { value: { all: ['requested', { not: { trait: 'from', of: ['file('] } }] } },
  bad: { php: ['<?php copy("a/" . $_GET["f"], $to);', '<?php glob("a/" . $_GET["f"] . "/*");', '<?php parse_ini_file($_GET["f"]);', '<?php opendir("a/" . $_GET["f"]);', '<?php imagecreatefromjpeg("a/" . $_GET["f"]);', '<?php imagecreatefrompng("a/" . $_GET["f"]);', '<?php $zip->open("a/" . $_GET["f"]);', '<?php Storage::disk("local")->get($request->input("f"));', '<?php Storage::disk("local")->delete($request->input("f"));', '<?php return Storage::disk("local")->download($request->input("f"));', '<?php $filesystem->remove("a/" . $_GET["f"]);', '<?php $this->filesystem->remove("a/" . $_GET["f"]);'] },
  good: { php: ['<?php copy($_FILES["f"]["tmp_name"], $to);', '<?php $zip->open($request->file("f")->path());', '<?php glob("a/*"); parse_ini_file("a/" . $name); opendir("a/" . $name); imagecreatefromjpeg($path); imagecreatefrompng($path); Storage::disk("a")->get($path); Storage::disk("a")->delete($path); Storage::disk("a")->download($path); $filesystem->remove($path); $this->filesystem->remove($path);'] },
};

export const phpErrorShown: Rule = {
  ...php,
  id: 'php-error-answered',
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Error of the system shown to the visitor',
  why: 'Error texts and traces name paths, queries, hosts and accounts.',
  fix: 'Write the error to the log with error_log, and answer with a sentence of your own.',
  near: ['die(', 'exit(', 'echo ', 'json(', 'jsonresponse(', 'wp_die(', 'wp_send_json', 'new response(', 'getbody()->write(', 'respond('],
  find: ['die($shown)', 'exit($shown)', 'echo $shown', '$r->json($shown, $...)', '$r->json($response, $shown, $...)', 'new JsonResponse($shown, $...)', 'wp_die($shown, $...)', 'wp_send_json($shown, $...)', 'wp_send_json_error($shown, $...)', 'new Response($shown, $...)', '$r->getBody()->write($shown)', '$r->respond($shown, $...)'],
  where: {
    shown: {
      all: [
        { any: [{ all: [{ trait: 'has', of: ['getTraceAsString', 'getTrace', 'getMessage'] }, { trait: 'has', of: ['$e', '$ex', '$exc', '$exception', '$err', '$error', '$t', '$th', '$throwable'] }] }, { trait: 'has', of: ['mysqli_error', 'mysqli_connect_error', 'mysql_error', 'pg_last_error', 'errorInfo', 'sqlsrv_errors', 'connect_error'] }, { all: [{ trait: 'has', of: ['error'] }, { trait: 'has', of: ['$link', '$mysqli', '$conn', '$db', '$con', '$stmt', '$dbh'] }] }] },
        { not: { trait: 'has', of: ['htmlspecialchars', 'esc_html', 'e', 'encode', 'PHP_EOL'] } },
        { not: { trait: 'beside', of: ['php_sapi_name(', 'PHP_SAPI', '$argv', '#!/usr/bin/env php', 'STDERR', 'extends Maintenance'] } },
      ],
    },
  },
  bad: { php: ['<?php die("failed: " . $e->getMessage());', '<?php die ("failed: " . $e->getMessage());', '<?php exit(mysqli_connect_error());', ...['link', 'mysqli', 'conn', 'db', 'con', 'stmt', 'dbh'].map((name) => `<?php die("failed: " . $${name}->error);`), '<?php exit (mysqli_connect_error());', '<?php return new JsonResponse(["error" => $e->getMessage()], 500);', '<?php echo "Error: " . $e->getTraceAsString();', '<?php return response()->json(["error" => $e->getMessage()], 500);', '<?php return $this->json($response, ["trace" => $e->getTraceAsString()], 500);', '<?php wp_die($e->getMessage());', '<?php wp_send_json(["error" => $e->getMessage()]);', '<?php wp_send_json_error(["trace" => $e->getTraceAsString()]);', '<?php wp_send_json_error(["trace" => $e->getTrace()]);', '<?php return new Response($e->getMessage(), 500);', '<?php $response->getBody()->write(json_encode(["error" => $e->getMessage()]));', '<?php return $this->respond($e->getTraceAsString(), 500);'] },
  good: { php: ['<?php echo $e->getMessage() . PHP_EOL;', '<?php die("failed"); wp_die("failed"); wp_send_json(["a" => 1]); wp_send_json_error("failed"); return $this->respond("failed", 500);', '<?php $this->json($response, ["a" => 1]); new Response("failed", 500); $response->getBody()->write("failed");', '<?php echo Notice::getMessage($n);', '<?php error_log($e->getMessage()); exit("failed");', '<?php echo htmlspecialchars($e->getMessage());', '<?php if (PHP_SAPI === "cli") { echo $e->getMessage(); }'] },
};

/** developer.wordpress.org/rest-api: what such a function gives back is answered as it is. */
export const wordpressErrorTold: Rule = {
  ...phpErrorShown,
  id: 'wordpress-error-answered',
  near: ['wp_error('],
  find: ['new WP_Error($code, $shown, $...)'],
  where: { shown: { trait: 'has', of: ['getTraceAsString', 'getMessage', 'last_error'] }, match: { any: [{ trait: 'within', of: ['WP_REST_Request'] }, { trait: 'has', of: ['getTraceAsString'] }] } },
  bad: { php: ['<?php function f(WP_REST_Request $r) { try { g(); } catch (Exception $e) { return new WP_Error("failed", $e->getMessage(), array("status" => 500)); } }', '<?php function f(WP_REST_Request $r) { global $wpdb; return new WP_Error("failed", $wpdb->last_error); }', '<?php return new WP_Error("failed", $e->getMessage() . $e->getTraceAsString());'] },
  good: { php: ['<?php function f(WP_REST_Request $r) { return new WP_Error("failed", "Try again", array("status" => 500)); }', '<?php function f() { return new WP_Error("failed", $e->getMessage()); }'] },
};

export const phpPattern: Rule = {
  ...php,
  id: 'php-pattern-from-request',
  category: 'redos',
  cwe: [1333, 625],
  severity: 'medium',
  title: 'Regular expression from the request',
  why: 'A pattern made for it keeps the server busy for minutes, or matches what it should not.',
  fix: 'Pass the value through preg_quote($value, "/"), or search with str_contains.',
  near: ['preg_'],
  find: ['preg_match($value, $...)', 'preg_match_all($value, $...)', 'preg_replace($value, $...)', 'preg_split($value, $...)', 'preg_grep($value, $...)'],
  where: { value: 'requested' },
  bad: { php: ['<?php preg_match("/" . $_GET["p"] . "/", $t);', '<?php preg_match_all($_GET["p"], $t, $m);', '<?php preg_replace("/{$_GET["p"]}/", "", $t);', '<?php preg_split($_GET["p"], $t);', '<?php $p = "/" . $_POST["p"] . "/";\npreg_grep($p, $list);'] },
  good: { php: ['<?php preg_match("/a/", $_GET["p"]);', '<?php preg_match("/" . $p . "/", $t);', '<?php preg_match("/" . preg_quote($_GET["p"], "/") . "/", $t);', '<?php preg_replace($p, "", $t); preg_split($p, $t); preg_grep($p, $l); preg_match_all($p, $t, $m);'] },
};

export const phpClassChosen: Rule = {
  ...php,
  id: 'php-class-chosen',
  category: 'code-injection',
  cwe: [470],
  severity: 'high',
  title: 'Class or method chosen by the request',
  why: 'The sender of the request can reach any class or function of the program.',
  fix: 'Look the name up in an array of those you mean.',
  near: ['new $', 'reflectionclass(', 'reflectionmethod(', 'reflectionfunction('],
  find: ['new $value($...)', 'new ReflectionClass($value)', 'new ReflectionMethod($value, $...)', 'new ReflectionFunction($value)'],
  where: { value: 'requested' },
  bad: { php: ['<?php $class = $_GET["c"];\n$x = new $class();', '<?php new ReflectionClass($_GET["c"]);', '<?php new ReflectionMethod($_GET["c"], "run");', '<?php new ReflectionFunction($_GET["f"]);'] },
  good: { php: ['<?php $x = new $class();', '<?php $class = "Shop" . $n;\n$x = new $class();', '<?php $class = MAP[$_GET["c"]] ?? Home::class;\n$x = new $class();', '<?php new ReflectionClass($o); new ReflectionMethod($o, "a"); new ReflectionFunction($f);'] },
};

export const phpSignature: Rule = {
  ...php,
  langs: undefined,
  id: 'php-secret-compared',
  category: 'access-control',
  cwe: [208, 697],
  severity: 'medium',
  title: 'Secret compared with ==',
  why: 'The time of the comparison tells how much of a guess is right, and == takes "0e1" for "0e2".',
  fix: 'Use hash_equals($expected, $given).',
  near: ['signature', 'hmac', 'token', 'csrf', 'api_key', 'apikey', 'expected', 'digest', 'secret'],
  find: [
    /\$\w{0,30}(?:signature|hmac|csrf|token|api_?key|expected|digest|secret)\w{0,20}\s*[!=]==?\s*\$(?:_(?:GET|POST|REQUEST|COOKIE|SERVER)\b|request->)/i,
    /\$_(?:GET|POST|REQUEST|COOKIE|SERVER)\s*\[\s*['"]\w{0,30}(?:signature|hmac|csrf|token|api_?key|digest|secret)\w{0,20}['"]\s*\]\s*[!=]==?(?!\s*(?:['"]|null\b|true\b|false\b|=))/i,
    /\$\w{0,30}(?:signature|hmac)\w{0,20}\s*[!=]==?\s*\$\w{0,30}(?:hmac|expected|computed|calculated|digest|hash)\w{0,20}\b/i,
    /\bhash_hmac\([^;\n]{1,120}\)\s*[!=]==?\s*\$/,
  ],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.inc'] } },
  bad: { php: ['<?php return $expected == $_SERVER["HTTP_X_SIG"];', '<?php return $sum === $_SERVER["HTTP_X_SIGNATURE"] || $signature == $_POST["s"];', '<?php if ($_POST["token"] !== $_SESSION["t"]) die();', '<?php if ($_POST["csrf"] !== $_SESSION["t"]) die();', '<?php if ($signature === $expected_hash) {}', '<?php if (hash_hmac("sha256", $b, $k) == $given) {}', '<?php if ($api_key != $_GET["key"]) {}', '<?php if ($_GET["digest"] == $sum) {}', '<?php if ($_GET["apikey"] == $k) {}', '<?php if ($_GET["secret"] == $k) {}'] },
  good: { php: ['<?php return hash_equals($expected, $_SERVER["HTTP_X_SIGNATURE"]);', '<?php if ($_POST["token"] === "") {}', '<?php if ($token === $other) {}', '<?php if ($signature === null) {}'] },
};
