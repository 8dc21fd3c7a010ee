/** Files that come in from outside: uploads without limits, names kept, archives that unpack anywhere. */
import type { Rule } from '../../lib/types.ts';

export const multerOpen: Rule = {
  id: 'upload-without-limits',
  category: 'input-validation',
  cwe: [434, 770],
  severity: 'medium',
  title: 'Upload of any kind and size',
  why: 'A visitor can fill the disk or store a page or program that the server then serves.',
  fix: 'Pass limits: { fileSize } and a fileFilter that checks the type.',
  near: ['multer(', 'fileupload('],
  find: ['multer({$...})', 'fileUpload({$...})'],
  where: { rest: { not: { trait: 'has', of: ['limits', 'fileFilter'] } } },
  langs: ['js'],
  bad: { js: ["const upload = multer({ dest: 'uploads/' })", 'app.use(fileUpload({ createParentPath: true }))'] },
  good: { js: ["multer({ dest: 'uploads/', limits: { fileSize: 1e6 }, fileFilter })", 'app.use(fileUpload({ limits: { fileSize: 1e6 } }))', 'multer(options)'] },
};

export const uploadNameKept: Rule = {
  id: 'upload-name-kept',
  category: 'path-traversal',
  cwe: [22, 434],
  severity: 'high',
  title: 'Upload stored under the name its sender gave',
  why: 'The name can hold `../` or end in .py, .php or .html.',
  fix: 'Make a name of your own, or pass the name through secure_filename first.',
  near: ['path.join', '.save('],
  find: [
    'os.path.join($..., file.filename)', 'os.path.join($..., f.filename)', 'os.path.join($..., upload.filename)', 'os.path.join($..., uploaded_file.filename)', 'path.join($..., file.originalname)', 'path.join($..., req.file.originalname)', '$f.save(file.filename)', '$f.save(f.filename)', 'os.path.join($..., image.filename)',
  ],
  langs: ['py', 'js'],
  bad: {
    py: ['file.save(os.path.join(UPLOADS, file.filename))', 'p = os.path.join(folder, f.filename)', 'p = os.path.join(d, upload.filename)', 'p = os.path.join(d, uploaded_file.filename)', 'file.save(file.filename)', 'f.save(f.filename)', 'p = os.path.join(d, image.filename)'],
    js: ['cb(null, path.join(dir, file.originalname))', 'fs.writeFile(path.join(dir, req.file.originalname), b, done)'],
  },
  good: { py: ['file.save(os.path.join(UPLOADS, secure_filename(file.filename)))', 'os.path.join(d, self.filename)', 'file.save(path)', 'os.path.join(d, file.name)'], js: ['path.join(dir, path.basename(file.originalname))', 'path.join(dir, name)'] },
};

export const tarExtract: Rule = {
  id: 'tar-extract',
  category: 'path-traversal',
  cwe: [22],
  severity: 'medium',
  title: 'Archive unpacked wherever it says',
  why: 'A member named ../../etc/x is written outside the folder.',
  fix: "Pass filter='data' to extractall.",
  near: ['extractall'],
  find: ['$tar.extractall($...)'],
  where: { tar: { trait: 'named', of: ['tar', 'tf', 'tarf', 'tgz', 'tarball', 'tarfile', 'tar_file', 't', 'archive'] }, rest: { not: { trait: 'has', of: ['filter', 'members'] } } },
  langs: ['py'],
  bad: { py: ['tar.extractall()', 'with tarfile.open(p) as tf:\n    tf.extractall(path)', 'tar_file.extractall(path=dest)'] },
  good: { py: ["tar.extractall(dest, filter='data')", 'tar.extractall(dest, members=safe(tar))', 'zip.extractall(dest)'] },
};

export const tarOpenExtract: Rule = {
  ...tarExtract,
  id: 'tar-open-extract',
  near: ['extractall'],
  find: ['tarfile.open($name, $...).extractall($...)'],
  where: { rest: { not: { trait: 'has', of: ['filter', 'members'] } } },
  bad: { py: ['tarfile.open(path).extractall(dest)', "tarfile.open(path, 'r:gz').extractall()"] },
  good: { py: ["tarfile.open(path).extractall(dest, filter='data')", 'zipfile.ZipFile(path).extractall(dest)'] },
};

export const nodeEntryPath: Rule = {
  id: 'archive-entry-path',
  category: 'path-traversal',
  cwe: [22],
  severity: 'medium',
  title: 'Entry of an archive written wherever it says',
  why: 'An entry named ../../etc/x is written outside the folder.',
  fix: 'Resolve the path and write only when it starts with the folder and a separator.',
  near: ['path.join', 'path.resolve'],
  find: ['path.join($..., entry.entryName)', 'path.join($..., zipEntry.entryName)', 'path.join($..., entry.path)', 'path.join($..., header.name)', 'path.join($..., entry.fileName)', 'path.resolve($..., entry.entryName)', 'path.resolve($..., header.name)'],
  langs: ['js'],
  bad: { js: ['fs.writeFileSync(path.join(out, entry.entryName), data)', 'path.join(out, zipEntry.entryName)', 'entry.pipe(fs.createWriteStream(path.join(out, entry.path)))', 'const file = path.join(out, header.name)', 'const file = path.join(dir, entry.fileName)', 'path.resolve(dir, entry.entryName)', 'path.resolve(dir, header.name)'] },
  good: { js: ['path.join(out, path.basename(entry.path))', 'path.join(out, entry.name)', 'path.resolve(out, name)'] },
};
