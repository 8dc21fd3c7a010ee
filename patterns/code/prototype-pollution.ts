/** Keys that lead to the prototype of all objects: merges, and paths that are walked. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'prototype-pollution', cwe: [1321], severity: 'medium' } satisfies Partial<Rule>;

/** `node = node[key] ??= {}` in a loop over keys that someone else may have named. */
export const keysMade: Rule = {
  ...danger,
  id: 'keys-walked-and-made',
  title: 'Objects made along keys that may lead to __proto__',
  why: 'The path "__proto__.isAdmin" changes every object of the program.',
  fix: "Refuse the keys '__proto__', 'constructor' and 'prototype', or build the objects with Object.create(null).",
  // told where the last key is written
  near: ['??= {}', '||= {}', '|| {}', '?? {}', ' = {}', '? {} : []', '? [] : {}'],
  find: [
    /(?<=\b\k<node> = (?<node>\w{1,40})\[\w{1,40}\] )(?<!(?:constructor["']|hasOwn|[iI]sSafe|BLOCKED|Object\.create)[^]{0,400})(?<=\b(?:of|forEach)\b[^]{0,200})(?:\?\?=|\|\|=) \{\}(?=[^]{0,200}?\b(?<value>\k<node>\[\w))/dy,
    /(?<=\b\k<node> = \k<node>\[\k<key>\] = (?<node>\w{1,40})\[(?<key>\w{1,40})\] )(?<!(?:constructor["']|hasOwn|[iI]sSafe|BLOCKED|Object\.create)[^]{0,400})(?<=\b(?:of|forEach)\b[^]{0,200})(?:\|\||\?\?) \{\}(?=[^]{0,200}?\b(?<value>\k<node>\[\w))/dy,
    /(?<=\b(?<node>\w{1,40})\[(?<key>\w{1,40}(?:\[\w{1,9}\])?)\])(?<!(?:constructor["']|hasOwn|[iI]sSafe|BLOCKED|Object\.create)[^]{0,400})(?<=(?:\bfor \(|\.forEach\()[^]{0,200}) = \{\};?\s{0,20}\}?\s{1,20}\k<node> = \k<node>\[\k<key>\](?=[^]{0,200}?\b(?<value>\k<node>\[\w))/dy,
    /(?<=\b(?<node>\w{1,40})\[(?<key>\w{1,40}(?:\[\w{1,9}\])?)\] = [^;\n]{1,100} )(?<!(?:constructor["']|hasOwn|[iI]sSafe|BLOCKED|Object\.create)[^]{0,400})\? (?:\{\} : \[\]|\[\] : \{\});?\s{0,20}\}?\s{1,20}\k<node> = \k<node>\[\k<key>\](?=[^]{0,600}?\b(?<value>\k<node>\[\w[^\n=]{0,40}\] = ))/dy,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx'] }, value: { not: { trait: 'text-says', of: ["'constructor'", '"constructor"'] } } },
  bad: { js: ['function set(o, keys, v) {\n  keys.slice(0, -1).forEach(function (key) {\n    if (o[key] === undefined) o[key] = {};\n    o = o[key];\n  });\n  const key = keys[keys.length - 1];\n  o[key] = v;\n}', 'function set(o, path, v) {\n  const keys = keysOf(path);\n  for (let i = 0; i < keys.length - 1; i++) {\n    const key = keys[i];\n    if (!o[key]) o[key] = typeof keys[i + 1] === "string" ? {} : [];\n    o = o[key];\n  }\n  o[keys.at(-1)] = v;\n}', 'function set(o, path, v) {\n  const keys = keysOf(path);\n  for (let i = 0; i < keys.length - 1; i++) {\n    const key = keys[i];\n    if (!o[key]) o[key] = /^\\d+$/.test(keys[i + 1]) ? [] : {};\n    o = o[key];\n  }\n  o[keys.at(-1)] = v;\n}', "function set(o, keys, v) {\n  const last = keys.pop();\n  let node = o;\n  for (const key of keys) {\n    node = node[key] ??= {};\n  }\n  node[last] = v;\n}", "function set(o, keys, v) {\n  const last = keys.pop();\n  for (const key of keys) o = o[key] ||= {};\n  o[last] = v;\n}", 'function set(o, keys, v) {\n  for (let i = 0; i < keys.length - 1; i++) {\n    const k = keys[i];\n    if (o[k] === undefined) {\n      o[k] = {};\n    }\n    o = o[k];\n  }\n  o[keys.at(-1)] = v;\n}', "function set(o, keys, v) {\n  const last = keys.pop();\n  for (const k of keys) o = o[k] = o[k] || {};\n  o[last] = v;\n}", "function set(o, keys, v) {\n  const last = keys.pop();\n  for (const k of keys) o = o[k] = o[k] ?? {};\n  o[last] = v;\n}"] },
  good: { js: ['function shape(o, keys) {\n  for (const key of keys) {\n    o[key] = isList(key) ? [] : {};\n    fill(o[key]);\n  }\n}', "const RESERVED = new Set(['__proto__', 'constructor']);\n// every part of a path is asked for in that list, whatever it is called and however deep the tree is that is being made along it\nfunction set(o, keys, v) {\n  if (keys.some((key) => RESERVED.has(key))) throw new RangeError(`this key is not supported: ${keys.join('.')}`);\n  const last = keys.pop();\n  for (const key of keys) {\n    o = o[key] ??= {};\n  }\n  o[last] = v;\n}", "function set(o, keys, v) {\n  if (keys.some((key) => BLOCKED.has(key))) return;\n  const last = keys.pop();\n  for (const key of keys) {\n    o = o[key] ??= {};\n  }\n  o[last] = v;\n}", "function set(o, keys, v) {\n  if (keys.includes('constructor')) return;\n  const last = keys.pop();\n  for (const key of keys) {\n    o = o[key] ??= {};\n  }\n  o[last] = v;\n}", 'options = options[mode] ??= {};', 'for (const k of keys) o = o[k] ?? {};\nreturn o[last];'], 'a.md': ['for (const k of keys) o = o[k] ??= {};\no[last] = v;'] },
};

export const mergeRequest: Rule = {
  ...danger,
  severity: 'high',
  id: 'merge-request',
  title: 'Request merged deep into an object',
  why: 'A key named __proto__ or constructor changes every object of the program.',
  fix: 'Copy the fields you know, or check the body against a schema first.',
  near: ['merge', 'defaultsdeep', 'extend(', '_.set'],
  find: ['_.merge($..., $value)', '_.merge($target, $value, $...)', '_.mergeWith($target, $value, $...)', '_.defaultsDeep($..., $value)', 'merge($..., $value)', 'deepmerge($..., $value)', '$$.extend(true, $..., $value)', '_.set($target, $value, $...)', 'extend(true, $..., $value)'],
  where: { value: { all: ['requested', { not: 'list' }, { not: { trait: 'from', of: ['.headers'] } }] }, match: { not: 'merges-known' } },
  langs: ['js'],
  bad: {
    js: ['function merge(to, from) {\n  for (const k in from) {\n    if (from[k] instanceof Object) to[k] = merge(to[k] ?? {}, from[k]);\n    else to[k] = from[k];\n  }\n  return to;\n}\nmerge(options, req.body);', '_.merge({}, defaults, req.body)', '_.merge(note, req.body.note, { id: next() })', '_.mergeWith(config, req.body, fn)', '_.defaultsDeep(options, req.body)', 'const o = merge(settings, req.body)', 'deepmerge(state, JSON.parse(req.body))', '$.extend(true, {}, JSON.parse(e.data))', '_.set(user, req.body.path, value)', 'extend(true, target, req.query)'],
  },
  good: {
    js: ['_.merge({}, defaults, options)', ...['if (!Object.hasOwn(to, k)) continue;', 'if (k === "__proto__" || k === "constructor") continue;', 'if (!FIELDS.includes(k)) continue;'].map((asks) => `function merge(to, from) {\n  for (const k of Object.keys(from)) {\n    ${asks}\n    if (from[k] instanceof Object) to[k] = merge(to[k] ?? {}, from[k]);\n    else to[k] = from[k];\n  }\n  return to;\n}\nmerge(options, req.body);`), 'function merge(to, from) {\n  return { ...to, ...from };\n}\nmerge(options, req.body);', 'const merge = (to, from) => ({ ...to, ...from });\nmerge(options, req.body);', '_.mergeWith(a, b, fn)', '_.defaultsDeep(options, DEFAULTS)', 'merge(a, b)', 'deepmerge(a, "x" + b)', '$.extend(true, {}, options)', '_.set(user, "name", value)', 'Object.assign({}, req.body)', 'extend(true, a, b)', 'extend(true, {}, req.headers)', '_.set(user, "a." + key, value)', '_.merge(config, { theme: req.body.theme })'],
  },
};

export const pathWritten: Rule = {
  ...danger,
  id: 'path-of-keys-written',
  title: 'Value set at a path of keys that may lead to __proto__',
  why: 'The path "__proto__.isAdmin" changes every object of the program.',
  fix: "Refuse the keys '__proto__', 'constructor' and 'prototype', or build the objects with Object.create(null).",
  near: ["split('.')", 'split(".")', 'split(/', '.match(', 'topath(', 'getpathsegments(', 'pathsegments(', 'parsepath('],
  find: ['$path.split($separator)', '$path.match($part)', '$?.toPath($path)', '$?.getPathSegments($path)', '$?.pathSegments($path)', '$?.parsePath($path)'],
  where: {
    path: {
      all: [
        { trait: 'within', of: [']||{}', ']??{}', ']??={}', ']||={}', ']={}', '?[]:{}'] },
        { trait: 'within', of: ['.length-1', 'slice(0,-1)', '.pop()', '.shift()', '.reduce('] },
        { not: { trait: 'within', of: ['hasOwn'] } },
        { not: { trait: 'beside', of: ["'constructor',", ",'constructor'", '"constructor",', ',"constructor"', "=='constructor'", '=="constructor"'] } },
        'key-written',
      ],
    },
  },
  langs: ['js'],
  bad: {
    js: [
      "function set(o, path, v) {\n  const parts = path.split('.');\n  for (const part of parts.slice(0, -1)) {\n    o[part] = o[part] || {};\n    o = o[part];\n  }\n  o[parts[parts.length - 1]] = v;\n}",
      'function set(o, path, v) { const keys = path.split("."); const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }', "function set(o, path, v) { const keys = path.split('.'); if (keys[0] === '__proto__' || keys[0] === 'prototype') return; const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }",
      'function set(o, path, v) {\n  const keys = path.match(SEGMENT) ?? [];\n  keys.forEach((key, i) => {\n    if (i === keys.length - 1) o[key] = v;\n    else {\n      if (o[key] === undefined) o[key] = /^\\d+$/.test(keys[i + 1]) ? [] : {};\n      o = o[key];\n    }\n  });\n}',
      'function set(o, path, v) { const keys = path.split(/[.[\\]]+/); const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }',
      ...['getPathSegments', 'pathSegments', 'parsePath'].map((parts) => `function set(o, path, v) { const keys = ${parts}(path); const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }`), 'function set(o, path, v) { const keys = toPath(path); const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }',
    ],
  },
  good: {
    js: [
      "function set(o, path, v) { if (!/^(?:filter|sort)\\.[a-z]+$/.test(path)) return; const keys = path.split('.'); const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }", "const RESERVED = new Set(['__proto__', 'constructor']);\nfunction set(o, path, v) {\n  const parts = path.split('.');\n  if (parts.some((part) => RESERVED.has(part))) throw new RangeError(path);\n  let node = o;\n  for (let i = 0; i < parts.length - 1; i++) node = node[parts[i]] ??= {};\n  node[parts[parts.length - 1]] = v;\n}",
      "function set(o, path, v) { const keys = path.split('.'); const last = keys.pop(); for (const k of keys) { if (!Object.hasOwn(o, k)) o[k] = {}; o = o[k]; } o[last] = v; }", 'function set(o, path, v) { const keys = path.split("."); const last = keys.pop(); o[last] = v; }', 'const get = (o, path) => path.split(".").reduce((a, k) => a[k] ?? {}, o);', 'function parse(out, line) { const [a, b] = line.split("."); out[a] = {}; out[a].name = b; for (const k of all) out[k] = b; }',
      "function set(o, path, v) { const keys = path.split('.'); if (keys.some((k) => BLOCKED.has(k))) return; const last = keys.pop(); for (const k of keys) { o[k] ??= {}; o = o[k]; } o[last] = v; }", "function set(o, path, v) { const keys = path.split('.'); const last = keys.pop(); for (const k of keys) { if (k === '__proto__' || k === 'constructor') return; o[k] ??= {}; o = o[k]; } o[last] = v; }", "function get(o, path) { return path.split('.').reduce((a, k) => a[k], o); }", "function f(o, a) { const k = a.split('.')[0]; o[k] = {}; }",
    ],
  },
};

export const recursiveMerge: Rule = {
  ...danger,
  id: 'recursive-merge',
  aliases: ['merge-recursion'],
  title: 'Deep merge that follows __proto__',
  why: 'A key named __proto__ or constructor changes every object of the program.',
  fix: "Skip the keys '__proto__', 'constructor' and 'prototype', or use structuredClone and Object.hasOwn.",
  near: ['object.keys(', 'object.entries(', 'key in ', ' k in ', 'prop in ', 'property in ', 'name in ', ' i in ', ' p in ', 'attr in ', 'field in '],
  find: ['$key in $source', 'Object.keys($source)', 'Object.entries($source)'],
  where: { source: 'merges' },
  langs: ['js'],
  bad: {
    js: [
      'function merge(a, b) {\n  for (const key in b) {\n    if (typeof b[key] === "object") merge(a[key], b[key]);\n    else a[key] = b[key];\n  }\n}', 'function extend(a) {\n  var b, name, there, copy;\n  for (b of more) for (name in b) {\n    there = a[name];\n    copy = there && isPlain(there) ? there : {};\n    a[name] = isPlain(b[name]) ? extend(copy, b[name]) : b[name];\n  }\n}', 'function join(a, b) {\n  for (var prop in b) a[prop] = isObject(a[prop]) ? join(a[prop], b[prop]) : b[prop];\n}', 'function mix(a, b) {\n  for (const key in b) {\n    if (key === "__proto__") continue;\n    if (!a[key]) a[key] = {};\n    if (b[key] instanceof Object) mix(a[key], b[key]);\n  }\n}',
      'const mix = (a: any, b: any): any => {\n  Object.keys(b).forEach((k) => {\n    a[k] = isObject(b[k]) ? mix(a[k] ?? {}, b[k]) : b[k];\n  });\n};', 'class Config { fill(a, b) { for (let k in b) { if (a[k]) this.fill(a[k], b[k]); else a[k] = b[k]; } } }',
      'export function deep(target, ...sources) {\n  for (const source of sources) for (const [key, value] of Object.entries(source ?? {})) target[key] = isObject(value) ? deep(target[key] ?? {}, value) : value;\n  return target;\n}',
      'function mix(a, b) {\n  for (const key in b) {\n    const there = a[key];\n    if (isPlain(b[key])) a[key] = mix(isPlain(there) ? there : {}, b[key]);\n    else a[key] = b[key];\n  }\n  return a;\n}', 'function f(a, b) { for (const property in b) a[property] = f(a[property], b[property]); }', 'function f(a, b) { for (const name in b) a[name] = f(a[name], b[name]); }', 'function f(a, b) { for (const i in b) a[i] = f(a[i], b[i]); }', 'function f(a, b) { for (const p in b) a[p] = f(a[p], b[p]); }',
      'function f(a, b) { for (const attr in b) a[attr] = f(a[attr], b[attr]); }', 'function f(a, b) { for (const field in b) a[field] = f(a[field], b[field]); }',
    ],
  },
  good: {
    js: [
      'function extend(deep, target, more) {\n  for (const name in more) {\n    const copy = more[name];\n    if (name === "__proto__") continue;\n    const src = target[name];\n    const clone = isPlainObject(src) ? src : {};\n    target[name] = isPlainObject(copy) ? extend(deep, clone, copy) : copy;\n  }\n}',
      'function merge(a, b) {\n  for (const key in b) {\n    if (key === "__proto__" || key === "prototype") continue;\n    a[key] = merge(a[key], b[key]);\n  }\n}', 'function merge(a, b) { for (const key in b) a[key] = b[key]; }', 'function copy(a) { const out = {}; for (const key in a) out[key] = copy(a[key]); return out; }',
      'function merge(a, b) { const out = { ...a }; for (const key in b) out[key] = merge(out[key], b[key]); return out; }', 'function merge(a, b) { for (const key in b) if (!special.has(key)) a[key] = merge(a[key], b[key]); }', 'function walk(a, b) { Object.keys(a).forEach((k) => walk(a[k], b[k])); }', 'function clean(a, depth) { for (const key in a) a[key] = clean(a[key], depth + 1); return a; }', 'function copy(a) { Object.keys(b).forEach((k) => { a[k] = copy(a[k]); }); }', 'function fill(a, schema) { for (const key in schema.paths) { const name = short(key); a[name] = 1; fill(a[name], schema); } }', 'for (const key in b) a[key] = b[key];', 'function fill(a, b) { for (const key in b) { const there = a[key]; if (has(a, key)) a[key] = fill(there, b[key]); } }', 'function merge(a, b) { for (const key of KEYS) if (key in b) a[key] = merge(a[key], b[key]); }',
      'function merge(a, b) { for (const key in b) { if (Object.hasOwn(a, key)) merge(a[key], b[key]); else a[key] = b[key]; } }',
    ],
  },
};
