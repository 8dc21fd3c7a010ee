/** Modes of files: those that let everyone write, and those that come too late. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'race-condition', severity: 'medium' } as const;

/** Modes that let everyone write. */
const WIDE = { any: [{ trait: 'has', of: ['S_IRWXO', 'S_IWOTH'] }, { trait: 'equals', of: ['0o777', '0777', '777', '0o666', '0666', '0o776', '0o766', '0o757', '511', '0x1ff'] }] };

export const worldWritable: Rule = {
  ...danger,
  cwe: [732],
  severity: 'high',
  id: 'world-writable',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['chmod'],
  find: ['$?.chmod($path, $mode, $...)', '$?.chmodSync($path, $mode)', '$?.fchmod($fd, $mode, $...)', '$path.chmod($mode)'],
  where: { mode: WIDE },
  langs: ['js', 'py'],
  bad: { js: ["fs.chmod(file, 0o777, done)", "fs.chmodSync(file, '777')", 'fs.fchmod(fd, 0o666, done)'], py: ['os.chmod(p, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)', 'os.chmod(path, 0o777)', 'Path(p).chmod(0o666)'] },
  good: { js: ['fs.chmod(file, 0o755, done)', 'fs.chmodSync(file, mode)', 'fs.fchmod(fd, 0o600, done)'], py: ['os.chmod(path, 0o600)', 'Path(p).chmod(0o644)'] },
};

/** cwe.mitre.org/data/definitions/378.html: open(2) takes the mode as it makes the file. */
export const shutOnceWritten: Rule = {
  ...danger,
  cwe: [378, 276],
  id: 'mode-after-write',
  title: 'File that is shut to others only after it was written',
  why: 'It is made with the default mode, so that others can open it before the mode is set, and go on reading what is written.',
  fix: 'Make it with its mode: os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), fs.writeFileSync(path, data, { mode: 0o600 }), os.WriteFile(path, data, 0o600).',
  near: ['chmod(', 'chmodsync('],
  find: [
    /(?<=(?<value>\bopen\((?<file>[\w.]{1,40}), ?(?:mode=)?["']w[bt]?["'])[^]{0,160}\bos\.)chmod\(\k<file>, ?(?:0o[46]00|stat\.S_IRUSR)\b/diy,
    /(?<=(?<value>\bwriteFile(?:Sync)?\((?<file>[\w.]{1,40}),)(?![^\n]{0,80}\b(?:mode|0o?[46]00)\b)[^]{0,160}\b\w{1,20}\.)chmod(?:Sync)?\(\k<file>, ?(?:0o?[46]00\b|["']0?[46]00["'])/diy,
    /(?<=(?<value>\bfile_put_contents\((?<file>\$[\w>-]{1,40}),)[^]{0,160})chmod\(\k<file>, ?0o?[46]00\b/diy,
    /(?<=(?<value>\bos\.Create\((?<file>\w{1,40})\))[^]{0,160}\bos\.)chmod\(\k<file>, ?0o?[46]00\b/diy,
  ],
  langs: ['py', 'js', 'php', 'go'],
  bad: {
    py: ['with open(cache, "w") as out:\n    json.dump(tokens, out)\nos.chmod(cache, 0o600)', "out = open(self.path, 'wb')\nout.write(key)\nout.close()\nos.chmod(self.path, stat.S_IRUSR | stat.S_IWUSR)"],
    js: ['await fs.writeFile(file, key);\nawait fs.chmod(file, 0o600);', "fs.writeFileSync(file, JSON.stringify(session));\nfs.chmodSync(file, '0600');"],
    php: ['<?php\nfile_put_contents($this->file, $key);\nchmod($this->file, 0600);'],
    go: ['if err := os.WriteFile(name, key, 0o644); err != nil {\n\treturn err\n}\nreturn os.Chmod(name, 0o600)', 'out, err := os.Create(name)\nif err != nil {\n\treturn err\n}\nos.Chmod(name, 0600)'],
  },
  good: {
    py: ['fd = os.open(cache, os.O_WRONLY | os.O_CREAT, 0o600)\nwith os.fdopen(fd, "w") as out:\n    json.dump(tokens, out)', 'with open(cache, "w") as out:\n    out.write(text)\nos.chmod(cache, 0o644)', 'with open(cache, "w") as out:\n    out.write(text)\nos.chmod(other, 0o600)', 'with open(cache) as text:\n    load(text)\nos.chmod(cache, 0o600)'],
    go: ['if err := os.WriteFile(name, key, 0o600); err != nil {\n\treturn err\n}\nreturn os.Chmod(name, 0o600)'],
    js: ['fs.writeFileSync(file, key, { mode: 0o600 });\nfs.chmodSync(file, 0o600);', 'fs.writeFileSync(file, text);\nfs.chmodSync(file, 0o755);'],
  },
};

/** No worse than the default: umask takes from both, so it depends on the machine what is left. */
export const madeWritable: Rule = {
  ...danger,
  cwe: [732],
  id: 'made-world-writable',
  title: 'File made for everyone to write',
  why: 'Only the umask of whoever runs it keeps other users of the machine from changing the file.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['os.makedirs', 'mkdir', 'writefile'],
  find: ['os.mkdir($path, $mode)', 'os.makedirs($path, $mode, $...)', 'os.makedirs($path, mode=$mode, $...)', '$?.mkdir($path, {mode: $mode, $...}, $...)', '$?.mkdirSync($path, {mode: $mode, $...})', '$?.writeFile($path, $data, {mode: $mode, $...}, $...)', '$?.writeFileSync($path, $data, {mode: $mode, $...})'],
  where: { mode: WIDE },
  langs: ['js', 'py'],
  bad: { js: ['fs.mkdir(d, { mode: 0o777 }, done)', 'fs.mkdirSync(d, { recursive: true, mode: 0o777 })', 'fs.writeFile(p, data, { mode: 0o666 }, done)', 'fs.writeFileSync(p, data, { mode: 0o666 })'], py: ['os.mkdir(p, stat.S_IRWXU | stat.S_IRWXO)', 'os.makedirs(p, 0o777)', 'os.makedirs(p, mode=0o777, exist_ok=True)'] },
  good: { js: ['fs.mkdirSync(d, { recursive: true })', 'fs.writeFileSync(p, data, { mode: 0o600 })'], py: ['os.mkdir(p, 0o700)', 'os.makedirs(p, exist_ok=True)'] },
};
