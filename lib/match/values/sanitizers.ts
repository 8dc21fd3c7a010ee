/** What makes a value safe, and for which category; and what passes it on as it is. Names are last names of the call: `shlex.quote` is `quote`. */
import type { Category } from '../../types.ts';
import { DIRECTORY, MARKUP, PATTERN, QUERY, SHELL, URL, escapesByLibrary, escapesByName, rewritesText } from './escapes.ts';

const PATH: readonly Category[] = ['path-traversal'];
const FIELDS: readonly Category[] = ['prototype-pollution', 'mass-assignment'];
const OBJECTS: readonly Category[] = ['deserialization'];
/** Letters, digits and `-_.~%+`: no sign that means something elsewhere, but an address again for who decodes it. */
const ENCODED: readonly Category[] = [...MARKUP, ...URL, ...QUERY, ...SHELL];
/** What a machine's address in numbers harms nowhere; it still says which machine. */
const NUMERIC_HOST: readonly Category[] = ['sql-injection', 'command-injection', 'code-injection', 'xss', 'path-traversal', 'template-injection', 'ldap-xpath-injection', 'sensitive-logging'];

const BY_NAME: Record<string, readonly Category[] | 'all'> = {
  // numbers, booleans, digests and sizes carry no text of their own
  Number: 'all', parseInt: 'all', parseFloat: 'all', BigInt: 'all', Boolean: 'all', int: 'all', float: 'all', bool: 'all', Decimal: 'all', len: 'all', length: 'all', count: 'all', intval: 'all', floatval: 'all',
  boolval: 'all', integer: 'all', boolean: 'all', EscapeDataString: [...MARKUP, ...URL, ...PATH], absint: 'all', to_i: 'all', to_f: 'all', Integer: 'all', Float: 'all', parseLong: 'all',
  parseDouble: 'all', toInt: 'all', toLong: 'all', toIntOrNull: 'all', Atoi: 'all', Itoa: 'all', FormatInt: 'all', ParseInt: 'all', ParseUint: 'all', ParseFloat: 'all', ParseBool: 'all',
  Parse: 'all', TryParse: 'all', ToInt32: 'all', ToInt64: 'all', UUID: 'all', uuid4: 'all', uuid: 'all', randomUUID: 'all', uuidv4: 'all', hexdigest: 'all', digest: 'all', md5: 'all', sha1: 'all',
  hash: 'all', ord: 'all', round: 'all', floor: 'all', ceil: 'all', abs: 'all', clamp: 'all', coerceIn: 'all', coerceAtMost: 'all', size: 'all', strlen: 'all', sizeof: 'all', number_format: 'all',
  toFixed: 'all', getTime: 'all', now: 'all', Date: 'all', time: 'all', isoformat: 'all', strftime: 'all', toISOString: 'all', indexOf: 'all', id: 'all', hex: 'all', ip_address: NUMERIC_HOST, ParseIP: NUMERIC_HOST, ParseAddr: NUMERIC_HOST, ParseCIDR: NUMERIC_HOST, ParsePrefix: NUMERIC_HOST,
  ip_network: NUMERIC_HOST, inet_ntop: NUMERIC_HOST, inet_ntoa: NUMERIC_HOST, ether_ntoa: 'all', uuid_unparse: 'all', uuid_unparse_lower: 'all', atoi: 'all', atol: 'all', strtol: 'all', strtoul: 'all', nanoid: 'all', getpid: 'all', getuid: 'all', getgid: 'all', wp_parse_id_list: 'all',
  toLocaleDateString: 'all', toLocaleTimeString: 'all', FormatUint: 'all', FormatFloat: 'all', FormatBool: 'all', ParseDuration: 'all', iso8601: 'all', rfc3339: 'all', strptime: 'all', fromisoformat: 'all', to_date: 'all', to_time: 'all', to_d: 'all', to_r: 'all',
  toLongOrNull: 'all', toDouble: 'all', toDoubleOrNull: 'all', toFloatOrNull: 'all', toUIntOrNull: 'all', toBooleanStrict: 'all', toBooleanStrictOrNull: 'all', toBigDecimal: 'all', toBigInteger: 'all', parseShort: 'all',
  parseByte: 'all', ToDouble: 'all', ToDecimal: 'all', ToBoolean: 'all', ToDateTime: 'all', atof: 'all', strtof: 'all', strtod: 'all', stod: 'all', stof: 'all', as_i64: 'all', as_u64: 'all', as_f64: 'all',
  // markup
  escape: [...MARKUP, ...QUERY, ...PATTERN], escapeHtml: MARKUP, escapeHTML: MARKUP, escape_html: MARKUP, htmlescape: MARKUP, htmlEscape: MARKUP, htmlEncode: MARKUP, html_encode: MARKUP, htmlspecialchars: MARKUP,
  htmlentities: MARKUP, sanitize: MARKUP, sanitizeHtml: MARKUP, sanitizeHTML: MARKUP, sanitize_html: MARKUP, purify: MARKUP,
  encodeURIComponent: [...MARKUP, ...URL, ...PATH], encodeURI: MARKUP, urlencode: ENCODED, rawurlencode: ENCODED, quote_plus: ENCODED, http_build_query: [...MARKUP, ...URL, ...QUERY],
  urlEncode: [...MARKUP, ...URL], HtmlEncode: MARKUP, UrlEncode: [...MARKUP, ...URL], HTMLEscapeString: MARKUP, JSEscapeString: MARKUP, EscapeString: MARKUP, QueryEscape: ENCODED, PathEscape: [...MARKUP, ...URL],
  bleach: MARKUP, clean: MARKUP, Clean: [], strip_tags: MARKUP, striptags: MARKUP, esc_html: MARKUP, esc_attr: MARKUP, esc_url: [...MARKUP, ...URL], esc_js: MARKUP, wp_kses: MARKUP,
  wp_kses_post: MARKUP, esc_textarea: MARKUP, conditional_escape: MARKUP, format_html: MARKUP, format_html_join: MARKUP, forHtml: MARKUP, encodeForHTML: MARKUP, escapeHtml4: MARKUP, escapeXml: MARKUP, h: MARKUP,
  html_escape: MARKUP, j: MARKUP, json_encode: MARKUP, dumps: [...MARKUP, ...OBJECTS],
  xss: MARKUP, timesince: MARKUP, timeuntil: MARKUP, naturaltime: MARKUP, naturalday: MARKUP, intcomma: MARKUP, filesizeformat: MARKUP, date_format: MARKUP, filterXSS: MARKUP, createTextNode: MARKUP,
  Option: MARKUP, link_to: MARKUP, content_tag: MARKUP, image_tag: MARKUP, simple_format: MARKUP, wp_json_encode: MARKUP, sanitize_text_field: MARKUP, escapeExpression: MARKUP, renderToString: MARKUP,
  renderToStaticMarkup: MARKUP, _e: MARKUP,
  // what the program writes itself: a date, the name of a temporary file, its own objects
  range: 'all', gmdate: 'all', date: 'all', current_time: 'all', mktime: 'all', strtotime: 'all', microtime: 'all', mkstemp: [...SHELL, ...PATH], mkdtemp: [...SHELL, ...PATH],
  mkdtempSync: [...SHELL, ...PATH], dirSync: [...SHELL, ...PATH], gettempdir: [...SHELL, ...PATH], dump: OBJECTS, serialize: OBJECTS,
  e: MARKUP, Marshal: MARKUP, MarshalIndent: MARKUP, new_v4: 'all', encode_text: MARKUP, encode_safe: MARKUP, encode_double_quoted_attribute: MARKUP, encode_minimal: MARKUP, jsonEncode: MARKUP,
  htmlEscaped: MARKUP, toHtmlEscaped: MARKUP, g_markup_escape_text: MARKUP,
  // patterns and directory searches
  preg_quote: PATTERN, ldap_escape: DIRECTORY, random_int: 'all', random_bytes: 'all', bin2hex: 'all', sanitize_key: 'all', sanitize_email: MARKUP, sha256: 'all', crc32: 'all', stoi: 'all', stol: 'all', stoul: 'all', toULong: 'all',
  Escape: [...MARKUP, ...PATTERN], escapeRegExp: PATTERN, escapeRegex: PATTERN, escapeStringRegexp: PATTERN, escapeRe: PATTERN, filter_format: DIRECTORY, escape_filter_chars: DIRECTORY, escape_rdn: DIRECTORY, escape_dn_chars: DIRECTORY,
  // a template that stands in a file
  readFileSync: ['template-injection'], read_text: ['template-injection'], ReadFile: MARKUP,
  // fields of a request
  pick: FIELDS, matchedData: FIELDS, safeParse: FIELDS, model_dump: FIELDS,
  stringify: ['code-injection'], IPv4Address: 'all', IPv6Address: 'all', ip_interface: 'all', IPv4Network: 'all', IPv6Network: 'all',
  shortcode_atts: ['code-injection', 'prototype-pollution'], var_export: ['code-injection'],
  // addresses
  url_for: URL, url_from: URL, get_absolute_url: URL,
  // shell
  quote: [...SHELL, ...QUERY, ...URL, ...PATTERN], escapeshellarg: SHELL, escapeshellcmd: SHELL, shellescape: SHELL, shelljoin: SHELL, shellEscape: SHELL, shlex_quote: SHELL, shellquote: SHELL, list2cmdline: SHELL, g_shell_quote: SHELL,
  // paths
  basename: [...PATH, 'ssrf'], BytesIO: PATH, StringIO: PATH, secure_filename: PATH, safe_join: PATH, secureFilename: PATH, sanitize_filename: PATH, sanitize_file_name: PATH, sanitizeFilename: PATH, getFileName: PATH, GetFileName: PATH,
  Base: PATH, slugify: [...PATH, ...SHELL, ...QUERY, ...MARKUP], parameterize: [...PATH, ...SHELL, ...QUERY, ...MARKUP], get_valid_filename: PATH, safeJoin: PATH, SecureJoin: PATH, file_name: PATH, GetRandomFileName: PATH, getName: PATH, cleanPath: [], getCanonicalPath: PATH, startsWith: PATH,
  // queries
  escape_string: QUERY, real_escape_string: QUERY, mysqli_real_escape_string: QUERY, mysql_real_escape_string: QUERY, pg_escape_string: QUERY, pg_escape_literal: QUERY, pg_escape_identifier: QUERY,
  escapeId: QUERY, escapeIdentifier: QUERY, escapeLiteral: QUERY, quote_ident: QUERY, quote_literal: QUERY, quote_name: QUERY, quoteName: QUERY, quoteIdentifier: QUERY, quote_identifier: QUERY,
  QuoteIdentifier: QUERY, sanitize_sql: QUERY,
  sanitize_sql_array: QUERY, sanitize_sql_like: PATTERN, quote_column_name: QUERY, quote_table_name: QUERY, get_blog_prefix: QUERY, esc_sql: QUERY, esc_like: PATTERN, prepare: QUERY, Identifier: QUERY,
  Literal: QUERY, SQL: QUERY, placeholders: QUERY, str_repeat: QUERY, Repeat: QUERY, repeat: QUERY, nCopies: QUERY, mysql_real_escape_string_quote: QUERY, mysql_escape_string: QUERY,
  PQescapeStringConn: QUERY, PQescapeString: QUERY, array_fill: QUERY, array_pad: QUERY, addslashes: QUERY, mogrify: QUERY, q: QUERY, max: QUERY, min: QUERY, NewGuid: 'all', filterEncode: DIRECTORY,
  nameEncode: DIRECTORY, LdapFilterEncode: DIRECTORY, LdapDistinguishedNameEncode: DIRECTORY, quoted: QUERY, db_quote: QUERY, pSQL: QUERY, like: QUERY, validate_identifier: QUERY, tableName: QUERY,
  uneval: MARKUP, jsesc: MARKUP, makeList: QUERY, selectSQLText: QUERY, to_sql: QUERY, toSQL: QUERY,
};

