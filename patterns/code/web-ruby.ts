/** Values that reach a page, a query, a file or an address in Ruby: Rails and Sinatra. */
import type { Rule } from '../../lib/types.ts';

const sql = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Give the value apart from the text: where("name = ?", name) or where(name: name).',
  langs: ['ruby'],
} satisfies Partial<Rule>;

const path = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  langs: ['ruby'],
} satisfies Partial<Rule>;

export const railsQuery: Rule = {
  ...sql,
  id: 'rails-query',
  title: 'Value joined into a query',
  near: ['.select(', 'find_by(', 'where', 'find_by_sql', 'having', 'joins', 'exists?', 'update_all', 'delete_all', 'select_all', 'exec_query', '.order', 'reorder', 'count_by_sql', 'destroy_all'],
  find: ['$m.select($value)', 
    '$m.where.not($value)', '$m.find_by($value)',
    '$m.where $value', 'where($value)', '$?.find_by_sql($value)', '$m.having($value)', '$m.joins($value)', '$m.exists?($value)', '$m.update_all($value)', '$m.delete_all($value)', '$c.select_all($value, $...)', '$c.exec_query($value, $...)', '$m.reorder($value)', '$m.count_by_sql($value)', '$m.destroy_all($value)', '$m.order $value',
  ],
  where: { value: 'joined', match: { not: { all: [{ trait: 'has', of: ['exists?'] }, { trait: 'has', of: ['File', 'Dir', 'FileTest'] }] } } },
  bad: {
    ruby: [
      'Item.select("id, #{params[:col]} = \'a\'")',
      'User.where.not("name = \'#{params[:n]}\'")', 'User.find_by("name = \'#{params[:n]}\'")',
      'scope = where("name = \'#{name}\'")',       'User.where("name = \'#{name}\'")', 'users.where "id = #{id}"', 'User.find_by_sql("id = \'#{id}\'")', 'q.having("n > #{n}")', 'q.joins("a on b = #{c}")', 'User.exists?("name = \'#{n}\'")', 'User.update_all("a = \'#{a}\'")', 'User.delete_all("id = #{id}")', 'c.select_all("a = \'#{a}\'")', 'c.exec_query("a = \'#{a}\'")',
      'User.order("a = #{params[:sort]}")', 'q.reorder("#{params[:sort]} desc")', 'User.count_by_sql("a = \'#{a}\'")', 'User.destroy_all("a = \'#{a}\'")', 'q.order "#{params[:sort]} asc"',
    ],
  },
  good: {
    ruby: ['Item.select("id, name")', 'File.exists?("#{dir}/#{name}")', 'User.find_by(name: params[:n]); User.where.not(name: params[:n])', 'User.where("name = ?", name)', 'def friends\n  User.where("a.user_id = #{id}")\nend', 'User.where("name = #{connection.quote name}")', 'User.where("a.id = #{Member.table_name}.user_id + #{Member.table_name}.a")', 'User.where(name: params[:name])', 'User.where("#{table}.id = ?", id)', 'User.order(:name)', 'q.having("n > 1")', 'User.where("id = #{id.to_i}")', 'q.joins(:posts)', 'User.where name: name', 'q.order("#{column} desc")', 'User.where(sql)', 'User.where(params[:x])', 'User.find_by_sql(sql)'],
  },
};

