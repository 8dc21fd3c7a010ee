/** JSON Web Tokens: signed, so whoever holds one is its subject until it expires. RFC 7519 */
import type { Rule } from '../../lib/types.ts';

export const jsonWebToken: Rule = {
  id: 'json-web-token',
  category: 'secret',
  cwe: [798],
  severity: 'high',
  title: 'JSON Web Token',
  why: 'Whoever reads a signed token is its subject until it expires, and it stays in the history after the line is gone.',
  fix: 'Invalidate the token, and obtain one at run time.',
  near: ['eyj'],
  find: [/(?<![\w-])(?<value>eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{20,1500})(?![\w-])/y],
  proof: 'jwt',
  bad: {
    js: ['const token = "{{jwt}}";', 'headers.set("Authorization", "Bearer {{jwt}}")'],
    '.env': ['SUPABASE_SERVICE_KEY={{jwt:service_role}}'],
  },
  good: { js: ['const prefix = "eyJ"', 'const cut = "eyJhbGciOiJIUzI1NiJ9..."', 'const map = "eyJ{{80}}"'] },
};
