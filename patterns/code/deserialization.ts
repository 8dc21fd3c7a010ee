/** Data that is turned into objects and may run code while it is: Python and JavaScript. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  why: 'Whoever wrote the bytes decides which functions run while they are read.',
} as const;

/** A method of the same text asks whether the bytes are signed. */
const SIGNATURE_ASKED = ['is_genuine', 'genuine', 'verify', '_verify', 'verified', 'verify_signature', '_verify_signature', 'is_signed', 'signature_ok', 'is_valid', '_is_valid', 'is_authentic', 'check_signature', '_check_signature'].flatMap((name) => [`if not self.${name}(`, `if not ${name}(`]);

export const pickleLoads: Rule = {
  ...danger,
  id: 'pickle-loads',
  title: 'Bytes unpickled',
  fix: 'Use json.loads, or sign the bytes with hmac and check the signature before unpickling.',
  near: ['pickle.loads', 'dill.loads', 'marshal.loads', 'jsonpickle', 'yaml.unsafe_load'],
  find: ['pickle.loads($value, $...)', 'cPickle.loads($value, $...)', '_pickle.loads($value)', 'cloudpickle.loads($value)', 'dill.loads($value)', 'marshal.loads($value)', 'jsonpickle.decode($value, $...)', 'jsonpickle.loads($value)', 'yaml.unsafe_load($value)', 'yaml.unsafe_load_all($value)'],
  where: { value: { not: { any: [{ trait: 'within', of: ['compare_digest(', '.unsign('] }, { all: [{ trait: 'beside', of: ['compare_digest('] }, { trait: 'within', of: SIGNATURE_ASKED }] }] } } },
  sink: 'always',
  langs: ['py'],
  bad: {
    py: [
      'data = pickle.loads(body)', 'cPickle.loads(base64.b64decode(cookie))', '_pickle.loads(x)', 'cloudpickle.loads(message)', 'dill.loads(blob)', 'code = marshal.loads(raw)', 'jsonpickle.decode(request.data)', 'jsonpickle.loads(text)', 'yaml.unsafe_load(stream)', 'yaml.unsafe_load_all(stream)', 'pickle.loads(request.get_data())',
    ],
  },
  good: { py: ['def f(raw):\n    signature, _, body = raw.partition(b".")\n    if not hmac.compare_digest(signature, sign(body)):\n        return None\n    return pickle.loads(body)', 'def f(raw):\n    return pickle.loads(signer.unsign(raw))', 'class A:\n    def genuine(self):\n        return hmac.compare_digest(self.sent, sign(self.body))\n\n    def load(self):\n        if not self.genuine():\n            raise Refused\n        return pickle.loads(self.body)', 'json.loads(body)', 'pickle.dumps(data)', 'pickle.loads(pickle.dumps(tree))', 'yaml.safe_load(stream)', 'pickle.loads(b"\\x80\\x04.")', 'jsonpickle.encode(x)', 'marshal.dumps(code)'] },
};

/** The same by the name that is imported. */
export const pickleImported: Rule = {
  ...pickleLoads,
  id: 'pickle-loads-imported',
  near: ['loads('],
  find: ['loads($value, $...)'],
  where: { match: { trait: 'beside', of: ['from pickle import', 'from cPickle import', 'from dill import', 'from cloudpickle import', 'from marshal import'] }, value: { not: { trait: 'within', of: ['compare_digest(', '.unsign('] } } },
  bad: { py: ['pickle', 'cPickle', 'dill', 'cloudpickle', 'marshal'].map((module) => `from ${module} import loads, dumps\nprefs = loads(b64decode(request.cookies["prefs"]))`) },
  good: { py: ['from pickle import loads\nprefs = json.loads(request.cookies["prefs"])', 'from json import loads\nprefs = loads(request.data)', 'from pickle import loads\nsame = loads(b"\\x80\\x04.")', 'from pickle import loads\ndef f(raw):\n    if not hmac.compare_digest(mac(raw), sent):\n        return None\n    return loads(raw)', 'from pickle import loads\ndef f(raw):\n    return loads(signer.unsign(raw))'] },
};

