/** Connections that anyone on the way can read or answer: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
} as const;

export const nodeNoVerify: Rule = {
  ...danger,
  id: 'node-tls-unverified',
  title: 'Certificate check switched off',
  fix: 'Leave rejectUnauthorized on; for a private authority pass its certificate as ca.',
  near: ['rejectunauthorized', 'strictssl', 'checkserveridentity', 'node_tls_reject_unauthorized', 'appendswitch'],
  find: [
    'rejectUnauthorized: false', '$o.rejectUnauthorized = false', 'strictSSL: false', 'checkServerIdentity: () => undefined', 'checkServerIdentity: () => {}', 'checkServerIdentity: () => null', "$env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", '$env.NODE_TLS_REJECT_UNAUTHORIZED = 0',
    "$c.appendSwitch('ignore-certificate-errors', $...)",
  ],
  langs: ['js'],
  bad: {
    js: [
      'https.request({ host, rejectUnauthorized: false })', 'agent.options.rejectUnauthorized = false', 'request({ url, strictSSL: false })', 'tls.connect({ checkServerIdentity: () => undefined })', 'tls.connect({ checkServerIdentity: () => {} })', 'const o = { checkServerIdentity: () => null }', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0', "app.commandLine.appendSwitch('ignore-certificate-errors')",
    ],
  },
  good: { js: ['https.request({ host, rejectUnauthorized: true })', 'tls.connect({ ca })', "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') warn()", 'const { rejectUnauthorized = true } = options', 'request({ url, strictSSL: true })', 'o.rejectUnauthorized = true'] },
};

export const pythonNoVerify: Rule = {
  ...danger,
  id: 'python-tls-unverified',
  title: 'Certificate check switched off',
  fix: 'Leave verify on; for a private authority pass verify="/path/to/ca.pem".',
  near: ['requests.', 'httpx.', '.verify', '.get(', '.post('],
  find: [
    'requests.$method($..., verify=False)', 'httpx.$method($..., verify=False)', '$s.verify = False', '$client.get($..., verify=False)', '$client.post($..., verify=False)',
  ],
  langs: ['py'],
  bad: { py: ['requests.get(url, verify=False)', 'requests.request("PATCH", url, verify=False)', 'requests.post(\n    url,\n    json=data,\n    verify=False,\n)', 'httpx.AsyncClient(timeout=3, verify=False)', 'session.verify = False', 'http.get(url, verify=False)', 'self.session.post(url, verify=False)'] },
  good: { py: ['requests.get(url)', 'requests.get(url, verify=True)', 'session.verify = ca', 'httpx.Client(verify=context)', 'jwt.decode(t, verify=False)'] },
};

export const pythonSslContext: Rule = {
  ...danger,
  id: 'python-ssl-unverified',
  title: 'TLS context that checks nothing',
  fix: 'Use ssl.create_default_context() and leave check_hostname and verify_mode as they are.',
  near: ['_create_unverified_context', 'cert_none', 'check_hostname', 'verify_none', 'tcpconnector', 'autoaddpolicy', 'warningpolicy', 'assert_hostname'],
  find: [
    '$?._create_unverified_context', '$c.verify_mode = ssl.CERT_NONE', 'cert_reqs = ssl.CERT_NONE', "cert_reqs = 'CERT_NONE'", '$c.check_hostname = False', '$?.VERIFY_NONE', '$?.TCPConnector(ssl=False, $...)', '$?.TCPConnector(verify_ssl=False, $...)', '$?.AutoAddPolicy', '$?.WarningPolicy', '$c.assert_hostname = False',
  ],
  langs: ['py'],
  bad: {
    py: [
      'ssl._create_default_https_context = ssl._create_unverified_context', 'context.verify_mode = ssl.CERT_NONE', 'ssl.wrap_socket(s, cert_reqs=ssl.CERT_NONE)', 'urllib3.PoolManager(cert_reqs="CERT_NONE")', 'context.check_hostname = False', 'ctx.set_verify(SSL.VERIFY_NONE, cb)', 'aiohttp.TCPConnector(ssl=False)', 'aiohttp.TCPConnector(limit=3, verify_ssl=False)',
      'ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())', 'ssh.set_missing_host_key_policy(WarningPolicy)', 'conn.assert_hostname = False',
    ],
  },
  good: { py: ['context = ssl.create_default_context()', 'context.verify_mode = ssl.CERT_REQUIRED', 'context.check_hostname = True', 'aiohttp.TCPConnector(ssl=context)', 'ssh.set_missing_host_key_policy(paramiko.RejectPolicy())', 'if context.verify_mode == ssl.CERT_NONE: warn()'] },
};

export const oldTls: Rule = {
  category: 'insecure-transport',
  cwe: [326, 327],
  id: 'old-tls',
  severity: 'high',
  title: 'Outdated TLS version',
  why: 'SSL 2 and 3, TLS 1.0 and 1.1 have known attacks and are switched off by browsers.',
  fix: 'Ask for TLS 1.2 or newer: minVersion TLSv1.2, ssl.PROTOCOL_TLS_CLIENT.',
  near: ['protocol_ssl', 'protocol_tlsv1', 'sslv2_method', 'sslv3_method', 'tlsv1_method', 'minversion', 'tlsversion.'],
  find: [
    '$?.PROTOCOL_SSLv2', '$?.PROTOCOL_SSLv3', '$?.PROTOCOL_SSLv23', '$?.PROTOCOL_TLSv1', '$?.PROTOCOL_TLSv1_1', '$?.SSLv2_METHOD', '$?.SSLv3_METHOD', '$?.TLSv1_METHOD', '$?.TLSVersion.TLSv1', '$?.TLSVersion.SSLv3', "minVersion: 'TLSv1'", "minVersion: 'TLSv1.1'",
  ],
  langs: ['js', 'py'],
  bad: {
    js: ["tls.createServer({ minVersion: 'TLSv1' })", "https.createServer({ minVersion: 'TLSv1.1', key })"],
    py: [
      'ssl.SSLContext(ssl.PROTOCOL_SSLv2)', 'ssl.wrap_socket(s, ssl_version=ssl.PROTOCOL_SSLv3)', 'ssl.SSLContext(ssl.PROTOCOL_SSLv23)', 'ssl.SSLContext(ssl.PROTOCOL_TLSv1)', 'ssl.SSLContext(PROTOCOL_TLSv1_1)', 'SSL.Context(SSL.SSLv2_METHOD)', 'SSL.Context(SSL.SSLv3_METHOD)', 'SSL.Context(SSL.TLSv1_METHOD)', 'ctx.minimum_version = ssl.TLSVersion.TLSv1', 'ctx.minimum_version = ssl.TLSVersion.SSLv3',
    ],
  },
  good: { js: ["tls.createServer({ minVersion: 'TLSv1.2' })"], py: ['ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)', 'ctx.minimum_version = ssl.TLSVersion.TLSv1_2', 'ssl.PROTOCOL_TLSv1_2'] },
};
