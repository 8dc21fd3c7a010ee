/** Bundler: Gemfile, gemspecs and Gemfile.lock, read for the words they hold. */
import { rubyImports } from './imports.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { wordsIn, type Repository } from './repository.ts';

const MANIFEST = /(?:^|\/)(?:Gemfile(?:\.lock)?|gems\.(?:rb|locked)|[^/]+\.gemspec)$/;
/** The standard library and its default and bundled gems. https://stdgems.org */
const OWN: ReadonlySet<string> = new Set(
  ('English abbrev base64 benchmark bigdecimal bundler cgi continuation coverage csv date dbm debug delegate did_you_mean digest drb e2mmap erb error_highlight etc expect ' +
    'fcntl fiber fiddle fileutils find forwardable gdbm getoptlong iconv io ipaddr irb json logger matrix minitest mkmf monitor mutex_m net nkf objspace observer open3 open-uri openssl ' +
    'open optparse ostruct pathname pp prettyprint prime prism pstore psych pty racc rake random rbconfig rdoc readline reline resolv rexml rinda ripper rss rubygems scanf sdbm ' +
    'securerandom set shell shellwords singleton socket sorted_set stringio strscan sync syslog tempfile test thread thwait time timeout tmpdir tracer tsort un unicode_normalize uri ' +
    'weakref webrick win32 win32ole xmlrpc yaml zlib power_assert typeprof jruby java').split(' '),
);
/** Gems that bring others along, as words of Gemfiles: what they bring. */
const BRINGS: Record<string, string> = {
  rails: 'active action rail arel rack abstract sprockets zeitwerk concurrent i18n tzinfo nokogiri loofah mail thor', sinatra: 'rack mustermann tilt', rspec: 'rspec', devise: 'warden bcrypt orm', sidekiq: 'redis rack connection', jekyll: 'liquid kramdown rouge', capybara: 'nokogiri rack addressable xpath',
  activerecord: 'active arel', activesupport: 'active i18n tzinfo concurrent', actionpack: 'action active rack abstract', faraday: 'faraday', grape: 'rack mustermann dry active',
};

export const ruby: Ecosystem = {
  files: /\.(?:rb|rake)$/,
  importsIn: rubyImports,
  packageOf: (name) => {
    const [first] = name.split('/');
    return OWN.has(first) || !/^[a-z][\w-]*$/.test(first) ? null : first;
  },
  unknown,
  popular: async () => ({ names: (await import('./known/others.ts')).GEMS, neighbours: '' }),
  manifests: /(?:^|\/)(?:Gemfile|gems\.rb|[^/]+\.gemspec)$/,
  listedIn: (text) => [...text.matchAll(/^[ \t]*(?:gem|\w+\.add_(?:development_|runtime_)?dependency)[ \t(]+["']([\w-]+)/gm)].map(({ 0: whole, 1: name, index }) => {
    const start = index + whole.length - name.length;
    return { name, start, end: start + name.length };
  }),
};

async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const foreign = asked.filter((one) => !repository.names(one.package));
  const manifests = repository.like(MANIFEST);
  if (foreign.length === 0 || manifests.length === 0) return [];
  const texts = [...(await repository.read(manifests)).values()];
  if (texts.includes(null)) return [];
  const words = [...wordsIn(texts)];
  return foreign.filter(({ name, package: first }) => {
    const [whole, own] = [plain(name), plain(first)];
    const brought = Object.entries(BRINGS).some(([gem, others]) => words.includes(gem) && others.split(' ').some((other) => own.startsWith(other)));
    return !brought && !words.some((word) => plain(word) === own || plain(word) === whole || word.startsWith(`${first.replaceAll('_', '-')}-`) || plain(word) === `ruby${own}` || plain(word) === `${own}ruby`);
  });
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_/]/g, '');
}