/** A name that says so itself: `escapeSql`, `sanitized_name`, `quoteIdent`, `validateTable`. */
const BY_WORD = /^(?:_*(?:is_?|(?:assert|ensure|require)_?(?=safe|valid))?)(?:esc(?:ape)?|sanit|quote|validat|clean|purif|encode_?(?:for|html|uri|url)|whitelist|allowlist|safe_?|secure_?|check_?(?!out|box|point|mark|list|er))(?:[A-Z_]|e|i|d|$)/i;

/** Anywhere in a name: `maybeSanitize`, `htmlEscaped`; but not `unescape`. */
const SAYS_SO = /^(?!un|de).*(?:sanitiz|sanitis|(?<!un)escap|purif)/i;

/** `addQuotes`, `backquote`, `schemaNamesPlaceholders`, `parameterize`, `formatSqlArray`, `zbx_dbstr`, `dbConditionInt`: of queries alone. */
const SAYS_QUERY = /^(?!un|de|strip|remove).*(?:quot(?:e[sd]?)?|placeholders?|q(?:uestion)?_?marks?|(?:db|sql)_?(?:str|esc|literal|param))$|^(?:\w{1,8}_)?(?:db|sql)_?(?:get_?)?(?:condition|quote|bool|cast)\w*$|^(?:format|to|as|make|build)_?sql_?(?:array|list|in)$|^array2list$|^parameter(?:ize)?$|^(?:add|bind|create|make)_?param(?:eter)?$/i;

