/** Generated values under names that end in key or salt, and name and password in the configuration of registries. */
import type { Rule } from '../../lib/types.ts';
import { GIVEN, assigned, configured } from './assigned.ts';
import { hardcodedToken } from './hardcoded-token.ts';

/** `GOOGLE_MAPS_KEY`, `stripe_key`, `x-functions-key`: less clear than a token, so the value must look generated. */
export const hardcodedKey: Rule = {
  ...hardcodedToken,
  id: 'hardcoded-key',
  title: 'Key in the code',
  near: ['_key', '-key'],
  given: GIVEN.slice(0, 4),
  find: [...assigned().slice(0, 4), configured('[_-]key')[0]],
  where: {
    head: { trait: 'length', of: [2, 60] },
    name: { trait: 'names', of: ['token'] },
    value: {
      all: [
        { trait: 'length', of: [16, 500] },
        'random',
        { not: 'composed' },
        { not: 'reference' },
        { not: 'word' },
        { not: 'has-proof' },
        { not: 'uuid' },
      ],
    },
  },
  bad: {
    js: [
      'const GOOGLE_MAPS_KEY = "{{32}}";',
      'headers["x-functions-key"] = "{{40}}";',
      'config.set("maps_key", "{{32}}");',
      'client.set_key("{{32}}");',
    ],
    cpp: ['#define SENSOR_KEY "{{32}}"'],
    '.env': ['MAPS_KEY={{32}}'],
  },
  good: {
    py: ['prev_key = key[:-1].rstrip()'],
    js: [
      "tool --key='{{40:hex}}'",
      'const cache_key = "{{32}}";',
      'const sort_key = "{{32}}";',
      'const maps_key = "{{8}}";',
      'const maps_key = "20240101000000000";',
      'const maps_key = "Expr1Statement2List3Node4";',
      'const maps_key = "${MAPS_KEY_v2_a1B2}";',
      'const maps_key = "a1 B2 c3 D4 e5 F6 g7 H8";',
      'const maps_key = "ghp_{{36}}";',
      'const maps_key = "{{uuid}}";',
    ],
    yaml: ['encryptedData:\n  maps_key: AgB{{200:base64}}'],
  },
};

/** A salt in the code is the same for everyone who has the code. */
export const hardcodedSalt: Rule = {
  ...hardcodedKey,
  id: 'hardcoded-salt',
  cwe: [760],
  severity: 'medium',
  title: 'Salt in the code',
  why: 'A salt that everyone shares lets one table of guesses serve against every password.',
  fix: 'Draw a new random salt for each password, or let bcrypt, scrypt or Argon2 do it.',
  near: ['salt'],
  given: GIVEN.slice(0, 1),
  find: [assigned()[0]],
  where: {
    name: { trait: 'names', of: ['secret'] },
    value: {
      all: [{ trait: 'length', of: [8, 200] }, { any: ['random', 'typed'] }, { not: 'composed' }, { not: 'reference' }, { not: 'word' }],
    },
  },
  bad: { js: ['const salt = "{{16}}";'], php: ["define('X', 1); $salt = '{{16:hex}}';"] },
  good: {
    js: [
      'const salt = "s1x";',
      'const salt = "zxqvwkjh";',
      'const salt = crypto.randomBytes(16);',
      'const saltLength = "a1B2c3D4e5";',
      'const salt = "${SALT_v2_a1B2}";',
      'const salt = "a pinch of s4lt";',
      'const salt = "Expr1Statement2List3";',
    ],
  },
};

/** ~/.docker/config.json and pull secrets: "auth": base64 of name and password. */
export const registryAuth: Rule = {
  ...hardcodedToken,
  given: [],
  id: 'registry-auth',
  title: 'Name and password of a registry',
  near: ['"auth"'],
  find: [/"auth"\s{0,3}:\s{0,3}\\?"(?<value>[A-Za-z0-9+/]{8,400}={0,2})\\?"/y],
  proof: 'basic-auth',
  where: { value: 'basic-credentials' },
  bad: { json: ['{ "auths": { "registry.acme": { "auth": "{{basic}}" } } }'] },
  good: { json: ['{ "auth": "{{24}}" }', '{ "auth": "required" }'] },
};
