/** Private keys in PEM, OpenSSH's and PGP's armour, and PEM in base64. RFC 7468 */
import type { Rule } from '../../lib/types.ts';

export const privateKey: Rule = {
  id: 'private-key',
  category: 'secret',
  cwe: [321],
  severity: 'critical',
  title: 'Private key',
  why: 'Whoever reads the key can act and decrypt in your name, and it stays in the history after the line is gone.',
  fix: 'Replace the key pair, and keep the private half in a secret store or in a file that git ignores.',
  near: ['-----begin'],
  find: [
    /(?<value>-----BEGIN (?:[A-Z0-9]{1,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----[\s\\nrt"'`+,;.()|]{0,80}(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash)[^\n]{0,100}\n){0,4}[\w+/=\s\\"'`,;.()|]{20,15000}(?:-----END [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----)?)/y,
  ],
  proof: 'pem',
  bad: {
    id_rsa: ['-----BEGIN RSA PRIVATE KEY-----\n{{pem}}\n-----END RSA PRIVATE KEY-----\n'],
    deploy_key: ['-----BEGIN OPENSSH PRIVATE KEY-----\n{{pem:openssh}}\n-----END OPENSSH PRIVATE KEY-----\n'],
    py: ['KEY = """-----BEGIN PRIVATE KEY-----\n{{pem}}\n-----END PRIVATE KEY-----"""'],
    json: ['{ "private_key": "-----BEGIN EC PRIVATE KEY-----\\n{{pem}}\\n-----END EC PRIVATE KEY-----\\n" }'],
  },
  good: {
    js: [
      'const head = "-----BEGIN PRIVATE KEY-----";',
      'if (text.includes("-----BEGIN RSA PRIVATE KEY-----")) return true;',
      '`-----BEGIN PRIVATE KEY-----\\n${body}\\n-----END PRIVATE KEY-----`',
    ],
    'server.crt': ['-----BEGIN CERTIFICATE-----\n{{pem}}\n-----END CERTIFICATE-----\n'],
    'key.pub': ['-----BEGIN PUBLIC KEY-----\n{{pem}}\n-----END PUBLIC KEY-----\n'],
  },
};

/** A whole PEM file in base64, as Kubernetes secrets and environment variables carry it. */
export const encodedPrivateKey: Rule = {
  ...privateKey,
  id: 'encoded-private-key',
  title: 'Private key in base64',
  near: ['ls0tls1crudjtib'],
  find: [/(?<![\w+/])(?<value>LS0tLS1CRUdJTiB[A-Za-z0-9+/]{100,15000}={0,2})(?![\w+/=])/y],
  where: { value: 'encodes-private-key' },
  proof: 'pem-base64',
  bad: { yaml: ['tls.key: {{b64pem:PRIVATE KEY}}', 'key: {{b64pem:EC PRIVATE KEY}}'] },
  good: { yaml: ['tls.crt: {{b64pem:CERTIFICATE}}', 'tls.key: LS0tLS1CRUdJTiB...'] },
};
