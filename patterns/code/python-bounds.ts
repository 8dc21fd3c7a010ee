/** What comes in to programs of Python without a bound: amounts below zero in the fields of schemas and forms, uploads of any size and kind. */
import type { Rule, Trait } from '../../lib/types.ts';

const PYTHON: Trait = { trait: 'ends', of: ['.py'] };
const danger = { category: 'input-validation', severity: 'medium' } as const;

/** What a schema is called whose amount leaves or enters somebody's account, and one that says how many are bought. */
const PAYS = '(?:Transfer|Withdraw|Payout|PayOut|Deposit|Top_?[uU]p|Donat|Tip|Bid|Refund|Redeem|Redemption|Spend|Charge|Payment|Pledge|Wager|Bet|Stake|Send|Credit|Loan|Gift)';
const BUYS = '(?:Cart|Basket|Order|Purchase|Checkout|Buy|Booking|Reserv|Ticket|LineItem|OrderLine|Line|Rental|Item)';
const SUM = '(?:amount|amount_cents|cents|amount_eur|points|coins|credits|stake)';
const COUNT = '(?:quantity|qty|seats|tickets|guests|persons|nights|pieces)';
const RATES = '(?:Rating|Review|Vote|Score|Feedback|Rate)';
const MARK = '(?:stars|rating|score)';
const NUMBER = '(?:int|float|Decimal|decimal\\.Decimal)';

/** Up to the field, within the class. */
const FIELDS = String.raw`(?:(?!\n\S)[^]){0,130}?\n[ \t]{1,8}`;
const field = (what: string, name: string): string => String.raw`(?<=\bclass (?!\w{0,40}(?:Out|Read|Response|Result|View|Info|Event|Row|DB|InDB)\()\w{0,30}${what}\w{0,24}\([\w., \[\]]{1,40}\):${FIELDS})(?<value>${name}: ${NUMBER}(?: = (?:\d{1,4}|Field\((?:\.\.\.|\d{1,4})?(?:(?:, ?)?(?:description|title|examples?|alias)=(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|\[?[\w.]{1,12}\]?)){0,3}\)))?)(?=\s{0,4}(?:#[^\n]{0,80})?(?:\r?\n|$))`;

/** Asks how small it is, in the same file. */
const ASKS = ['gt=', 'ge=', 'Positive', 'positive', 'condecimal', 'conint', 'confloat', 'min_value', 'MinValue', 'validator', 'NumberRange', 'Range(', 'Interval', 'Gt(', 'Ge(', 'abs(', 'Annotated', '<= 0', '< 1', '< 0', '> 0', '>= 1', '< MIN', '< Decimal', '<= Decimal', '0 <', '1 <=', 'not 0', 'not 1', 'in range', 'validate', '< min', 'assert_', 'check_amount', 'minimum'];
const TAKEN = ['@router.', '@app.', '@api.', '@bp.', '.post(', 'Depends('];