export const railsOrder: Rule = {
  ...sql,
  id: 'rails-order',
  title: 'Part of a query from the request',
  fix: 'Look the column up in a list of those you mean.',
  near: ['.calculate(', '.lock(', '.sum(', '.average(', '.minimum(', '.maximum(', 'reorder', '.group(', '.from(', '.order', 'find_by_sql', 'pluck', 'arel.sql', '.execute'],
  find: ['$m.calculate($how, $value)', '$m.lock($value)', '$m.sum($value)', '$m.average($value)', '$m.minimum($value)', '$m.maximum($value)', '$m.reorder($value)', '$m.group($value)', '$m.from($value)', '$m.order($value)', '$m.find_by_sql($value)', '$m.pluck($value)', 'Arel.sql($value)', '$c.execute($value)'],
  // what stands in a list behind the statement is bound
  where: { match: { not: 'own-call' }, value: { all: ['requested', { not: 'list' }] } },
  bad: { ruby: ['Item.calculate(:sum, params[:col])', 'Item.lock(params[:how]).first', 'Item.sum(params[:col])', 'Item.average(params[:col])', 'Item.minimum(params[:col])', 'Item.maximum(params[:col])', 'User.reorder(params[:sort])', 'User.group(params[:by]).count', 'User.from(params[:t])', 'User.order(params[:sort])', 'User.find_by_sql(params[:q])', 'User.pluck(params[:c])', 'Arel.sql(params[:order])', 'connection.execute(params[:sql])'] },
  good: { ruby: ['Item.calculate(:sum, :price); Item.lock(mode); Item.sum(:price); Item.average(column); Item.minimum(column); Item.maximum(column)', 'opts.order(ARGV) { |name| names << name }', 'User.reorder(:name); User.group(:kind); Time.from(text)', 'User.order(:name)', 'User.pluck("a" + column)', 'Arel.sql("a desc")', 'connection.execute(sql)', 'User.order(sort_column)', 'User.find_by_sql(sql)', 'Arel.sql("a = \'#{a}\'")', 'User.find_by_sql(["SELECT a FROM t WHERE b = ?", params[:b]])', 'class Plan\n  def self.from(params)\n    new(params[:name])\n  end\nend\nplan = Plan.from(params)'] },
};

export const railsMarkup: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  why: 'Text placed in the page as HTML can carry a script with it.',
  langs: ['ruby'],
  id: 'rails-unescaped',
  title: 'Value put into a page unescaped',
  fix: 'Leave out raw and html_safe, or clean the value with sanitize.',
  near: ['safebuffer.new(', 'render js:', 'simple_format(', 'html_safe', 'raw(', 'raw ', 'render html:', 'render(html:', 'safe_concat'],
  find: ['$?.SafeBuffer.new($value)', 'render js: $value', 'simple_format($value, $options, sanitize: false)', '$value.html_safe', 'raw $value', '$b.safe_concat($value)', 'render html: $value', 'render(html: $value)'],
  where: { value: { any: ['requested', { all: ['joined', 'html'] }] } },
  bad: {
    ruby: ['ActiveSupport::SafeBuffer.new(params[:x])', 'render js: "show(\'#{params[:n]}\')"', 'simple_format(params[:bio], {}, sanitize: false)', '"<b>#{name}</b>".html_safe', 'raw(params[:text])', 'raw "<p>#{text}</p>"', 'buffer.safe_concat("<p>#{text}</p>")', 'render html: params[:x]', 'render(html: params[:x])'],
    erb: ['<%= params[:q].html_safe %>', '<%= raw params[:q] %>'],
  },
  good: { ruby: ['ActiveSupport::SafeBuffer.new(text)', 'render js: "show()"', 'simple_format(params[:bio])', '"<b>".html_safe', 'raw(text)', 'name.html_safe', '"<b>#{h(name)}</b>".html_safe', '"<b>#{link_to(name, path)}</b>".html_safe', 'render html: page', '"#{a} #{b}".html_safe', 'raw = read("a")', 'raw = params[:text]', 'raw || params[:text]', 'b.safe_concat(text)'], erb: ['<%= params[:q] %>'] },
};

export const erbUnescaped: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'erb-unescaped',
  title: 'Template that puts a value in unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Write <%= %> without raw and html_safe, or clean the value with sanitize.',
  near: ['<%==', '<%= raw', '.html_safe'],
  find: [/<%= ?raw[ (] ?@?[a-z_]\w{0,30}\.(?!to_json|url|path|errors|\w{0,20}(?:html|render|_path|_url|json)\b)[a-z_]\w{0,30}(?:\.(?:gsub|sub|strip|squish|truncate|tr)\([^()\n%]{0,60}\))? ?\)? ?-?%>/, /<%= ?@?[a-z_]\w{0,30}\.(?:body|content|description|text|bio|comment|message|title|name|summary|about)\.html_safe ?-?%>/, /<%==\s*(?!yield\b|render\b|content_for\b|pagy|csrf|t\b|t\()[@\w][^%\n]{0,150}%>/],
  bad: { 'page.html.erb': ['<p><%== @comment.body %></p>', '<p><%= raw @comment.body %></p>', '<p><%= raw comment.body.gsub("\\n", "<br>") %></p>', '<p><%= post.body.html_safe %></p>'] },
  good: { 'page.html.erb': ['<p><%= @comment.body %></p>', '<%== yield %>', '<%= raw @page.to_json %>', '<%= raw render("a") %>', '<%= sanitize post.body %>', '<%= title.html_safe %>', '<%== pagy_nav(@pagy) %>'] },
};