export const pickleLoad: Rule = {
  ...danger,
  id: 'pickle-load',
  severity: 'medium',
  title: 'File unpickled',
  fix: 'Store the data as JSON, or with weights in safetensors; unpickle only files that nobody else can write.',
  near: ['pickle.load', 'torch.load(', 'unpickler', 'dill.load', 'marshal.load', 'shelve.open', 'joblib.load', 'read_pickle'],
  find: ['pickle.load($value, $...)', 'torch.load($value)', 'torch.load($value, map_location=$where)', 'cPickle.load($value)', 'cloudpickle.load($value)', 'dill.load($value)', 'marshal.load($value)', '$?.Unpickler($value, $...)', 'shelve.open($value, $...)', 'joblib.load($value, $...)', '$?.read_pickle($value, $...)'],
  // what was signed by its own program was written by it
  where: { match: { not: { trait: 'within', of: ['compare_digest(', '.find_global =', '.find_class ='] } } },
  sink: 'always',
  langs: ['py'],
  bad: { py: ['model = torch.load(path)', 'torch.load(path, map_location=device)', 'pickle.load(f)', 'cPickle.load(handle)', 'cloudpickle.load(f)', 'dill.load(f)', 'marshal.load(f)', 'pickle.Unpickler(stream).load()', 'shelve.open(path)', 'model = joblib.load(path)', 'df = pd.read_pickle(path)'] },
  good: { py: ['def f(data):\n    reader = pickle.Unpickler(data)\n    reader.find_global = known\n    return reader.load()', 'def f(data):\n    reader = pickle.Unpickler(data)\n    reader.find_class = known\n    return reader.load()', 'def f(data, tag):\n    if not hmac.compare_digest(sign(data), tag):\n        raise ValueError\n    return joblib.load(io.BytesIO(data))', 'json.load(f)', 'torch.load(path, weights_only=True)', 'pickle.dump(x, f)', 'joblib.dump(model, path)', 'joblib.load("model.joblib")', 'shelve.open("cache")', 'class Unpickler(pickle.Unpickler): pass', 'pd.read_csv(path)', 'marshal.dump(x, f)'] },
};

export const pickleChosen: Rule = {
  ...danger,
  id: 'pickle-serializer',
  title: 'Messages or sessions kept as pickles',
  fix: 'Choose the JSON serializer.',
  near: ['task_serializer', 'session_serializer', 'accept_content'],
  find: ['$?.task_serializer = $name', 'CELERY_TASK_SERIALIZER = $name', 'SESSION_SERIALIZER = $name', '$?.accept_content = [$name, $...]'],
  where: { name: { trait: 'contains', of: ['pickle'] } },
  langs: ['py'],
  bad: { py: ['app.conf.task_serializer = "pickle"', 'CELERY_TASK_SERIALIZER = "pickle"', 'SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"', 'accept_content = ["pickle", "json"]'] },
  good: { py: ['app.conf.task_serializer = "json"', 'CELERY_TASK_SERIALIZER = "json"', 'SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"', 'accept_content = ["json"]'] },
};