/** docs.pydantic.dev (Field constraints), cwe.mitre.org/data/definitions/839.html, 1284 */
export const schemaAmountOpen: Rule = {
  ...danger,
  cwe: [20, 839, 1284],
  id: 'python-schema-amount-without-least',
  title: 'Amount in the schema of a request that may be below zero',
  why: 'With -100 what is taken off is added, and what is to be paid is paid out: whoever sends it fills his own account.',
  fix: 'Say the least, and the most, in the schema: amount: Decimal = Field(gt=0, max_digits=10, decimal_places=2); quantity: int = Field(ge=1, le=99).',
  near: ['amount: ', 'amount_cents: ', 'amount_eur: ', 'cents: ', 'points: ', 'coins: ', 'credits: ', 'stake: ', 'quantity: ', 'qty: ', 'seats: ', 'tickets: ', 'guests: ', 'persons: ', 'nights: ', 'pieces: ', 'stars: ', 'rating: ', 'score: '],
  find: [new RegExp(field(PAYS, SUM), 'y'), new RegExp(field(BUYS, COUNT), 'y'), new RegExp(field(RATES, MARK), 'y')],
  where: { path: PYTHON, value: { all: [{ trait: 'text-says', of: ['BaseModel', 'Schema', 'SQLModel', 'Struct'] }, { trait: 'text-says', of: TAKEN }, { not: { trait: 'text-says', of: ASKS } }] } },
  bad: {
    py: [
      ...['amount', 'amount_cents', 'amount_eur', 'cents', 'points', 'coins', 'credits', 'stake'].map((name) => `class TransferIn(BaseModel):\n    to: str\n    ${name}: int\n\n\n@router.post("/transfers")\ndef send(body: TransferIn):\n    ledger.move(body)\n`),
      ...['quantity', 'qty', 'seats', 'tickets', 'guests', 'persons', 'nights', 'pieces'].map((name) => `class OrderLineIn(Schema):\n    sku: str\n    ${name}: int = 1\n\n\n@api.post("/lines")\ndef add(request, line: OrderLineIn):\n    carts.add(line)\n`),
      ...['stars', 'rating', 'score'].map((name) => `class ReviewIn(BaseModel):\n    book: int\n    ${name}: int\n\n\n@app.post("/reviews")\ndef add(body: ReviewIn):\n    reviews.add(body)\n`),
      'class PayoutRequest(BaseModel):\n    iban: str\n    amount: Decimal = Field(..., description="in euro")\n\n@app.post("/payouts")\ndef pay(body: PayoutRequest):\n    bank.send(body)\n',
    ],
  },
  good: {
    py: [
      'class TransferIn(BaseModel):\n    amount: Decimal = Field(gt=0)\n\n@app.post("/a")\ndef f(body: TransferIn):\n    move(body)\n', 'class TransferIn(BaseModel):\n    amount: int\n\n@app.post("/a")\ndef f(body: TransferIn):\n    if body.amount <= 0:\n        raise HTTPException(422)\n    move(body)\n', 'class TransferOut(BaseModel):\n    amount: int\n\n@app.get("/a")\ndef f() -> TransferOut:\n    return last()\n', 'class TransferIn(BaseModel):\n    amount: int\n\ndef move(body: TransferIn):\n    ledger.move(body)\n', '@dataclass\nclass Payment(Base):\n    amount: int\n\n@app.post("/a")\ndef f():\n    return pay()\n',
    ],
    'a.md': ['class TransferIn(BaseModel):\n    amount: int\n\n@app.post("/a")\ndef f(body: TransferIn):\n    move(body)\n'],
  },
};

const KIND = String.raw`(?:serializers|forms|fields|ma)?\.?(?:Decimal|Integer|Float|Int|Number)(?:Field)?`;
const formField = (what: string, name: string): string => String.raw`(?<=\bclass (?!\w{0,40}(?:Out|Read|Response|Result|Info|Filter|Search)\w{0,12}\()\w{0,30}${what}\w{0,24}\((?:serializers\.Serializer|forms\.Form|forms\.ModelForm|Form|FlaskForm|Schema|ma\.Schema|Serializer)\):${FIELDS})(?<value>${name} = ${KIND}\((?![^\n]{0,200}(?:min_value|validat(?:e|ors)=(?!\[(?:Data|Input)Required\(\)\])|read_only|dump_only|NumberRange|choices))[^\n]{0,160}\))`;

/** django-rest-framework.org/api-guide/fields (min_value), wtforms.readthedocs.io (NumberRange), marshmallow.readthedocs.io (Range) */
export const formAmountOpen: Rule = {
  ...schemaAmountOpen,
  id: 'python-form-amount-without-least',
  title: 'Amount of a form or serializer that may be below zero',
  fix: 'Say the least in the field: DecimalField(min_value=Decimal("0.01")), IntegerField(validators=[NumberRange(min=1)]), fields.Decimal(validate=Range(min=0, min_inclusive=False)).',
  near: ['amount = ', 'amount_cents = ', 'cents = ', 'points = ', 'coins = ', 'credits = ', 'stake = ', 'quantity = ', 'qty = ', 'seats = ', 'tickets = ', 'guests = ', 'persons = '],
  find: [new RegExp(formField(PAYS, SUM), 'y'), new RegExp(formField(BUYS, COUNT), 'y')],
  where: { path: PYTHON, value: { all: [{ trait: 'text-says', of: ['validated_data', 'cleaned_data', 'is_valid(', 'validate_on_submit', '.load('] }, { not: { trait: 'text-says', of: ['def clean', 'def validate', '@validates', '<= 0', '< 1', '< 0', '> 0', '>= 1', 'MinValue', '< Decimal', '<= Decimal', 'abs(', 'Positive', 'positive', '0 <', '1 <='] } }] } },
  bad: {
    py: [
      ...['amount', 'amount_cents', 'cents', 'points', 'coins', 'credits', 'stake'].map((name) => `class DonationForm(forms.Form):\n    ${name} = forms.DecimalField(max_digits=9)\n\ndef give(request):\n    form = DonationForm(request.POST)\n    if form.is_valid():\n        wallet.take(form)\n`),
      ...['quantity', 'qty', 'seats', 'tickets', 'guests', 'persons'].map((name) => `class CartLineSerializer(serializers.Serializer):\n    ${name} = serializers.IntegerField()\n\n    def create(self, validated_data):\n        return carts.add(validated_data)\n`),
      'class TopUpForm(FlaskForm):\n    amount = DecimalField("Amount", validators=[DataRequired()])\n\ndef top_up():\n    form = TopUpForm()\n    if form.validate_on_submit():\n        wallet.add(form)\n', 'class BidSchema(Schema):\n    amount = fields.Decimal(required=True)\n\ndef bid():\n    auctions.bid(BidSchema().load(request.json))\n',
    ],
  },
  good: {
    py: ['class DonationForm(forms.Form):\n    amount = forms.DecimalField(min_value=1)\n\ndef give(form):\n    form.is_valid()\n', 'class DonationForm(forms.Form):\n    amount = forms.DecimalField()\n\n    def clean_amount(self):\n        return least(self.cleaned_data["amount"])\n', 'class Donation(models.Model):\n    amount = models.DecimalField()\n\ndef give(form):\n    form.is_valid()\n', 'class TopUpForm(FlaskForm):\n    amount = DecimalField("Amount", validators=[NumberRange(min=1)])\n\ndef f(form):\n    form.validate_on_submit()\n', 'class DonationForm(forms.Form):\n    amount = forms.DecimalField()\n'],
    'a.md': ['class DonationForm(forms.Form):\n    amount = forms.DecimalField()\n\ndef give(form):\n    form.is_valid()\n'],
  },
};

