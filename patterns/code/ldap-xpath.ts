/** Values that become part of a directory filter or a path through a document. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'ldap-xpath-injection' } as const;

export const ldapFilter: Rule = {
  ...danger,
  cwe: [90],
  severity: 'high',
  id: 'ldap-filter',
  title: 'Value joined into an LDAP filter',
  why: 'Brackets and stars in the value rewrite the search: `*)(uid=*` finds everyone.',
  fix: 'Escape the value: ldap.filter.escape_filter_chars, ldap3.utils.conv.escape_filter_chars, ldapjs filters as objects.',
  near: ['(uid=', '(cn=', '(mail=', '(samaccountname=', '(&(', '(|(', '(userprincipalname=', '(member', '(sn='],
  find: ['$filter $+ $value'],
  where: { filter: 'ldap' },
  bad: {
    js: ['client.search(base, { filter: "(uid=" + name + ")" })', 'const filter = `(&(objectClass=person)(ou=${req.body.ou}))`', 'const g = `(cn=${cn})`', 'const f = `(|(sn2=${q})(b=c))`'],
    py: ['conn.search_s(base, 2, "(mail=%s)" % mail)', 'f = f"(sAMAccountName={user})"', 'f = "(userPrincipalName={}@x)".format(user)', 'f = f"(memberUid={u})"', 'f = f"(sn={s})"'],
  },
  good: {
    js: ['log("(cn=" + count.length + ")")', 'const f = "(uid=*)"', 'log("ok (&(" + n)', 'const filter = `(uid=${escapeLdap(name)})`'],
    py: ['f = "(uid=%s)" % escape_filter_chars(name)', 'log("The user (uid=%s) has no home" % uid)', 'def __repr__(self):\n    return f"<Cert(cn={self.cn!r})>"', 'f = "(%s=%s)" % ("uid", n)\ng = f"(&({self.id_attr}={escape_filter_chars(n)})(objectClass={self.object_class}))"', 'f = filter_format("(uid=%s)", [name])', 'f = f"(uid={OWN})"'],
  },
};

/** Filters that stand in the settings, with a place for the name of whoever logs in. */
const SEARCHES = ['.search_s(', '.search_ext_s(', '.search_st(', '.search(', 'ldap_search(', 'ldap_list('];
const FILTERS = ['user_filter', 'search_filter', 'ldap_filter', 'login_filter', 'USER_FILTER', 'LDAP_FILTER'];
const ESCAPES = ['escape_filter_chars', 'filter_format', 'ldap_escape', 'escape_rdn', 'Escape'];

export const ldapFilterFilled: Rule = {
  ...danger,
  cwe: [90],
  severity: 'high',
  id: 'ldap-filter-filled',
  title: 'Value filled into an LDAP filter of the settings',
  why: 'Brackets and stars in the value rewrite the search: `*)(uid=*` finds everyone.',
  fix: 'Escape it first: ldap.filter.escape_filter_chars(username), in PHP ldap_escape($username, "", LDAP_ESCAPE_FILTER).',
  near: ['user_filter', 'search_filter', 'ldap_filter', 'login_filter', 'str_replace(', 'sprintf('],
  find: [...FILTERS.flatMap((name) => [`$?.${name} % $value`, `$?.${name}.format($value, $...)`]), 'str_replace($place, $value, $filter)', 'sprintf($filter, $value)'],
  where: {
    match: { all: [{ trait: 'mentions', of: ['filter'] }, { trait: 'within', of: SEARCHES }, { not: { trait: 'within', of: ESCAPES } }] },
    value: { not: { any: ['constant', 'sanitised'] } },
  },
  hole: 'none',
  langs: ['py', 'php'],
  bad: {
    py: [
      ...SEARCHES.slice(0, 4).map((search) => `def login(self, username, password):\n    text = self.config.user_filter % {"user": username}\n    return conn${search}base, SUBTREE, text)`),
      ...FILTERS.flatMap((name) => [`def find(name):\n    return conn.search(BASE, settings.${name}.format(name))`, `def find(name):\n    return conn.search(BASE, ${name} % name)`]),
    ],
    php: ["<?php function login($user) { $filter = str_replace('%u', $user, $this->filter); return ldap_search($this->c, $this->base, $filter); }", "<?php function find($user) { return ldap_list($c, BASE, sprintf($userFilter, $user)); }"],
  },
  good: {
    php: ["<?php function find($user) { log(sprintf($title, $user)); return ldap_list($c, BASE, ALL); }"],
    py: [...ESCAPES.map((escape) => `def find(name):\n    name = ${escape}(name)\n    return conn.search(BASE, user_filter % name)`), 'def show(name):\n    return user_filter % name', 'def find():\n    return conn.search(BASE, user_filter % "admin")', 'def find(n):\n    return conn.search(BASE, user_filter % int(n))'],
  },
};

