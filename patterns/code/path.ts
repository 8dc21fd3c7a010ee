/** Values that become part of a file's path. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
} as const;

export const pythonPath: Rule = {
  ...danger,
  id: 'python-path',
  title: 'Value joined into a path',
  fix: 'Take only the base name, or resolve the path and check that it stays inside the folder; flask has safe_join and send_from_directory.',
  near: ['open(', 'send_file', 'remove(', 'unlink(', 'rmtree(', 'fileresponse('],
  find: ['open($value, $...)', 'io.open($value, $...)', '$?.send_file($value, $...)', 'os.remove($value)', 'os.unlink($value)', 'shutil.rmtree($value, $...)', '$?.FileResponse($value, $...)'],
  langs: ['py'],
  bad: {
    py: [
      'open("../" + name)', 'with io.open(f"uploads/{name}", "rb") as f: pass', 'return send_file("static/" + request.args["f"])', 'os.remove("/tmp/" + name)', 'os.unlink("data/%s" % name)', 'shutil.rmtree("work/" + job)', 'return FileResponse("files/" + name)', 'return web.FileResponse("files/" + request.match_info["name"])', 'return flask.send_file("files/" + name)',
    ],
  },
  good: {
    py: ['open("a.txt")', 'open("logs/" + os.path.basename(name))', 'open(path)', 'open("data/" + secure_filename(f.filename))', 'def open(name): pass', 'os.remove(path)', 'send_file(path)', 'webbrowser.open("a/" + b)', 'open("run/%d.log" % n)'],
  },
};

export const nodePath: Rule = {
  ...danger,
  id: 'node-path',
  title: 'Value joined into a path',
  fix: 'Take only path.basename of the value, or resolve the path and check that it starts with the folder.',
  near: ['readfile', 'writefile', 'appendfile', 'createreadstream', 'createwritestream', 'unlink', 'rmsync'],
  find: [
    '$?.readFile($value, $...)', '$?.readFileSync($value, $...)', '$?.writeFile($value, $...)', '$?.writeFileSync($value, $...)', '$?.appendFile($value, $...)', '$?.createReadStream($value, $...)', '$?.createWriteStream($value, $...)',
    '$?.unlink($value, $...)', '$?.unlinkSync($value)', 'fs.rmSync($value, $...)',
  ],
  langs: ['js'],
  bad: {
    js: [
      'fs.readFile("../" + name, done)', 'readFileSync(`uploads/${name}`)', 'fs.writeFile("./data/" + name, text)', 'fs.writeFileSync("out/" + req.body.name, text)', 'fs.promises.appendFile("logs/" + user, line)', 'fs.createReadStream("files/" + req.params.id)',
      'fs.createWriteStream(`files/${name}`)', 'fs.unlink("uploads/" + name, done)', 'fs.unlinkSync("uploads/" + name)', 'fs.rmSync("jobs/" + id, { recursive: true })',
    ],
  },
  good: {
    js: ['fs.readFileSync("a.json")', 'fs.readFileSync(file)', 'fs.readFileSync("logs/" + path.basename(name))', 'readFile(join(here, "a.json"))', 'fs.readFileSync(dir + "/package.json")', 'fs.readFileSync(`run/${Number(id)}.log`)'],
  },
};

export const sentFile: Rule = {
  ...danger,
  id: 'node-sent-file',
  title: 'File to send chosen by a value',
  fix: 'Pass { root } to res.sendFile or res.download: Express then refuses paths that leave the folder.',
  near: ['sendfile(', '.download('],
  find: ['$?.sendFile($value, $...)', 'res.download($value, $...)'],
  where: { rest: { not: { trait: 'has', of: ['root'] } } },
  langs: ['js'],
  bad: { js: ['res.sendFile("/srv/files/" + req.params.name)', 'res.download(`files/${req.query.f}`)', 'const file = path.join(DIR, req.params.name);\nres.status(200).sendFile(file, done)'] },
  good: { js: ['res.sendFile(file)', 'res.sendFile(req.params.name, { root: DIR })', 'res.download("a.txt")', 'res.download(file, name)'] },
};