/** Says how large or of which kind it may be, or makes something of what it holds. */
const LOOKED_AT = String.raw`(?:\blen\(|\.size\b|content_length|MAX|[mM]ax_|[lL]imit|LIMIT|[aA]llowed|ALLOWED|content_type (?:not in|in|!=|==)|\.startswith\(|\.endswith\(|magic|filetype|imghdr|Image\.open|verify|valid|check|scan|[cC]sv|json|parse|\bload|decode\(|DictReader|read_excel|ZipFile|PdfReader|extract|suffix (?:not )?in|_TYPES)`;
const BODY = String.raw`(?:(?!\n(?:@|def |async def |class ))[^])`;

/** fastapi.tiangolo.com (request files), starlette.io (UploadFile): what is read whole lies in memory. */
export const uploadReadWhole: Rule = {
  ...danger,
  cwe: [434, 770],
  id: 'python-upload-kept-as-it-came',
  title: 'Upload of any size and kind kept as it came',
  why: 'A few large uploads fill memory and disk, and a page or a program that is stored may be served or run later.',
  fix: 'Read at most what is allowed and one byte more (await file.read(MAX + 1)), refuse what is longer, and look at the bytes, not at content_type, to tell what it is.',
  near: ['uploadfile'],
  find: [new RegExp(String.raw`(?<=\bdef \w{1,60}\([^)]{0,120}\b(?<file>\w{1,40}): (?:Annotated\[)?)UploadFile\b(?!${BODY}{0,1200}?${LOOKED_AT})(?=${BODY}{0,1200}?\b[cC]ontent_?[tT]ype[\"']?(?: ?[=:] ?|, ?)\k<file>\.content_type)${BODY}{0,500}?(?<value>\b\k<file>\.(?:file\.)?read\(\))`, 'y')],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['MAX_', 'max_size', 'max_upload', 'iddleware', 'content_length', 'content-length'] } } },
  bad: { py: ['@router.post("/pictures")\nasync def add(file: UploadFile, user: User = Depends(me)):\n    content = await file.read()\n    await storage.put(f"pictures/{user.id}", content, content_type=file.content_type)\n', '@app.post("/docs")\ndef keep(sent: UploadFile = File(...)):\n    s3.put_object(Bucket=B, Key=uuid4().hex, Body=sent.file.read(), ContentType=sent.content_type)\n'] },
  good: {
    py: ['@router.post("/pictures")\nasync def add(file: UploadFile):\n    content = await file.read(1_000_001)\n    await storage.put("a", content, content_type=file.content_type)\n', '@router.post("/pictures")\nasync def add(file: UploadFile):\n    if file.size > 5_000_000:\n        raise HTTPException(413)\n    await storage.put("a", await file.read())\n', '@router.post("/rows")\nasync def add(file: UploadFile):\n    rows = list(csv.reader(await file.read()))\n    await db.save(rows)\n', '@router.post("/notes")\nasync def add(file: UploadFile):\n    await storage.put("a", await file.read())\n', '@router.post("/hash")\nasync def add(file: UploadFile):\n    return sha256(await file.read()).hexdigest()\n', 'class A:\n    content_length = 5\n\nasync def add(file: UploadFile):\n    await storage.put("a", await file.read(), content_type=file.content_type)\n'],
    'a.md': ['async def add(file: UploadFile):\n    content = await file.read()\n    await storage.put("a", content)\n'],
  },
};

