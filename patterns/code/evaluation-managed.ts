/** Text that is run: expressions, templates, scripts and patterns, in Java, Kotlin, C# and Go. Go's expressions take linear time: it has no redos. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  severity: 'high',
  why: 'The text is a program: whoever writes a part of it decides what runs.',
} as const;
const JVM = ['java', 'kotlin', 'scala'];

export const jvmExpression: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [917, 94],
  id: 'jvm-expression',
  title: 'Value in an expression that is evaluated',
  fix: 'Keep the expression constant and pass the value as a variable of a SimpleEvaluationContext.',
  near: ['parseexpression(', 'ognl.getvalue', 'mvel.eval', 'createvalueexpression(', '.createexpression(', '.createscript(', 'aviatorevaluator.'],
  find: ['$?.parseExpression($value, $...)', 'Ognl.getValue($value, $...)', 'MVEL.eval($value, $...)', '$?.createValueExpression($context, $value, $...)', '$jexl.createExpression($value)', '$jexl.createScript($value)', 'AviatorEvaluator.execute($value, $...)'],
  // it reads properties and nothing else
  where: { match: { not: { trait: 'beside', of: ['SimpleEvaluationContext'] } } },
  sink: 'ordinary',
  langs: JVM,
  bad: { java: ['parser.parseExpression("name == \'" + name + "\'");', 'Ognl.getValue(request.getParameter("e"), root);', 'MVEL.eval("a + " + text);', 'factory.createValueExpression(context, "${" + name + "}", String.class);', 'jexl.createExpression(request.getParameter("e"));', 'jexl.createScript(request.getParameter("e"));', 'AviatorEvaluator.execute(request.getParameter("e"));'] },
  good: { java: ['SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();\nBoolean fires = parser.parseExpression(request.getParameter("e")).getValue(context, Boolean.class);', 'parser.parseExpression("name == #name");', 'parser.parseExpression(text);', 'jexl.createExpression(text); jexl.createScript(text); AviatorEvaluator.execute(text);', 'Ognl.getValue("a.b", root);'] },
};

export const jvmScript: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [94],
  id: 'jvm-script',
  title: 'Value run as a script',
  fix: 'Keep the script constant and pass the value with Bindings.',
  near: ['.eval(', '.evaluate('],
  find: ['$engine.eval($value, $...)', '$engine.evaluate($value, $...)', "$engine.eval('js', $value)"],
  where: { engine: { any: [{ all: [{ trait: 'named', of: ['engine', 'scriptengine'] }, { not: { trait: 'beside', of: ['org.apache.velocity'] } }] }, { trait: 'holds', of: ['GroovyShell', 'getEngineByName', 'ScriptEngine', 'Interpreter', 'JexlEngine'] }, { all: [{ trait: 'named', of: ['context'] }, { trait: 'beside', of: ['org.graalvm.polyglot'] }] }] } },
  sink: 'always',
  langs: JVM,
  bad: { java: ['engine.eval("f(" + name + ")");', 'scriptEngine.eval(script);', 'new GroovyShell().evaluate(text);', 'ScriptEngine js = manager.getEngineByName("js");\njs.eval(text);', 'import org.graalvm.polyglot.Context;\ncontext.eval("js", script);'] },
  good: { java: ['import org.apache.velocity.app.VelocityEngine;\nengine.evaluate(context, out, "t", text);', 'xpath.evaluate(text, doc);', 'import org.graalvm.polyglot.Context;\nrules.eval("js", script);', 'context.eval("js", script);', 'gauge.eval(text);', 'engine.eval("1 + 1");', 'scriptEngine.eval(SCRIPT);', 'new GroovyShell().evaluate("1");'] },
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

/** System.Linq.Dynamic.Core, Jint, DataTable.Compute: texts that are read as expressions, over whatever they reach. */
export const csharpExpression: Rule = {
  ...csharpScript,
  severity: 'high',
  id: 'csharp-expression-from-request',
  title: 'Expression written by a request',
  why: 'The text is read as an expression: a value in it can change what is asked, and in some engines call methods.',
  fix: 'Choose the expression from a list of your own, and pass the value as a parameter: Where("Name == @0", name).',
  near: ['.where(', '.compute(', 'parselambda(', 'engine.execute(', 'engine.evaluate('],
  find: ['$?.Where($value)', '$table.Compute($value, $...)', 'DynamicExpressionParser.ParseLambda($type, $result, $value, $...)', 'engine.Execute($value)', 'engine.Evaluate($value)'],
  where: { value: 'requested' },
  sink: 'ordinary',
  bad: { csharp: ['db.Items.Where("Name == \\"" + Request.Query["n"] + "\\"").ToList();', 'new DataTable().Compute(Request.Query["sum"], null);', 'DynamicExpressionParser.ParseLambda(typeof(Item), typeof(bool), Request.Query["f"]);', 'engine.Execute(Request.Form["code"]);', 'engine.Evaluate(Request.Form["code"]);'] },
  good: { csharp: ['db.Items.Where("Name == @0", Request.Query["n"]);', 'db.Items.Where(i => i.Name == Request.Query["n"]);', 'table.Compute("sum(a)", null);', 'DynamicExpressionParser.ParseLambda(typeof(Item), typeof(bool), filter);', 'engine.Execute(source); engine.Evaluate(source); items.Where(filter); table.Compute("sum(" + column + ")", null);'] },
};

