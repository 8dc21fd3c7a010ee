/** Values that servlets and methods of Spring answer with as a page. */
import type { Rule } from '../../lib/types.ts';
import { VALUE_IN_PAGE } from './dangers.ts';

export const javaWriter: Rule = {
  ...VALUE_IN_PAGE,
  id: 'java-response-writer',
  fix: 'Encode the value with Encode.forHtml (OWASP) or HtmlUtils.htmlEscape, or use a template.',
  near: ['getwriter()', 'out.print', 'out.write', 'writer.print', 'writer.write'],
  find: ['$?.getWriter().$fn($value)', '$?.getWriter().write($value, $from, $count)', 'out.print($value)', 'out.println($value)', 'out.write($value)', 'writer.println($value)', 'writer.print($value)', 'writer.write($value)', 'out.printf($format, $value)', 'out.printf($format, $first, $value)', 'out.printf($format, $value, $last)', 'writer.printf($format, $value)', '$?.getWriter().printf($locale, $format, $value)', '$?.getWriter().format($locale, $format, $value)', '$?.getWriter().format($value, $...)', '$?.getWriter().format($locale, $value, $...)', '$?.getWriter().printf($value, $...)', '$?.getWriter().printf($locale, $value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'beside', of: ['setContentType("text/plain', 'setContentType("application/json', 'contentType = "text/plain', 'contentType = "application/json'] } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'response.getWriter().println("<h1>" + request.getParameter("name"));', 'response.getWriter().write(request.getParameter("name"), 0, 9);', 'out.print(request.getParameter("q"));', 'String q = request.getParameter("q");\nout.println("<p>" + q + "</p>");', 'out.write(request.getHeader("X"));', 'writer.println("<b>" + request.getParameter("a"));', 'writer.print(request.getParameter("a"));', 'writer.write(request.getParameter("a"));', 'out.printf("<p>%s", request.getParameter("a"));', 'out.printf("<p>%d %s", count, request.getParameter("a"));', 'out.printf("<p>%s %d", request.getParameter("a"), count);', 'writer.printf("<p>%s", request.getParameter("a"));', 'response.getWriter().printf(Locale.US, "<p>%s", request.getParameter("a"));', 'response.getWriter().format(Locale.US, "<p>%s", request.getParameter("a"));', 'response.getWriter().format(request.getParameter("a"), args, more);', 'response.getWriter().format(Locale.US, request.getParameter("a"), args, more);', 'response.getWriter().printf(request.getParameter("a"), args, more);', 'response.getWriter().printf(Locale.US, request.getParameter("a"), args, more);',
    ],
  },
  good: { java: ['response.getWriter().write(json);', 'response.setContentType("text/plain;charset=utf-8");\nresponse.getWriter().write("no " + request.getParameter("q"));', 'out.println("<p>" + Encode.forHtml(request.getParameter("q")) + "</p>");', 'System.out.println(request.getParameter("q"));', 'out.printf("%s %s", a, b);', 'out.println("<p>");', 'out.write(bytes);', 'writer.write("a" + line);', 'writer.println("a" + line);', 'writer.print(line);'] },
};

export const javaNamedWriter: Rule = {
  ...VALUE_IN_PAGE,
  id: 'java-response-writer-named',
  fix: 'Encode the value with Encode.forHtml (OWASP) or HtmlUtils.htmlEscape, or use a template.',
  near: ['.println(', '.print(', '.write(', '.append('],
  find: ['$w.println($value)', '$w.print($value)', '$w.write($value)', '$w.write($value, $start, $length)', '$w.append($value)'],
  where: { w: { trait: 'holds', of: ['getWriter', 'getOutputStream'] }, value: javaWriter.where!.value },
  langs: ['java', 'kotlin'],
  bad: { java: ['println', 'print', 'write', 'append'].map((name) => `PrintWriter pw = response.getWriter();\npw.${name}("<p>" + request.getParameter("q"));`).concat('PrintWriter pw = response.getWriter();\npw.write(request.getParameter("q"), 0, 9);') },
  good: { java: ['PrintWriter pw = response.getWriter();\npw.println("<p>" + Encode.forHtml(request.getParameter("q")));', 'PrintWriter pw = new PrintWriter(file);\npw.println(request.getParameter("q"));', 'PrintWriter pw = response.getWriter();\npw.println("<p>" + name);', 'response.setContentType("text/plain");\nPrintWriter pw = response.getWriter();\npw.println(request.getParameter("q"));'] },
};

/** StringHttpMessageConverter of Spring writes a text as whatever the browser asks for. */
export const springTextAnswered: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'spring-text-answered',
  title: 'Text of the request answered as it came',
  fix: 'Say what it is (produces = MediaType.TEXT_PLAIN_VALUE), or encode the value with HtmlUtils.htmlEscape or Encode.forHtml.',
  near: ['@getmapping', '@postmapping', '@requestmapping', '@putmapping'],
  find: ['@GetMapping', '@PostMapping', '@RequestMapping', '@PutMapping'],
  where: { match: 'text-answered' },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: {
    java: [
      '@RestController\nclass A {\n  @GetMapping("/hi")\n  public String hi(@RequestParam String name) {\n    return "Hello " + name;\n  }\n}',
      '@Controller\nclass A {\n  @PostMapping("/hi")\n  @ResponseBody\n  String hi(HttpServletRequest request) {\n    String name = request.getParameter("name");\n    return name;\n  }\n}',
      '@Controller\nclass A {\n  @ResponseBody\n  @RequestMapping("/hi")\n  static String hi(String name) { return name; }\n}',
      '@RestController\nclass A {\n  @PutMapping("/hi")\n  ResponseEntity<String> hi(@RequestBody String name) { return ResponseEntity.ok("set " + name); }\n}',
    ],
    kotlin: ['@RestController\nclass A {\n  @GetMapping("/hi")\n  fun hi(@RequestParam name: String): String {\n    return "Hello $name"\n  }\n}'],
  },
  good: {
    java: [
      '@RestController\nclass A {\n  @GetMapping(value = "/hi", produces = "text/plain")\n  public String hi(@RequestParam String name) {\n    return "Hello " + name;\n  }\n}',
      '@RestController\nclass A {\n  @GetMapping("/hi")\n  public String hi(@RequestParam String name) {\n    return "Hello " + HtmlUtils.htmlEscape(name);\n  }\n}',
      '@Controller\nclass A {\n  @GetMapping("/hi")\n  public String hi(@RequestParam String name) {\n    return name;\n  }\n}',
      '@RestController\nclass A {\n  @GetMapping("/hi/{id}")\n  public String hi(@PathVariable Long id) {\n    return "Hello " + id;\n  }\n  @GetMapping("/user")\n  public User user(@RequestParam String name) { return new User(name); }\n}',
      '@RestController\nclass A {\n  @PostMapping("/hi")\n  public String hi(@RequestParam String name) {\n    users.add(name);\n    return "ok";\n  }\n  String raw(String name) { return name; }\n  @GetMapping("/json")\n  String json(@RequestParam String name) { return "{\\"name\\": " + name + "}"; }\n}',
    ],
    kotlin: ['@RestController\nclass A {\n  @GetMapping("/hi")\n  fun hi(@RequestParam name: String): User {\n    return User(name)\n  }\n}'],
  },
};
