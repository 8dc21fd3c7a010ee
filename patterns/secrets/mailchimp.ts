/** Mailchimp's and Mandrill's keys. https://mailchimp.com/developer/marketing/guides/quick-start/ */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

/** 32 hexadecimal digits and the data centre. */
export const mailchimpKey: Rule = {
  ...credentialOf({ id: 'mailchimp-key', owner: 'Mailchimp' }),
  near: Array.from({ length: 9 }, (_, i) => `-us${i + 1}`),
  find: [/(?<=(?<![\w-])(?=(?<value>.{32}-us\d{1,2}))[0-9a-f]{32})-us\d{1,2}(?![\w-])/dy],
  bad: { js: Array.from({ length: 9 }, (_, i) => `const key = "{{32:hex}}-us${i + 1}";`) },
  good: { js: ['const region = "my-us1-east"', 'const bucket = "{{20:hex}}-us1"'] },
};
