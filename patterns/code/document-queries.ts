/** Queries of documents written as text, in Java, Kotlin, Scala and C#. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'sql-injection',
  cwe: [943],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
} as const;

export const documentQuery: Rule = {
  ...danger,
  id: 'document-query-joined',
  title: 'Value joined into a query of documents',
  fix: 'Build the query from values: Filters.eq("name", name), Criteria.where("name").is(name), Builders<T>.Filter.Eq.',
  near: ['basicquery(', 'document.parse(', 'basicdbobject.parse('],
  find: ['BasicQuery($value)', 'Document.parse($value)', 'BsonDocument.Parse($value)', 'BasicDBObject.parse($value)', 'BsonDocument.parse($value)'],
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: {
    java: ['new BasicQuery("{name: \'" + name + "\'}");', 'collection.find(Document.parse("{name: \'" + name + "\'}"));', 'BasicDBObject.parse("{$where: \'this.a == " + a + "\'}");', 'collection.find(BsonDocument.parse(request.getParameter("filter")));'],
    csharp: ['collection.Find(BsonDocument.Parse($"{{name: \'{name}\'}}"));'],
  },
  good: { java: ['new BasicQuery("{active: true}");', 'Document.parse(json);', 'BasicDBObject.parse(text);', 'BsonDocument.parse(text);'], csharp: ['BsonDocument.Parse(json);'] },
};

export const filterText: Rule = {
  ...documentQuery,
  id: 'document-filter-text',
  near: ['.find(', '.deletemany(', '.deleteone(', '.countdocuments('],
  find: ['$c.Find($value, $...)', '$c.DeleteMany($value)', '$c.DeleteOne($value)', '$c.CountDocuments($value)'],
  where: { value: { trait: 'starts', of: ['{'] } },
  langs: ['csharp'],
  bad: { csharp: ['users.Find("{ name: \'" + name + "\' }").ToList();', 'users.DeleteMany("{ name: \'" + name + "\' }");', 'users.DeleteOne($"{{ name: \'{name}\' }}");', 'users.CountDocuments("{ name: \'" + name + "\' }");'] },
  good: { csharp: ['users.Find("{ active: true }"); users.DeleteMany("{ active: false }"); users.DeleteOne("{}"); users.CountDocuments("{}");', 'list.Find("a" + Request.Query["n"]); index.DeleteMany("a" + name); index.DeleteOne("a" + name); index.CountDocuments("a" + name);', 'users.Find(filter); users.DeleteMany(filter); users.DeleteOne(filter); users.CountDocuments(filter);'] },
};
