
app.get('/search', async (req, res) => {
  const rows = await db.query("SELECT id, name FROM products WHERE name LIKE '%" + req.query.q + "%'");
  res.send(`<h1>Results for ${req.query.q}</h1><p>${rows.length} found</p>`);
});
