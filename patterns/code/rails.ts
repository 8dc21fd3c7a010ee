/** Pages, templates, checks and patterns of Rails and Sinatra. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS, unguessed } from './worth-words.ts';

const ruby = { langs: ['ruby'] } satisfies Partial<Rule>;

export const rubyMarkup: Rule = {
  id: 'ruby-markup-joined',
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Request text put into markup',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use a template that escapes, or Rack::Utils.escape_html around the value.',
  near: ['<h1', '<h2', '<p>', '<div', '<li>', '<span', '<td>', '<b>', '<html', '<title', '<script'],
  find: ['$html $+ $value'],
  where: { value: 'requested' },
  langs: ['ruby', '!erb'],
  bad: {
    ruby: [
      'get("/") { "<h1>#{params[:n]}</h1>" }', 'get("/") { "<h2>" + params[:n] }', 'name = params[:n]\nreturn "<p>Hi #{name}</p>"', 'x = "<div>#{params[:a]}"', 'x = "<li>#{params[:a]}"', 'x = "<span>#{params[:a]}"', 'x = "<td>#{params[:a]}"', 'x = "<b>#{params[:a]}"', 'x = "<html>#{params[:a]}"', 'x = "<title>#{params[:a]}"', 'x = "<script>var a = \'#{params[:a]}\'"',
    ],
  },
  good: { ruby: ['get("/") { "<h1>#{h(params[:n])}</h1>" }', 'x = "<p>#{name}</p>"', 'x = "<p>" + t(:hello)', 'x = "a <p> #{params[:id].to_i}"', 'y = "#{params[:a]}"'] },
};

export const railsTemplatePath: Rule = {
  ...ruby,
  id: 'rails-template-chosen',
  category: 'path-traversal',
  cwe: [22, 98],
  severity: 'high',
  title: 'Template chosen by the request',
  why: 'The sender can have any file rendered, and what stands in it run.',
  fix: 'Look the name up in a list of the pages you mean.',
  near: ['render ', 'render('],
  find: ['render $value'],
  where: { value: { all: ['requested', { not: { trait: 'has', of: ['json', 'plain', 'xml', 'text', 'html', 'body', 'inline', 'js', 'status'] } }] } },
  bad: { ruby: ['render file: "pages/#{params[:page]}"', 'render template: params[:t]', 'render action: params[:a]', 'render(params[:page])', 'page = params[:page]\nrender "pages/#{page}"'] },
  good: { ruby: ['render "pages/about"', 'render json: params[:a]', 'render template: name', 'render file: "public/404.html"', 'render :show, locals: { a: params[:a] }', 'render "pages/#{name}"', 'render action: "new"'] },
};

export const rubyTemplate: Rule = {
  ...ruby,
  id: 'ruby-template-text',
  category: 'template-injection',
  cwe: [1336, 94],
  severity: 'critical',
  title: 'Template text made from a value',
  why: 'What stands between <% and %> in the value runs as code on the server.',
  fix: 'Keep the template in a file, and pass the value to it as a local.',
  near: ['erb.new', 'erubi::engine', 'haml::engine', 'render inline', 'render(inline', 'slim::template', 'erb params', 'erb "'],
  find: ['ERB.new($value, $...)', 'Erubi::Engine.new($value, $...)', 'Haml::Engine.new($value, $...)', 'render inline: $value', 'render(inline: $value)', 'Slim::Template.new { $value }', 'erb $value'],
  where: { value: { any: ['requested', { all: ['joined', { not: 'path' }] }, { all: ['joined', 'html'] }] } },
  bad: { ruby: ['ERB.new(params[:t]).result(binding)', 'ERB.new("<p>#{name}</p>").result', 'Erubi::Engine.new(params[:t])', 'Haml::Engine.new(params[:t])', 'render inline: "<p>#{params[:x]}</p>"', 'render(inline: params[:x])', 'Slim::Template.new { params[:t] }', 'erb params[:t]', 'erb "<p>#{name}</p>"'] },
  good: { ruby: ['ERB.new(File.read("a.erb")).result(binding)', 'ERB.new(text)', 'Erubi::Engine.new(source)', 'Haml::Engine.new(source)', 'render inline: "<%= 1 %>"', 'Slim::Template.new { text }', 'erb :index, locals: { a: params[:a] }', 'ERB.new("#{dir}/a.erb")'] },
};

export const rubyPipe: Rule = {
  ...ruby,
  id: 'ruby-open-pipe',
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  title: 'Command run by open',
  why: 'Kernel#open and IO.read take a text that starts with | for a command line, and a shell takes the value in it apart.',
  fix: 'Use File.open for files, and Open3.capture2 with each argument on its own for programs.',
  near: ['open(', 'io.read', 'open "|'],
  find: ['open $value', 'IO.read($value, $...)', 'IO.readlines($value)'],
  where: { value: { trait: 'begins', of: ['|'] } },
  sink: 'always',
  bad: { ruby: ['open("|curl #{u}")', 'IO.read("| ls #{d}")', 'IO.readlines("|cat #{f}")', 'open "|ls #{d}"'] },
  good: { ruby: ['open("#{dir}/a")', 'open("|date")', 'IO.read("a#{b}")', 'IO.readlines("#{a}|#{b}")', 'File.open("|a #{b}")', 'open "a #{b}"'] },
};

export const rubySample: Rule = {
  ...ruby,
  id: 'ruby-sampled-secret',
  category: 'weak-randomness',
  cwe: [330, 338],
  severity: 'high',
  title: 'Secret made with guessable randomness',
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
  fix: 'Use SecureRandom.alphanumeric or urlsafe_base64, or sample(random: SecureRandom).',
  near: ['.sample', '.shuffle'],
  find: ['$list.sample', '$list.shuffle'],
  where: {
    list: {
      all: [
        unguessed(SECRETS),
        { not: { trait: 'beside', of: ['sample(random:', 'shuffle(random:'] } },
      ],
    },
  },
  bad: { ruby: ['password = Array.new(8) { CHARS.sample }.join', 'token = CHARS.shuffle.first(20).join', 'def generate_password\n  LETTERS.sample(8).join\nend'] },
  good: { ruby: ['color = COLORS.sample', 'password = Array.new(8) { CHARS.sample(random: SecureRandom) }.join', 'cards.shuffle.first(5)', 'password = CHARS.shuffle(random: SecureRandom).join'] },
};

export const rubySecretCompared: Rule = {
  id: 'ruby-secret-compared',
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  title: 'Secret compared with ==',
  why: 'The comparison ends at the first byte that differs: its time tells how much of a guess is right.',
  fix: 'Use Rack::Utils.secure_compare or ActiveSupport::SecurityUtils.secure_compare.',
  near: ['signature', 'hmac', 'digest', 'token', 'api_key', 'expected', 'secret'],
  find: [
    /\b\w{0,30}(?:signature|hmac|digest|token|api_key|expected|secret)\w{0,20}\s[!=]=\s(?:params\[|request\.(?:headers|env)|cookies\[|env\[)/,
    /\b(?:params|request\.(?:headers|env)|cookies|env)\[[^\]\n]{1,60}\]\s[!=]=\s(?:\w+\.|ENV\[['"])?\w{0,30}(?:signature|hmac|digest|token|api_key|expected|secret)\w{0,20}\b/i,
    /\b\w{0,20}signature\w{0,20}\s[!=]=\s\w{0,30}(?:signature|hmac|expected|digest)\w{0,20}\b/,
  ],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['return unless signature == request.headers["X-Sig"]', 'head 403 if params[:t] != user.api_token', 'ok = signature == expected_mac', "head 401 unless request.headers['X-Api-Key'] == ENV['API_KEY']", 'if hmac == params[:h]', 'if digest == params[:h]', 'if api_key == params[:h]', 'if expected == params[:h]', 'if secret == params[:h]'] },
  good: { ruby: ['secure_compare(signature, request.headers["X-Sig"])', 'if token == ""', 'if params[:a] == "b"', 'if name == params[:name]', 'if signature == nil'], js: ['if (signature == expected) go()'] },
};

export const rubyTraceShown: Rule = {
  id: 'ruby-trace-answered',
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Trace of an error sent to the client',
  why: 'Error texts and traces name paths, queries, hosts and accounts.',
  fix: 'Log the error with Rails.logger.error, and answer with a sentence of your own.',
  near: ['backtrace', 'full_message', 'consider_all_requests_local', 'show_exceptions', 'status: 500', 'internal_server_error'],
  find: [
    /\brender\b[^\n]{0,160}\b(?:e|ex|err|error|exception)\.(?:message|inspect|to_s)\b[^\n]{0,60}\bstatus: (?:500|:internal_server_error)\b/,
    /\b(?:render|json|halt|body|error!)(?!\w)[^\n]{0,200}\.(?:backtrace|full_message)\b(?!_)/, /\brender json: \{[^{}]{0,240}\.(?:backtrace|full_message)\b(?!_)/,
    /\bset\s+:show_exceptions,\s+true\b/,
    /\bconfig\.consider_all_requests_local\s*=\s*true\b/,
  ],
  where: { path: { not: { trait: 'ends', of: ['development.rb', 'test.rb', '_spec.rb', '_test.rb'] } } },
  bad: { ruby: ['error!({ error: e.class.name, trace: e.backtrace.first(25) }, 500)', 'render json: { error: e.message }, status: 500', 'render plain: "failed: #{e.inspect}", status: :internal_server_error', 'render json: { error: e.message, trace: e.backtrace }, status: 422', 'halt 500, e.full_message', 'render json: {\n  error: e.class.name,\n  backtrace: e.backtrace&.first(20)\n}', 'set :show_exceptions, true', 'config.consider_all_requests_local = true'] },
  good: { 'config/environments/development.rb': ['config.consider_all_requests_local = true'], ruby: ['Rails.logger.error(e.full_message)', 'render json: { errors: user.errors.full_messages }', 'render json: { error: e.message }, status: 422', 'render json: { error: "failed" }, status: 500', 'head :internal_server_error', 'set :show_exceptions, false', 'logger.error e.backtrace.join'] },
};

export const rubyLines: Rule = {
  id: 'ruby-format-by-line',
  category: 'input-validation',
  cwe: [1286, 777],
  severity: 'medium',
  title: 'Check that one good line satisfies',
  why: 'In Ruby ^ and $ stand for the ends of a line: a value of several lines passes when one of them is good.',
  fix: 'Write \\A and \\z instead of ^ and $.',
  near: ['with: /^', '%r{^'],
  find: [/(?:\bwith:|:with\s*=>)\s*(?:\/\^[^\n]{0,200}\$\/|%r\{\^[^\n}]{0,200}\$\})/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['validates :url, format: { with: /^https:\\/\\/\\w+$/ }', 'validates_format_of :a, :with => /^[a-z]+$/i', 'validates :b, format: { with: %r{^/a$} }'] },
  good: { ruby: ['validates :url, format: { with: /\\Ahttps:\\/\\/\\w+\\z/ }', 'line =~ /^a$/', 'validates_format_of :a, :with => /a/'] },
};

export const rubyPattern: Rule = {
  ...ruby,
  id: 'ruby-pattern-from-request',
  category: 'redos',
  cwe: [1333, 625],
  severity: 'medium',
  title: 'Regular expression from the request',
  why: 'A pattern made for it keeps the server busy for minutes.',
  fix: 'Use Regexp.escape(value), or include?.',
  near: ['regexp.'],
  find: ['Regexp.new($value, $...)', 'Regexp.compile($value)'],
  where: { value: 'requested' },
  bad: { ruby: ['Regexp.new(params[:p])', 'Regexp.new("^#{params[:p]}", true)', 'Regexp.compile(params[:p])'] },
  good: { ruby: ['Regexp.new(Regexp.escape(params[:p]))', 'Regexp.new("^#{name}")', 'Regexp.compile(pattern)'] },
};

/** docs.ruby-lang.org/en/master/ERB: the text is compiled to Ruby and run. */
export const erbOfRecord: Rule = {
  category: 'template-injection',
  cwe: [94, 1336],
  severity: 'medium',
  id: 'erb-of-record',
  title: 'ERB that a record or a form holds',
  why: 'Whoever may write the text runs Ruby on the server: <%= `id` %>.',
  fix: 'Use an engine that only knows names: Liquid::Template.parse(text).render(values).',
  near: ['erb.new('],
  find: ['ERB.new($text, $...)'],
  where: {
    text: { all: [{ not: 'literal' }, { not: { trait: 'holds', of: ['File', 'read', 'IO', 'DATA', 'Pathname', '__dir__', 'IOS', 'render', 'template_path', 'path'] } }, { not: { trait: 'named', of: ['template', 'erb', 'tmpl'] } }] },
    match: { trait: 'beside', of: ['ApplicationRecord', 'ActiveRecord', 'ApplicationMailer', 'Sinatra::', "require 'sinatra'", 'find_by(', '.find(params', 'Sequel', 'DB['] },
  },
  hole: 'none',
  langs: ['ruby'],
  bad: { ruby: ['class Letter < ApplicationRecord\n  def html\n    ERB.new(source).result(binding)\n  end\nend', 'class A < ApplicationMailer\n  def go(b)\n    text = b.messages.find_by(kind: 1).body\n    ERB.new(text, trim_mode: "-").result(binding)\n  end\nend', "class App < Sinatra::Base\n  post '/n' do\n    row = DB[:texts].first\n    ERB.new(row[:source]).result(binding)\n  end\nend"] },
  good: { ruby: ['class Letter < ApplicationRecord\n  def html\n    ERB.new(File.read(SOURCE)).result(binding)\n  end\nend', 'def html(source)\n  ERB.new(source).result(binding)\nend', 'class Letter < ApplicationRecord\n  def html\n    ERB.new("<p>").result(binding)\n  end\nend', 'class Letter < ApplicationRecord\n  def html(template)\n    ERB.new(template).result(binding)\n  end\nend'] },
};

