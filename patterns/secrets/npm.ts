/** npm's access tokens. https://github.blog/2021-09-23-announcing-npms-new-access-token-format/ */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const npmToken: Rule = vendorKey({
  id: 'npm-token',
  owner: 'npm',
  what: 'access token',
  severity: 'critical',
  shapes: ['npm_{{30}}{{crc32}}'],
  proof: 'crc32-base62',
  bad: { '.npmrc': ['//registry.npmjs.org/:_authToken=npm_{{30}}{{crc32}}'] },
  good: {
    '.npmrc': ['//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
    js: ['process.env.npm_package_version', 'process.env.npm_config_user_agent'],
  },
});

/** Before 2021 a token was a bare UUID, known only by the setting it stands in; `_auth` is name and password in base64. */
export const npmrcAuth: Rule = {
  ...npmToken,
  id: 'npmrc-auth',
  title: 'npm credential in .npmrc',
  near: ['_auth', '_password'],
  find: [
    /_auth(?:Token)?\s{0,3}=\s{0,3}["']?(?<value>[A-Za-z0-9+/=_-]{16,400})(?![\w+/])/y,
    /_password\s{0,3}=\s{0,3}["']?(?<value>[A-Za-z0-9+/=]{8,200})(?![\w+/])/y,
  ],
  where: { value: 'random', path: { trait: 'ends', of: ['npmrc', 'yarnrc'] } },
  proof: undefined,
  bad: {
    '.npmrc': [
      '//npm.example.org/:_authToken={{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}',
      '_auth = {{basic}}',
      '//npm.example.org/:_password={{24:base64}}',
    ],
  },
  good: {
    '.npmrc': ['_authToken=${NPM_TOKEN}', '_password=${NPM_PASSWORD_IN_BASE64}', 'always-auth=true', '_auth=placeholder-goes-here'],
    js: ['const line = "_auth={{24}}"'],
  },
};
