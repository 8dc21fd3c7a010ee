/** Cookies that carry a password to and fro. */
import type { Rule } from '../../lib/types.ts';

/** OWASP, Session Management Cheat Sheet: what a cookie holds. */
export const passwordInCookie: Rule = {
  category: 'session',
  cwe: [315, 522],
  severity: 'high',
  id: 'password-in-cookie',
  title: 'Password kept in a cookie',
  why: 'It is sent with every request and lies on every device: whoever reads one cookie has the password, wherever else it is used.',
  fix: 'Keep a random token in the cookie, and what it stands for on the server.',
  near: ['.cookie(', 'new cookie(', 'setcookie(', 'set_cookie(', 'cookies.append(', 'httpcookie('],
  find: ["$?.cookie('password', $value, $...)", "new Cookie('password', $value)", "setcookie('password', $value, $...)", "$?.set_cookie('password', $value, $...)", "$?.Cookies.Append('password', $value, $...)", "new HttpCookie('password', $value)"],
  where: { value: { not: { any: ['constant', { trait: 'has', of: ['hash', 'encrypt', 'null', 'None'] }] } } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'java', 'csharp'],
  bad: {
    js: ["res.cookie('password', req.body.password);"], py: ["response.set_cookie('password', password)"], php: ["<?php setcookie('password', $pass, time() + 3600);"], java: ['Cookie c = new Cookie("password", pass);'],
    csharp: ['var c = new Cookie("password", password);', 'Response.Cookies.Append("password", password);', 'var c = new HttpCookie("password", password);'],
  },
  good: {
    js: ["res.cookie('password', '');", "res.cookie('theme', name);"], py: ["response.set_cookie('password', None)"], php: ["<?php setcookie('password', '', time() - 3600);"], java: ['Cookie c = new Cookie("password", null);', 'Cookie c = new Cookie("password", hash);'], csharp: ['var c = new Cookie("password", encrypt(password));'],
  },
};