/** docs.ruby-lang.org: Kernel#open runs what follows a |, File.open and URI#open do not. */
export const rubyKernelOpen: Rule = {
  ...rubyPipe,
  id: 'ruby-kernel-open',
  severity: 'high',
  title: 'File opened by a call that runs commands too',
  why: 'Kernel.open takes a text that starts with | for a command line: a file name or an address of someone else becomes a command.',
  fix: 'Use File.open(name) or Pathname(name).open for files, URI(address).open for addresses.',
  near: ['kernel.open'],
  find: ['Kernel.open $value'],
  // what begins with a text of its own begins with no |
  where: { value: { not: 'joined' } },
  bad: { ruby: ['def load(path)\n  Kernel.open(path, "rb") { |file| read(file) }\nend', 'def load(source)\n  io = Kernel.open source\nend'] },
  good: { ruby: ['Kernel.open("/dev/null", "w")', 'Kernel.open("https://#{host}/a")', 'def load(path)\n  File.open(path)\nend', 'Kernel.open "a"'] },
};

/** api.rubyonrails.org: gsub on a SafeBuffer gives a plain text again, and html_safe escapes nothing. */
export const railsHighlighted: Rule = {
  ...ruby,
  id: 'rails-text-marked-up',
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Text with tags put into it and never escaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Escape it first: ERB::Util.html_escape(text).gsub(…), or use highlight, simple_format, or safe_join with tag.mark(part).',
  near: ['html_safe', 'raw(', 'raw '],
  find: ['$value.html_safe', 'raw $value'],
  where: {
    value: {
      all: [
        { trait: 'holds', of: ['gsub', 'gsub!', 'sub'] }, { trait: 'within', of: ['"<mark', "'<mark", '"<em', "'<em", '"<br', "'<br", '"<b>', "'<b>", '"<strong', "'<strong", '"<span', "'<span", '"<a', "'<a", '"<i>', "'<i>", 'link_to(', 'tag.', 'content_tag('] },
        { not: { trait: 'within', of: ['html_escape(', 'escape_once(', '=h(', '(h(', 'ERB::Util', 'sanitize', 'escapeHTML', 'escape_html', 'strip_tags', '=truncate(text', 'highlight(', 'simple_format(', 'render_markdown', 'Markdown', 'markdown', 'I18n', 't("', "t('", 'Rouge', 'CodeRay'] } },
        { any: [{ not: { trait: 'within', of: ['=truncate(', '(truncate('] } }, { trait: 'within', of: ['escape:false'] }] },
      ],
    },
  },
  hole: 'none',
  bad: { ruby: ['def shown(post, word)\n  text = post.body\n  text = text.gsub(/#{Regexp.escape(word)}/i) { |m| "<mark>#{m}</mark>" }\n  text.html_safe\nend', "def lines(note)\n  raw(note.text.gsub(\"\\n\", '<br>'))\nend", "def lines(note)\n  raw note.text.gsub(\"\\n\", '<br>')\nend", ...['link_to("@#{$1}", profile_path($1))', 'tag.mark($1)', 'content_tag(:b, $1)'].map((made) => `def linked(text)\n  text.gsub(/@(\\w+)/) { ${made} }.html_safe\nend`), 'def linked(message)\n  message.text.gsub(URL, "<a href=\'\\\\0\'>\\\\0</a>").html_safe\nend', 'def teaser(story)\n  text = truncate(story.text, length: 80, escape: false)\n  text = text.gsub(/\\*(\\w+)\\*/, "<b>\\\\1</b>")\n  text.html_safe\nend'] },
  good: { ruby: ['h(post.body)', 'ERB::Util.html_escape(post.body)', 'sanitize(post.body)', 'CGI.escapeHTML(post.body)', 'truncate(post.body, length: 80)', 't("shop.hint")'].map((text) => `def shown(post, word)\n  text = ${text}\n  text = text.gsub(/#{Regexp.escape(word)}/i) { |m| "<mark>#{m}</mark>" }\n  text.html_safe\nend`).concat(['def shown(post)\n  text = post.body.gsub("a", "b")\n  text.html_safe\nend', 'def shown(icon)\n  text = "<b>"\n  icon.html_safe\nend']) },
};

