/** PowerShell: values run as code, put into commands and queries, checks switched off, objects read from bytes. */
import type { Rule } from '../../lib/types.ts';

export const powershellRun: Rule = {
  id: 'powershell-value-run',
  category: 'code-injection',
  cwe: [95],
  severity: 'high',
  title: 'Value run as code',
  why: 'Whoever can change the value runs commands of their own with all rights of this script.',
  fix: 'Call the command with & and its arguments as an array, or choose it with switch.',
  near: ['.invokescript(', 'invoke-expression', 'iex ', 'scriptblock]::create'],
  find: ['$e.InvokeScript($value)', 'Invoke-Expression $value', 'iex $value', 'Invoke-Expression - Command $value', '[ScriptBlock]::Create($value)', '[scriptblock]::Create($value)'],
  where: { value: { not: { trait: 'has', of: ['Command'] } } },
  sink: 'always',
  langs: ['powershell'],
  bad: { powershell: ['$ExecutionContext.InvokeCommand.InvokeScript($text)', 'Invoke-Expression $step', 'iex "dir $path"', 'Invoke-Expression -Command "del $file"', '$b = [ScriptBlock]::Create($text)', '$b = [scriptblock]::Create($text)', 'iex ((New-Object Net.WebClient).DownloadString($url))'] },
  good: { powershell: ['$ExecutionContext.InvokeCommand.InvokeScript("dir")', 'Invoke-Expression "dir"', 'iex "dir"', '& $tool $arguments', '[ScriptBlock]::Create("dir")', '[scriptblock]::Create("dir")', 'Invoke-Expression -Command "dir"'] },
};

