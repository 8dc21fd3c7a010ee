/** Azure's identifiable keys: a fixed signature inside. https://learn.microsoft.com/en-us/purview/sit-defn-azure-devops-personal-access-token */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

export const azureDevopsToken: Rule = {
  ...credentialOf({ id: 'azure-devops-token', owner: 'Azure DevOps', what: 'personal access token', severity: 'critical' }),
  near: ['azdo'],
  find: [/(?<=(?<![\w+/-])(?=(?<value>[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})(?![\w+/=-]))[A-Za-z0-9]{76})AZDO/dy],
  bad: { sh: ['export TOKEN={{76}}AZDO{{4}}'] },
  good: { js: ['const word = "AZDO"', 'const blob = "{{90}}AZDO{{4}}"'] },
};

/** Storage, Batch and Cosmos DB keys of 64 bytes, bus and hub keys of 32, registry passwords and search keys carry such marks too. */
export const azureMarkedKey: Rule = {
  ...azureDevopsToken,
  id: 'azure-marked-key',
  title: 'Azure service key',
  near: ['+ast', '+aba', '+amc', 'acdb', '+asb', '+aeh', '+arm', '+acr', 'azse', 'azfu'],
  find: [
    /(?<=(?<![\w+/-])(?=(?<value>.{80}[A-Za-z0-9+/]{5}[AQgw]==))[A-Za-z0-9+/]{76})(?:\+ASt|\+ABa|\+AMC|ACDb)/dy,
    /(?<=(?<![\w+/-])(?=(?<value>.{37}[A-Za-z0-9+/]{5}[A-P]=))[A-Za-z0-9+/]{33})(?:\+ASb|\+AEh|\+ARm)/dy,
    /(?<=(?<![\w+/-])(?=(?<value>.{47}[A-Za-z0-9+/]{5})(?![\w+/=]))[A-Za-z0-9+/]{42})\+ACR[A-D]/dy,
    /(?<=(?<![\w+/-])(?=(?<value>.{47}[A-Za-z0-9]{5})(?![\w+/=-]))[A-Za-z0-9_-]{42})AzSe[A-D]/dy,
    /(?<=(?<![\w+/-])(?=(?<value>.{48}[A-Za-z0-9_-]{5}[AQgw]==))[A-Za-z0-9_-]{44})AzFu/dy,
  ],
  bad: {
    js: [
      ...['+ASt', '+ABa', '+AMC', 'ACDb'].map((mark) => `const key = "{{76:base64}}${mark}{{5:base64}}A==";`),
      ...['+ASb', '+AEh', '+ARm'].map((mark) => `const key = "{{33:base64}}${mark}{{5:base64}}A=";`),
      'const key = "{{42:base64}}+ACRA{{5:base64}}";',
      'const key = "{{42}}AzSeA{{5}}";',
      'const key = "{{44}}AzFu{{5}}A==";',
    ],
  },
  good: { js: ['const word = "+ASt"', 'const blob = "{{90:base64}}+ASt{{90:base64}}"'] },
};
