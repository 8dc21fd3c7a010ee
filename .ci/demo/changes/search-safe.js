
app.get('/search', async (req, res) => {
  const rows = await db.query('SELECT id, name FROM products WHERE name LIKE $1', [`%${req.query.q}%`]);
  res.json(rows);
});
