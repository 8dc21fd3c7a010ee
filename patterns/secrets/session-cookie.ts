/** Cookies of a session that somebody copied from a browser, under the names that frameworks give them. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

export const sessionCookie: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'session-cookie',
  severity: 'medium',
  title: 'Cookie of a session in the code',
  why: 'Whoever reads it is logged in as its owner for as long as the session lasts.',
  fix: 'Log out, which ends the session, and let the program log in by itself with a credential from the environment.',
  near: ['sessionid', 'phpsessid', 'jsessionid', 'connect.sid', 'laravel_session', 'cookie: ', 'cookie": '],
  find: [
    /(?:sessionid|PHPSESSID|JSESSIONID|connect\.sid|ASP\.NET_SessionId|laravel_session)(?:["']\s{0,2}[:,]\s{0,2}["']|=)(?<value>[\w%.+/=~-]{20,400})(?![\w%.+/=~-])/y,
    /cookie"?: ["'`]?(?:[\w.-]{1,40}=[^;\s"'`]{0,200}; ?){0,6}[\w.-]{0,30}(?:session|sid|auth|token)[\w.-]{0,20}=(?<value>[\w%.+/=~-]{20,400})(?![\w%.+/=~-])/iy,
  ],
  where: { value: { all: ['random', { not: 'composed' }, { not: 'uuid' }] } },
  bad: {
    py: ['requests.get(url, cookies={"sessionid": "{{32}}"})'],
    sh: ['curl -b "PHPSESSID={{26}}" https://shop.dev', 'curl -H "Cookie: lang=de; app_session={{40}}" https://shop.dev'],
    js: ['fetch(url, { headers: { cookie: "lang=de; shop_sid={{40}}" } })', 'jar.set("connect.sid", "s%3A{{32}}.{{43}}")', 'jar.set("laravel_session", "{{40}}")'],
    json: ['{ "Cookie": "app_session={{40}}" }'],
    java: ['request.addHeader("X", "JSESSIONID={{32:HEX}}")'],
  },
  good: {
    py: ['cookies={"sessionid": session}', 'cookies={"sessionid": "{{uuid}}"}', 'cookies={"sessionid": "short1A"}', 'cookies={"sessionid": "ThisIsTheSessionCookieName2"}'],
    sh: ['curl -b "PHPSESSID=$SESSION"', 'curl -H "Cookie: lang=de"', 'curl -H "Cookie: session=sessionCookieOfTheUser1"'],
    js: ['const name = "connect.sid";', 'jar.set("laravel_session", "20240101000000000001")', 'headers: { cookie: "app_session=20240101000000000001" }'],
  },
};
