/** Modules, functions and programs chosen by a value: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';
import { SHELLS } from '../shells.ts';

const danger = {
  category: 'code-injection',
  cwe: [95, 470],
  severity: 'high',
  why: 'Whoever chooses the name chooses which code runs.',
  fix: 'Choose from a table of the names you mean.',
} as const;

export const nodeModule: Rule = {
  ...danger,
  id: 'node-module-from-request',
  title: 'Module chosen by a request',
  near: ['require(', 'import('],
  find: ['require($value)', 'import($value)'],
  where: { value: 'requested' },
  langs: ['js'],
  bad: { js: ['const plugin = require("./plugins/" + req.query.name)', 'const m = await import(`./pages/${req.params.page}.js`)'] },
  good: { js: ['require("./a")', 'require(name)', 'import("./x.js")', 'require("./plugins/" + name)', 'import(`./p/${name}.js`)'] },
};

/** developer.mozilla.org: importScripts, Worker, Worklet */
export const workerModule: Rule = {
  ...danger,
  id: 'worker-script-from-request',
  title: 'Script of a worker chosen by an address or a message',
  near: ['importscripts(', ' worker(', 'sharedworker(', 'worklet.addmodule('],
  find: ['$?.importScripts($value)', 'new Worker($value, $...)', 'new SharedWorker($value, $...)', '$?.audioWorklet.addModule($value)', '$?.paintWorklet.addModule($value)'],
  where: { value: { trait: 'host', of: [] } },
  langs: ['js'],
  bad: { js: ["const params = new URL(self.location.href).searchParams;\nconst plugin = params.get('p');\nimportScripts(plugin)", "self.onmessage = (event) => { importScripts(event.data); }", "new Worker(params.get('w'), { type: 'module' })", "new SharedWorker(location.hash.slice(1))", 'audio.audioWorklet.addModule(e.data)', 'CSS.paintWorklet.addModule(location.hash.slice(1))'] },
  good: { js: ["importScripts('/js/a.js')", 'importScripts(PLUGINS[params.get("p")])', 'new Worker(url)', 'new SharedWorker("/s.js")', 'nodes.addModule(req.body)', 'new Worker("/w.js?v=" + params.get("v"))'] },
};

export const pythonModule: Rule = {
  ...danger,
  id: 'python-module-from-request',
  title: 'Module or function chosen by a request',
  near: ['import_module', '__import__', 'getattr', 'globals'],
  find: ['$?.import_module($value, $...)', '__import__($value, $...)', 'getattr($o, $value, $...)', 'globals()[$value]'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['importlib.import_module(request.args["m"])', '__import__(request.form["m"])', 'getattr(handlers, request.args["action"])()', 'globals()[request.args["f"]]()'] },
  good: { py: ['importlib.import_module(name)', '__import__("os")', 'getattr(obj, "x" + key)', 'globals()[name]', 'getattr(args, "x")'] },
};

export const programFromRequest: Rule = {
  category: 'command-injection',
  cwe: [78, 88],
  severity: 'high',
  id: 'program-from-request',
  title: 'Program or arguments chosen by a request',
  why: 'Whoever chooses the program, or an argument that starts with a dash, decides what runs.',
  fix: 'Choose the program from a table, check the arguments, and put -- before them.',
  near: ['execfile', 'spawn', 'subprocess', 'popen', 'execv', 'execl', 'execa(', 'fork('],
  find: ['$?.execFile($value, $...)', '$?.execFileSync($value, $...)', '$?.spawn($value, $...)', '$?.spawnSync($value, $...)', 'execa($value, $...)', 'subprocess.$fn($value, $...)', 'subprocess.$fn([$value, $...], $...)', '$?.Popen([$value, $...], $...)', '$?.Popen($value, $...)', '$?.execv($value, $...)', '$?.execvp($value, $...)', '$?.execl($value, $...)', '$?.create_subprocess_exec($value, $...)', '$?.fork($value, $...)'],
  where: { value: { all: ['requested', { not: 'list' }] } },
  langs: ['js', 'py'],
  bad: {
    js: ['execFile(req.query.tool, ["-v"])', 'execFileSync(req.body.cmd)', 'spawn(req.body.command, args)', 'spawnSync(req.body.command)', 'execa(req.query.bin)', 'fork(req.body.script)'],
    py: ['subprocess.run([request.args["tool"], "-v"])', 'Popen([request.args["tool"], "-v"])', 'subprocess.Popen(request.form["cmd"].split())', 'subprocess.call(request.form["cmd"])', 'Popen(request.args["c"])', 'os.execvp(request.args["p"], args)', 'os.execv(request.args["p"], args)', 'os.execl(request.args["p"], name)', 'await asyncio.create_subprocess_exec(request.args["p"], "-v")'],
  },
  good: { js: ['execFile("ls", [dir])', 'execFileSync(tool)', 'spawn(command, args)', 'spawn("a" + b)', 'spawnSync("git")', 'execa(cmd)', "fork('./worker.js', [req.body.id])"], py: ['subprocess.run(["ls", d])', 'subprocess.run(["ping", "--", request.args["host"]])', 'Popen(cmd)', 'subprocess.run(args.command)', 'os.execvp("ls", args)', 'subprocess.run("tool" + x)'] },
};

