/** Routes and methods of controllers that lack the check which their neighbours have. */
import type { Rule } from '../../lib/types.ts';

export const routeUnguarded: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [862, 306],
  id: 'route-without-check',
  title: 'Route without the check that the others have',
  why: 'The other routes ask who is there; this one changes something for anyone.',
  fix: 'Put the same decorator or middleware on it: @login_required, requireAuth.',
  near: ['.route(', '.post(', '.put(', '.delete(', '.patch('],
  find: ['$app.route($path, $...)', '$app.post($path, $...)', '$app.put($path, $...)', '$app.delete($path, $...)', '$app.patch($path, $...)'],
  where: { app: 'unguarded' },
  langs: ['js', 'py'],
  bad: {
    js: [
      "app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.delete('/c', (req, res) => drop(res));", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.post('/c', async (req, res) => add(res));", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.put('/c', change);", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.patch('/c', change);",
    ],
    py: ['@app.route("/a")\n@login_required\ndef a(): pass\n\n@app.route("/b")\n@login_required\ndef b(): pass\n\n@app.route("/c", methods=["POST"])\ndef c(): drop()'],
  },
  good: {
    js: ["app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.delete('/c', requireAuth, (req, res) => drop(res));", "app.delete('/c', drop);", "app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.post('/login', login);"],
    py: ['@app.route("/c", methods=["POST"])\ndef c(): drop()'],
  },
};

export const methodUnguarded: Rule = {
  ...routeUnguarded,
  id: 'method-without-check',
  title: 'Method of a controller without the check that the others have',
  fix: 'Put the same annotation on it: @PreAuthorize, @UseGuards, [Authorize]; or say that it is for anyone: @PermitAll, [AllowAnonymous].',
  near: ['@post', '@put', '@patch', '@delete', '@requestmapping', 'httppost', 'httpput', 'httppatch', 'httpdelete'],
  find: ['@Post($...)', '@Put($...)', '@Patch($...)', '@Delete($...)', '@PostMapping', '@PutMapping', '@PatchMapping', '@DeleteMapping', '@RequestMapping($...)', '@POST', '@PUT', '@PATCH', '@DELETE', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'],
  where: { match: 'unguarded' },
  langs: ['js', 'java', 'kotlin', 'csharp'],
  bad: {
    ts: ['@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Put(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Patch(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Delete(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}'],
    java: ['@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PostMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PutMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PatchMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @DeleteMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @RequestMapping(path = "/{id}", method = RequestMethod.POST)\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @POST\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PUT\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PATCH\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @DELETE\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}'],
    csharp: ['public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPut("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPatch("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpDelete("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}'],
  },
  good: {
    ts: ['@Controller(\'bills\')\n@UseGuards(AuthGuard)\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\'register\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Public()\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}'],
    java: ['@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @GetMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PermitAll\n  @DELETE\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}'],
    csharp: ['public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [AllowAnonymous]\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', '[Authorize]\npublic class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}'],
  },
};
