/** Roles and rights of others, given by whoever is logged in; mutations of GraphQL and tools of assistants that ask nobody. */
import type { Rule } from '../../lib/types.ts';

/** Whether somebody asks elsewhere, no file says for itself: such findings warn. */
const danger = { category: 'access-control', severity: 'medium' } as const;

const WHO = String.raw`(?:(?:user|member|account|person|target|profile|employee|staff|teammate|membership|record)\w{0,12}|u|m)`;
const RIGHT = '(?:role|roles|role_id|roleId|is_admin|isAdmin|IsAdmin|Role|Roles|is_staff|isStaff|is_superuser|isSuperuser|admin|permissions)';
/** What says itself who may have the right: another record, an invitation, what an identity provider or the program's settings tell, an answer in the browser. */
const TOLD = String.raw`\w{0,20}(?:user|member|account|row|record|invit|claim|ldap|saml|oidc|sso|default|config|setting|plan|existing|previous|old|approv|respon|resp|res|result|action|state|props|decoded|token|stored|saved)\w{0,12}(?:\.|->|\[|\?\.)|\$?(?:map|default|resolve|compute|find|pick|derive|to|from)_?\w{0,20}\(|(?:Role|UserRole|Roles|UserRoles|MemberRole)\.`;
/** What is said by whoever asks, or gives the highest right: no constant, no lower role. */
const GIVEN = String.raw`(?:[Tt]rue\b|["'](?:admin|owner|superuser)["']|(?:await )?(?!${TOLD})\$?(?:\w{1,30}(?:\(\))?(?:\.|->|\??\.|\[:?["']?)){0,4}\$?\w{0,20}(?:[rR]ole|[aA]dmin|[sS]taff|[sS]uperuser|[pP]ermission)\w{0,10}\b|\$?(?:request|req|params)\b)`;
const TABLE = String.raw`(?:users?|members?|accounts?|profiles?|employees?|memberships?|staff|people|userTable|usersTable)`;

/** What changes the record of a user, up to the brace before the field: Prisma, Drizzle, Knex, Supabase, Mongoose, Sequelize. */
const CHANGED = [
  String.raw`\b${TABLE}\.(?:update|upsert)\(\s{0,4}\{(?:(?!data:)[^;]){0,120}?\bdata:\s{0,4}\{?`,
  String.raw`\b(?:update\(\s{0,4}(?:schema\.)?${TABLE}\)|\(\s{0,4}["']${TABLE}["']\))[^;]{0,100}?\.(?:set|update)\(\s{0,4}\{?`,
  String.raw`\b(?:user|member|account|profile|employee)\w{0,10}\.(?:findByIdAndUpdate|findOneAndUpdate|updateOne|update|updateMany)\([^;]{0,100}?\{?\s{0,4}(?:\$set:\s{0,4}\{?)?`,
].join('|');

/** Files that show that a login is asked for, so that nothing else stands around them. */
const LOGIN = ['get_current_user', 'get_current_active_user', 'current_user', 'login_required', 'LoginRequired', 'IsAuthenticated', 'requireAuth', 'requireLogin', 'requireUser', 'isAuthenticated', 'ensureLoggedIn', 'authenticateToken', 'verifyToken', 'authMiddleware', 'authenticate,', 'authenticate(', 'JwtAuthGuard', 'AuthGuard', 'protectedProcedure', 'getServerSession', 'await auth(', 'auth.api.getSession', 'getUser(', '[Authorize]', 'RequireAuthorization()', '@AuthenticationPrincipal', '@CurrentUser', 'Principal ', "middleware('auth", 'auth:sanctum', 'Auth::id()', 'authenticate_user!', 'require_login', 'RequireLogin', 'RequireAuth', 'RequireUser', 'c.Get("user', 'authenticate("'];

/** Code of pages: it shows what the server has said. */
const PAGE = ['localStorage', 'useState', 'axios', 'defineStore', 'createSlice', '@angular/', 'HttpClient '];

