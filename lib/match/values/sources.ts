/** Where values come from that someone else may choose: requests, arguments, input, messages; by language, as shapes of the access. */
import type { Category } from '../../types.ts';

/** `page`: there in a browser alone, where no files, shells and databases are; `only`: the one danger for which it counts. */
interface SourceShape { langs: readonly string[]; shape: RegExp; what: string; page?: boolean; only?: Category }

const JS = ['js', 'ts', 'jsx', 'tsx', 'vue', 'svelte', 'astro', 'html'];
const JVM = ['java', 'kotlin', 'scala', 'groovy'];

/** Tested against an access written without white space: `req.query.id`, `$_GET['id']`, `request.args.get("q")`. */
export const SOURCES: readonly SourceShape[] = [
  { langs: JS, shape: /^(?:this\.)?(?:req|request|ctx\.request|ctx\.req|_req)\.(?:query|params|body|payload|headers|cookies|url(?!\()|originalUrl|path|hostname|param|get|header|files?(?!\S{0,80}\.(?:path|filepath|tempFilePath)$)|signedCookies|rawBody|nextUrl|formData|arrayBuffer|json|text|parseBody|queries|valid|getQuery|getParameter)\b(?!\.config\b)/, what: 'the request' },
  // of Koa; elsewhere the path of a node or of a rule
  { langs: JS, shape: /^(?:this\.)?ctx\.path$/, what: 'the request', only: 'path-traversal' },
  { langs: JS, shape: /^(?:context|hook|ctx)\.params\.query\b|^(?:this\.)?ctx\.(?:(?:query|params|url|headers|cookies|querystring|href)\b|get\(['"`](?:[A-Z][\w-]*|origin|host|referr?er|user-agent)['"`]\))/, what: 'the request' },
  { langs: JS, shape: /^(?:event|evt)\.(?:body|queryStringParameters|pathParameters|headers|multiValueQueryStringParameters|rawPath|rawQueryString|arguments)\b|^(?:socket|client|conn|connection)\.handshake\.(?:query|auth|headers|url)\b|^\w*form\.parse\((?:req|request|ctx\.req)\)/, what: 'the request' },
  // Meteor's Restivus and Rocket.Chat
  { langs: JS, shape: /^this\.(?:bodyParams|queryParams|urlParams)\b/, what: 'the request' },
  // Next.js, h3, Hono, and what a program calls the function that reads the body of its requests
  { langs: JS, shape: /^(?:headers|cookies)\(\)|^(?:getHeaders?|getRequestHeaders?|getCookie|parseCookies|getRouterParams|readRawBody|readMultipartFormData)\((?:event|c|ctx|context)\b|^(?:json|text|(?:read|parse|get|collect|receive)\w{0,20}(?:Body|Json|JSON|Payload))\((?:req|request)\b/, what: 'the request' },
  // what a user runs anyway: the editor, the pager, the shell
  { langs: JS, shape: /^process\.(?:argv(?!\[[01]\])|env(?!\.(?:EDITOR|VISUAL|PAGER|BROWSER|SHELL)\b)|stdin)\b/, what: 'the command line or environment' },
  { langs: JS, shape: /^(?:window\.|document\.|self\.|top\.|parent\.)*location(?:$|\.(?:search|hash|href|pathname|toString)\b)/, what: 'the address bar', page: true },
  { langs: JS, shape: /^document\.(?:URL|documentURI|referrer|cookie|baseURI)\b|^window\.name\b/, what: 'the page address', page: true },
  { langs: JS, shape: /^(?:window\.)?(?:localStorage|sessionStorage)\.getItem\b/, what: 'browser storage' },
  { langs: JS, shape: /^(?:e|ev|evt|event|msg|message)\.data\b(?!\.(?:self|that|instance|dataValue)\b)/, what: 'a message' },
  { langs: JS, shape: /^(?:\w+\.)?(?:useSearchParams|useParams|useRouter|useSearch|useLocalSearchParams)\(|^(?:this\.)?\w*[rR]oute\.snapshot\.(?:queryParams|params|queryParamMap|paramMap|fragment)\b|^get\(page\)\.(?:url|params)\b|^(?:urlParams|params|router\.query|URLSearchParams)\.get\b|^router\.query\b|^\$?route\.(?:query|params)\b|^to\.(?:query|params)\.|^this\.\$route\b/, what: 'the address bar' },
  { langs: JS, shape: /^(?:\w+\.)*searchParams\.get(?:All)?\b|^formData\.get(?:All)?\b|^searchParams(?:\.|\?\.|\[)\w+|^(?:c|ctx|context)\.req\.(?:query|param|header|json|text|parseBody|queries|valid|formData|arrayBuffer)\b|^(?:file|upload|part)\.(?:originalname|filename)\b|^[\w.[\]]+\.original(?:name|Filename)$|^(?:getQuery|getRouterParams?|getValidatedQuery|readBody|readValidatedBody|readFormData|getRequestURL)\(|^event\.context\.params\b|^call\.request\b|^Astro\.(?:url\.searchParams|params|request|cookies)\b|^\$page\.(?:url\.searchParams|params)\b/, what: 'the request' },
  { langs: JS, shape: /^(?:ctx\.)?request\.(?:input|only|except|qs|all)\([^()]*\)(?!\.)|^(?:event|evt)\.Records\b|^interaction\.(?:options\.getString|fields\.getTextInputValue)\(|^ctx\.(?:message|update|callbackQuery|inlineQuery)\.(?:text|caption|data|query|\w+\.text)\b/, what: 'the request' },
  { langs: JS, shape: /^(?:window\.)?prompt\(|^readline(?:Sync)?\.question\b/, what: 'input' },
  { langs: ['py'], shape: /^(?:self\.|flask\.|cls\.)*request\.(?:args|form|values|json|data|files|cookies|headers|GET|POST|COOKIES|FILES|META|body|query_params|path_params|get_json|get_data|query_string|url|path|path_info|full_path|REQUEST|params|view_args|stream|match_info|query|rel_url|post|text|read|matchdict|get_argument|arguments|forms|match|get_header|get_cookie|json_body|get_param\w*|media|get_media|bounded_stream|route_params|get_body|rfile|recv|user_agent|authorization)\b/, what: 'the request' },
  // what a program calls the functions that take one value out of its requests
  { langs: ['py'], shape: /^(?:\w{1,30}\.)?(?:parse|get|read|extract|require)_(?:string|str|param|parameter|arg|argument|query|field|value|text|header)s?(?:_\w{1,20})?\((?:self\.)?request,["']/, what: 'the request' },
  { langs: ['py'], shape: /^frappe\.(?:local\.)?form_dict\b|^request\.(?:vars|get_vars|post_vars|values)\b/, what: 'the request' },
  { langs: ['py'], shape: /^(?:file|upload|upload(?:ed)?_file|image|avatar|photo|attachment)\.filename$/, what: 'the request' },
  // fields of forms and serializers: Django, Django REST framework, WTForms
  { langs: ['py'], shape: /^(?:self\.)?(?:\w*[sS]erializer|ser)\.(?:validated_data|initial_data)\b|^(?:self\.)?\w*form\.(?:cleaned_data\b|(?!data\b)\w+\.data$)|^(?:\w+\.)?current_(?:request|event)\.(?:query_params|uri_params|json_body|raw_body|headers|body|path_parameters|query_string_parameters|get_query_string_value|get_header_value)\b|^st\.query_params\b|^\w+(?:\.sidebar)?\.(?:text_input|text_area|chat_input|file_uploader)\(|^(?:api|ns|\w+_(?:api|ns))\.payload\b/, what: 'the request' },
  // chat bots; queues
  { langs: ['py'], shape: /^(?:update\.(?:effective_)?message\.text|message\.text|(?:ctx|interaction)\.message\.content|context\.args)\b/, what: 'the request' },
  { langs: ['py'], shape: /^(?:msg|message)\.(?:content|data|value|payload|body|get_body)\b|^(?:m|msg|message|record)\[["'](?:Body|data)["']\]/, what: 'a message' },
  { langs: ['py'], shape: /^(?:(?:self\.)?request\.)?environ(?:\[|\.get\()["'](?:QUERY_STRING|PATH_INFO|REQUEST_URI|HTTP_\w+|CONTENT_TYPE|wsgi\.input)["']/, what: 'the request' },
  { langs: ['py'], shape: /^req\.(?:get_param\w*|params|media|query_params|args|form|json|path_params|bounded_stream)\b/, what: 'the request' },
  { langs: ['py'], shape: /^(?:self|handler|\w+_handler)\.(?:get_argument|get_query_argument|get_body_argument|get_arguments|get_cookie|path_args|path_kwargs)\b/, what: 'the request' },
  { langs: ['py'], shape: /^(?:sys\.argv(?!\[0\])|sys\.stdin|(?:os\.environ(?:\.get)?|os\.getenv|environ\.get)(?!\w|(?:\.get)?[([]["'](?:EDITOR|VISUAL|PAGER|BROWSER|SHELL)["'])|os\.environb|argv)\b/, what: 'the command line or environment' },
  { langs: ['py'], shape: /^(?:raw_)?input\(|^(?:args|opts|options|parser\.parse_args\(\))\.[a-z]\w*$|^click\.(?:prompt|get_text_stream)\b/, what: 'input' },
  { langs: ['py'], shape: /^(?:event|message|msg)(?:\[["'](?:body|queryStringParameters|pathParameters|headers|text|Records|rawQueryString|rawPath)["']\]|\.get\(["'](?:body|queryStringParameters|pathParameters|Records|rawQueryString)["'])/, what: 'the request' },
  // aiohttp's `part = await reader.next()`
  { langs: ['py'], shape: /^(?:part|field)\.filename\b/, what: 'the request' },
  { langs: ['py'], shape: /^(?:form|fs|fields)\.(?:getvalue|getfirst|getlist)\b|^self\.kwargs(?:\[|\.get\b)|^self\.request\.get\(|^(?:websocket|ws)\.(?:receive\w*|iter_\w+|recv)\b/, what: 'the request' },
  // what a prompt brings into its words, it says: OpenAI, Anthropic, Google, Ollama, LangChain, the AI SDK
  { langs: ['py', ...JS], shape: /\.choices(?:\[\d\]|\[-1\])(?:\.|\?\.)(?:message|text|delta)\b|\.output_text\b|\.(?:function|function_call)\.arguments\b|^json\.loads\(arguments\)|(?:^|\.)(?:chat\.completions|completions|responses|messages)\.(?:create|parse)\(|(?:^|\.)(?:\w*[lL]{2}[mM]|\w*[cC]hain|chat_?[mM]odel)\.(?:a?invoke|a?predict|a?generate|complete|chat|call)\(|\.generate_?[cC]ontent\(|^(?:\w*block|tool_use|tool_call|tc)(?:\.input\b|\.args\b|\[["'](?:args|input)["']\])|^ollama\.(?:chat|generate)\(|^generate(?:Text|Object)\(/, what: 'a language model' },
  { langs: ['py'], shape: /(?<!\binspect)\.(?:namelist|infolist|getnames|getmembers)\(/, what: 'an archive' },
  { langs: ['py'], shape: /^tarfile\.open\((?![^()]*(?:,|mode=)\s?["'][wxa])/, what: 'an archive' },
  { langs: JS, shape: /^(?:\w+\.)*(?:getEntries\(|entryName$)|^(?:entry|file|item|e)\.header\.(?:link)?name$|^(?:yauzl(?:\.promises)?|unzipper\.Open)\.\w+\(|^JSZip(?:\(\))?\.loadAsync\(|^(?:AdmZip|StreamZip(?:\.async)?)\([^)]/, what: 'an archive' },
  { langs: ['py'], shape: /^(?:conn|sock|socket|client|connection|s)\.recv\b/, what: 'the network' },
  { langs: [...JVM], shape: /\b(?:req|request|httpRequest|httpServletRequest|servletRequest|exchange|ctx|rc|routingContext|call|context|getRequest\(\)|request\(\))\.(?:getParameter|getParameterValues|getParameterMap|getParameterNames|getHeader|getHeaders|getHeaderNames|getQueryString|queryParams|getCookies|getInputStream|getReader|getRequestURI|getRequestURL|getPathInfo|getServletPath|getPart|getParts|queryParam|pathParam|formParam|receive|parameters|queryParameters|getBody|getRequestParameter|getQueryParams|getQueryStringParameters|getPathParameters|getParam|getQueryParameters|getRequestPath|getRelativePath|getRequestBody|getSubmittedForm|getRestOfPath)\b/, what: 'the request' },
  // Javalin, Spark, Vert.x, WebFlux, JAX-RS, JSF, Commons FileUpload
  { langs: [...JVM], shape: /^(?:req|request|serverRequest|ctx|rc|routingContext)\.(?:body\w*|params|headers?|cookies?|splat|uploadedFiles?|formParams?|(?:form|query|path|header|cookie)(?:Param)?Map|bodyTo(?:Mono|Flux)|pathVariables?|getBodyAs\w+|getFormAttribute|await(?:Body|FormData)\w{0,20}|(?:queryParam|pathVariable)OrNull|query|bodyString)(?:<[\w<>?., ]{1,60}>)?\(|^(?:req|request)\.(?:path|query|content)\(\)\.|^(?:event|apiEvent|request|input)\.get(?:QueryStringParameters|PathParameters|MultiValueQueryStringParameters)\(|^(?:\w*uriInfo|\w*UriInfo|ui)\.(?:get(?:Query|Path)Parameters|getPath|getRequestUri)\(|\.getHeaderString\(|\.getRequest(?:Parameter|ParameterValues|Header|Cookie)Map\(|\.parseRequest\((?:req|request)\)/, what: 'the request' },
  // helpers of Liferay, Jive, Spring and programs' own; JFinal
  { langs: ['java', 'groovy'], shape: /^[A-Z]\w{0,40}\.(?:get|read)(?!Int|Long|Bool|Double|Float)\w{0,20}(?:Param|Parameter|String|Header|Cookie|Body|Value)\w{0,10}\((?:request|req|\w{0,20}Request|getRequest\(\)),|^getPara\("/, what: 'the request' },
  // Spring Data: `?sort=` names a property, whatever that is
  { langs: ['java', 'kotlin'], shape: /^(?:order|sortOrder|sort)\.(?:getProperty\(\)|property)$|^\w*[pP]ageable\.(?:getSort\(\)|sort)/, what: 'the request' },
  { langs: [...JVM], shape: /^(?:message|msg|textMessage)\.(?:getPayload|getText|getBody|getData|getHeaders|getStringProperty)\(|^(?:record|consumerRecord)\.value\(/, what: 'a message' },
  // Telegram, Discord
  { langs: [...JVM], shape: /^update\.(?:get(?:Message|CallbackQuery|InlineQuery)\(\)\.get(?:Text|Data|Query|Caption)\(|(?:message|callbackQuery|inlineQuery)[?!]{0,2}\.(?:text|data|query|caption)\b)|^(?:\w*[eE]vent\.)(?:getOption\(|getMessage\(\)\.getContent\w{0,8}\(|message\.content(?:Raw|Display|Stripped)\b)/, what: 'the request' },
  { langs: [...JVM], shape: /\.choices\(\)\.(?:get\(0\)|getFirst\(\))\.message\(\)\.content\(|^(?:\w*[cC]hatClient|\w*[cC]hatModel)\.(?:prompt|call|chat|generate)\(|\.prompt\(.{0,600}\.call\(\)\.content\(|^(?:\w*[tT]oolCall|\w*[tT]oolExecutionRequest|call\.function\(\))\.arguments\(/, what: 'a language model' },
  { langs: [...JVM], shape: /^(?:\w*[sS]ocket|\w*[cC]lient|request)\.getInputStream\(/, what: 'the network' },
  { langs: [...JVM], shape: /^(?:System\.(?:getenv|getProperty)|args\[|args$)|\b(?:scanner|sc|in|input|reader|br)\.(?:nextLine|next|readLine)\b|^readLine\b|\bgetText\(\)\.toString/, what: 'input' },
  { langs: ['java', 'kotlin'], shape: /^(?:(?:(?:require|get)Activity\(\)|activity|this)[?!]{0,2}\.)?(?:getIntent\(\)|intent)[?!]{0,2}\.(?:get\w*Extras?|getData\b|getDataString|data\b|dataString|extras\b)/, what: 'another app' },
  { langs: [...JVM], shape: /\.(?:getOriginalFilename|getSubmittedFileName)\(\)$|\b(?:\w*[fF]ile|\w*[pP]art|\w*[uU]pload)\.(?:originalFile[nN]ame|submittedFileName|getFilename\(\)|filename\(\)|fileName\(\))!*$/, what: 'the request' },
  { langs: ['kotlin', 'scala'], shape: /\b(?:call|request|req|ctx)\.(?:(?:request\.)?(?:queryParameters|pathParameters|queryString|headers|cookies|rawQueryParameters)|parameters|receive\w*|getParameter|getQueryString|body|cookies|headers)\b/, what: 'the request' },
  { langs: ['groovy'], shape: /^params(?:\.|\?\.|\[)/, what: 'the request' },
  { langs: ['go'], shape: /^(?:r|req|request|c\.Request|ctx\.Request)\.(?:URL|Form|PostForm|FormValue|PostFormValue|Header|Body|Cookie|Cookies|Host|RequestURI|PathValue|MultipartForm|Referer|UserAgent|FormFile|MultipartReader)\b|^(?:c|ctx)\.(?:QueryInt|QueryFloat|ParamsInt|Query|QueryTrim|QueryStrings|FormString|FormStrings|FormTrim|Param|PostForm|DefaultQuery|DefaultPostForm|GetHeader|FormValue|QueryParam|PathParam|Params|Cookie|GetRawData|Body|FormFile|QueryArray|FormParams|QueryParams|GetQuery|GetPostForm|BodyRaw|ShouldBind\w*|Bind\w*|BodyParser|QueryParser|ReadJSON)\b|^(?:json|xml)\.NewDecoder\((?:r|req|request|c\.Request)\.Body\)|^(?:\w{1,30}\.)?(?:[dD]ecode|[rR]ead|[pP]arse|[bB]ind)\w{0,20}\((?:w,)?(?:r|req|request)(?:\.Body)?,&|^mux\.Vars\b|^chi\.URLParam\b|^vars\[/, what: 'the request' },
  // httprouter, fasthttp, fiber, net/http within echo; queues and web sockets; what a model asks a tool for
  { langs: ['go'], shape: /^(?:ps|params|p)\.ByName\(|^ctx\.(?:QueryArgs|PostArgs|UserValue|PostBody|Request\.(?:Body|Header|URI))\(?|^c\.(?:Request\(\)\.(?:Header|URL|Body|FormValue|PathValue|Host)|(?:Cookies|Queries|AllParams|OriginalURL|GetReqHeaders|MultipartForm|QueryMap|PostFormArray|PostFormMap)\()|^(?:req|request)\.(?:RequireString|GetString|GetArguments)\(/, what: 'the request' },
  // macaron, GoFrame, beego
  { langs: ['go'], shape: /^(?:web|macaron|martini)\.Params\(|^gfr\.(?:Get|GetString|GetQuery|GetForm|GetHeader|GetBodyString|GetRouter)\(|^this\.Get(?:String|Strings|File)\(/, what: 'the request' },
  // iris, beego, connect, the Model Context Protocol, chat bots
  { langs: ['go'], shape: /^ctx\.(?:URLParam|PostValue|FormValue)\w{0,12}\(|^(?:c|this)\.(?:Ctx\.Input\.(?:Query|Param|Header|Cookie|RequestBody)|Input\(\)\.Get)\b|^(?:req|request)\.(?:Msg\.\w|Params\.Arguments\b)|^(?:update|upd|u)\.(?:Message|CallbackQuery|InlineQuery)\.(?:Text|Data|Query|Caption|CommandArguments\()|^(?:c|ctx)\.Message\(\)\.(?:Text|Payload)\b|^(?:cmd|command|slashCommand)\.Text$/, what: 'the request' },
  { langs: ['go'], shape: /\.Choices\[\d\]\.Message\.Content\b|\.(?:Function|FunctionCall)\.Arguments\b/, what: 'a language model' },
  { langs: ['go'], shape: /^bufio\.New(?:Reader|Scanner)\(\w*(?:conn|client|socket|sock|peer)\)/, what: 'the network' },
  { langs: ['go'], shape: /^(?:event|evt|e|sqsEvent|snsEvent|kinesisEvent)\.Records\b|^(?:\w+\.)?(?:ch|channel|\w{1,30}Ch|\w{1,30}Channel)\.Consume\(/, what: 'a message' },
  { langs: ['go'], shape: /^(?:msg|message|delivery)\.(?:Body|Value|Data|Payload|Text|Content)\b|\.(?:ReadMessage|FetchMessage|ReadJSON)\(/, what: 'a message' },
  { langs: ['go'], shape: /^(?:req|request|event|evt)\.(?:QueryStringParameters|PathParameters|MultiValueQueryStringParameters|Headers)\b/, what: 'the request' },
  { langs: ['go'], shape: /^(?:file|header|handler|fh|fileHeader|upload)\.Filename$/, what: 'the request' },
  { langs: ['go'], shape: /^(?:os\.Args(?!\[0\])|os\.Getenv|os\.Stdin|flag\.Arg|flag\.String|os\.LookupEnv)\b/, what: 'the command line or environment' },
  { langs: ['php', 'blade'], shape: /^\$_(?:GET|POST|REQUEST|COOKIE)\b|^\$_FILES\[[^\]]*\]\[['"]?(?:name|type|full_path)\b|^\$_SERVER\[['"]?(?:HTTP_|REQUEST_URI|QUERY_STRING|PHP_SELF|PATH_INFO|PHP_AUTH_|CONTENT_TYPE)|^\$HTTP_RAW_POST_DATA\b|->(?:getClientOriginalName|getClientOriginalExtension|getClientName|getClientFilename)\(\)$|^(?:request|get_query_var)\(['\"]|^Yii::\$app->request->(?:get|post)\b|^(?:request\(\)|(?:\$this->)?\$?(?:_?request|req|input)|[\w$\\:>()-]{0,80}(?:->|::)(?:(?:get(?:Current|Main|Master)?)?[rR]equest\(\)|request)|\$(?:this->)?app->(?:request|input)|JFactory::getApplication\(\)->input)->(?:getVal|getRawVal|getText|getString|getRaw|getHtml|getParams|getQueryParam|getParsedBodyParam|data(?=\[)|input|get|query|post|all|query->get|request->(?:get(?:String|Alpha|Enum)?|all)|cookie|header|file|route|getParam|getQueryParams|getParsedBody|attributes|cookies|headers|only|validated|getPost|getVar|getGet|json|string|str|safe|except|collect|getContent|bearerToken|userAgent|toArray|getPayload|getHeaderLine|getCookieParams|getBody|getJSON|getRawInput|getPostGet|getGetPost|get_post|get_(?:json_|body_|query_|url_)?params?|get_header|get_body|getQuery|getData|validate|server(?:->get)?\(['"]HTTP_\w+)\b|^request\(\)->\w+$|^(?:\w*\\)*(?:Request|Input)::(?:input|get|all|query|post|cookie|header)\b|^(?:getallheaders|apache_request_headers)\(|^\$this->params\(\)->from(?:Query|Post|Route)\(|^\$this->uri->segment\(|^\$form->(?:get\(['"]\w+['"]\)->)?getData\(|^filter_input\((?!.*FILTER_(?:SANITIZE_(?!STRING)|VALIDATE_))|^file_get_contents\(['"]php:\/\/input/, what: 'the request' },
  // PrestaShop, Joomla, TYPO3, Roundcube, Moodle, Dolibarr, Cacti, Zend, MyBB
  { langs: ['php', 'blade'], shape: /^\\?(?:\w{1,40}\\){0,6}(?:Tools::getValue|J?Request::get(?:Var|String)|(?:GeneralUtility|t3lib_div)::_(?:GP|GET|POST|GPmerged)|rcube_utils::get_input_(?:value|string))\(|^(?:optional|required)_param(?:_array)?\([^()]*PARAM_(?:RAW|NOTAGS|UNSAFE)|^GETPOST\(['"]\w+['"],['"]none['"]|^get_nfilter_request_var\(|^\$this->_get(?:Param|AllParams)\(|^\$mybb->(?:input\[|get_input\()/, what: 'the request' },
  { langs: ['php'], shape: /->getNameIndex\(/, what: 'an archive' },
  { langs: ['php'], shape: /^\$(?:msg|message)->(?:body\b|getBody\(|getPayload\()/, what: 'a message' },
  { langs: ['php'], shape: /^(?:fgets|fread|stream_get_contents)\(STDIN|^readline\(/, what: 'input' },
  { langs: ['php'], shape: /^\$argv\b(?!\[0\])|^\$_ENV\b|^\$_SERVER\[['"]?argv\b|^getenv\(|^\$(?:this|input)->(?:argument|option|getArgument|getOption)\b/, what: 'the command line or environment' },
  { langs: ['csharp'], shape: /^(?:(?:this|HttpContext|Context|context|httpContext|ctx|HttpContext\.Current|_httpContextAccessor\.HttpContext)[?!]?\.)*[Rr]equest(?:\.(?:Query|QueryString|Form|Params|Headers|Cookies|Path|Body|RawUrl|Url|Files|RouteValues|InputStream|ServerVariables|QueryStringParameters|PathParameters|ReadFromJsonAsync|ReadFormAsync|Content\.ReadAs\w+)\b|\[)|^RouteData\.Values\b|\.GetRouteValue\(|\.ContentDisposition\.FileName(?:Star)?\b/, what: 'the request' },
  { langs: ['csharp'], shape: /^(?:\w*[fF]ormFile|file|upload(?:edFile)?|(?:\w+\.)+(?:File|Upload|Image|Avatar|Photo|Attachment|Document))\.FileName$/, what: 'the request' },
  { langs: ['csharp'], shape: /^(?:context|ctx)\.Message\.\w|^(?:ea|args|e|eventArgs)\.Body\b|^(?:consumeResult|result|cr)\.Message\.Value\b/, what: 'a message' },
  { langs: ['csharp'], shape: /^(?:update[?!]?\.)?(?:Message|CallbackQuery|InlineQuery|message)[?!]?\.(?:Text|Data|Query|Caption|Content)\b|^(?:e|args|eventArgs)\.File\.Name$|^(?:e|args|eventArgs)\.GetMultipleFiles\(/, what: 'the request' },
  { langs: ['csharp'], shape: /^(?:\w*[cC]ompletion|\w*[rR]esponse|result)(?:\.Value)?\.Content\[0\]\.Text\b|^\w*[tT]oolCall\.FunctionArguments\b|\.Choices\[0\]\.Message\.Content\b/, what: 'a language model' },
  { langs: ['csharp'], shape: /^Console\.Read|^Environment\.(?:GetCommandLineArgs|GetEnvironmentVariable)\b|^args\[|^\w*(?:txt|TextBox)\w*\.Text$/, what: 'input' },
  { langs: ['ruby', 'erb'], shape: /\.original_filename$|^(?:declared\()?params\b|^\w+_params(?:\[[:'"]|\.(?:fetch|dig)\()|^(?:controller|self)\.params\b|^req\.(?:params|query_string|referer|fullpath)\b|^env\[['"](?:QUERY_STRING|PATH_INFO|REQUEST_URI|REQUEST_PATH|HTTP_\w+)['"]\]|^request\.(?:params|headers|cookies|body|query_string|path|fullpath|referer|url|GET|POST|env|raw_post|(?:query|request|path)_parameters|user_agent|get_header)\b|^cookies\[/, what: 'the request' },
  { langs: ['ruby', 'erb'], shape: /^(?:ARGV|ENV)\b/, what: 'the command line or environment' },
  { langs: ['ruby', 'erb'], shape: /^gets\b|^STDIN\b|^\$stdin\b/, what: 'input' },
  { langs: ['rust'], shape: /^(?:req|request)\.(?:uri|headers|query_string|match_info|body|path|query|param)\b/, what: 'the request' },
  { langs: ['rust'], shape: /^(?:field|part|item)\.(?:file_name|content_disposition|text)\(\)/, what: 'the request' },
  { langs: ['rust'], shape: /^(?:entry|file|zip_file|zipfile|zf|e|f)\.name\(\)$/, what: 'an archive' },
  { langs: ['rust'], shape: /^(?:std::)?env::(?:args|args_os|var|vars)\b|^(?:std::)?io::stdin\(\)/, what: 'the command line or environment' },
  { langs: ['c', 'cpp'], shape: /^(?:std::)?(?:secure_)?getenv\("(?:QUERY_STRING|HTTP_(?:ACCEPT\w*|AUTHORIZATION|COOKIE|FORWARDED|HOST|ORIGIN|REFERER|USER_AGENT|X_\w+)|PATH_INFO|PATH_TRANSLATED|REQUEST_URI|CONTENT_TYPE|REMOTE_USER)"\)/, what: 'the request' },
  // libmicrohttpd, libevent, mongoose and civetweb, FastCGI, onion, lwan, ulfius, ESP-IDF
  { langs: ['c', 'cpp'], shape: /^(?:MHD_lookup_connection_value(?:_n)?|evhttp_(?:find_header|request_get_uri)|mg_(?:http_)?get_(?:var|header|cookie)|FCGX_GetParam|onion_request_get_(?:query|post|path|header|cookie)|lwan_request_get_(?:query|post)_param|httpd_(?:query_key_value|req_get_url_query_str|req_get_hdr_value_str|req_recv))\(|^u_map_get\((?:request|req)->/, what: 'the request' },
  // what firmware calls the functions that take one value out of a form
  { langs: ['c', 'cpp'], shape: /^(?:cgi_?(?:param|value|get\w{0,20}|form\w{0,20}|query\w{0,20})|websGetVar|get_cgi\w{0,20}|(?:get_)?(?:query|form|http|req|request)_(?:param|value|arg)\w{0,10})\(/, what: 'the request' },
  { langs: ['cpp'], shape: /^(?:\w{0,10}[sS]erver|http)(?:\.|->)(?:arg|pathArg)\(|^(?:req|request)(?:\.|->)(?:getParam|arg|pathArg|param|resource)\(/, what: 'the request' },
  { langs: ['c', 'cpp'], shape: /^argv\[|^(?:std::)?(?:secure_)?getenv\(|^qgetenv\(|^optarg$|^\*argv/, what: 'the command line or environment' },
  { langs: ['c', 'cpp'], shape: /^(?:recv|recvfrom|SSL_read|BIO_read)\(|^read\((?:\w+(?:->|\.))?\w*(?:sock|client|conn|peer)\w*,/, what: 'the network' },
  { langs: ['c', 'cpp'], shape: /^(?:fgets|gets|fread|read|pread|scanf|fscanf|(?:std::)?getline|readline)\(|^(?:std::)?cin$/, what: 'input' },
  { langs: ['cpp'], shape: /^(?:req|request|_req)(?:\.|->)(?:get_param_value|get_header_value|url_params|body|target|getParameter|query|getQuery|path_params|matches)\b/, what: 'the request' },
  { langs: ['cpp', 'go', 'rust'], shape: /^(?!(?:self\.|s\.|this->)?(?:\w*(?:[cC]onf(?:ig)?|cfg|[oO]pt(?:s|ions)?|env|args|flags)|Config|Options)(?:\.|->))&?\w+(?:(?:\.|->)\w+){0,3}(?:\.|->)(?:[wW]eb_?[hH]ook|[cC]allback)_?(?:URL|[uU]rl|[uU]ri)$/, what: 'whoever set the hook up' },
  { langs: ['cpp', 'go', 'rust', 'java', 'kotlin', 'csharp'], shape: /^&?(?:\w{0,30}[wW]eb_?[hH]ook|hook|hookTask|hook_task)(?:\.|->)(?:get)?(?:URL|[uU]r[li]|[eE]ndpoint|(?:[tT]arget|[pP]ayload|[cC]allback|[dD]elivery)_?(?:URL|[uU]r[li]))(?:\(\))?$/, what: 'whoever set the hook up', only: 'ssrf' },
  { langs: ['swift', 'dart'], shape: /^(?:CommandLine\.arguments|ProcessInfo\.processInfo\.environment|Platform\.environment|readLine\(|stdin\.readLineSync)\b/, what: 'input' },
  { langs: ['swift', 'dart'], shape: /^(?:req|request)\.(?:uri|headers|url|params|query|parameters|content|body|requestedUri)\b/, what: 'the request' },
  { langs: ['swift'], shape: /^URLComponents\(.{0,80}\)[?!]{0,2}\.(?:queryItems|query|fragment|path)\b|^(?:URLContexts|urlContexts)\b/, what: 'a link' },
  { langs: ['dart'], shape: /^(?:req|request|context\.request)\.(?:readAsString|read|formData|json)\(/, what: 'the request' },
  { langs: ['dart'], shape: /^(?:message|msg)\.message$/, what: 'the page' },
  { langs: ['dart'], shape: /^(?:uri|link|deepLink|initial(?:Uri|Link))[!?]{0,2}\.queryParameters\b/, what: 'a link' },
  { langs: ['java', 'kotlin'], shape: /^(?:intent\??\.data|data|uri|link|deepLink)[?!]{0,2}\.getQueryParameter\(/, what: 'a link' },
  // what whoever opens an issue or a pull request writes: docs.github.com, "Script injections"
  { langs: ['yaml'], shape: /^github\.(?:head_ref$|event\.(?:(?:issue|pull_request|discussion)\.(?:title|body)|(?:comment|review|review_comment|discussion)\.body|pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))|head_commit\.(?:message|author\.(?:name|email))|commits\b.*\.(?:message|author\.(?:name|email))|pages\b.*\.page_name|workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email)))))/, what: 'whoever opens the issue or pull request' },
  // Azure Automation
  { langs: ['powershell'], shape: /^\$WebhookData\b/i, what: 'the request' },
  { langs: ['shell'], shape: /^read$/, what: 'input' },
  { langs: ['shell'], shape: /^\$\{?(?:QUERY_STRING|REQUEST_URI|PATH_INFO|HTTP_(?:ACCEPT\w*|AUTHORIZATION|COOKIE|FORWARDED|HOST|ORIGIN|REFERER|USER_AGENT|X_\w+))\b/, what: 'the request' },
  { langs: ['shell'], shape: /^\$(?:[1-9@*]|\{[1-9@*]\}|REPLY)/, what: 'an argument' },
];

/** Parameter annotations and types that say where the caller's value comes from. */
export const TAINTED_PARAMETER = /@(?:RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|QueryParam|PathParam|FormParam|HeaderParam|MatrixParam|ModelAttribute|RestQuery|RestPath|QueryValue|RequestPart|MatrixVariable|BeanParam|RestForm|RestHeader|RestCookie|Argument|DestinationVariable|Payload|FormDataParam|CookieParam|ToolParam|RestMatrix|QueryParameter)\b|@(?:Query|Param|Body|Headers|Args?|MessageBody|Payload|BodyParam|HeaderParam|CookieParam)\(|@(?:param\.\w{1,20}(?:\.\w{1,20})?|requestBody)\(|\[(?:From(?:Query|Body|Route|Form|Header)|AsParameters|(?:Queue|ServiceBus|EventHub|Kafka|RabbitMQ)Trigger)\b|\bI(?:FormFile|BrowserFile)\b|\bMultipartFile\b/;

/** Spring, JAX-RS, Micronaut; listeners of message queues; queries of GraphQL. */
const JVM_ROUTE = /@(?:Get|Post|Put|Delete|Patch|Request|Message|Query|Mutation)Mapping\b|@(?:GET|POST|PUT|DELETE|PATCH)\b|@(?:Get|Post|Put|Delete|Patch)\(|@(?:Kafka|Rabbit|Jms|Sqs|Pulsar|Stream)Listener\b|@(?:OnMessage|Tool|JavascriptInterface)\b|@Incoming\(/;

/** A method that a router calls, by the attributes before it and the type it gives back, up to its first parameter. */
export const ROUTE_HEAD: Record<string, RegExp> = {
  csharp: /\[(?:Http(?:Get|Post|Put|Delete|Patch)|Route|AcceptVerbs|McpServerTool|KernelFunction|SlashCommand|WebMethod)\b|\.Map(?:Get|Post|Put|Delete|Patch)\s*\(|\bI?(?:Action|View|Content|Json|PartialView|File|HttpAction)Result\b/,
  java: JVM_ROUTE,
  kotlin: JVM_ROUTE,
};

/** Types that a framework fills with something of its own, not with what the caller sent. */
export const SERVED_TYPE = /^(?:$|I(?!FormFile)[A-Z]\w*|\w*(?:Service|Repository|Context|Dao|Db|Database|Options|Settings|Config(?:uration)?|Store|Storage|Cache|Bus|Provider|Gateway|Validator|Clock|Mapper|Client|Factory|Manager|Logger|Token|Session|Principal|Authentication|Response|Locale|BindingResult|RedirectAttributes|Pageable|Writer|Reader|Stream|UserDetails|User)|(?:Http(?:Servlet)?|Servlet|ServerHttp|Server|Web|NativeWeb|Portlet|Multipart)?Request|Model|ModelMap|ModelAndView|Errors|HttpEntity|WebRequest)$/;

/** What the request is called in the shapes above, by the type of a parameter that holds it. */
export const REQUEST_TYPES: readonly { langs: readonly string[]; name: string; shape: (parameter: string) => RegExp }[] = [
  { langs: ['java', 'groovy'], name: 'request', shape: (parameter) => new RegExp(`\\b(?:\\w{0,20}ServletRequest|StaplerRequest2?|(?:Portlet|Render|Resource|Action)Request|ServerHttpRequest|ServerRequest|WebRequest|HttpExchange|RoutingContext|APIGatewayProxyRequestEvent|HttpRequestMessage<[^>\\n]{1,60}>)\\s+${escaped(parameter)}\\b`) },
  { langs: ['kotlin', 'scala'], name: 'request', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s*:\\s*(?:HttpServletRequest|ServletRequest|ServerHttpRequest|ServerRequest|Request)\\b`) },
  { langs: ['csharp'], name: 'Request', shape: (parameter) => new RegExp(`\\b(?:HttpRequest|HttpRequestBase|HttpListenerRequest|HttpRequestMessage|HttpRequestData|APIGatewayProxyRequest|APIGatewayHttpApiV2ProxyRequest)\\s+${escaped(parameter)}\\b`) },
  { langs: ['csharp'], name: 'context', shape: (parameter) => new RegExp(`\\bHttpContext(?:Base)?\\s+${escaped(parameter)}\\b`) },
  { langs: JS, name: 'request', shape: (parameter) => new RegExp(`(?:^|[^\\w$.])${escaped(parameter)}\\s*:\\s*(?:(?:express|http|Express)\\.)?(?:Request|NextRequest|NextApiRequest|IncomingMessage|FastifyRequest|VercelRequest|ExpressRequest)\\b`) },
  { langs: JS, name: 'event', shape: (parameter) => new RegExp(`(?:^|[^\\w$.])${escaped(parameter)}\\s*:\\s*(?:APIGatewayProxyEvent\\w*|APIGatewayEvent|LambdaFunctionURLEvent|SQSEvent|SNSEvent|S3Event)\\b`) },
  { langs: ['py'], name: 'request', shape: (parameter) => new RegExp(`(?:[(,]|^)\\s*${parameter}\\s*:\\s*(?:\\w+\\.){0,2}(?:Http)?Request\\b`) },
  { langs: ['go'], name: 'r', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*http\\.Request\\b`) },
  { langs: ['go'], name: 'gfr', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*ghttp\\.Request\\b`) },
  { langs: ['go'], name: 'c', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*?(?:gin|echo|fiber)\\.(?:Context|Ctx)\\b`) },
  { langs: ['go'], name: 'msg', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*?(?:nats\\.Msg|discordgo\\.MessageCreate|kafka\\.Message|sarama\\.ConsumerMessage|amqp\\.Delivery|pubsub\\.Message)\\b`) },
  { langs: ['go'], name: 'hook', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*?(?!(?:config|conf|cfg|settings)\\.)(?:\\w{1,30}\\.)?\\w{0,30}(?:[wW]eb)?[hH]ook(?:Task|Delivery|Job|Subscription)?\\b`) },
  { langs: ['go'], name: 'ctx', shape: (parameter) => new RegExp(`\\b${escaped(parameter)}\\s+\\*fasthttp\\.RequestCtx\\b`) },
];

/** Names may hold a dollar. */
function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}

/** Types of Rust's frameworks that take a parameter from the request, before its name or behind it: `Query(q): Query<T>`, `name: web::Path<String>`. */
export const EXTRACTOR = /\b(?:Query|Path|Json|Form|RawQuery|Bytes|TypedHeader)\($/;
export const EXTRACTOR_TYPE = /^\)?\s*:\s*(?:\w+::)*(?:Query|Path|Json|Form)\s*</;

/** `Path(id): Path<i64>`, `id: web::Path<Uuid>`: what is no number is refused. */
export const EXTRACTED_NUMBER = /^\)?\s{0,4}:\s{0,4}(?:\w{1,20}::){0,2}(?:Query|Path|Json|Form)\s{0,4}<\s{0,4}(?:[iu](?:8|16|32|64|128|size)|f32|f64|bool|Uuid|NonZero\w{1,10})\s{0,4}>/;

/** Rocket fills a text in the parameter of a function that stands below `#[get("/files?<name>")]`; up to the function, and what follows the parameter's name. */
export const ROCKET_ROUTE = /#\[(?:get|post|put|delete|patch)\([^\]\n]{0,200}\)\]\s{0,8}(?:pub\s{1,4})?(?:async\s{1,4})?$/;
export const ROCKET_TEXT = /^\s{0,4}:\s{0,4}(?:Option<\s{0,4})?(?:String|&(?:'\w{1,20} )?str)\b/;

/** Akka HTTP hands a part of the request to a directive's block: `parameter("name") { name => … }`, `path("files" / Segment) { name => … }`; its parameters are `names`. */
export const DIRECTIVE = /\b(?:parameters?|formFields?|headerValueByName|path(?:Prefix)?\([^{}\n]{0,80}\b(?:Segment|Remaining))\b[^{}\n]{0,120}\)\s{0,4}\{\s{0,20}\(?(?<names>[\w,: ]{1,80})\)?\s{0,4}=>/g;
/** Ktor hands a route's block what it read of the request: `get<Article> { article -> … }`, `post<NewUser>("/users") { user -> … }`. */
export const KTOR_RESOURCE = /\b(?:get|post|put|patch|delete)<\w{1,60}>(?:\([^()\n]{0,80}\))?\s{0,4}\{\s{0,20}(?<names>\w{1,40})\s{0,4}->/g;
/** Sinatra hands what its path names to the block: `get '/files/:name' do |name|`. */
export const SINATRA_ROUTE = /^\s*(?:get|post|put|patch|delete)\s*\(?['"][^'"\n]{0,100}[:*][^'"\n]{0,100}['"][^\n|]{0,60}\bdo\s*\|(?<names>[\w, ]{1,80})\|/gm;
/**
 * A method that Play's router calls with parts of the address, by what follows the parameter's name: `def show(name: String) = Action {`,
 * `…(name: String): Action[AnyContent] = auth.async {`, `…(name: String) = secured { implicit request =>`.
 */
export const PLAY_PARAMETER = /^\s{0,4}:\s{0,4}(?:String|Option\[String\]|Seq\[String\])(?!\w)(?:[^={}]|=\s{0,4}(?:"[^"\n]{0,40}"|[\w.]{1,20})(?=[,)])){0,200}?(?::\s{0,4}(?:Essential)?Action(?:\[\w{1,30}\])?\s{0,4}=|=\s{0,20}(?:\w{1,30}\.){0,2}(?:\w{0,20}Action\b|\w{1,30}(?:\([^(){}]{0,60}\))?\s{0,4}\{\s{0,20}(?:implicit\s{1,4})?(?:request|req)\b(?:\s{0,4}:[^={}]{1,40})?\s{0,4}=>))/;

/** A Python function that a route of Flask, FastAPI, aiohttp or the like calls: its decorators, up to the word def. */
export const ROUTE_DECORATOR = /(?:^|\n)[ \t]*@(?:(?:frappe\.whitelist|\w+(?:\.\w+)*\.(?:route|get|post|put|delete|patch|websocket|api_route|tool)|(?:socketio|sio)\.on|(?:bot|tree|bot\.tree|commands|app_commands)\.(?:hybrid_|slash_)?command|\w+\.arguments|use_(?:kw)?args|route|get|post|(?:function_)?tool|strawberry\.(?:field|mutation|subscription))\(([^\n]*(?:\n(?![ \t]*(?:def|class|async)\b)[^\n]*){0,8})|(?:(?:cherrypy\.)?expose|(?:\w+\.)?(?:function_)?tool|strawberry\.(?:field|mutation|subscription)|(?:socketio|sio)\.event)[ \t]*\r?\n[ \t]*)(?:async[ \t]+)?$/;

/** What hands a function what others send: `socket.on("message", (text) => …)`, `ipcMain.handle("save", (event, file) => …)`; up to the function. */
export const MESSAGE_HANDLER = /\b(?:(?:socket|ws|wss|client|io|conn|connection|peer|channel|ipcMain)\.(?:on|once|handle|addEventListener)\(\s*['"](?!error|close|connect|open|end|exit|ready|listening)[\w:.-]+['"]|(?:req|request)\.on\(\s*['"]data['"]|(?:bb|busboy)\.on\(\s*['"](?:file|field)['"]|app\.on\(\s*['"]open-url['"])\s{0,9},\s{0,9}(?:async\s{0,9})?(?:function\s{0,9}(?:\w{1,40}\s{0,9})?)?$/;

/** Parts of a request that a handler takes apart: `app.get('/files/:name', ({ params }) => …)`; up to the function. */
export const REQUEST_PARTS: ReadonlySet<string> = new Set(['params', 'query', 'body', 'headers', 'cookies', 'cookie']);
export const ROUTE_HANDLER = /\.(?:get|post|put|patch|delete|all)(?:<[^;()]{0,200}>)?\(\s*['"`]\/[^'"`\n]{0,80}['"`]\s*,\s*(?:[\w.]{1,40}(?:\([^()]{0,80}\))?,\s*){0,4}(?:async\s*)?$/;

/** tRPC, oRPC and next-safe-action hand the checked input of a call to its handler: `.mutation(async ({ input }) => …)`; up to the function. */
export const CALL_HANDLER = /\.(?:query|mutation|subscription|handler|action)\(\s*(?:async\s*)?$/;

/** The Model Context Protocol hands what a model asks for to a tool: `server.tool('read', { path: z.string() }, async ({ path }) => …)`, or `tool({ execute })`; up to the function. */
export const TOOL_HANDLER = /\b(?:server|mcp|mcpServer)\.(?:tool|registerTool)\([^;]{0,400},\s*(?:async\s*)?$|\b(?:\w{0,30}Tool|tool|defineTool)\(\{[^;]{0,600}\b(?:execute|func|handler)\s*:\s*(?:async\s*)?$|\bdescription\s*:[^;]{0,400}\b(?:inputSchema|input_schema|parameters)\s*:[^;]{0,300},\s*(?:async\s*)?(?:(?:run|execute|invoke|call|handler)\s*:\s*(?:async\s*)?)?$|\btool\(\s*(?:async\s*)?$|\.defineTool\([^;]{0,400},\s*(?:async\s*)?$/;

/** Parameters of pages and routes that Next.js fills from the address, when the function is exported. */
export const PAGE_PARAMETERS: ReadonlySet<string> = new Set(['params', 'searchParams']);

/** What follows a parameter's name when the route puts text of the request in it: no type, one of text or a model, and no dependency. */
export const ROUTE_PARAMETER = /^\s*(?!:\s*Annotated\[\s*(?!\w*(?:Params|Query|Filters?|Form)\s*,\s*Depends\(\))[\w.|[\] ]{1,60},\s*(?:Depends|Security)\b)(?:[,)]|:\s*\w*(?:Params|Query|Filters?|Form)\s*=\s*Depends\(\)|=(?!\s*(?:Depends|Security)\b)|:\s*(?:str|bytes|dict|list|Optional\[\s*str|[Ll]ist\[\s*str|Annotated\[\s*str|(?!Request|Response|BackgroundTasks|WebSocket|\w*(?:Session|Service|Repository|Manager|Client|Settings|Connection|Engine|Dep)\b)[A-Z]\w*)\b(?![^,)]*\b(?:Depends|Security)\b))/;

/** Dangers of programs that run where a page's `location` does not reach. */
const OUTSIDE_PAGES: ReadonlySet<Category> = new Set(['path-traversal', 'command-injection', 'sql-injection']);

const HAS_TABLES: ReadonlySet<string> = new Set([...JVM, ...JS]);
/** `LINKS[call.parameters["name"]]` reads the table that it names. */
const LOOKED_UP = /^([\w.]{1,80})\[(?!["'\d])[^]*\]$/;

/** Does the access itself have that shape, and not what a call in it is given: `repository.find(request.getParameter("id"))`? */
function isRead(shape: RegExp, access: string): boolean {
  const at = access.search(shape);
  return at >= 0 && !/\([^()]*$/.test(access.slice(0, at).replace(/\([^()]*\)/g, ''));
}

/** What the access written as `access` reads, or null: "the request". */
export function sourceOf(language: string, access: string, category: Category): string | null {
  if (HAS_TABLES.has(language)) access = access.replace(LOOKED_UP, '$1');
  for (const { langs, shape, what, page, only = category } of SOURCES) {
    if (langs.includes(language) && only === category && isRead(shape, access) && !(page === true && OUTSIDE_PAGES.has(category))) return what;
  }
  return null;
}