export const rubyPath: Rule = {
  ...path,
  id: 'ruby-path',
  title: 'Value joined into a path',
  fix: 'Take only File.basename of the value, or compare File.expand_path of the path with the folder.',
  near: ['file.open', 'file.read', 'file.new', 'io.read', 'file.delete', 'rm_rf', 'send_file', 'file.write', 'file.binread', 'dir.glob', 'dir.children', 'dir.entries'],
  find: ['File.open($value, $...)', 'File.read($value)', 'File.new($value, $...)', 'IO.read($value)', 'File.delete($value)', 'FileUtils.rm_rf($value)', 'send_file $value', 'File.write($value, $...)', 'File.readlines($value, $...)', 'File.binread($value)', 'Dir.glob($value)', 'Dir.children($value)', 'Dir.entries($value)'],
  bad: {
    ruby: ['File.open("uploads/#{name}", "w")', 'File.read("docs/" + params[:f])', 'File.new("a/#{b}")', 'IO.read("a/#{b}")', 'File.delete("uploads/#{n}")', 'FileUtils.rm_rf("work/#{job}")', 'send_file "files/#{params[:f]}", type: "a"', 'send_file params[:path]', 'File.write("out/#{n}", x)', 'File.readlines("a/#{b}")', 'File.binread("a/#{b}")', 'Dir.glob("a/#{params[:b]}/*")', 'Dir.children("a/#{params[:b]}")', 'Dir.entries("a/#{params[:b]}")'],
  },
  good: { ruby: ['File.open("a.txt")', 'File.read(path)', 'File.read("docs/#{File.basename(name)}")', 'File.open("#{dir}/a.txt")', 'File.join("a", b)', 'send_file(path)', 'File.write("run/#{id.to_i}", x)', 'Dir.new("a/#{b}")', 'FileUtils.rm_rf(dir)', 'ARGF.read', 'IO.read("a")', 'send_file @export.path'] },
};

/** `Rails.root.join("data", name).read` */
export const rubyPathname: Rule = {
  ...path,
  id: 'ruby-pathname',
  title: 'File named by the request',
  fix: 'Take only File.basename of the value, or compare the expanded path with the folder.',
  near: ['.join('],
  find: ['$folder.join($value).read', '$folder.join($value).binread', '$folder.join($value).open', '$folder.join($first, $value).read', '$folder.join($first, $value).binread', '$folder.join($first, $value).open'],
  bad: { ruby: ['Pathname.new("up").join(params[:f]).read', 'UP.join(params[:f]).binread', 'UP.join(params[:f]).open { |f| f.read }', 'Rails.root.join("up", params[:f]).read', 'Rails.root.join("up", params[:f]).binread', 'Rails.root.join("up", params[:f]).open'] },
  good: { ruby: ['UP.join(name).read', 'UP.join(name).binread', 'UP.join(name).open', 'Rails.root.join("up", name).read', 'Rails.root.join("up", name).binread', 'Rails.root.join("up", name).open', 'UP.join(File.basename(params[:f])).read'] },
};

