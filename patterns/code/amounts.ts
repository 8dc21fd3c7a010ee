/** Amounts that a request names and that nobody asks whether they are above zero: what is taken off with -100 is added. */
import type { Rule } from '../../lib/types.ts';
import { PRICES } from './worth-words.ts';

const SUMS = ['balance', 'Balance', 'balanceCents', 'balance_cents', 'credits', 'Credits', 'points', 'Points', 'coins', 'stock', 'Stock', 'wallet'];
/** cwe.mitre.org/data/definitions/839.html, 1284: "-100" is a number, too. */
export const signless: Rule = {
  category: 'input-validation',
  cwe: [20, 839, 1284],
  severity: 'medium',
  id: 'amount-of-request-below-zero',
  title: 'Amount of a request taken off without asking whether it is above zero',
  why: 'With -100 what is taken off is added: whoever sends it fills his own account from that of another.',
  fix: 'Refuse what is not above zero before anything is changed: if (!(amount > 0)) return res.status(400).end(); z.number().positive(), @Positive, Field(gt=0).',
  near: ['decrement', 'price', ...[...new Set(SUMS.filter((name) => !/cents/i.test(name)).map((name) => name.toLowerCase()))]],
  find: [
    '$?.decrement($column, $amount)', '$?.decrement($filter, $column, $amount)', 'decrement: $amount', '$o.decrement!($column, $amount)',
    ...SUMS.flatMap((name) => [`$o.${name} -= $amount`, `$o.${name} - $amount`]), ...SUMS.filter((name) => name !== 'wallet').map((name) => `${name}: -$amount`), ...PRICES.flatMap((name) => [`${name} * $amount`, `$p.${name} * $amount`, `$amount * $p.${name}`]), 'prices[$key] * $amount', '$p.Price.Mul($amount)', '$p.getPrice().multiply($amount)', '$o.setBalance($p.subtract($amount))', '$o.setBalance($p - $amount)',
  ],
  where: { amount: 'signless' },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go'],
  bad: {
    js: [...PRICES.flatMap((name) => [`cart.add(p.${name} * n)`, `cart.add(n * p.${name})`, `sum += ${name} * n`]), 'account.decrement("balance", n)', 'repo.decrement({ id }, "balance", n)', 'account.decrement("balance", { by: n })', 'prisma.a.update({ where, data: { balance: { decrement: n } } })', ...SUMS.flatMap((name) => [`user.${name} -= n`, `save(user.${name} - n)`]), ...SUMS.filter((name) => name !== 'wallet').map((name) => `A.updateOne({ id }, { $inc: { ${name}: -n } })`)].map((change) => `app.post("/pay", async (req, res) => {\n  const n = Number(req.body.n);\n  await trx;\n  ${change};\n});`),
    php: ['$user->decrement("balance", $n)', '$user->balance -= $n', 'save($user->balance - $n)', 'save($user->points - $n)'].map((change) => `<?php class A { function pay(Request $request) { $n = (float) $request->input('n'); ${change}; } }`),
    ruby: ['class PayController < ApplicationController\n  def create\n    current_user.decrement!(:balance, params[:n].to_d)\n  end\nend'],
    java: ['a.setBalance(a.getBalance().subtract(n))', 'a.setBalance(a.getBalance() - n)', 'cart.add(p.getPrice().multiply(n))'].map((change) => `class A {\n  @PostMapping("/pay")\n  void pay(@RequestParam BigDecimal n) {\n    ${change};\n  }\n}`),
    csharp: ['record Line(int Id, int Qty);\nrecord Order(List<Line> Lines);\napp.MapPost("/orders", async (Order order, Db db) => {\n  var prices = await db.PricesAsync();\n  var due = order.Lines.Sum(x => prices[x.Id] * x.Qty);\n  return await db.Charge(due);\n});', 'class A {\n  [HttpPost]\n  public IActionResult Pay(decimal n) {\n    own.Balance -= n;\n    return Ok();\n  }\n}'], go: ['func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\tfrom.Balance -= n\n}', ...['total += p.PriceCents * int64(row.Count)', 'sum = sum.Add(p.Price.Mul(decimal.NewFromInt(row.Count)))'].map((adds) => `func pay(c *fiber.Ctx) error {\n\tvar in basket\n\tc.BodyParser(&in)\n\tfor _, row := range in.Rows {\n\t\t${adds}\n\t}\n}`)],
    py: ['@app.post("/pay")\ndef pay():\n    n = float(request.get_json()["n"])\n    wallet.balance -= n'],
  },
  good: {
    py: ['def spend(request):\n    form = SpendForm(request.POST)\n    if not form.is_valid():\n        return refuse()\n    voucher.balance -= form.cleaned_data["amount"]'],
    js: [...['if (!(n > 0)) return res.sendStatus(400)', 'if (n <= 0) throw new Error()', 'if (n < MIN_AMOUNT) return', 'assertPositive(n)'].map((check) => `app.post("/pay", async (req, res) => {\n  const n = Number(req.body.n);\n  ${check};\n  user.balance -= n;\n});`), 'app.post("/pay", async (req, res) => {\n  const n = Math.abs(Number(req.body.n));\n  user.balance -= n;\n});', 'function pay(user, n) {\n  user.balance -= n;\n  user.decrement("points", n);\n}', 'app.post("/pay", async (req, res) => {\n  const cart = await find(req.body.id);\n  user.balance -= cart.total;\n});'],
    php: ['<?php class A { function pay(Request $request) { $data = $request->validate(["n" => "required|numeric|min:1"]); $user->decrement("balance", $data["n"]); } }', '<?php class A { function pay(PayRequest $request) { $user->decrement("balance", $request->n); } }'],
    java: ['class A {\n  @PostMapping("/pay")\n  void pay(@RequestBody Pay pay) {\n    a.setBalance(a.getBalance().subtract(pay.amount()));\n  }\n  record Pay(@Positive BigDecimal amount) {}\n}', 'class A {\n  @PostMapping("/pay")\n  void pay(@Valid @RequestBody Pay pay) {\n    a.setBalance(a.getBalance().subtract(pay.amount()));\n  }\n}'],
    csharp: ['if (order.Lines.Any(x => x.Qty < 1)) return Results.BadRequest();', 'if (order.Lines.Any(y => y.Qty is < 1 or > 50)) return Results.BadRequest();'].map((check) => `record Line(int Id, int Qty);\nrecord Order(List<Line> Lines);\napp.MapPost("/orders", async (Order order, Db db) => {\n  ${check}\n  var prices = await db.PricesAsync();\n  var due = order.Lines.Sum(x => prices[x.Id] * x.Qty);\n  return await db.Charge(due);\n});`), go: ['func pay(c *fiber.Ctx) error {\n\tvar in basket\n\tc.BodyParser(&in)\n\tfor _, row := range in.Rows {\n\t\tif row.Count < 1 || row.Count > MaxCount {\n\t\t\treturn fiber.ErrBadRequest\n\t\t}\n\t\ttotal += p.PriceCents * int64(row.Count)\n\t}\n}', 'func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\tif n <= 0 {\n\t\treturn\n\t}\n\tfrom.Balance -= n\n}'],
  },
};

