import express from 'express';
import { db } from './db.js';

export const app = express();
app.use(express.static('public'));

app.get('/products', async (req, res) => {
  const rows = await db.query('SELECT id, name, price FROM products WHERE hidden = $1', [false]);
  res.json(rows);
});