export const powershellPiped: Rule = {
  id: 'powershell-download-run',
  category: 'code-injection',
  cwe: [494],
  severity: 'medium',
  title: 'Download run unseen',
  why: 'Whoever controls the server, or the way to it over http, runs commands here.',
  fix: 'Save the file, compare Get-FileHash with a checksum that you wrote down, then run it.',
  near: ['iex', 'invoke-expression', '-encodedcommand'],
  find: [/^[^#\n]{0,150}\b(?:irm|iwr|Invoke-RestMethod|Invoke-WebRequest|curl|wget)\b[^\n|]{0,200}\|\s*(?:iex|Invoke-Expression)\b/im, /^[^#\n]{0,150}\bpowershell(?:\.exe)?\s[^\n]{0,80}-EncodedCommand\s+\S/im],
  bad: { powershell: ['irm https://x.io/i.ps1 | iex', 'Invoke-WebRequest https://x.io/i.ps1 | Invoke-Expression', 'powershell.exe -NoProfile -EncodedCommand $payload'] },
  good: { powershell: ['irm https://x.io/i.json | ConvertFrom-Json', '# irm https://x.io | iex', 'powershell.exe -File a.ps1', '$a -EncodedCommand'] },
};

export const powershellUnverified: Rule = {
  id: 'powershell-tls-unverified',
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Take the switch out; import a private authority with Import-Certificate.',
  near: ['servercertificatevalidationcallback', '-skipcertificatecheck'],
  find: [/^[^#\n]{0,200}ServerCertificateValidationCallback\s*=\s*\{\s*(?:return\s+)?\$true\b/im, /^[^#\n]{0,200}\s-SkipCertificateCheck(?![\w:])/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1', '.psd1', '.yml', '.yaml', 'dockerfile'] } },
  bad: { 'a.ps1': ['[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }', 'Invoke-WebRequest $u -SkipCertificateCheck'] },
  good: { 'a.ps1': ['[Net.ServicePointManager]::ServerCertificateValidationCallback = $check', '# irm $u -SkipCertificateCheck', 'irm $u -SkipCertificateCheck:$false', 'irm $u'], 'a.md': ['irm $u -SkipCertificateCheck'] },
};

export const powershellCmd: Rule = {
  id: 'powershell-cmd',
  category: 'command-injection',
  cwe: [78],
  severity: 'high',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `&` or `|` in it starts another command.',
  fix: 'Call the program with & and each argument on its own.',
  near: ['powershell -', 'pwsh -', 'powershell.exe -', 'cmd /c', 'cmd.exe /c', 'cmd /k', 'bash -c'],
  find: [/^[^#\n]{0,100}\bcmd(?:\.exe)?\s+\/[ck]\s+\$(?!null\b|true\b|env:|PS)\w/im, /^[^#\n]{0,100}\b(?:powershell|pwsh)(?:\.exe)?\s[^"\n]{0,60}-c(?:ommand)?\s+"[^"\n]{0,200}\$(?!\(|null\b|true\b|env:|PS)\w/im, /^[^#\n]{0,100}\b(?:cmd(?:\.exe)?\s+\/[ck]|bash\s+-c)\s+"[^"\n]{0,200}\$(?!\(|null\b|true\b|env:)\w/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: { 'a.ps1': ['cmd.exe /c $line', 'powershell -Command "Get-Item $x"', 'pwsh -c "Get-Item $x"', 'powershell.exe -NoProfile -Command "Get-Item $x"', 'cmd.exe /c "dir $folder"', 'cmd /c "del $file"', 'cmd /k "run $x"', 'bash -c "ls $x"'] },
  good: { 'a.ps1': ['cmd /c $PSScriptRoot\\a.cmd', 'powershell -Command "Get-Date"', 'cmd /c "dir"', '# cmd /c "dir $x"', '& dir $folder', 'cmd /c "dir $env:TEMP"'], 'a.sh': ['bash -c "ls $x"'] },
};

export const powershellStarted: Rule = {
  ...powershellCmd,
  id: 'powershell-shell-started',
  near: ['-argumentlist'],
  find: [/^[^#\n]{0,100}\bStart-Process\s[^\n]{0,60}["']?(?:powershell|pwsh|cmd|bash)(?:\.exe)?["']?\s[^\n]{0,40}-ArgumentList\s{1,4}\(?"[^"\n]{0,200}\$(?!\(|null\b|true\b|env:|PS)\w/im],
  bad: { 'a.ps1': ['Start-Process -FilePath "powershell.exe" -ArgumentList "-Command Convert $in $out" -Wait', "Start-Process cmd -ArgumentList \"/c del $file\""] },
  good: { 'a.ps1': ['Start-Process -FilePath "tool.exe" -ArgumentList "-in $in"', '# Start-Process cmd -ArgumentList "/c del $file"', 'Start-Process cmd -ArgumentList "/c dir"', 'Start-Process powershell -ArgumentList "-File $PSScriptRoot\\a.ps1"', 'Start-Process cmd -ArgumentList @("/c", $x)'], 'a.sh': ['Start-Process cmd -ArgumentList "/c del $file"'] },
};

export const powershellCompiled: Rule = {
  id: 'powershell-code-made',
  category: 'code-injection',
  cwe: [94],
  severity: 'high',
  title: 'Code put together from values',
  why: 'Whoever can change the value runs code of their own with all rights of this script.',
  fix: "Write the code as it is, in single quotes (@' … '@), and give the values as arguments of its methods.",
  near: ['add-type'],
  find: [/^[^#\n]{0,100}\bAdd-Type\s[^\n]{0,60}-(?:TypeDefinition|MemberDefinition)\s{1,4}(?:"[^"\n]{0,300}\$(?!null\b|true\b|false\b)\(?\w|@"\r?\n[^"@]{0,600}\$(?!null\b|true\b|false\b)\(?\w)/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: { 'a.ps1': ['Add-Type -TypeDefinition "public class C { public static double F() { return $Expression; } }"', 'Add-Type -MemberDefinition @"\npublic static int F() { return $x; }\n"@ -Name A'] },
  good: { 'a.ps1': ["Add-Type -TypeDefinition 'public class C { }'", 'Add-Type -TypeDefinition $source', '# Add-Type -TypeDefinition "a $b"', 'Add-Type -TypeDefinition @"\npublic class C { }\n"@'], 'a.sh': ['Add-Type -TypeDefinition "a $b"'] },
};

/** learn.microsoft.com: BinaryFormatter security guide, Import-Clixml */
export const powershellArchive: Rule = {
  id: 'powershell-objects-read',
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  title: 'Objects read from bytes of others',
  why: 'Whoever wrote the bytes chooses which classes are made, and so which code runs.',
  fix: 'Read JSON: Get-Content -Raw $path | ConvertFrom-Json.',
  near: ['binaryformatter', 'losformatter', 'netdatacontractserializer', 'psserializer]::deserialize'],
  find: [/^[^#\n]{0,150}\b(?:BinaryFormatter|LosFormatter|NetDataContractSerializer)\b/m, /^[^#\n]{0,150}\bPSSerializer\]::Deserialize\(/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: { 'a.ps1': ['$f = New-Object System.Runtime.Serialization.Formatters.Binary.BinaryFormatter', '$f = [System.Web.UI.LosFormatter]::new()', '$f = New-Object System.Runtime.Serialization.NetDataContractSerializer', '$o = [System.Management.Automation.PSSerializer]::Deserialize($text)'] },
  good: { 'a.ps1': ['$o = Get-Content -Raw $p | ConvertFrom-Json', '# BinaryFormatter', '$t = [System.Management.Automation.PSSerializer]::Serialize($o)'], 'a.sh': ['BinaryFormatter'] },
};

/** -SkipCertificateCheck as a key of a splatted table. */
export const powershellSplatted: Rule = {
  ...powershellUnverified,
  id: 'powershell-check-skipped',
  near: ['skipcertificatecheck', 'icertificatepolicy'],
  find: [/^[ \t]{0,40}(?:\$PSDefaultParameterValues\[['"][\w*-]{1,40}:)?SkipCertificateCheck(?:['"]\])?\s{0,20}=\s{0,4}\$true\b/im, /\bICertificatePolicy\b[^]{0,200}\bCheckValidationResult\([^)]{0,200}\)\s{0,20}\{\s{0,20}return\s{1,4}true\b/],
  bad: { 'a.ps1': ['$o = @{\n    SkipCertificateCheck = $true\n}', "$PSDefaultParameterValues['Invoke-RestMethod:SkipCertificateCheck'] = $true", 'add-type "public class T : ICertificatePolicy { public bool CheckValidationResult(ServicePoint a, X509Certificate b, WebRequest c, int d) { return true; } }"'] },
  good: { 'a.ps1': ['$o = @{\n    SkipCertificateCheck = $false\n}', '$o = @{\n    # SkipCertificateCheck = $true\n}'], 'a.md': ['SkipCertificateCheck = $true'] },
};

/** learn.microsoft.com: XmlReaderSettings.DtdProcessing, XmlDocument.XmlResolver */
export const powershellEntities: Rule = {
  id: 'powershell-xml-entities',
  category: 'xxe',
  cwe: [611],
  severity: 'medium',
  title: 'XML parser resolves entities',
  why: 'A document from outside can name files of this machine and addresses of its network, and gets what is there.',
  fix: 'Use [System.Xml.DtdProcessing]::Prohibit, and leave XmlResolver at $null.',
  near: ['dtdprocessing', 'xmlurlresolver'],
  find: [/^[^#\n]{0,150}\.DtdProcessing\s{0,4}=\s{0,4}(?:\[(?:System\.)?Xml\.DtdProcessing\]::|['"])Parse\b/im, /^[^#\n]{0,150}\.XmlResolver\s{0,4}=\s{0,4}(?:\[(?:System\.)?Xml\.XmlUrlResolver\]::new|New-Object (?:System\.)?Xml\.XmlUrlResolver)/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: { 'a.ps1': ['$settings.DtdProcessing = [System.Xml.DtdProcessing]::Parse', "$settings.DtdProcessing = 'Parse'", '$doc.XmlResolver = [System.Xml.XmlUrlResolver]::new()', '$doc.XmlResolver = New-Object System.Xml.XmlUrlResolver'] },
  good: { 'a.ps1': ['$settings.DtdProcessing = [System.Xml.DtdProcessing]::Prohibit', '$settings.XmlResolver = $null', '# $s.DtdProcessing = [Xml.DtdProcessing]::Parse'], 'a.md': ['$s.DtdProcessing = [Xml.DtdProcessing]::Parse'] },
};

/** Azure Functions, Pode, HttpListener: what a caller wrote. */
const SENT = String.raw`\$(?:Request\.(?:Query|Body|Params|Headers)|WebEvent\.(?:Query|Data|Parameters)|\w{1,20}\.Request\.QueryString)(?:\.\w{1,40}|\[['"][\w-]{1,40}['"]\]){0,3}`;
/** What leaves the last part of a path, or asks what is in the name; `name` is the hole of the variable. */
const LEAF = String.raw`GetFileName|Split-Path|-Leaf\b|-c?i?replace\b|-as\b|\[(?:int|long|guid|datetime)\]`;
const ASKED = String.raw`${LEAF}|\$\k<name>\b\s{0,4}(?:=(?!=)|-[ci]?(?:not)?(?:match|in|like)\b|\.(?:Contains|IndexOf|StartsWith|EndsWith))|-[ci]?(?:not)?contains\s{1,4}\$\k<name>\b|\.Contains(?:Key)?\(\s{0,4}\$\k<name>\b|switch\s{0,4}(?:-\w{1,12}\s{1,4}){0,2}\(\s{0,4}\$\k<name>\b|\bIsMatch\(\s{0,4}\$\k<name>\b|\b(?:Assert|Test|Confirm|Resolve|Get)-(?!Path\b|Content\b|Item)\w{1,30}\s[^\n|;]{0,40}\$\k<name>\b`;
/** What takes a path, up to the value; what is written into a file is none. */
const TO_PATH = String.raw`(?:\bJoin-Path\s|\[(?:System\.)?IO\.Path\]::Combine\((?:(?![\n)])[^]){0,80}?,|\b(?:Get-Content|Set-Content|Add-Content|Out-File|Remove-Item|Copy-Item|Move-Item|Import-Csv|Import-Clixml|Write-PodeFileResponse)\s|\[(?:System\.)?IO\.File\]::\w{4,24}\()(?:(?!${LEAF}|-Value\b|-InputObject\b)[^\n|;,]){0,120}?`;
/** The path as a whole is compared with the folder before it is used. */
const KEPT = String.raw`(?![^]{0,900}?(?:\.StartsWith\(|-[ci]?(?:not)?(?:like|match)\b|GetRelativePath))`;

/** learn.microsoft.com: Join-Path, Path.Combine, "Azure Functions PowerShell developer guide" */
export const powershellPath: Rule = {
  id: 'powershell-path-from-request',
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  title: 'Path chosen by a request',
  why: 'Join-Path keeps `..`, so the value names any file that this program may read or write.',
  fix: "Ask for the shape of the name first (if ($name -notmatch '\\A[\\w-]+\\.pdf\\z') { return }), or take [IO.Path]::GetFileName($name).",
  near: ['$request.query', '$request.body', '$request.params', '$request.headers', '$webevent.query', '$webevent.data', '$webevent.parameters', '$context.request.querystring', '$ctx.request.querystring'],
  find: [
    new RegExp(String.raw`(?<=\$(?<name>\w{1,40})[ \t]{0,8}=[ \t]{0,4}(?:\[string\][ \t]{0,2})?)${SENT}[ \t]{0,8}(?:;|\r?\n|\}|\?\?)(?:(?!${ASKED})[^]){0,1500}?(?<value>${TO_PATH}\$[({]{0,2}\$?\k<name>\b(?!\.(?:Length|Count)\b))${KEPT}`, 'iy'),
    new RegExp(String.raw`(?<=(?<value>${TO_PATH}(?:\$\()?))${SENT}${KEPT}`, 'diy'),
  ],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: {
    'run.ps1': [
      "param($Request)\n$invoice = $Request.Query.invoice\nif (-not $invoice) { return }\n$path = Join-Path 'D:\\invoices' $invoice\nPush-OutputBinding -Name Response -Value (Get-Content -Raw $path)", '$spec = $Request.Body\n$at = [IO.Path]::Combine($root, $spec.file)\nRemove-Item $at', 'Get-Content -LiteralPath (Join-Path $logs $Request.Params.day)', '$tenant = [string]$Request.Headers["x-tenant"]\n[System.IO.File]::WriteAllText("$data\\$tenant\\settings.json", $text)',
      "$name = $Request.Query.name\nif (-not $name) { $name = $Request.Body.name }\nImport-Csv -Path \"C:\\lists\\$name.csv\"", '$page = $Request.Query.page\nif (-not (Test-Path "$root\\$page")) { return }\nGet-Content -Raw "$root\\$page"',
    ],
    'server.ps1': [
      "Add-PodeRoute -Method Get -Path '/logs' -ScriptBlock {\n  $day = $WebEvent.Query['day']\n  Write-PodeFileResponse -Path \"./logs/$day.txt\"\n}", "Set-Content -Path \"./notes/$($WebEvent.Data.title).txt\" -Value $text", "Remove-Item (Join-Path './uploads' $WebEvent.Parameters['file'])", "$f = $context.Request.QueryString['f']\n$bytes = [IO.File]::ReadAllBytes((Join-Path $root $f))", "$f = $ctx.Request.QueryString['f']; Copy-Item -Path \"$root/$f\" -Destination $out",
    ],
  },
  good: {
    'run.ps1': [
      "$name = [string]$Request.Query.name\nif ($name -notmatch '\\A[0-9]{8}\\.csv\\z') { return }\nGet-Content (Join-Path $root $name)", '$name = [IO.Path]::GetFileName($Request.Query.name)\nGet-Content (Join-Path $root $name)', '$name = $Request.Query.name\nGet-Content (Join-Path $root (Split-Path -Leaf $name))', "$kind = $Request.Query.kind\nif ($kind -notin 'day', 'week') { return }\nGet-Content \"$root\\$kind.json\"",
      '$name = $Request.Query.name\n$full = [IO.Path]::GetFullPath((Join-Path $root $name))\nif (-not $full.StartsWith($root + [IO.Path]::DirectorySeparatorChar)) { return }\nGet-Content $full', '$id = [int]$Request.Query.id\nGet-Content "$root\\$id.json"', '$text = $Request.Body.text\nSet-Content -Path $log -Value $text', '$name = $Request.Query.name\nWrite-Host "asked for $name"\nGet-Content (Join-Path $root "index.html")',
      '$key = $Request.Params.key\nif (-not $FILES.ContainsKey($key)) { return }\nGet-Content (Join-Path $root $FILES[$key])', "$name = $Request.Query.name\nif (-not (Test-ReportName $name)) { return }\nGet-Content (Join-Path $root $name)", "$name = $Request.Query.name -replace '[^\\w-]'\nGet-Content (Join-Path $root $name)", '[IO.File]::WriteAllText($log, $Request.Body.text)',
    ],
    'a.md': ['$name = $Request.Query.name\nGet-Content (Join-Path $root $name)'],
  },
};

export const powershellHash: Rule = {
  id: 'powershell-weak-crypto',
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'medium',
  title: 'Weak hash or cipher',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone, and DES and RC2 are broken.',
  fix: 'Use [System.Security.Cryptography.SHA256]::Create() and AesGcm.',
  near: ['cryptography.'],
  find: [/^[^#\n]{0,150}Security\.Cryptography\.(?:MD5|SHA1|DES|TripleDES|RC2)\w{0,40}(?:\]::|\b(?!\w))/m],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1'] } },
  bad: { 'a.ps1': ['$m = [System.Security.Cryptography.MD5]::Create()', '$m = New-Object System.Security.Cryptography.SHA1CryptoServiceProvider'] },
  good: { 'a.ps1': ['$m = [System.Security.Cryptography.SHA256]::Create()', '# [System.Security.Cryptography.MD5]::Create()'], 'a.cs': ['System.Security.Cryptography.MD5 m;'] },
};

export const powershellPolicy: Rule = {
  id: 'powershell-policy-open',
  category: 'access-control',
  cwe: [250],
  severity: 'low',
  title: 'Scripts of any origin may run',
  why: 'From here on this machine runs scripts that nobody signed.',
  fix: 'Use RemoteSigned, or -Scope Process.',
  near: ['set-executionpolicy'],
  find: [/^[^#\n]{0,100}\bSet-ExecutionPolicy[ \t]{1,10}(?:-ExecutionPolicy[ \t]{1,10})?(?:Bypass|Unrestricted)\b(?![^\n]{0,80}-Scope[ \t]Process)/im],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1', '.yml', '.yaml', 'dockerfile', '.bat', '.cmd'] } },
  bad: { 'a.ps1': ['Set-ExecutionPolicy Bypass -Force', 'Set-ExecutionPolicy -ExecutionPolicy Unrestricted'] },
  good: { 'a.ps1': ['Set-ExecutionPolicy RemoteSigned', 'Set-ExecutionPolicy Bypass -Scope Process', 'Set-ExecutionPolicy -Scope Process Bypass', '# Set-ExecutionPolicy Bypass'], 'a.md': ['Set-ExecutionPolicy Bypass'] },
};
