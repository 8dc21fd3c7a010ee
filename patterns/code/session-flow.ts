/** What a request puts into the session, where the program later trusts what it finds. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'session',
  cwe: [501],
  severity: 'medium',
  why: 'What stands in the session counts as checked from then on: whoever chooses a name or a value there decides what later code believes.',
} as const;

const SESSION: Trait = { trait: 'mentions', of: ['session', 'getsession'] };

export const jvmSessionKey: Rule = {
  ...danger,
  id: 'session-key-from-request',
  title: 'Name of a session attribute taken from the request',
  fix: 'Write the name of the attribute out, or look it up among those that are meant.',
  near: ['.setattribute(', '.putvalue('],
  find: ['$session.setAttribute($value, $...)', '$session.putValue($value, $...)'],
  where: { session: SESSION, value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'groovy'],
  bad: { java: ['request.getSession().setAttribute(request.getParameter("k"), "1");', 'session.putValue(request.getParameter("k"), "1");'] },
  good: { java: ['session.setAttribute("cart", cart);', 'session.setAttribute("k" + name, cart);', 'session.putValue("cart", cart);', 'model.setAttribute(request.getParameter("k"), "1");'] },
};

export const jvmSessionValue: Rule = {
  ...danger,
  id: 'session-value-from-request',
  title: 'Value of the request kept in the session',
  fix: 'Check the value first: against a list of those that are meant, as a number, or by its shape.',
  near: ['.setattribute(', '.putvalue('],
  find: ['$session.setAttribute($name, $value)', '$session.putValue($name, $value)'],
  where: { session: SESSION, value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'groovy'],
  bad: { java: ['String u = request.getParameter("u");\nrequest.getSession().setAttribute("userid", u);', 'session.putValue("userid", request.getParameter("u"));'] },
  good: { java: ['session.setAttribute("userid", user.getId());', 'session.setAttribute("label", "a" + name);', 'session.putValue("userid", Integer.parseInt(request.getParameter("u")));', 'request.setAttribute("q", request.getParameter("q"));'] },
};

export const pythonSessionKey: Rule = {
  ...danger,
  id: 'python-session-key-from-request',
  title: 'Key of the session taken from the request',
  fix: 'Write the key out, or look it up among those that are meant.',
  near: ['session['],
  find: ['session[$value] = $given', 'request.session[$value] = $given', 'flask.session[$value] = $given'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['session[request.args["k"]] = "1"', 'request.session[request.GET["k"]] = 1', 'flask.session[flask.request.form["k"]] = 1'] },
  good: { py: ['session["cart"] = cart', 'session["k" + name] = 1', 'session["lang"] = request.args["lang"]', 'request.session["a"] = 1', 'flask.session["a"] = 1'] },
};