export const rubyPathRequested: Rule = {
  ...path,
  id: 'ruby-path-from-request',
  title: 'Path chosen by a request',
  fix: 'Take only File.basename of the value, or compare File.expand_path of the path with the folder.',
  near: ['fileutils.', 'io.readlines', 'csv.read', 'csv.foreach', 'yaml.load_file', 'file.unlink', 'file.rename', 'dir.mkdir', 'zip::file.open'],
  find: ['FileUtils.rm($value, $...)', 'FileUtils.rm_r($value, $...)', 'FileUtils.mkdir_p($value, $...)', 'FileUtils.mv($from, $value)', 'FileUtils.cp($from, $value)', 'FileUtils.mv($value, $to)', 'FileUtils.cp($value, $to)', 'IO.readlines($value)', 'CSV.read($value, $...)', 'CSV.foreach($value, $...)', 'YAML.load_file($value, $...)', 'File.unlink($value)', 'File.rename($from, $value)', 'Dir.mkdir($value)', 'Zip::File.open($value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'named', of: ['tempfile', 'path'] } }] } },
  bad: {
    ruby: ['FileUtils.rm("files/#{params[:f]}")', 'FileUtils.rm_r("files/" + params[:f])', 'FileUtils.mkdir_p(Rails.root.join("files", params[:f]))', 'FileUtils.mv(tmp, "files/#{params[:f]}")', 'FileUtils.cp(tmp, "files/#{params[:f]}")', 'FileUtils.mv("files/#{params[:f]}", out)', 'FileUtils.cp("files/#{params[:f]}", out)', 'IO.readlines(params["path"])', 'CSV.read("data/#{params[:f]}", headers: true)', 'CSV.foreach(params[:f]) { |row| add(row) }', 'YAML.load_file("config/#{params[:f]}.yml")', 'File.unlink("files/#{params[:f]}")', 'File.rename(tmp, "files/#{params[:f]}")', 'Dir.mkdir("files/#{params[:f]}")', 'Zip::File.open("files/#{params[:f]}")'],
  },
  good: { ruby: ['FileUtils.mv(params[:file].tempfile, out)', 'CSV.foreach(params[:file].path, headers: true) { |row| add(row) }', 'FileUtils.mkdir_p("out/#{name}")', 'FileUtils.rm(path); FileUtils.rm_r(path); IO.readlines(path); CSV.read("a.csv"); YAML.load_file(path); File.unlink("a/#{name}"); File.rename(a, b); Dir.mkdir(path); Zip::File.open(path); FileUtils.cp(a, b)'] },
};

export const rubyRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  langs: ['ruby'],
  id: 'ruby-request-host',
  title: 'Address of a request chosen from outside',
  fix: 'Take the host from a list, and only the rest from the value.',
  near: ['http.timeout(', 'http.get(', 'http.post(', 'typhoeus', 'excon', 'down.download', 'httpx.', 'tcpsocket.new', 'net::http', 'httparty', 'faraday', 'restclient', 'open('],
  find: ['Net::HTTP.post($value, $...)', 'Kernel.open($value, $...)', 'HTTP.get($value, $...)', 'HTTP.post($value, $...)', 'HTTP.$m($...).get($value, $...)', 'Typhoeus.$m($value, $...)', 'Typhoeus::Request.new($value, $...)', 'Excon.$m($value, $...)', 'Down.download($value, $...)', 'HTTPX.$m($value, $...)', 'TCPSocket.new($value, $...)', 'Net::HTTP.start($value, $...)', 'Net::HTTP.new($value, $...)', 'RestClient::Request.execute(url: $value, $...)', 'Net::HTTP.get($value, $...)', 'Net::HTTP.get_response($value, $...)', 'URI.open($value, $...)', 'HTTParty.$m($value, $...)', 'Faraday.$m($value, $...)', 'RestClient.$m($value, $...)', 'open($value, $...)'],
  where: { value: 'host' },
  bad: { ruby: ["Net::HTTP.post(URI(env['QUERY_STRING']), data)", 'Net::HTTP.post(URI(req.params["url"]), data)', 'Net::HTTP.post(URI(controller.params[:url]), data)', 'Net::HTTP.post(URI(params[:url]), data)', 'Kernel.open(params[:url])', 'HTTP.get(params[:url])', 'HTTP.post(params[:url], json: data)', 'HTTP.timeout(3).get(params[:url])', 'Typhoeus.get(params[:url])', 'Typhoeus::Request.new(params[:url], method: :get).run', 'Excon.get(params[:url])', 'Down.download(params[:url])', 'HTTPX.get(params[:url])', 'TCPSocket.new(params[:host], 80)', 'Net::HTTP.start(params[:host], 80)', 'uri = URI(params[:url])\nhttp = Net::HTTP.new(uri.host, uri.port)', 'RestClient::Request.execute(method: :get, url: params[:url])', 'Net::HTTP.get(URI(params[:url]))', 'Net::HTTP.get_response(URI.parse(params[:url]))', 'URI.open(params[:url])', 'HTTParty.get(params[:url])', 'Faraday.get("http://#{params[:host]}/x")', 'RestClient.post(params[:url], data)', 'open(params[:url])'] },
  good: { ruby: ['HTTP.get("https://x.com", params: params[:q])', 'uri = URI(BASE)\nNet::HTTP.start(uri.host, uri.port)', 'TCPSocket.new(HOST, params[:port])', 'Excon.get(url); Typhoeus.get(url); HTTPX.get(url); Down.download(url)', 'Net::HTTP.get(URI("https://x.com/a"))', 'URI.open("https://x.com/#{params[:id]}")', 'HTTParty.get(url)', 'Faraday.get("https://api.x.com", q: 1)', 'File.open(params[:x])', 'open(path)'] },
};

