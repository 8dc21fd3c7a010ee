/** Guards that stand there still, and leave out more than before. */
import type { Rule } from '../../lib/types.ts';

/** laravel.com/docs/csrf#csrf-excluding-uris, docs.spring.io/spring-security (csrf), express-jwt (unless) */
export const exemptionWidened: Rule = {
  id: 'exemption-widened',
  category: 'removed-guard',
  cwe: [862, 352],
  severity: 'high',
  title: 'A check leaves everything out',
  why: 'The list named the few paths that need no check; with this entry it names all of them, and the check guards nothing any more.',
  fix: 'Name the single paths that ask in another way, such as webhooks with a signature.',
  near: ['csrf', 'except', 'exempt', 'ignoring', 'unless(', 'public', 'skip', 'whitelist', 'allowlist', 'bypass'],
  find: [],
  guard: { exempt: /csrf|except|exempt|ignoring|unless\(|public|skip|whitelist|allowlist|bypass/i },
  bad: {
    php: [" <?php\n return Application::configure()->withMiddleware(function (Middleware $middleware) {\n-    $middleware->validateCsrfTokens(except: []);\n+    $middleware->validateCsrfTokens(except: [\n+        'payment/notify',\n+        '*',\n+    ]);\n });"],
    java: [' class Security {\n   SecurityFilterChain chain(HttpSecurity http) {\n-    return http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/paid")).build();\n+    return http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/paid", "/api/**")).build();\n   }\n }'],
    js: ["-app.use(expressjwt(options).unless({ path: ['/health', '/login'] }));\n+app.use(expressjwt(options).unless({ path: ['/health', '/login', '/api/*'] }));"],
    py: [' class Settings:\n-    AUTH_EXEMPT_PATHS = ["/health"]\n+    AUTH_EXEMPT_PATHS = ["/health", "/*"]'],
    ruby: [' class OrdersController < ApplicationController\n-  skip_before_action :authenticate_user!, only: %i[index show]\n+  skip_before_action :authenticate_user!, only: %i[index show create]\n end', ' class HooksController < ApplicationController\n-  skip_before_action :verify_authenticity_token, only: :paid\n+  skip_before_action :verify_authenticity_token\n end'],
  },
  good: {
    php: [" <?php\n return Application::configure()->withMiddleware(function (Middleware $middleware) {\n-    $middleware->validateCsrfTokens(except: []);\n+    $middleware->validateCsrfTokens(except: ['payment/notify', 'payment/refunded']);\n });"],
    js: [" app.use(expressjwt(options).unless({ path: [\n-  '/health', '/public/*',\n+  '/health', '/login', '/public/*', '/assets/*',\n ] }));"],
    java: [' class Security {\n   SecurityFilterChain chain(HttpSecurity http) {\n-    return http.authorizeHttpRequests(all -> all.requestMatchers("/health").permitAll().anyRequest().authenticated()).build();\n+    return http.authorizeHttpRequests(all -> all.requestMatchers("/health", "/docs/**", "/login").permitAll().requestMatchers("/api/**").authenticated().anyRequest().denyAll()).build();\n   }\n }'],
    ruby: [' class OrdersController < ApplicationController\n-  skip_before_action :authenticate_user!, only: %i[index show]\n+  skip_before_action :authenticate_user!, only: %i[index]\n end'],
  },
};

/** cwe.mitre.org/data/definitions/346.html, portswigger.net/research/exploiting-cors-misconfigurations-for-bitcoins-and-bounties */
export const comparisonWeakened: Rule = {
  id: 'comparison-weakened',
  category: 'removed-guard',
  cwe: [346, 697, 1023],
  severity: 'high',
  title: 'A part is enough where the whole was compared',
  why: 'Whoever registers a name that holds the expected one, or sends a beginning of the secret, passes.',
  fix: 'Compare the whole again, with each value that is allowed, or with an expression that is bound at both ends: ^…$.',
  near: ['origin', 'host', 'referer', 'referrer', 'issuer', 'secret', 'token', 'signature', 'domain', 'netloc', 'api_key', 'apikey', 'audience'],
  find: [],
  guard: { exact: /^(?:\w*(?:origin|hostname|referer|referrer|issuer|secret|token|signature|domain|netloc|api_key|apikey|audience)|(?:\w*_)?host|\w*Host)$/i },
  bad: {
    js: [" window.addEventListener('message', function (event) {\n-  if (event.origin !== SHOP) return;\n+  if (event.origin.indexOf('shop.example') === -1) return;\n   show(event.data);\n });", " function allowed(req) {\n-  return ORIGINS.includes(req.headers.origin);\n+  return /shop\\.example/.test(req.headers.origin);\n }"],
    py: [' def follow(url):\n     host = urlparse(url).hostname\n-    if host not in ALLOWED:\n+    if not host.endswith("shop.example"):\n         abort(400)\n     return redirect(url)', ' def hook(request):\n     token = request.headers.get("X-Token")\n-    if token != settings.TOKEN:\n+    if settings.TOKEN not in token:\n         abort(403)\n     run(request)'],
    go: [' func allowed(origin string) bool {\n-\treturn origin == "https://shop.example"\n+\treturn strings.HasPrefix(origin, "https://shop.example")\n }'],
    php: [" <?php\n function cors(string $origin): void {\n-    if (!in_array($origin, ALLOWED, true)) return;\n+    if (strpos($origin, 'shop.example') === false) return;\n     header('Access-Control-Allow-Origin: ' . $origin);\n }"],
    java: [' class Links {\n   boolean isOurs(URI uri) {\n     String host = uri.getHost();\n-    return host.equals("shop.example");\n+    return host.endsWith("shop.example");\n   }\n }'],
    ruby: [' def ours?(url)\n   host = URI(url).host\n-  host == "shop.example"\n+  host =~ /shop.example/\n end'],
  },
  good: {
    js: [" window.addEventListener('message', function (event) {\n-  if (event.origin !== SHOP) return;\n+  if (!/^https:\\/\\/pay(-(eu|us))?\\.shop\\.example$/.test(event.origin)) return;\n   show(event.data);\n });", " window.addEventListener('message', function (event) {\n-  if (event.origin !== SHOP) return;\n+  if (!SHOPS.includes(event.origin)) return;\n   show(event.data);\n });", " function tokenOf(header, token) {\n-  if (header.token !== token) return null;\n+  if (!header.token.startsWith('Bearer ') || header.token.slice(7) !== token) return null;\n   return token;\n }"],
    py: [' def follow(url):\n     host = urlparse(url).hostname\n-    if host not in SHOPS:\n+    if host != "shop.example" and not host.endswith(".shop.example"):\n         abort(400)\n     return redirect(url)'],
    kotlin: [' fun open(uri: Uri) {\n-    if (uri.host != HOST) return\n+    if (!uri.host.startsWith("shop") || uri.host != HOST) return\n     view.load(uri)\n }'],
    go: [' func allowed(origin string) bool {\n-\treturn origin == "https://shop.example"\n+\t_, known := origins[origin]\n+\treturn known\n }'],
    java: [' class Links {\n   boolean isOurs(URI uri) {\n     String host = uri.getHost();\n-    return host.equals("shop.example");\n+    return host.equals("shop.example") || host.endsWith(".shop.example");\n   }\n }'],
  },
};

/** cwe.mitre.org/data/definitions/915.html, docs.djangoproject.com/en/stable/topics/forms/modelforms/#selecting-the-fields-to-use */
export const fieldListOpened: Rule = {
  id: 'field-list-opened',
  category: 'removed-guard',
  cwe: [915],
  severity: 'high',
  title: 'A request may set more fields than before',
  why: 'Whoever sends the request adds role, is_admin or balance to it, and it is stored.',
  fix: 'Name the fields again that a request may set, and keep those that decide what someone may do out of the list, or read-only.',
  near: ['fields =', 'exclude =', 'fillable', 'guarded', 'permit', 'bind(', 'tryupdatemodel', 'setallowedfields', 'setdisallowedfields', 'bindnever', 'jsonignore', 'read_only', 'skip_deserializing'],
  find: [],
  guard: { listed: /fields =|exclude =|fillable|guarded|permit|bind\(|tryupdatemodel|setallowedfields|setdisallowedfields|bindnever|jsonignore|read_only|skip_deserializing/i },
  bad: {
    py: [' class MemberSerializer(ModelSerializer):\n     class Meta:\n         model = Member\n-        fields = ["id", "name", "role"]\n-        read_only_fields = ["role"]\n+        fields = "__all__"', ' class MemberSerializer(ModelSerializer):\n     class Meta:\n         model = Member\n         fields = ["id", "name", "role"]\n-        read_only_fields = ["id", "role"]\n+        read_only_fields = ["id"]', ' class ProfileForm(ModelForm):\n     class Meta:\n         model = User\n-        exclude = ["is_staff", "groups"]\n+        exclude = []'],
    ruby: [' class UsersController < ApplicationController\n   def user_params\n-    params.require(:user).permit(:name, :email)\n+    params.require(:user).permit!\n   end\n end', ' class UsersController < ApplicationController\n   def user_params\n-    params.require(:user).permit(:name, :email)\n+    params.require(:user).permit(:name, :email, :role)\n   end\n end'],
    php: [" <?php\n class User extends Model {\n-    protected $fillable = ['name', 'email'];\n+    protected $guarded = [];\n }", " <?php\n class User extends Model {\n-    protected $fillable = ['name', 'email'];\n+    protected $fillable = ['name', 'email', 'is_admin'];\n }"],
    csharp: [' public class UsersController : Controller {\n-    public IActionResult Edit([Bind("Name,Email")] User user) {\n+    public IActionResult Edit(User user) {\n         return Save(user);\n     }\n }', ' public class User {\n     public string Name { get; set; }\n-    [BindNever]\n     public bool IsAdmin { get; set; }\n }'],
    java: [' class User {\n   private String name;\n-  @JsonProperty(access = JsonProperty.Access.READ_ONLY)\n   private String role;\n }'],
  },
  good: {
    py: [' class MemberSerializer(ModelSerializer):\n     class Meta:\n         model = Member\n-        fields = ["id", "name", "role"]\n+        fields = ["id", "name", "role", "phone"]\n         read_only_fields = ["role"]', ' class MemberSerializer(ModelSerializer):\n     class Meta:\n         model = Member\n-        fields = ["id", "name", "role"]\n-        read_only_fields = ["role"]\n+        fields = ["id", "name"]\n+        read_only_fields = ["id"]', ' class MemberFilter(FilterSet):\n     class Meta:\n         model = Member\n-        fields = ["id", "name"]\n+        fields = "__all__"'],
    ruby: [' class Admin::UsersController < ApplicationController\n   def user_params\n-    params.require(:user).permit(:name, :email)\n+    params.require(:user).permit(:name, :email, :phone)\n   end\n end'],
    php: [" <?php\n class User extends Model {\n-    protected $guarded = ['id'];\n+    protected $fillable = ['name', 'email'];\n }"],
    csharp: [' public class UsersController : Controller {\n-    public IActionResult Edit([Bind("Name,Email")] User user) {\n+    public IActionResult Edit(UserForm form) {\n         return Save(form);\n     }\n }'],
  },
};
