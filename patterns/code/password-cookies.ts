/** Passwords that are carried along: in cookies, sessions and tokens. */
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

/** cwe.mitre.org/data/definitions/312.html */
export const passwordInSession: Rule = {
  category: 'session',
  cwe: [312, 522],
  severity: 'medium',
  id: 'password-in-session',
  title: 'Password kept in the session or a token',
  why: 'Sessions lie in files, databases and caches, and tokens are read by whoever holds them: the password is there long after it was checked.',
  fix: 'Keep the id of the user, and ask for the password again where it is needed.',
  near: ["session['password']", 'session["password"]', 'session.password =', 'setattribute("password"', 'setstring("password"', 'claim("password"', 'sign({', 'encode({'],
  find: ["session['password'] = $value", "$$_SESSION['password'] = $value", '$?.session.password = $value', "$session.setAttribute('password', $value)", "$?.Session.SetString('password', $value)", "new Claim('Password', $value)", "new Claim('password', $value)", 'jwt.sign({password: $value, $...}, $...)', "jwt.encode({'password': $value, $...}, $...)"],
  where: { value: { not: { any: ['constant', { trait: 'has', of: ['null', 'None', 'undefined', 'encrypt'] }] } } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'java', 'csharp'],
  bad: {
    js: ['req.session.password = req.body.password;', 'const t = jwt.sign({ id: user.id, password: user.password }, key);'], py: ["session['password'] = password", 'session["password"] = form.password.data', "token = jwt.encode({'id': user.id, 'password': user.password}, key)"], php: ["<?php $_SESSION['password'] = $_POST['password'];"],
    java: ['session.setAttribute("password", password);'], csharp: ['HttpContext.Session.SetString("password", model.Password);', 'var c = new Claim("Password", user.Password);', 'var c = new Claim("password", user.Password);'],
  },
  good: {
    js: ['req.session.password = null;', 'const t = jwt.sign({ id: user.id }, key);'], py: ["session['user'] = user.id", "session['password'] = None", "token = jwt.encode({'id': user.id}, key)"], php: ["<?php $_SESSION['user'] = $id;"],
    java: ['session.setAttribute("user", user);'], csharp: ['HttpContext.Session.SetString("user", model.Name);', 'var c = new Claim("Name", user.Name);'],
  },
};
