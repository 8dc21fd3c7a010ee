/** Text that is run: expressions, templates, scripts and patterns, in Java, Kotlin, C# and Go. Go's expressions take linear time: it has no redos. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  severity: 'high',
  why: 'The text is a program: whoever writes a part of it decides what runs.',
} as const;
const JVM = ['java', 'kotlin', 'scala'];

export const jvmExpression: Rule = {
  ...danger,
  category: 'template-injection',
  cwe: [917],
  id: 'jvm-expression',
  title: 'Value in an expression that is evaluated',
  fix: 'Keep the expression constant and pass the value as a variable of a SimpleEvaluationContext.',
  near: ['parseexpression(', 'ognl.getvalue', 'mvel.eval', 'createvalueexpression('],
  find: ['$?.parseExpression($value, $...)', 'Ognl.getValue($value, $...)', 'MVEL.eval($value, $...)', '$?.createValueExpression($context, $value, $...)'],
  sink: 'ordinary',
  langs: JVM,
  bad: { java: ['parser.parseExpression("name == \'" + name + "\'");', 'Ognl.getValue(request.getParameter("e"), root);', 'MVEL.eval("a + " + text);', 'factory.createValueExpression(context, "${" + name + "}", String.class);'] },
  good: { java: ['parser.parseExpression("name == #name");', 'parser.parseExpression(text);', 'Ognl.getValue("a.b", root);'] },
};

export const jvmScript: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [94],
  id: 'jvm-script',
  title: 'Value run as a script',
  fix: 'Keep the script constant and pass the value with Bindings.',
  near: ['engine.eval', 'groovyshell('],
  find: ['$?.engine.eval($value, $...)', 'scriptEngine.eval($value, $...)', 'GroovyShell($...).evaluate($value)'],
  sink: 'always',
  langs: JVM,
  bad: { java: ['engine.eval("f(" + name + ")");', 'scriptEngine.eval(script);', 'new GroovyShell().evaluate(text);'] },
  good: { java: ['engine.eval("1 + 1");', 'scriptEngine.eval(SCRIPT);', 'new GroovyShell().evaluate("1");'] },
};

export const csharpScript: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [94],
  id: 'csharp-script',
  title: 'Value run as code',
  fix: 'Keep the code constant and pass the value as globals.',
  near: ['csharpscript.', 'compileassemblyfromsource('],
  find: ['CSharpScript.EvaluateAsync($value, $...)', 'CSharpScript.RunAsync($value, $...)', 'CSharpScript.Create($value, $...)', '$p.CompileAssemblyFromSource($options, $value)'],
  sink: 'always',
  langs: ['csharp'],
  bad: { csharp: ['await CSharpScript.EvaluateAsync(code);', 'await CSharpScript.RunAsync("f(" + name + ")");', 'CSharpScript.Create(code);', 'provider.CompileAssemblyFromSource(options, source);'] },
  good: { csharp: ['await CSharpScript.EvaluateAsync("1 + 1");', 'CSharpScript.Create(CODE);', 'provider.CompileAssemblyFromFile(options, path);'] },
};

export const templateText: Rule = {
  ...danger,
  category: 'template-injection',
  cwe: [1336],
  id: 'template-from-request',
  title: 'Template written by a request',
  fix: 'Keep the template constant and pass the value in its model.',
  near: ['velocity.evaluate', 'runcompile(', '.parse('],
  find: ['Velocity.evaluate($c, $w, $tag, $value)', 'Razor.Parse($value, $...)', '$?.RunCompile($value, $...)', 'template.New($name).Parse($value)'],
  where: { value: { any: ['joined', 'requested'] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: { java: ['Velocity.evaluate(context, writer, "t", request.getParameter("t"));'], csharp: ['Razor.Parse(Request.Form["t"]);', 'engine.RunCompile("<p>" + name, "key");'], go: ['template.New("t").Parse("<h1>" + name + "</h1>")'] },
  good: { java: ['Velocity.evaluate(context, writer, "t", TEMPLATE);'], csharp: ['Razor.Parse(template);', 'engine.RunCompile("a", "key");'], go: ['template.New("t").Parse("<h1>{{.}}</h1>")', 'template.New("t").Parse(text)', 'url.Parse(r.FormValue("u"))', 'template.New("t").Parse(os.Args[1])'] },
};

export const managedRedos: Rule = {
  category: 'redos',
  cwe: [1333, 730],
  severity: 'medium',
  id: 'pattern-from-request',
  title: 'Regular expression written by a request',
  why: 'An expression that backtracks can keep a thread busy for hours.',
  fix: 'Quote the value with Pattern.quote or Regex.Escape; in .NET pass a match timeout or RegexOptions.NonBacktracking.',
  near: ['pattern.compile(', 'regex(', 'regex.ismatch('],
  find: ['Pattern.compile($value, $...)', 'new Regex($value, $...)', 'Regex.IsMatch($text, $value)'],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { java: ['Pattern.compile(request.getParameter("p"));'], csharp: ['new Regex(Request.Query["p"]);', 'Regex.IsMatch(text, Request.Query["p"]);'] },
  good: { java: ['Pattern.compile("a+");', 'Pattern.compile(text);', 'Pattern.compile(Pattern.quote(request.getParameter("p")));', 'Pattern.compile("a" + name);'], csharp: ['new Regex(Regex.Escape(Request.Query["p"]));', 'Regex.IsMatch(text, "a" + name);', 'new Regex("a" + name);'] },
};

export const managedQuery: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'sql-call-managed',
  title: 'Joined query run',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Keep the query constant and bind the value: PreparedStatement.setString, Query.setParameter, SqlParameter, db.Query(sql, args...).',
  near: ['createquery(', 'createnativequery(', 'executequery(', 'executeupdate(', 'preparestatement(', 'queryforobject(', 'queryforlist(', 'commandtext', 'sqlcommand(', 'fromsqlraw(', 'executesqlraw(', '.query(', '.queryrow(', '.exec('],
  find: [
    '$c.createQuery($value, $...)', '$c.createNativeQuery($value, $...)', '$c.executeQuery($value)', '$c.executeUpdate($value, $...)', '$c.prepareStatement($value, $...)', '$c.queryForObject($value, $...)', '$c.queryForList($value, $...)', '$?.CommandText = $value', 'SqlCommand($value, $...)', '$?.FromSqlRaw($value, $...)', '$?.ExecuteSqlRaw($value, $...)',
    '$db.Query($value, $...)', '$db.QueryRow($value, $...)', '$db.Exec($value, $...)',
  ],
  where: { value: 'query' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['createQuery', 'createNativeQuery', 'executeQuery', 'executeUpdate', 'prepareStatement', 'queryForObject', 'queryForList'].map((name) => `String q = "SELECT a FROM t WHERE n = '" + n + "'";\nc.${name}(q);`),
    csharp: ['command.CommandText = q;', 'new SqlCommand(q, connection);', 'db.Users.FromSqlRaw(q);', 'db.ExecuteSqlRaw(q);'].map((use) => `var q = "SELECT a FROM t WHERE n = '" + n + "'";\n${use}`),
    go: ['db.Query(q)', 'db.QueryRow(q)', 'db.Exec(q)'].map((use) => `q := fmt.Sprintf("SELECT a FROM t WHERE n = '%s'", n)\n${use}`),
  },
  good: {
    java: ['c.prepareStatement("SELECT a FROM t WHERE n = ?");', 'c.createQuery(q);', 'String q = "a=\'" + n + "\'";\nc.executeQuery(q);'],
    csharp: ['command.CommandText = "SELECT a FROM t WHERE n = @n";', 'db.Users.FromSqlRaw("SELECT a FROM t WHERE n = {0}", n);'],
    go: ['db.Query("SELECT a FROM t WHERE n = $1", n)', 'db.Exec(q)'],
  },
};
