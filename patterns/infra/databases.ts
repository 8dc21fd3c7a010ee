/** Databases that let too many in: row security that checks nothing, accounts past the checks, servers that ask for no password. */
import type { Rule } from '../../lib/types.ts';

/** postgresql.org/docs/current/ddl-rowsecurity.html, supabase.com/docs/guides/database/postgres/row-level-security */
export const rowsOpen: Rule = {
  id: 'sql-rows-for-all',
  category: 'access-control',
  cwe: [862, 863],
  severity: 'medium',
  title: 'Rows that everyone may change, or row security switched off',
  why: 'Where browsers reach the tables with a public key, the policy is the only check: true lets every caller write every row.',
  fix: 'Compare with the caller: USING (auth.uid() = owner) WITH CHECK (auth.uid() = owner); for a server write TO service_role.',
  near: ['create policy', 'row level security'],
  find: [
    /^(?!\s{0,40}--)[^\n]{0,20}\bcreate\s{1,4}policy\b(?![^;]{0,300}\bfor\s{1,4}select\b)(?![^;]{0,300}\bto\s{1,4}(?:service_role|postgres|supabase_admin)\b)[^;]{0,400}\b(?:using|with\s{1,4}check)\s{0,4}\(\s{0,4}true\s{0,4}\)/im,
    /^(?!\s{0,40}--)[^\n]{0,20}\balter\s{1,4}table\s[^;\n]{1,120}\bdisable\s{1,4}row\s{1,4}level\s{1,4}security\b/im,
  ],
  where: { path: { trait: 'ends', of: ['.sql', '.psql', '.pgsql'] } },
  bad: { 'a.sql': ['CREATE POLICY "own" ON notes FOR ALL\n  USING (true);\n', 'create policy p on notes for insert to anon with check ( true );\n', 'ALTER TABLE notes DISABLE ROW LEVEL SECURITY;\n'] },
  good: { 'a.sql': ['CREATE POLICY "own" ON notes FOR ALL USING (auth.uid() = owner);\n', 'CREATE POLICY "read" ON posts FOR SELECT USING (true);\n', 'CREATE POLICY "server" ON notes FOR ALL TO service_role USING (true);\n', '-- ALTER TABLE notes DISABLE ROW LEVEL SECURITY;\n', 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY;\n'], 'a.md': ['ALTER TABLE notes DISABLE ROW LEVEL SECURITY;\n'] },
};

/** Words in the names of tables whose rows are nobody's but their owner's. */
const PRIVATE = String.raw`(?:journal|diar(?:y|ies)|moods?|medic\w{0,12}|health\w{0,8}|patients?|prescriptions?|diagnos\w{1,4}|symptoms?|therapy|invoices?|payments?|payouts?|payroll|salar(?:y|ies)|wages?|bank|billing|transactions?|address(?:es)?|secrets?|credentials?|api_?keys?|passwords?|inbox|direct_messages?|private)`;

/** What the policy is for and what it asks: the owner, or nothing at all. */
const POLICY = String.raw`create\s{1,4}policy\b[^;]{1,120}?\bon\s{1,8}(?<table>(?:"?\w{1,30}"?\.)?"?(?:\w{1,30}_)?${PRIVATE}(?:_\w{1,30})?"?)(?=\s)`;
const OWNED = String.raw`\s[^;]{0,120}?\bfor\s{1,4}(?:insert|update|delete|all)\b[^;]{0,200}?\bauth\.uid\(\)`;
const SHOWN = String.raw`\s(?![^;]{0,120}\bto\s{1,4}(?:service_role|postgres|supabase_admin)\b)[^;]{0,120}?\bfor\s{1,4}select\b[^;]{0,120}?(?<value>\busing\s{0,4}\(\s{0,4}true\s{0,4}\))`;

export const rowsRead: Rule = {
  ...rowsOpen,
  cwe: [863, 359],
  id: 'sql-private-rows-for-all',
  title: 'Rows of one person that everyone may read',
  why: 'Other policies of the table ask who owns the row, this one lets every caller read all of them.',
  fix: 'Ask here as well: USING ((select auth.uid()) = user_id); what others may see belongs in a view or a table of its own.',
  near: ['create policy'],
  find: [
    new RegExp(String.raw`(?<=(?:^|\n)[ \t]{0,20})${POLICY}${OWNED}[^]{0,3000}?\n[ \t]{0,20}create\s{1,4}policy\b[^;]{1,120}?\bon\s{1,8}\k<table>${SHOWN}`, 'iy'),
    new RegExp(String.raw`(?<=(?:^|\n)[ \t]{0,20})${POLICY}${SHOWN}(?=[^]{0,3000}?\n[ \t]{0,20}create\s{1,4}policy\b[^;]{1,120}?\bon\s{1,8}\k<table>${OWNED})`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.sql', '.psql', '.pgsql'] } },
  bad: {
    'a.sql': [
      'create policy "write" on public.diaries for insert to authenticated with check (auth.uid() = author);\n\ncreate policy "read" on public.diaries for select to authenticated using (true);\n',
      'CREATE POLICY "see" ON bank_accounts\n  FOR SELECT USING ( true );\n\nCREATE POLICY "change" ON bank_accounts\n  FOR UPDATE USING ((SELECT auth.uid()) = holder);\n',
      'create policy a on prescriptions for all using (auth.uid() = patient_id);\n-- the pharmacy\ncreate policy b on prescriptions for select using (true);\n', 'create policy a on "direct_messages" for select to authenticated using (true);\ncreate policy b on "direct_messages" for delete using (sender = auth.uid());\n',
    ],
  },
  good: {
    'a.sql': [
      'create policy "write" on diaries for insert with check (auth.uid() = author);\ncreate policy "read" on diaries for select using (auth.uid() = author);\n', 'create policy "write" on posts for insert with check (auth.uid() = author);\ncreate policy "read" on posts for select using (true);\n', 'create policy "read" on payments for select to service_role using (true);\ncreate policy "write" on payments for insert with check (auth.uid() = payer);\n',
      'create policy "read" on profiles for select using (true);\ncreate policy "write" on payments for insert with check (auth.uid() = payer);\n', 'create policy "read" on health_tips for select using (true);\n', '-- create policy "read" on diaries for select using (true);\ncreate policy "write" on diaries for insert with check (auth.uid() = author);\n',
    ],
    'a.md': ['create policy "see" on payments for select using (true);\ncreate policy "pay" on payments for update using (auth.uid() = payer);\n'],
  },
};

/** learn.microsoft.com/sql (trustworthy, check_policy), postgresql.org/docs/current/sql-createrole.html, supabase.com/docs/guides/database/postgres/roles */
export const serverOpened: Rule = {
  id: 'sql-server-opened',
  category: 'access-control',
  cwe: [250, 521, 1393],
  severity: 'medium',
  title: 'Account or server that goes around the checks of the database',
  why: 'An empty password, rights for callers without an account, or a role past row security leaves one wrong query between everyone and the data.',
  fix: 'Give the account a password from a secret store, and the rights it needs on its own tables.',
  near: ['trustworthy', 'bypassrls', 'check_policy', "identified by ''", 'to anon'],
  find: [
    /^(?!\s{0,40}--)[^\n]{0,100}\bset\s{1,3}trustworthy\s{1,3}on\b/im, /^(?!\s{0,40}--)[^\n]{0,20}\b(?:create|alter)\s{1,3}(?:role|user)\s[^\n;]{0,150}\bbypassrls\b/im, /^(?!\s{0,40}--)[^\n]{0,200}\bcheck_policy\s{0,3}=\s{0,3}off\b/im,
    /^(?!\s{0,40}(?:--|#))[^\n]{0,20}\b(?:create|alter)\s{1,3}user\s[^\n;]{1,100}\bidentified\s{1,3}by\s{1,3}''/im, /^(?!\s{0,40}--)[^\n]{0,20}\bgrant\s{1,3}(?:all|[\w, ]{0,60}\b(?:insert|update|delete))\b[^\n;]{1,120}\bto\s{1,3}anon\b/im,
  ],
  where: { path: { trait: 'ends', of: ['.sql', '.psql', '.pgsql', '.sh'] } },
  bad: { 'a.sql': ['ALTER DATABASE shop SET TRUSTWORTHY ON;\n', 'ALTER ROLE app BYPASSRLS;\n', 'CREATE LOGIN app WITH PASSWORD = @p, CHECK_POLICY = OFF;\n', "CREATE USER 'app'@'%' IDENTIFIED BY '';\n", 'GRANT ALL ON ALL TABLES IN SCHEMA public TO anon;\n'] },
  good: { 'a.sql': ['ALTER DATABASE shop SET TRUSTWORTHY OFF;\n', 'ALTER ROLE app NOBYPASSRLS;\n', 'CREATE LOGIN app WITH PASSWORD = @p, CHECK_POLICY = ON;\n', "CREATE USER 'app'@'%' IDENTIFIED BY RANDOM PASSWORD;\n", 'GRANT SELECT ON products TO anon;\n', '-- ALTER ROLE app BYPASSRLS;\n'], 'a.md': ['ALTER ROLE app BYPASSRLS;\n'] },
};

/** dev.mysql.com (--skip-grant-tables), mongodb.com/docs/manual/reference/configuration-options, postgresql.org/docs/current/auth-pg-hba-conf.html, rabbitmq.com/docs/access-control */
export const serverUnasked: Rule = {
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