/** api.rubyonrails.org (ActiveModel::AttributeAssignment), sequel.jeremyevans.net (mass assignment): a hash of the body names the columns itself. */
export const rubyBodyStored: Rule = {
  ...ruby,
  id: 'ruby-body-stored',
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of the request written to the record',
  why: 'The sender can set fields that the form does not show: admin, account_id, price.',
  fix: 'List the fields: params.require(:user).permit(:name), or body.slice("name", "bio") of what was parsed.',
  near: ['update!', 'create!', '.update(', '.assign_attributes(', '.create('],
  find: ['$record.update($fields)', '$record.update!($fields)', '$record.assign_attributes($fields)', '$record.create($fields)', '$record.create!($fields)'],
  where: { fields: { all: ['requested', { not: 'list' }, { trait: 'holds', of: ['to_unsafe_h', 'to_unsafe_hash', 'permit!', 'parse'] }, { not: { trait: 'holds', of: ['permit', 'slice', 'expect', 'dig', 'fetch'] } }] } },
  hole: 'none',
  bad: { ruby: ["patch '/me' do\n  sent = JSON.parse(request.body.read)\n  current_user.update(sent)\nend", 'def update\n  sent = params[:reader].to_unsafe_h.except("id")\n  current_reader.assign_attributes(sent)\nend', 'def update\n  sent = params[:reader].to_unsafe_hash\n  current_reader.update!(sent)\nend', 'def create\n  sent = params[:reader].permit!\n  Reader.create!(sent)\nend', 'def create\n  sent = JSON.parse(request.raw_post)\n  Reader.create(sent)\nend'] },
  good: { ruby: ["patch '/me' do\n  sent = JSON.parse(request.body.read).slice('name', 'bio')\n  current_user.update(sent)\nend", 'def update\n  sent = params.require(:reader).permit(:name)\n  current_reader.assign_attributes(sent)\n  current_reader.update!(sent)\n  Reader.create!(sent)\nend', 'def load(text)\n  sent = JSON.parse(text)\n  Reader.create(sent)\nend', 'def tags\n  current_reader.update({ tags: JSON.parse(request.raw_post) })\nend', 'def join\n  code = params[:code]\n  Membership.create(code)\nend'] },
};