export const goScript: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [94],
  id: 'go-script',
  title: 'Value run as a script',
  fix: 'Keep the script constant and hand it the value with Set, SetGlobal or as an argument.',
  near: ['.runstring(', '.dostring(', '.runscript('],
  find: ['$vm.RunString($value)', '$vm.DoString($value)', '$vm.RunScript($name, $value)'],
  langs: ['go'],
  bad: { go: ['vm.RunString(r.FormValue("code"))', 'L.DoString("f(\'" + name + "\')")', 'vm.RunScript("a.js", c.Query("code"))'] },
  good: { go: ['vm.RunString(SCRIPT)', 'vm.RunString(script)', 'L.DoString("x = 1")', 'vm.RunScript("a.js", text)'] },
};

export const templateText: Rule = {
  ...danger,
  category: 'template-injection',
  cwe: [1336],
  id: 'template-from-request',
  title: 'Template written by a request',
  fix: 'Keep the template constant and pass the value in its model.',
  near: ['handlebars.compile(', 'velocity.evaluate', 'velocityengine.evaluate', 'runcompile(', '.parse(', 'createtemplate(', 'compilerenderstringasync('],
  find: ['Handlebars.Compile($value)', 'Velocity.evaluate($c, $w, $tag, $value)', '$?.velocityEngine.evaluate($c, $w, $tag, $value)', 'Razor.Parse($value, $...)', '$?.RunCompile($value, $...)', 'template.New($name).Parse($value)', 'Template.Parse($value, $...)', '$?.createTemplate($value)', '$?.CompileRenderStringAsync($key, $value, $...)'],
  where: { value: { any: ['joined', 'requested'] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: { java: ['Velocity.evaluate(context, writer, "t", request.getParameter("t"));', 'velocityEngine.evaluate(context, writer, "t", request.getParameter("t"));', 'new SimpleTemplateEngine().createTemplate(request.getParameter("t"));'], csharp: ['Handlebars.Compile(Request.Form["t"]);', 'engine.CompileRenderStringAsync("mail", Request.Form["t"], model);', 'Template.Parse(Request.Form["t"]);', 'Razor.Parse(Request.Form["t"]);', 'engine.RunCompile("<p>" + name, "key");'], go: ['template.New("t").Parse("<h1>" + name + "</h1>")'] },
  good: { java: ['Velocity.evaluate(context, writer, "t", TEMPLATE);', 'velocityEngine.evaluate(context, writer, "t", text); engine.createTemplate(text);'], csharp: ['Handlebars.Compile(source);', 'engine.CompileRenderStringAsync("mail", text, model);', 'Template.Parse(text);', 'Razor.Parse(template);', 'engine.RunCompile("a", "key");'], go: ['template.New("t").Parse("<h1>{{.}}</h1>")', 'template.New("t").Parse(text)', 'url.Parse(r.FormValue("u"))', 'template.New("t").Parse(os.Args[1])'] },
};

export const managedRedos: Rule = {
  category: 'redos',
  cwe: [1333, 730],
  severity: 'medium',
  id: 'pattern-from-request',
  title: 'Regular expression written by a request',
  why: 'An expression that backtracks can keep a thread busy for hours.',
  fix: 'Quote the value with Pattern.quote or Regex.Escape; in .NET pass a match timeout or RegexOptions.NonBacktracking.',
  near: ['.toregex(', 'pattern.compile(', 'regex(', 'regex.ismatch('],
  find: ['$value.toRegex()', 'Pattern.compile($value, $...)', 'new Regex($value)', 'new Regex($value, $options)', 'Regex.IsMatch($text, $value)'],
  where: { value: 'requested', match: { not: { any: [{ trait: 'has', of: ['NonBacktracking'] }, { trait: 'beside', of: ['com.google.re2j'] }] } } },
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { kotlin: ['fun f(@RequestParam p: String) = p.toRegex()'], java: ['Pattern.compile(request.getParameter("p"));'], csharp: ['new Regex(Request.Query["p"]);', 'new Regex(Request.Query["p"], RegexOptions.IgnoreCase);', 'Regex.IsMatch(text, Request.Query["p"]);'] },
  good: { kotlin: ['val p = text.toRegex()'], java: ['import com.google.re2j.Pattern;\nclass A { void doGet(HttpServletRequest request) { Pattern.compile(request.getParameter("p")); } }', 'Pattern.compile("a+");', 'Pattern.compile(text);',  'Pattern.compile(Pattern.quote(request.getParameter("p")));', 'Pattern.compile("a" + name);'], csharp: ['new Regex(Regex.Escape(Request.Query["p"]));', 'new Regex(Request.Query["p"], RegexOptions.None, Budget);', 'new Regex(Request.Query["p"], RegexOptions.NonBacktracking);', 'Regex.IsMatch(text, "a" + name);', 'new Regex("a" + name);'] },
};

export const chosenClass: Rule = {
  ...danger,
  category: 'code-injection',
  cwe: [470],
  id: 'class-from-request',
  title: 'Class chosen by a request',
  why: 'Whoever sends the name decides whose code runs.',
  fix: 'Look the name up in a map of your own from names to classes.',
  near: ['class.forname(', '.loadclass(', 'type.gettype(', 'assembly.load', 'plugin.open(', 'createinstance(', '.getmethod('],
  find: ['Class.forName($value, $...)', '$loader.loadClass($value)', 'Type.GetType($value, $...)', 'Assembly.Load($value)', 'Assembly.LoadFrom($value)', 'Assembly.LoadFile($value)', 'Activator.CreateInstance($value, $...)', 'plugin.Open($value)', '$?.GetMethod($value, $...)', '$?.getMethod($value, $...)'],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['Class.forName(request.getParameter("type"));', 'Object made = Reports.class.getMethod(request.getParameter("type")).invoke(reports);', 'loader.loadClass(request.getParameter("type"));'],
    csharp: ['Type.GetType(Request.Query["type"]);', 'var made = typeof(Reports).GetMethod(Request.Query["type"]).Invoke(reports, null);', 'public object Load(IFormFile plugin) {\n  return Assembly.Load(plugin.Data);\n}', 'Assembly.LoadFile(Request.Query["file"]);', 'Assembly.LoadFrom(Request.Query["file"]);', 'Activator.CreateInstance(Request.Query["assembly"], "Main");'],
    go: ['plugin.Open(r.FormValue("name"))'],
  },
  good: { java: ['Class.forName(name);', 'Class.forName("org.example." + name);', 'loader.loadClass(name);'], csharp: ['Type.GetType(name);', 'Assembly.LoadFrom(path);', 'Assembly.Load(bytes);', 'Assembly.LoadFile(path);', 'Activator.CreateInstance(type);'], go: ['plugin.Open(path)'] },
};

export const templateReader: Rule = {
  ...danger,
  category: 'template-injection',
  cwe: [1336],
  id: 'java-template-from-request',
  title: 'Template written by a request',
  fix: 'Keep the template in a file and pass the value in its model.',
  near: ['template(', 'getliteraltemplate(', 'mustache.compiler()', 'compileinline('],
  find: ['Template($name, $value, $...)', '$engine.getLiteralTemplate($value)', 'Mustache.compiler().compile($value)', '$?.compileInline($value)'],
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['new Template("t", new StringReader(request.getParameter("t")), config);', 'engine.getLiteralTemplate(request.getParameter("t"));', 'Mustache.compiler().compile("<p>" + name);', 'handlebars.compileInline(request.getParameter("t"));'],
    kotlin: ['@RestController\nclass Letters {\n  private fun render(text: String): String {\n    val t = Template("letter", text, config)\n    return run(t)\n  }\n  @PostMapping("/preview")\n  fun preview(@RequestBody request: Preview) = render(request.text)\n}'],
  },
  good: {
    java: ['new Template("t", new StringReader(text), config);', 'engine.getLiteralTemplate(TEXT); engine.getLiteralTemplate(text);', 'Mustache.compiler().compile(text);', 'handlebars.compileInline(source);'],
    kotlin: ['@RestController\nclass Letters {\n  private fun render(text: String) = placeholder.replace(text) { model[it.value].orEmpty() }\n  @PostMapping("/preview")\n  fun preview(@RequestBody request: Preview) = render(request.text)\n}', 'val t = Template("letter", text, config)'],
  },
};

