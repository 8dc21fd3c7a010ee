/** Checks that stand there and ask nothing: methods that nobody calls, redirects behind which the page goes on. */
import type { Rule } from '../../lib/types.ts';

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
