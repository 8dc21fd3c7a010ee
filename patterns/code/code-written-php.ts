/** PHP that is put together from values and written where it will be run: settings of installers, caches. */
import type { Rule } from '../../lib/types.ts';

export const phpCodeWritten: Rule = {
  id: 'php-code-written',
  category: 'code-injection',
  cwe: [94],
  severity: 'high',
  title: 'Value joined into code that is written to a file',
  why: 'A quote in the value ends the text, and what follows it runs with every request that reads the file.',
  fix: 'Write each value by var_export($value, true), or keep settings as JSON.',
  near: ['file_put_contents(', 'fwrite(', 'fputs('],
  find: ['file_put_contents($path, $value, $...)', 'fwrite($path, $value)', 'fputs($path, $value)'],
  where: { value: { trait: 'contains', of: ['<?php', '<?='] } },
  langs: ['php'],
  bad: {
    php: [
      '<?php file_put_contents("config.php", "<?php\\n\\$name = \'" . $_POST["name"] . "\';");', '<?php $out = "<?php\\n";\nforeach ($_POST as $k => $v) { $out .= "define(\'$k\', \'$v\');\\n"; }\nfile_put_contents("conf.php", $out);', '<?php function f($v) { file_put_contents("a.phtml", "<?= \'$v\' ?>"); }', '<?php fwrite($h, "<?php return \'$name\';");', '<?php fputs($h, "<?php return \'$name\';");',
    ],
  },
  good: { php: ['<?php file_put_contents("config.php", "<?php return " . var_export($settings, true) . ";");', '<?php file_put_contents("a.php", "<?php return 1;");', '<?php file_put_contents("a.txt", "name: " . $name);', '<?php $out = "<?php\\n";\nforeach ($all as $k => $v) { $out .= "define(" . var_export($k, true) . ", " . var_export($v, true) . ");\\n"; }\nfile_put_contents("conf.php", $out);', '<?php fwrite($h, "a" . $b);', '<?php fputs($h, "a" . $b);', '<?php file_put_contents("a.php", $code);'] },
};
