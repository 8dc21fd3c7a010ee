/** Values that name a file or an address in PHP. */
import type { Rule } from '../../lib/types.ts';

const path = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpInclude: Rule = {
  ...path,
  cwe: [98],
  severity: 'critical',
  id: 'php-include',
  title: 'File to run chosen by a value',
  why: 'Whoever chooses the file chooses which code runs.',
  fix: 'Choose the file from a table by name: $pages[$name] ?? "home.php".',
  near: ['include ', 'include(', 'include_once', 'require ', 'require(', 'require_once'],
  find: ['include $value', 'include_once $value', 'require $value', 'require_once $value'],
  bad: {
    php: [
      '<?php include "pages/" . $page . ".php";', '<?php include($_GET["page"]);', '<?php include_once("lang/$lang.php");', '<?php require "mods/" . $_POST["m"];', '<?php require($_GET["page"]);', '<?php require_once $_REQUEST["x"] . ".php";', '<?php $p = $_GET["p"];\ninclude $p;',
    ],
  },
  good: {
    php: ['<?php include "header.php";', '<?php include __DIR__ . "/header.php";', '<?php include "pages/" . basename($page);', '<?php require $file;', '<?php require_once ABSPATH . "wp-settings.php";', '<?php include $this->dir . "/view.php";', '<?php require dirname(__FILE__) . "/a.php";', '<?php require_once($dir);'],
  },
};

export const phpPath: Rule = {
  ...path,
  id: 'php-path',
  title: 'Value joined into a path',
  fix: 'Take only basename of the value, or compare realpath of the path with the folder.',
  near: ['file_get_contents', 'readfile', 'fopen', 'unlink', 'file_put_contents', 'file(', 'highlight_file', 'show_source', 'copy(', 'rename(', 'mkdir(', 'scandir(', 'rmdir(', 'binaryfileresponse(', 'response()', 'sendfile('],
  find: [
    'file_get_contents($value, $...)', 'readfile($value, $...)', 'fopen($value, $...)', 'unlink($value)', 'file_put_contents($value, $...)', 'file($value, $...)', 'highlight_file($value, $...)', 'show_source($value)', 'copy($from, $value)', 'rename($from, $value)', 'mkdir($value, $...)', 'scandir($value)', 'rmdir($value)', 'new BinaryFileResponse($value, $...)', 'response()->download($value, $...)', 'response()->file($value, $...)', '$r->sendFile($value, $...)',
  ],
  where: { value: { not: 'url' } },
  bad: {
    php: ['<?php $name = $_GET["name"];\n$kind = pathinfo($name, PATHINFO_EXTENSION);\nif (!in_array($kind, ["csv"])) { exit; }\nreadfile("/srv/" . $name);', 
      '<?php function sanitize_name($f) { return str_replace("../", "", $f); }\nreadfile("up/" . sanitize_name($_GET["f"]));', '<?php file_get_contents("docs/" . $name);', '<?php readfile($_GET["f"]);', '<?php $h = fopen("logs/$user.log", "a");', '<?php unlink("uploads/" . $_POST["f"]);', '<?php file_put_contents("data/" . $id, $x);', '<?php $lines = file("lists/$name");', '<?php highlight_file($_GET["src"]);', '<?php show_source($_GET["f"]);', '<?php mkdir("d/" . $_POST["n"], 0755);', '<?php scandir("d/" . $_GET["n"]);', '<?php rmdir("d/" . $_GET["n"]);',
      '<?php function f($p) { unlink($this->base . "/" . str_replace("../", "", $p)); }', '<?php function f($p) { $p = preg_replace("#\\.\\./#", "", $p); readfile($this->base . $p); }', '<?php copy($tmp, "img/" . $_FILES["f"]["name"]);', '<?php rename($a, "img/" . $b);', '<?php return new BinaryFileResponse("docs/" . $name);', '<?php return response()->download(storage_path("app/" . $request->input("f")));', '<?php return response()->file("docs/" . $name);', '<?php return $this->response->sendFile("docs/" . $name);', '<?php return Yii::$app->response->sendFile("docs/" . $name);',
    ],
  },
  good: {
    php: [
      '<?php $f = $_GET["f"];\nif (!log_validate_name($f)) { exit; }\nreadfile("logs/" . $f);',
      '<?php file_get_contents("a.txt");', '<?php file_get_contents("docs/" . basename($name));', '<?php readfile($path);', '<?php fopen("php://input", "r");', '<?php foreach ($old as $export) { unlink("exports/" . $export->id . ".zip"); }', '<?php file_get_contents("https://x.com/" . $a);', '<?php unlink($this->path);', '<?php fopen($dir . "/a.log", "a");', '<?php file_put_contents("run/" . (int) $id, $x);', '<?php $this->file("a/" . $b);',
      '<?php copy($_FILES["f"]["tmp_name"], "a.png");', '<?php show_source("a.php");', '<?php function f($p) { while (strpos($p, "../") !== false) { $p = str_replace("../", "", $p); } unlink($this->base . $p); }', '<?php function f($p) { unlink($this->base . "/" . basename(str_replace("../", "", $p))); }', '<?php function f() { readfile(str_replace("../", "", __FILE__)); }', '<?php highlight_file(__FILE__);', '<?php rename($a, $b);', '<?php return response()->download($path);', '<?php return new BinaryFileResponse($export->getPath());',
    ],
  },
};