export const yamlLoad: Rule = {
  ...danger,
  id: 'yaml-load',
  title: 'YAML read with a loader that makes objects',
  fix: 'Use yaml.safe_load, or pass Loader=yaml.SafeLoader.',
  near: ['yaml.load', 'yaml.load_all'],
  find: ['$yaml.load($value, $...)', '$yaml.load_all($value, $...)'],
  where: {
    yaml: { all: [{ trait: 'equals', of: ['yaml', 'pyyaml'] }, { not: 'made' }] },
    rest: { not: { any: [{ trait: 'mentions', of: ['safe', 'csafe', 'base', 'cbase', 'full'] }, { all: [{ trait: 'has', of: ['Loader'] }, { trait: 'beside', of: ['yaml.SafeLoader)', '=yaml.SafeLoader', 'ImportError:fromyamlimportSafeLoader'] }] }, { trait: 'has', of: ['loader', 'yaml_loader'] }, { all: [{ trait: 'has', of: ['Loader'] }, { trait: 'within', of: ['Loader=loader', 'Loader=get_', 'Loader=self.', 'Loader=cls.'] }] }, { all: [{ trait: 'has', of: ['Loader'] }, { trait: 'beside', of: ['SafeLoaderasLoader'] }] }] } },
    value: { not: { trait: 'named', of: ['safeloader'] } },
  },
  suggest: [{ 'Loader=yaml.Loader': 'Loader=yaml.SafeLoader', 'yaml.UnsafeLoader': 'yaml.SafeLoader' }, { 'yaml.load': 'yaml.safe_load', 'yaml.load_all': 'yaml.safe_load_all' }],
  sink: 'always',
  langs: ['py'],
  bad: { py: ['yaml.load(stream)', 'config = yaml.load(open(path), Loader=yaml.Loader)', 'yaml.load_all(text)', 'yaml.load(request.data, yaml.UnsafeLoader)'] },
  good: { py: ['def read(text, loader=None):\n    Loader = loader or get_yaml_loader()\n    return yaml.load(text, Loader=Loader)', 'Base = yaml.SafeLoader\nclass Own(Base): pass\nyaml.load(stream, Loader=Own)', 'yaml.safe_load(stream)', 'yaml.load(stream, Loader=yaml.SafeLoader)', 'yaml.load(stream, SafeLoader)', 'yaml.load(stream, Loader=CSafeLoader)', 'yaml.load_all(text, Loader=yaml.BaseLoader)', 'yaml.load("a: 1")', 'yaml.load(text, SafeOrderedLoader)', 'from yaml import CSafeLoader as Loader\nyaml.load(text, Loader=Loader)', 'yaml.load(text, loader)', 'yaml.load(text, Loader=yaml_loader)', 'yaml.load(f, Loader=yaml.FullLoader)', 'yaml = YAML()\ndata = yaml.load(f)', 'yaml.load(Loader=yaml.SafeLoader, stream=f)', 'self.yaml.load(f)', 'yaml.load(Loader=SafeLoader)'] },
};

export const modelLoad: Rule = {
  ...danger,
  id: 'model-load',
  severity: 'medium',
  title: 'Model file unpickled',
  fix: 'Pass weights_only=True to torch.load, leave allow_pickle off in numpy.load, or use safetensors.',
  near: ['torch.load', 'np.load', 'numpy.load', 'from_pretrained', 'load_local'],
  find: ['torch.load($value, weights_only=False, $...)', 'np.load($value, allow_pickle=True, $...)', 'numpy.load($value, allow_pickle=True, $...)', '$?.from_pretrained($value, trust_remote_code=True, $...)', '$?.load_local($value, $..., allow_dangerous_deserialization=True)'],
  sink: 'always',
  langs: ['py'],
  bad: { py: ['torch.load(path, weights_only=False)', 'np.load(path, allow_pickle=True)', 'numpy.load(f, allow_pickle=True)', 'AutoModel.from_pretrained(name, trust_remote_code=True)', 'FAISS.load_local(path, embeddings, allow_dangerous_deserialization=True)'] },
  good: { py: ['torch.load(path, weights_only=True)', 'np.load(path)', 'np.load(path, allow_pickle=False)', 'AutoModel.from_pretrained(name)', 'AutoModel.from_pretrained(name, trust_remote_code=False)'] },
};

export const nodeUnserialize: Rule = {
  ...danger,
  id: 'node-unserialize',
  title: 'Text turned into objects with functions',
  fix: 'Use JSON.parse, and check what came out against a schema.',
  near: ['unserialize', 'cryo.parse', 'deepdeserialize', 'default_full_schema'],
  find: ['unserialize($value, $...)', 'serialize.unserialize($value, $...)', 'cryo.parse($value)', 'funcster.deepDeserialize($value)', '$?.DEFAULT_FULL_SCHEMA'],
  sink: 'always',
  langs: ['js'],
  bad: { js: ['serialize.unserialize(cookie)', "const { unserialize } = require('node-serialize');\nunserialize(cookie)", "const store = require('node-serialize');\nstore.unserialize(cookie)", 'cryo.parse(body)', 'funcster.deepDeserialize(text)', 'yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA })'] },
  good: { js: ['JSON.parse(body)', 'yaml.load(text)', 'superjson.deserialize(x)', 'phpUnserialize.parse(x)', 'function unserialize(x) {}', 'IdCard.unserialize(JSON.parse(text))', "const { unserialize } = require('php-serialize');\nunserialize(text)"] },
};

