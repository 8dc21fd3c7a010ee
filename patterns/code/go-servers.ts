/** Go: servers that wait for ever, secrets given to a log by their key, keys of requests compared byte by byte, counters and memory that requests and goroutines share. */
import type { Rule } from '../../lib/types.ts';
import { LEAVES_OUT } from './credential-words.ts';
import { headersWalked } from './disclosure-managed.ts';

const langs = ['go'];
const race = { category: 'race-condition', severity: 'medium' } as const;

/** pkg.go.dev/net/http#Server: "If zero, there is no timeout" */
export const goNoTimeout: Rule = {
  category: 'input-validation',
  cwe: [400],
  severity: 'low',
  confidence: 'possible',
  id: 'go-server-without-timeout',
  title: 'Server that waits for slow callers for ever',
  why: 'Callers that send a byte now and then keep their connections open until there are no more.',
  fix: 'Use http.Server with ReadHeaderTimeout, ReadTimeout and IdleTimeout.',
  near: ['http.listenandserve'],
  find: ['http.ListenAndServe($address, $handler)', 'http.ListenAndServeTLS($address, $cert, $key, $handler)'],
  hole: 'none',
  langs,
  bad: { go: ['log.Fatal(http.ListenAndServe(":8080", mux))', 'http.ListenAndServeTLS(":443", c, k, mux)'] },
  good: { go: ['s := &http.Server{ReadHeaderTimeout: 5 * time.Second}\ns.ListenAndServe()'] },
};

/** pkg.go.dev/log/slog, go.uber.org/zap: keys and values in turn */
export const goKeyLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'go-credential-by-key-logged',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['zap.', 'logger.', 'log.', '.str("'],
  find: [/\b(?:(?:slog|[lL]ogger|log|sugar)\.\w{1,12}\([^;\n]{0,120}|zap\.String\(|\.Str\()"(?:password|passwd|secret(?!",\s{0,4}(?:key|name|nn|ref)\b)|client_?secret|api_?key|access_?token|refresh_?token|auth_?token)",\s{0,4}(?!"|(?:\w{1,30}\.){0,3}\w{0,30}(?:[iI][dD]|[lL]en|Type|Hash|[mM]asked|[rR]edacted|Count|Valid|[oO]k|Set)\b)(?:string\()?[a-zA-Z]\w{0,40}(?:\.\w{1,40}){0,3}\)?\s{0,9}[,)]/],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['slog.Error("no login", "password", string(typed), "err", err)', 'slog.Info("login", "user", user, "password", given)', 'zap.String("api_key", key)', 'logger.Infow("login", "secret", s)', 'log.Info("login", "access_token", t)', 'e.Str("password", pass).Msg("login")'] },
  good: { go: ['log.Info("no such secret", "secret", key)', 'slog.Info("login", "user", user)', 'slog.Info("login", "password", "***")', 'slog.Info("login", "password", len(pass))', 'zap.String("api_key", keyID)', 'm.Set("password", pass)'], 'a.md': ['slog.Info("login", "password", pass)'] },
};

export const goKeyCompared: Rule = {
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  id: 'go-request-secret-compared',
  title: 'Secret of a request compared with == or !=',
  why: 'The comparison ends at the first byte that differs: its time tells how much of a guess is right.',
  fix: 'Use subtle.ConstantTimeCompare([]byte(got), []byte(key)) == 1.',
  near: ['!= apikey', '== apikey', '!= apitoken', '!= authtoken', '!= admintoken', '== admintoken', '!= secret', '!= token', '== token'],
  find: ['$value != apiKey', '$value == apiKey', '$value != apiToken', '$value != authToken', '$value != adminToken', '$value == adminToken', '$value != secret', '$value != token', '$value == token'],
  where: { value: 'requested' },
  langs,
  bad: { go: ['apiKey', 'apiToken', 'authToken', 'adminToken', 'secret', 'token'].flatMap((name) => [`func f(w http.ResponseWriter, r *http.Request) { got := r.Header.Get("X-Key"); if got != ${name} { return } }`, ...(['apiKey', 'adminToken', 'token'].includes(name) ? [`func f(w http.ResponseWriter, r *http.Request) { if r.Header.Get("X-Key") == ${name} { g() } }`] : [])]) },
  good: { go: ['func f(a string) { if a != apiKey || a == apiKey || a != apiToken || a != authToken || a != adminToken || a == adminToken || a != secret || a != token || a == token { return } }', 'func main() { if os.Args[1] != token { return } }'] },
};