export const phpUpload: Rule = {
  ...path,
  category: 'input-validation',
  cwe: [434, 22],
  id: 'php-upload-name',
  title: 'Upload stored under the name its sender gave',
  why: 'A file whose name ends in .php is run when its address is opened.',
  fix: 'Make a name of your own, and an ending from a list of those you allow.',
  near: ['move_uploaded_file'],
  find: ['move_uploaded_file($from, $value)'],
  where: {
    value: {
      any: [
        'tainted',
        { trait: 'has', of: ['_FILES', '$_FILES'] },
        // the ending alone, where nothing asks which it is
        { all: ['joined', { trait: 'within', of: ['PATHINFO_EXTENSION'] }, { not: { trait: 'within', of: ['in_array(', 'preg_match(', 'array_key_exists(', 'mime', 'getimagesize(', 'wp_check_filetype', 'ALLOWED', 'llowed'] } }] },
      ],
    },
  },
  bad: { php: ["<?php function f() { $ext = pathinfo($_FILES['f']['name'], PATHINFO_EXTENSION); move_uploaded_file($_FILES['f']['tmp_name'], 'up/' . uniqid() . '.' . $ext); }", '<?php move_uploaded_file($_FILES["f"]["tmp_name"], "uploads/" . $_FILES["f"]["name"]);', '<?php $target = "img/" . basename($_FILES["f"]["name"]);\nmove_uploaded_file($t, "img/" . $_FILES["f"]["name"]);', '<?php $f = $_FILES["f"];\n$name = basename($f["name"]);\nmove_uploaded_file($f["tmp_name"], $dir . $name);'] },
  good: { php: ["<?php function f($f, $id) { $ext = pathinfo($f['name'], PATHINFO_EXTENSION); $check = wp_check_filetype_and_ext($f['tmp_name'], $f['name']); if ($check['ext'] !== $ext) { exit; } move_uploaded_file($f['tmp_name'], $this->folder . $id . '.' . $ext); }", "<?php function f() { $ext = pathinfo($_FILES['f']['name'], PATHINFO_EXTENSION); if (!in_array($ext, ['png'])) { exit; } move_uploaded_file($_FILES['f']['tmp_name'], 'up/' . uniqid() . '.' . $ext); }", "<?php function f() { $ext = pathinfo($_FILES['f']['name'], PATHINFO_EXTENSION); move_uploaded_file($_FILES['f']['tmp_name'], $target); }", '<?php move_uploaded_file($_FILES["f"]["tmp_name"], "uploads/" . bin2hex(random_bytes(8)) . ".png");', '<?php move_uploaded_file($tmp, $target);', '<?php $name = basename($_FILES["f"]["name"]);\n$ext = pathinfo($name, PATHINFO_EXTENSION);\nif (!in_array($ext, ["png"])) { exit; }\nmove_uploaded_file($_FILES["f"]["tmp_name"], $dir . $name);', '<?php move_uploaded_file($tmp, "up/" . $name);'] },
};