/** `shellQuote`, `quote_arg`: of command lines alone. */
const SAYS_SHELL = /^(?!un|de).*(?:shell_?(?:quote|esc)|(?:quote|escape)_?(?:shell|arg|cmd))/i;

/** `prepare4filter`, `normalizeLdap`: of directory searches alone. */
const SAYS_DIRECTORY = /(?:ldap|filter|dn)\w{0,20}(?:esc|norm|prep|enc)|(?:esc|norm|prep|enc)\w{0,20}(?:ldap|filter|dn)/i;

/** Safe to call: what comes out is what went in. */
const SAYS_SAFE_ITSELF: ReadonlySet<string> = new Set(['safe_load', 'safe_load_all', 'safe_dump', 'safe_substitute']);

/** `create_trusted_html` of Trusted Types. */
const SAYS_MARKUP = /trusted_?(?:html|types)/i;

/** `getCacheSize`, `rowCount`. */
const SAYS_NUMBER = /[a-z](?:Count|Length|Size)$/;

/** Calls whose result says the same as what went in. */
const PASSES: ReadonlySet<string> = new Set([
  'trim', 'toString', 'str', 'String', 'strip', 'lstrip', 'rstrip', 'lower', 'upper', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'split', 'replace', 'replaceAll', 'concat', 'getAll',
  'decode', 'encode', 'format', 'join', 'get', 'pop', 'shift', 'at', 'parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'loads', 'stringify', 'title', 'repeat', 'padStart', 'padEnd', 'match', 'matchAll', 'max', 'min', 'Markup', 'mark_safe',
  'unicode', 'bytes', 'bytearray', 'from', 'decodeURIComponent', 'decodeURI', 'unescape', 'unquote', 'unquote_plus', 'atob', 'btoa', 'b64decode', 'b64encode', 'base64_decode', 'urldecode', 'ltrim',
  'rtrim', 'strtolower', 'strtoupper', 'str_replace', 'stripslashes', 'ucfirst', 'nl2br', 'implode', 'explode', 'TrimSpace',
  'ToLower', 'ToUpper', 'ToString', 'Trim', 'Replace', 'strip_tags', 'to_s', 'chomp', 'downcase', 'upcase', 'list', 'tuple', 'dict', 'iter', 'next', 'nextElement', 'nextToken', 'read', 'readlines',
  'readline', 'cast', 'Sprint', 'Sprintf', 'sprintf', 'ReadAll', 'first', 'last', 'fetch', 'getOrDefault', 'orElse', 'unwrap', 'unwrap_or_default', 'clone', 'URL', 'URLSearchParams', 'resolve',
  'normalize', 'normpath', 'abspath', 'realpath', 'expanduser', 'joinpath', 'URI', 'Path', 'PurePath', 'parse_qs', 'parse_qsl', 'urlparse', 'urlsplit', 'model_dump', 'asdict', 'vars', 'as_str', 'to_string', 'into', 'val', 'text', 'getlist', 'items', 'values', 'keys',
  'entries', 'fromEntries', 'map', 'filter', 'sorted', 'reversed', 'toArray', 'valueOf', 'String.valueOf', 'Query', 'Get', 'getvalue', 'getfirst', 'getBytes', 'GetBytes', 'toCharArray', 'toByteArray',
  'TrimSuffix', 'TrimPrefix', 'TrimRight', 'TrimLeft', 'ReplaceAll', 'Join', 'Combine', 'string', 'c_str', 'data', 'toStdString', 'toUtf8', 'toLocal8Bit', 'constData', 'strdup', 'storage_path',
  'public_path', 'base_path', 'resource_path', 'app_path', 'getClientOriginalName', 'wp_unslash', 'array_diff', 'array_filter', 'array_keys', 'array_merge', 'array_slice', 'array_splice',
  'array_unique', 'array_values', 'unwrap_or', 'unwrap_or_else', 'expect', 'nth', 'as_bytes', 'as_ref', 'cloned', 'to_vec', 'as_deref', 'collect', 'StringReader', 'ByteArrayInputStream', 'NewReader',
  'getOrElse', 'Uri', 'create', 'CopyTo', 'ToArray', 'Clean', 'Abs', 'GetFullPath', 'appendingPathComponent', 'appending', 'fileURLWithPath', 'toPath', 'toFile', 'toUri', 'toAbsolutePath',
  'getAbsolutePath', 'FromSlash', 'joinToString', 'basename', 'shortcode_atts', 'addslashes', 'readValue', 'fromJson', 'readTree', 'Deserialize', 'DeserializeObject', 'DeserializeAsync', 'ReadToEnd',
  'ReadToEndAsync', 'asText', 'textValue', 'StreamReader', 'assign', 'plainToInstance', 'plainToClass', 'validate', 'validateAsync', 'validateSync', 'structuredClone', 'cloneDeep',
  'sanitize_text_field', 'esc_url_raw', 'sanitize_url', 'json_decode',
]);