export const xpathQuery: Rule = {
  ...danger,
  cwe: [643],
  severity: 'medium',
  id: 'xpath-joined',
  title: 'Value joined into an XPath expression',
  why: 'A quote in the value ends the text and rewrites what is looked for.',
  fix: 'Pass the value as a variable: tree.xpath("//user[@name=$n]", n=name).',
  near: ['xpath', 'evaluate(', 'findall(', '.find(', 'iterfind('],
  find: ['$?.xpath($value, $...)', 'xpath.select($value, $...)', 'xpath.select1($value, $...)', '$doc.evaluate($value, $...)', '$t.findall($value, $...)', '$t.find($value, $...)', '$t.iterfind($value, $...)', '$?.XPath($value)'],
  where: { value: 'xpath' },
  langs: ['js', 'py', 'php'],
  bad: {
    js: ['xpath.select("//user[name=\'" + name + "\']", doc)', 'xpath.select1(`//user[@id="${id}"]`, doc)', 'document.evaluate("//a[@href=\'" + u + "\']", document)'],
    py: ['root.find(".//user[@name=\'%s\']" % name)', 'root.iterfind(f".//user[@name=\'{n}\']")', 'tree.xpath("//user[@name=\'%s\']" % name)', 'q = f"//user[name=\'{n}\']"\nroot.findall(q)', 'etree.XPath("//u[@n=\'" + n + "\']")'],
    php: ['<?php $d->xpath("//user[name=\'$u\']");'],
  },
  good: {
    php: ['<?php $d->xpath("//user");'],
    js: ['xpath.select("//user", doc)', 'page.evaluate("a" + b)', 'xpath.select1(query, doc)'],
    py: ['tree.xpath("//user[@name=$n]", n=name)', 'tree.xpath("//li[%d]" % i)', 'root.findall("a/" + tag)', 'tree.xpath(query)', 'etree.XPath("//u/" + n)'],
  },
};

export const ldapName: Rule = {
  ...danger,
  cwe: [90],
  severity: 'high',
  id: 'ldap-name',
  title: 'Value joined into a name of the directory',
  why: 'A comma in the value moves the name elsewhere in the tree: `x,ou=admins`.',
  fix: 'Escape the value: ldap.dn.escape_dn_chars, ldap3.utils.dn.escape_rdn, Rdn.escapeValue in Java, ldap.EscapeDN in Go, ldap_escape(…, LDAP_ESCAPE_DN) in PHP.',
  near: [',dc=', ', dc=', ', ou='],
  find: ['$dn $+ $value'],
  where: { dn: { trait: 'contains', of: ['uid=?', 'cn=?'] } },
  langs: ['js', 'py', 'java', 'kotlin', 'csharp', 'go', 'php', 'ruby'],
  bad: { java: ['env.put(Context.SECURITY_PRINCIPAL, "uid=" + user + ",ou=people,dc=a");'], go: ['conn.Bind(fmt.Sprintf("uid=%s,ou=people,dc=a", name), pw)'], php: ['<?php ldap_bind($c, "uid=$user,ou=people,dc=a", $pw);'], ruby: ['ldap.auth("uid=#{login},ou=people,dc=a", pw)'], csharp: ['new DirectoryEntry(path, "uid=" + user + ",ou=people,dc=a", pw);'], js: ['client.bind(`uid=${name},ou=people,dc=example`, pw)', 'const dn = "cn=" + name + ",dc=x"'], py: ['dn = "uid=" + user + ", ou=people"', 'dn = f"uid={user}, dc=x"'] },
  good: { java: ['String dn = "uid=" + Rdn.escapeValue(user) + ",ou=people,dc=a";', 'String dn = "uid=" + LdapEncoder.nameEncode(user) + ",dc=a";'], go: ['dn := fmt.Sprintf("uid=%s,dc=a", ldap.EscapeDN(name))'], php: ['<?php $dn = "uid=" . ldap_escape($user, "", LDAP_ESCAPE_DN) . ",dc=a";'], csharp: ['var dn = "uid=" + Encoder.LdapDistinguishedNameEncode(user) + ",dc=a";'], js: ['const dn = `uid=${escapeDn(name)},dc=x`', 'const dn = `ou=${unit},dc=x`', 'log("uid=" + name + ", found")'], py: ['dn = "uid=" + escape_dn_chars(user) + ",dc=x"', 'dn = "cn=admin,dc=x"'] },
};

