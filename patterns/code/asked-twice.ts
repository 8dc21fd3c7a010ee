/** Asked first and done later: marks of what counts once, keys of a shared store that lock, numbers kept in a file. */
import type { Rule } from '../../lib/types.ts';
import { KEPT_APART } from './worth-words.ts';

const race = { category: 'race-condition', cwe: [362, 367], severity: 'medium' } as const;
/** The database lets only one of them through. */
const DECIDED = [...KEPT_APART, 'update_all', 'whereNull(', 'RowsAffected', 'UniqueConstraint', 'RecordNotUnique', 'createOrFirst', '::upsert(', 'where(used', 'rescueActiveRecord'];

/** api.rubyonrails.org (with_lock), laravel.com/docs (pessimistic locking), gorm.io/docs (clause.Locking) */
export const markedOnce: Rule = {
  ...race,
  id: 'single-use-marked-after-asking',
  title: 'Asked whether it was used, and then marked as used',
  why: 'Two requests at the same time are both told that it was not, and both get what counts once: a transaction alone lets both read the same row.',
  fix: 'Mark it in one step that asks as well, and go on only when it changed one row: Coupon.where(id:, used_at: nil).update_all(…), whereNull("used_at")->update(…), UPDATE … WHERE used_at IS NULL; or lock the row first (with_lock, lockForUpdate(), clause.Locking).',
  near: ['update!', '.update(', '->update(', 'update_column', 'save', 'flush('],
  find: ['$o.update!($...)', '$o.update($...)', 'update!($...)', '$o.save!', '$o.save', '$o.Save($...)', '$o.flush()', '$o.update_column($...)', '$o.update_columns($...)'],
  where: { match: { all: ['marked-once', { not: { trait: 'within', of: DECIDED } }, { not: { trait: 'beside', of: ['lock_version', '#[ORM\\Version]'] } }] } },
  hole: 'none',
  langs: ['php', 'ruby', 'go'],
  bad: {
    ruby: [
      ...['seat.update!(booked: true, user: user)', 'seat.update(booked_by_id: user.id)', 'seat.update_column(:booked, true)', 'seat.update_columns(booked: true)', 'seat.booked_by = user\n    seat.save!', 'seat.booked_by = user\n    seat.save', 'seat.booked_by = user\n    seat.save(touch: false)'].map((mark) => `class Seats\n  def book(user, id)\n    seat = Seat.find(id)\n    return false if seat.booked?\n    ${mark}\n    true\n  end\nend`),
      'class Gift < ApplicationRecord\n  def redeem!(user)\n    raise Gone if redeemed_at.present?\n    update!(redeemed_at: Time.current, user: user)\n  end\nend', 'class Tickets\n  def sell(id)\n    ticket = Ticket.find(id)\n    raise Gone unless ticket.available?\n    ticket.update!(status: :sold)\n  end\nend',
    ],
    php: ['<?php class A { function accept($token) { $invite = Invite::where("token", $token)->firstOrFail(); if ($invite->accepted_at !== null) { abort(410); } $invite->accepted_at = now(); $invite->save(); } }', '<?php class A { function claim(Prize $prize) { abort_if($prize->claimed_by, 410); $prize->update(["claimed_by" => auth()->id()]); } }', '<?php class A { function claim($id) { $prize = $this->prizes->find($id); if ($prize->status !== "open") { throw new Gone(); } $prize->status = Status::Claimed; $this->em->flush(); } }'],
    go: ['func (s *Shop) Redeem(ctx context.Context, code string) error {\n\tvar v Voucher\n\tif err := s.db.First(&v, "code = ?", code).Error; err != nil {\n\t\treturn err\n\t}\n\tif v.UsedAt != nil {\n\t\treturn ErrUsed\n\t}\n\tv.UsedAt = &now\n\treturn s.db.Save(&v).Error\n}'],
  },
  good: {
    ruby: ['class Seats\n  def book(user, id)\n    seat = Seat.find(id)\n    seat.with_lock do\n      return false if seat.booked?\n      seat.update!(booked: true, user: user)\n    end\n  end\n  def book_one(user, id)\n    return false if Seat.where(id: id, booked: false).update_all(booked: true).zero?\n    seat.update!(user: user)\n  end\n  def free(id)\n    seat = Seat.find(id)\n    return unless seat.booked?\n    seat.update!(booked: false)\n  end\n  def rename(seat, name)\n    return if seat.booked?\n    seat.update!(name: name)\n    seat.label = name\n    seat.save!\n  end\nend', 'class Gift < ApplicationRecord\n  self.locking_column = :lock_version\n  def redeem!\n    raise Gone if redeemed_at?\n    update!(redeemed_at: Time.current)\n  end\nend'],
    php: ['<?php class A { function accept($token) { DB::transaction(function () use ($token) { $invite = Invite::where("token", $token)->lockForUpdate()->firstOrFail(); if ($invite->accepted_at !== null) { abort(410); } $invite->accepted_at = now(); $invite->save(); }); } }'],
    go: ['func (s *Shop) Redeem(code string) error {\n\tvar v Voucher\n\ts.db.First(&v, "code = ?", code)\n\tv.UsedAt = &now\n\treturn s.db.Save(&v).Error\n}'],
  },
};

