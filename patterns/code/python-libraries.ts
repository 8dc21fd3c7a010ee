/** What other libraries of Python do with what is sent: addresses, commands, templates, files, numbers, settings. */
import type { Rule, Trait } from '../../lib/types.ts';

const PYTHON: Trait = { trait: 'ends', of: ['.py'] };
/** A pattern and a line of a view that it finds. */
type Sink = readonly [find: string, line: string];
const found = (sinks: readonly Sink[]): Pick<Rule, 'find' | 'langs' | 'bad'> => ({ find: sinks.map(([find]) => find), langs: ['py'], bad: { py: sinks.map(([, line]) => line) } });

const OPENS: readonly Sink[] = [
  ['cv2.VideoCapture($value)', 'cv2.VideoCapture(request.json["url"])'],
  ['$?.Repo.clone_from($value, $...)', 'git.Repo.clone_from(request.json["repo"], "/tmp/r")'],
  ['$?.ServerProxy($value, $...)', 'xmlrpc.client.ServerProxy(request.json["url"])'],
  ['zeep.Client($value, $...)', 'zeep.Client(request.json["wsdl"])'],
  ['smtplib.SMTP($value, $...)', 'smtplib.SMTP(request.json["host"], 25)'],
  ['ftplib.FTP($value, $...)', 'ftplib.FTP(request.json["host"])'],
  ['boto3.client($..., endpoint_url=$value)', 'boto3.client("s3", endpoint_url=request.json["endpoint"])'],
  ['OpenAI($..., base_url=$value)', 'OpenAI(api_key=KEY, base_url=request.json["base_url"])'],
  ['$y.extract_info($value, $...)', 'ydl.extract_info(request.json["url"], download=False)'],
  ['$ssh.connect(hostname=$value, $...)', 'ssh.connect(hostname=request.json["host"], username=USER)'],
  ['psycopg2.connect(host=$value, $...)', 'psycopg2.connect(host=request.json["host"], dbname="a")'],
];

export const pythonOpens: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'python-library-opens-address',
  title: 'Connection to an address from outside',
  why: 'The server then asks machines that only it can reach, such as the metadata service of the cloud.',
  fix: 'Compare the host of the parsed address with a list of allowed ones before.',
  near: ['videocapture(', 'clone_from(', 'serverproxy(', 'zeep.client(', 'smtplib.smtp(', 'ftplib.ftp(', 'boto3.client(', 'openai(', '.extract_info(', '.connect(hostname', 'psycopg2.connect('],
  ...found(OPENS),
  where: { value: { trait: 'host', of: ['the request', 'a language model'] } },
  good: { py: ['cv2.VideoCapture(0)', 'git.Repo.clone_from("https://git.example/" + request.json["name"], "/tmp/r")', 'xmlrpc.client.ServerProxy(URL)', 'zeep.Client(WSDL)', 'smtplib.SMTP(HOST, 25)', 'ftplib.FTP(HOST)', 'boto3.client("s3")', 'OpenAI(api_key=KEY)', 'ydl.extract_info(url)', 'ssh.connect(hostname=HOST)', 'psycopg2.connect(host=HOST, dbname=request.json["name"])'] },
};

const RUNS: readonly Sink[] = [
  ['subprocess.run(shlex.split($value), $...)', 'subprocess.run(shlex.split("convert " + request.form["options"]))'],
  ['subprocess.Popen(shlex.split($value), $...)', 'subprocess.Popen(shlex.split("convert " + request.form["options"]))'],
  ['subprocess.check_output(shlex.split($value), $...)', 'subprocess.check_output(shlex.split(f"ping {request.form[\'host\']}"))'],
  ['$?.containers.run($image, $value, $...)', 'client.containers.run("alpine", f"sh -c \'echo {request.json[\'m\']}\'")'],
  ['$?.exec_run($value, $...)', 'box.exec_run("ls " + request.json["folder"])'],
];

