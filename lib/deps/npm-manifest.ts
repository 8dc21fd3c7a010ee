/** Names of npm packages, and which of them a package.json lists. */

/** https://nodejs.org/api/modules.html: those that need no `node:`. */
const NODE: ReadonlySet<string> = new Set(
  ('assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module net os path ' +
    'perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib').split(' '),
);
/** Modules that a program which loads the code provides. */
const HOSTED: ReadonlySet<string> = new Set('vscode atom cordova k6 bun electron obsidian photoshop uxp figma sketch original-fs typescript/lib pnpapi csstype estree'.split(' '));

const NAME = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/;

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies', 'bundledDependencies', 'resolutions', 'overrides', 'catalog'];

/** "lodash/fp" → "lodash"; null for "./a", "node:fs", "virtual:x", "@/a", "~/a", "#app", "$app/x", "fs". */
export function packageOf(name: string): string | null {
  const clean = name.replace(/\?.*$/, '');
  const first = clean.split('/').slice(0, clean.startsWith('@') ? 2 : 1).join('/');
  // Cordova names a module of a plugin by both: `cordova-plugin-file.FileEntry`
  if (/^cordova-plugin-[\w-]+\.[A-Z]\w*$/.test(first)) return null;
  return NAME.test(first) && !clean.includes(':') && !clean.includes('!') && !NODE.has(first) && !HOSTED.has(first) && !first.startsWith('~') ? first : null;
}

/** `scopes`: those of what is listed and of the package itself; a scope of the registry has one owner, so strangers cannot register a name in it. */
export interface Packages { own: string; listed: Set<string>; scopes: Set<string> }

/** null text or broken JSON: nothing can be said, so everything is known. */
export function packagesOf(text: string | null): Packages | null {
  const manifest = parsed(text);
  if (manifest === null) return null;
  const listed = FIELDS.flatMap((field) => namesIn(manifest[field]));
  const own = typeof manifest.name === 'string' ? manifest.name : '';
  return { own, listed: new Set(listed), scopes: new Set([own, ...listed].map(scopeOf).filter((scope) => scope !== '')) };
}

/** "@babel/core" → "@babel", "lodash" → "" */
function scopeOf(name: string): string {
  return name.startsWith('@') ? name.slice(0, Math.max(0, name.indexOf('/'))) : '';
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

export function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse((text ?? '').replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Packages that a platform brings along, by what of it is listed: its own documents import them so. */
const BROUGHT: [by: RegExp, brings: RegExp][] = [
  // https://docs.expo.dev/modules/module-api, https://docs.expo.dev/config-plugins/plugins
  [/^(?:expo|expo-module-scripts|react-native)$/, /^(?:expo(?:-modules-core|-asset|-constants|-file-system|-font)?|@expo\/(?:config|config-plugins|config-types|metro-config|vector-icons))$/],
  // https://reactnative.dev/docs/metro
  [/^react-native$/, /^(?:react|metro(?:-config|-runtime)?|@react-native\/.+)$/],
  // https://angular.dev/tools/cli/schematics-for-libraries
  [/^@angular\//, /^(?:@angular-devkit|@schematics)\//],
  // https://docusaurus.io/docs/advanced/client
  [/^@docusaurus\//, /^@(?:generated|site|theme(?:-original|-init)?)(?:\/|$)/],
  [/^(?:@babel\/|babel-|react-scripts$|next$)/, /^@babel\/runtime(?:-corejs\d)?$/],
];

/** `@types/a__b` stands for `@a/b`. */
export function isListed(known: Packages | null, name: string): boolean {
  if (known === null) return true;
  if (BROUGHT.some(([by, brings]) => brings.test(name) && [known.own, ...known.listed].some((listed) => by.test(listed)))) return true;
  return known.own === name || known.listed.has(name) || known.scopes.has(scopeOf(name)) || known.listed.has(`@types/${name.replace(/^@/, '').replace('/', '__')}`);
}