/** pkg.go.dev/encoding/binary */
export const goWireLength: Rule = {
  category: 'input-validation',
  cwe: [789, 770],
  severity: 'medium',
  id: 'go-wire-length',
  title: 'As much memory taken as a message says',
  why: 'Four bytes of a caller make the server take four gigabytes, before a byte of the message itself has come.',
  fix: 'Compare it with a most of your own first: if size > maxMessage { return errTooLarge }.',
  near: ['make([]'],
  find: ['make([]$type, $size)'],
  where: { size: 'announced' },
  hole: 'none',
  langs,
  bad: {
    go: [
      'func f(r io.Reader) error {\n\tvar size uint32\n\tif err := binary.Read(r, binary.BigEndian, &size); err != nil {\n\t\treturn err\n\t}\n\tbuf := make([]byte, size)\n}', 'func f(r io.Reader) error {\n\tvar h header\n\tbinary.Read(r, binary.BigEndian, &h)\n\tbuf := make([]byte, h.Length)\n}',
      'func f(r io.Reader) error {\n\tsize := binary.BigEndian.Uint32(head[:])\n\tbuf := make([]byte, size)\n}', 'func f(r io.Reader) error {\n\tn := order.Uint32(head)\n\tbuf := make([]byte, int(n))\n}', 'func f(r *bufio.Reader) error {\n\tn, err := binary.ReadUvarint(r)\n\tbuf := make([]byte, n)\n}',
    ],
  },
  good: {
    go: ['func f(r io.Reader) error {\n\tvar size uint32\n\tbinary.Read(r, binary.BigEndian, &size)\n\tif size > max {\n\t\treturn errTooLarge\n\t}\n\tbuf := make([]byte, size)\n}', 'func f(r io.Reader) error {\n\tvar size uint16\n\tbinary.Read(r, binary.BigEndian, &size)\n\tbuf := make([]byte, size)\n}', 'func f(r io.Reader) error {\n\tsize := binary.BigEndian.Uint16(head[:])\n\tbuf := make([]byte, size)\n}', 'func f(r *bufio.Reader) error {\n\tn, err := binary.ReadUvarint(r)\n\tif err != nil || n > max {\n\t\treturn err\n\t}\n\tbuf := make([]byte, n)\n}'],
  },
};

/** `case "PASS":` behind a line of the log that shows what came with the command. */
export const goCommandLogged: Rule = {
  ...goKeyLogged,
  id: 'go-login-command-logged',
  title: 'Every command written to the log, the one with the password too',
  fix: 'Log the command alone, or write **** for what follows PASS and AUTH.',
  near: ['printf(', 'debug(', 'info(', 'debugf(', 'infof('],
  find: [/(?<=\b(?:slog|log|[lL]ogger|\w{1,20}\.log)\.)(?:Printf|Debug|Info|Debugf|Infof)\([^;\n]{0,160}\b(?<verb>\w{1,20}),\s{0,4}(?:"\w{1,20}",\s{0,4})?(?<arg>\w{1,20})\)\r?\n(?:(?!\n\})[^]){0,800}?\bswitch\s{1,4}(?:strings\.\w{1,10}\()?\k<verb>\)?\s{1,4}\{(?:(?!\n\})[^]){0,600}?\bcase\s{1,4}"(?:PASS|AUTH|LOGIN)"[^]{0,160}?\b\k<arg>\b/iy],
  bad: { go: ['log.Printf("%s %s", verb, arg)', 'slog.Debug("command", "verb", verb, "arg", arg)', 's.log.Info("command", "verb", verb, "arg", arg)', 'logger.Debugf("%s %s", verb, arg)', 'logger.Infof("%s %s", verb, arg)'].map((line) => `func (s *session) run(verb, arg string) {\n\t${line}\n\tswitch strings.ToUpper(verb) {\n\tcase "USER":\n\t\ts.user = arg\n\tcase "PASS":\n\t\ts.login(arg)\n\t}\n}`) },
  good: { go: ['func (s *session) run(verb, arg string) {\n\tlog.Printf("%s", verb)\n\tswitch verb {\n\tcase "PASS":\n\t\ts.login(arg)\n\t}\n}', 'func (s *session) run(verb, arg string) {\n\tlog.Printf("%s %s", verb, arg)\n\tswitch verb {\n\tcase "LIST":\n\t\ts.list(arg)\n\t}\n}'], 'a.md': ['log.Printf("%s %s", verb, arg)\nswitch verb {\ncase "PASS": login(arg)\n}'] },
};

