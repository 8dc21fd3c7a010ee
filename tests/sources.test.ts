/** What frameworks hand a program from outside, by the way they do: the same sink each time. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const rules = liveRules(tableOf([
  { id: 'read', category: 'path-traversal', cwe: [22], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink('], find: ['$?.sink($value)'], sink: 'ordinary' },
] satisfies Rule[]));

const confidence = (path: string, text: string): string[] => matchSource(rules, { path, text, lines: null }, () => false).map((match) => match.confidence);

const LARAVEL = (body: string, given = 'Request $request'): string => `<?php\nclass A extends Controller {\n  public function show(${given}) {\n${body}\n  }\n}\n`;

/** `sent` comes from outside, `own` does not. */
const ROWS: [what: string, path: string, text: (value: string) => string, sent: string, own: string][] = [
  ['Flask: who asks', 'a.py', (value) => `def f():\n    sink(request.${value})\n`, 'user_agent.string', 'endpoint'],
  ['a function that takes a value out of a request', 'a.py', (value) => `def f(request):\n    sink(parse_string(${value}, "q", required=True))\n`, 'request', 'row'],
  ['http.server: the address', 'a.py', (value) => `class H(${value}):\n    def do_GET(self):\n        sink(self.path)\n`, 'BaseHTTPRequestHandler', 'Job'],
  ['http.server: the body', 'a.py', (value) => `class H(${value}):\n    def do_POST(self):\n        sink(self.rfile.read(9))\n`, 'BaseHTTPRequestHandler', 'Job'],
  ['WSGI', 'a.py', (value) => `def app(environ, start):\n    sink(parse_qs(environ["${value}"])["q"])\n`, 'QUERY_STRING', 'app.root'],
  ['a part of an address', 'a.py', (value) => `def f():\n    sink(urlparse(${value}).path)\n`, 'request.args["q"]', 'BASE'],
  ['Falcon and Azure: req', 'a.py', (value) => `def f(${value}):\n    sink(req.get_json()["q"])\n`, 'req', 'other'],
  ['a request by its type', 'a.py', (value) => `def f(r: ${value}):\n    sink(r.query_params["q"])\n`, 'Request', 'Settings'],
  ['Falcon: a part of the path', 'a.py', (value) => `class A:\n    def ${value}(self, req, resp, name):\n        sink(name)\n`, 'on_get', 'load'],
  ['AWS Lambda: the event', 'a.py', (value) => `def handler(event, ${value}):\n    sink(event["q"])\n`, 'context', 'loop'],
  ['AWS Lambda: who asks', 'a.py', (value) => `def handler(event, context):\n    sink(event["${value}"]["q"])\n`, 'queryStringParameters', 'requestContext'],
  ['AWS Lambda: records', 'a.py', (value) => `def handler(event, context):\n    for record in event["Records"]:\n        sink(${value})\n`, 'record["s3"]["object"]["key"]', 'BASE'],
  ['Flask-RESTful', 'a.py', (value) => `from ${value}\nargs = parser.parse_args()\nsink(args["q"])\n`, 'flask_restful import reqparse', 'a import b'],
  ['webargs', 'a.py', (value) => `@${value}\ndef f(args):\n    sink(args["q"])\n`, 'use_args(SCHEMA)', 'cached(1)'],
  ['Flask-SocketIO', 'a.py', (value) => `@${value}.on("x")\ndef f(data):\n    sink(data["q"])\n`, 'socketio', 'timer'],
  ['Socket.IO', 'a.py', (value) => `@sio.event\nasync def f(sid, data):\n    sink(${value})\n`, 'data["q"]', 'sid'],
  ['Discord', 'a.py', (value) => `@bot.command()\nasync def f(ctx, q: str):\n    sink(${value})\n`, 'q', 'ctx'],
  ['Channels and Tornado', 'a.py', (value) => `class A(${value}):\n    def receive(self, text_data):\n        sink(text_data)\n`, 'WebsocketConsumer', 'Radio'],
  ['websockets', 'a.py', (value) => `async def f(websocket):\n    async for message in ${value}:\n        sink(message)\n`, 'websocket', 'other'],
  ['Gradio', 'a.py', (value) => `import gradio as gr\ndef f(q):\n    sink(q)\ngr.Interface(fn=${value}, inputs="text")\n`, 'f', 'g'],
  ['Bolt of Slack', 'a.py', (value) => `from slack_bolt import App\n@app.command("/x")\ndef f(ack, command, logger):\n    sink(${value})\n`, 'command["text"]', 'logger'],
  ['Starlette: a socket', 'a.py', (value) => `class A(${value}):\n    async def on_receive(self, websocket, data):\n        sink(data["q"])\n`, 'WebSocketEndpoint', 'Radio'],
  ['a tool of a language model', 'a.py', (value) => `def read(path):\n    sink(path)\ntools = [StructuredTool.from_function(${value}, name="read")]\n`, 'read', 'write'],
  ['a tool by its keyword', 'a.py', (value) => `def read(path):\n    sink(path)\ntools = [Tool(name="read", func=${value})]\n`, 'read', 'write'],
  ['Pyramid: a field that is asked where it is set', 'a.py', (value) => `class A:\n    def __init__(self, request):\n        self.next = request.params["next"]\n        if not ${value}.startswith(BASE):\n            self.next = HOME\n    def go(self):\n        sink(self.next)\n`, 'self.page', 'self.next'],
  ['a queue', 'a.py', (value) => `def f(ch, ${value}, properties, body):\n    sink(json.loads(body)["q"])\n`, 'method', 'other'],
  ['an annotated parameter of FastAPI', 'a.py', (value) => `@app.get("/x")\ndef f(a: Annotated[User, ${value}]):\n    sink(a.q)\n`, 'Body()', 'Depends(current_user)'],
  ['a class that FastAPI fills', 'a.py', (value) => `@app.get("/x")\ndef f(a: Search${value} = Depends()):\n    sink(a.q)\n`, 'Params', 'Service'],
  ['Streamlit', 'a.py', (value) => `sink(st.sidebar.${value}("q"))\n`, 'text_input', 'slider'],
  ['marshmallow', 'a.py', (value) => `def f():\n    data = ${value}.load(request.json)\n    sink(data["q"])\n`, 'schema', 'store'],
  ['JSON read from a stream', 'a.py', (value) => `def f():\n    sink(json.load(${value})["q"])\n`, 'request.stream', 'open(CONFIG)'],
  ['pydantic', 'a.py', (value) => `@app.post("/x")\ndef f(a: Ask):\n    data = ${value}\n    sink(data["q"])\n`, 'a.model_dump()', 'load()'],
  ['Laravel: the helper', 'a.php', (value) => LARAVEL(`sink(request()->${value});`), "input('q')", 'method()'],
  ['Laravel: a method that begins as another', 'a.php', (value) => LARAVEL(`sink($request->${value});`), "get('q')", 'getMethod()'],
  ['Laravel: a field', 'a.php', (value) => LARAVEL('sink($x->q);', value), 'Request $x', 'Row $x'],
  ['Laravel: a key', 'a.php', (value) => LARAVEL("sink($x['q']);", value), 'FormRequest $x', 'array $x'],
  ['Livewire', 'a.php', (value) => `<?php\nuse Livewire\\Component;\nclass A extends Component {\n  ${value} string $q = '';\n  function f() { sink($this->q); }\n}\n`, 'public', 'protected'],
  ['Laravel: what is validated', 'a.php', (value) => LARAVEL(`$data = $request->validate(['q' => '${value}']);\nsink($data['q']);`), 'required|string', 'required|in:a,b'],
  ['Laravel: what was validated before', 'a.php', (value) => LARAVEL(`$request->validate(['q' => '${value}']);\nsink($request->input('q'));`), 'required', 'integer'],
  ['Laravel: a job', 'a.php', (value) => `<?php\nclass A {\n  public function __construct(private string $q) {}\n  public function handle() { sink($this->q); }\n}\nfunction f(Request $request) { A::dispatch(${value}); }\n`, "$request->input('q')", "'a'"],
  ['CodeIgniter: a part of the path', 'a.php', (value) => `<?php\nnamespace App\\Controllers;\nclass A extends BaseController {\n  ${value} function show($q) { sink($q); }\n}\n`, 'public', 'private'],
  ['headers', 'a.php', (value) => `<?php\nsink(${value}()['X-A']);\n`, 'getallheaders', 'settings'],
  ['Laminas', 'a.php', (value) => `<?php\nfunction f() { sink($this->params()->${value}('q')); }\n`, 'fromQuery', 'count'],
  ['strong parameters', 'a.rb', (value) => `def f\n  sink(${value})\nend\n`, 'file_params[:q]', 'file_paths[:q]'],
  ['Sinatra: a part of the path', 'a.rb', (value) => `${value} "/x/:q" do |q|\n  sink(q)\nend\n`, 'get', 'task'],
  ['Action Cable', 'a.rb', (value) => `class A < ${value}\n  def speak(data)\n    sink(data["q"])\n  end\nend\n`, 'ApplicationCable::Channel', 'Job'],
  ['GraphQL', 'a.rb', (value) => `class A < BaseMutation\n  argument :q, ${value}, required: true\n  def resolve(q:)\n    sink(q)\n  end\nend\n`, 'String', 'Integer'],
  ['a job', 'a.rb', (value) => `class A < ApplicationJob\n  def perform(q)\n    sink(q)\n  end\nend\n\ndef f\n  A.perform_later(${value})\nend\n`, 'params[:q]', '"a"'],
  ['Slim: a part of the path', 'a.php', (value) => `<?php\nclass A {\n  public function ${value}($request, $response, array $args) { sink($args['q']); }\n}\n`, '__invoke', 'show'],
  ['an upload, by what is asked of it', 'a.php', (value) => `<?php\nfunction f($file) { move($file['${value}']); sink($file['name']); }\n`, 'tmp_name', 'folder'],
  ['WSGI: by the request', 'a.py', (value) => `def f(req):\n    sink(req.environ["${value}"])\n`, 'HTTP_X_A', 'REQUEST_METHOD'],
  ['a property', 'a.py', (value) => `class A:\n    def __init__(self, q):\n        self.q = q\n    @property\n    def path(self):\n        return self.q.strip()\n    def read(self):\n        sink(self.path)\ndef f():\n    A(${value}).read()\n`, 'request.args["q"]', '"a"'],
  ['a method without parameters', 'a.py', (value) => `class A:\n    def __init__(self, q):\n        self.q = q\n    def path(self):\n        return self.q.strip()\n    def read(self):\n        sink(self.path())\ndef f():\n    A(${value}).read()\n`, 'request.args["q"]', '"a"'],
  ['a method that ends in its value', 'a.rb', (value) => `class A\n  def path\n    ${value}\n  end\n\n  def read\n    sink(path)\n  end\nend\n`, 'params[:q]', '"a"'],
  ['a method that makes its object', 'a.rb', (value) => `class A\n  def self.call(q)\n    new(q).call\n  end\n\n  def initialize(q)\n    @q = q\n  end\n\n  def call\n    sink(@q)\n  end\nend\n\ndef f\n  A.call(${value})\nend\n`, 'params[:q]', '"a"'],
  ['what is taken out of the session', 'a.rb', (value) => `def f\n  session[:q] = params[:q]\nend\n\ndef g\n  sink(session.delete(${value}))\nend\n`, ':q', ':r'],
  ['a dict that another is put into', 'a.py', (value) => `def f():\n    o = {"q": "a"}\n    o.update(${value})\n    sink(o["q"])\n`, 'request.json', '{"q": "b"}'],
  ['a function called for each', 'a.py', (value) => `def g(q):\n    sink(q)\n\ndef f():\n    pool.map(g, ${value})\n`, 'request.json["q"]', 'NAMES'],
  ['a method of what is made', 'a.rb', (value) => `class A\n  def read(q)\n    sink(q)\n  end\nend\n\ndef f\n  ${value}.read(params[:q])\nend\n`, 'A.new', 'B.new'],
  ['a method of what is made with something', 'a.rb', (value) => `class A\n  def read(q)\n    sink(q)\n  end\nend\n\ndef f\n  ${value}.new(1).read(params[:q])\nend\n`, 'A', 'B'],
  ['a method of a made object', 'a.php', (value) => `<?php\nclass A {\n  function read($q) { sink($q); }\n}\n(new ${value}())->read($_GET['q']);\n`, 'A', 'B'],
  ['Grape: values that are listed', 'a.rb', (value) => `class A < Grape::API\n  params do\n    optional :q, type: String${value}\n  end\n  get :x do\n    sink(params[:q])\n  end\nend\n`, '', ', values: %w[a b]'],
  ['WebFlux: the name of a part', 'A.java', (value) => `class A { void f(FilePart part) { sink(part.${value}); } }`, 'filename()', 'headers()'],
  ['CodeIgniter: the name of an upload', 'a.php', (value) => `<?php function f($photo) { sink($photo->${value}()); }`, 'getClientName', 'getRandomName'],
];

for (const [what, path, text, sent, own] of ROWS) {
  test(what, () => {
    assert.ok(['likely', 'certain'].includes(confidence(path, text(sent)).join()), text(sent));
    assert.ok(confidence(path, text(own)).every((one) => one === 'possible'), text(own));
  });
}

test.run();