/** Those of the JVM's libraries: strings, Optional, streams, Commons Lang, what reads JSON. */
const JVM_PASSES = ['StringTokenizer', 'Scanner', 'nextLine', 'iterator', 'listIterator', 'entrySet', 'keySet', 'getKey', 'getValue', 'subList', 'clone', 'copyOf', 'copyOfRange', 'remove', 'elementAt', 'firstElement', 'lastElement', 'group', 'removeFirst', 'removeLast', 'pollFirst', 'pollLast', 'poll', 'peek', 'ArrayDeque', 'LinkedList', 'requireNonNull', 'requireNonNullElse', 'requireNonNullElseGet', 'ofNullable', 'orElseThrow', 'orElseGet', 'trimToEmpty', 'trimToNull', 'fixEmptyAndTrim', 'fixEmpty', 'fixNull', 'defaultString', 'defaultIfBlank', 'defaultIfEmpty', 'intern', 'StringBuilder', 'reverse', 'stripLeading', 'stripTrailing', 'lowerCase', 'upperCase', 'capitalize', 'readLine', 'lines', 'stream', 'mapToObj', 'boxed', 'limit', 'skip', 'distinct', 'sorted', 'findFirst', 'findAny', 'toList', 'getString', 'optString', 'getAsString', 'getAsJsonObject', 'getAsJsonArray', 'getJSONObject', 'getJSONArray', 'getJsonObject', 'getJsonArray', 'asJsonObject', 'asString', 'parseString', 'JSONObject', 'JSONArray', 'JsonObject', 'JsonArray', 'path', 'convertValue', 'fromUriString', 'build', 'cleanPath', 'getFirst', 'BufferedReader', 'InputStreamReader', 'getReader', 'getInputStream', 'String', 'parseRequest'];
/** Kotlin's own beside them. */
const KOTLIN_PASSES = ['sequenceOf', 'withIndex', 'zip', 'asSequence', 'reversed', 'orEmpty', 'lowercase', 'uppercase', 'substringAfter', 'substringBefore', 'substringBeforeLast', 'removePrefix', 'removeSuffix', 'removeSurrounding', 'takeIf', 'takeUnless', 'requireNotNull', 'checkNotNull', 'decodeFromString', 'parseToJsonElement', 'drop', 'dropLast', 'take', 'takeLast', 'trimStart', 'trimEnd', 'ifBlank', 'ifEmpty', 'decodeBase64', 'decodeToString', 'readText', 'jsonObject', 'jsonPrimitive', 'padStart', 'replaceFirstChar', 'firstOrNull', 'lastOrNull', 'getOrNull', 'filterNotNull', 'filterNot'];

