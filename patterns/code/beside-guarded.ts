/** Actions and methods that stand beside guarded ones, and are not in the list or have not the mark of those. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', cwe: [862], severity: 'medium', title: 'Action without the filter that the others pass', why: 'The others turn away whoever does not own the record or lacks the right; this one changes it for anyone who is logged in.' } as const;

const controller = (body: string): string => `class ProjectsController < ApplicationController\n  before_action :authenticate_user!\n  before_action :set_project, only: %i[show update destroy transfer]\n  before_action :require_owner!, only: %i[edit update destroy]\n\n  def transfer\n    ${body}\n    redirect_to projects_path\n  end\n\n  private\n\n  def set_project\n    @project = Project.find(params[:id])\n  end\nend\n`;

/** guides.rubyonrails.org/action_controller_overview.html#filters */
export const railsActionUnfiltered: Rule = {
  ...danger,
  id: 'rails-action-unfiltered',
  fix: 'Put the action into the only: list of the filter.',
  near: ['update!', 'update(', 'update_column', 'toggle!', 'destroy', 'save'],
  find: ['update', 'update!', 'update_columns', 'update_column', 'toggle!'].map((call) => `$record.${call}($...)`).concat(['destroy', 'destroy!', 'save', 'save!'].map((call) => `$record.${call}`)),
  where: { record: 'unguarded' },
  langs: ['ruby'],
  bad: { 'projects_controller.rb': ['@project.update!(owner: taker)', '@project.update(owner: taker)', '@project.update_columns(owner_id: taker.id)', '@project.update_column(:owner_id, taker.id)', '@project.toggle!(:locked)', '@project.destroy', '@project.destroy!', '@project.save', '@project.save!'].map((body) => controller(body)) },
  good: {
    'projects_controller.rb': [controller('authorize @project\n    @project.update!(owner: taker)'), controller('@project.update!(owner: taker)').replace('update destroy]\n\n', 'update destroy transfer]\n\n'), controller('@project.update!(owner: taker)').replace('Project.find', 'current_user.projects.find'), controller('@project.update!(owner: taker)').replace('def transfer', 'def update'), controller('redirect_to @project').replace('  private\n', '  private\n\n  def hand_over\n    @project.update!(owner: taker)\n  end\n'), controller('@project.update!(owner: taker)').replace('require_owner!, only: %i[edit update destroy]', 'require_owner!')],
  },
};

/** laravel.com/docs/controllers#controller-middleware */
export const laravelActionUnfiltered: Rule = {
  ...danger,
  id: 'laravel-action-unfiltered',
  fix: 'Put the action into the list of only(), or ask in it: $this->authorize(…).',
  near: ['->update(', '->delete(', '->save(', '->forcedelete('],
  find: ['update', 'delete', 'save', 'forceDelete'].map((call) => `$record->${call}($...)`),
  where: { record: 'unguarded' },
  langs: ['php'],
  bad: { php: ['update(["owner_id" => $taker->id])', 'delete()', 'save()', 'forceDelete()'].map((call) => `<?php\nclass ProjectController extends Controller {\n  public function __construct() {\n    $this->middleware('can:manage,project')->only(['edit', 'update', 'destroy']);\n  }\n  public function transfer(Request $request, Project $project) {\n    $project->${call};\n    return back();\n  }\n}`) },
  good: { php: [`<?php\nclass ProjectController extends Controller {\n  public function __construct() {\n    $this->middleware('can:manage,project')->only(['edit', 'update', 'transfer']);\n  }\n  public function transfer(Request $request, Project $project) {\n    $project->save();\n    return back();\n  }\n}`, `<?php\nclass ProjectController extends Controller {\n  public function __construct() {\n    $this->middleware('can:manage,project')->only(['edit', 'update']);\n  }\n  public function transfer(Request $request, Project $project) {\n    $this->authorize('transfer', $project);\n    $project->save();\n    return back();\n  }\n}`] },
};

const guarded = (mark: string, name: string): string => `  ${mark}\n  @UseGuards(JwtGuard)\n  ${name}() { return this.rows.${name}(); }\n\n`;
const kept = (mark: string, name: string): string => `  ${mark}\n  @PreAuthorize("hasRole('CLERK')")\n  public List<Row> ${name}() { return rows.${name}(); }\n\n`;

/** docs.nestjs.com/guards, docs.spring.io/spring-security (method security) */
export const readUnguarded: Rule = {
  category: 'access-control',
  cwe: [862, 306],
  severity: 'medium',
  id: 'read-without-check',
  title: 'Read without the check that all others have',
  why: 'The other methods of the controller ask who is there, those that only read included; this one answers anyone.',
  fix: 'Put the same annotation on it: @UseGuards, @PreAuthorize, [Authorize]; or say that it is for anyone: @Public, [AllowAnonymous].',
  near: ['@get', 'httpget'],
  find: ['@Get($...)', '@GetMapping', '@GET', 'HttpGet'],
  where: { match: 'unguarded' },
  langs: ['js', 'java', 'kotlin', 'csharp'],
  bad: {
    ts: [`@Controller('invoices')\nexport class Invoices {\n${guarded('@Get()', 'list')}${guarded("@Get(':id')", 'one')}${guarded('@Post()', 'add')}  @Get('export.csv')\n  exportCsv() { return this.rows.all(); }\n}`],
    java: [`class Invoices {\n${kept('@GetMapping("/a")', 'list')}${kept('@GetMapping("/b")', 'one')}${kept('@PostMapping("/c")', 'add')}  @GetMapping("/export.csv")\n  public List<Row> export() { return rows.all(); }\n}`, `class Invoices {\n${kept('@GET', 'list')}${kept('@GET', 'one')}${kept('@POST', 'add')}  @GET\n  public List<Row> export() { return rows.all(); }\n}`],
    csharp: ['public class Invoices : ControllerBase {\n  [HttpGet("a")]\n  [Authorize]\n  public IActionResult A() { return Ok(rows.A()); }\n\n  [HttpGet("b")]\n  [Authorize]\n  public IActionResult B() { return Ok(rows.B()); }\n\n  [HttpPost("c")]\n  [Authorize]\n  public IActionResult C() { return Ok(rows.C()); }\n\n  [HttpGet("export")]\n  public IActionResult Export() { return Ok(rows.All()); }\n}'],
  },
  good: {
    ts: [`@Controller('invoices')\nexport class Invoices {\n${guarded('@Get()', 'list')}${guarded("@Get(':id')", 'one')}${guarded('@Post()', 'add')}  @Get('health')\n  health() { return 'up'; }\n}`, `@Controller('invoices')\nexport class Invoices {\n${guarded('@Post()', 'add')}${guarded("@Put(':id')", 'set')}${guarded("@Delete(':id')", 'drop')}  @Get()\n  list() { return this.rows.all(); }\n}`, `@Controller('invoices')\nexport class Invoices {\n${guarded('@Get()', 'list')}${guarded("@Get(':id')", 'one')}${guarded('@Post()', 'add')}  @Public()\n  @Get('rates')\n  rates() { return this.rows.rates(); }\n}`],
  },
};
