/** Go: requests bound straight into the record that is then stored, or handed to GORM as a condition. */
import type { Rule } from '../../lib/types.ts';

export const goMassAssignment: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'go-mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or is_admin: all that the struct has and JSON can name are set.',
  fix: 'Bind into a struct with only the fields of the form, and copy them; or leave the others out with json:"-".',
  near: ['.save(', '.create(', '.updates(', '.namedexec(', '.namedexeccontext(', '.newupdate(', '.newinsert(', '.insertone(', '.replaceone('],
  find: ['$db.Save($record)', '$db.Create($record)', '$db.Updates($record)', '$db.NamedExec($sql, $record)', '$db.NamedExecContext($ctx, $sql, $record)', '$db.NewUpdate().Model($record)', '$db.NewInsert().Model($record)', '$db.InsertOne($ctx, $record)', '$db.ReplaceOne($ctx, $filter, $record)'],
  where: { db: { not: { trait: 'has', of: ['Select'] } }, record: { all: [{ not: 'joined' }, { not: 'list' }, { any: ['bound-whole', { trait: 'within', of: ['models.', 'model.', 'entity.', 'User', 'Account', 'map[string]'] }] }] } },
  hole: 'record',
  langs: ['go'],
  bad: {
    go: [
      ...['db.NamedExec(`UPDATE authors SET bio = :bio, credits = :credits WHERE id = :id`, &a)', 'db.NamedExecContext(c.Context(), insert, a)', 'db.NewUpdate().Model(&a).WherePK().Exec(c.Context())', 'db.NewInsert().Model(&a).Exec(c.Context())', 'authors.InsertOne(c.Context(), a)', 'authors.ReplaceOne(c.Context(), bson.M{"_id": id}, a)'].map((store) => `type Author struct {\n\tID int64 \`db:"id" json:"-"\`\n\tBio string \`db:"bio" json:"bio"\`\n\tCredits int \`db:"credits" json:"credits"\`\n}\nfunc (h *Authors) Change(c *fiber.Ctx) error {\n\tvar a Author\n\tif err := c.BodyParser(&a); err != nil {\n\t\treturn fiber.ErrBadRequest\n\t}\n\t_, err := h.${store}\n\treturn err\n}`),
      'func up(c *gin.Context) {\n\tvar user models.User\n\tdb.First(&user, c.Param("id"))\n\tc.ShouldBindJSON(&user)\n\tdb.Save(&user)\n}', 'func add(w http.ResponseWriter, r *http.Request) {\n\tvar u User\n\tjson.NewDecoder(r.Body).Decode(&u)\n\tdb.Create(&u)\n}', 'func up(c *gin.Context) {\n\tvar u models.User\n\tc.BindJSON(&u)\n\tdb.Model(&old).Updates(&u)\n}',
      'func up(c *gin.Context) {\n\tvar in map[string]any\n\tc.BindJSON(&in)\n\tdb.Model(&old).Updates(in)\n}',
    ],
  },
  good: { go: [
    ...['`json:"-"`|', '|\ta.Credits = 0\n', '|\tif !h.isAdmin(c) {\n\t\treturn fiber.ErrForbidden\n\t}\n'].map((one) => one.split('|')).map(([tag, before]) => `type Author struct {\n\tBio string\n\tCredits int ${tag}\n}\nfunc (h *Authors) Change(c *fiber.Ctx) error {\n\tvar a Author\n\tc.BodyParser(&a)\n${before}\t_, err := h.db.NamedExec(change, &a)\n\treturn err\n}`),
    'type Author struct {\n\tBio string\n\tCredits int\n}\nfunc (h *Authors) Change(c *fiber.Ctx) error {\n\tvar in struct{ Bio string }\n\tc.BodyParser(&in)\n\tvar a Author\n\ta.Bio = in.Bio\n\t_, err := h.db.NamedExec(change, &a)\n\treturn err\n}', 'func up(c *gin.Context) {\n\tvar u User\n\tc.BindJSON(&u)\n\tdb.Model(&u).Where("id = ?", id)\n}',
    'func up(c *gin.Context) {\n\tvar in struct{ Name string }\n\tc.ShouldBindJSON(&in)\n\tuser := models.User{Name: in.Name}\n\tdb.Save(&user)\n}', 'func add() {\n\tvar user models.User\n\tdb.Create(&user)\n}', 'func up(c *gin.Context) {\n\tvar note Note\n\tc.BindJSON(&note)\n\tdb.Save(&note)\n\tdb.Updates(&note)\n}', 'func up(c *gin.Context) {\n\tvar u User\n\tu.Name = c.Query("n")\n\tdb.Create(&u)\n}', 'func up(r *http.Request, u User) {\n\tos.Create(u.Name() + ".txt")\n\tos.Create("up/" + r.FormValue("name"))\n}', 'db.Model(&u).Updates(changes)', 'func up(c *gin.Context) {\n\tvar in map[string]any\n\tc.BindJSON(&in)\n\tdb.Model(&old).Select("Name", "Bio").Updates(in)\n}'] },
};

/** gorm.io/docs/security: "db.First(&user, userInputID)" takes a text that is no number as a condition. */
export const goInlineCondition: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'medium',
  id: 'gorm-condition-from-request',
  title: 'Text of a request taken as a condition',
  why: 'GORM compares with the primary key only what is a number: any other text becomes part of the query as it is.',
  fix: 'Make it a number first, or write db.First(&user, "id = ?", id).',
  near: ['.first(', '.take(', '.last(', '.find(', '.delete('],
  find: ['$db.First($record, $value)', '$db.Take($record, $value)', '$db.Last($record, $value)', '$db.Find($record, $value)', '$db.Delete($record, $value)'],
  where: { value: { trait: 'from', of: ['Param(', 'Query(', 'FormValue(', 'PathValue(', 'URLParam(', 'vars[', 'Params('] }, match: { trait: 'beside', of: ['gorm.io', 'gorm.DB'] } },
  langs: ['go'],
  bad: { go: ['First', 'Take', 'Last', 'Find', 'Delete'].map((call) => `func f(db *gorm.DB, c *gin.Context) {\n\tvar user User\n\tdb.Preload("Orders").${call}(&user, c.Param("id"))\n}`) },
  good: { go: ['func f(db *gorm.DB, c *gin.Context) {\n\tid, err := strconv.Atoi(c.Param("id"))\n\tdb.First(&user, id); db.Take(&user, id); db.Last(&user, id); db.Find(&all, id); db.Delete(&user, id)\n}', 'func f(db *gorm.DB, c *gin.Context) {\n\tdb.First(&user, "id = ?", c.Param("id"))\n}', 'func f(store Store, c *gin.Context) {\n\tstore.Find(list, c.Param("id"))\n}', 'func f(db *gorm.DB, c *gin.Context) {\n\tvar in Wanted\n\tc.BindJSON(&in)\n\tdb.First(&user, in.ID)\n}'] },
};