export const shellWithFlag: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  sink: 'always',
  id: 'shell-with-command',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  fix: 'Start the program itself with a list of arguments instead of sh -c.',
  near: ['execfile', 'spawn', 'execa', 'command(', 'command.create('],
  find: ["$?.spawn($shell, [$flag, $value, $...], $...)", "$?.spawnSync($shell, [$flag, $value, $...], $...)", "$?.execFile($shell, [$flag, $value, $...], $...)", "$?.execFileSync($shell, [$flag, $value, $...], $...)", "$?.execa($shell, [$flag, $value, $...], $...)", "$?.Command($shell, {args: [$flag, $value, $...], $...})", "Command.create($shell, [$flag, $value, $...], $...)", "new Command($shell, [$flag, $value, $...], $...)"],
  where: { shell: { trait: 'equals', of: SHELLS }, flag: { trait: 'equals', of: ['-c', '-lc', '-ec', '/c', '/C', '-Command'] } },
  langs: ['js'],
  bad: {
    js: ["spawn('sh', ['-c', command])", "execFile('/bin/sh', ['-c', cmd], { stdio: 'inherit' })", "execFileSync('bash', ['-c', cmd])", "spawnSync('sh', ['-c', cmd])", "await execa('bash', ['-lc', 'cat ' + f])", "spawn('cmd.exe', ['/c', cmd])", "new Deno.Command('sh', { args: ['-c', `ls ${dir}`] })", "import { Command } from '@tauri-apps/plugin-shell';\nexport async function size(dir) {\n  const line = `du -s \"${dir}\"`;\n  return (await Command.create('sh', ['-c', line]).execute()).stdout;\n}", "Command.create('powershell', ['-Command', `Get-Item ${name}`]).spawn()", "import { Command } from '@tauri-apps/api/shell';\nawait new Command('bash', ['-c', 'cat ' + file]).execute();"],
  },
  good: {
    js: ["spawn('sh', ['-c', 'ls | wc'])", "spawn('sh', [script])", "spawnSync('node', ['-c', file])", "spawn('bash', ['-x', file])", "execa('git', ['-c', x])", "execFileSync('git', ['-c', x])", "new Deno.Command('git', { args: ['-c', x] })", "Command.create('du', ['-s', dir]).execute()", "Command.create('git', ['-c', setting])", "Command.create('sh', ['-c', 'uptime'])", "new Command('git', ['-c', x])"],
  },
};

export const openExternal: Rule = {
  category: 'command-injection',
  cwe: [78, 601],
  severity: 'medium',
  id: 'open-external',
  title: 'Address of a page opened by the system',
  why: 'file:, smb: and other schemes start programs of the machine.',
  fix: 'Parse the address and open it only when its protocol is https: or mailto:.',
  near: ['openexternal'],
  find: ['shell.openExternal($url, $...)'],
  where: { url: { all: [{ not: 'url' }, { not: { trait: 'within', of: ['.startsWith(\'http', '.startsWith("http', '.protocol', 'isHttp', 'isWeb', 'isSafe', 'isAllowed', 'isTrusted', 'isExternal', 'isValidUrl', 'llowed', 'ALLOWED'] } }] } },
  langs: ['js'],
  bad: { js: ['shell.openExternal(url)', 'shell.openExternal(details.url)'] },
  good: { js: [...['isHttps', 'isWebUrl', 'isSafeUrl', 'isAllowed', 'isTrusted', 'isExternal', 'isValidUrl', 'allowedLink', 'ALLOWED.has'].map((asked) => `({ url }) => {\n  if (${asked}(url)) shell.openExternal(url);\n}`), '(url) => {\n  if (url.startsWith("https://a.example/")) shell.openExternal(url);\n}', "(url) => {\n  if (url.startsWith('https://a.example/')) shell.openExternal(url);\n}", "(url) => {\n  if (new URL(url).protocol === 'https:') shell.openExternal(url);\n}", 'shell.openExternal("https://a.example")', 'shell.openExternal(`https://a.example/${id}`)', 'shell.openPath(dir)'] },
};

