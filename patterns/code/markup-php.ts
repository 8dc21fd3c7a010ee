/** Values that reach a page unescaped in PHP and Blade. */
import type { Rule } from '../../lib/types.ts';
import { WRITTEN } from './worth-words.ts';

const danger = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  why: 'Text placed in the page as HTML can carry a script with it.',
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpEcho: Rule = {
  ...danger,
  id: 'php-request-echoed',
  title: 'Request text written into the page',
  fix: 'Pass the value through htmlspecialchars; in WordPress through esc_html or esc_attr.',
  near: ['echo ', 'printf(', 'die(', 'exit(', 'print_r(', 'wp_die('],
  find: ['wp_die($value, $...)', 'echo $value', 'printf($format, $value, $...)', 'printf($value)', 'die($value)', 'exit($value)', 'print_r($value)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['Content-Type: text/plain', 'Content-Type: application/json', 'Content-Type: text/csv', 'Content-type: text/plain', 'Content-type: application/json'] } }] } },
  bad: {
    php: [
      ...['Tools::getValue("q")', '$this->getRequest()->getParam("q")', 'Mage::app()->getRequest()->getParam("q")', 'JRequest::getVar("q")', 'JFactory::getApplication()->input->getString("q")', 'optional_param("q", "", PARAM_RAW)', 'GeneralUtility::_GP("q")', 'Yii::app()->request->getParam("q")', '\\Drupal::request()->query->get("q")', 'GETPOST("q", "none")', '$mybb->input["q"]', 'rcube_utils::get_input_value("q", rcube_utils::INPUT_GET)', 'get_nfilter_request_var("q")', '$this->_getParam("q")', '$this->requestStack->getCurrentRequest()->query->get("q")', '$this->request->data["q"]'].map((value) => `<?php echo "<p>" . ${value};`),
      '<?php echo $_GET["name"];', '<?php $city = $_POST["city"];\necho "<td>", $city, "</td>";', '<?php echo "Hello " . $_POST["name"] . "!";', '<?php $q = $_GET["q"];\necho "<p>$q</p>";', '<p><?php print $_REQUEST["x"]; ?></p>', '<?php print("a" . $_GET["a"]);', '<?php printf("<p>%s</p>", $_GET["a"]);', '<?php printf("<p>" . $_GET["a"]);',
      '<?php die("no " . $_GET["x"]);', '<?php wp_die("no " . $_GET["x"]);', '<?php exit($_GET["x"]);', '<?php die ($_GET["x"]);', '<?php exit ($_GET["x"]);', '<?php print_r($_POST);', '<?php echo($_COOKIE["a"]);',
    ],
  },
  good: {
    php: [
      '<?php echo htmlspecialchars($_GET["name"]);', '<?php echo "n " . (int) Tools::getValue("n") . optional_param("n", 0, PARAM_INT) . GETPOST("n", "int") . htmlspecialchars($this->getRequest()->getParam("q"));', '<?php echo $name;', '<?php echo "Hi " . $name;', '<?php echo esc_html($_GET["q"]);', '<?php echo (int) $_GET["id"];', '<?php echo intval($_GET["n"]);', '<?php die("bye"); wp_die("bye");', '<?php $s = print_r($_POST, true);', '<?php echo json_encode($_POST);', '<?php printf("%s", htmlentities($_GET["a"]));',
      '<?php echo isset($_GET["a"]) ? "yes" : "no";', '<?php echo count($_POST);', '<?php echo "n " . filter_input(INPUT_GET, "n", FILTER_VALIDATE_INT);', '<?php print "x";', '<?php exit(1);', '<?php $pdf->printf($_GET["a"]);', ...['Content-Type: text/plain', 'Content-Type: application/json', 'Content-Type: text/csv', 'Content-type: text/plain', 'Content-type: application/json'].map((type) => `<?php function show() { header("${type}"); echo $_GET["q"]; }`),
    ],
  },
};

/** Markup that is collected in a text and returned or sent later; what a shortcode is given was written by whoever writes the post. */
export const phpMarkupJoined: Rule = {
  ...danger,
  id: 'php-markup-joined',
  title: 'Request text joined into markup',
  fix: 'Pass the value through htmlspecialchars; in WordPress through esc_html, esc_attr or esc_url.',
  near: ['<h1', '<h2', '<h3', '<div', '<p>', '<p ', '<span', '<a ', '<img', '<li', '<td', '<tr', '<pre', '<br', '<strong', '<h4', '<label', '<form', '<button', '<option', '<ul', '<center', '<font', '<input', '<b>', '<iframe', '<script', '<section'],
  find: ['$html $+ $value'],
  where: { html: 'html', value: 'requested' },
  bad: { php: ['<?php function g($atts) {\n  $atts = shortcode_atts(array("title" => ""), $atts);\n  $html = "<h3>" . $atts["title"] . "</h3>";\n  return $html;\n}', '<?php function btn($atts) { return "<a href=\'" . $atts["href"] . "\'>"; }\nadd_shortcode("btn", "btn");', '<?php class B { function box($atts) { return "<section class=\'{$atts["c"]}\'>"; } function f() { add_shortcode("box", [$this, "box"]); } }', '<?php function box($atts) { extract(shortcode_atts(array("class" => ""), $atts)); return "<div class=" . $class . ">"; }', '<?php extract($_POST);\n$html = "<li>" . $name;', ...['h1', 'h2', 'tr', 'pre', 'br', 'strong', 'h4', 'label', 'form', 'button', 'option', 'ul', 'center', 'font', 'div', 'p', 'p class="a"', 'span', 'img src="', 'li', 'td', 'input value="', 'b', 'iframe src="', 'script'].map((tag) => `<?php $html = '<${tag}>' . $_GET["q"];`)] },
  good: { php: ['<p>One</p>\n<div><?= $_GET["q"] ?></div>', '<?php function g($atts) {\n  $atts = shortcode_atts(array("title" => ""), $atts);\n  return "<h3>" . esc_html($atts["title"]) . "</h3>";\n}', '<?php function box($atts) { extract(shortcode_atts(array("class" => ""), $atts)); $class = esc_attr($class); return "<div class=" . $class . ">" . $body; }', '<?php extract($this->settings);\n$html = "<li>" . $name;', '<?php function btn($atts) { return "<a href=\'" . $atts["href"] . "\'>"; }', '<?php $html = "<p>" . $name;', '<?php $html = "<li>" . (int) $_GET["n"];'] },
};

const COLLECTED = ['html', 'markup'];

/** The same without a tag beside the value: `$html .= "Hello " . $_GET["name"]`. */
export const phpMarkupCollected: Rule = {
  ...phpMarkupJoined,
  id: 'php-markup-collected',
  near: [...COLLECTED.map((name) => `$${name} .=`), "['body'] .="],
  find: [...COLLECTED.map((name) => `$$${name} .= $value`), "$$page['body'] .= $value"],
  where: { value: { trait: 'has', of: ['$_GET', '$_POST', '$_REQUEST', '$_COOKIE'] } },
  bad: { php: [...COLLECTED.map((name) => `<?php $${name} .= "Hello " . $_GET["name"];`), "<?php $page['body'] .= $_POST['text'];"] },
  good: { php: ['<?php $html .= "Hello " . htmlspecialchars($_GET["name"]);', '<?php $all = [];\nforeach ($_GET as $k => $v) $all[] = $k . "=" . esc_attr($v);\n$html .= implode(" ", $all);', '<?php $html .= "Hello " . $name;', '<?php $sql .= " AND a = " . $_GET["name"];'] },
};

export const bladeUnescaped: Rule = {
  ...danger,
  langs: undefined,
  severity: 'medium',
  id: 'blade-unescaped',
  title: 'Template that puts a value in unescaped',
  fix: 'Write {{ }} instead of {!! !!}, or clean the value before it is stored.',
  near: ['{!!'],
  find: [/\{!!\s*(?:(?:nl2br|trim|ucfirst|substr|mb_substr|Str::limit|(?:str_replace|preg_replace)\((?:["'][^"'\n]{0,20}["'],\s*){2}|html_entity_decode)\(?|['"]<[^'"\n]{0,60}['"]\s*\.\s*){0,2}\$(?!errors\b|slot\b|(?:icon|svg)s?\[|\w{0,40}->(?:links|render|toHtml|script|table)\()[^!\n]{1,120}!!\}/, /\{!!\s*(?:nl2br\()?(?:request\(\)?(?:->(?:get|input|query)\()?['"]|old\(['"])[^!\n]{1,60}!!\}/],
  bad: { 'page.blade.php': ['<p>{!! $comment->body !!}</p>', '{!! $text !!}', '{!! nl2br($comment->body) !!}', '{!! trim($a) !!}', '{!! ucfirst($a) !!}', '{!! substr($a, 0, 9) !!}', '{!! mb_substr($a, 0, 9) !!}', '{!! Str::limit($post->body, 80) !!}', '{!! str_replace("\\n", "<br>", $a) !!}', '{!! preg_replace("/x/", "<b>", $a) !!}', '{!! html_entity_decode($a) !!}', "{!! '<b>' . $user->name !!}", "{!! request('q') !!}", "{!! nl2br(request()->input('q')) !!}", "{!! request()->get('q') !!}", "{!! request()->query('q') !!}", "{!! old('bio') !!}"] },
  good: { 'page.blade.php': ['<i>{!! $icons[$type] !!}</i>', '<p>{{ $comment }}</p>', '{!! csrf_field() !!}', '{!! $posts->links() !!}', '{!! Form::open() !!}', '{!! $slot !!}', '{!! nl2br(e($comment->body)) !!}', '{!! Str::limit(e($a), 9) !!}', "{!! view('a')->with('q', request('q')) !!}"] },
};

export const phpInScriptText: Rule = {
  ...danger,
  langs: undefined,
  severity: 'medium',
  confidence: 'possible',
  id: 'php-value-in-script-text',
  title: 'Value of PHP between quotes of a script',
  fix: 'Print json_encode($value) without quotes around it; JSON_HEX_TAG keeps </script> out.',
  near: ["'<?php echo $", "'<?php print $", "'<?= $", '"<?php echo $', '"<?= $'],
  find: [/(?:(?:var|let|const)\s[\w$]{1,40}\s{0,20}=\s?|[\w$]\s=\s|\w:\s|sanitize\(|\w\()(?<quote>["'])<\?(?:php\s(?:echo|print)|=)\s?\$[\w>[\]'"-]{1,80}\s?;?\s?\?>\k<quote>/],
  bad: { 'a.php': ["<script>var title = '<?php print $title;?>';</script>", "<script>message: clean('<?php echo $message; ?>'),</script>", "<script>x = '<?= $a ?>';</script>", '<script>let a = "<?php echo $row[\'a\']; ?>";</script>', '<script>const b = "<?= $b ?>";</script>'] },
  good: { 'a.php': ["<script>var title = <?php print json_encode($title);?>;</script>", '<input value="<?php echo $a; ?>">', "<script>var a = '<?php echo esc_js($a); ?>';</script>", '<input value="<?= $a ?>">', "<input value='<?php print $a; ?>'>", "<input value='<?= $a ?>'>"] },
};

/** Twig escapes what comes out of a filter, unless the filter says that it gives markup: then nobody escapes what went in. */
export const twigSafeFilter: Rule = {
  ...danger,
  severity: 'medium',
  id: 'twig-filter-safe',
  title: 'Filter of Twig that says its result is safe and escapes nothing',
  fix: "Add 'pre_escape' => 'html', or pass the value through htmlspecialchars in the filter.",
  near: ['twigfilter('],
  find: ["new TwigFilter($name, [$object, $method], ['is_safe' => ['html', $...]])"],
  where: { match: { not: { trait: 'beside', of: ['htmlspecialchars', 'twig_escape_filter', 'escape(', 'sanitize', 'purif', 'strip_tags', 'htmlentities', 'needs_environment', '->render(', 'new Markup('] } } },
  hole: 'none',
  bad: { php: ["<?php class E extends AbstractExtension { function getFilters() { return [new TwigFilter('mention', [$this, 'mention'], ['is_safe' => ['html']])]; } function mention($t) { return '<b>' . $t . '</b>'; } }", "<?php return [new TwigFilter('a', [$this, 'a'], ['is_safe' => ['html', 'js']])];"] },
  good: { php: ["<?php return [new TwigFilter('a', [$this, 'a'], ['is_safe' => ['html'], 'pre_escape' => 'html'])];", "<?php return [new TwigFilter('a', static function (Message $m): string { return $m->getDisplay(); }, ['is_safe' => ['html']])];", "<?php return [new TwigFilter('a', 'b')];", "<?php class E { function f() { return [new TwigFilter('a', [$this, 'a'], ['is_safe' => ['html']])]; } function a($t) { return '<b>' . htmlspecialchars($t) . '</b>'; } }"] },
};

/** developer.wordpress.org/reference/functions/add_query_arg: without an address of its own it takes the one of the request, and escapes nothing. */
export const wordpressAddress: Rule = {
  ...danger,
  langs: undefined,
  severity: 'medium',
  id: 'wordpress-address-unescaped',
  title: 'Address of the request written into the page',
  fix: 'Write esc_url(add_query_arg(…)).',
  near: ['_query_arg('],
  find: [/(?:\b(?:href|action|src)=\\?["']\s?["']?\s?(?:\.\s?|<\?(?:php\s)?(?:echo|=)\s?)|\becho\s)(?:add_query_arg\(\s?(?:array\([^()]{0,200}\)|\[[^[\]]{0,200}\]|["'][^"',()]{1,40}["'],\s?[^,()]{1,60})|remove_query_arg\(\s?(?:array\([^()]{0,200}\)|\[[^[\]]{0,200}\]|["'][^"'()]{1,40}["']))\s?\)/],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.inc'] } },
  bad: { php: ["<?php $a['edit'] = '<a href=\"' . add_query_arg( array( 'action' => 'edit', 'id' => $post->ID ) ) . '\">Edit</a>';", '<a href="<?php echo add_query_arg("page", $n); ?>">Next</a>', "<?php echo remove_query_arg('paged');", "<form action=\"<?= remove_query_arg(['a', 'b']) ?>\">"] },
  good: { php: ["<?php echo esc_url(add_query_arg('page', $n));", "<?php echo add_query_arg('page', $n, admin_url('tools.php'));", "<?php $url = add_query_arg('page', $n);", "<?php echo remove_query_arg('a', $url);"], 'a.md': ["<?php echo remove_query_arg('paged');"] },
};

/** twig.symfony.com/doc/3.x/filters: nl2br escapes before it breaks the lines, replace does not. */
export const twigLinesRaw: Rule = {
  ...danger,
  langs: undefined,
  severity: 'medium',
  id: 'twig-text-raw',
  title: 'Text of others put into the page unescaped',
  fix: 'Write {{ text|nl2br }}, which escapes first, or {{ text|sanitize_html }} where it is markup.',
  near: ['|raw', '| raw'],
  find: [
    /\{\{-?\s?(?!["'])(?![^{}\n]{0,100}\|\s?(?:e|escape|striptags|trans|t|sanitize\w{0,20}|purify\w{0,10})\b)[^{}\n]{1,100}\|\s?replace\(\s?\{\s?["'](?:\\r)?\\n["'][^{}\n]{0,60}<br[^{}\n]{0,40}\}\s?\)\s?\|\s?raw\b/,
    /\{\{-?\s?\w{0,20}(?:[cC]omment|[rR]eview|[rR]eply|[fF]eedback|[tT]icket|[gG]uestbookEntry)\.(?:body|text|content|message|comment)\s?\|\s?raw\s?-?\}\}/,
  ],
  bad: { 'a.html.twig': ["<p>{{ note.text|replace({'\\n': '<br>'})|raw }}</p>", '<p>{{ order.remark | replace({"\\n": "<br />"}) | raw }}</p>', '<div>{{- review.text|raw -}}</div>', '<div>{{ guestbookEntry.message | raw }}</div>'] },
  good: { 'a.html.twig': ['<p>{{ note.text|nl2br }}</p>', "<p>{{ note.text|e|replace({'\\n': '<br>'})|raw }}</p>", "<p>{{ 'shop.hint'|trans|replace({'\\n': '<br>'})|raw }}</p>", "<p>{{ note.text|replace({'\\n': ' '}) }}</p>", '<div>{{ review.text|sanitize_html|raw }}</div>', '<div>{{ review.stars|raw }}</div>', '<div>{{ block.content|raw }}</div>'] },
};

/** How the other values of the same page are written. */
const ESCAPED = ['<?= htmlspecialchars(', '<?php echo htmlspecialchars(', 'echo htmlspecialchars(', '<?= htmlentities(', '<?= h(', '<?= e(', '<?= esc(', '<?= $this->escapeHtml(', '<?= $this->e(', '<?= Html::encode('];
const SAID = '(?:message|comment|bio|about|motto|nick(?:name)?|user_?name|first_?name|last_?name|full_?name|name|subject|review|feedback|note|remark|reason|city|address|company|website|homepage|location|hometown|phone|email|caption)';

/** php.net/nl2br: it adds tags and escapes nothing. */
export const phpFieldBare: Rule = {
  ...danger,
  severity: 'medium',
  langs: undefined,
  id: 'php-field-unescaped-among-escaped',
  title: 'Field of a record written unescaped where others are escaped',
  fix: 'Write it as the others: <?= htmlspecialchars($row["message"]) ?>, and nl2br(htmlspecialchars($text)).',
  near: ['<?= $', '<?=$', '<?= nl2br(', '<?php echo $', '<?php echo nl2br('],
  find: [
    new RegExp(String.raw`<\?(?:=|php echo)\s{0,4}(?:nl2br|trim|ucfirst|mb_substr|substr)\(\s{0,4}(?<value>\$\w{1,30}(?:\[['"]\w{1,30}['"]\]|->\w{1,30}(?:\(\))?))\s{0,4}[,)]`, 'y'),
    new RegExp(String.raw`<\?(?:=|php echo)\s{0,4}(?<value>\$(?!this\b|form\b|config|lang|settings)\w{1,30}(?:\[['"]${SAID}['"]\]|->(?:get_?)?${SAID}(?:\(\))?)(?:\s{0,4}\?\?\s{0,4}(?:''|""))?)\s{0,4};?\s{0,4}\?>`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.tpl', '.inc'] }, value: { trait: 'text-says', of: ESCAPED } },
  bad: { 'a.php': [...ESCAPED.map((escape) => `<b>${escape}$row["title"]) ?></b>\n<p><?= nl2br($row["text"]) ?></p>`), '<b><?= h($r["title"]) ?></b><i><?= $r["nickname"] ?></i>', '<b><?=h($r->title) ?></b><b><?= h($r->id) ?></b><i><?=$r->comment ?></i>', '<b><?= h($r->title) ?></b><b><?php echo $r->getSubject(); ?></b>', '<b><?= h($r["title"]) ?></b><i><?php echo $r["city"]; ?></i>', '<b><?= h($r["title"]) ?></b><i><?php echo nl2br($r->text); ?></i>'] },
  good: { 'a.php': ['<b><?= h($row["title"]) ?></b>\n<p><?= nl2br(h($row["text"])) ?></p>', '<p><?= nl2br($row["text"]) ?></p>', '<b><?= h($r["title"]) ?></b><i><?= $r["id"] ?></i><i><?= $html ?></i>', '<b><?= h($r["title"]) ?></b><i><?= $this->name ?></i>'], 'a.md': ['<b><?= h($row["title"]) ?></b>\n<p><?= nl2br($row["text"]) ?></p>'] },
};

const TAGS = ['<a ', '<b>', '<p>', '<p ', '<td', '<li', '<h1', '<h2', '<h3', '<h4', '<div', '<span', '<strong', '<label', '<input', '<option', '<textarea'];

export const phpRowEchoed: Rule = {
  ...danger,
  severity: 'medium',
  id: 'php-row-echoed',
  title: 'Text of a record written into the page as it was stored',
  fix: 'Write htmlspecialchars($row["name"], ENT_QUOTES); in WordPress esc_html.',
  near: ['echo ', '<?=', ...TAGS],
  find: ['echo $value', '$html $+ $value'],
  where: { value: { all: ['row', { trait: 'has', of: WRITTEN }, { not: 'sanitised' }] }, match: { any: [{ trait: 'within', of: ['</', ...TAGS] }, { not: { trait: 'within', of: ['PHP_EOL', '\\n', '\\t'] } }] } },
  hole: 'none',
  bad: {
    php: [
      ...WRITTEN.map((column) => `<?php while ($row = mysqli_fetch_assoc($r)) {\n  echo $row["${column}"];\n}`), ...TAGS.map((tag) => `<?php $row = $r->fetch();\nreturn '${tag} class="a">' . $row["name"];`),
      '<?php $line = static function (array $entry): string {\n  return "<li><b>{$entry[\'author\']}</b></li>";\n};\n$all = $db->query("SELECT author FROM notes");\necho implode("", array_map($line, $all->fetchAll()));', '<?php function line($entry) {\n  return "<li>" . $entry["title"] . "</li>";\n}\n$all = $st->fetchAll();\necho implode("", array_map("line", $all));',
      '<?php $row = $r->fetch();\nprint $row["name"];', '<?php $row = $r->fetch();\necho "<td>" . $row["name"] . "</td>\\n";', '<?php foreach ($db->query("SELECT * FROM posts") as $post): ?>\n<?= $post["title"] ?>\n<?php endforeach; ?>', '<?php $posts = $st->fetchAll();\nforeach ($posts as $post) echo $post->title;',
    ],
  },
  good: { php: ['<?php $row = $r->fetch();\necho $row["name"] . PHP_EOL;', '<?php $row = $r->fetch();\necho $row["name"] . "\\n";', '<?php $row = $r->fetch();\necho $row["name"] . "\\t";', '<?php echo $row["name"];', '<?php $row = $r->fetch();\necho $row["id"];', '<?php $row = $r->fetch();\necho htmlspecialchars($row["name"]);', '<?php $row = $r->fetch();\n$row["name"] = htmlspecialchars($row["name"]);\necho $row["name"];', '<?php $row = $r->fetch();\nreturn "<p>" . esc_html($row["name"]);'] },
};

/** php.net/strip_tags: quotes stay as they are. */
export const phpTagsStrippedInAttribute: Rule = {
  category: 'xss',
  cwe: [79, 116],
  severity: 'medium',
  id: 'php-tags-stripped-in-attribute',
  title: 'Value in an attribute from which only tags were taken',
  why: 'A quote in it ends the attribute, and an event handler may follow.',
  fix: 'Use htmlspecialchars($value, ENT_QUOTES), or esc_attr in WordPress.',
  near: ['strip_tags('],
  find: [/(?<=="['"] ?\. ?)strip_tags\(\s?\$[^()\n]{1,80}\) ?\. ?['"]"/, /(?<==(?:"|\\"|')<\?(?:=|php echo) ?)strip_tags\(\s?\$[^()\n]{1,80}\);? ?\?>["']/],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.inc', '.tpl'] } },
  bad: { php: ["<?php $html .= '<td title=\"' . strip_tags($table['comment']) . '\">';", '<a title="<?= strip_tags($name) ?>">'] },
  good: { php: ["<?php $html .= '<td>' . strip_tags($table['comment']) . '</td>';", "<?php $html .= '<td title=\"' . htmlspecialchars(strip_tags($name)) . '\">';"], txt: ["'<td title=\"' . strip_tags($a) . '\">'"] },
};