const REFUNDED = ['Refunded', 'RefundedTotal', 'RefundedAmount', 'RefundedCents', 'refunded', 'refundedTotal', 'refundedAmount', 'refundedCents', 'refunded_total', 'refunded_amount', 'refunded_cents'];

/** docs.stripe.com/api/refunds/create (amount): others take what they are told. */
export const refundUnbounded: Rule = {
  ...signless,
  id: 'refund-of-request-unbounded',
  title: 'Refund of as much as the request says',
  why: 'Nobody asks whether it is above zero, and no more than was paid: more goes back than came in.',
  fix: 'Compare it with what is left of the payment first: if (amount <= 0 || amount > paid - refunded) refuse.',
  near: ['refundasync(', '.refund(', 'refunds.create(', ...new Set(REFUNDED.map((name) => `.${name.toLowerCase()}`))],
  find: ['$?.RefundAsync($ref, $amount, $...)', '$?.refund($ref, $amount, $...)', '$?.refunds.create({amount: $amount, $...}, $...)', ...REFUNDED.map((name) => `$o.${name} += $amount`)],
  langs: ['js', 'py', 'java', 'kotlin', 'csharp'],
  bad: {
    csharp: [...['await gateway.RefundAsync(payment.Reference, request.Amount)', ...REFUNDED.filter((name) => /^R/.test(name)).map((name) => `payment.${name} += request.Amount`)].map((change) => `record RefundRequest(decimal Amount);\napp.MapPost("/refunds/{id}", async (Guid id, RefundRequest request, Db db) => {\n  var payment = await db.LockAsync(id);\n  ${change};\n  return Results.Ok();\n});`)],
    js: [...['await gateway.refund(payment.id, n)', 'await stripe.refunds.create({ payment_intent: payment.id, amount: n })', ...REFUNDED.filter((name) => /^r/.test(name) && !name.includes('_')).map((name) => `payment.${name} += n`)].map((change) => `app.post("/refund", async (req, res) => {\n  const n = Number(req.body.n);\n  ${change};\n  res.end();\n});`)],
    py: REFUNDED.filter((name) => name.includes('_')).map((name) => `@app.post("/refund")\ndef refund():\n    n = int(request.get_json()["n"])\n    payment.${name} += n`),
  },
  good: { js: ['app.post("/refund", async (req, res) => {\n  const n = Number(req.body.n);\n  if (!(n > 0) || n > payment.cents - payment.refundedCents) return res.sendStatus(422);\n  payment.refundedCents += n;\n  await gateway.refund(payment.id, n);\n});', 'async function refund(payment, n) {\n  payment.refunded += n;\n}', 'app.post("/refund", async (req, res) => {\n  await gateway.refund(payment.id, payment.cents);\n});'] },
};

