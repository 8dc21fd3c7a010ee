/** Data that is turned into objects of any class, in Java, Kotlin and C#; Go's decoders fill only the type they are given. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'deserialization',
  cwe: [502],
  why: 'Whoever wrote the bytes decides which classes are made and which of their methods run while they are read.',
} as const;
const JVM = ['java', 'kotlin', 'scala'];
const FILTERS = ['setObjectInputFilter', 'ObjectInputFilter', 'resolveClass', 'ValidatingObjectInputStream'];

export const javaObjectStream: Rule = {
  ...danger,
  id: 'java-object-stream',
  severity: 'medium',
  title: 'Java objects read from bytes',
  fix: 'Use JSON with a fixed type, or set an ObjectInputFilter that allows only the classes you expect.',
  near: ['objectinputstream(', 'classloaderobjectinputstream(', 'configurableobjectinputstream(', 'customobjectinputstream(', 'contextobjectinputstream(', 'serializationutils.deserialize', 'hessianinput(', 'hessian2input('],
  find: ['ObjectInputStream($value)', 'SerializationUtils.deserialize($value)', 'HessianInput($value)', 'Hessian2Input($value)', 'ClassLoaderObjectInputStream($loader, $value)', 'ConfigurableObjectInputStream($value, $...)', 'CustomObjectInputStream($value, $...)', 'ContextObjectInputStream($value, $...)'],
  where: { value: { not: { trait: 'beside', of: FILTERS } } },
  sink: 'always',
  langs: JVM,
  bad: { java: ['ObjectInputStream in = new ObjectInputStream(socket.getInputStream());', 'Object o = SerializationUtils.deserialize(bytes);', 'new HessianInput(stream).readObject();', 'new Hessian2Input(stream);', 'new ClassLoaderObjectInputStream(loader, new ByteArrayInputStream(body)).readObject();', 'new ConfigurableObjectInputStream(in, loader).readObject();', 'new CustomObjectInputStream(in, loader).readObject();', 'new ContextObjectInputStream(in).readObject();'] },
  good: { java: ['ObjectInputStream in = new ObjectInputStream(stream);\nin.setObjectInputFilter(filter);', 'mapper.readValue(body, User.class);', 'new ObjectOutputStream(out);', 'class Safe extends ObjectInputStream { }'] },
};

export const javaObjectRequest: Rule = {
  ...danger,
  id: 'java-object-stream-request',
  severity: 'critical',
  title: 'Java objects read from a request',
  fix: 'Take JSON with a fixed type instead.',
  near: ['objectinputstream('],
  find: ['ObjectInputStream($value)'],
  where: { value: { not: { trait: 'beside', of: FILTERS } } },
  langs: JVM,
  bad: { java: ['new ObjectInputStream(request.getInputStream()).readObject();'], kotlin: ['val stream = ObjectInputStream(request.getInputStream())'] },
  good: { java: ['ObjectInputStream in = new ObjectInputStream(request.getInputStream());\nin.setObjectInputFilter(filter);', 'new ObjectInputStream(stream);', 'new ObjectInputStream(new FileInputStream("a.bin"));'] },
};

export const javaMessageObject: Rule = {
  ...danger,
  id: 'java-message-object',
  severity: 'medium',
  confidence: 'likely',
  title: 'Java objects read from a message',
  fix: 'Send text or JSON, and read it into a fixed type; name the packages that the connection factory trusts.',
  near: ['objectmessage', 'setregistrationrequired('],
  find: [/\(ObjectMessage\)\s?\w{1,40}\b/, /\bsetRegistrationRequired\(false\)/],
  where: { path: { trait: 'ends', of: ['.java'] } },
  bad: { java: ['Object o = ((ObjectMessage) message).getObject();', 'ObjectMessage m = (ObjectMessage) message;\nOrder o = (Order) m.getObject();', 'kryo.setRegistrationRequired(false);'] },
  good: { java: ['ObjectMessage m = session.createObjectMessage(order);', 'String s = ((TextMessage) message).getText();', 'kryo.setRegistrationRequired(true);'], 'a.md': ['kryo.setRegistrationRequired(false);'] },
};

export const javaXmlDecoder: Rule = {
  ...danger,
  id: 'java-xml-decoder',
  severity: 'high',
  title: 'Objects made from a document that may name any class',
  fix: 'Use JAXB or Jackson with a fixed type.',
  near: ['xmldecoder('],
  find: ['new XMLDecoder($value, $...)'],
  sink: 'always',
  langs: JVM,
  bad: { java: ['XMLDecoder d = new XMLDecoder(stream);'] },
  good: { java: ['new XMLEncoder(out);', 'new XMLDecoder("<a/>");'] },
};

export const javaYaml: Rule = {
  ...javaXmlDecoder,
  id: 'java-yaml-any-type',
  fix: 'Use new Yaml(new SafeConstructor(new LoaderOptions())), or Jackson with a fixed type.',
  near: ['.load(', '.loadall('],
  find: ['$yaml.load($value)', '$yaml.loadAll($value)'],
  where: { yaml: { all: [{ trait: 'holds', of: ['Yaml'] }, { any: [{ not: { trait: 'holds', of: ['SafeConstructor', 'LoaderOptions', 'Constructor'] } }, { trait: 'holds', of: ['Object'] }] }] } },
  sink: 'always',
  langs: JVM,
  bad: { java: ['Object o = new Yaml().load(text);', 'new Yaml().loadAll(stream);', 'Yaml yaml = new Yaml();\nreturn yaml.load(stream);', 'Yaml yaml = new Yaml(new Constructor(Object.class, new LoaderOptions()));\nreturn yaml.load(stream);'], kotlin: ['val config = Yaml().load(text)'] },
  good: { java: ['new Yaml(new SafeConstructor(options)).load(text);', 'new Yaml(new Constructor(Config.class)).load(text);', 'Yaml yaml = new Yaml(new SafeConstructor(options));\nyaml.load(stream);', 'properties.load(stream);', 'loader.loadAll(names);', 'new XMLEncoder(out);', 'new Yaml().dump(o);', 'new Yaml().load("a: 1");'] },
};

export const javaTypeNames: Rule = {
  ...danger,
  id: 'java-types-from-data',
  severity: 'high',
  title: 'The data names the class',
  fix: 'Leave default typing and autotype off; where subtypes are needed, list them with @JsonSubTypes and Id.NAME.',
  near: ['enabledefaulttyping', 'anytypepermission.any', 'setautotypesupport', 'laissezfairesubtypevalidator', 'jsontypeinfo', 'allowifbasetype(object', 'allowifsubtype(object'],
  find: ['$v.allowIfBaseType(Object.class)', '$v.allowIfSubType(Object.class)', '$m.enableDefaultTyping($...)', '$c.setAutoTypeSupport(true)', 'LaissezFaireSubTypeValidator.instance', 'AnyTypePermission.ANY', '@ JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, $...)', '@ JsonTypeInfo(use = Id.CLASS, $...)'],
  langs: JVM,
  bad: { java: ['mapper.enableDefaultTyping();', 'var v = BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();', 'builder.allowIfSubType(Object.class);', 'xstream.addPermission(AnyTypePermission.ANY);', 'ParserConfig.getGlobalInstance().setAutoTypeSupport(true);', 'mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance);', '@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "type")\nclass A {}', '@JsonTypeInfo(use = Id.CLASS)\nclass A {}'] },
  good: { java: ['@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)\nclass A {}', 'builder.allowIfBaseType(Widget.class).allowIfSubType("com.acme.widgets.");', 'config.setAutoTypeSupport(false);', 'mapper.activateDefaultTyping(validator);'] },
};

export const javaXstream: Rule = {
  ...danger,
  id: 'xstream-any-type',
  severity: 'medium',
  title: 'XStream without a list of allowed types',
  fix: 'Call allowTypes or allowTypesByWildcard with the classes you expect.',
  near: ['fromxml('],
  find: ['$xstream.fromXML($value, $...)'],
  sink: 'always',
  where: { xstream: { not: { trait: 'beside', of: ['.allowTypes(', '.allowTypesByWildcard(', '.allowTypeHierarchy(', '.allowTypesByRegExp(', 'NoTypePermission', 'setupSecurity('] } }, value: { not: { trait: 'holds', of: ['toXML'] } } },
  langs: JVM,
  bad: { java: ['xstream.fromXML(body);', 'new XStream().fromXML(reader, target);'] },
  good: { java: ['new XStream().toXML(a);', 'String xml = xstream.toXML(a);\nA copy = (A) xstream.fromXML(xml);', 'xstream.fromXML("<a/>");', ...['allowTypes(types)', 'allowTypesByWildcard("com.acme.**")', 'allowTypeHierarchy(A.class)', 'allowTypesByRegExp(known)', 'addPermission(NoTypePermission.NONE)', 'setupSecurity()'].map((call) => `XStream xs = new XStream();\nxs.${call};\nxs.fromXML(body);`)] },
};

/** github.com/alibaba/fastjson/wiki/security_update_20220523: autotype can be switched on by what is parsed before 1.2.83. */
export const fastjsonRequest: Rule = {
  ...danger,
  id: 'fastjson-request',
  severity: 'medium',
  title: 'Request parsed by fastjson',
  fix: 'Use fastjson2 or Jackson; with fastjson 1 call ParserConfig.getGlobalInstance().setSafeMode(true).',
  near: ['json.parseobject(', 'json.parse('],
  find: ['JSON.parseObject($value, $...)', 'JSON.parse($value, $...)'],
  where: { match: { all: [{ trait: 'beside', of: ['import com.alibaba.fastjson.'] }, { not: { trait: 'beside', of: ['setSafeMode(true)'] } }] } },
  langs: JVM,
  bad: { java: ['parseObject', 'parse'].map((call) => `import com.alibaba.fastjson.JSON;\nclass A { @PostMapping("/a") Object f(@RequestBody String body) { return JSON.${call}(body); } }`) },
  good: { java: ['import com.alibaba.fastjson2.JSON;\nclass A { @PostMapping("/a") Object f(@RequestBody String body) { return JSON.parseObject(body); } }', 'import com.alibaba.fastjson.JSON;\nclass A { Object f(String body) { return JSON.parseObject(body); } }', 'import com.alibaba.fastjson.JSON;\nclass A { @PostMapping("/a") Object f(@RequestBody String body) { ParserConfig.getGlobalInstance().setSafeMode(true); return JSON.parse(body); } }'] },
};

