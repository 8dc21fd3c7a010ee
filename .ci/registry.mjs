/**
 * A package registry of two packages on this machine: aisec-hooks as `npm pack` makes it, and husky from node_modules. With it the demo
 * and the tests install as a user would, without a network.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

/**
 * Packs both packages into `folder` and serves them.
 * @param top the checkout, built
 * @returns the registry's address, the tarball of aisec-hooks, and what ends the server
 */
export async function openRegistry(top, folder) {
  const packages = new Map([top, path.join(top, 'node_modules/husky')].map((from) => packed(from, folder)));
  const server = createServer(({ url }, answer) => {
    const [, name, tarball] = decodeURIComponent(url).split('/');
    const found = packages.get(name);
    if (found === undefined) answer.writeHead(404).end('{"error":"not found"}');
    else if (tarball !== undefined) answer.end(found.bytes);
    else answer.setHeader('content-type', 'application/json').end(JSON.stringify(documentOf(found, `http://127.0.0.1:${server.address().port}`)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, tarball: packages.get('aisec-hooks').file, close: () => server.close() };
}

function packed(from, folder) {
  const out = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder, from], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const answer = JSON.parse(out);
  const [{ filename }] = Array.isArray(answer) ? answer : Object.values(answer);
  const file = path.join(folder, filename);
  const manifest = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'));
  return [manifest.name, { file, manifest, bytes: readFileSync(file) }];
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function documentOf({ manifest, bytes, file }, url) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const dist = { tarball: `${url}/${name}/${path.basename(file)}`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, scripts: {}, dist } } };
}