export const signlessInSql: Rule = {
  ...signless,
  id: 'amount-of-request-below-zero-in-sql',
  near: ['.query(', '.execute(', '.exec(', '.execcontext(', '::update(', '.update(', '.run('],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db.Exec($sql, $...)', '$db.Exec($ctx, $sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db.update($sql, $...)', '$db.run($sql, $...)'],
  where: { sql: { trait: 'contains', of: ['balance = balance -', 'credits = credits -', 'points = points -', 'stock = stock -', 'coins = coins -'] }, rest: 'signless' },
  langs: ['js', 'py', 'php', 'java', 'kotlin', 'go'],
  bad: {
    js: ['query', 'run'].map((call) => `app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  await db.${call}("UPDATE a SET balance = balance - ? WHERE id = ?", [amount, id]);\n});`),
    py: ['@app.post("/pay")\ndef pay():\n    amount = float(request.form["amount"])\n    cur.execute("UPDATE a SET points = points - %s WHERE id = %s", (amount, own))'],
    php: ['<?php class A { function pay(Request $request) { $amount = (int) $request->input("amount"); DB::update("UPDATE a SET credits = credits - ? WHERE id = ?", [$amount, $id]); } }'],
    java: ['class A {\n  @PostMapping("/pay")\n  void pay(@RequestParam int amount) {\n    jdbc.update("UPDATE a SET stock = stock - ? WHERE id = ?", amount, id);\n  }\n}'],
    go: ['db.Exec(', 'db.Exec(ctx, ', 'db.ExecContext(ctx, '].map((call) => `func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\t${call}"UPDATE a SET coins = coins - ? WHERE id = ?", n, id)\n}`),
  },
  good: {
    js: ['app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  if (amount <= 0) return res.sendStatus(400);\n  await db.query("UPDATE a SET balance = balance - ? WHERE id = ?", [amount, id]);\n});', 'app.post("/pay", async (req, res) => {\n  await db.query("UPDATE a SET balance = balance - ? WHERE id = ?", [order.amount, req.body.id]);\n});', 'app.post("/a", async (req, res) => {\n  await db.query("UPDATE a SET amount = ? WHERE id = ?", [req.body.amount, id]);\n});'],
  },
};

const paid = (field: string, use = 'from.balance -= dto.amount;'): string => `export class PayDto {\n  @IsUUID()\n  to: string;\n\n  ${field}\n}\n\nexport class Payments {\n  async pay(dto: PayDto) {\n    const from = await this.accounts.own();\n    ${use}\n  }\n}`;

/** cwe.mitre.org/data/definitions/839.html; github.com/typestack/class-validator: IsInt lets -100 through. */
export const leastLess: Rule = {
  category: 'input-validation',
  cwe: [20, 839, 1284],
  severity: 'medium',
  id: 'amount-field-without-least',
  title: 'Amount that may be below zero, and is taken off',
  why: 'With -100 what is taken off is added: whoever sends it fills his own account from that of another.',
  fix: 'Say the least in the schema: @IsPositive() or @Min(1), z.number().positive().',
  near: ['@isint', '@isnumber', 'z.number(', 'coerce.number(', 't.number(', 't.integer(', 't.numeric(', 'type.number(', 'type.integer(', 'z.int('],
  find: ['@IsInt()', '@IsNumber($...)', 'z.number()', 'z.coerce.number()', 'z.int()', 't.Number($...)', 't.Integer($...)', 't.Numeric($...)', 'Type.Number($...)', 'Type.Integer($...)'],
  where: { match: 'least-less' },
  hole: 'none',
  langs: ['js'],
  bad: {
    ts: [
      paid('@IsInt()\n  amount: number;'), paid('@IsNumber({ maxDecimalPlaces: 2 })\n  @ApiProperty()\n  readonly amount!: number;'), paid('@Max(100)\n  @IsInt()\n  quantity: number;', 'cart.total += item.price * dto.quantity;'),
      ...['t.Number()', 't.Integer({ maximum: 500 })', 't.Numeric()', 'Type.Number()', 'Type.Integer()', 'z.int()'].map((kind) => `const Pay = t.Object({ to: t.String(), amount: ${kind} });\nconst pay = ({ body, user }) => transfer(user.id, body.to, body.amount);`), "const Pay = z.object({ amount: z.number() });\nconst pay = (input) => db.update(accounts).set({ balance: sql`${accounts.balance} - ${input.amount}` });",
      "const Redeem = z.object({ reward: z.string(), points: z.number().int() });\nexport async function redeem(input: z.infer<typeof Redeem>, member: Member) {\n  member.points = member.points - input.points;\n}", "const Order = z.object({\n  sku: z.string(),\n  qty: z.coerce.number().max(50),\n});\nconst total = (lines) => lines.reduce((sum, line) => sum + priceOf(line.sku) * line.qty, 0);",
    ],
  },
  good: {
    ts: [
      paid('@IsInt()\n  @Min(1)\n  amount: number;'), paid('@IsPositive()\n  @IsNumber()\n  amount: number;'), paid('@IsInt()\n  amount: number;', 'if (dto.amount <= 0) throw new BadRequestException();\n    from.balance -= dto.amount;'), paid('@IsInt()\n  amount: number;', 'this.log.add(dto.amount);'), paid('@IsInt()\n  level: number;', 'from.balance -= dto.level;'),
      'const Pay = t.Object({ amount: t.Integer({ minimum: 1 }), age: t.Number(), size: t.Numeric(), n: Type.Number(), m: Type.Integer(), k: z.int() });\nconst pay = ({ body, user }) => transfer(user.id, body.to, body.amount);',
      "const Redeem = z.object({ points: z.number().int().positive() });\nconst left = (member, input) => member.points - input.points;", "const Redeem = z.object({ points: z.coerce.number().gt(0) });\nconst left = (member, input) => member.points - input.points;",
    ],
  },
};