export const csharpFormatter: Rule = {
  ...danger,
  id: 'csharp-binary-formatter',
  severity: 'high',
  title: 'Formatter that makes objects of any type',
  fix: 'Use System.Text.Json.JsonSerializer with a fixed type: Microsoft says that BinaryFormatter cannot be made safe.',
  near: ['binaryformatter(', 'netdatacontractserializer(', 'soapformatter(', 'losformatter(', 'objectstateformatter(', 'simpletyperesolver('],
  find: ['new BinaryFormatter($...)', 'new NetDataContractSerializer($...)', 'new SoapFormatter($...)', 'new LosFormatter($...)', 'new ObjectStateFormatter($...)', 'new SimpleTypeResolver()'],
  langs: ['csharp'],
  bad: { csharp: ['var f = new BinaryFormatter();', 'var s = new NetDataContractSerializer();', 'var f = new SoapFormatter();', 'var f = new LosFormatter();', 'var f = new ObjectStateFormatter();', 'var s = new JavaScriptSerializer(new SimpleTypeResolver());'] },
  good: { csharp: ['JsonSerializer.Deserialize<User>(body);', 'new DataContractSerializer(typeof(User));', 'new JavaScriptSerializer();', 'class A { BinaryFormatter f; }'] },
};

export const csharpTypeNames: Rule = {
  ...danger,
  id: 'csharp-type-name-handling',
  severity: 'high',
  title: 'The data names the class',
  fix: 'Leave TypeNameHandling at None, or set a SerializationBinder that allows only the types you expect.',
  near: ['typenamehandling.'],
  find: ['TypeNameHandling.All', 'TypeNameHandling.Auto', 'TypeNameHandling.Objects', 'TypeNameHandling.Arrays'],
  where: { match: { any: [{ not: { trait: 'beside', of: ['SerializationBinder = new', 'SerializationBinder = _', 'Binder = new', 'ISerializationBinder'] } }, { trait: 'beside', of: ['Type.GetType(', 'Assembly.Load', '.GetType(typeName', 'base.BindToType(', 'new DefaultSerializationBinder()'] }] } },
  langs: ['csharp'],
  bad: { csharp: ['var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };', 's.TypeNameHandling = TypeNameHandling.Auto;', 's.TypeNameHandling = TypeNameHandling.Objects;', 's.TypeNameHandling = TypeNameHandling.Arrays;', 'class B : ISerializationBinder {\n  public Type BindToType(string a, string typeName) => Type.GetType(typeName);\n}\nvar s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, SerializationBinder = new B() };'] },
  good: { csharp: ['s.TypeNameHandling = TypeNameHandling.None;', 'var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, SerializationBinder = new KnownTypes() };', 'JsonConvert.DeserializeObject<User>(body);'] },
};
