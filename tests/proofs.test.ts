import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandExample } from '../lib/match/examples.ts';
import { crc32 } from '../lib/match/proofs/crc32.ts';
import { prove, proofNames } from '../lib/match/proofs/index.ts';

test('CRC-32 has the check value of its specification', () => {
  assert.equal(crc32('123456789').toString(16), 'cbf43926');
  assert.equal(crc32(''), 0);
});

/** proof · value · outcome · what is said */
const CASES: [string, string, string, RegExp][] = [
  ['crc32-base62', 'ghp_{{30}}{{crc32}}', 'proved', /holds/],
  ['crc32-base62', 'ghp_{{36}}', 'disproved', /fails/],
  ['crc32-grafana', 'glsa_{{32}}_{{crc32:le}}', 'proved', /holds/],
  ['crc32-grafana', 'glsa_{{32}}_{{8:hex}}', 'disproved', /fails/],
  ['crc32-atlassian', 'ATATT3xFfGF0{{171:base64url}}={{crc32:all}}', 'proved', /holds/],
  ['crc32-atlassian', 'ATATT3xFfGF0{{171:base64url}}={{8:HEX}}', 'disproved', /fails/],
  ['crc32-cloudflare', 'cfut_{{40}}{{crc32:hex}}', 'proved', /holds/],
  ['crc32-cloudflare', 'cfut_{{40}}{{8:hex}}', 'disproved', /fails/],
  ['crc32-gitlab', 'glpat-{{40:base64url}}.01.0z{{crc32:gitlab}}', 'proved', /holds/],
  ['crc32-gitlab', 'glpat-{{40:base64url}}.01.0z{{7:lower}}', 'disproved', /fails/],
  ['crc32-gitlab', 'glpat-{{20}}', 'unknown', /^$/],
  ['bech32', '{{bech32:AGE-SECRET-KEY-}}', 'proved', /holds/],
  ['bech32', 'AGE-SECRET-KEY-1{{58:upper}}', 'disproved', /fails/],
  ['jwt', '{{jwt}}', 'unknown', /HS256, never expires/],
  ['jwt', '{{jwt:service_role}}', 'proved', /HS256/],
  ['jwt', '{{jwt:anon}}', 'disproved', /anonymous/],
  ['jwt', 'eyJ{{30}}.eyJ{{30}}.{{30}}', 'disproved', /header/],
  ['jwt', '{{b64:{"alg":"HS256"}}}.e30.abc', 'disproved', /header/],
  ['pem', '-----BEGIN RSA PRIVATE KEY-----\n{{pem}}\n-----END RSA PRIVATE KEY-----', 'proved', /read/],
  ['pem', '-----BEGIN PRIVATE KEY-----\\n{{pem}}\\n-----END PRIVATE KEY-----\\n', 'proved', /read/],
  ['pem', '-----BEGIN OPENSSH PRIVATE KEY-----\n{{pem:openssh}}\n-----END OPENSSH PRIVATE KEY-----', 'proved', /without passphrase/],
  ['pem', '-----BEGIN ENCRYPTED PRIVATE KEY-----\n{{pem}}\n-----END ENCRYPTED PRIVATE KEY-----', 'unknown', /encrypted/],
  ['pem', '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n{{pem}}\n-----END RSA PRIVATE KEY-----', 'unknown', /encrypted/],
  ['pem', '-----BEGIN RSA PRIVATE KEY-----\nMIIE{{600:base64}}\n-----END RSA PRIVATE KEY-----', 'disproved', /cut|no key/],
  ['pem', '-----BEGIN PRIVATE KEY-----\n{{20}}\n-----END PRIVATE KEY-----', 'disproved', /short/],
  ['pem', '-----BEGIN PRIVATE KEY-----\n{{400:base64}}\n-----END PRIVATE KEY-----', 'disproved', /no key/],
  ['pem-base64', '{{b64pem:PRIVATE KEY}}', 'proved', /read/],
  ['pem-base64', '{{b64:-----BEGIN PRIVATE KEY----- abc -----END PRIVATE KEY-----}}', 'disproved', /short/],
  ['aws-key-id', 'AKIAIOSFODNN7EXAMPLE', 'disproved', /documentation/],
  ['aws-key-id', 'AKIAQ{{15:base32}}', 'unknown', /^a key of account \d{12}$/],
  ['aws-key-id', 'AKIA0189{{12:upper}}', 'unknown', /^$/],
  ['pypi-macaroon', '{{pypi}}', 'proved', /pypi\.org/],
  ['pypi-macaroon', 'pypi-AgEIcHlwaS5vcmc{{30}}', 'disproved', /cannot be read/],
  ['slack-webhook', 'services/T{{8:upper}}/B{{10:upper}}/{{24}}', 'unknown', /^$/],
  ['slack-webhook', 'services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX', 'disproved', /documentation/],
  ['azure-storage-key', '{{86:base64}}==', 'proved', /64 bytes/],
  ['azure-storage-key', 'A'.repeat(86) + '==', 'disproved', /random/],
  ['azure-storage-key', '{{40:base64}}', 'disproved', /64/],
  ['basic-auth', '{{basic}}', 'unknown', /^$/],
  ['basic-auth', '{{24}}', 'disproved', /name and a password/],
  ['basic-auth', 'Zm9vOmI9YXI=', 'disproved', /user is that of an example/],
  ['basic-auth', 'Y2hhcmxlczoxMjM0NQ==', 'disproved', /reads like a placeholder/],
  ['unusual', '\xe2\x80\xae', 'unknown', /^U\+202E right-to-left override$/],
];

for (const [name, shape, proof, saw] of CASES) {
  test(`${name}: ${shape.slice(0, 60).replaceAll('\n', ' ')} is ${proof}`, () => {
    for (const seed of [1, 2, 3]) {
      const proven = prove(name, expandExample(shape, seed));
      assert.is(proven.proof, proof, proven.saw);
      assert.match(proven.saw, saw);
    }
  });
}

test('the well-known account of an AWS key id is decoded', () => {
  // The pair that the published descriptions of the encoding use; in two parts, so that no scanner takes it for a leak.
  assert.is(prove('aws-key-id', `ASIA${'QNZGKIQY56JQ7WML'}`).saw, 'a key of account 029608264753');
});

test('every proof has a case, and other names throw', () => {
  assert.equal(
    proofNames.filter((name) => !CASES.some(([used]) => used === name)),
    [],
  );
  assert.throws(() => prove('palm-reading', 'x'), /no proof/);
});

test.run();
