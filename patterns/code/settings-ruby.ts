/** Data, secrets and protection in Ruby: objects from foreign text, old hashes, guessable values, checks switched off. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS, unguessed } from './worth-words.ts';
import { CREDENTIALS } from './credential-words.ts';

export const rubyMarshal: Rule = {
  id: 'ruby-marshal',
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  title: 'Text turned into objects',
  why: 'Whoever wrote the text chooses the classes, and some of them run code while they are made.',
  fix: 'Use JSON.parse, or YAML.safe_load with the classes you permit.',
  near: ['marshal.', 'unsafe_load', 'oj.object_load'],
  find: ['Marshal.load($value, $...)', 'Marshal.restore($value)', 'YAML.unsafe_load($value, $...)', 'Psych.unsafe_load($value)', 'Oj.object_load($value, $...)'],
  // what Marshal itself calls is nothing new
  where: { value: { not: { trait: 'within', of: ['defself._load(', 'def_load('] } } },
  sink: 'always',
  langs: ['ruby'],
  bad: { ruby: ['Marshal.load(cookies[:cart])', 'Marshal.load(Base64.decode64(text))', 'Marshal.restore(body)', 'YAML.unsafe_load(text)', 'Psych.unsafe_load(text)', 'Oj.object_load(body)'] },
  good: { ruby: ['JSON.parse(text)', 'YAML.safe_load(text)', 'Marshal.dump(x)', 'Marshal.load("\\x04\\b0")', 'def self._load(data)\n  new(Marshal.load(data))\nend', 'def _load(data)\n  @a = Marshal.load(data)\nend', 'Oj.load(body)', 'Psych.safe_load(text)'] },
};

export const rubyYaml: Rule = {
  id: 'ruby-yaml',
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  title: 'YAML from outside turned into objects',
  why: 'Before Psych 4 the text chooses the classes, and some of them run code while they are made.',
  fix: 'Use YAML.safe_load with the classes you permit.',
  near: ['json.load(', 'oj.load(', 'yaml.load', 'psych.load'],
  find: ['JSON.load($value)', 'Oj.load($value)', 'YAML.load_stream($value)', 'YAML.load($value, $...)', 'Psych.load($value, $...)'],
  where: { value: 'tainted' },
  langs: ['ruby'],
  bad: { ruby: ['JSON.load(params[:x])', 'Oj.load(request.body.read)', 'YAML.load_stream(params[:y])', 'YAML.load(params[:config])', 'Psych.load(request.body.read)'] },
  good: { ruby: ['JSON.load(File.read("a.json"))', 'Oj.load(request.body.read, mode: :strict)', 'YAML.load_stream(File.read("a.yml"))', 'YAML.load("a: #{b}")', 'YAML.load_file("a.yml")', 'YAML.safe_load(params[:x])', 'Psych.load(text)'] },
};

export const rubyEntities: Rule = {
  id: 'ruby-entities',
  category: 'xxe',
  cwe: [611],
  severity: 'high',
  title: 'XML read with foreign entities',
  why: 'An entity in the document can read files of this machine or call its network.',
  fix: 'Leave noent and dtdload out: Nokogiri reads without them.',
  near: ['noent', 'dtdload', 'default_substitute_entities'],
  find: ['$c.noent', '$c.dtdload', 'Nokogiri::XML::ParseOptions::NOENT', 'XML.default_substitute_entities = true', 'Nokogiri::XML::ParseOptions::DTDLOAD'],
  langs: ['ruby'],
  bad: { ruby: ['Nokogiri::XML(text) { |config| config.noent }', 'Nokogiri::XML(text) { |c| c.dtdload }', 'Nokogiri::XML(t, nil, nil, Nokogiri::XML::ParseOptions::NOENT)', 'XML.default_substitute_entities = true', 'o = Nokogiri::XML::ParseOptions::DTDLOAD'] },
  good: { ruby: ['Nokogiri::XML(text)', 'Nokogiri::XML(text) { |c| c.nonet }', 'XML.default_substitute_entities = false', 'o = Nokogiri::XML::ParseOptions::STRICT'] },
};

export const rubyWeakHash: Rule = {
  id: 'ruby-weak-hash',
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use Digest::SHA256 or OpenSSL::HMAC with SHA256; for passwords bcrypt or has_secure_password.',
  near: ['digest::', 'digest.new'],
  find: ['OpenSSL::Digest::MD5.new', 'OpenSSL::Digest::SHA1.new', 'Digest::MD5.$m($...)', 'Digest::SHA1.$m($...)', 'Digest::MD5.new', 'Digest::SHA1.new', "OpenSSL::Digest.new('MD5')", "OpenSSL::Digest.new('SHA1')", "OpenSSL::Digest.new('md5')", "OpenSSL::Digest.new('sha1')"],
  doubt: { match: 'naming' },
  langs: ['ruby'],
  bad: { ruby: ['OpenSSL::Digest::MD5.new', 'OpenSSL::Digest::SHA1.new', 'Digest::MD5.hexdigest(text)', 'Digest::SHA1.digest(text)', 'd = Digest::MD5.new', 'd = Digest::SHA1.new', "OpenSSL::Digest.new('MD5')", "OpenSSL::HMAC.hexdigest(OpenSSL::Digest.new('SHA1'), k, t)", "OpenSSL::Digest.new('md5')", "OpenSSL::Digest.new('sha1')"] },
  good: { ruby: ['OpenSSL::HMAC.hexdigest(\'SHA256\', key, body)', 'row_id = Digest::MD5.hexdigest(entry.path)', 'fresh_when(@orders, etag: Digest::MD5.hexdigest(key))', 'Digest::SHA256.hexdigest(text)', "OpenSSL::Digest.new('SHA256')", 'OpenSSL::Digest.new(name)'] },
};

export const rubyPasswordHash: Rule = {
  id: 'ruby-password-hash',
  category: 'weak-crypto',
  cwe: [916],
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use has_secure_password or BCrypt::Password.create.',
  near: ['hexdigest(', 'base64digest(', '.digest('],
  find: ['$digest.hexdigest($input)', '$digest.base64digest($input)', '$digest.digest($input)'],
  where: { digest: { trait: 'has', of: ['Digest'] }, input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'passphrase'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] }, { not: 'constant' }] } }, doubt: { match: 'protocol' },
  langs: ['ruby'],
  bad: { ruby: ['Digest::MD5.hexdigest(password)', 'Digest::SHA256.hexdigest("#{salt}#{password}")', 'Digest::SHA1.base64digest(password)', 'cipher.key = Digest::SHA256.digest(passphrase)'] },
  good: { ruby: ['Digest::SHA256.hexdigest(body)', 'Digest::SHA256.hexdigest("password")', 'Digest::SHA256.digest(body)', "# The answer of HTTP Digest auth.\ndef answer(realm, password)\n  ha1 = Digest::MD5.hexdigest(\"#{realm}:#{password}\")\nend", 'BCrypt::Password.create(password)', 'hasher.hexdigest(password)'] },
};

export const rubyWeakCipher: Rule = {
  id: 'ruby-weak-cipher',
  category: 'weak-crypto',
  cwe: [327],
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES and RC4 are broken, and ECB shows which blocks are equal.',
  fix: "Use OpenSSL::Cipher.new('aes-256-gcm'), or ActiveSupport::MessageEncryptor.",
  near: ['openssl::cipher'],
  find: ['OpenSSL::Cipher.new($cipher)', 'OpenSSL::Cipher::Cipher.new($cipher)'],
  where: { cipher: { trait: 'equals', of: ['des', 'DES', 'des-cbc', 'DES-CBC', 'des-ecb', 'DES-ECB', 'des3', 'DES3', 'des-ede3', 'DES-EDE3', 'des-ede3-cbc', 'DES-EDE3-CBC', 'rc4', 'RC4', 'rc2', 'RC2', 'bf', 'BF', 'bf-cbc', 'BF-CBC', 'aes-128-ecb', 'AES-128-ECB', 'aes-192-ecb', 'AES-192-ECB', 'aes-256-ecb', 'AES-256-ECB'] } },
  langs: ['ruby'],
  bad: { ruby: ["OpenSSL::Cipher.new('des-ede3-cbc')", "OpenSSL::Cipher::Cipher.new('AES-128-ECB')"] },
  good: { ruby: ["OpenSSL::Cipher.new('aes-256-gcm')", 'OpenSSL::Cipher.new(name)', "OpenSSL::Cipher::Cipher.new('aes-256-cbc')"] },
};

export const rubyRandomSecret: Rule = {
  id: 'ruby-random-secret',
  category: 'weak-randomness',
  cwe: [330, 338],
  severity: 'high',
  title: 'Secret made with guessable randomness',
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
  fix: 'Use SecureRandom.hex, SecureRandom.urlsafe_base64 or SecureRandom.random_number.',
  near: ['rand('],
  find: ['Random.new.rand($first)', 'rand($first)', 'Random.rand($first)', 'Kernel.rand($first)'],
  where: { first: unguessed(SECRETS) },
  langs: ['ruby'],
  bad: { ruby: ['otp = Random.new.rand(999999)', 'token = rand(10000)', 'user.otp = Random.rand(999999)', 'salt = Kernel.rand(10**9)'] },
  good: { ruby: ['tokens.unshift(token) if rand(2) == 1', 'def process_token(token)\n  rand(2)\nend', 'delay = Random.new.rand(9)', 'color = rand(255)', 'token = SecureRandom.hex(16)', 'x = Random.rand(3)', 'x = Kernel.rand(3)'] },
};

export const rubyNoVerify: Rule = {
  id: 'ruby-tls-unverified',
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Leave the check on; for a private authority set ca_file.',
  near: ['ssl_verify_peer: false', 'ssl_verifypeer: false', 'verify_none', 'verify_ssl', 'verify: false'],
  find: ['tls_verify: false', 'ssl_verify_peer: false', 'ssl_verifypeer: false', '$h.verify_mode = OpenSSL::SSL::VERIFY_NONE', 'verify_mode: OpenSSL::SSL::VERIFY_NONE', 'verify_ssl: false', 'verify_ssl: OpenSSL::SSL::VERIFY_NONE', 'verify: false', 'ssl_verify_mode: OpenSSL::SSL::VERIFY_NONE'],
  suggest: [{ VERIFY_NONE: 'VERIFY_PEER', 'verify_ssl: false': 'verify_ssl: true', 'verify: false': 'verify: true' }],
  langs: ['ruby'],
  bad: { ruby: ["Net::SMTP.start('mail', 587, tls_verify: false)", 'Excon.get(url, ssl_verify_peer: false)', 'Typhoeus.get(url, ssl_verifypeer: false)', 'http.verify_mode = OpenSSL::SSL::VERIFY_NONE', 'Net::HTTP.start(h, 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE)', 'RestClient::Resource.new(u, verify_ssl: false)', 'RestClient::Resource.new(u, verify_ssl: OpenSSL::SSL::VERIFY_NONE)', 'HTTParty.get(u, verify: false)', 'URI.open(u, ssl_verify_mode: OpenSSL::SSL::VERIFY_NONE)'] },
  good: { ruby: ['Net::SMTP.start(h, 587, tls_verify: true)', 'Excon.get(url, ssl_verify_peer: true)', 'http.verify_mode = OpenSSL::SSL::VERIFY_PEER', 'HTTParty.get(u, verify: true)', 'RestClient::Resource.new(u, verify_ssl: true)', 'if m == OpenSSL::SSL::VERIFY_NONE then warn end'] },
};

export const railsForgery: Rule = {
  id: 'rails-forgery',
  category: 'access-control',
  cwe: [352],
  severity: 'medium',
  title: 'Check against forged requests switched off',
  why: 'A page anywhere can send this form in the name of a visitor who is logged in.',
  fix: 'Leave the check on; for an API without cookies inherit from ActionController::API.',
  near: ['skip_before_action', 'skip_before_filter'],
  find: ['skip_before_action $check', 'skip_before_filter $check'],
  where: { check: { trait: 'has', of: [':verify_authenticity_token', 'verify_authenticity_token'] } },
  langs: ['ruby'],
  bad: { ruby: ['skip_before_action :verify_authenticity_token', 'skip_before_filter :verify_authenticity_token, only: :create', 'skip_before_action(:verify_authenticity_token)'] },
  good: { ruby: ['protect_from_forgery with: :exception', 'before_action :verify_authenticity_token', 'skip_before_action :load_user', 'skip_before_filter :load_user'] },
};

/** api.rubyonrails.org (ActionController::RequestForgeryProtection) */
export const railsForgerySkipped: Rule = {
  ...railsForgery,
  id: 'rails-forgery-skipped',
  near: ['skip_forgery_protection'], find: [/^[ \t]{0,8}(?<value>skip_forgery_protection)\b(?![^\n]{0,60}json)/im],
  where: { path: { trait: 'ends', of: ['.rb'] }, value: { not: { trait: 'text-says', of: ['ebhook', 'ActionController::API', 'http_token', 'http_basic', 'signature', 'Api::'] } } },
  langs: undefined,
  bad: { ruby: ['class MailController < ApplicationController\n  skip_forgery_protection\n  before_action :require_login\nend', 'class A < B\n  skip_forgery_protection only: :update\nend'] },
  good: { ruby: ['class WebhooksController < ApplicationController\n  skip_forgery_protection\nend', 'class A < B\n  skip_forgery_protection if: -> { request.format.json? }\nend', 'class A < B\n  protect_from_forgery\nend'], 'a.md': ['  skip_forgery_protection'] },
};