/** docs.python.org/3/library/shlex.html, docker-py.readthedocs.io */
export const pythonSplitCommand: Rule = {
  category: 'command-injection',
  cwe: [78, 88],
  severity: 'high',
  id: 'python-command-line-from-request',
  title: 'Command line put together from a request',
  why: 'A blank in the value begins another argument, and many options run programs or write files.',
  fix: 'Give the arguments as a list, the value as one of them behind "--".',
  near: ['subprocess.run(shlex', 'subprocess.popen(shlex', 'subprocess.check_output(shlex', 'containers.run(', '.exec_run('],
  ...found(RUNS),
  where: { value: { all: ['requested', { not: 'list' }] } },
  good: { py: ['subprocess.run(shlex.split("convert " + shlex.quote(request.form["options"])))', 'subprocess.run(["convert", request.form["name"]])', 'subprocess.Popen(shlex.split(sys.argv[1]))', 'subprocess.check_output(shlex.split(line))', 'client.containers.run("alpine", ["echo", request.json["m"]])', 'box.exec_run(["ls", request.json["folder"]])'] },
};

const EVALUATES: readonly Sink[] = [
  ['numexpr.evaluate($value, $...)', 'numexpr.evaluate(request.json["expr"])'],
  ['ne.evaluate($value, $...)', 'ne.evaluate(request.json["expr"])'],
  ['$?.spec_from_file_location($name, $value, $...)', 'importlib.util.spec_from_file_location("p", request.json["path"])'],
  ['$?.methodcaller($value, $...)', 'operator.methodcaller(request.json["op"])'],
  ['$?.run_path($value, $...)', 'runpy.run_path(request.json["path"])'],
];

export const pythonEvaluates: Rule = {
  category: 'code-injection',
  cwe: [94, 95],
  severity: 'high',
  id: 'python-library-evaluates',
  title: 'Code chosen by a request',
  why: 'Whoever chooses what is evaluated, loaded or called runs what he likes.',
  fix: 'Look the choice up in a table of what may be asked for.',
  near: ['numexpr.evaluate(', 'ne.evaluate(', 'spec_from_file_location(', 'methodcaller(', 'run_path('],
  ...found(EVALUATES),
  where: { value: 'requested' },
  good: { py: ['numexpr.evaluate(sys.argv[1])', 'numexpr.evaluate("a + b")', 'ne.evaluate("a + b")', 'importlib.util.spec_from_file_location("p", path)', 'operator.methodcaller("run")', 'runpy.run_path(path)'] },
};

/** python.langchain.com (security): what a model writes runs here. */
export const modelRunsCode: Rule = {
  category: 'code-injection',
  cwe: [94],
  severity: 'high',
  id: 'model-may-run-code',
  title: 'Language model that may run any code',
  why: 'Whoever writes a text that the model reads decides what runs on this machine.',
  fix: 'Give the model tools that do one thing each, or run what it writes in a container without network and secrets.',
  near: ['allow_dangerous_code', 'pythonrepltool(', 'pythonastrepltool(', 'shelltool(', 'allow_dangerous_requests'],
  find: ['allow_dangerous_code = True', 'allow_dangerous_requests = True', 'PythonREPLTool($...)', 'PythonAstREPLTool($...)', 'ShellTool($...)'],
  langs: ['py'],
  bad: { py: ['create_pandas_dataframe_agent(llm, df, allow_dangerous_code=True)', 'RequestsGetTool(requests_wrapper=w, allow_dangerous_requests=True)', 'tools = [PythonREPLTool()]', 'tools = [PythonAstREPLTool(locals={"df": df})]', 'tools = [ShellTool()]'] },
  good: { py: ['create_pandas_dataframe_agent(llm, df, allow_dangerous_code=False)', 'RequestsGetTool(requests_wrapper=w, allow_dangerous_requests=False)', 'tools = [WikipediaQueryRun()]', 'class PythonREPLTool: pass', 'class PythonAstREPLTool: pass', 'class ShellTool: pass'] },
};

