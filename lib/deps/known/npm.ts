/** The npm registry: names that others are taken for, by downloads in November 2026, and real packages one edit away from them. */

export const POPULAR =
  'abbrev abort-controller accepts acorn acorn-globals acorn-import-attributes acorn-jsx acorn-walk adm-zip agenda agent-base aggregate-error ' +
  'ajv-formats ajv-keywords amqplib angular ansi-align ansi-colors ansi-escapes ansi-regex ansi-styles any-promise anymatch apollo-server aproba ' +
  'archiver archiver-utils are-we-there-yet argparse aria-hidden aria-query array-buffer-byte-length array-flatten array-includes array-union ' +
  'array.prototype.findlast array.prototype.findlastindex array.prototype.flat array.prototype.flatmap array.prototype.tosorted ' +
  'arraybuffer.prototype.slice arrify assert-plus assertion-error ast-types ast-types-flow astral-regex async async-function asynckit at-least-node ' +
  'autoprefixer available-typed-arrays aws-sdk axe-core axios axobject-query babel babel-jest babel-loader babel-plugin-istanbul ' +
  'babel-plugin-jest-hoist babel-plugin-macros babel-plugin-polyfill-corejs2 babel-plugin-polyfill-corejs3 babel-plugin-polyfill-regenerator ' +
  'babel-preset-current-node-syntax babel-preset-jest balanced-match bare-events base64-js baseline-browser-mapping bcrypt bcrypt-pbkdf bcryptjs ' +
  'before-after-hook better-sqlite3 big.js bignumber.js binary-extensions bluebird bn.js body-parser boolbase bootstrap bowser boxen brace-expansion ' +
  'braces browserslist buffer buffer-crc32 buffer-equal-constant-time buffer-from bullmq bulma bundle-name bunyan busboy bytes cacache ' +
  'cacheable-request call-bind call-bind-apply-helpers call-bound callsites camel-case camelcase camelcase-css caniuse-lite caseless chalk ' +
  'chalk-template char-regex character-entities character-entities-legacy character-reference-invalid chardet chart.js chartjs check-error cheerio ' +
  'chokidar chownr chrome-trace-event ci-info cjs-module-lexer classnames clean-stack cli-boxes cli-cursor cli-spinners cli-table3 cli-truncate ' +
  'cli-width client-only clipboardy cliui clone clone-deep collect-v8-coverage color color-convert color-name color-string colorette colors ' +
  'combined-stream comma-separated-tokens commander commondir component-emitter compressible compression concat-map concat-stream concurrently confbox ' +
  'consola content-disposition content-type convert-source-map cookie cookie-session cookie-signature core-js core-js-compat core-util-is cosmiconfig ' +
  'crc-32 create-require cross-env cross-fetch cross-spawn crypto-js crypto-random-string css-loader css-select css-tree css-what css.escape cssesc ' +
  'cssom cssstyle csstype csv-parse csv-parser cypress d3-array d3-color d3-ease d3-format d3-interpolate d3-path d3-scale d3-shape d3-time ' +
  'd3-time-format d3-timer damerau-levenshtein data-uri-to-buffer data-urls data-view-buffer data-view-byte-length data-view-byte-offset date-fns dayjs ' +
  'debug decamelize decimal.js decode-named-character-reference decode-uri-component decompress-response dedent deep-eql deep-equal deep-extend deep-is ' +
  'deepmerge default-browser default-browser-id defaults define-data-property define-lazy-prop define-properties define-property delayed-stream dequal ' +
  'destroy detect-libc detect-newline didyoumean diff-sequences dir-glob discord.js doctrine dom-accessibility-api dom-helpers dom-serializer ' +
  'domelementtype domexception domhandler dompurify domutils dot-case dot-prop dotenv dotenv-expand drizzle-orm dunder-proto duplexify eastasianwidth ' +
  'ecdsa-sig-formatter echarts ee-first electron electron-builder electron-to-chromium emittery emoji-regex emojis-list encodeurl encoding ' +
  'end-of-stream enhanced-resolve enquirer entities env-paths err-code error-ex es-abstract es-define-property es-errors es-iterator-helpers ' +
  'es-module-lexer es-object-atoms es-set-tostringtag es-shim-unscopables es-to-primitive esbuild escalade escape-html escape-string-regexp escodegen ' +
  'eslint eslint-config-next eslint-config-prettier eslint-import-resolver-node eslint-import-resolver-typescript eslint-module-utils ' +
  'eslint-plugin-import eslint-plugin-jsx-a11y eslint-plugin-prettier eslint-plugin-react eslint-plugin-react-hooks eslint-scope eslint-visitor-keys ' +
  'espree esprima esquery esrecurse estraverse estree-walker esutils ethers event-stream event-target-shim eventemitter3 events exceljs execa expect ' +
  'expect-type exponential-backoff express express-graphql express-rate-limit express-session express-validator extend extend-shallow external-editor ' +
  'extract-zip extsprintf fast-deep-equal fast-diff fast-equals fast-fifo fast-glob fast-json-stable-stringify fast-levenshtein fast-safe-stringify ' +
  'fast-uri fast-xml-parser fastify fastq faye-websocket fb-watchman fd-slicer fetch-blob fflate figures file-entry-cache file-type filelist fill-range ' +
  'finalhandler find-cache-dir find-up firebase firebase-admin flat-cache flatted follow-redirects for-each foreground-child form-data ' +
  'formdata-polyfill formik forwarded fraction.js framer-motion fresh fs-constants fs-extra fs-minipass fs.realpath fsevents function-bind ' +
  'function.prototype.name functions-have-names ganache gatsby gauge gaxios gcp-metadata generator-function gensync get-caller-file ' +
  'get-east-asian-width get-intrinsic get-package-type get-proto get-stream get-symbol-description get-tsconfig get-uri glob-parent glob-to-regexp ' +
  'global-modules global-prefix globals globalthis globby google-auth-library google-logging-utils googleapis graceful-fs graphemer graphql gtoken ' +
  'handlebars hardhat has-bigints has-flag has-property-descriptors has-proto has-symbols has-tostringtag has-value has-values hasown helmet ' +
  'hermes-estree hermes-parser hoist-non-react-statics hosted-git-info html-encoding-sniffer html-entities html-escaper html-webpack-plugin htmlparser2 ' +
  'http-cache-semantics http-errors http-parser-js http-proxy http-proxy-agent http-proxy-middleware http-signature https-proxy-agent human-signals ' +
  'husky i18next iconv-lite icss-utils ieee754 ignore immediate immer immutable import-fresh import-in-the-middle import-local imurmurhash ' +
  'indent-string inflight inherits inquirer internal-slot internmap interpret invariant ioredis ip-address ipaddr.js is-accessor-descriptor ' +
  'is-alphabetical is-alphanumerical is-arguments is-array-buffer is-arrayish is-async-function is-bigint is-binary-path is-boolean-object is-buffer ' +
  'is-callable is-core-module is-data-descriptor is-data-view is-date-object is-decimal is-descriptor is-docker is-extendable is-extglob ' +
  'is-finalizationregistry is-fullwidth-code-point is-generator-fn is-generator-function is-glob is-hexadecimal is-inside-container is-interactive ' +
  'is-map is-negative-zero is-number is-number-object is-obj is-path-inside is-plain-obj is-plain-object is-port-reachable ' +
  'is-potential-custom-element-name is-promise is-regex is-set is-shared-array-buffer is-stream is-string is-symbol is-typed-array is-typedarray ' +
  'is-unicode-supported is-weakmap is-weakref is-weakset is-windows is-wsl isarray isexe isobject isomorphic-dompurify istanbul-lib-coverage ' +
  'istanbul-lib-instrument istanbul-lib-report istanbul-lib-source-maps istanbul-reports iterator.prototype jackspeak jest-changed-files jest-circus ' +
  'jest-cli jest-config jest-diff jest-docblock jest-each jest-environment-jsdom jest-environment-node jest-get-type jest-haste-map jest-leak-detector ' +
  'jest-matcher-utils jest-message-util jest-mock jest-pnp-resolver jest-regex-util jest-resolve jest-resolve-dependencies jest-runner jest-runtime ' +
  'jest-snapshot jest-util jest-validate jest-watcher jest-worker jotai jquery js-tokens js-yaml jsdom jsesc json-bigint json-buffer ' +
  'json-parse-even-better-errors json-schema json-schema-traverse json-stable-stringify-without-jsonify json-stringify-safe json5 jsonc-parser jsonfile ' +
  'jsonwebtoken jsprim jsx-ast-utils jszip kafkajs kind-of kleur koa-router langchain language-subtag-registry language-tags leaflet leven lightningcss ' +
  'lightningcss-linux-x64-gnu lightningcss-linux-x64-musl lilconfig lines-and-columns lint-staged listr2 load-json-file loader-runner loader-utils ' +
  'locate-path lodash lodash-es lodash.camelcase lodash.debounce lodash.includes lodash.isboolean lodash.isinteger lodash.isnumber lodash.isplainobject ' +
  'lodash.isstring lodash.memoize lodash.merge lodash.once lodash.uniq log-symbols log-update log4js loose-envify loupe lower-case lowercase-keys ' +
  'lru-cache lucide-react luxon lz-string magic-string make-dir make-error make-fetch-happen makeerror map-obj mapbox-gl markdown-it marked ' +
  'math-intrinsics mdast-util-from-markdown mdast-util-to-hast mdast-util-to-string mdn-data media-typer memfs memoize-one merge-descriptors ' +
  'merge-stream merge2 methods micromark micromark-factory-space micromark-util-character micromark-util-chunked micromark-util-encode ' +
  'micromark-util-sanitize-uri micromark-util-symbol micromark-util-types micromatch mime-db mime-types mimic-fn mimic-function mimic-response ' +
  'min-indent minimalistic-assert minimatch minimist minipass minipass-collect minipass-fetch minipass-flush minipass-pipeline minizlib mkdirp mocha ' +
  'module-details-from-path moment mongodb mongoose morgan mrmime multer mustache mute-stream mysql mysql2 nanoid napi-postinstall natural-compare ' +
  'negotiator neo-async nestjs no-case node-addon-api node-cron node-domexception node-fetch node-forge node-gyp node-gyp-build node-int64 ' +
  'node-releases node-sass nodemailer nodemon normalize-package-data normalize-path normalize-range normalize-url npm-normalize-package-bin ' +
  'npm-package-arg npm-run-path npmlog nth-check nunjucks nwsapi object-assign object-hash object-inspect object-is object-keys object.assign ' +
  'object.entries object.fromentries object.groupby object.values objection on-finished on-headers onetime openai optionator os-tmpdir own-keys ' +
  'p-cancelable p-finally p-limit p-locate p-map p-retry p-timeout p-try pac-proxy-agent pac-resolver package-json-from-dist param-case parcel ' +
  'parent-module parse-entities parse-json parse5 parseurl pascal-case passport passport-jwt passport-local path-browserify path-exists ' +
  'path-is-absolute path-is-inside path-key path-parse path-scurry path-to-regexp path-type pathe pathval pdfkit performance-now pg-connection-string ' +
  'pg-int8 pg-protocol pg-types picocolors picomatch pinia pino-abstract-transport pino-std-serializers pirates pkg-dir pkg-types playwright ' +
  'playwright-core pluralize pngjs possible-typed-array-names postcss postcss-import postcss-js postcss-load-config postcss-modules-extract-imports ' +
  'postcss-modules-local-by-default postcss-modules-scope postcss-modules-values postcss-nested postcss-selector-parser postcss-value-parser postgres ' +
  'postgres-array postgres-bytea postgres-date postgres-interval prelude-ls prettier prettier-linter-helpers pretty-bytes pretty-format prisma proc-log ' +
  'process process-nextick-args process-warning progress promise promise-retry prompts prop-types property-information protobufjs proxy-addr ' +
  'proxy-agent proxy-from-env punycode puppeteer pure-rand querystringify queue-microtask quick-lru ramda randombytes range-parser raw-body react ' +
  'react-dom react-hook-form react-i18next react-is react-query react-redux react-refresh react-remove-scroll react-remove-scroll-bar react-router ' +
  'react-router-dom react-style-singleton react-transition-group read-cache read-pkg read-pkg-up readable-stream readdirp recast rechoir recoil redent ' +
  'redis redux redux-saga redux-thunk reflect-metadata reflect.getprototypeof regenerate regenerate-unicode-properties regenerator-runtime ' +
  'regexp.prototype.flags regexpu-core registry-auth-token registry-url regjsgen regjsparser remark-parse request require-directory require-from-string ' +
  'require-in-the-middle require-main-filename requires-port resolve resolve-cwd resolve-from resolve-pkg-maps resolve.exports responselike ' +
  'restore-cursor retry reusify rimraf rollup router rrweb-cssom run-applescript run-async run-parallel safe-array-concat safe-buffer safe-push-apply ' +
  'safe-regex-test safe-stable-stringify safer-buffer sanitize-html saxes scheduler schema-utils semantic-release semver sendgrid sequelize ' +
  'serialize-javascript serve serve-handler serve-static set-blocking set-cookie-parser set-function-length set-function-name set-proto setimmediate ' +
  'setprototypeof shallow-clone sharp shebang-command shebang-regex shell-quote shelljs side-channel side-channel-list side-channel-map ' +
  'side-channel-weakmap siginfo signal-exit simple-swizzle sinon sisteransi slash slice-ansi smart-buffer socket.io socket.io-client socks ' +
  'socks-proxy-agent sonic-boom source-map source-map-js source-map-support space-separated-tokens spdx-correct spdx-exceptions spdx-expression-parse ' +
  'spdx-license-ids split2 sprintf-js sqlite3 sshpk stable-hash stack-utils stackback statuses std-env stop-iteration-iterator stream-shift ' +
  'streamsearch streamx string-argv string-length string-width string.prototype.matchall string.prototype.repeat string.prototype.trim ' +
  'string.prototype.trimend string.prototype.trimstart string_decoder strip-ansi strip-bom strip-final-newline strip-indent strip-json-comments stripe ' +
  'strnum style-to-object styled-components styled-jsx stylis sucrase superagent supertest supports-color supports-hyperlinks ' +
  'supports-preserve-symlinks-flag svelte symbol-tree synckit tailwind-merge tailwindcss tapable tar-fs tar-stream telecom-mas-agent telegraf terser ' +
  'terser-webpack-plugin test-exclude text-decoder text-table thenify thenify-all three through through2 tiny-invariant tinybench tinyexec tinyglobby ' +
  'tinypool tinyrainbow tinyspy tldts tldts-core to-fast-properties to-regex-range toidentifier tough-cookie tree-kill truffle ts-api-utils ' +
  'ts-interface-checker ts-jest ts-node tsconfig-paths tslib tsutils tunnel-agent tweetnacl twilio type-check type-detect type-fest type-is ' +
  'typed-array-buffer typed-array-byte-length typed-array-byte-offset typed-array-length typedarray typedarray-to-buffer typeorm typescript ' +
  'typescript-eslint ua-parser-js uglify-js unbox-primitive underscore undici undici-types unicode-canonical-property-names-ecmascript ' +
  'unicode-match-property-ecmascript unicode-match-property-value-ecmascript unicode-property-aliases-ecmascript unicorn-magic unified unique-filename ' +
  'unique-slug unique-string unist-util-is unist-util-stringify-position unist-util-visit unist-util-visit-parents universal-user-agent universalify ' +
  'unpipe unplugin unrs-resolver update-browserslist-db update-check uri-js url-parse use-callback-ref use-sidecar use-sync-external-store ' +
  'util-deprecate utils-merge v8-compile-cache-lib v8-to-istanbul validate-npm-package-license validate-npm-package-name validator verror vfile ' +
  'vfile-message vite-node vitest vue-router w3c-xmlserializer walker watchpack wcwidth web-streams-polyfill webidl-conversions webpack ' +
  'webpack-dev-middleware webpack-sources webpack-virtual-modules websocket-driver websocket-extensions whatwg-encoding whatwg-mimetype whatwg-url ' +
  'which which-boxed-primitive which-builtin-type which-collection which-module which-typed-array why-is-node-running widest-line winston word-wrap ' +
  'wordwrap wrap-ansi wrappy write-file-atomic xml-name-validator xml2js xmlbuilder xmlchars xtend yallist yargs yargs-parser yauzl yocto-queue ' +
  'yoctocolors-cjs zip-stream zod-to-json-schema zod-validation-error zustand';

