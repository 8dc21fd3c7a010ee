/** Maven and Gradle name groups and artifacts, not packages: an import is judged only when nothing of its first two parts is known anywhere. */
import { jvmImports } from './imports.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import type { Repository } from './repository.ts';

const MANIFEST = /^(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|libs\.versions\.toml|build\.sbt|ivy\.xml)$/;
/** Of the platform, or brought along by so many others that no manifest lists them. */
const KNOWN =
  ' java. javax. jdk. sun. com.sun org.w3c org.xml org.ietf org.omg kotlin. kotlinx. scala. groovy. android. androidx. dalvik. org.xmlpull jakarta. lombok. reactor. com.fasterxml com.google org.apache org.slf4j org.springframework org.junit junit. org.mockito org.hamcrest ' +
  'org.assertj org.hibernate io.netty io.micrometer io.swagger org.yaml org.json org.jetbrains org.eclipse org.aspectj org.reactivestreams ch.qos org.jboss com.zaxxer io.reactivex okhttp3. okio. retrofit2. org.bouncycastle org.objectweb net.bytebuddy org.codehaus org.joda ' +
  'com.amazonaws software.amazon com.azure com.microsoft io.grpc io.opentelemetry org.antlr org.jsoup org.projectlombok org.mapstruct com.squareup com.github io.github org.testcontainers io.jsonwebtoken io.quarkus io.micronaut play. akka. zio. cats. ';

/** What the packages of those who have a domain begin with. */
const DOMAIN = /^(?:com|org|net|io|edu|gov|dev|app|me|co|ai|info|biz|eu|[a-z]{2})$/;

export const jvm: Ecosystem = {
  files: /\.(?:java|kt|kts|scala)$/,
  importsIn: jvmImports,
  packageOf: (name) => {
    const [first, second] = name.split('.');
    return second === undefined || !/^[a-z]/.test(second) || KNOWN.includes(` ${first}. `) || KNOWN.includes(` ${first}.${second} `) ? null : `${first}.${second}`;
  },
  unknown,
  popular: async () => ({ names: '', neighbours: '' }),
  manifests: /(?!)/,
  listedIn: () => [],
};

async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const manifests = repository.named(MANIFEST);
  if (manifests.length === 0) return [];
  const foreign = asked.filter((one) => !repository.paths.some((path) => path.includes(`${one.package.replace('.', '/')}/`)));
  const texts = [...(await repository.read(manifests)).values()];
  if (texts.includes(null)) return [];
  return foreign.filter(({ package: group }) => {
    const [first, second] = group.split('.');
    // `freemarker.template` has no owner's domain in front, `com.getcapacitor` is of capacitor
    const owner = (DOMAIN.test(first) ? second : first).replace(/\W/g, '').replace(/^get(?=[a-z]{4})/, '');
    return !texts.some((text) => text!.includes(group) || new RegExp(`\\b${second.replace(/\W/g, '')}\\b|\\b${owner}\\b`, 'i').test(text!));
  });
}