export const pythonTemplates: Rule = {
  category: 'template-injection',
  cwe: [1336, 94],
  severity: 'high',
  id: 'python-template-from-request',
  title: 'Template from a request',
  why: 'Expressions in it run on the server and reach its objects and settings.',
  fix: 'Keep templates in files, and hand in what was sent as values.',
  near: ['template(', '.from_template(', 'prompttemplate('],
  find: ['template($value, $...)', "$?.from_template($value, $..., template_format='jinja2')", "PromptTemplate($..., template=$value, template_format='jinja2')"],
  where: { value: { all: ['requested', { trait: 'beside', of: ['from bottle import', 'import bottle', 'jinja2'] }] } },
  langs: ['py'],
  bad: { py: ['from bottle import template, request\ndef x():\n    return template(request.forms.get("t"), name="a")', 'PromptTemplate.from_template(request.json["t"], template_format="jinja2")', 'PromptTemplate(template=request.json["t"], template_format="jinja2", input_variables=["q"])'] },
  good: { py: ['from bottle import template, request\ndef x():\n    return template("a", name=request.forms.get("n"))', 'template(request.form["t"])', 'from bottle import template\ntemplate(sys.argv[1])', 'PromptTemplate.from_template("{{ a }}", template_format="jinja2")'] },
};