export const nodeDeserialize: Rule = {
  ...danger,
  id: 'v8-deserialize',
  title: 'Bytes of a request turned into objects',
  fix: 'Use JSON.parse, and check what came out against a schema.',
  near: ['deserialize('],
  find: ['$?.deserialize($value, $...)'],
  where: { value: 'requested', match: { any: [{ trait: 'has', of: ['bson'] }, { trait: 'beside', of: ['v8'] }] } },
  langs: ['js'],
  bad: { js: ["import { deserialize } from 'v8';\nload(deserialize(req.body));", "import { deserialize } from 'node:v8';\nload(deserialize(req.body));", "const { deserialize } = require('v8');\nload(deserialize(req.body));", 'v8.deserialize(req.body)', 'bson.deserialize(req.body, { evalFunctions: true })'] },
  good: { js: ['superjson.deserialize(req.body)', 'v8.deserialize("a" + cached)', 'v8.deserialize(v8.serialize(x))', 'bson.deserialize(bytes)'] },
};

/** Every object read from bytes: for whoever reads all of it. */
/** pytorch.org/docs/stable/generated/torch.load, joblib.readthedocs.io/en/stable/persistence: only files of a source that you trust. */
export const uploadedObjects: Rule = {
  ...danger,
  id: 'uploaded-file-read-as-objects',
  title: 'Uploaded file read as objects',
  why: 'The file is a pickle, which may call any function while it is read, whatever its name ends with.',
  fix: 'Take safetensors, ONNX or JSON; for weights alone torch.load(path, weights_only=True).',
  near: ['torch.load(', 'joblib.load(', 'pickle.load('],
  find: ['torch.load($path, $...)', 'joblib.load($path, $...)', 'pickle.load($path)'],
  where: { match: { all: [{ trait: 'within', of: ['.save(', '.read()', 'copyfileobj(', 'write_bytes('] }, { trait: 'within', of: ['upload', 'Upload', 'request.files', 'FileStorage'] }, { not: { trait: 'has', of: ['weights_only'] } }, { not: { trait: 'within', of: ['compare_digest', 'verify'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: {
    py: [
      'def store(self, upload):\n    target = self.folder / "a.pt"\n    upload.save(target)\n    return torch.load(target, map_location="cpu")', 'async def take(file: UploadFile):\n    with tempfile.NamedTemporaryFile() as tmp:\n        shutil.copyfileobj(file.file, tmp)\n        return joblib.load(tmp.name)',
      'async def take(uploaded):\n    with open("m.pkl", "wb") as out:\n        out.write(await uploaded.read())\n    with open("m.pkl", "rb") as f:\n        return pickle.load(f)', 'def take():\n    p = Path("m.pt")\n    p.write_bytes(request.files["m"].stream.getvalue())\n    return torch.load(p)', 'def take(f: FileStorage):\n    f.save("m.pt")\n    return torch.load("m.pt")',
    ],
  },
  good: {
    py: [
      'def store(self, upload):\n    target = self.folder / "a.pt"\n    upload.save(target)\n    return torch.load(target, weights_only=True)', 'def store(self, upload):\n    upload.save(target)\n    if not hmac.compare_digest(tag, sign(target)):\n        raise ValueError()\n    return torch.load(target)', 'def store(self, upload):\n    upload.save(target)\n    verify(target)\n    return torch.load(target)',
      'def load(path):\n    return torch.load(path)', 'def load(self):\n    self.save(1)\n    return torch.load(self.path)', 'def count(upload):\n    return torch.load(WEIGHTS)',
    ],
  },
};

export const anyUnpickle: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'objects-read',
  title: 'Objects read from bytes',
  fix: 'Store the data as JSON.',
  near: ['pickle.load', 'shelve.open', 'torch.load', 'marshal.load', 'unpickler'],
  find: ['pickle.loads($...)', 'pickle.load($...)', 'shelve.open($...)', 'torch.load($...)', 'marshal.loads($...)', 'marshal.load($...)', 'unpickler.decode($...)'],
  langs: ['py'],
  bad: { py: ['pickle.loads(pickle.dumps(x))', 'pickle.load(f)', 'shelve.open("words.db", writeback=True)', 'torch.load(path)', 'marshal.loads(x)', 'marshal.load(f)', 'unpickler.decode(text, backend=b)'] },
  good: { py: ['pickle.dumps(x)', 'json.loads(x)'] },
};