/** Calls that write a key of a shared store. */
const STORES = ['$?.redis.set($key, $...)', '$?.redis.setex($key, $...)', '$?.client.set($key, $...)', '$?.rdb.Set($ctx, $key, $...)', '$?.client.Set($ctx, $key, $...)', '$?.redis.Set($ctx, $key, $...)', 'Cache::put($key, $...)', 'Redis::set($key, $...)', 'Redis::setex($key, $...)', '$?.cache.write($key, $...)', '$?.cache->set($key, $...)'];
const KEYS = ['lock', 'mutex', 'idempotency', 'idempotent', 'nonce', 'once', 'dedupe', 'dedup', 'processed', 'processing'];

/** redis.io/commands/set: NX answers only one of them with OK. */
export const keyAskedThenSet: Rule = {
  ...race,
  id: 'key-asked-then-set',
  title: 'Asked whether a key is there, and then set',
  why: 'Two that ask at the same time both find no key, and both go on: the lock holds nobody, the request is carried out twice.',
  fix: 'Set it only where it is not there, in one step, and look at the answer: SetNX(ctx, key, owner, ttl), redis.set(key, v, nx: true, ex: 30), Cache::add($key, $v, 30), Cache::lock($key).',
  near: ['redis.set', 'client.set(', 'rdb.set(', 'cache::put(', 'redis::set', 'cache.write(', 'cache->set('],
  find: STORES,
  where: {
    key: { any: [{ trait: 'contains', of: KEYS }, { trait: 'mentions', of: KEYS }, { trait: 'into', of: [...KEYS, 'acquire', 'obtain'] }] },
    match: {
      all: [
        { trait: 'within', of: ['.exists(', '.exists?(', '.exist?(', '.Exists(', '->exists(', '::exists(', 'Cache::has(', 'cache->has(', '::get(', '.get(', '.Get(', 'cache.read('] },
        { trait: 'within', of: ['if', 'unless'] },
        { not: { trait: 'within', of: ['NX', 'nx:', 'nx =>', 'setnx', 'unless_exist', 'Cache::add', 'Cache::lock', '.eval', '.Eval', 'WATCH', '.watch', '.Watch', 'multi', '.del(', '.Del(', 'release'] } },
      ],
    },
  },
  hole: 'none',
  langs: ['php', 'ruby', 'go', 'js'],
  bad: {
    go: ['s.rdb.Set(ctx, key, owner, ttl)', 's.client.Set(ctx, key, owner, ttl)', 's.redis.Set(ctx, key, owner, ttl)'].map((set) => `func (s *Locker) Acquire(ctx context.Context, key, owner string) (bool, error) {\n\tn, err := ${set.split('.Set')[0]}.Exists(ctx, key).Result()\n\tif err != nil || n > 0 {\n\t\treturn false, err\n\t}\n\treturn true, ${set}.Err()\n}`),
    php: ['Cache::put("processed:$id", true, 60)', 'Redis::set("processed:$id", 1)', 'Redis::setex("processed:$id", 60, 1)', '$this->cache->set("processed:$id", 1)'].map((set) => `<?php class A { function handle($id) { if (Cache::has("processed:$id")) { return; } ${set}; $this->pay($id); } }`),
    ruby: ['redis.set("lock:#{id}", 1)', 'redis.setex("lock:#{id}", 60, 1)', 'Rails.cache.write("lock:#{id}", 1)'].map((set) => `def run(id)\n  return if redis.exists?("lock:#{id}")\n  ${set}\n  work(id)\nend`),
    js: ["async function acquire(key) {\n  if (await client.get(key)) return false;\n  await client.set(key, '1', { EX: 30 });\n  return true;\n}"],
  },
  good: {
    go: ['func (s *Locker) Acquire(ctx context.Context, key, owner string) (bool, error) {\n\treturn s.rdb.SetNX(ctx, key, owner, ttl).Result()\n}'],
    php: ['<?php class A { function show($id) { if (Cache::has("user:$id")) { return Cache::get("user:$id"); } Cache::put("user:$id", $u = $this->find($id), 60); return $u; } function handle($id) { if (!Cache::add("processed:$id", 1, 60)) { return; } Cache::put("processed:last", $id); } }'],
    ruby: ['def run(id)\n  return unless redis.set("lock:#{id}", 1, nx: true, ex: 60)\n  work(id)\nend', 'def mark(id)\n  return if closed\n  redis.set("lock:#{id}", 1)\nend', 'def keep(id)\n  show(redis.get("lock:#{id}"))\n  redis.set("lock:#{id}", 1)\nend', 'def run(id)\n  return if redis.exists?("lock:#{id}")\n  redis.set("lock:#{id}", 1, nx: true)\nend'],
  },
};

