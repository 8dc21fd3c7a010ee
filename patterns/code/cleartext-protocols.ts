/** Protocols that send passwords and data in clear text: mail, files, terminals, databases. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'insecure-transport',
  cwe: [319],
  severity: 'medium',
  title: 'Protocol without encryption',
  why: 'Everyone on the way can read the password and the data, and change them.',
} as const;

/** docs.python.org/3/library/smtplib.html, rfc-editor.org/rfc/rfc8314: whoever sits on the way leaves STARTTLS out of the answer. */
export const starttlsIfOffered: Rule = {
  ...danger,
  id: 'starttls-if-offered',
  title: 'Password sent in the clear where STARTTLS is not offered',
  fix: 'Call starttls always, and let it fail: server.starttls(context=ssl.create_default_context()).',
  near: ['has_extn('],
  find: [/(?<=\bif (?:self\.)?\w{1,20}(?:\.\w{1,20})?\.)has_extn\(["']starttls["']\):\s{1,40}[\w.]{1,40}\.starttls\((?:(?!\belse:|\braise\b)[^]){0,300}?\.login\(/iy],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['if self.connection.has_extn("starttls"):\n    self.connection.starttls(context=context)\n    self.connection.ehlo()\nif self.username:\n    self.connection.login(self.username, self.password)'] },
  good: { py: ['if server.has_extn("starttls"):\n    server.starttls(context=context)\nelse:\n    raise NotEncrypted()\nserver.login(user, password)', 'server.starttls(context=context)\nserver.login(user, password)'], txt: ['if s.has_extn("starttls"):\n    s.starttls()\ns.login(u, p)'] },
};

export const mailLogin: Rule = {
  ...danger,
  id: 'mail-without-tls',
  title: 'Login to a mail server without TLS',
  fix: 'Use smtplib.SMTP_SSL, or call starttls(context=ssl.create_default_context()) before login.',
  near: ['smtplib.smtp(', 'imaplib.imap4(', 'poplib.pop3('],
  find: ['smtplib.SMTP($...)', 'imaplib.IMAP4($...)', 'poplib.POP3($...)'],
  where: { rest: { all: [{ not: { trait: 'beside', of: ['starttls(', '.stls('] } }, { trait: 'beside', of: ['.login(', '.pass_('] }, { not: { trait: 'contains', of: ['localhost', '127.0.0.1'] } }] } },
  langs: ['py'],
  bad: { py: ['server = smtplib.SMTP("mail.shop.com", 25)\nserver.login(user, password)', 'm = imaplib.IMAP4(host)\nm.login(user, password)', 'p = poplib.POP3(host)\np.pass_(password)'] },
  good: { py: ['server = smtplib.SMTP("mail.shop.com", 587)\nserver.starttls()\nserver.login(user, password)', 'smtplib.SMTP("localhost").login(user, password)', 'smtplib.SMTP_SSL(host).login(u, p)', 'smtplib.SMTP(host)', 'imaplib.IMAP4_SSL(host)', 'poplib.POP3_SSL(host)'] },
};

const mail = { ...danger, title: 'Login to a mail server without TLS' } as const;

/** github.com/jstedfast/MailKit: None never encrypts, whatever the server offers. */
export const mailKitClear: Rule = {
  ...mail,
  id: 'mailkit-without-tls',
  title: 'Mail sent without TLS',
  fix: 'Pass SecureSocketOptions.StartTls with port 587, or SslOnConnect with port 465.',
  near: ['securesocketoptions.none'],
  find: ['$client.Connect($host, $port, SecureSocketOptions.None, $...)', '$client.ConnectAsync($host, $port, SecureSocketOptions.None, $...)'],
  where: { host: { not: { trait: 'contains', of: ['localhost', '127.0.0.1'] } }, match: { all: [{ not: 'opted' }, { not: { trait: 'within', of: ['IsDevelopment'] } }] } },
  // a relay of the own network may ask for no password
  doubt: { match: { not: { trait: 'within', of: ['.Authenticate'] } } },
  hole: 'none',
  langs: ['csharp'],
  bad: { csharp: ['void Send(MimeMessage m) { smtp.Connect(host, 25, SecureSocketOptions.None); smtp.Authenticate(user, password); }', 'async Task Read() { using var box = new ImapClient(); await box.ConnectAsync("mail.shop.com", 143, SecureSocketOptions.None, ct); await box.AuthenticateAsync(user, password, ct); }', 'async Task Fetch() { await pop.ConnectAsync(o.Host, o.Port, SecureSocketOptions.None); await pop.AuthenticateAsync(o.User, o.Password); }'] },
  good: { csharp: ['void Send(MimeMessage m) { smtp.Connect(host, 587, SecureSocketOptions.StartTls); smtp.Authenticate(user, password); }', 'void Send(MimeMessage m) { smtp.Connect("localhost", 1025, SecureSocketOptions.None); smtp.Authenticate(user, password); }', 'async Task Send(MimeMessage m) { await smtp.ConnectAsync(relay, 25, SecureSocketOptions.None); await smtp.SendAsync(m); }', 'async Task Send() {\n  if (options.Insecure)\n    await smtp.ConnectAsync(host, 25, SecureSocketOptions.None);\n  await smtp.AuthenticateAsync(user, password);\n}', 'async Task Send() { if (env.IsDevelopment()) await smtp.ConnectAsync(host, 25, SecureSocketOptions.None); await smtp.AuthenticateAsync(user, password); }'] },
};

/** learn.microsoft.com/dotnet/api/system.net.mail.smtpclient.enablessl: false unless it is set. */
export const netMailClear: Rule = {
  ...mail,
  id: 'smtpclient-without-tls',
  fix: 'Set EnableSsl = true and port 587, or use MailKit.',
  near: ['smtpclient('],
  find: ['new SmtpClient($host, $...)'],
  where: { host: { not: { trait: 'contains', of: ['localhost', '127.0.0.1'] } }, match: { all: [{ trait: 'within', of: ['Credentials = ', 'NetworkCredential('] }, { not: { trait: 'beside', of: ['EnableSsl = true', 'EnableSsl = _', 'MailKit', 'UseDefaultCredentials = true', 'PickupDirectory'] } }, { not: { trait: 'within', of: ['EnableSsl'] } }] } },
  hole: 'none',
  langs: ['csharp'],
  bad: { csharp: ['void Send(MailMessage m) { var smtp = new SmtpClient("mail.shop.com", 25) { Credentials = new NetworkCredential(user, password) }; smtp.Send(m); }', 'void Send(MailMessage m) { using var smtp = new SmtpClient(o.Host, o.Port); smtp.Credentials = new NetworkCredential(o.User, o.Password); smtp.Send(m); }', 'void Send(MailMessage m) { var smtp = new SmtpClient(host); smtp.Credentials = login; smtp.Send(m); }'] },
  good: { csharp: ['EnableSsl = true', 'EnableSsl = options.Tls'].map((tls) => `void Send(MailMessage m) { var smtp = new SmtpClient("mail.shop.com", 587) { Credentials = new NetworkCredential(user, password), ${tls} }; smtp.Send(m); }`).concat('void Send(MailMessage m) { var smtp = new SmtpClient("localhost", 25) { Credentials = new NetworkCredential(user, password) }; smtp.Send(m); }', 'void Send(MailMessage m) { var smtp = new SmtpClient(relay, 25); smtp.Send(m); }', ...['EnableSsl = true', 'EnableSsl = _tls', 'UseDefaultCredentials = true', 'PickupDirectoryLocation = folder', 'MailKit.Use()'].map((words) => `class A { void Ready() { client.${words}; }\nvoid Send(MailMessage m) { client = new SmtpClient(host, 25) { Credentials = new NetworkCredential(user, password) }; } }`)) },
};

/** jakarta.mail, com.sun.mail.smtp: neither STARTTLS nor TLS from the start unless a property asks for it. */
export const javaMailClear: Rule = {
  ...mail,
  id: 'javamail-without-tls',
  fix: 'Set mail.smtp.starttls.enable and mail.smtp.starttls.required to true, or use the protocol smtps.',
  near: ['mail.smtp.auth', 'mail.smtp.starttls.enable'],
  find: ["$p.put('mail.smtp.auth', $on)", "$p.setProperty('mail.smtp.auth', $on)", "$p['mail.smtp.auth'] = $on", "$p.put('mail.smtp.starttls.enable', $on)", "$p.setProperty('mail.smtp.starttls.enable', $on)", "$p['mail.smtp.starttls.enable'] = $on"],
  where: { match: { any: [{ all: [{ trait: 'has', of: ['mail.smtp.starttls.enable'] }, { trait: 'has', of: ['false'] }, { trait: 'beside', of: ['smtp.auth', 'setPassword('] }, { not: { trait: 'beside', of: ['ssl.enable', 'smtps', 'localhost', '127.0.0.1'] } }] }, { all: [{ trait: 'has', of: ['mail.smtp.auth'] }, { trait: 'has', of: ['true'] }, { not: { trait: 'beside', of: ['starttls', 'ssl.enable', 'smtps', 'SSLSocketFactory', 'socketFactory', 'localhost', '127.0.0.1', 'opportunistic'] } }] }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: [...['props.put("mail.smtp.starttls.enable", "false");', 'props.setProperty("mail.smtp.starttls.enable", "false");'].map((tls) => `props.put("mail.smtp.auth", on);\n${tls}`), 'props.put("mail.smtp.auth", "true");\nprops.put("mail.smtp.port", "25");', 'mail.setProperty("mail.smtp.auth", "true");', 'sender.getJavaMailProperties().put("mail.smtp.auth", true);'], kotlin: ['props["mail.smtp.auth"] = "true"', 'mail.setPassword(word)\nprops["mail.smtp.starttls.enable"] = false'] },
  good: { java: ['props.put("mail.smtp.auth", on);\nprops.put("mail.smtp.starttls.enable", "false");\nprops.put("mail.smtp.ssl.enable", "true");', 'props.put("mail.smtp.starttls.enable", "false");', ...['props.put("mail.smtp.starttls.enable", "true");', 'props.put("mail.smtp.ssl.enable", "true");', 'session.getTransport("smtps");', 'props.put("x", SSLSocketFactory.class);', 'props.put("mail.smtp.socketFactory.port", "465");', 'String host = "localhost";', 'String host = "127.0.0.1";', 'String tls = "opportunistic";'].map((tls) => `props.put("mail.smtp.auth", "true");\n${tls}`), 'props.put("mail.smtp.auth", "false"); props.setProperty("mail.smtp.auth", secured);'], kotlin: ['props["mail.smtp.auth"] = "false"'] },
};

/** docs.spring.io/spring-boot (mail): the properties are those of Jakarta Mail. */
export const mailSettingsClear: Rule = {
  ...mail,
  id: 'mail-settings-without-tls',
  fix: 'Set mail.smtp.starttls.enable and mail.smtp.starttls.required to true, or use the protocol smtps.',
  near: ['starttls'],
  find: [/\bstarttls(?:\.enable\s{0,4}[=:]\s{0,4}|:\s{1,40}enable:\s{1,4})"?false\b(?![^]{0,200}ssl\.enable)(?<!(?:localhost|127\.0\.0\.1|mailhog|mailpit|mailcatcher|host:\s?mail\b)[^]{0,200})/i],
  where: { path: { trait: 'ends', of: ['application.properties', 'application.yml', 'application.yaml', '-prod.properties', '-prod.yml', '-prod.yaml', '-production.yml'] } },
  bad: { 'application.properties': ['spring.mail.host=smtp.shop.com\nspring.mail.properties.mail.smtp.starttls.enable=false'], 'application.yml': ['      mail.smtp.starttls.enable: false\n', '        smtp:\n          starttls:\n            enable: false\n'] },
  good: { 'application.properties': ['spring.mail.properties.mail.smtp.starttls.enable=true', 'spring.mail.host=localhost\nspring.mail.properties.mail.smtp.starttls.enable=false'], 'application-dev.yml': ['mail.smtp.starttls.enable: false'] },
};

export const fileTransfer: Rule = {
  ...danger,
  id: 'ftp-or-telnet',
  fix: 'Use SFTP (paramiko, ssh2-sftp-client), ftplib.FTP_TLS or ssh.',
  near: ['ftplib.ftp(', 'telnetlib.telnet(', 'import telnetlib', 'ftp_connect('],
  find: ['ftp_connect($...)', 'ftplib.FTP($...)', 'telnetlib.Telnet($...)', 'import telnetlib'],
  langs: ['py', 'php'],
  bad: { php: ['<?php $c = ftp_connect("files.shop.com");'], py: ['ftp = ftplib.FTP("files.shop.com")', 'tn = telnetlib.Telnet(host)', 'import telnetlib'] },
  good: { php: ['<?php $c = ftp_ssl_connect($host);'], py: ['ftp = ftplib.FTP_TLS("files.shop.com")', 'client = paramiko.SSHClient()'] },
};

export const mqttClear: Rule = {
  ...danger,
  id: 'mqtt-without-tls',
  fix: 'Use mqtts:// and port 8883.',
  near: ['mqtt.connect('],
  find: ['mqtt.connect($address, {$...})'],
  where: { address: { all: [{ trait: 'starts', of: ['mqtt://', 'ws://'] }, { not: { trait: 'contains', of: ['localhost', '127.0.0.1', '192.168.', '//10.'] } }] }, rest: { trait: 'has', of: ['password'] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["mqtt.connect('mqtt://broker.shop.com:1883', { username, password })", "const url = 'ws://broker.shop.com/mqtt';\nmqtt.connect(url, { username, password })"] },
  good: { js: [...['localhost', '127.0.0.1', '192.168.1.4', '10.0.0.4'].map((host) => `mqtt.connect('mqtt://${host}', { username, password })`), "mqtt.connect('mqtts://broker.shop.com', { username, password })", "mqtt.connect('mqtt://test.shop.com', { clientId })"] },
};

/** github.com/patrickjuchli/basic-ftp: without `secure` the login goes over the wire as it is. */
export const ftpAccess: Rule = {
  ...danger,
  id: 'basic-ftp-without-tls',
  fix: 'Pass secure: true, or use SFTP (ssh2-sftp-client).',
  near: ['.access('],
  find: ['$client.access({$...})'],
  where: { rest: { all: [{ trait: 'has', of: ['password'] }, { not: { trait: 'has', of: ['true', 'implicit'] } }] }, match: { trait: 'beside', of: ['basic-ftp'] } },
  langs: ['js'],
  bad: { js: ["import { Client } from 'basic-ftp';\nawait client.access({ host, user, password, secure: false });", "const ftp = require('basic-ftp');\nawait client.access({ host, user, password: process.env.FTP_PASS });"] },
  good: { js: ["const ftp = require('basic-ftp');\nawait client.access({ host, user, password, secure: true });", "const ftp = require('basic-ftp');\nawait client.access({ host, user, password, secure: 'implicit' });", "const ftp = require('basic-ftp');\nawait client.access({ host });", 'await vault.access({ name, password });'] },
};

export const databaseClear: Rule = {
  ...danger,
  id: 'database-without-tls',
  title: 'Connection to a database without TLS',
  fix: "Pass sslmode='verify-full' and sslrootcert.",
  near: ['sslmode', 'ssl_disabled'],
  find: ["sslmode = 'disable'", "sslmode = 'allow'", 'ssl_disabled = True', "sslmode: 'disable'"],
  langs: ['js', 'py'],
  bad: { js: ["new Pool({ host, sslmode: 'disable' })"], py: ["psycopg2.connect(dsn, sslmode='disable')", "psycopg2.connect(dsn, sslmode='allow')", 'mysql.connector.connect(host=h, ssl_disabled=True)'] },
  good: { js: ["new Pool({ sslmode: 'verify-full' })"], py: ["psycopg2.connect(dsn, sslmode='verify-full')", 'connect(ssl_disabled=False)'] },
};

export const httpsSettings: Rule = {
  ...danger,
  severity: 'low',
  id: 'https-not-forced',
  title: 'Requests without TLS are answered',
  fix: 'Set SECURE_SSL_REDIRECT = True, and SECURE_HSTS_SECONDS to a year.',
  near: ['secure_ssl_redirect', 'secure_hsts_seconds'],
  find: ['SECURE_SSL_REDIRECT = False', 'SECURE_HSTS_SECONDS = 0'],
  langs: ['py'],
  bad: { py: ['SECURE_SSL_REDIRECT = False', 'SECURE_HSTS_SECONDS = 0'] },
  good: { py: ['SECURE_SSL_REDIRECT = True', 'SECURE_HSTS_SECONDS = 31536000'] },
};

export const scriptClear: Rule = {
  ...danger,
  cwe: [319, 829],
  id: 'script-without-tls',
  title: 'Script loaded without TLS',
  why: 'Whoever is on the way can put a script of their own in its place, which then runs in this page.',
  fix: 'Load it over https with integrity and crossorigin, or serve it yourself.',
  near: ['src="http://', "src='http://"],
  find: [/<script\b[^<>\n]{0,120}\ssrc=["']http:\/\/(?!localhost\b|127\.|0\.0\.0\.0|192\.168\.|10\.)[\w-]{1,63}\.[\w.-]{1,120}/i],
  bad: { html: ['<script src="http://cdn.shop.com/jquery.js"></script>', "<script type='text/javascript' src='http://cdn.shop.com/a.js'></script>"] },
  good: { html: ['<script src="https://cdn.shop.com/jquery.js"></script>', '<script src="http://localhost:35729/livereload.js"></script>', "<script src='/a.js'></script>", '<img src="http://shop.com/a.png">'] },
};
