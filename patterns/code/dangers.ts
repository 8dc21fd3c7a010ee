/** Dangers that several files of rules speak of; each says for its languages where they stand. */

export const BELIEVES_EVERY_SERVER = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Client that believes every server',
  why: 'Anyone on the way can answer in the name of the server: he reads the password and the data, and changes them.',
} as const;

export const COOKIE_WITHOUT_FLAGS = {
  category: 'session',
  cwe: [614, 1004],
  severity: 'medium',
  title: 'Session cookie without all its flags',
  why: 'Without Secure the cookie goes over http, without HttpOnly any script on the page reads it.',
} as const;

export const NEVER_ENDS = {
  category: 'session',
  cwe: [613],
  severity: 'medium',
  title: 'Token that never ends',
  why: 'A token that leaks, or that its user gave up, opens the account for ever.',
} as const;

export const SESSION_KEPT = {
  category: 'session',
  cwe: [384],
  severity: 'medium',
  title: 'Session kept over the login',
  why: 'Whoever gave the visitor the session before the login is then logged in as well.',
} as const;

export const VALUE_IN_PAGE = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Value written into a page',
  why: 'Markup in the value becomes part of the page, and a script in it runs with the rights of the user.',
} as const;

export const WEAK_HASH = {
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
} as const;

export const WEAK_CIPHER = {
  category: 'weak-crypto',
  cwe: [327],
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES and RC4 are broken, and ECB shows which blocks are equal.',
} as const;

export const CHECK_SWITCHED_OFF = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
} as const;

export const BUILT_FOR_SPEED = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

/** Asks where the address leads, or sends through what does; `ValidationError`, `validateStatus`, `private readonly` and `User-Agent` do not. */
export const ASKS_WHERE = [
  'rivateI', 'rivateA', 'rivateN', 'rivateH', 'rivate_', 'rivate-', 'PRIVATE', 'is_private', 'isPrivate', 'oopback', 'ublicI', 'ublicA', 'ublicH', 'ublicU', 'ublic_', 'dns', 'DNS', 'lookup', 'resolve', 'llowed', 'lowlist', 'ssert', 'alidateU', 'alidateH', 'alidateA', 'alidateT', 'alidateW', 'alidate_', 'alidator', 'alid_url', 'alidUrl', 'safe', 'Safe', 'ssrf', 'SSRF', 'Agent:', 'agent:', 'Agent(', ',agent', '{agent', 'ilter', 'ispatcher', 'roxy', 'startsWith', 'hostname', 'netloc', 'is_global', 'ipaddress',
];

export const OBJECT_OF_ANYONE = {
  category: 'access-control',
  cwe: [639, 862],
  severity: 'medium',
  title: 'Object looked up by its id, whoever asks',
  why: 'Who is logged in can send the ids of others, and reads, changes or deletes what is theirs.',
  hole: 'none',
  where: { match: 'unowned' },
} as const;