/** owasp.org/Top10/A01_2021-Broken_Access_Control */
export const rightsRaised: Rule = {
  ...danger,
  cwe: [269, 862, 285],
  id: 'rights-given-by-every-user',
  title: 'Rights given by whoever is logged in',
  why: 'The code asks whether there is a user and not what he may do: he raises himself or others to administrator.',
  fix: 'Ask first whether the one who calls may give rights (requireAdmin, Depends(require_admin), [Authorize(Roles = "Admin")], authorize), and refuse his own account.',
  near: ['.setrole(', '.setadmin(', '.setroles(', '.role =', '.role_id =', '.isadmin =', '->role =', '->is_admin =', 'addtoroleasync(', '.is_admin =', '.is_staff =', '.is_superuser =', 'role:', 'isadmin:', 'is_admin:', 'admin:', '{ role }', "'role' =>", "'is_admin' =>", '"role",', 'set role =', 'set is_admin ='],
  find: [
    new RegExp(String.raw`(?<=(?<![\w.$>@])\$?@?(?!current_|currentU|me\b)${WHO})(?:\.|->)${RIGHT}\s{0,4}=\s{0,4}(?!=)(?<value>${GIVEN})`, 'y'),
    new RegExp(String.raw`(?<=(?<![\w.$>])${WHO})\.set(?:Role|Roles|Admin|IsAdmin)\(\s{0,4}(?<value>(?:\w{1,20}\.valueOf\()?\s{0,4}${GIVEN})`, 'y'),
    new RegExp(String.raw`AddToRoleAsync\(\s{0,4}\w{1,30},\s{0,4}(?<value>${GIVEN})`, 'y'),
    new RegExp(String.raw`(?<=(?:${CHANGED})\s{0,8})(?:(?<key>${RIGHT})\s{0,4}:\s{0,4}(?<value>${GIVEN})|\{ role \})`, 'iy'),
    new RegExp(String.raw`(?<=\b${WHO}\.(?:update|update!|update_attributes|update_columns|assign_attributes)[ (]\s{0,4}:?)${RIGHT}:\s{0,4}(?<value>(?!params\.(?:require|permit))(?:params\b|${GIVEN}))`, 'y'),
    new RegExp(String.raw`(?<=\$${WHO}->(?:update|forceFill|fill)\(\s{0,4}\[\s{0,8})["']${RIGHT}["']\s{0,4}=>\s{0,4}(?<value>\$(?:request|data|validated|input)\b|${GIVEN})`, 'y'),
    new RegExp(String.raw`(?<=\b(?:User|Member|Account|Profile|Employee)\w{0,10}\{[^;]{0,160}?\.Updates?\(\s{0,4})["']${RIGHT}["'],\s{0,4}(?<value>[\w.]{1,40})`, 'y'),
    new RegExp(String.raw`(?<=\bupdate\s{1,4}["\x60]?${TABLE}["\x60]?\s{1,8})set\s{1,4}(?:role|is_admin|is_staff|is_superuser)\s{0,4}=\s{0,4}(?<value>\?|\$\d|%s|:\w{1,20}|@\w{1,20}|true|1\b|'admin')`, 'iy'),
  ],
  where: {
    path: { trait: 'ends', of: ['.py', '.js', '.ts', '.tsx', '.mjs', '.java', '.kt', '.cs', '.php', '.rb', '.go'] },
    value: { all: [{ trait: 'text-says', of: LOGIN }, { not: { trait: 'text-says', of: PAGE } }, { not: 'rights-asked' }] },
  },
  bad: {
    py: [
      ...['member.role = body.role', 'member.role_id = change.role_id', 'target.is_staff = data["is_staff"]', 'person.is_admin = True', 'account.is_superuser = request.json["superuser"]'].map((line) => `@router.put("/{pk}/role")\ndef change(pk: int, body: Change, me=Depends(get_current_user)):\n    member = target = person = account = store.get(pk)\n    ${line}\n    store.save()`),
      ...['UPDATE users SET role = %s WHERE id = %s', 'update members set is_admin = true where id = %s'].map((query) => `@app.post("/promote/<int:pk>")\n@login_required\ndef promote(pk):\n    cur.execute("${query}", (request.form["to"], pk))`),
    ],
    ts: [
      ...['prisma.user.update({ where: { id: req.params.id }, data: { role: req.body.role } })', 'prisma.member.update({ where: { id }, data: { role } })', 'db.update(users).set({ isAdmin: req.body.isAdmin }).where(eq(users.id, id))', 'db.update(users).set({ role }).where(eq(users.id, id))', "supabase.from('profiles').update({ role: body.role }).eq('id', id)", "knex('users').where({ id }).update({ is_admin: true })", 'User.findByIdAndUpdate(id, { role: req.body.role })', 'User.updateOne({ _id: id }, { $set: { admin: true } })'].map((call) => `router.patch('/users/:id/role', requireAuth, async (req, res) => {\n  const { id } = req.params;\n  await ${call};\n  res.sendStatus(204);\n});`),
      "router.post('/promote', requireAuth, async (req, res) => {\n  const user = await User.findById(req.body.id);\n  user.isAdmin = true;\n  await user.save();\n});",
    ],
    java: ['user.setRole(form.role());', 'user.setRole(Role.valueOf(form.getRole()));', 'user.setRoles(form.getRoles());', 'user.setAdmin(true);'].map((line) => `class A {\n  @PutMapping("/{id}/role")\n  void change(@PathVariable long id, @RequestBody RoleForm form, @AuthenticationPrincipal Me me) {\n    User user = users.findById(id).orElseThrow();\n    ${line}\n  }\n}`),
    php: ['$member->role = $request->role;', '$member->is_admin = true;', "$member->update(['role' => $request->role]);", "$member->forceFill(['is_admin' => true])->save();"].map((line) => `<?php class A extends Controller {\n  public function __construct() { $this->middleware('auth'); }\n  public function raise(Request $request, Member $member) {\n    ${line}\n    $member->save();\n  }\n}`),
    ruby: ['member.update!(admin: true)', 'member.update(role: params[:role])', 'member.role = params[:role]'].map((line) => `class MembersController < ApplicationController\n  before_action :authenticate_user!\n  def promote\n    member = Member.find(params[:id])\n    ${line}\n  end\nend`),
    csharp: ['await _users.AddToRoleAsync(user, change.Role);', 'user.Role = change.Role;', 'user.IsAdmin = true;'].map((line) => `[Authorize]\n[HttpPost("{id}/role")]\npublic async Task<IActionResult> Change(string id, RoleChange change)\n{\n    var user = await _users.FindByIdAsync(id);\n    ${line}\n    return NoContent();\n}`),
    go: ['// behind RequireLogin\nfunc Change(c *gin.Context) {\n\tdb.Model(&User{}).Where("id = ?", c.Param("id")).Update("role", in.Role)\n}'],
  },
  good: {
    py: [
      ...['Depends(require_admin)', 'Depends(get_current_user), _=Depends(has_role("admin"))'].map((asks) => `@router.put("/{pk}/role")\ndef change(pk: int, body: Change, me=${asks}):\n    # get_current_user\n    member = store.get(pk)\n    member.role = body.role`),
      ...['if not me.is_admin:\n        raise Denied', 'if me.role != "admin":\n        raise Denied', 'if team.owner_id != me.id:\n        raise Denied', 'if me.id not in leads:\n        abort(403)'].map((asks) => `def change(pk: int, body: Change, me=Depends(get_current_user)):\n    ${asks}\n    member = store.get(pk)\n    member.role = body.role`),
      ...['member.role = invite.role', 'member.role = Role.MEMBER', 'member.role = "reader"', 'member.role = map_role(claims)', 'member.is_admin = False', 'message.role = body.role', 'current_user.role = body.role'].map((line) => `def join(body: Join, me=Depends(get_current_user)):\n    member = Member(me)\n    ${line}`),
      'def create_superuser(self, mail):\n    # current_user\n    user = self.model(mail)\n    user.is_superuser = True', 'def change(pk, body):\n    member = store.get(pk)\n    member.role = body.role',
    ],
    ts: ["async function load() {\n  const data = await axios.get('/me');\n  user.role = data.role;\n  isAuthenticated.value = true;\n}", "router.patch('/users/:id/role', requireAuth, requireAdmin, async (req, res) => {\n  await prisma.user.update({ where: { id: req.params.id }, data: { role: req.body.role } });\n});", "router.patch('/me', requireAuth, async (req, res) => {\n  await prisma.user.update({ where: { id: req.user.id }, data: { name: req.body.name } });\n});", "adminRouter.patch('/users/:id', requireAuth, async (req, res) => {\n  await prisma.user.update({ where: { id: req.params.id }, data: { role: req.body.role } });\n});"],
    'a.md': ['get_current_user\nmember.role = body.role'],
  },
};