/** One header after the other, and httputil.DumpRequest, which writes them all. */
export const goHeadersWalked: Rule = {
  ...headersWalked,
  id: 'go-headers-logged',
  near: ['log.', 'logger.', 'slog.', 'fmt.printf('],
  find: ['$?.log.$level($format, $value)', '$?.log.$level($format, string($value))', '$?.log.$level($format, $name, $value)', '$?.log.$level($format, $name, strings.Join($value, $comma))', '$?.logger.$level($format, $name, $value)', 'slog.Any($name, $value)', 'slog.String($name, strings.Join($value, $comma))', 'fmt.Printf($format, $name, $value)'],
  where: { value: { all: [{ trait: 'holds', of: ['Header', 'DumpRequest', 'DumpRequestOut'] }, { not: { trait: 'holds', of: ['Get', 'Values', 'len', 'resp', 'res', 'ReadMIMEHeader'] } }] }, match: { not: { any: [{ trait: 'within', of: LEAVES_OUT }, { trait: 'beside', of: ['funcredact'] }] } } },
  langs: ['go'],
  bad: { go: ['func f(r *http.Request) {\n\tdump, _ := httputil.DumpRequest(r, true)\n\tlog.Printf("%s", dump)\n}', 'func f(r *http.Request) {\n\tdump, _ := httputil.DumpRequestOut(r, true)\n\tlog.Println("out", string(dump))\n}', ...['log.Printf("%s: %s", k, v)', 'log.Printf("%s: %s", k, strings.Join(v, ","))', 'logger.Infof("%s: %s", k, v)', 'all = append(all, slog.Any(k, v))', 'all = append(all, slog.String(k, strings.Join(v, ",")))', 'fmt.Printf("%s: %s", k, v)'].map((call) => `func f(r *http.Request) {\n\tfor k, v := range r.Header {\n\t\t${call}\n\t}\n}`)] },
  good: { go: ['func f(r *http.Request) {\n\tlog.Printf("%s", lines(r.Header))\n}\n\nfunc lines(h http.Header) string { return strings.Join(redactHeaders(h), " ") }\n\nfunc redactHeaders(h http.Header) []string { return nil }', 'func f(r *http.Request) {\n\tagent := r.Header.Get("User-Agent")\n\tlog.Printf("%s", agent)\n\tlog.Print("in", r.Method, agent)\n\tlogger.Infof("%s %s", r.Method, agent)\n\tfmt.Printf("%s %s", r.Method, agent)\n\tslog.Info("in", slog.Any("agent", agent), slog.String("host", strings.Join(hosts, ",")))\n}', 'func f(r *http.Request) {\n\tfor k, v := range r.Header {\n\t\tif k == "Authorization" {\n\t\t\tcontinue\n\t\t}\n\t\tlog.Printf("%s: %s", k, v)\n\t}\n}', 'func f() {\n\tlog.Println("out", string(body))\n\tlog.Printf("%s: %s", name, strings.Join(hosts, ","))\n}'] },
};

/** Two steps that are atomic each for itself. */
export const goTwoSteps: Rule = {
  ...race,
  cwe: [362],
  id: 'go-atomic-in-two-steps',
  title: 'Counter read and written in two steps',
  why: 'Another goroutine counts in between, and its step is lost.',
  fix: 'Use atomic.AddInt64, or CompareAndSwap in a loop.',
  near: ['atomic.store', '.store('],
  find: ['atomic.$fn($to, atomic.$load($from) + $n)', '$to.Store($from.Load() + $n)'],
  hole: 'none',
  langs: ['go'],
  bad: { go: ['atomic.StoreInt64(n, atomic.LoadInt64(n)+1)', 'c.hits.Store(c.hits.Load() + 1)'] },
  good: { go: ['atomic.AddInt64(n, 1)', 'c.hits.Add(1)', 'atomic.StoreInt64(n, 1)', 'c.hits.Store(0)'] },
};

const COUNTERS = ['hits', 'counts', 'counters', 'attempts', 'requests', 'visits', 'visitors', 'failures', 'tries', 'calls', 'views', 'failed'];