/** C: a place in the text that they are given, from which on the rest of it stands, or a copy. */
const FINDS_IN_TEXT: ReadonlySet<string> = new Set(['strchr', 'strrchr', 'strchrnul', 'strstr', 'strcasestr', 'strpbrk', 'strsep', 'strtok', 'strtok_r', 'index', 'rindex', 'strdupa', 'xstrdup', 'g_strdup', 'g_strstrip', 'g_strchug', 'g_strchomp']);

const JS_PASSES: ReadonlySet<string> = new Set(['reverse', 'toReversed', 'sort', 'toSorted', 'flat', 'trimStart', 'trimEnd', 'toLocaleLowerCase', 'toLocaleUpperCase', 'head', 'defaults', 'defaultsDeep', 'omit', 'pick']);

/** The same by languages in which the word says nothing else. */
const PASSES_IN: Record<string, ReadonlySet<string>> = {
  java: new Set(['unescapeHtml4', 'unescapeHtml', 'htmlUnescape', 'nullToEmpty', 'firstNonNull', 'removeFrom', 'findFirst', 'findAny', ...JVM_PASSES]),
  kotlin: new Set(['decodeURLQueryComponent', 'decodeURLPart', 'checkNotNull', ...JVM_PASSES, ...KOTLIN_PASSES]),
  csharp: new Set(['AsSpan', 'UriBuilder', 'ToLowerInvariant', 'ToUpperInvariant', 'Split', 'Substring', 'TrimStart', 'TrimEnd', 'Normalize', 'PadLeft', 'PadRight', 'Insert', 'Remove', 'Concat', 'Format', 'First', 'FirstOrDefault', 'Last', 'LastOrDefault', 'Single', 'SingleOrDefault', 'ElementAt', 'Take', 'Skip', 'Distinct', 'Reverse', 'Select', 'Where', 'ToList', 'UnescapeDataString', 'GetProperty', 'GetString', 'GetValue', 'Value', 'AsString', 'ParseAsync', 'ReadLine', 'ReadLineAsync', 'ToObject', 'ParseQueryString', 'CreateReader', 'Encode', 'Sanitize', 'TryGetValue', 'FromResult', 'Dequeue', 'Pop', 'Peek', 'Clone', 'ToArray']),
  go: new Set(['MaxBytesReader', 'Split', 'SplitN', 'SplitAfter', 'Fields', 'FieldsFunc', 'Cut', 'CutPrefix', 'CutSuffix', 'ToSlash', 'Title', 'ToTitle', 'Repeat', 'Or', 'ToValidUTF8', 'TrimFunc', 'TrimLeftFunc', 'TrimRightFunc', 'Map', 'FindString', 'FindStringSubmatch', 'EqualFold', 'NewScanner', 'Text', 'Scan', 'ReadString', 'ParseQuery', 'Peek', 'NextPart']),
  py: new Set(['group', 'groups', 'groupdict', 'urldefrag', 'geturl', 'urlunparse', 'urlunsplit', 'iri_to_uri', 'force_str', 'force_text', 'smart_str', 'partition', 'rpartition', 'rsplit', 'splitlines', 'removeprefix', 'removesuffix', 'casefold', 'capitalize', 'swapcase', 'zfill', 'ljust', 'rjust', 'center', 'expandtabs', 'copy', 'deepcopy', 'fspath', 'fsdecode', 'fsencode', 'PurePosixPath', 'PosixPath', 'fromhex', 'dedent', 'literal_eval', 'safe_load', 'model_validate', 'model_validate_json', 'model_construct', 'parse_obj', 'parse_raw', 'from_dict', 'from_json', 'SimpleNamespace', 'unpackb', 'StringIO', 'BytesIO', 'set', 'frozenset', 'chain', 'zip', 'enumerate', 'splitext', 'substitute', 'safe_substitute', 'reader', 'DictReader', 'json_decode', 'to_dict', 'popitem', 'setdefault']),
  js: JS_PASSES,
  ts: JS_PASSES,
  jsx: JS_PASSES,
  tsx: JS_PASSES,
  php: new Set(['strval', 'unserialize', 'http_build_query', 'preg_replace', 'mb_substr', 'mb_strtolower', 'mb_strtoupper', 'mb_convert_case', 'reset', 'current', 'end', 'array_shift', 'array_pop', 'array_reverse', 'array_column', 'iconv', 'mb_convert_encoding', 'utf8_decode', 'utf8_encode', 'ucwords', 'lcfirst', 'strtr', 'strstr', 'stristr', 'strrchr', 'str_ireplace', 'substr_replace', 'str_pad', 'wordwrap', 'strrev', 'preg_split', 'str_split', 'mb_strimwidth']),
  ruby: new Set(['delete_prefix', 'delete_suffix', 'unescape_path', 'decode_www_form_component', 'url_decode', 'Array', 'wrap', 'truncate', 'unpack', 'unpack1', 'merge', 'reverse_merge', 'with_defaults', 'dig', 'values_at', 'except', 'presence', 'squish', 'to_hash', 'to_unsafe_h', 'symbolize_keys', 'stringify_keys', 'deep_symbolize_keys', 'with_indifferent_access', 'compact', 'compact_blank', 'freeze', 'dup', 'delete_prefix', 'delete_suffix', 'chop', 'capitalize', 'partition', 'rpartition', 'force_encoding', 'unicode_normalize', 'scrub', 'then', 'to_str', 'sub', 'gsub', 'tr', 'lines', 'values', 'collect', 'flat_map', 'select', 'reject', 'uniq', 'sort', 'reverse', 'flatten']),
  c: FINDS_IN_TEXT,
  cpp: new Set([...FINDS_IN_TEXT, 'path', 'absolute', 'lexically_normal', 'u8path', 'generic_string']),
  rust: new Set(['Ok', 'Some', 'ok', 'ok_or', 'ok_or_else', 'map_err', 'and_then', 'filter_map', 'to_owned', 'to_path_buf', 'to_str', 'into_inner', 'into_owned', 'trim_start_matches', 'trim_end_matches', 'strip_prefix', 'split_once', 'from_utf8_lossy', 'from_utf8', 'to_lowercase', 'to_uppercase', 'to_ascii_lowercase', 'to_ascii_uppercase', 'trim_start', 'trim_end', 'trim_matches', 'strip_suffix', 'lines', 'chars', 'rev', 'take', 'skip', 'replacen', 'splitn', 'rsplit', 'rsplitn', 'rsplit_once', 'split_whitespace', 'split_at', 'to_string_lossy', 'iter', 'into_iter', 'copied', 'flatten', 'flat_map', 'into_string', 'into_bytes', 'bytes', 'as_os_str', 'as_path', 'percent_decode_str', 'decode_utf8', 'decode_utf8_lossy']),
  scala: new Set([...JVM_PASSES, 'mkString', 'stripPrefix', 'stripSuffix', 'stripMargin', 'takeWhile', 'dropWhile', 'drop', 'take', 'capitalize', 'head', 'headOption', 'lastOption', 'flatMap', 'filterNot', 'toSeq', 'as', 'asOpt', 'Option', 'Some', 'Try', 'Right', 'Left', 'toOption', 'padTo', 'tail', 'init', 'linesIterator', 'asInstanceOf', 'fromString', 'Success', 'Future']),
  swift: new Set(['lowercased', 'uppercased', 'capitalized', 'trimmingCharacters', 'replacingOccurrences', 'components', 'joined', 'prefix', 'suffix', 'dropFirst', 'dropLast', 'padding', 'reversed', 'compactMap', 'Substring', 'trimmingPrefix', 'replacing', 'init', 'SQLQueryString', 'SQLRaw']),
  dart: new Set(['trimLeft', 'trimRight', 'replaceFirst', 'replaceAllMapped', 'padLeft', 'padRight', 'splitMapJoin', 'firstWhere', 'elementAt', 'toList', 'where', 'expand', 'decodeComponent', 'decodeQueryComponent', 'decodeFull', 'jsonDecode']),
};