/** open-uri gives addresses a method of their own. */
export const rubyOpenUri: Rule = {
  ...rubyRequest,
  id: 'ruby-uri-opened',
  near: ['uri.open', 'url.open', ').open', 'uri.read', 'url.read', ').read'],
  find: ['$value.open', '$value.read'],
  where: { value: { all: ['host', { trait: 'holds', of: ['URI'] }] } },
  bad: { ruby: ['uri = URI.parse(params[:feed])\nbody = uri.open(read_timeout: 5, &:read)', 'url = URI(params[:feed])\nbody = url.open.read', 'URI.parse(params[:feed]).open(redirect: false)', 'uri = URI(params[:feed])\nbody = uri.read', 'url = URI(params[:feed])\nbody = url.read(redirect: false)', 'URI(params[:feed]).read'] },
  good: { ruby: ['uri = URI.parse(feed)\nuri.open', 'url = params[:file]\nurl.read', 'uri = URI("https://feeds.example/#{params[:id]}")\nuri.open', 'uri = URI.parse(params[:feed])\nraise Refused unless HOSTS.include?(uri.host)\nuri.open'] },
};

/** What a connection is called there says nothing. */
export const rubyClient: Rule = {
  ...rubyRequest,
  id: 'ruby-client-request-host',
  near: ['conn.get(', 'conn.post(', 'connection.get(', 'client.get('],
  find: ['$?.conn.get($value, $...)', '$?.conn.post($value, $...)', '$?.connection.get($value, $...)', '$?.client.get($value, $...)'],
  where: { value: { all: ['host', { trait: 'beside', of: ['Faraday.new', 'HTTPClient.new'] }] } },
  bad: { ruby: ['conn = Faraday.new\nconn.get(params[:url]).body', 'conn = Faraday.new\nconn.post(params[:url], data)', 'connection = Faraday.new\nconnection.get(params[:url])', 'client = HTTPClient.new\nclient.get(params[:url])'] },
  good: { ruby: ['client = Redis.new\nclient.get(params[:key])', 'conn = Faraday.new(url: BASE)\nconn.get("/users/#{params[:id]}")', 'conn = Faraday.new\nconn.post(url, params[:x]); connection.get(url); conn.get(url)'] },
};

export const rubyRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  langs: ['ruby'],
  id: 'ruby-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Redirect to a named route, or use url_from(params[:to]) || root_path.',
  near: ['redirect_back', '.headers[', 'redirect_to', 'redirect ', 'redirect('],
  find: ['redirect_back fallback_location: $value', 'redirect_back(fallback_location: $value)', '$r.headers[\'Location\'] = $value', 'redirect_to $value', 'redirect $value'],
  where: { value: { all: ['host', { not: { trait: 'within', of: ['allow_other_host: false'] } }] } },
  bad: { ruby: ['redirect_back fallback_location: params[:to]', 'redirect_back(fallback_location: params[:to])', 'redirect(params[:next])', 'response.headers["Location"] = params[:to]', 'redirect_to params[:url]', 'redirect_to(params[:to], allow_other_host: true)', 'redirect params[:next]', 'redirect_to(params[:url])'] },
  good: { ruby: ['redirect_back fallback_location: root_path', 'response.headers["Location"] = user_url(@user)', 'redirect_to root_path', 'redirect_to "/users/#{params[:id]}"', 'redirect_to @user', 'redirect "/home"', 'redirect_to(url_for(params[:a]), notice: 1)', 'redirect_to params[:url], allow_other_host: false'] },
};