/** Handlers run side by side, and a map of Go takes that from nobody: "fatal error: concurrent map writes". */
export const goSharedMap: Rule = {
  ...race,
  cwe: [362, 820],
  id: 'go-map-shared-by-handlers',
  title: 'Map counted up by handlers that run side by side',
  why: 'Two requests at the same time lose a count, or stop the whole program: a map must not be written from two goroutines.',
  fix: 'Hold a sync.Mutex around it, or use sync.Map or a limiter such as golang.org/x/time/rate.',
  near: COUNTERS.map((name) => `.${name}[`),
  find: COUNTERS.flatMap((name) => [`$o.${name}[$key]++`, `$o.${name}[$key] += $n`]),
  where: { match: { all: [{ trait: 'within', of: ['http.ResponseWriter', '*gin.Context', 'echo.Context', '*fiber.Ctx'] }, { not: { trait: 'beside', of: ['sync.', 'Mutex', '.Lock()', 'atomic.'] } }] } },
  hole: 'none',
  langs: ['go'],
  bad: { go: [...['w http.ResponseWriter, r *http.Request', 'c *gin.Context', 'c echo.Context', 'c *fiber.Ctx'].map((head) => `func (l *Limiter) check(${head}) {\n\tl.hits[key]++\n}`), ...COUNTERS.flatMap((name) => ['++', ' += n'].map((change) => `func (l *Limiter) check(c *gin.Context) {\n\tl.${name}[key]${change}\n}`))] },
  good: { go: ['func (l *Limiter) check(c *gin.Context) {\n\tl.mu.Lock()\n\tl.hits[key]++\n\tl.calls[key] += cost\n}', 'func (l *Counter) add(key string) {\n\tl.hits[key]++\n}', 'func show(w http.ResponseWriter, r *http.Request) {\n\thits := map[string]int{}\n\thits[word]++\n}'] },
};

/** go.dev/doc/articles/race_detector, go.dev/doc/faq (atomic_maps): net/http serves each request on a goroutine of its own. */
export const goSharedBetweenRequests: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [362, 820],
  id: 'go-shared-between-requests',
  title: 'Written by handlers that run side by side, without a lock',
  why: 'Two requests at the same time write the same map or list: entries are lost or mixed up, and Go ends the program with "concurrent map writes".',
  fix: 'Hold a sync.RWMutex for every reading and writing, or use sync.Map.',
  near: ['map[', 'append('],
  find: ['$name map[$key]', '$name = map[$key]', '$name = make(map[$key]$type)', '$name = make(map[$key]$type, $size)', '$name = append($list, $...)'],
  where: { name: 'side-by-side' },
  hole: 'none',
  langs: ['go'],
  bad: {
    go: [
      'type Store struct {\n\tcache map[string]*User\n}\nfunc (s *Store) load(id string) *User {\n\tu := find(id)\n\ts.cache[id] = u\n\treturn u\n}\nfunc (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n\tshow(w, s.load(r.Host))\n}',
      ...['map[string]string{}', 'make(map[string]string)', 'make(map[string]string, 8)'].map((made) => `var names = ${made}\nfunc put(c *gin.Context) {\n\tnames[c.Param("id")] = c.Query("name")\n}`), 'var names = map[string]string{}\nfunc routes(e *echo.Echo) {\n\te.DELETE("/:id", func(c echo.Context) error {\n\t\tdelete(names, c.Param("id"))\n\t\treturn nil\n\t})\n}',
      'type Board struct {\n\trows []Row\n}\nfunc (b *Board) add(w http.ResponseWriter, r *http.Request) {\n\tb.rows = append(b.rows, rowOf(r))\n}', 'var rows []Row\nfunc add(w http.ResponseWriter, r *http.Request) {\n\trows = append(rows, rowOf(r))\n}',
    ],
  },
  good: {
    go: [
      'type Store struct {\n\tmu sync.Mutex\n\tcache map[string]*User\n}\nfunc (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n\ts.mu.Lock()\n\ts.cache[r.Host] = find(r)\n\ts.mu.Unlock()\n}', 'type Router struct {\n\troutes map[string]http.Handler\n}\nfunc (t *Router) Handle(path string, h http.Handler) {\n\tt.routes[path] = h\n}\nfunc (t *Router) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n\tt.routes[r.URL.Path].ServeHTTP(w, r)\n}',
      'func f(w http.ResponseWriter, r *http.Request) {\n\tnames := map[string]string{}\n\tvar rows []Row\n\tnames[r.Host] = "a"\n\trows = append(rows, rowOf(r))\n\tcount = make(map[string]int)\n\tsizes = make(map[string]int, 8)\n\tall = map[string]int{}\n}',
    ],
  },
};

