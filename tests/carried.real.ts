/** New and carried with formatters that this project does not depend on: Prettier's plugins, fetched from the registry, and rustfmt. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format, type Plugin } from 'prettier';
import { test } from 'uvu';
import { checker } from './carried/judge.ts';
import { temporaryFolder } from './git-repository.ts';

interface Formatted { formatter: string; name: string; text: string; carried: number }

/** Unformatted code with findings, by the package that formats it. */
const FORMATTED: Formatted[] = [
  { formatter: '@prettier/plugin-php', name: 'a.php', carried: 2, text: '<?php\nfunction find($db,$name){ return $db->query("SELECT * FROM users WHERE name = \'".$name."\' AND city = \'".$_GET[\'city\']."\'"); }\nfunction say($name) { echo "<p>".$_GET["name"]."</p>"; $x=array("a"=>1); eval($name); }\n' },
  { formatter: 'prettier-plugin-java', name: 'A.java', carried: 1, text: 'class A{\nvoid find(Statement st,String name) throws SQLException{ st.executeQuery("SELECT * FROM users WHERE name = \'"+name+"\' AND active = 1 ORDER BY name, city, street"); }\n}\n' },
  { formatter: 'prettier-plugin-kotlin', name: 'a.kt', carried: 1, text: 'fun find(st:Statement,name:String){ st.executeQuery("SELECT * FROM users WHERE name = \'"+name+"\'") }\n' },
  { formatter: 'prettier-plugin-sh', name: 'a.sh', carried: 1, text: 'f() {\n      export DB_PASSWORD="Qx7Tr9"Lp2Wm4\n if [ -n "$1" ];then mysql -u root --password=Qx7Tr9Lp2Wm4 shop;fi\n}\n'.replace('"Qx7Tr9"Lp2Wm4', '"Qx7Tr9Lp2Wm4"') },
  { formatter: 'prettier-plugin-toml', name: 'a.toml', carried: 1, text: '[database]\nhost="db"\n   password   =    "Qx7Tr9Lp2Wm4"\n' },
  { formatter: 'prettier-plugin-properties', name: 'a.properties', carried: 1, text: 'db.host   = db\n  db.password   =   Qx7Tr9Lp2Wm4\n' },
  { formatter: 'prettier-plugin-svelte', name: 'a.svelte', carried: 1, text: '<script>\nfunction show(el,name){el.innerHTML=\'<b>\'+name+\'</b>\'}\n</script>\n<p>hi</p>\n' },
  { formatter: 'prettier-plugin-astro', name: 'a.astro', carried: 1, text: '---\nconst a=1\n---\n<p>hi</p>\n<script>\nfunction show(el,name){el.innerHTML=\'<b>\'+name+\'</b>\'}\n</script>\n' },
  { formatter: '@prettier/plugin-xml', name: 'a.xml', carried: 1, text: '<config><db host="db" user="shop" password="Qx7Tr9Lp2Wm4" timeout="1000" encoding="utf-8" pool="12345678"/></config>\n' },
];
/** What a plugin needs beside itself. */
const BESIDE: Record<string, string[]> = { 'prettier-plugin-svelte': ['svelte'] };

/** A program that a plugin starts, and how to ask for it. */
const STARTS: Record<string, [string, string]> = { 'prettier-plugin-kotlin': ['java', '-version'] };

// a plugin that hands bytes to another program as text must not have them cut to ASCII
process.env.LC_ALL = 'C.UTF-8';
const folder = temporaryFolder();
const check = checker();

/** All at once: npm takes away what an earlier call without a manifest brought. */
function installed(): boolean {
  writeFileSync(path.join(folder, 'package.json'), '{}');
  const names = ['prettier@3', ...FORMATTED.flatMap(({ formatter }) => [formatter, ...(BESIDE[formatter] ?? [])])];
  return spawnSync('npm', ['install', '--no-audit', '--no-fund', ...names], { cwd: folder, stdio: 'ignore' }).status === 0;
}

/** Some export their parts, some one object. */
async function load(file: string): Promise<Plugin> {
  const module = await import(file) as Plugin & { default?: Plugin };
  return module.parsers ? module : module.default!;
}

const isThere = installed();
if (!isThere) console.log('skipped: the formatters of carried.real.ts, because npm cannot install them');

for (const { formatter, name, text, carried } of isThere ? FORMATTED : []) {
  test(`${formatter} over ${name}`, async () => {
    const starts = STARTS[formatter];
    if (starts !== undefined && spawnSync(starts[0], [starts[1]]).status !== 0) return console.log(`skipped: ${formatter}, because ${starts[0]} is not installed`);
    const plugin = createRequire(`${folder}/package.json`).resolve(formatter);
    const after = async (): Promise<Record<string, string>> => ({ [name]: await format(text, { filepath: name, plugins: [await load(plugin)] }) });
    await check({ name: formatter, before: { [name]: text }, after, stops: [], carried });
  });
}

test('rustfmt', async () => {
  if (spawnSync('rustfmt', ['--version']).status !== 0) return console.log('skipped: rustfmt, because it is not installed');
  const text = 'fn find(conn:&Connection,name:&str){ conn.query(&format!("SELECT * FROM users WHERE name = \'{}\' AND active = 1 ORDER BY name, city",name)); }\n';
  await check({ name: 'rustfmt', before: { 'a.rs': text }, after: { 'a.rs': execFileSync('rustfmt', { input: text, encoding: 'utf8' }) }, stops: [] });
});

test.run();
