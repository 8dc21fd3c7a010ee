/** Units of systemd and settings of database servers: rights that reach the whole machine, servers that ask for no password. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;

/** man systemd.exec(5), capabilities(7). CapabilityBoundingSet only takes away, whatever it names. */
export const unitRights: Rule = {
  ...danger,
  cwe: [250, 732],
  id: 'systemd-wide-rights',
  title: 'Service with rights over the whole machine',
  why: 'With CAP_SYS_ADMIN and its kin a flaw in the service is root; with UMask=0000 everyone may change its files.',
  fix: 'AmbientCapabilities=CAP_NET_BIND_SERVICE or none, UMask=0027, NoNewPrivileges=yes.',
  near: ['ambientcapabilities=', 'umask=', 'nonewprivileges='],
  find: [/^AmbientCapabilities=(?!~)[^#\n]{0,150}\bCAP_(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_OVERRIDE|DAC_READ_SEARCH|SETUID)\b/m, /^UMask=0{1,4}[ \t]*\r?$/m, /^NoNewPrivileges=(?:no|false|0)[ \t]*\r?$/im],
  where: { path: { trait: 'ends', of: ['.service', '.service.j2', '.conf', '.service.in'] } },
  bad: { 'shop.service': ['[Service]\nAmbientCapabilities=CAP_SYS_ADMIN CAP_NET_RAW\n', 'UMask=0000\n', 'NoNewPrivileges=no\n'] },
  good: { 'shop.service': ['AmbientCapabilities=CAP_NET_BIND_SERVICE\n', 'CapabilityBoundingSet=CAP_SYS_ADMIN\n', '# UMask=0000\n', 'UMask=0027\n', 'NoNewPrivileges=yes\n'], 'a.txt': ['UMask=0000\n'] },
};

/** dev.mysql.com (--skip-grant-tables), mongodb.com/docs/manual/reference/configuration-options, postgresql.org/docs/current/auth-pg-hba-conf.html, rabbitmq.com/docs/access-control */
export const serverUnasked: Rule = {
  ...danger,
  category: 'access-control',
  severity: 'high',
  cwe: [306],
  id: 'database-server-asks-nobody',
  title: 'Database server that asks for no password',
  why: 'Whoever reaches the port reads and writes everything in it.',
  fix: 'Leave the check on: scram-sha-256 in pg_hba.conf, security.authorization: enabled, no skip-grant-tables.',
  near: ['skip-grant-tables', 'skip_grant_tables', 'authorization: disabled', '0.0.0.0/0', '::/0', 'loopback_users'],
  find: [
    /^[ \t]{0,20}(?:--)?skip[-_]grant[-_]tables(?:[ \t]*=[ \t]*(?:1|on|true))?[ \t]*\r?$/im, /^[ \t]{1,20}authorization:[ \t]*["']?disabled\b/m, /^host(?:ssl|nossl|gssenc|nogssenc)?[ \t]+\S{1,80}[ \t]+\S{1,80}[ \t]+(?:0\.0\.0\.0\/0|::\/0)[ \t]+trust\b/m, /^[ \t]{0,4}loopback_users[ \t]*=[ \t]*none\b/m,
  ],
  where: { path: { trait: 'ends', of: ['.conf', '.cnf', '.ini', '.yml', '.yaml', '.conf.j2', '.conf.sample', '.sh'] } },
  bad: { 'my.cnf': ['[mysqld]\nskip-grant-tables\n', 'skip_grant_tables = 1\n'], 'mongod.conf': ['security:\n  authorization: disabled\n'], 'pg_hba.conf': ['host    all   all   0.0.0.0/0   trust\n', 'hostssl all all ::/0 trust\n'], 'rabbitmq.conf': ['loopback_users = none\n'] },
  good: { 'my.cnf': ['# skip-grant-tables\n', 'skip_grant_tables = 0\n'], 'mongod.conf': ['security:\n  authorization: enabled\n'], 'pg_hba.conf': ['host all all 0.0.0.0/0 scram-sha-256\n', 'host all all 127.0.0.1/32 trust\n', 'local all postgres peer\n', '# host all all 0.0.0.0/0 trust\n'], 'rabbitmq.conf': ['loopback_users.guest = true\n'], 'a.js': ['  authorization: disabled\n'] },
};