export const phpRequest: Rule = {
  id: 'php-request-host',
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  title: 'Address of a request chosen from outside',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  fix: 'Take the host from a list, and only the rest from the value.',
  near: ['http->get(', 'http->post(', 'curl_init', 'curlopt_url', 'file_get_contents', 'fopen', 'http::', 'wp_remote_get', 'wp_remote_post', 'get_headers', 'getimagesize(', 'simplexml_load_file', 'client', 'fsockopen(', 'download_url('],
  find: ['getimagesize($value, $...)', '$$this->http->get($value, $...)', '$$this->http->post($value, $...)', 'curl_init($value)', 'curl_setopt($c, CURLOPT_URL, $value)', 'CURLOPT_URL => $value', 'Http::$method($value, $...)', 'Http::$method($...)->get($value, $...)', 'Http::$method($...)->post($value, $...)', 'wp_remote_get($value, $...)', 'wp_remote_post($value, $...)', 'get_headers($value, $...)', 'simplexml_load_file($value, $...)', 'fsockopen($value, $...)', 'download_url($value, $...)', 'new SoapClient($value, $...)', '$$client->get($value, $...)', '$$this->client->get($value, $...)', '$$client->post($value, $...)', '$$client->request($method, $value, $...)', '$$this->client->request($method, $value, $...)', 'file_get_contents($value, $...)', 'fopen($value, $...)'],
  where: { value: 'host' },
  langs: ['php'],
  bad: {
    php: [
      '<?php getimagesize($_GET["u"]);', '<?php $this->http->get($_GET["u"]);', '<?php $this->http->post($_GET["u"], $x);', '<?php $this->httpClient->get($_GET["u"]);',
      '<?php $c = curl_init($_GET["url"]);', '<?php curl_setopt($c, CURLOPT_URL, $_POST["url"]);', '<?php curl_setopt_array($c, [CURLOPT_URL => $_GET["u"]]);', '<?php Http::get($request->input("url"));', '<?php Http::timeout(5)->get($request->input("url"));', '<?php Http::withToken($t)->post($request->input("url"), []);', '<?php wp_remote_get($_GET["url"]);', '<?php wp_remote_post("http://" . $_GET["host"] . "/x", $a);', '<?php get_headers($_GET["u"]);', '<?php fsockopen($_GET["host"], 80);', '<?php $f = download_url($_POST["u"]);', '<?php new SoapClient($_GET["wsdl"]);', '<?php $httpClient->request("GET", $_GET["u"]);', '<?php $this->httpClient->request("POST", $_GET["u"]);', '<?php simplexml_load_file($_GET["feed"]);',
      '<?php file_get_contents("http://" . $_GET["host"]);', '<?php $client->get($request->input("u"));', '<?php $this->client->get($_GET["u"]);', '<?php $client->post($_GET["u"]);', '<?php $client->request("GET", $_GET["u"]);', '<?php $this->client->request("GET", $_GET["u"]);', '<?php fopen("http://" . $_GET["host"], "r");',
    ],
  },
  good: { php: ['<?php curl_init("https://api.x.com/" . $_GET["id"]);', '<?php curl_init($url); getimagesize($path); getimagesize($_FILES["f"]["tmp_name"]);', '<?php Http::get($url);', '<?php curl_setopt($c, CURLOPT_URL, $this->url);', '<?php wp_remote_get("https://x.com?q=" . $_GET["q"]);'] },
};

export const phpRedirect: Rule = {
  id: 'php-redirect',
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Redirect to names from a list; in WordPress use wp_safe_redirect.',
  near: ['header(', 'redirect(', 'wp_redirect', 'redirect::', '$_session['],
  find: ["$$_SESSION['redirect'] = $value", "$$_SESSION['redirect_to'] = $value", "$$_SESSION['return_to'] = $value", "$$_SESSION['next'] = $value", 'header($value, $...)', 'wp_redirect($value, $...)', '$?.redirect($value, $...)', '$?.redirect()->to($value)', '$?.redirect()->away($value)', 'Redirect::to($value, $...)', 'Redirect::away($value, $...)'],
  where: { value: { all: ['host', { not: 'list' }] } },
  langs: ['php'],
  bad: { php: ['<?php header("Location: " . $_GET["url"]);', '<?php header ("Location: " . $_GET["url"]);', '<?php $to = $_GET["to"];\nheader("Location: $to");', '<?php $_SESSION["redirect"] = $_GET["next"];', '<?php $_SESSION["redirect_to"] = $_GET["next"];', '<?php $_SESSION["return_to"] = $_GET["next"];', '<?php $_SESSION["next"] = $_GET["next"];', '<?php wp_redirect($_GET["to"]);', '<?php return Redirect::to($request->get("url"));', '<?php return Redirect::away($_GET["url"]);', '<?php return redirect($request->input("next"));', '<?php return redirect()->to($request->get("next"));', '<?php return redirect()->away($_GET["u"]);'] },
  good: { php: ['<?php header("Location: /home?x=" . $_GET["x"]);', '<?php $out->redirect(["_search" => $_GET["q"]]);', '<?php header("X-Id: " . $_GET["id"]);', '<?php header("Location: " . $_SERVER["PHP_SELF"]);', '<?php header("Location: " . $url);', '<?php wp_safe_redirect($_GET["to"]);', '<?php return redirect("/home");', '<?php return redirect()->to($url);', '<?php return redirect()->away($url);'] },
};
