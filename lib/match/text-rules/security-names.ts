/** Functions that are known by their names to keep something out or to make it safe. */

const CREDENTIAL = '(?:tokens?|jwt|passwords?|passwd|credentials?|signatures?|sessions?|auth(?:entication|ori[sz]ation)?|permissions?|access|login|csrf|otp|totp|mfa|2fa|apikeys?|certificates?|hmac|webhook|captcha|ownership|licen[cs]e)';
const ROLE = '(?:(?:super|site|system)?admin(?:istrator)?(?:user)?|superuser|authenticated|authori[sz]ed|loggedin|permitted|requiredrole|privileges?|trusted(?:origin|host|source|user|domain|sender|client|caller|request|device)|accessto)';
const ADMITS = `(?:is|has|useris|checkis|userhas|can)(?:an?|the|user|valid|currentuser)?(?:${ROLE}|(?:valid)?${CREDENTIAL}(?:valid|verified|correct|ok|matches)?)`;
const VERIFIES = `(?:verify|validate|check|authenticate|authori[sz]e|confirm|compare|match(?:es)?)(?:the|user|admin|jwt|csrf|xsrf|refresh|reset|access|request|webhook|api|client|id|bearer|github|stripe|slack|auth|security|session|server|ssl|tls)?(?:${CREDENTIAL}|users?|admin|role|owner|origin|requestsignature|cert)`;
const REFUSES = '(?:is|has|useris|was)(?:user|account|ip|token|session|certificate|cert|jwt|been)?(?:blocked|banned|blacklisted|revoked|lockedout|suspended|ratelimited|malicious|tampered|tokenexpired|sessionexpired)|(?:is)?(?:token|session|certificate|jwt)(?:is|has)?(?:expired|revoked)|(?:requires?|needs?)(?:auth(?:entication|ori[sz]ation)?|2fa|mfa|admin)';
const PROTECTS = 'hash(?:the|user)?(?:password|passwd|pin|secret|token)|encrypt(?:data|text|password|value|message|token|field|payload|string|secret|file)?|saniti[sz]e(?:html|input|userinput|string|text|value|sql|query|url|path|filename|data|output|content)?|escape(?:html|sql|xml|shell|attr|attribute|string|input|js|userinput)|purify(?:html)?|strip(?:tags|scripts?)';

/** What asks whether somebody may do something; a component may say the same of its own buttons, so a parameter must say who. */
const PERMITS = 'can(?:edit|delete|update|view|read|write|manage|modify|remove|publish|approve|destroy|create|access|see)[a-z0-9]{0,20}|may(?:edit|delete|update|view|read|write|manage|modify|remove|publish|approve|access|see|open|download)[a-z0-9]{0,20}|(?:is|check)(?:the)?(?:owner|manager|moderator|staff)|owns|can|hasroles?|allowed|isallowed|permits?';
/** What should look at something before it is used, whatever that is. */
const LOOKS = '(?:validate|verify|authori[sz]e|authenticate|isvalid|issafe|sanitize)[a-z0-9]{0,40}|is(?:signed|genuine|authentic|trusted|intact|untampered|verified|allowed|permitted|legit(?:imate)?)[a-z0-9]{0,20}|check(?:the|user)?(?:permissions?|access|auth[a-z]{0,15}|login|passwords?|tokens?|signatures?|credentials?|origin|roles?|owner(?:ship)?|input|uploads?|file|quota|(?:rate)?limits?)';

/** Of names in lower case without underscores. */
const KINDS: Record<string, RegExp> = {
  check: new RegExp(`^(?:${ADMITS}|${VERIFIES}|admin|isgranted|voteonattribute|authenticated?|authori[sz]ed?|canaccess[a-z0-9]{0,20}|canactivate|valid${CREDENTIAL}|(?:image|firmware|update|package|request|message|user|client|payload|webhook)?${CREDENTIAL}(?:is)?(?:valid|match(?:es)?|verified|ok|correct))$`),
  refusal: new RegExp(`^(?:${REFUSES})$`),
  permission: new RegExp(`^(?:${PERMITS})$`),
  look: new RegExp(`^(?:${LOOKS})$`),
  protection: new RegExp(`^(?:${PROTECTS})$`),
};

/** Whether a name says that its function lets in only whom it should (`check`: isAdmin, verify_token), keeps out (`refusal`: isBlocked), makes safe (`protection`: escapeHtml), says who may do what (`permission`: canEdit) or looks at anything at all (`look`: validateInput). */
export function namesSecurity(name: string, kind: string): boolean {
  return KINDS[kind].test(name.replaceAll('_', '').toLowerCase());
}
