/** Row security of databases that answer browsers themselves: Supabase, PostgREST, Hasura. */
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