/** `parseQuery(text)`, `readBody(req)`: what takes a request apart and is not known otherwise. */
const TAKES_APART = /^(?:parse|decode|split|extract|read)_?(?:Query|Form|Url|Uri|Request|Body|Json|Params?|Parameters|Cookies?|Payload|QueryString|FormData|PostData)s?$/i;

/** Calls that write a text in another way, or back: what goes in comes out, whatever they are functions of. */
const RECODES: ReadonlySet<string> = new Set([
  'encodeToString', 'encodeBase64', 'encodeBase64String', 'encodeBase64URLSafeString', 'decodeBase64', 'decodeBuffer', 'FromBase64String', 'ToBase64String', 'GetString', 'EncodeToString',
  'DecodeString', 'base64_encode', 'base64_decode', 'urlsafe_b64encode', 'urlsafe_b64decode', 'b64encode', 'b64decode', 'decode64', 'encode64', 'strict_decode64', 'strict_encode64', 'hex2bin',
  'unhexlify', 'gzinflate', 'decodeHex', 'UnescapeString', 'UrlDecode', 'HtmlDecode', 'rawurldecode', 'html_entity_decode', 'htmlspecialchars_decode', 'QueryUnescape', 'PathUnescape',
]);
/** Languages whose `encode` and `decode` take the text as an argument. */
const RECODE_ARGUMENT: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);