/** graphql-ruby.org/mutations/mutation_authorization */
export const graphqlMutationUnasked: Rule = {
  ...danger,
  cwe: [639, 862],
  id: 'graphql-mutation-unasked',
  title: 'Object of a mutation looked up by its id, whoever asks',
  why: 'A mutation is open to everyone who reaches the endpoint: who sends the ids of others changes or deletes what is theirs.',
  fix: 'Go through the owner: context[:current_user].projects.find(id), or ask in authorized?.',
  near: ['.find(id)', '.find_by(id:'],
  find: ['$model.find(id)', '$model.find_by(id: id)'],
  where: { match: { all: [{ trait: 'within', of: ['defresolve('] }, { trait: 'within', of: ['.destroy', '.update', '.delete', '.save'] }, { trait: 'beside', of: ['BaseMutation', 'RelayClassicMutation', 'GraphQL::Schema::Mutation'] }, { not: { trait: 'beside', of: ['current_user', 'authorize', 'authorized?', 'ready?', 'olicy', 'context[', 'can?', 'viewer', 'admin'] } }] } },
  hole: 'none',
  langs: ['ruby'],
  bad: { ruby: ['find(id)', 'find_by(id: id)'].map((find) => `class Drop < BaseMutation\n  argument :id, ID, required: true\n  def resolve(id:)\n    Project.${find}.destroy!\n  end\nend`) },
  good: { ruby: ['class Drop < BaseMutation\n  def resolve(id:)\n    context[:current_user].projects.find(id).destroy!\n  end\nend', 'class Drop < BaseMutation\n  def authorized?(id:)\n    Policy.new(id).drop?\n  end\n  def resolve(id:)\n    Project.find(id).destroy!\n  end\nend', 'class Drop < BaseMutation\n  def load(id)\n    Project.find(id).destroy!\n  end\nend', 'class Show < BaseMutation\n  def resolve(id:)\n    Project.find(id)\n  end\nend', 'class Jobs\n  def resolve(id:)\n    Project.find(id).destroy!\n  end\nend', 'class Show < BaseResolver\n  def resolve(id:)\n    Project.find(id)\n  end\nend'] },
};