/** php.net/flock: two requests read the same number, and one of them is not counted. */
export const fileCounted: Rule = {
  ...race,
  id: 'number-in-file-counted',
  title: 'Number of a file read, counted up, and written back',
  why: 'Two requests at the same time read the same number, and one of them is lost; a third finds the file empty.',
  fix: "Open it with fopen($file, 'c+') and hold flock($handle, LOCK_EX) from the reading to the writing, or count in the database.",
  near: ['file_get_contents(', 'file.read('],
  find: [
    /(?<![\w$])(?<n>\$?\w{1,40}) = (?:\(int\) ?|intval\()?(?:trim\()?(?:file_get_contents|File\.read)\((?<file>[^()\n]{1,60})\)[^\n]{0,30}\n(?:(?!function |\bdef )[^]){0,100}?(?:\k<n>\+\+|\+\+\k<n>|\k<n> ?[+-]= ?\d)(?:(?!function |\bdef )[^]){0,100}?(?:file_put_contents|File\.write)\(\k<file>, ?(?:\(string\) ?)?\k<n>\b/,
    /(?<![\w$])(?<n>\$?\w{1,40}) = (?:\(int\) ?|intval\()?(?:trim\()?(?:file_get_contents|File\.read)\((?<file>[^()\n]{1,60})\)[^\n]{0,30}\n(?:(?!function |\bdef )[^]){0,200}?(?:file_put_contents|File\.write)\(\k<file>, ?(?:\(string\) ?)?\(?\k<n> [+-] \d/,
  ],
  where: { file: { not: { trait: 'text-says', of: ['flock'] } } },
  bad: { php: ['<?php\n$visits = (int) file_get_contents($file);\n$visits++;\nfile_put_contents($file, (string) $visits);', '<?php\n$n = intval(file_get_contents(COUNT));\nfile_put_contents(COUNT, $n + 1);'], ruby: ['count = File.read(PATH).to_i\nFile.write(PATH, (count + 1).to_s)'] },
  good: { ruby: ['count = File.read(PATH).to_i\nputs count + 1\nFile.write(OTHER, (count + 1).to_s)'], php: ['<?php\n$h = fopen($lock, "c"); flock($h, LOCK_EX);\n$n = (int) file_get_contents($file);\n$n++;\nfile_put_contents($file, $n);', '<?php\n$text = file_get_contents($file);\n$text .= "a";\nfile_put_contents($file, $text);'] },
};

/** What everybody may have once. */
const ONCE = ['vote', 'claim', 'redemption', 'booking', 'reservation', 'bonus', 'reward', 'payout', 'refund', 'enrollment', 'enrolment', 'checkin'];

/** api.rubyonrails.org (validates_uniqueness_of), laravel.com/docs (createOrFirst), gorm.io/docs (TranslateError) */
export const entryAskedThenMade: Rule = {
  ...race,
  id: 'entry-asked-then-made',
  title: 'Asked whether there is one already, and then one more made',
  why: 'Two requests at the same time are both told that there is none, and both are counted.',
  fix: 'Let a unique index decide, and handle its refusal: createOrFirst, insertOrIgnore, rescue ActiveRecord::RecordNotUnique, gorm.ErrDuplicatedKey, ON CONFLICT DO NOTHING.',
  near: ONCE.flatMap((name) => [`${name}::create(`, `create(&${name}`]).concat('votes()->create(', 'vote.create(', 'create!'),
  find: ['$model.create($...)', '$model.create!($...)', '$db.Create($row)'],
  where: {
    match: {
      all: [
        { trait: 'within', of: ['->exists()', '.exists?', '.any?', '->count()', 'Count(&', '->first()', 'find_by('] },
        { trait: 'within', of: ['if', 'unless'] },
        { not: { trait: 'within', of: [...DECIDED, 'catch', 'rescue', 'Duplicated', 'OnConflict', 'OrIgnore', 'firstOrCreate', 'createOrFirst', 'find_or_create_by', 'create_or_find_by', '23505'] } },
        { not: { trait: 'beside', of: ['uniqueness:', 'validates_uniqueness', '->unique(', 'unique:true', 'UniqueEntity', 'uniqueIndex'] } },
      ],
    },
  },
  hole: 'none',
  langs: ['php', 'ruby', 'go'],
  bad: {
    php: [...ONCE.map((name) => `<?php class A { function add(User $user, $id) { if (${name[0].toUpperCase()}${name.slice(1)}::where('user_id', $user->id)->where('of', $id)->exists()) { throw new Twice(); } ${name[0].toUpperCase()}${name.slice(1)}::create(['user_id' => $user->id, 'of' => $id]); } }`), "<?php class A { function vote(User $user, Poll $poll) { if ($poll->votes()->where('user_id', $user->id)->exists()) { abort(409); } $poll->votes()->create(['user_id' => $user->id]); } }"],
    ruby: ['Vote.create!(user: user, poll: poll)', 'Vote.create(user: user, poll: poll)', 'poll.votes.create!(user: user)'].map((make) => `def vote(user, poll)\n  return head :conflict if Vote.exists?(user: user, poll: poll)\n  ${make}\nend`),
    go: ONCE.map((name) => `func (s *Polls) Add(ctx context.Context, user, poll uint) error {\n\tvar n int64\n\ts.db.Model(&Row{}).Where("user_id = ? AND poll_id = ?", user, poll).Count(&n)\n\tif n > 0 {\n\t\treturn ErrTwice\n\t}\n\treturn s.db.Create(&${name[0].toUpperCase()}${name.slice(1)}{UserID: user, PollID: poll}).Error\n}`),
  },
  good: {
    php: ["<?php class A { function vote(User $user, Poll $poll) { if ($poll->votes()->exists()) { show($poll); } try { Vote::create(['user_id' => $user->id]); } catch (UniqueConstraintViolationException) { abort(409); } } function tag($post) { if (Tag::where('a', 1)->exists()) { return; } Tag::create([]); } function all($user) { Vote::create(['user_id' => $user->id]); } function some($user) { if ($user->banned) { return; } Vote::create(['user_id' => $user->id]); } function next($user) { $n = Vote::where('a', 1)->count(); Vote::create(['n' => $n]); } }"],
    ruby: ['def vote(user, poll)\n  Vote.create!(user: user, poll: poll)\nrescue ActiveRecord::RecordNotUnique\n  head :conflict if Vote.exists?(user: user)\nend', 'class Vote < ApplicationRecord\n  validates :user, uniqueness: true\nend\ndef vote(user, poll)\n  return if Vote.exists?(user: user)\n  Vote.create!(user: user)\nend'],
    go: ['func (s *Polls) Vote(user uint) error {\n\tvar n int64\n\ts.db.Count(&n)\n\tif n > 0 {\n\t\treturn ErrTwice\n\t}\n\treturn s.db.Create(&Poll{}).Error\n}'],
  },
};

/** docs.ruby-lang.org/en/master/Thread.html: Puma serves requests on several threads. */
export const rubySharedHash: Rule = {
  ...race,
  cwe: [362, 820],
  id: 'ruby-hash-shared-by-requests',
  title: 'Hash counted up by requests that run side by side',
  why: 'To count is to read, add and write: of two threads that do it at the same time one is lost.',
  fix: 'Hold a Mutex around it, count in Redis with INCR, or use Concurrent::Map#compute.',
  near: ['hash.new(0)'],
  find: [/\b(?<name>[A-Z][A-Z_]{1,30}) = Hash\.new\(0\)[^]{0,390}?(?<value>\k<name>\[[^\n]{1,60}\] \+= )/, /(?<name>@@\w{1,30}) = Hash\.new\(0\)[^]{0,390}?(?<value>\k<name>\[[^\n]{1,60}\] \+= )/],
  where: { path: { trait: 'ends', of: ['.rb', '.ru'] }, value: { all: [{ trait: 'text-says', of: ['Sinatra', 'Rack', 'Controller', 'Thread.new', 'Roda', 'Grape', 'env['] }, { not: { trait: 'text-says', of: ['Mutex', 'synchronize', 'Monitor'] } }] } },
  bad: { ruby: ['class Limit\n  HITS = Hash.new(0)\n  def call(env)\n    HITS[env["REMOTE_ADDR"]] += 1\n  end\nend', 'class A < Sinatra::Base\n  @@hits = Hash.new(0)\n  before { @@hits[request.ip] += 1 }\nend'] },
  good: { ruby: ['class Limit\n  HITS = Hash.new(0)\n  LOCK = Mutex.new\n  def call(env)\n    LOCK.synchronize { HITS[env["REMOTE_ADDR"]] += 1 }\n  end\nend', 'WORDS = Hash.new(0)\nFile.foreach("a") { |line| WORDS[line] += 1 }'], 'a.md': ['HITS = Hash.new(0)\nHITS[env["a"]] += 1'] },
};