/** One edit away, and what they say they are. */
export const NEIGHBOURS =
  'accept ansi-color ansicolors ansistyles args args-parser as-number aws-cdk binaryextensions bower brace buffers callsite charset cli-spinner ' +
  'cli-table cli-table2 cline clipboard clui colord colour common-dir compresion console cookies crc32 crypt crypto-es css-parse csso d3-tile dargs ' +
  'dbug didyoumean2 dom-serialize edn-data error eventemitter2 extendr fclone fd-slicer2 file findup flatten foreach fs-promise fs.extra getstream ' +
  'global graphiql has-own htmlparser http2-proxy httperrors inherit inquirer2 ip-bigint ip-regex is-array is-blob is-node is-object is-regexp ' +
  'is-window isbuffer isnumber isostring isstream it-glob it-map its-set jsdoc jslint json json3 jsona jsonc jsonp jsonschema just-diff koa-route level ' +
  'levn listr loadash lrucache mem-fs memjs merge mimer mkdirp2 mquery mssql murmurhash normalizeurl nprogress object-values one-time pargs parse ' +
  'parse-url parsejson parseuri pascalcase path path-parser path2 pegjs png-js postcss-jsx postcss-values-parser preact preact-transition-group promis ' +
  'promised-retry prompt protobuf.js ps-node punycode2 rambda random-bytes react-if react-vis readdir recharts rs-module-lexer rsolve saxen schedule ' +
  'scrypt semiver servie sockjs split sqlite stream stylus telegram tldjs tlds trough trouter ts-map tslint tslint-config-prettier ' +
  'tslint-plugin-prettier ttypescript uglify-es urijs vargs vasync wouter xml-js xmlbuilder2 yazl yerror';
