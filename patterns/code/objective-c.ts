/** Objective-C: texts put together with stringWithFormat that become queries, predicates, scripts, pages, commands and formats; archives read as any class. */
import type { Rule } from '../../lib/types.ts';

const where = { path: { trait: 'ends', of: ['.m', '.mm'] } } satisfies Rule['where'];

/** Not in a line that is a comment. */
const LINE = String.raw`^(?![ \t]{0,80}(?:\/\/|\*|\/\*))[^\n]{0,300}`;
const MADE = String.raw`(?:\[(?:\[NSString alloc\] initWithFormat|NSString stringWithFormat|NSMutableString stringWithFormat)|\bappendFormat):\s?@"`;

export const objcQuery: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'objc-query',
  title: 'Value joined into SQL',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Put ? into the text and give the values apart: [db executeQuery:@"… WHERE name = ?", name], sqlite3_bind_text.',
  near: ['withformat:', 'appendformat:'],
  find: [new RegExp(String.raw`${LINE}${MADE}[^"\n]{0,80}\b(?:select\b[^"\n]{1,200}\bfrom|insert\s{1,4}into|update\b[^"\n]{1,100}\bset|delete\s{1,4}from)\b[^"\n]{0,200}(?:[=(,]|\blike)\s{0,3}['%]{0,4}%@`, 'im')],
  where,
  bad: { 'a.mm': ['NSString *q = [NSString stringWithFormat:@"SELECT * FROM t WHERE a = \'%@\'", name];', '[sql appendFormat:@"DELETE FROM t WHERE a LIKE \'%%%@%%\'", name];'] },
  good: { 'a.mm': ['NSString *q = [NSString stringWithFormat:@"SELECT * FROM %@ WHERE a = ?", table];', 'NSString *q = [NSString stringWithFormat:@"SELECT * FROM t WHERE a = %d", id];', '// [NSString stringWithFormat:@"SELECT * FROM t WHERE a = \'%@\'", name];', 'NSString *s = [NSString stringWithFormat:@"Hello, %@", name];'], 'a.md': ['[NSString stringWithFormat:@"SELECT * FROM t WHERE a = \'%@\'", name]'] },
};

export const objcPredicate: Rule = {
  ...objcQuery,
  cwe: [943],
  id: 'objc-predicate',
  title: 'Value joined into a predicate',
  fix: 'Give the value apart from the format: predicateWithFormat:@"name == %@", name.',
  near: ['predicatewithformat:'],
  find: [new RegExp(String.raw`${LINE}\bpredicateWithFormat:\s?\[NSString stringWithFormat:\s?@"[^"\n]{0,200}%@`, 'm')],
  bad: { 'a.mm': ['p = [NSPredicate predicateWithFormat:[NSString stringWithFormat:@"name == \'%@\'", n]];'] },
  good: { 'a.mm': ['p = [NSPredicate predicateWithFormat:@"name == %@", n];', '// [NSPredicate predicateWithFormat:[NSString stringWithFormat:@"name == \'%@\'", n]]'], 'a.md': ['[NSPredicate predicateWithFormat:[NSString stringWithFormat:@"name == \'%@\'", n]]'] },
};

export const objcPage: Rule = {
  category: 'xss',
  cwe: [79, 95],
  severity: 'high',
  id: 'objc-page-script',
  title: 'Joined text run or shown in a page',
  why: 'A quote or a tag in the value ends the text and starts code of its own.',
  fix: 'Encode the value with NSJSONSerialization for scripts, and escape it for markup.',
  near: ['evaluatingjavascriptfromstring:', 'evaluatejavascript:', 'loadhtmlstring:'],
  find: [new RegExp(String.raw`${LINE}\b(?:stringByEvaluatingJavaScriptFromString|evaluateJavaScript|loadHTMLString):\s?\[NSString stringWithFormat:\s?@"[^"\n]{0,300}%@(?![^\n]{0,300}",\s?[A-Z][A-Z\d_]{2,40}\s?[\],])`, 'm')],
  where,
  bad: { 'a.mm': ['[web stringByEvaluatingJavaScriptFromString:[NSString stringWithFormat:@"f(\'%@\')", n]];', '[web evaluateJavaScript:[NSString stringWithFormat:@"f(\'%@\')", n] completionHandler:nil];', '[web loadHTMLString:[NSString stringWithFormat:@"<p>%@</p>", n] baseURL:nil];'] },
  good: { 'a.mm': ['[web evaluateJavaScript:@"reload()" completionHandler:nil];', '[web loadHTMLString:page baseURL:nil];', '[web evaluateJavaScript:[NSString stringWithFormat:@"f(\'%@\')", BRIDGE_NAME] completionHandler:nil];', '[web stringByEvaluatingJavaScriptFromString:@"a()"];', '// [web loadHTMLString:[NSString stringWithFormat:@"<p>%@</p>", n] baseURL:nil];'], 'a.md': ['[web loadHTMLString:[NSString stringWithFormat:@"<p>%@</p>", n] baseURL:nil]'] },
};

