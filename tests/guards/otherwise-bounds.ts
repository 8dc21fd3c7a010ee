/** What handlers asked of values, asked by schemas: each beside a schema that says it of another field. */
import type { Case } from './losses.ts';

const flask = `
 from shop.schemas import CardIn
 
 @bp.post("/cards")
 def create():
     card = CardIn.model_validate(request.get_json())
-    if not card.code.isalnum():
-        abort(422, "no valid code")
     return store(card)`;

const pydantic = (fields: string): string => `
 class CardIn(BaseModel):
${fields}`;

const laravel = `
 <?php
 class SeatController extends Controller
 {
     public function book(BookSeats $request)
     {
-        if (!ctype_digit($request->input('row'))) {
-            abort(422, 'row');
-        }
         return Booking::create($request->all());
     }
 }`;

const rules = (rule: string): string => `
 <?php
 class BookSeats extends FormRequest
 {
     public function rules(): array
     {
         return [
${rule}
         ];
     }
 }`;

const spring = `
 class TransferController {
     @PostMapping("/transfers")
     Receipt send(@Valid @RequestBody TransferForm form) {
-        if (form.amount <= 0) {
-            throw new BadRequest("amount");
-        }
         return ledger.move(form.getTarget(), form.amount);
     }
 }`;

const dto = (field: string): string => `
 public class TransferForm {
${field}
     public long amount;
     private String target;
 }`;

const gin = `
 package web
 
 func (h *Handlers) Order(c *gin.Context) {
 	var in OrderIn
 	if err := c.ShouldBindJSON(&in); err != nil {
 		c.AbortWithStatus(400)
 		return
 	}
-	if in.Quantity <= 0 || in.Quantity > 99 {
-		c.AbortWithStatus(422)
-		return
-	}
 	h.orders.Place(c, in.Sku, in.Quantity)
 }`;

const tags = (fields: string): string => `
 package web
 
 type OrderIn struct {
${fields}
 }`;

const nest = `
 import { GiftIn } from './gift.dto';
 
 export class GiftController {
   @Post()
   async send(@Body() gift: GiftIn) {
-    if (gift.points < 1 || gift.points > 500) throw new BadRequestException('points');
     return this.gifts.send(gift.to, gift.points);
   }
 }`;

const giftDto = (fields: string): string => `
 export class GiftIn {
${fields}
 }`;

export const BOUNDS: Case[] = [
  { name: 'Flask: what the view asked of the code says the model', files: { 'shop/views.py': flask, 'shop/schemas.py': pydantic('-    code: str\n+    code: str = Field(pattern=r"^[A-Z0-9]{8}$")') }, finds: [] },
  { name: 'Flask: the model says it of another field', files: { 'shop/views.py': flask, 'shop/schemas.py': pydantic('-    name: str\n+    name: str = Field(max_length=40)\n     code: str') }, finds: ['input-validation-removed shop/views.py:6'] },
  { name: 'Laravel: what the controller asked is a rule of the request', files: { 'app/SeatController.php': laravel, 'app/BookSeats.php': rules("-            'row' => 'required',\n+            'row' => 'required|integer|between:1,40',") }, finds: [] },
  { name: 'Laravel: the rule is one of another field', files: { 'app/SeatController.php': laravel, 'app/BookSeats.php': rules("+            'note' => 'string|max:200',") }, finds: ['input-validation-removed app/SeatController.php:6'] },
  { name: 'Spring: a smallest amount becomes an annotation', files: { 'TransferController.java': spring, 'TransferForm.java': dto('+    @DecimalMin("0.01")') }, finds: [] },
  { name: 'Spring: a form that the handler does not know gets the annotation', files: { 'TransferController.java': spring, 'DonationForm.java': dto('+    @DecimalMin("0.01")').replace('TransferForm', 'DonationForm') }, finds: ['amount-bound-removed TransferController.java:3'] },
  { name: 'Gin: bounds become tags of the struct', files: { 'web/orders.go': gin, 'web/forms.go': tags('-	Quantity int `json:"quantity"`\n+	Quantity int `json:"quantity" binding:"required,gte=1,lte=99"`\n 	Sku string') }, finds: [] },
  { name: 'Gin: the tag of another field says how long it is', files: { 'web/orders.go': gin, 'web/forms.go': tags(' 	Quantity int `json:"quantity"`\n-	Sku string\n+	Sku string `binding:"required,max=20"`') }, finds: ['amount-bound-removed web/orders.go:3'] },
  { name: 'Nest: bounds become decorators', files: { 'src/gift.controller.ts': nest, 'src/gift.dto.ts': giftDto('+  @IsInt()\n+  @Min(1)\n+  @Max(500)\n   points: number;') }, finds: [] },
  { name: 'Nest: another field gets decorators', files: { 'src/gift.controller.ts': nest, 'src/gift.dto.ts': giftDto('   points: number;\n+  @MaxLength(80)\n   note: string;') }, finds: ['amount-bound-removed src/gift.controller.ts:5'] },
];
