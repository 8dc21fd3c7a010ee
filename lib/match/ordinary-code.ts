/** A few hundred lines of ordinary code in many languages: what a keyword is counted in, to see whether it would have a rule tried everywhere. */

/** About 5 KB, ASCII. */
export const ORDINARY_CODE = String.raw`
import { useState, useEffect } from 'react';
import type { Order, Customer } from './types';
export const PAGE_SIZE = 20;
export async function loadOrders(customer: Customer, page = 0): Promise<Order[]> {
  const response = await fetch(${'`'}/api/customers/${'$'}{customer.id}/orders?page=${'$'}{page}${'`'});
  if (!response.ok) throw new Error('could not load orders');
  const data = await response.json();
  return data.items.map((item) => ({ ...item, date: new Date(item.date) }));
}
export function OrderList({ customer }) {
  const [orders, setOrders] = useState([]);
  useEffect(() => { loadOrders(customer).then(setOrders); }, [customer.id]);
  return (
    <ul className="orders">
      {orders.map((order) => <li key={order.id}>{order.title} <span>{order.total}</span></li>)}
    </ul>
  );
}
module.exports = function middleware(req, res, next) {
  const user = req.user || null;
  if (user === null) return res.status(401).send({ message: 'please sign in' });
  res.locals.user = user;
  console.log('user', user.name);
  next();
};
class Cache {
  constructor(limit) { this.limit = limit; this.values = new Map(); }
  get(key) { return this.values.get(key); }
  set(key, value) {
    if (this.values.size >= this.limit) this.values.delete(this.values.keys().next().value);
    this.values.set(key, value);
  }
}
test('adds a line', () => { expect(lines(['a', 'b']).length).toBe(2); });

import os, sys, json
from datetime import datetime
from django.db import models
class Invoice(models.Model):
    """An invoice and what was paid of it."""
    number = models.CharField(max_length=20, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = []
    def total(self):
        return sum(line.price * line.count for line in self.lines)
    @property
    def is_open(self):
        return self.paid is None or self.paid < self.total()
def main(path):
    with open(path, encoding='utf-8') as file:
        config = json.load(file)
    for name, value in config.items():
        if not isinstance(value, str):
            continue
        print(f'{name}: {value}')
    try:
        result = run(config)
    except ValueError as error:
        logger.error('failed: %s', error)
        raise
    return result
if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

package com.example.shop;
import java.util.List;
public class OrderService {
    private final OrderRepository repository;
    @Autowired
    public OrderService(OrderRepository repository) { this.repository = repository; }
    public List<Order> findOpen(String customer) {
        List<Order> orders = repository.findByCustomer(customer);
        return orders.stream().filter(order -> order.isOpen()).collect(Collectors.toList());
    }
    @Override
    public String toString() { return "OrderService{" + repository + "}"; }
}
func (s *Server) handleList(w http.ResponseWriter, r *http.Request) {
	items, err := s.store.List(r.Context(), r.URL.Query().Get("name"))
	if err != nil {
		http.Error(w, "could not list", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(items)
}
<?php
namespace App\Http\Controllers;
class PostController extends Controller {
    public function store(Request $request) {
        $data = $request->validate(['title' => 'required|max:255', 'body' => 'required']);
        $post = Post::create($data);
        return redirect()->route('posts.show', $post)->with('status', 'created');
    }
}
using System; using System.Threading.Tasks;
public sealed class Worker {
    public string Name { get; set; }
    public async Task<int> RunAsync(CancellationToken token) {
        var count = 0;
        foreach (var job in await queue.TakeAsync(token)) { await job.DoAsync(); count++; }
        return count;
    }
}
class UsersController < ApplicationController
  before_action :load_user, only: [:show, :update]
  def index
    @users = User.where(active: true).order(:name).page(params[:page])
  end
  private
  def load_user
    @user = User.find(params[:id])
  end
end
fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().collect();
    let text = fs::read_to_string(&args[1])?;
    for (index, line) in text.lines().enumerate() { println!("{} {}", index + 1, line); }
    Ok(())
}
#include <stdio.h>
static int compare(const void *a, const void *b) { return *(int *)a - *(int *)b; }
int main(int argc, char **argv) {
    for (int i = 0; i < argc; i++) printf("%s\n", argv[i]);
    return 0;
}
#!/bin/sh
set -e
cd "$(dirname "$0")"
for file in *.txt; do
  echo "$file"; test -f "$file" && cp "$file" build/
done
name: build
on: { push: { branches: [main] } }
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm test
SELECT o.id, o.title, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.open = 1 ORDER BY o.created;
<div class="card" id="main"><a href="https://www.example.com/help">Help</a><img src="/images/logo.png" alt="logo"></div>
.card { display: flex; margin: 0 auto; color: #333; width: 100%; }
`;