/** docs.djangoproject.com (User-uploaded content), cheatsheetseries.owasp.org (File Upload) */
export const uploadToStorage: Rule = {
  ...danger,
  cwe: [434],
  id: 'python-upload-stored-with-its-ending',
  title: 'Upload put into the storage with the ending its sender gave',
  why: 'Under .html or .svg it is a page of yours as soon as somebody opens its address.',
  fix: 'Compare the ending with a list of allowed ones, ask upload.size, and give it an ending of your own by its type.',
  near: ['storage.save(', 'fs.save('],
  find: ['$?.storage.save($to, $sent)', '$?.default_storage.save($to, $sent)', 'fs.save($to, $sent)'],
  where: { to: { all: [{ trait: 'within', of: ['FILES'] }, { trait: 'within', of: ['.name'] }, { not: { trait: 'within', of: ['llowed', 'LLOWED', 'notin', 'in{', 'in(', 'in[', 'inE', 'content_type', 'magic', 'valid', 'check', 'Image.open', 'imghdr'] } }, { not: 'constant' }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['def add(request):\n    sent = request.FILES["file"]\n    default_storage.save(f"a/{uuid4()}-{sent.name}", sent)\n', 'def add(request):\n    sent = request.FILES["file"]\n    fs = FileSystemStorage()\n    fs.save(sent.name, sent)\n', 'def add(self, request):\n    self.storage.save(request.FILES["a"].name, request.FILES["a"])\n'.replace('self.storage.save(request.FILES["a"].name', 'sent = request.FILES["a"]\n    self.storage.save(sent.name'), 'def add(request):\n    sent = request.FILES["file"]\n    ending = sent.name.rsplit(".", 1)[-1]\n    name = f"a/{uuid4()}.{ending}"\n    profile = request.user.profile\n    profile.path = default_storage.save(name, sent)\n'] },
  good: { py: ['def add(request):\n    sent = request.FILES["file"]\n    log(sent.name)\n    default_storage.save("a/b.bin", sent)\n', 'def add(request):\n    sent = request.FILES["file"]\n    default_storage.save(f"a/{uuid4()}", sent)\n', 'def add(entry):\n    default_storage.save(entry.name, entry)\n', 'def add(request):\n    sent = request.FILES["file"]\n    if suffix(sent.name) not in ENDINGS:\n        return refused()\n    default_storage.save(sent.name, sent)\n', 'def add(request):\n    sent = request.FILES["file"]\n    if suffix(sent.name) not in ENDINGS:\n        return refused()\n    default_storage.save("a", sent)\n', 'def keep(text):\n    default_storage.save("report.txt", ContentFile(text))\n', 'def keep(text):\n    self.storage.save("a", text); fs.save("b", text)\n'], 'a.md': ['sent = request.FILES["file"]\ndefault_storage.save(sent.name, sent)'] },
};

/** django-rest-framework.org/api-guide/pagination: without max_page_size it takes whatever is asked for. */
export const pageOfAnySize: Rule = {
  ...danger,
  cwe: [770],
  id: 'drf-page-of-any-size',
  title: 'Pages as large as the visitor asks',
  why: 'One request with ?size=10000000 reads the whole table into memory.',
  fix: 'Set max_page_size beside page_size_query_param.',
  near: ['page_size_query_param'],
  find: [/(?<=:\r?\n(?:(?!\n\S|max_page_size)[^]){0,180})page_size_query_param = ["']\w{1,30}["'](?!(?:(?!\n\S)[^]){0,300}?max_page_size = \d)/y],
  where: { path: PYTHON },
  bad: { py: ['class Pages(PageNumberPagination):\n    page_size = 50\n    page_size_query_param = "size"\n'] },
  good: { py: ['class Pages(PageNumberPagination):\n    page_size = 50\n    page_size_query_param = "size"\n    max_page_size = 200\n', 'class Pages(PageNumberPagination):\n    max_page_size = 200\n    page_size_query_param = "size"\n'], 'a.md': ['class Pages(PageNumberPagination):\n    page_size_query_param = "size"\n'] },
};

/** docs.aiohttp.org (client_max_size does not count for a multipart reader), starlette.io (Request.stream) */
export const chunksWithoutEnd: Rule = {
  ...danger,
  cwe: [770, 400],
  id: 'python-chunks-without-end',
  title: 'Upload written on and on',
  why: 'Nothing says when it is enough: one request fills the disk.',
  fix: 'Add up len(chunk), and answer 413 when it is more than the largest file that is allowed.',
  near: ['.read_chunk(', 'request.stream('],
  find: [new RegExp(String.raw`\.read_chunk\([^()\n]{0,20}\)(?!${BODY}{0,700}?(?:\blen\(|size|MAX|[lL]imit|total|[qQ]uota))(?=${BODY}{0,300}?\.write\()`, 'y'), new RegExp(String.raw`(?<=\bfor \w{1,20} in )request\.stream\(\)(?!${BODY}{0,700}?(?:\blen\(|size|MAX|[lL]imit|total|[qQ]uota))(?=${BODY}{0,300}?\.write\()`, 'y')],
  where: { path: PYTHON },
  bad: { py: ['async def add(request):\n    field = await (await request.multipart()).next()\n    with target.open("wb") as out:\n        while chunk := await field.read_chunk():\n            out.write(chunk)\n', 'async def add(request: Request):\n    with target.open("wb") as out:\n        async for chunk in request.stream():\n            out.write(chunk)\n'] },
  good: { py: ['async def add(request):\n    with target.open("wb") as out:\n        while chunk := await field.read_chunk():\n            left -= len(chunk)\n            if left < 0:\n                raise web.HTTPRequestEntityTooLarge(1, 2)\n            out.write(chunk)\n', 'async def add(request: Request):\n    digest = sha256()\n    async for chunk in request.stream():\n        digest.update(chunk)\n'], 'a.md': ['async for chunk in request.stream():\n    out.write(chunk)\n'] },
};

/** docs.python.org/3/library/socketserver.html (StreamRequestHandler.rfile): without a size it reads until the client stops. */
export const streamReadWhole: Rule = {
  ...danger,
  cwe: [400, 770],
  id: 'python-stream-read-whole',
  title: 'Everything that a client sends read into memory',
  why: 'One client that never stops fills the memory.',
  fix: 'Read at most what is allowed and one byte more, self.rfile.read(MAX + 1), and refuse what is longer.',
  near: ['.rfile.read()'],
  find: ['self.rfile.read()'],
  langs: ['py'],
  bad: { py: ['class Handler(StreamRequestHandler):\n    def handle(self):\n        data = self.rfile.read()'] },
  good: { py: ['class Handler(StreamRequestHandler):\n    def handle(self):\n        data = self.rfile.read(MAX + 1)\n        line = self.rfile.readline(1000)', 'def load(f):\n    return f.rfile.read()'] },
};

/** docs.python.org/3/library/socket.html (socket.recv): it gives an empty text once the other side has closed. */
export const readForEver: Rule = {
  ...danger,
  cwe: [835, 252],
  id: 'python-recv-for-ever',
  title: 'Loop that never ends once the client has gone',
  why: 'recv gives b"" for a closed connection, so that the loop waits for bytes which never come, and takes all of a processor.',
  fix: 'Ask what came: if not part: raise ConnectionError("closed").',
  near: ['.recv('],
  find: [/(?<=while len\(\k<buffer>\) < [^\n]{1,40}:\r?\n[ \t]{1,24}(?<buffer>\w{1,30}) \+= [\w.]{1,40})\.recv\([^\n]{0,60}\)(?=\r?\n)/y],
  where: { path: PYTHON },
  bad: { py: ['def read(sock, size):\n    data = b""\n    while len(data) < size:\n        data += sock.recv(size - len(data))\n    return data'] },
  good: { py: ['def read(sock, size):\n    data = b""\n    while len(data) < size:\n        part = sock.recv(size - len(data))\n        if not part:\n            raise EOFError\n        data += part\n    return data'], 'a.md': ['while len(data) < size:\n    data += sock.recv(9)\n'] },
};

/** cwe.mitre.org/data/definitions/15.html: settings hold for everybody. */
export const settingOfRequest: Rule = {
  ...danger,
  cwe: [15, 454],
  id: 'python-setting-of-request',
  title: 'Setting of the whole program taken from a request',
  why: 'One visitor changes it for all others, until the program is started anew.',
  fix: 'Keep what one request asks for in flask.g or a variable of the handler.',
  near: ['app.config['],
  find: ['$?.app.config[$key] = $value', 'current_app.config[$key] = $value'],
  where: { value: 'requested' },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['@app.before_request\ndef load():\n    for key in ("PAGE_SIZE", "HIDDEN"):\n        if key in request.args:\n            app.config[key] = request.args[key]', 'def load():\n    current_app.config["THEME"] = request.form["theme"]'] },
  good: { py: ['app.config["PAGE_SIZE"] = 20', 'def load():\n    g.theme = request.args["theme"]\n    current_app.config["READY"] = True'] },
};