export const pythonHeaders: Rule = {
  category: 'input-validation',
  cwe: [113, 93],
  severity: 'medium',
  id: 'python-header-from-request',
  title: 'Header with a value of the request',
  why: 'http.server and smtplib write line breaks as they are: the value brings headers, and a body, of its own.',
  fix: 'Take one of a list, or refuse what holds "\\r" or "\\n"; EmailMessage refuses it for mail.',
  near: ['send_header(', 'start_response(', '.sendmail('],
  find: ['self.send_header($name, $value)', 'start_response($status, [($name, $value), $...], $...)', '$s.sendmail($from, $to, $value)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['EmailMessage(', 'MIMEText(', 'MIMEMultipart(', "'\\n'", '"\\n"', '"\\r"', "'\\r'", 'splitlines'] } }] } },
  langs: ['py'],
  bad: { py: ['class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        lang = parse_qs(urlparse(self.path).query)["lang"][0]\n        self.send_header("Content-Language", lang)', 'def app(environ, start_response):\n    lang = parse_qs(environ["QUERY_STRING"])["lang"][0]\n    start_response("200 OK", [("Content-Language", lang)])', 'def f(request):\n    server.sendmail(ME, YOU, f"Subject: {request.POST[\'subject\']}\\n\\nhello")'] },
  good: { py: ['class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        self.send_header("Content-Length", str(len(self.headers["X-A"])))', 'def app(environ, start_response):\n    start_response("200 OK", [("Content-Type", "text/plain")])', 'def f(request):\n    m = MIMEText(request.POST["text"])\n    text = request.POST["text"]\n    server.sendmail(ME, YOU, text)', 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        self.send_header("X-A", sys.argv[1])', 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        lang = parse_qs(urlparse(self.path).query)["lang"][0]\n        if lang not in LANGUAGES:\n            lang = "en"\n        self.send_header("Content-Language", lang)'] },
};

/** pillow.readthedocs.io (MAX_IMAGE_PIXELS), docs.djangoproject.com (DATA_UPLOAD_MAX_MEMORY_SIZE) */
export const pythonLimitsOff: Rule = {
  category: 'input-validation',
  cwe: [770, 409],
  severity: 'medium',
  id: 'python-limit-taken-away',
  title: 'Limit of what may come in taken away',
  why: 'One small picture or one large request fills the memory of the server.',
  fix: 'Keep the default, or set the number that the site needs.',
  near: ['max_image_pixels', 'data_upload_max_memory_size', 'data_upload_max_number_fields', 'huge_tree'],
  find: ['Image.MAX_IMAGE_PIXELS = None', 'DATA_UPLOAD_MAX_MEMORY_SIZE = None', 'DATA_UPLOAD_MAX_NUMBER_FIELDS = None', 'huge_tree = True'],
  langs: ['py'],
  bad: { py: ['Image.MAX_IMAGE_PIXELS = None', 'DATA_UPLOAD_MAX_MEMORY_SIZE = None', 'DATA_UPLOAD_MAX_NUMBER_FIELDS = None', 'etree.XMLParser(recover=True, huge_tree=True)'] },
  good: { py: ['Image.MAX_IMAGE_PIXELS = 90_000_000', 'DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000', 'DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000', 'etree.XMLParser(recover=True)'] },
};

/** Says that a number was asked whether it is above zero. */
const BOUNDED = ['amount<=0', 'amount<0', 'amount>0', 'amount<1', 'quantity<=0', 'quantity<1', 'quantity>0', 'qty<=0', 'qty<1', 'points<=0', '<=0', '>0', 'gt=0', 'ge=1', 'PositiveInt', 'PositiveFloat', 'PositiveDecimal', 'conint(', 'condecimal(', 'min_value', 'MinValueValidator', 'Range(min', 'NumberRange', 'validate', 'abs(', '<Decimal', '<=amount', '<amount', 'Interval(', 'minimum'];
const TAKES = ['balance', 'credits', 'points', 'coins', 'cents', 'funds'];

/** cwe.mitre.org/data/definitions/839.html */
export const amountBelowZero: Rule = {
  category: 'input-validation',
  cwe: [20, 839],
  severity: 'medium',
  id: 'python-amount-not-bounded',
  title: 'Amount of a request that may be below zero',
  why: 'With -100 what is taken away is added: whoever sends it fills his own account from that of another.',
  fix: 'Refuse what is not above zero: amount: Decimal = Field(gt=0), or if amount <= 0: abort(400).',
  near: [...TAKES.map((name) => `.${name} -=`), '.quantity'],
  find: [...TAKES.map((name) => `$o.${name} -= $amount`), '$price * $line.quantity'],
  where: { match: { all: [{ any: ['routed', { trait: 'within', of: ['request.form', 'request.json', 'request.get_json', 'request.POST', 'request.data'] }] }, { not: { trait: 'beside', of: BOUNDED } }, 'amount-open'] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['class Transfer(BaseModel):\n    to: str\n    amount: Decimal\n\n@app.post("/pay")\ndef pay(body: Transfer):\n    sender.balance -= body.amount\n    receiver.balance += body.amount', ...TAKES.map((name) => `@app.post("/pay")\ndef pay(body: Transfer):\n    sender.${name} -= body.amount\n    receiver.${name} += body.amount`), '@app.post("/buy")\ndef buy(line: Line):\n    total = product.price * line.quantity\n    charge(user, total)'] },
  good: { py: ['@app.post("/buy")\ndef buy(line: Line):\n    if not 1 <= line.quantity <= 99:\n        abort(400)\n    return product.price * line.quantity', '@app.post("/pay")\ndef pay(body: Transfer):\n    if body.amount <= 0:\n        abort(400)\n    sender.balance -= body.amount', 'def pay(sender, amount):\n    sender.balance -= amount', 'class Line(BaseModel):\n    quantity: int = Field(gt=0)\n@app.post("/buy")\ndef buy(line: Line):\n    return product.price * line.quantity'] },
};

const SPENT = ['cache', 'redis', 'r', 'rdb', 'client', 'store'];

/** redis.io (INCR, DECR, WATCH) */
export const counterWrittenBack: Rule = {
  category: 'race-condition',
  cwe: [362],
  severity: 'medium',
  id: 'python-counter-written-back',
  title: 'Number read, changed and written back',
  why: 'Two requests at the same time read the same number, and the change of one of them is lost.',
  fix: 'Let the store count: redis.decr(key), redis.incr(key), {"$inc": {"balance": -n}}.',
  near: SPENT.map((name) => `${name}.set(`),
  find: SPENT.flatMap((name) => [`$?.${name}.set($key, $old - $n, $...)`, `$?.${name}.set($key, $old + $n, $...)`]),
  where: { match: { all: [{ trait: 'within', of: ['.get('] }, { not: { trait: 'within', of: ['lock', 'Lock', 'pipeline', 'watch', 'transaction', 'timeout', 'version'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: SPENT.flatMap((name) => [`def take(key):\n    n = int(${name}.get(key))\n    if n > 0:\n        ${name}.set(key, n - 1)`, `def count(key):\n    n = int(${name}.get(key) or 0)\n    if n > 10:\n        raise Full()\n    ${name}.set(key, n + 1)`]) },
  good: { py: ['def take(key):\n    with lock(key):\n        n = int(redis.get(key))\n        redis.set(key, n - 1)', 'def take(key):\n    if redis.decr(key) < 0:\n        raise Full()', 'def put(key, n):\n    cache.set(key, n + 1)'] },
};

/** mongodb.com/docs (update operators) */
export const documentWrittenBack: Rule = {
  ...counterWrittenBack,
  id: 'python-document-written-back',
  near: ['$set'],
  find: [/(?<=["'])\$set["']: \{\s{0,20}["'](?<key>\w{2,30})["']: (?:int\()?\w{1,30}\[["']\k<key>["']\]\)? [-+] \w/y],
  where: { path: PYTHON },
  hole: undefined,
  langs: undefined,
  bad: { py: ['doc = db.wallets.find_one({"_id": uid})\ndb.wallets.update_one({"_id": uid}, {"$set": {"balance": doc["balance"] - n}})'] },
  good: { py: ['db.wallets.update_one({"_id": uid, "balance": {"$gte": n}}, {"$inc": {"balance": -n}})', 'db.a.update_one({"_id": uid}, {"$set": {"name": doc["name"]}})'], 'a.md': ['{"$set": {"balance": doc["balance"] - n}}'] },
};

const RIGHTS = '(?:is_admin|is_superuser|is_staff|is_verified|email_verified)';

/** owasp.org (Mass Assignment Cheat Sheet) */
export const rightsInForm: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'python-rights-in-form',
  title: 'Right among the fields that a visitor may send',
  why: 'Whoever registers or changes his profile says himself that he is an administrator.',
  fix: 'Leave the field out of what is sent: a schema for visitors and one for administrators; read_only_fields in a serializer.',
  near: ['is_admin', 'is_superuser', 'is_staff', 'is_verified', 'email_verified'],
  find: [
    new RegExp(String.raw`(?<=\bclass \w{0,30}(?:Register|Registration|Sign[uU]p|Create|Update|Edit|Patch|Profile)\w{0,20}(?<!Admin\w{0,50})\((?:BaseModel|Schema|SQLModel|User\w{0,10}Base)\):\r?\n(?:[ \t][^\n]{0,80}\n){0,6}[ \t]{1,8})(?<value>${RIGHTS}: (?:bool|Optional\[bool\])[^\n]{0,40})`, 'y'),
    new RegExp(String.raw`(?<=\bModelSerializer\):\r?\n(?:(?:[ \t][^\n]{0,80})?\n){0,7}[ \t]{2,12}fields = [[(][^\])]{0,120}["'])(?<value>${RIGHTS}["'][^\])]{0,100}[\])])(?![^]{0,200}read_only_fields)`, 'y'),
  ],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['IsAdminUser', 'AdminUser', 'require_admin', 'get_current_admin', 'exclude={', 'ReadOnlyModelViewSet'] } } },
  bad: { py: [...['is_admin', 'is_superuser', 'is_staff', 'is_verified', 'email_verified'].map((name) => `class RegisterIn(BaseModel):\n    email: str\n    ${name}: bool = False\n`), 'class ProfileSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = User\n        fields = ["email", "is_staff"]\n'] },
  good: { py: ['class UserOut(BaseModel):\n    email: str\n    is_admin: bool = False\n', 'class AdminUserUpdate(BaseModel):\n    is_admin: bool\n', 'class ProfileSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = User\n        fields = ["email", "is_staff"]\n        read_only_fields = ["is_staff"]\n'], 'a.md': ['class RegisterIn(BaseModel):\n    email: str\n    is_admin: bool = False\n'] },
};

const FILLS: readonly Sink[] = [
  ['$q.update(**$value)', 'User.objects.filter(pk=pk).update(**json.loads(request.body))'],
  ['$o.update_from_dict($value)', 'member.update_from_dict(request.json)'],
  ['$q.values(**$value)', 'update(User).where(User.id == uid).values(**request.get_json())'],
];

export const recordFilledByRequest: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'python-record-filled-by-request',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or take them through a schema that has no others.',
  near: ['.update(**', '.values(**', '.update_from_dict('],
  ...found(FILLS),
  where: { value: { all: [{ not: 'list' }, { not: { trait: 'from', of: ['a message'] } }, { not: { trait: 'has', of: ['cleaned_data', 'validated_data'] } }] } },
  good: { py: ['def save(request):\n    form = ProfileForm(json.loads(request.body))\n    Profile.objects.filter(user=request.user).update(**form.cleaned_data)', 'def save(request):\n    sent = ProfileSerializer(data=json.loads(request.body))\n    Profile.objects.filter(user=request.user).update(**sent.validated_data)', 'def on_message(message):\n    task.update(**message.body)', 'User.objects.filter(pk=pk).update(**fields)', 'User.objects.update(**{"name": request.json["name"]})', 'update(User).values(name=request.json["name"])'] },
};

/** Serializers that run what the data says, chosen where one that only reads it is at hand. */
export const pythonUnsafePickles: Rule = {
  category: 'deserialization',
  cwe: [502],
  severity: 'medium',
  id: 'python-unsafe-serializer-set',
  title: 'Serializer that runs code chosen by the data',
  why: 'Whoever can write to the cache, the file or the session runs code in the program that reads it.',
  fix: 'Use the JSON serializer; YAML(typ="safe"); keep safe_mode on.',
  near: ['pickleserializer', 'yaml(', 'safe_mode'],
  find: ["'SERIALIZER': 'django_redis.serializers.pickle.PickleSerializer'", "$?.YAML(typ='unsafe')", 'safe_mode = False'],
  langs: ['py'],
  bad: { py: ['CACHES = {"default": {"OPTIONS": {"SERIALIZER": "django_redis.serializers.pickle.PickleSerializer"}}}', "ruamel.yaml.YAML(typ='unsafe').load(text)", 'YAML(typ="unsafe")', 'keras.models.load_model(path, safe_mode=False)'] },
  good: { py: ['CACHES = {"default": {"OPTIONS": {"SERIALIZER": "django_redis.serializers.json.JSONSerializer"}}}', 'YAML(typ="safe")', 'keras.models.load_model(path)'] },
};

/** In a list of arguments, and addresses that are written out. */
export const pythonUnverified: Rule = {
  category: 'insecure-transport',
  cwe: [295, 319],
  severity: 'medium',
  id: 'python-connection-unverified',
  title: 'Connection that proves nothing about the other side',
  why: 'Whoever is on the way can take the place of the server and read what is sent.',
  fix: 'Leave the check on: known_hosts for ssh, the certificate for curl and LDAP, grpc.secure_channel, wss://.',
  near: ['opt_x_tls_never', 'opt_x_tls_allow', 'stricthostkeychecking=no', '"curl"', "'curl'", 'insecure_channel(', 'connect("ws://', "connect('ws://"],
  find: [/(?<=OPT_X_TLS_REQUIRE_CERT, ?(?:ldap\.)?)OPT_X_TLS_(?:NEVER|ALLOW)/y, /(?<=["'])StrictHostKeyChecking=no["']/y, /["']curl["'], ?(?:["'][^"'\n]{1,40}["'], ?){0,4}["'](?:-k|--insecure|-sk|-ks)["']/y, /insecure_channel\(\s{0,4}f?["'](?!localhost|127\.|0\.0\.0\.0|\[::)[\w-]{1,40}\.[\w.-]{1,60}(?:com|net|org|io|dev|app)(?::\d{2,5})?["']/y, /insecure_channel\((?=[^)\n]{0,120}:443["'])/y, /connect\(["']ws:\/\/(?!localhost|127\.)[\w-]{1,40}\.[\w.-]{2,60}/y],
  where: { path: PYTHON },
  bad: { py: ['ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)', 'conn.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_ALLOW)', 'subprocess.run(["ssh", "-o", "StrictHostKeyChecking=no", host])', 'subprocess.run(["curl", "-s", "-k", url])', "subprocess.run(['curl', '--insecure', url])", 'channel = grpc.insecure_channel("pay.example.com:8443")', 'channel = grpc.insecure_channel(f"{cfg.host}:443")', 'websockets.connect("ws://feed.example.com/stream")', "websockets.connect('ws://feed.example.com/stream')"] },
  good: { py: ['ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)', 'subprocess.run(["curl", "-s", url])', 'grpc.insecure_channel("localhost:50051")', 'websockets.connect("ws://localhost:80/a")', 'subprocess.run(["ssh", host])'], 'a.md': ['["curl", "-k", url]'] },
};
