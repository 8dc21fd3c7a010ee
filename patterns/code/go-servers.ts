/** Go: servers that wait for ever, secrets given to a log by their key, keys of requests compared byte by byte. */
import type { Rule } from '../../lib/types.ts';

const langs = ['go'];

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
  find: [/\b(?:(?:slog|[lL]ogger|log|sugar)\.\w{1,12}\([^;\n]{0,200}|zap\.String\(|\.Str\()"(?:password|passwd|secret|client_?secret|api_?key|access_?token|refresh_?token|auth_?token)",\s?(?!"|(?:\w{1,30}\.){0,3}\w{0,30}(?:[iI][dD]|[lL]en|Type|Hash|[mM]asked|[rR]edacted|Count|Valid|[oO]k|Set)\b)(?:string\()?[a-zA-Z]\w{0,40}(?:\.\w{1,40}){0,3}\)?\s?[,)]/],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['slog.Error("no login", "password", string(typed), "err", err)', 'slog.Info("login", "user", user, "password", pass)', 'zap.String("api_key", key)', 'logger.Infow("login", "secret", s)', 'log.Info("login", "access_token", t)', 'e.Str("password", pass).Msg("login")'] },
  good: { go: ['slog.Info("login", "user", user)', 'slog.Info("login", "password", "***")', 'slog.Info("login", "password", len(pass))', 'zap.String("api_key", keyID)', 'm.Set("password", pass)'], 'a.md': ['slog.Info("login", "password", pass)'] },
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