/** modelcontextprotocol.io (authorization), gradio.app (sharing your app) */
export const toolsOpen: Rule = {
  ...danger,
  cwe: [862, 306],
  id: 'python-tools-open-to-the-network',
  title: 'Tools or an app for the whole network that ask nobody who he is',
  why: 'Whoever reaches the address, or guesses the link, uses them with the rights of this machine.',
  fix: 'Give the server an auth provider, or bind it to 127.0.0.1; launch(auth=check_login) in Gradio, and no share=True.',
  near: ['.run(transport=', '.launch('],
  find: [/(?<=\b(?:mcp|server|app)\w{0,12})\.run\(transport=["'](?:streamable-http|sse|http)["'][^)]{0,80}\bhost=["']0\.0\.0\.0["']/y, /\.launch\((?![^)]{0,200}\bauth=)[^)]{0,120}\bshare=True/],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { all: [{ trait: 'text-says', of: ['MCP', 'mcp', 'gradio', 'gr.'] }, { not: { trait: 'text-says', of: ['auth=', 'auth_', 'Auth', 'Bearer', 'iddleware', 'verify'] } }] } },
  bad: { py: ['mcp = FastMCP("shop")\nmcp.run(transport="streamable-http", host="0.0.0.0", port=8000)', 'demo = gr.Interface(fn=answer, inputs="text", outputs="text")\ndemo.launch(share=True)'] },
  good: { py: ['mcp = FastMCP("shop", auth=JWTVerifier(KEYS))\nmcp.run(transport="sse", host="0.0.0.0")', 'mcp = FastMCP("shop")\nmcp.run(transport="sse", host="127.0.0.1")', 'gr.Interface(f).launch(share=True, auth=check)', 'demo.launch(share=True)'], 'a.md': ['gr.Interface(f).launch(share=True)'] },
};
