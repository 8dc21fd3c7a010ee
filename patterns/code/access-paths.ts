/** Who may reach which paths by the settings of Spring Security: any account where an administrator is meant. */
import type { Rule } from '../../lib/types.ts';

/** Parts of a site that are not for everyone who has an account. */
const STAFF = ['/admin/*', '/backoffice/*', '/back-office/*'];

/** docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html */
export const springAnyAccount: Rule = {
  category: 'access-control',
  cwe: [285, 862],
  severity: 'medium',
  id: 'spring-admin-for-any-account',
  title: 'Paths of administrators open to every account',
  why: 'authenticated() asks for a login and for no role: whoever has signed up may call what is meant for administrators.',
  fix: 'Ask for the role: .requestMatchers("/admin/**").hasRole("ADMIN").',
  near: ['authenticated()', 'authenticated)'],
  find: ['$?.requestMatchers($path).authenticated()', '$?.antMatchers($path).authenticated()', '$?.mvcMatchers($path).authenticated()', '$?.pathMatchers($path).authenticated()', 'authorize($path, authenticated)'],
  // methods may ask for roles of their own, and a list of users in the settings holds those of the house
  where: { path: { trait: 'contains', of: STAFF }, match: { not: { trait: 'beside', of: ['MethodSecurity', 'PreAuthorize', 'InMemoryUserDetailsManager', 'inMemoryAuthentication', 'RolesAllowed', 'MapReactiveUserDetailsService'] } } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['requestMatchers', 'antMatchers', 'mvcMatchers', 'pathMatchers'].map((call) => `http.authorizeHttpRequests(a -> a.${call}("/admin/**").authenticated().anyRequest().permitAll());`).concat('a.requestMatchers("/api/backoffice/**").authenticated()'),
    kotlin: ['http { authorizeHttpRequests { authorize("/admin/**", authenticated) } }'],
  },
  good: {
    java: ['a.requestMatchers("/admin/**").hasRole("ADMIN")', 'a.requestMatchers("/api/orders/**").authenticated()', '@EnableMethodSecurity\nclass A { void f() { a.requestMatchers("/admin/**").authenticated(); } }'],
    kotlin: ['http { authorizeHttpRequests { authorize("/admin/**", hasRole("ADMIN")) } }'],
  },
};