export const railsForgeryOff: Rule = {
  ...railsForgery,
  id: 'rails-forgery-off',
  near: ['allow_forgery_protection'],
  find: [/\ballow_forgery_protection\s*=\s*false\b/],
  where: { path: { not: { trait: 'ends', of: ['test.rb', '_spec.rb', '_test.rb', 'spec_helper.rb', 'rails_helper.rb', 'test_helper.rb'] } } },
  langs: undefined,
  bad: { ruby: ['config.action_controller.allow_forgery_protection = false', 'self.allow_forgery_protection = false'] },
  good: { ruby: ['config.action_controller.allow_forgery_protection = true'], 'config/environments/test.rb': ['config.action_controller.allow_forgery_protection = false'] },
};

export const sinatraSecret: Rule = {
  id: 'sinatra-session-secret',
  category: 'session',
  cwe: [798],
  severity: 'high',
  title: 'Session secret written in the code',
  why: 'Whoever reads the code can sign sessions of any user.',
  fix: 'Read it from the environment: set :session_secret, ENV.fetch("SESSION_SECRET").',
  near: ['set :session_secret'],
  find: [/(?<=\bset )(?::session_secret), (?<quote>["'])(?:(?!\k<quote>)[^\n#]){1,200}\k<quote>/],
  where: { path: { trait: 'ends', of: ['.rb', '.ru'] } },
  bad: { ruby: ['set :session_secret, "super secret"'] },
  good: { ruby: ['set :session_secret, ENV.fetch("SESSION_SECRET")', 'set :session_secret, "#{key}"'], 'a.md': ['set :session_secret, "super secret"'] },
};

export const rackCors: Rule = {
  id: 'rack-cors-any-origin',
  category: 'access-control',
  cwe: [942],
  severity: 'medium',
  title: 'Every site may read answers in the name of a visitor',
  why: 'A page that the visitor opens asks with his cookies and reads what comes back.',
  fix: 'Name the origins that may, or leave credentials out.',
  near: ['credentials: true'],
  find: [/(?<=\borigins\s?\(?["']\*["'][^]{0,180})credentials: true/y],
  where: { path: { trait: 'ends', of: ['.rb', '.ru'] } },
  bad: { ruby: ['allow do\n  origins "*"\n  resource "*", headers: :any, credentials: true\nend'] },
  good: { ruby: ['allow do\n  origins "app.shop.com"\n  resource "*", credentials: true\nend', 'allow do\n  origins "*"\n  resource "*", headers: :any\nend'], 'a.md': ['origins "*"\nresource "*", credentials: true'] },
};

export const railsPermitAll: Rule = {
  id: 'rails-permit-all',
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of the request allowed',
  why: 'The sender can set fields that the form does not show: admin, user_id, price.',
  fix: 'List the fields: params.require(:user).permit(:name, :email).',
  near: ['permit!', 'permit_all_parameters', '.new(', '.create(', '.update('],
  find: ['$params.permit!', '$m.new($params.to_unsafe_h)', '$m.create($params.to_unsafe_h)', '$m.update($params.to_unsafe_h)', '$params.permit_all_parameters = true'],
  where: { params: { not: { trait: 'has', of: ['slice'] } } },
  langs: ['ruby'],
  bad: { ruby: ['User.new(params[:user].to_unsafe_h)', 'User.create(params.to_unsafe_h)', 'user.update(params[:user].to_unsafe_h)', 'User.new(params.permit!)', 'params.require(:user).permit!', 'config.action_controller.permit_all_parameters = true'] },
  good: { ruby: ['params.permit(:name)', 'params.slice(:name, :email).permit!', 'config.action_controller.permit_all_parameters = false'] },
};

export const rubyCookie: Rule = {
  id: 'ruby-cookie-open',
  category: 'session',
  cwe: [1004, 614],
  severity: 'medium',
  title: 'Cookie or site without its protection',
  why: 'A script that slips into the page, or anyone on the way, can take the session over.',
  fix: 'Set httponly: true and secure: true, and config.force_ssl = true.',
  near: ['httponly: false', 'secure: false', 'force_ssl'],
  find: ['httponly: false', 'secure: false', '$c.force_ssl = false'],
  suggest: [{ 'httponly: false': 'httponly: true', 'secure: false': 'secure: true', 'force_ssl = false': 'force_ssl = true' }],
  langs: ['ruby'],
  bad: { ruby: ['cookies[:a] = { value: b, httponly: false }', 'Rails.application.config.session_store :cookie_store, key: "a", secure: false', 'config.force_ssl = false'] },
  good: { ruby: ['cookies[:a] = { value: b, httponly: true, secure: true }', 'config.force_ssl = true'] },
};

export const rubyLogging: Rule = {
  id: 'ruby-credential-logged',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['logger.', 'puts ', 'log.', 'audit.'],
  find: ['$?.logger.$level($text)', 'puts $text', '$?.log.$level($text)', '$?.audit.$level($text)'],
  where: { text: { trait: 'shows', of: CREDENTIALS } },
  langs: ['ruby'],
  bad: { ruby: ['log.info "pw #{password}"', '@log.info "pw #{password}"', 'audit.info "pw #{password}"', '@logger.info "pw #{password}"', '@logger.warn("pw #{password}")', 'h = { id: id, card: { cvc: cvc } }\nlogger.info("in #{h.inspect}")', 'logger.info "login #{user} #{password}"', 'Rails.logger.debug("pw " + user.password)', 'puts "key #{api_key}"'] },
  good: { ruby: ['audit.info "password changed"', 'logger.info "password changed"', 'puts "enter password"', 'logger.info "#{reset_password}"', 'puts password.length', 'h = { id: id, card: { cvc: cvc } }\nlogger.info("in #{h.keys}")'] },
};

export const rubySpelled: Rule = {
  id: 'ruby-random-letters',
  category: 'weak-randomness',
  cwe: [330, 338],
  severity: 'medium',
  title: 'Code or key spelled with guessable randomness',
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
  fix: 'Use SecureRandom.alphanumeric(24), or pass random: SecureRandom to sample.',
  near: ['.sample', '[rand('],
  find: ['$letters.sample', '$letters[rand($...)]'],
  where: { match: { not: { trait: 'within', of: ['random: SecureRandom', 'random:SecureRandom'] } }, letters: { all: [{ trait: 'mentions', of: ['alphabet', 'chars', 'characters', 'charset', 'letters', 'digits', 'symbols'] }, { trait: 'into', of: ['key', 'token', 'code', 'secret', 'password', 'otp', 'link', 'invite', 'coupon', 'voucher', 'salt', 'nonce'] }] } },
  langs: ['ruby'],
  bad: { ruby: ['def generate_key\n  Array.new(24) { CHARS.sample }.join\nend', 'token = (1..8).map { CHARS[rand(36)] }.join'] },
  good: { ruby: ['def generate_key\n  Array.new(24) { CHARS.sample(random: SecureRandom) }.join\nend', 'key = keys.sample', 'label = CHARS.sample', 'y = keys[rand(3)]'] },
};

export const railsNothingFiltered: Rule = {
  id: 'rails-nothing-filtered',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Parameters written to the log as they come',
  why: 'Rails logs the parameters of every request; this list says which are left out, passwords and tokens among them.',
  fix: 'Add to the list: config.filter_parameters += %i[passw secret token _key otp ssn].',
  near: ['filter_parameters'],
  find: ['$c.filter_parameters = []', '$c.filter_parameters.clear'],
  langs: ['ruby'],
  bad: { ruby: ['config.filter_parameters = []', 'Rails.application.config.filter_parameters.clear'] },
  good: { ruby: ['config.filter_parameters += [:password, :token]', 'config.filter_parameters = [:password]'] },
};