/** `javascript:` in the address runs a script of whoever sent it. */
export const railsLink: Rule = {
  category: 'xss',
  cwe: [79, 601],
  severity: 'medium',
  id: 'rails-link-from-request',
  title: 'Link to an address from outside',
  why: 'An address that begins with javascript: runs a script of its sender in the page, and any other leads the visitor away in your name.',
  fix: 'Take addresses that begin with https:// or a single slash only.',
  near: ['link_to', 'button_to'],
  find: ['link_to $name, $value', 'button_to $name, $value', 'link_to($name, $value, $...)', 'button_to($name, $value, $...)'],
  where: { value: { all: ['host', { not: { any: [{ trait: 'has', of: ['permit', 'merge'] }, { trait: 'equals', of: ['params'] }] } }] } },
  langs: ['ruby', 'erb'],
  bad: { ruby: ['link_to("back", params[:back])', 'button_to "back", params[:back]', 'button_to("back", params[:back])'], erb: ['<%= link_to "back", params[:back] %>'] },
  good: { ruby: ['link_to("back", root_path)', 'link_to "user", "/users/#{params[:id]}"', 'link_to user.name, user', 'button_to "x", path', 'link_to "a", params.permit(:page)', 'link_to "a", params.merge(page: 2)', 'link_to "a", params'] },
};

export const rubyRedirectAnywhere: Rule = {
  ...rubyRedirect,
  id: 'ruby-redirect-anywhere',
  title: 'Redirect that may lead to any host',
  fix: 'Leave allow_other_host out, and keep only what url_from(params[:to]) lets through.',
  near: ['redirect_to'],
  find: ['redirect_to $value'],
  hole: 'none',
  where: { value: { all: [{ trait: 'within', of: ['allow_other_host: true'] }, { not: 'sanitised' }, { any: ['requested', { trait: 'has', of: ['return_to', 'return_url', 'redirect_url', 'redirect_to', 'next_url', ':return_to', ':redirect_url', ':next', 'referer', 'back_url'] }] }] } },
  bad: { ruby: ['def create\n  to = session[:return_to]\n  redirect_to(to || root_path, allow_other_host: true)\nend\n\ndef keep\n  session[:return_to] = params[:return_to]\nend', 'redirect_to return_to, allow_other_host: true', 'redirect_to return_url, allow_other_host: true, status: 303', 'redirect_to return_url, notice: "done", allow_other_host: true'] },
  good: { ruby: ['redirect_to url_from(return_to), allow_other_host: true', 'redirect_to Rails.configuration.x.docs_url, allow_other_host: true', 'redirect_to return_to, allow_other_host: false', 'redirect_to docs_url, allow_other_host: true, status: 303', 'redirect_to docs_url, notice: "done", allow_other_host: true', 'def create\n  to = session[:return_to]\n  redirect_to(to || root_path, allow_other_host: true)\nend\n\ndef keep\n  session[:return_to] = url_from(params[:return_to])\nend'] },
};

/** Columns of a record as they are: Rails filters inspect of a record, not that of its attributes. */
export const rubyRecordLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  langs: ['ruby'],
  id: 'ruby-record-logged',
  title: 'All columns of a record written to the log',
  why: 'Among the columns is a password, token or key: logs are read by more people and kept for longer.',
  fix: 'Log the columns you need: record.slice(:id, :state); record.inspect leaves filtered attributes out.',
  near: ['.info', '.debug', '.warn', '.error'],
  find: ['$log.info $rest', '$log.debug $rest', '$log.warn $rest', '$log.error $rest'],
  where: { log: { trait: 'mentions', of: ['logger', 'log'] }, rest: { all: [{ trait: 'has', of: ['attributes', 'serializable_hash', 'attributes_before_type_cast'] }, { not: { trait: 'has', of: ['slice', 'except', 'keys', 'only', 'key'] } }, { trait: 'beside', of: ['secret', 'password', '_token', 'api_key', 'private_key'] }] } },
  hole: 'none',
  bad: { ruby: ['info', 'debug', 'warn', 'error'].flatMap((level) => [`@logger.${level}("hook #{@hook.attributes.inspect}")\nsign(@hook.signing_secret)`, `Rails.logger.${level} "user #{user.attributes}"\nuser.reset_token`]) },
  good: { ruby: ['Rails.logger.info("hook #{@hook.id}")\nsign(@hook.signing_secret)', 'Rails.logger.info("hook #{@hook.attributes.except("signing_secret")}")', 'Rails.logger.info("row #{row.attributes}")', 'parser.warn(node.attributes, password)', ...['debug', 'warn', 'error'].map((level) => `logger.${level}("a #{hook.id}")\nhook.secret`)] },
};