/** guides.rubyonrails.org/routing (path and URL helpers): the address holds the token. */
export const rubyTokenLinkLogged: Rule = {
  ...ruby,
  id: 'ruby-token-link-logged',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Link that lets in whoever follows it, written to the log',
  why: 'Who reads the log sets the password of somebody else before he does.',
  fix: 'Log for whom the link was made: logger.info "reset requested for user #{user.id}".',
  near: ['password_reset_url(', 'password_url(', 'confirmation_url(', 'invitation_url(', 'magic_link_url(', 'magic_login_url(', 'unlock_url(', 'verification_url('],
  find: [/(?<=(?:\blogger\.\w{4,7}|\bputs\b)[^\n]{0,120}#\{\w{0,20})(?<value>\w{0,30}_url\((?!\))[^\n]{0,80}\))/y, /(?<name>\b[a-z_]\w{0,20}) = \w{0,20}_url\((?!\))[^\n]{0,80}\)\r?\n(?:(?!\bdef )[^]){0,400}?(?<value>(?:\blogger\.\w{4,7}|\bputs\b)[^\n]{0,120}#\{\k<name>\})/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['logger.info "reset of #{user.email}: #{edit_password_reset_url(raw)}"', 'link = edit_user_password_url(token: raw)\nRails.logger.debug("sent #{link}")', ...['reset_password_url', 'user_confirmation_url', 'accept_invitation_url', 'magic_link_url', 'magic_login_url', 'user_unlock_url', 'verification_url'].map((helper) => `logger.info("to #{user.id}: #{${helper}(token)}")`)] },
  good: { ruby: ['logger.info "reset of #{user.id}"\nMailer.reset(user, edit_password_reset_url(raw))', 'link = edit_user_password_url(token: raw)\nMailer.reset(link)', 'logger.info "see #{new_password_reset_url()}"'], 'a.md': ['logger.info "#{edit_password_reset_url(raw)}"'] },
};