export function recodes(name: string, language: string): boolean {
  return RECODES.has(name) || (RECODE_ARGUMENT.has(language) && (name === 'encode' || name === 'decode'));
}

/** `schema.validate(body)` of Joi and Yup says which keys there are: a text in them is what was sent. */
export function checksShape(first: string, name: string, category: Category): boolean {
  return /^validate(?:Async|Sync)?$/.test(name) && /schema$|^(?:joi|yup)$/i.test(first) && !FIELDS.includes(category);
}

const LEADS: ReadonlySet<Category> = new Set(['ssrf', 'open-redirect', 'path-traversal']);

/** `checkUrl`, `validatePath`: where the function stands in the same text, what it does is read and its name alone counts for nothing. */
export function saysItChecks(name: string, category: Category): boolean {
  return LEADS.has(category) && /^_?(?:check|valid|verif|ensure|require)/i.test(name);
}

/** `url.Parse(text)` of Go, `JsonDocument.Parse(text)` of C#: no number comes of it, as of `int.Parse`; `/^\d+/.exec(text)`: a part of it. */
export function readsText(access: string): boolean {
  return /^(?:url\.Parse(?:RequestURI)?|(?:JsonDocument|JsonNode|JObject|JToken|JArray|XDocument|XElement)\.Parse|(?:urllib\.request\.|urllib2\.)?Request)\(|^\/.{1,80}\/[a-z]{0,6}\.exec\(/.test(access);
}

/** Is it the call `name` that reads the text, and none before it: `JsonDocument.Parse(text).RootElement.GetProperty("a")`? JavaScript's `Request` says more than its address. */
export function readsItself(name: string, language: string, access: string): boolean {
  return (/^(?:Parse(?:RequestURI)?|exec)$/.test(name) || (name === 'Request' && language === 'py')) && readsText(access);
}

/** Packages and classes whose functions say the same as what goes in, and hold nothing themselves. */
export const HOLDS_FUNCTIONS: ReadonlySet<string> = new Set(['Object', 'strings', 'bytes', 'filepath', 'fmt', 'path', 'Path', 'Paths', 'StringUtils', 'Objects', 'Optional', 'String', 'string', 'std', 'Long', 'Integer', 'Short', 'Double', 'Float', 'Boolean', 'Character']);

/** They give back what somebody put into the page, whatever they are asked for. */
export const READS_PAGE: ReadonlySet<string> = new Set(['getAttribute', 'getAttributeNS', 'attr', 'prop']);

/** Calls that give what a table holds under their first argument; and Java's `collect`, whose argument says only how. */
export const LOOKS_UP: ReadonlySet<string> = new Set(['get', 'getAll', 'Get', 'pop', 'fetch', 'getOrDefault', 'GetValueOrDefault', 'collect', 'getString', 'optString', 'getJSONObject', 'getJsonObject', 'GetProperty', 'GetValue', 'getFirst', 'remove', 'elementAt', 'TryGetValue']);

/** They write `<` and quotes as entities and leave `{{`, `${` and `#set`, with which a template's code begins. */
const LEAVES_BRACES: ReadonlySet<string> = new Set(['htmlspecialchars', 'htmlentities', 'escape', 'escapeHtml4', 'escapeXml', 'htmlEscape', 'htmlEncode', 'HtmlEncode', 'HTMLEscapeString', 'EscapeString', 'strip_tags', 'striptags', 'esc_html', 'esc_attr', 'conditional_escape', 'forHtml', 'encodeForHTML', 'bleach', 'e', 'sanitize_text_field']);

/** Does calling `name` make its result safe for `category`? `access`: the call as it is written, where that is known. */
export function sanitises(name: string, category: Category, access = ''): boolean {
  if (category === 'template-injection' && LEAVES_BRACES.has(name)) return false;
  const known = escapesByLibrary(access) ?? (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : (escapesByName(name) ?? undefined));
  if (known !== undefined) return known === 'all' || known.includes(category);
  if (SAYS_SAFE_ITSELF.has(name)) return false;
  return BY_WORD.test(name) || SAYS_SO.test(name) || SAYS_NUMBER.test(name) || (category === 'sql-injection' && SAYS_QUERY.test(name)) || (SHELL.includes(category) && SAYS_SHELL.test(name)) || (category === 'ldap-xpath-injection' && SAYS_DIRECTORY.test(name)) || (category === 'xss' && SAYS_MARKUP.test(name));
}

/** What takes markup apart and leaves what is allowed in it, or nothing: a join in there has been made safe. */
export function cleansMarkup(name: string): boolean {
  return /^(?!un|de).*(?:saniti[sz]|purif|escap)|^(?:clean|forHtml\w*|encodeFor\w+|HtmlEncode|htmlspecialchars|htmlentities)$/i.test(name);
}

/** The last part of a path, by the property that names it: `Path(x).name`, `path.parse(x).base`, `new FileInfo(x).Name`. */
export function isLastPart(made: string, property: string): boolean {
  return (property === 'fileName' && /^(?:get|of|toPath)$/.test(made)) || (/^(?:Path|Pure\w*Path|File|FileInfo|parse)$/.test(made) && /^(?:name|Name|base|stem|suffix|ext|extension|nameWithoutExtension|fileName)$/.test(property));
}

/** `DOMPurify.sanitize(x)`, `Shellwords.escape(x)`, `he.encode(x)`, `this.formatter.wrap(table)`: the object's own name says it; `first` begins the access that `name` ends. */
export function isSafeObject(first: string, name: string, category: Category): boolean {
  if (name === 'Math') return true;
  if (name === 'Uuid') return true;
  if (name === 'IPAddr') return NUMERIC_HOST.includes(category);
  if (FIELDS.includes(category)) return /schema|validator|^(?:z|joi|Joi|yup|ajv)$/i.test(first) || /schema/i.test(name);
  if (category === 'path-traversal') return /^(?:URLEncoder|UriUtils)$/.test(name);
  if (category === 'command-injection') return /^(?:Shellwords|Shell|shell_escape|shell_words|shlex)$/.test(name);
  if (category === 'sql-injection') return /^_?(?:formatter|grammar)$/.test(name);
  return category === 'xss' && (/^(?:Html|Url|JavaScript)Encoder\b/.test(first) || /^(?:DOMPurify|purify|bleach|sanitizer|Sanitizer|he|htmlEscape|HtmlEscape|entities|Encode|Encoder|ESAPI|HtmlUtils|hljs|Prism|URLEncoder|UriUtils|HtmlEncoder)$/.test(name));
}

/** `$wpdb->posts`, `$wpdb->prefix`: the names of tables that WordPress itself sets; `location.host`: where the page itself is, which holds no signs; `document.lastModified`: a date; `process.version`: what runs the program; `klass.__name__`: what the code calls itself; `$file['tmp_name']`: where PHP put an upload; `$argv[0]`: the program itself; `Date.current.beginning_of_month`: a date; Falcon's `part.secure_filename`. */
export function isSafeAccess(access: string): boolean {
  return /^(?:\$this->|\$GLOBALS\['|\$)wpdb(?:'\])?->\w+$|^(?:(?:window|document|self)\.)*location\.(?:host|hostname|port|protocol|origin)$|^document\.lastModified$|^process\.(?:versions?(?:\.\w+)?|platform|arch)$|\.__(?:name|qualname|module)__$|\.secure_filename$|^(?:\$argv|sys\.argv|os\.Args|process\.argv)\[0\]$|^\$\w+\[['"]tmp_name['"]\](?:\[\$?\w+\])?$/.test(access);
}

/** Of their arguments these ask where to cut and what to keep, or what to say when there is nothing: nothing of them is in what they give. */
export function cuts(name: string): boolean {
  return /^(?:substr(?:ing)?|slice|charAt|filter|find|sort|toSorted|match|matchAll|ok_or|ok_or_else|map_err|expect)$/.test(name);
}

/** The names of functions that give a text of the program's own catalogue. */
export function translates(name: string): boolean {
  return /^(?:__?|_[enx]|t|\$t|tr|lang|u?n?gettext(?:_lazy)?|pgettext|translate)$/.test(name);
}

/** @param access the call as it is written: `json.load(stream)`, `FetchSchema().load(body)` of marshmallow */
export function passesOn(name: string, language: string, access = ''): boolean {
  // the text that `strtok(NULL, " ")` goes on in was given before
  if (/^strtok(?:_r)?\((?:NULL|nullptr|0),/.test(access)) return false;
  return PASSES.has(name) || rewritesText(name, access) || PASSES_IN[language]?.has(name) === true || TAKES_APART.test(name) || (name === 'sub' && access.startsWith('re.sub(')) || (name === 'charAt' && /\.charAt\([a-z]\w{0,20}\)$/.test(access)) || (name === 'getName' && access.includes('FilenameUtils.')) || (name === 'of' && /^(?:Stream|Optional|List|Set|ImmutableList)\.of\(/.test(access)) || (name === 'load' && /^(?:json|\w*[sS]chema(?:\([^()]*\))?)\.load\(/.test(access));
}

export function findsInText(name: string): boolean {
  return FINDS_IN_TEXT.has(name);
}

/** Types that hold no text: a parameter or variable declared so is clean. */
export const NUMERIC_TYPE = /^(?:u?int(?:8|16|32|64|_t)?|u?(?:int|long|short)|[iu](?:8|16|32|64|128|size)|float(?:32|64)?|f(?:32|64)|double|bool(?:ean)?|integer|number|bigint|Integer|Long|Short|Byte|Double|Float|Boolean|Int|UInt|Int32|Int64|Decimal|BigDecimal|BigInteger|UUID|Guid|DateTime|DateTimeOffset|DateOnly|TimeOnly|TimeSpan|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|YearMonth|timedelta|Date|datetime|date|size_t|ssize_t|time_t|uint\d+_t|int\d+_t|char|byte|rune|Number|Bool|Duration|Instant|ObjectId|Path\.Mode)$/;