/** api.rubyonrails.org (ActionView::Helpers::OutputSafetyHelper): html_safe says that somebody has escaped all of it. */
export const htmlSafeHalf: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'rails-text-escaped-in-part',
  title: 'Text called safe of which one value was not escaped',
  why: 'html_safe escapes nothing: what was put in without h() is read as markup.',
  fix: 'Escape it like the others, #{h(issue.title)}, or put the parts together with safe_join.',
  near: ['".html_safe'],
  find: [/(?<="(?=[^"\n]{0,200}#\{(?:h|html_escape|ERB::Util\.h|sanitize|link_to)[( ])[^"\n]{0,190}#\{(?<value>@?\w{1,30}(?:\.\w{1,30}){0,2}\.(?:title|name|subject|body|text|description|comment|content|message|label|city|reason))\}[^"\n]{0,160})"\.html_safe/y],
  where: { path: { trait: 'ends', of: ['.rb', '.erb'] } },
  bad: { ruby: ['def entry(a)\n  "#{h(a.actor.name)} moved #{a.issue.title} to Done".html_safe\nend', 'def entry(a)\n  "#{h(a.name)}: <b>#{a.title}</b>".html_safe\nend', 'def entry(a)\n  "<li>#{h(a.name)}: #{a.body}</li>".html_safe\nend'] },
  good: { ruby: ['def entry(a)\n  "#{h(a.actor.name)} moved #{h(a.issue.title)}".html_safe\nend', 'def entry(a)\n  "#{h(a.name)} #{a.count}".html_safe\nend', 'def entry(a)\n  "#{icon} #{a.title}".html_safe\nend'], 'a.md': ['"#{h(a.name)} #{a.title}".html_safe'] },
};

/** api.rubyonrails.org (OutputSafetyHelper): html_safe on what was joined of pieces escapes none of them. */
export const railsPiecesJoined: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'rails-pieces-joined',
  title: 'Values put into markup in a loop and never escaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use safe_join(items.map { |item| tag.span(item.name) }), which escapes each.',
  near: ['.html_safe'],
  find: [/(?<=["'`]<\w{1,12}\b[^\n]{0,80}#\{(?![^}\n]{0,40}(?:\bh[ (]|escape|sanitize|link_to|_url\b|_path\b|\bid\b|count|size|\bt[ (]|raw|tag\.\w{1,10}[ (]))\s?@?\w{1,30}\.\w{1,30}[^}\n]{0,20}\}[^\n]{0,60}["'`]\s{0,20}(?:\n\s{0,20}end|\})\.join(?:\([^)\n]{0,20}\))?)\.html_safe/y],
  where: { path: { trait: 'ends', of: ['.rb', '.erb', '.haml', '.slim'] } },
  bad: { ruby: ['def badges(record)\n  record.tags.order(:name).map do |tag|\n    "<span class=\\"badge\\">#{tag.name}</span>"\n  end.join(" ").html_safe\nend', 'items.map { |item| "<li>#{item.title}</li>" }.join.html_safe'] },
  good: { ruby: ['items.map { |item| "<li>#{h(item.title)}</li>" }.join.html_safe', 'items.map { |item| "<li>#{item.id}</li>" }.join.html_safe', 'safe_join(items.map { |item| tag.li(item.title) })', 'names.map { |name| name.upcase }.join.html_safe'], 'a.md': ['items.map { |item| "<li>#{item.title}</li>" }.join.html_safe'] },
};
