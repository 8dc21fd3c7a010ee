/** MaxMind's licence keys end in _mmk. https://dev.maxmind.com/license-key */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

export const maxmindKey: Rule = {
  ...credentialOf({ id: 'maxmind-key', owner: 'MaxMind', what: 'license key' }),
  near: ['_mmk'],
  find: [/(?<=(?<![\w-])(?=(?<value>.{40}))[A-Za-z0-9]{6}_[A-Za-z0-9]{29})_mmk(?![\w-])/dy],
  bad: { '.env': ['LICENSE={{6}}_{{29}}_mmk'] },
  good: { js: ['const suffix = "_mmk"'] },
};
