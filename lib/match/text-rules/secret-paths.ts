/** Which files write values without quotes, and which hold text for people. */

const CONFIG =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|\.npmrc|\.pypirc|\.netrc|_netrc|\.pgpass|\.my\.cnf|pip\.conf|\.?(?:bash|zsh)(?:rc|_profile|env)|\.profile|[^/]*Dockerfile[^/]*|Containerfile|Makefile|Jenkinsfile|credentials|config|hosts|inventory|[^/]*\.(?:ya?ml|ini|cfg|conf|cnf|config|properties|props|toml|sh|bash|zsh|ksh|fish|bat|cmd|envrc|service|tfvars|hcl|tpl|j2|txt|md|rst|adoc|log|example|sample|dist|template|local|prod|production|dev|staging))$/i;

/** ISO 639-1 but Ido, by the first letter: `db.yml` and `io.js` are in no language. */
const LANGUAGE =
  'a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]|i[adegikstu]|j[av]|k[agijklmnoruvwy]|l[abgintouv]|m[ghiklnrsty]|n[abdeglnorvy]|' +
  'o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]|t[aeghiklnorstwy]|u[grkz]|v[eio]|w[ao]|xh|y[io]|z[ahu]';

const TRANSLATION = new RegExp(
  /(?:^|\/)(?:i18n|l10n|locales?|locali[sz]ations?|lang|langs|languages?|translations?|messages)\/|(?:^|\/)(?:values-[^/]*\/strings\.xml|messages[_.-][^/]*|(?:Local)?Strings_[a-z]{2}(?:_[A-Z]{2})?\.properties|[^/]*\.(?:po|pot|xlf|xliff|strings|resx|arb|ftl|lproj))$/.source +
    `|(?:^|\\/)(?:${LANGUAGE})(?:[-_][A-Za-z]{2,4})?\\.(?:json|ya?ml|js|ts|php|properties)$`,
);

/** Whether values may stand without quotes in a file of this name. */
export function isConfigPath(path: string): boolean {
  return CONFIG.test(path);
}

/** Whether a file of this name holds texts in the languages of people. */
export function isTranslationPath(path: string): boolean {
  return TRANSLATION.test(path);
}