export const objcShell: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  id: 'objc-shell',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  fix: 'Set launchPath to the program itself, and arguments to a list of its arguments.',
  near: ['@"-c"'],
  find: [new RegExp(String.raw`${LINE}@"-c",\s?(?:\[NSString stringWithFormat:\s?@"[^"\n]{0,200}%@|\[@"[^"\n]{0,200}"\s?stringBy|[a-z]\w{0,40}\s?[,\]])`, 'm')],
  where,
  bad: { 'a.mm': ['task.arguments = @[@"-c", [NSString stringWithFormat:@"open %@", path]];', '[task setArguments:[NSArray arrayWithObjects:@"-c", command, nil]];', 'task.arguments = @[@"-c", [@"open " stringByAppendingString:path]];'] },
  good: { 'a.mm': ['task.arguments = @[@"-c", @"ls"];', '// task.arguments = @[@"-c", command];', 'task.arguments = @[path];'], 'a.md': ['task.arguments = @[@"-c", command];'] },
};

export const objcFormat: Rule = {
  category: 'input-validation',
  cwe: [134],
  severity: 'medium',
  id: 'objc-format',
  title: 'Value used as a format',
  why: '%n and %@ in the text read and write memory.',
  fix: 'Write NSLog(@"%@", text).',
  near: ['nslog('],
  find: [new RegExp(String.raw`${LINE}\bNSLog\(\s?[a-z]\w{0,60}(?:\.\w{1,60}){0,4}\s?\)`, 'm')],
  where,
  bad: { 'a.mm': ['NSLog(body);', 'NSLog(response.content.body);'] },
  good: { 'a.mm': ['NSLog(@"%@", body);', 'NSLog(@"done");', '// NSLog(body);', 'NSLog(kFormat, a);'], 'a.md': ['NSLog(body);'] },
};

export const objcArchive: Rule = {
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  id: 'objc-archive',
  title: 'Archive read as any class',
  why: 'Whoever wrote the archive chooses which classes are made.',
  fix: 'Use unarchivedObjectOfClass:fromData:error:.',
  near: ['nskeyedunarchiver'],
  find: [new RegExp(String.raw`${LINE}\bNSKeyedUnarchiver\s(?:unarchiveObjectWithData|unarchiveObjectWithFile|unarchiveTopLevelObjectWithData):`, 'm')],
  where,
  bad: { 'a.mm': ['id o = [NSKeyedUnarchiver unarchiveObjectWithData:data];', 'id o = [NSKeyedUnarchiver unarchiveObjectWithFile:path];'] },
  good: { 'a.mm': ['id o = [NSKeyedUnarchiver unarchivedObjectOfClass:A.class fromData:d error:&e];', '// [NSKeyedUnarchiver unarchiveObjectWithData:data]'], 'a.md': ['[NSKeyedUnarchiver unarchiveObjectWithData:data]'] },
};

/** `NSString *js = [NSString stringWithFormat:@"f('%@')", …];` whose name is what a sink takes a few lines on. */
function namedBefore(sink: string): RegExp {
  const format = String.raw`(?<=^(?![ \t]{0,80}\/\/)[^\n]{0,80}\b(?<name>\w{1,40})\s?=\s?\[(?:NSString string|\[NSString alloc\] init|NSMutableString string))WithFormat:\s?@"[^\n]{0,300}?%@(?![^;]{0,300}(?:json|escape|encod|quoted|sanitiz))`;
  return new RegExp(String.raw`${format}[^;]{0,400};(?:(?!\n\}|\b\k<name>\s?=)[^]){0,600}?\b(?:${sink}):\s?\k<name>\b`, 'imy');
}

export const objcPageNamed: Rule = {
  ...objcPage,
  id: 'objc-page-script-named',
  near: ['withformat:'],
  find: [namedBefore('stringByEvaluatingJavaScriptFromString|evaluateJavaScript|loadHTMLString|evaluateScript')],
  bad: { 'a.mm': ['NSString *js = [NSString stringWithFormat:@"add(\'%@\', \'%@\')",\n    m.sender, m.text];\n[self.web evaluateJavaScript:js completionHandler:nil];'] },
  good: { 'a.mm': ['NSString *js = [NSString stringWithFormat:@"count(%lu)", n];\n[self.web evaluateJavaScript:js completionHandler:nil];', 'NSString *js = [NSString stringWithFormat:@"add(%@)", jsonText];\n[self.web evaluateJavaScript:js completionHandler:nil];', 'NSString *t = [NSString stringWithFormat:@"Hello %@", n];\n[self.label setText:t];', '// NSString *js = [NSString stringWithFormat:@"add(%@)", m];\n[w evaluateJavaScript:js completionHandler:nil];'], 'a.md': ['NSString *js = [NSString stringWithFormat:@"add(%@)", m];\n[w evaluateJavaScript:js completionHandler:nil];'] },
};

export const objcPredicateNamed: Rule = {
  ...objcPredicate,
  id: 'objc-predicate-named',
  near: ['withformat:'],
  find: [namedBefore('predicateWithFormat|expressionWithFormat')],
  bad: { 'a.mm': ['NSString *f = [NSString stringWithFormat:@"name == \'%@\'", n];\np = [NSPredicate predicateWithFormat:f];'] },
  good: { 'a.mm': ['NSString *f = [NSString stringWithFormat:@"age > %d", n];\np = [NSPredicate predicateWithFormat:f];'], 'a.md': ['NSString *f = [NSString stringWithFormat:@"a == %@", n];\n[NSPredicate predicateWithFormat:f];'] },
};
