/** Records filled with whatever a request holds, in PHP, C# and Ruby: what the older rules of each language leave out. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'access-control',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of the request stored',
  why: 'The sender can set fields that the form does not show: is_admin, user_id, price.',
} as const;

export const laravelInput: Rule = {
  ...danger,
  id: 'laravel-input-stored',
  fix: 'List the fields: $request->only([…]) or $request->validated(), and $fillable in the model.',
  near: ['->update(', '::create(', '->fill(', '->forcefill(', '::insert(', '::updateorcreate(', '$unguarded'],
  find: [
    '$m->update($request->input())', '$m->update($request->post())', '$m::create($request->input())', '$m::create($request->post())', '$m->fill($request->input())', '$m->forceFill($fields)', '$m->update($$_POST)', '$m::create($$_POST)', '$m::insert($request->all())', '$m::updateOrCreate($key, $request->all())', 'protected static $$unguarded = true',
  ],
  where: { match: { not: { trait: 'has', of: ['validated', 'only'] } } },
  hole: 'none',
  langs: ['php'],
  bad: {
    php: ['<?php $member->update($request->input());', '<?php $member->update($request->post());', '<?php User::create($request->input());', '<?php User::create($request->post());', '<?php $user->fill($request->input());', '<?php $user->forceFill($request->all());', '<?php $user->update($_POST);', '<?php User::create($_POST);', '<?php Row::insert($request->all());', "<?php Row::updateOrCreate(['id' => 1], $request->all());", '<?php class P extends Model { protected static $unguarded = true; }'],
  },
  good: { php: ["<?php $member->update($request->only(['phone']));", '<?php $member->update($request->validated());', "<?php $user->forceFill($request->validated())->save();", "<?php User::create($request->safe()->only(['a']));"] },
};

export const csharpEntityBound: Rule = {
  ...danger,
  id: 'csharp-account-bound',
  title: 'Account filled with whatever the request holds',
  fix: 'Take a model of the form that has only its fields, and copy them; or [Bind("DisplayName")], TryUpdateModelAsync(user, "", u => u.DisplayName).',
  near: ['[httppost', '[httpput', '[httppatch', 'tryupdatemodelasync('],
  find: [
    /\[Http(?:Post|Put|Patch)[^\]\n]{0,80}\]\s{1,40}(?:\[[^\]\n]{1,80}\]\s{1,40}){0,4}public\s[\w<>\s]{1,60}?\(\s?(?:\w{1,20} \w{1,20}, )?(?:\[FromBody\]\s?)?(?:ApplicationUser|AppUser|User|IdentityUser|Account|UserEntity|Employee|Customer)\s(?<entity>\w{1,40})\)(?:(?!\bpublic\s)[^]){0,600}?\.(?:Update|UpdateAsync|Add|AddAsync|Attach)\(\k<entity>\)/,
    /\bTryUpdateModelAsync(?:<\w{1,40}>)?\(\s?\w{0,20}(?:user|account|customer|employee|member)\w{0,10}\s?(?:,\s?"[^"]{0,40}"\s?)?\)/i,
  ],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { csharp: ['class C {\n  [HttpPost]\n  public async Task<IActionResult> Edit(ApplicationUser model)\n  {\n    _db.Users.Update(model);\n  }\n}', 'class C {\n  [HttpPut("{id}")]\n  public IActionResult Put(int id, [FromBody] User u) { _db.Attach(u); }\n}', 'class C {\n  [HttpPatch]\n  public IActionResult Put(User u) { _db.Add(u); }\n}', 'if (await TryUpdateModelAsync(user)) Save();'] },
  good: { csharp: ['class C {\n  [HttpPost]\n  public async Task<IActionResult> Edit(ProfileModel model)\n  {\n    _db.Users.Update(model);\n  }\n}', 'if (await TryUpdateModelAsync(user, "", u => u.DisplayName)) Save();', 'class C {\n  [HttpPost]\n  public IActionResult Edit(User model)\n  {\n    Show(model);\n  }\n  public void F(User model) { _db.Update(model); }\n}'], txt: ['if (await TryUpdateModelAsync(user)) Save();'] },
};

export const railsBulk: Rule = {
  ...danger,
  id: 'rails-request-stored',
  fix: 'List the fields: params.require(:user).permit(:name, :email).',
  near: ['.new(params', '.create(params', '.create!(params', '.update(params', '.update!(params', '.update_attributes(params', '.assign_attributes(params', '.insert(params'],
  find: [/\b[\w.@]{1,60}\.(?:new|create!?|update!?|update_attributes!?|assign_attributes|insert)\(params(?:\[:\w{1,40}\]|\.to_unsafe_h(?:ash)?|\[:\w{1,40}\]\.to_unsafe_h(?:ash)?)?\)/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['@user = User.new(params[:user])', 'User.create(params[:user])', 'User.create!(params[:user])', 'user.update(params[:user])', 'user.update!(params[:user].to_unsafe_h)', '@user.update_attributes(params[:user])', 'user.assign_attributes(params)', 'Row.insert(params[:row])'] },
  good: { ruby: ['@user = User.new(params.require(:user).permit(:name))', 'User.create(user_params)', 'Service.new(params[:id], current_user)'], txt: ['User.create(params[:user])'] },
};
