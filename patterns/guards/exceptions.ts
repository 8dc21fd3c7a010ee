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