/** What a program keeps its own templates in, or reads them from. */
const OWN_TEXTS = ['template', 'tpl', 'tmpl', 'resource', 'resources', 'file', 'files', 'path', 'classpath', 'config', 'configuration', 'properties', 'props', 'loader', 'repository', 'registry', 'source', 'this', 'out', 'writer', 'reader', 'buffer', 'sb', 'builder', 'stream', 'io', 'ioutils', 'fileutils', 'streamutils'];

/** Names that say nothing of where a text comes from. */
const PLAIN = ['text', 'body', 'content', 'html', 'header', 'footer', 'layout', 'markup'];

/** freemarker.apache.org/docs/app_faq.html (can I allow users to upload templates): a text that people keep in their settings is a program. */
export const templateOfRecord: Rule = {
  ...templateReader,
  id: 'java-template-of-record',
  title: 'Text of a record run as a template',
  why: 'Whoever may write that text calls methods of what the template is given: in FreeMarker ?new makes objects of any class, and starts programs.',
  fix: 'Keep the template in a file and pass the text in its model; where people must write templates, take one that runs no code (Mustache), or at least setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER).',
  near: ['template(', '.puttemplate(', 'getliteraltemplate('],
  find: ['Template($name, new StringReader($text), $...)', 'Template($name, StringReader($text), $...)', 'Template($name, $text, $...)', '$loader.putTemplate($name, $text)', '$engine.getLiteralTemplate($text)'],
  where: { text: { all: [{ trait: 'mentions', of: ['text', 'body', 'content', 'html', 'greeting', 'signature', 'footer', 'header', 'layout', 'markup'] }, { not: { trait: 'mentions', of: OWN_TEXTS } }, { any: ['made', { all: ['name', { not: { trait: 'equals', of: PLAIN } }] }] }] }, match: { all: [{ trait: 'beside', of: ['freemarker', 'pebble'] }, { not: { trait: 'beside', of: ['TemplateClassResolver.', 'new_builtin_class_resolver', 'methodAccessValidator'] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['import freemarker.template.Template;\nclass A { void send(Shop shop) { Template t = new Template("order", new StringReader(shop.getMailBody()), config); } }', 'import freemarker.template.*;\nclass A { void send(Club club) { Template t = new Template("welcome", club.welcomeText(), config); } }', 'import freemarker.cache.StringTemplateLoader;\nclass A { void add(Tenant tenant) { loader.putTemplate(tenant.id(), tenant.getInvoiceLayout()); } }', 'import io.pebbletemplates.pebble.PebbleEngine;\nclass A { void show(Profile profile) { engine.getLiteralTemplate(profile.getSignature()).evaluate(out); } }'],
    kotlin: ['import freemarker.template.Template\nfun send(hotel: Hotel) = Template("stay", StringReader(hotel.greeting), config)', 'import freemarker.template.Template\nfun send(hotel: Hotel) = Template("stay", hotel.mailBody, config)', 'import freemarker.cache.StringTemplateLoader\nfun add(hotel: Hotel) { loader.putTemplate("stay", hotel.footerHtml) }', 'import io.pebbletemplates.pebble.PebbleEngine\nfun show(hotel: Hotel) = engine.getLiteralTemplate(hotel.bodyText)'],
  },
  good: {
    java: ['import freemarker.template.*;\nclass A { void send(Shop shop) { Template t = config.getTemplate("order.ftl"); t.process(Map.of("text", shop.getMailBody()), out); } }', 'import freemarker.template.*;\nclass A { void send(Shop shop) { config.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER); Template t = new Template("order", shop.getMailBody(), config); } }', 'import freemarker.template.*;\nclass A { void send() { Template t = new Template("order", new StringReader(resource.getContent()), config); } }', 'import freemarker.template.*;\nclass A { Template read(String text, String body) { run(new Template("b", body, config)); return new Template("a", new StringReader(text), config); } }', 'import freemarker.template.*;\nclass A { void send(Shop shop) { Template t = new Template("order", shop.getName(), config); loader.putTemplate("a", SOURCE); } }', 'import ours.Template;\nclass A { void send(Shop shop) { Template t = new Template("order", shop.getMailBody(), config); } }'],
  },
};

export const templateProcessed: Rule = {
  ...templateReader,
  id: 'java-template-processed',
  near: ['.process('],
  find: ['$engine.process($value, $...)'],
  where: { engine: { trait: 'named', of: ['templateengine', 'engine'] } },
  bad: { java: ['templateEngine.process(request.getParameter("t"), context);'] },
  good: { java: ['templateEngine.process("page", context);', 'engine.worker.process(request.getParameter("t"));', 'templateEngine.process(name, context);'] },
};

/** velocity.apache.org: VelocityEngine.evaluate compiles the text that it is handed. */
export const velocityText: Rule = {
  ...danger,
  category: 'template-injection',
  cwe: [1336],
  id: 'velocity-text',
  title: 'Text compiled as a template',
  why: 'Whoever writes the text calls methods of what the template is given, and through them any class.',
  fix: 'Keep templates in files, engine.getTemplate("reminder.vm"), and put the text into the context as a value.',
  near: ['.evaluate('],
  find: ['$engine.evaluate($context, $out, $tag, $value)'],
  where: { engine: { all: [{ trait: 'named', of: ['engine', 've', 'velocity'] }, { trait: 'beside', of: ['org.apache.velocity', 'VelocityEngine', 'VelocityContext('] }] } },
  sink: 'always',
  langs: JVM,
  bad: { java: ['import org.apache.velocity.app.VelocityEngine;\nclass A { void f(String text) { engine.evaluate(context, out, "t", text); } }'] },
  good: { java: ['import org.apache.velocity.app.VelocityEngine;\nclass A { void f() { engine.evaluate(context, out, "t", "Dear $name"); } }', 'class A { void f(String text) { engine.evaluate(context, out, "t", text); } }', 'import org.apache.velocity.app.VelocityEngine;\nclass A { void f(String text) { rules.evaluate(context, out, "t", text); } }'] },
};

/** docs.oracle.com/javase/tutorial/jndi, CVE-2021-44228: a name may be the address of a server that hands out classes. */
export const namesLookedUp: Rule = {
  category: 'code-injection',
  cwe: [74, 502],
  severity: 'high',
  id: 'jndi-name-from-request',
  title: 'Name looked up by JNDI chosen by a request',
  why: 'A name such as ldap://host/x has the server fetch an object from there, and run what it brings.',
  fix: 'Choose the name from a table of those you mean.',
  near: ['.lookup('],
  find: ['$ctx.lookup($value)'],
  where: { ctx: { any: [{ trait: 'named', of: ['ctx', 'context', 'initialcontext', 'jndi', 'jnditemplate'] }, { trait: 'holds', of: ['InitialContext'] }] }, value: 'requested' },
  langs: ['java', 'kotlin'],
  bad: {
    java: [...['ctx', 'context', 'initialContext', 'jndi', 'jndiTemplate'].map((name) => `class A extends HttpServlet { void doGet(HttpServletRequest req, HttpServletResponse resp) { Object o = ${name}.lookup(req.getParameter("n")); } }`), 'class A extends HttpServlet { void doGet(HttpServletRequest req, HttpServletResponse resp) { var names = new InitialContext(); names.lookup(req.getParameter("n")); } }'],
  },
  good: { java: ['class A { Object f(String name) { String full = "java:comp/env/" + name; return ctx.lookup(full); } }', 'Object o = ctx.lookup("java:comp/env/jdbc/shop");', 'Object o = ctx.lookup(name);', 'class A extends HttpServlet { void doGet(HttpServletRequest req, HttpServletResponse resp) { Object o = table.lookup(req.getParameter("n")); } }'] },
};

/** What a record of rules or messages gives, and no setting of the program's own. */
const OF_RECORD = '(?!(?:this|config|properties|settings|options|annotation|props)\\b)[a-z]\\w{1,40}\\.(?:get)?(?:Formula|Expression|Condition|Script|Body|Template|Content|Subject|formula|expression|condition|script|body|template|content|subject)\\(\\)';

/** docs.spring.io (Expression Language: SimpleEvaluationContext), velocity.apache.org, freemarker.apache.org (FAQ: can I allow users to upload templates): both can call any class. */
export const expressionOfRecord: Rule = {
  category: 'code-injection',
  cwe: [917, 1336],
  severity: 'medium',
  id: 'expression-of-record',
  title: 'Expression or template that a record holds',
  why: 'Whoever may write the record writes code for the server.',
  fix: 'Evaluate it with a SimpleEvaluationContext, in a sandbox, or with an engine that only knows names.',
  near: ['parseexpression(', 'mvel.eval(', '.evaluate(', 'new stringreader('],
  find: [
    new RegExp(`(?:parseExpression|MVEL\\.eval)\\(\\s?(?<value>${OF_RECORD})`, 'dy'), new RegExp(`(?<=\\bvelocity\\w{0,10})\\.evaluate\\([^;\\n]{1,80},\\s(?<value>${OF_RECORD})`, 'diy'),
    new RegExp(`(?<=\\bTemplate\\([^;\\n]{1,60},\\s)new StringReader\\((?<value>${OF_RECORD})`, 'dy'),
  ],
  where: { value: { not: { trait: 'text-says', of: ['SimpleEvaluationContext'] } }, path: { trait: 'ends', of: ['.java', '.kt', '.scala'] } },
  bad: { java: ['Object value = parser.parseExpression(rule.getFormula()).getValue(context);', 'MVEL.eval(rule.condition(), vars);', 'velocity.evaluate(context, out, "mail", campaign.getBody());', 'new Template("mail", new StringReader(campaign.getBody()), cfg).process(model, out);'] },
  good: { java: ['parser.parseExpression(properties.getExpression()).getValue(context);', 'MVEL.eval(FORMULA, vars);', 'velocity.evaluate(context, out, "mail", source);', 'new Template("mail", new StringReader(text), cfg);', 'SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();\nparser.parseExpression(rule.getFormula()).getValue(context);', 'parser.parseExpression(rule.getName());'] },
};