export const goSharedBetweenGoroutines: Rule = {
  ...goSharedBetweenRequests,
  id: 'go-shared-between-goroutines',
  title: 'Written by goroutines that run side by side, without a lock',
  why: 'All goroutines of the loop write the same variable: results are lost, and a map ends the program.',
  fix: 'Hold a sync.Mutex around it, give each goroutine a place of its own (results[i] = x in a list made before), or send the results over a channel.',
  near: ['go func(', '.go('],
  find: ['go func($...) {$...}', '$group.Go($work)'],
  where: { match: 'by-many' },
  bad: { go: [...['all = append(all, get(id))', 'byId[id] = get(id)', 'total += size(id)', 'n++'].map((write) => `func f(ids []int) {\n\tvar all []Row\n\tbyId := map[int]Row{}\n\ttotal, n := 0, 0\n\tfor _, id := range ids {\n\t\twg.Add(1)\n\t\tgo func(id int) {\n\t\t\tdefer wg.Done()\n\t\t\t${write}\n\t\t}(id)\n\t}\n\twg.Wait()\n}`), 'func f(ids []int) error {\n\tvar all []Row\n\tfor _, id := range ids {\n\t\tg.Go(func() error {\n\t\t\tall = append(all, get(id))\n\t\t\treturn nil\n\t\t})\n\t}\n\treturn g.Wait()\n}'] },
  good: { go: ['func f(ids []int) {\n\tvar mu sync.Mutex\n\tvar all []Row\n\tfor _, id := range ids {\n\t\tgo func(id int) {\n\t\t\tmu.Lock()\n\t\t\tall = append(all, get(id))\n\t\t\tmu.Unlock()\n\t\t}(id)\n\t}\n}', 'func f(ids []int) {\n\tall := make([]Row, len(ids))\n\tfor i, id := range ids {\n\t\tgo func(i, id int) {\n\t\t\tall[i] = get(id)\n\t\t}(i, id)\n\t\tg.Go(work)\n\t}\n}', 'func f(id int) {\n\tvar all []Row\n\tgo func() {\n\t\tall = append(all, get(id))\n\t}()\n}'] },
};

/** pkg.go.dev/net/http/pprof: it puts its pages on the mux that nil stands for. */
export const goProfilesOpen: Rule = {
  category: 'error-disclosure',
  cwe: [489, 200],
  severity: 'medium',
  id: 'go-profiles-open',
  title: 'Profiles of the program on a port that anyone reaches',
  why: 'They show what is in memory and the arguments it was started with, and taking one slows the service down.',
  fix: 'Listen for them on 127.0.0.1, on a mux of their own, or behind a check of who is asking.',
  near: ['"net/http/pprof"', 'pprof.index', '"0.0.0.0'],
  find: [
    /(?<=_\s{1,9})"net\/http\/pprof"(?=[^]{0,15000}?\bListenAndServe(?:TLS)?\("(?:0\.0\.0\.0)?:\d[^\n]{0,120},\s{0,9}nil\))/y,
    /(?<=\.HandleFunc\("\/debug\/pprof\/?",\s{0,9})pprof\.Index\)(?=[^]{0,6000}?"(?:0\.0\.0\.0)?:\d{2,5}")/y,
    /"0\.0\.0\.0(?::\d{2,5})?"(?=[^]{0,6000}?\.HandleFunc\("\/debug\/pprof\/?",\s{0,9}pprof\.Index\))/y,
  ],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['import _ "net/http/pprof"\n\nfunc main() {\n\tlog.Fatal(http.ListenAndServe(":8080", nil))\n}', 'var at = bind{host: "0.0.0.0", port: "6060"}\n\nfunc serve() {\n\tmux.HandleFunc("/debug/pprof/", pprof.Index)\n}', 'mux.HandleFunc("/debug/pprof/", pprof.Index)\nserver := &http.Server{Addr: ":6060", Handler: mux}'] },
  good: { go: ['import _ "net/http/pprof"\n\nfunc main() {\n\tgo http.ListenAndServe("localhost:6060", nil)\n\tlog.Fatal(http.ListenAndServe(":8080", mux))\n}', 'mux.HandleFunc("/debug/pprof/", pprof.Index)\nserver := &http.Server{Addr: "127.0.0.1:6060", Handler: mux}', 'mux.Handle("/debug/pprof/", requireAdmin(http.HandlerFunc(pprof.Index)))\nserver := &http.Server{Addr: ":6060", Handler: mux}'], 'a.md': ['_ "net/http/pprof" http.ListenAndServe(":8080", nil)'] },
};
