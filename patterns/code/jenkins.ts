/** Jenkins: commands of pipelines put together from what others choose, credentials put into them as text, Groovy run from texts, plugins that use credentials for whoever asks. */
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

/** jenkins.io/doc/developer/security/form-validation: any user can call a do method, and name another server and any credential. */
export const jenkinsFormUnasked: Rule = {
  category: 'access-control',
  cwe: [862, 352, 522],
  severity: 'medium',
  id: 'jenkins-form-unasked',
  title: 'Plugin that uses a credential for whoever asks',
  why: 'Everyone who may read Jenkins can call a do method, hand in a server of his own and the id of a credential, and is sent the password.',
  fix: 'Begin with Jenkins.get().checkPermission(Jenkins.ADMINISTER) or item.checkPermission(Item.CONFIGURE), and mark the method @POST or @RequirePOST.',
  near: ['getpassword()', 'getsecret()', 'getapitoken()', 'gettoken()', 'getprivatekey()'],
  find: ['$c.getPassword()', '$c.getSecret()', '$c.getApiToken()', '$c.getToken()', '$c.getPrivateKey()'],
  where: { c: { all: [{ trait: 'within', of: ['@QueryParameter'] }, { trait: 'within', of: ['lookupCredentials', 'withId(', 'findCredentials', 'getCredentials('] }, { not: { trait: 'within', of: ['checkPermission(', 'hasPermission(', 'checkAnyPermission('] } }] } },
  hole: 'none',
  langs: ['java'],
  bad: {
    java: ['getPassword', 'getSecret', 'getApiToken', 'getToken', 'getPrivateKey'].map((part, index) => `class D extends Descriptor<X> {\n  public FormValidation doTestConnection(@QueryParameter String url, @QueryParameter String id) {\n    C c = ${['CredentialsMatchers.firstOrNull(CredentialsProvider.lookupCredentials(C.class), m)', 'first(all, CredentialsMatchers.withId(id))', 'findCredentials(id)', 'Plugin.getCredentials(id)'][index % 4]};\n    return ping(url, c.${part}().getPlainText());\n  }\n}`),
  },
  good: {
    java: [
      ...['Jenkins.get().checkPermission(Jenkins.ADMINISTER);', 'if (!item.hasPermission(Item.CONFIGURE)) return FormValidation.ok();', 'item.checkAnyPermission(A, B);'].map((ask) => `class D extends Descriptor<X> {\n  public FormValidation doTestConnection(@QueryParameter String url, @QueryParameter String id) {\n    ${ask}\n    C c = findCredentials(id);\n    return ping(url, c.getPassword().getPlainText());\n  }\n}`),
      'class D {\n  Client client(String id) {\n    C c = findCredentials(id);\n    return new Client(c.getPassword(), c.getSecret(), c.getApiToken(), c.getToken(), c.getPrivateKey());\n  }\n}', 'class D {\n  public FormValidation doCheckPassword(@QueryParameter String value) {\n    return form.getPassword().isEmpty() ? bad : ok;\n  }\n}',
    ],
  },
};