export const xpathElsewhere: Rule = {
  ...xpathQuery,
  id: 'xpath-text-joined',
  fix: 'Bind the value: doc.at_xpath("//user[@name=$n]", nil, "n" => name) in Nokogiri; elsewhere refuse quotes, or check the value against a pattern first.',
  near: ['.xpath(', 'query(', 'at_xpath(', 'xpath.first(', 'xpath.match(', '.select(', 'findelement(', 'findelements(', 'select_node', 'xmlxpatheval'],
  find: ['$doc.xpath($value, $...)', '$xp.query($value, $...)', '$doc.at_xpath($value, $...)', 'REXML::XPath.first($doc, $value)', 'REXML::XPath.match($doc, $value)', '$nav.Select($value)', '$doc.FindElement($value)', '$doc.FindElements($value)', '$doc.select_node($value)', '$doc.select_nodes($value)', 'xmlXPathEvalExpression($value, $context)', 'xmlXPathEval($value, $context)'],
  langs: ['php', 'ruby', 'csharp', 'go', 'c', 'cpp'],
  bad: { c: ['void f(const char *n) { char q[99]; snprintf(q, sizeof q, "//u[@n=\'%s\']", n); xmlXPathEvalExpression((xmlChar *) q, c); }', 'void f(const char *n) { char q[99]; snprintf(q, sizeof q, "//u[@n=\'%s\']", n); xmlXPathEval((xmlChar *) q, c); }'], cpp: ['void f(const std::string &n) { const std::string q = "//u[@n=\'" + n + "\']"; doc.select_node(q.c_str()); }', 'void f(const std::string &n) { doc.select_nodes(("//u[@n=\'" + n + "\']").c_str()); }'], php: ['<?php $r = $xp->query("//u[@id=\'" . $id . "\']");'], ruby: ['doc.xpath("//u[@n=\'#{n}\']")', 'doc.at_xpath("//u[@n=\'#{n}\']")', 'REXML::XPath.first(doc, "//u[@n=\'#{n}\']")', 'REXML::XPath.match(doc, "//u[@n=\'#{n}\']")'], csharp: ['var r = nav.Select("//u[@n=\'" + n + "\']");'], go: ['e := doc.FindElement(fmt.Sprintf("//u[@n=\'%s\']", n))', 'e := doc.FindElements("//u[@n=\'" + n + "\']")'] },
  good: { php: ['<?php $r = $xp->query("//u[@id]");', '<?php $db->query("SELECT 1" . $x);'], ruby: ['doc.xpath("//u[@n]")', 'doc.at_xpath("//u[@n=$n]", nil, { "n" => n })'], csharp: ['rows.Select(r => r.Id);'], c: ['void f(void) { xmlXPathEvalExpression("//u", c); xmlXPathEval("//u", c); }'], cpp: ['void f() { doc.select_node("//u"); doc.select_nodes("//u[@n]"); }'] },
};
