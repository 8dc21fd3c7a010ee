/** Passwords and secrets that the code compares with by a call; `"x" == password` is read as `password == "x"`. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

const NAMES = { any: [{ trait: 'names', of: ['password'] }, { trait: 'names', of: ['secret'] }] };
const VALUE = '(?<value>[^"\'\\s]{4,100})';
/** A name or an access: `user.getPassword()`, `$_POST["password"]`, `[]byte(password)`. */
const NAME = '(?:\\[\\]byte\\(|[\\w.]{1,40}\\.get)?(?<name>[\\w.$>-]{2,60}(?:\\[["\']\\w{2,40}["\']\\])?)(?:\\(\\))?\\)?';
const LITERAL = `(?:\\[\\]byte\\(|[bu@](?=["']))?(?<quote>["'])${VALUE}\\k<quote>\\)?`;

/** `"x".equals(password)`: told from the name, behind which nothing more may come. */
export const reversedComparison: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'password-compared',
  title: 'Password compared with text in the code',
  near: ['pass', 'pwd', 'secret'],
  find: [
    new RegExp(
      `(?=[\\w-]{3,40}["'\\]()]{0,4}\\s{0,3}(?:[);{:&|?\\r\\n]|and\\b|or\\b|then\\b|$))` +
        `(?<=\\k<quote>${VALUE}(?<quote>["'])\\s{0,3}\\.(?:equals|equalsIgnoreCase|contentEquals|eql\\?)\\(\\s{0,3}(?<head>[\\w.$>[\\]"'()-]{0,60}?)(?:get)?)` +
        `(?<name>[\\w-]{3,40})`,
      'diy',
    ),
  ],
  where: {
    name: NAMES,
    value: { all: [{ not: 'reference' }, { not: 'word' }, 'typed'] },
  },
  bad: {
    java: ['if ("{{9}}".equals(password)) open();', 'return "{{9}}".equalsIgnoreCase(user.getPassword());', 'if ("{{9}}".equals(pwd)) open();', 'if ("{{9}}".equals(clientSecret)) open();'],
  },
  good: {
    java: [
      'if ("s3cr3t_input".equals(passwordField)) focus();',
      'if ("${PASS1}".equals(password)) login();',
      'if ("required:8".equals(password)) login();',
      'if ("squirrel".equals(password)) login();',
      'if ("text".equals(type) && password) login();',
      'if ("a1b2c3d4".equals(password.hint)) login();',
    ],
  },
};

/** `strcmp(password, "x")`, `hmac.compare_digest(…)`, in either order. */
export const comparisonCall: Rule = {
  ...reversedComparison,
  id: 'password-compared-by-call',
  near: ['strcmp', 'strncmp', 'strcasecmp', 'memcmp', 'compare_digest', 'hash_equals', 'constanttimecompare', 'objects.equal', 'stringutils.equals'],
  find: [
    new RegExp(`[\\w.]{6,24}\\(\\s{0,3}${NAME}\\s{0,2},\\s{0,3}${LITERAL}\\s{0,3}[,)]`, 'iy'),
    new RegExp(`[\\w.]{6,24}\\(\\s{0,3}${LITERAL}\\s{0,2},\\s{0,3}${NAME}\\s{0,3}[,)]`, 'iy'),
  ],
  where: { name: NAMES, value: { all: [{ not: 'reference' }, { not: 'word' }, { not: 'has-proof' }, 'typed'] } },
  bad: {
    c: [
      'if (strcmp(password, "{{9}}") == 0) open();',
      'if (!strcmp("{{9}}", password)) open();',
      'if (!strncmp(password, "{{9}}", 9)) open();',
      'if (!strcasecmp(password, "{{9}}")) open();',
      'if (!memcmp(password, "{{9}}", 9)) open();',
    ],
    php: ['if (hash_equals($password, "{{9}}")) {', 'if (strcmp($_POST["password"], "{{9}}") === 0) {'],
    py: ['hmac.compare_digest(password, "{{9}}")'],
    go: ['subtle.ConstantTimeCompare([]byte(password), []byte("{{9}}"))'],
    java: ['Objects.equals(user.getPassword(), "{{9}}")', 'StringUtils.equals("{{9}}", password)'],
  },
  good: {
    c: [
      'if (strcmp(name, "a1b2c3d4") == 0)',
      'if (strcmp(password, "${PASS1}") == 0)',
      'if (strcmp(password, "required:8") == 0)',
      'if (strcmp(password, "squirrel") == 0)',
      'if (strcmp(password, other) == 0)',
      'if (strncmp(password, "$apr1$", 6) == 0)',
    ],
  },
};
