/** Secret keys of age: Bech32. https://age-encryption.org/v1 */
import type { Rule } from '../../lib/types.ts';
import { privateKey } from './private-key.ts';

export const ageSecretKey: Rule = {
  ...privateKey,
  id: 'age-secret-key',
  title: 'age secret key',
  services: ['age'],
  near: ['age-secret-key-1', 'age-plugin-'],
  find: [
    /(?<![\w-])(?<value>AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58})(?!\w)/y,
    /(?<![\w-])(?<value>AGE-PLUGIN-[A-Z0-9]{1,30}-1[02-9AC-HJ-NP-Z]{20,1000})(?!\w)/y,
  ],
  proof: 'bech32',
  bad: { 'key.txt': ['# public key: age1xyz\n{{bech32:AGE-SECRET-KEY-}}', '{{bech32:AGE-PLUGIN-YUBIKEY-}}'] },
  good: { 'key.txt': ['# public key: age1{{58:bech32}}', 'AGE-SECRET-KEY-1...'] },
};
