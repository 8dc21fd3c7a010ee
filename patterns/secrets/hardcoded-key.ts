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
      'const delete_key = "0x{{40:hex}}";',
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

const BYTE = '(?:\\(byte\\) ?)?0x[0-9A-Fa-f]{1,2}(?:u8|[uU])?';
const LIST = `(?<value>(?:${BYTE}\\s{0,4},\\s{0,80}){15,63}${BYTE})`;
/** `key[32] =`, `KEY: [u8; 32] =`, `key := []byte`, `byte[] key = new byte[]`, up to the bracket of the list. */
const TAKES = '(?:\\[[^\\]\\n]{0,30}\\])?\\s?(?::\\s?&?(?:\'static )?[\\w<>[\\]; ]{1,30})?\\s?:?=\\s{0,8}&?(?:new\\s\\w{1,12}(?:\\[\\d{0,4}\\])?\\s{0,8}|\\[(?:\\d{0,4}|\\.\\.\\.)\\](?:byte|uint8)|byteArrayOf|ubyteArrayOf|intArrayOf|(?:bytes|bytearray|Buffer\\.from|Uint8List\\.fromList|new Uint8Array)\\(|const )?\\s{0,8}[[{(]\\s{0,80}';

export const keyBytes: Rule = {
  id: 'key-bytes',
  category: 'secret',
  cwe: [321, 798],
  severity: 'medium',
  title: 'Key in the code, as bytes',
  why: 'Everybody who has the program or its repository has the key.',
  fix: 'Read the key from a secret store or a file of its own that is not committed, and replace this one.',
  near: ['key', 'secret'],
  given: ['[=:'],
  find: [new RegExp(`(?<name>(?:key|secret)(?:_?(?:bytes|data|\\d{1,3}))?)(?<!(?:pub|test|example|demo|sample|vector|sort|peer|verif)\\w{0,30}\\k<name>)${TAKES}${LIST}`, 'iy')],
  where: { value: { trait: 'entropy', of: [3.2] } },
  bad: {
    c: ['static const unsigned char kKey[16] = {\n  0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86,\n  0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac,\n};'],
    java: ['private static final byte[] KEY = new byte[] { (byte)0x87, (byte)0xeb, 0x57, 0x47, (byte)0x92, (byte)0x9c, 0x4b, (byte)0x86, 0x2b, 0x6b, (byte)0xaa, 0x51, (byte)0xce, (byte)0x94, (byte)0x96, (byte)0xac };'],
    kotlin: ['val secretBytes = byteArrayOf(0x17, 0x6b, 0x57, 0x47, 0x12, 0x1c, 0x4b, 0x06, 0x2b, 0x6b, 0x2a, 0x51, 0x4e, 0x14, 0x16, 0x2c)'],
    go: ['var signingKey = []byte{0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac}'],
    rust: ['const MASTER_KEY: [u8; 16] = [0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac];'],
    swift: ['let aesKey: [UInt8] = [0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac]'],
    py: ['APP_KEY = bytes([0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac])'],
    js: ['const key = new Uint8Array([0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac]);'],
  },
  good: {
    c: ['static const unsigned char kTextDigest[16] = {\n  0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86,\n  0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac,\n};', 'static const uint8_t key[16] = { 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01 };', 'static const uint8_t server_public_key[16] = { 0x87, 0xeb, 0x57, 0x47, 0x92, 0x9c, 0x4b, 0x86, 0x2b, 0x6b, 0xaa, 0x51, 0xce, 0x94, 0x96, 0xac };'],
    js: ['const keys = [0x25, 0x26, 0x27, 0x28];'],
  },
};
