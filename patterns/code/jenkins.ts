/** Groovy: commands of Jenkins put together from what others choose, credentials put into them as text, code run from texts. */
import type { Rule } from '../../lib/types.ts';

const where = { path: { trait: 'ends', of: ['jenkinsfile', '.groovy', '.jenkinsfile'] } } satisfies Rule['where'];

/** What whoever pushes a branch or opens a pull request writes, and what whoever starts a build fills in. */
const CHOSEN = String.raw`(?:params\.\w|env\.(?:CHANGE_(?:TITLE|BRANCH|AUTHOR\w{0,20})|BRANCH_NAME|GIT_BRANCH|TAG_NAME|ghprb\w{1,40}|gitlab\w{1,40})\b|(?:CHANGE_(?:TITLE|BRANCH)|BRANCH_NAME|GIT_BRANCH|TAG_NAME)\b)`;
const STEP = String.raw`\b(?:sh|bat|powershell|pwsh)\s{0,2}\(?\s{0,20}(?:script\s?:\s{0,3})?`;

/** jenkins.io/doc/book/pipeline/jenkinsfile: "Injection via interpolation" */
export const jenkinsInjected: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'medium',
  id: 'jenkins-script-injection',
  title: 'Value put into a command by Groovy',
  why: 'Groovy writes the value into the command before the shell reads it: `;` or `$()` in a branch name or a parameter starts another command.',
  fix: "Use single quotes, and let the shell read the variable: sh 'git checkout \"$BRANCH\"'.",
  near: ['sh "', 'sh("', 'sh(script', 'sh script', 'bat "', 'bat(', 'powershell "'],
  find: [new RegExp(String.raw`^(?![ \t]{0,80}(?:\/\/|\*))[^\n'"]{0,120}(?<value>${STEP}"(?!"")[^"\n]{0,400}\$\{?${CHOSEN})`, 'm'), new RegExp(String.raw`^(?![ \t]{0,80}(?:\/\/|\*))[^\n'"]{0,120}(?<value>${STEP}"""[^"]{0,1500}\$\{?${CHOSEN})`, 'm'), new RegExp(String.raw`\bdef (?<name>\w{1,40}) = ${CHOSEN}(?:(?!\n\})[^]){0,250}?(?<value>${STEP}"[^"\n]{0,100}\$\{?\k<name>\b)`)],
  where,
  bad: { Jenkinsfile: ['sh "git checkout ${params.BRANCH}"', 'sh("git merge $CHANGE_BRANCH")', 'sh(script: "deploy ${params.TARGET}", returnStdout: true)', 'bat "deploy ${params.TARGET}"', 'bat("deploy ${params.TARGET}")', 'powershell "deploy ${params.TARGET}"', 'pwsh "deploy ${env.BRANCH_NAME}"', 'sh """\n  deploy ${params.TARGET}\n"""', 'def t = env.CHANGE_TITLE\nsh "echo ${t}"', 'sh script: "deploy ${params.TARGET}"'] },
  good: { Jenkinsfile: ["sh 'git checkout \"$BRANCH\"'", '// sh "git checkout ${params.BRANCH}"', 'sh "make ${env.BUILD_NUMBER}"', 'echo "building ${params.BRANCH}"', 'def t = env.BUILD_NUMBER\nsh "echo ${t}"', 'sh """\n  make all\n"""'], 'a.sh': ['sh "git checkout ${params.BRANCH}"'] },
};

export const jenkinsCredential: Rule = {
  category: 'sensitive-logging',
  cwe: [532, 214],
  severity: 'medium',
  id: 'jenkins-credential-interpolated',
  title: 'Credential put into a command by Groovy',
  why: 'It becomes part of the command: it shows in the list of processes, and in the log when it holds a sign that the masking does not know.',
  fix: "Use single quotes, and let the shell read the variable: sh 'curl -H \"Authorization: $TOKEN\" …'.",
  near: ['withcredentials('],
  find: [new RegExp(String.raw`\bwithCredentials\((?:(?!\)\s?\{)[^]){0,400}?\b(?:variable|passwordVariable)\s?:\s?['"](?<name>\w{1,40})['"](?:(?!\bwithCredentials\()[^]){0,1000}?(?<value>${STEP}"[^"\n]{0,300}\$\{?(?:env\.)?\k<name>\b)`)],
  where,
  bad: { Jenkinsfile: ["withCredentials([string(credentialsId: 'a', variable: 'TOKEN')]) {\n  sh \"curl -H 'Authorization: ${TOKEN}' https://a.example\"\n}", "withCredentials([usernamePassword(credentialsId: 'a', usernameVariable: 'U', passwordVariable: 'P')]) { sh \"docker login -u $U -p $P\" }"] },
  good: { Jenkinsfile: ["withCredentials([string(credentialsId: 'a', variable: 'TOKEN')]) {\n  sh 'curl -H \"Authorization: $TOKEN\" https://a.example'\n}", "withCredentials([string(credentialsId: 'a', variable: 'TOKEN')]) { sh \"make ${BUILD}\" }"], 'a.sh': ["withCredentials([string(credentialsId: 'a', variable: 'TOKEN')]) { sh \"a ${TOKEN}\" }"] },
};

/** groovy-lang.org: groovy.util.Eval, GroovyShell */
export const groovyRun: Rule = {
  category: 'code-injection',
  cwe: [95],
  severity: 'high',
  id: 'groovy-code-run',
  title: 'Text run as code',
  why: 'Whoever can change the text runs code of their own with all rights of the program.',
  fix: 'Choose a closure by name from a map instead.',
  near: ['eval.me(', 'eval.x(', 'groovyshell(', 'evaluate('],
  find: ['Eval.me($value)', 'Eval.me($name, $object, $value)', 'Eval.x($object, $value)', 'GroovyShell($...).evaluate($value, $...)', 'GroovyShell($...).parse($value, $...)', 'evaluate($value)'],
  sink: 'always',
  langs: ['groovy'],
  bad: { groovy: ['def f(String r) { Eval.me(r) }', "def f(String r) { Eval.me('order', order, r) }", 'def f(String r) { Eval.x(1, r) }', 'def f(String r) { new GroovyShell().evaluate(r) }', 'def f(String r) { new GroovyShell(binding).parse(r) }', 'def call() { evaluate(params.SCRIPT) }'] },
  good: { groovy: ["Eval.me('1 + 1')", "Eval.me('a', 1, 'a + 1')", "Eval.x(1, 'x + 1')", "new GroovyShell().evaluate('1')", "new GroovyShell().parse('1')", "evaluate('1')"] },
};