export const rawFragments: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'sql-raw-fragment',
  title: 'Value joined into a raw piece of SQL',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Keep the text constant and pass the value as a binding: whereRaw("a = ?", [value]).',
  near: ['whereraw', 'havingraw', 'orderbyraw', 'groupbyraw', 'joinraw', 'sequelize.literal', 'rawsql', '.extra(', 'sql.raw(', 'prisma.raw(', 'knex.raw('],
  find: ['$q.whereRaw($value, $...)', '$q.andWhereRaw($value, $...)', '$q.orWhereRaw($value, $...)', '$q.havingRaw($value, $...)', '$q.orderByRaw($value, $...)', '$q.groupByRaw($value, $...)', '$q.joinRaw($value, $...)', 'sequelize.literal($value)', 'Sequelize.literal($value)', '$?.RawSQL($value, $...)', '$q.extra(where=[$value], $...)', 'sql.raw($value)', 'Prisma.raw($value)', 'knex.raw($value)'],
  langs: ['js', 'py'],
  bad: {
    js: ['async function list(db, query) {\n  const sort = query.sort ?? "name";\n  return db("a").orderByRaw(`${sort} asc`);\n}', 'q.whereRaw("lower(name) = \'" + name + "\'")', 'q.andWhereRaw(`${req.query.field} = ?`, [1])', 'q.orWhereRaw("lower(name) = \'" + name + "\'")', 'q.groupByRaw(`${req.query.by}, b`)', 'q.joinRaw(`left join ${req.query.table} t on t.id = a.id`)', 'q.havingRaw(`count(*) > ${req.query.n}`)', 'q.orderByRaw("age = " + req.query.order)', 'sequelize.literal(`name = \'${name}\'`)', 'Sequelize.literal("a = \'" + a + "\'")', 'db.select().from(users).orderBy(sql.raw(req.query.sort))', 'prisma.$queryRaw`SELECT a FROM t ORDER BY ${Prisma.raw(req.query.sort)}`', 'knex("t").select(knex.raw(req.query.columns))'],
    py: ['RawSQL("a = \'%s\'" % name, [])', 'User.objects.extra(where=["name = \'%s\'" % name])'],
  },
  good: { js: ['q.whereRaw("lower(name) = ?", [name])', 'q.havingRaw("count(*) > 1")', 'q.orderByRaw(ORDER)', 'sequelize.literal("now()")', 'Sequelize.literal(text)', 'q.whereRaw(text)', 'sql.raw(ORDER)', 'Prisma.raw(ORDER)', 'knex.raw("count(*)")', 'knex.raw("a = ?", [req.query.a])'], py: ['RawSQL("a = %s", [name])', 'User.objects.extra(where=["name = %s"], params=[name])', 'RawSQL(text, [])'] },
};

/** knex writes what it sorts by as a name; TypeORM takes it for text. */
export const orderJoined: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'order-text-joined',
  title: 'Order of a query chosen by a request',
  why: 'What is sorted by is a part of the query text, which no binding reaches.',
  fix: 'Take the column from a list of your own, and the direction from ASC and DESC.',
  near: ['.orderby(', '.addorderby('],
  find: ['$q.orderBy($value, $...)', '$q.addOrderBy($value, $...)'],
  where: { value: { all: ['requested', { any: ['joined', { trait: 'within', of: ['createQueryBuilder('] }] }] } },
  langs: ['js'],
  bad: { js: ['qb.orderBy(`user.${req.query.sort}`, "ASC")', 'qb.addOrderBy("user." + req.query.sort)', 'function list(req) {\n  return users.createQueryBuilder("u").orderBy(req.query.sort).getMany();\n}'] },
  good: { js: ['class A {\n  expression(unit) {\n    return `date(${unit})`;\n  }\n  list(qb, unit) {\n    return qb.orderBy(this.expression(unit));\n  }\n}', 'qb.orderBy(req.query.sort)', 'qb.orderBy(`user.${column}`)', 'qb.addOrderBy("user.name")'] },
};

export const computedModule: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'node-module-computed',
  title: 'Module chosen by a value',
  near: ['require('],
  find: ['require($name)'],
  where: { name: { not: 'constant' } },
  langs: ['js'],
  bad: { js: ['require(name)', 'require(path.join(base, file))'] },
  good: { js: ["require('./a')", 'require(`./b`)', 'obj.require(name)'] },
};
