/** Services that a container or a settings file starts without a login, with a password that everyone knows, or with a check taken out. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;
/** Settings, not what is written about them. */
const SETTINGS: { path: Trait } = { path: { all: [{ any: ['config-path', { trait: 'ends', of: ['.json', '.tf'] }] }, { not: { trait: 'ends', of: ['.md', '.txt', '.rst', '.adoc', '.log', '.lock'] } }] } };

/** Each from the manual of the service: the setting that lets callers in without a name. */
export const toolOpen: Rule = {
  ...danger,
  cwe: [306],
  id: 'tool-without-login',
  title: 'Service whose login is switched off',
  why: 'Whoever reaches the port has all that the service may do: read and write its data, run its jobs and its commands.',
  fix: 'Leave the login on and take its password from a secret; what needs none listens on 127.0.0.1 only.',
  near: [
    'neo4j_auth', 'me_config_basicauth', 'plugins.security.disabled', 'influxdb_http_auth_enabled', 'arango_no_auth', 'allowallauthenticator', 'allowallauthorizer', 'webui_auth', 'n8n_user_management_disabled', 'n8n_basic_auth_active', 'auth.backend.default', 'allow_anonymous true', 'allow.everyone.if.no.acl', 'user:anonymous', 'skipacl',
    'surreal_unauthenticated', '--unauthenticated', '--allow-guests', '--noauth', '--auth none', '--auth=none', 'auth: none', 'default_policy', 'mc anonymous set', 'mc policy set', 'fb_noauth', 'nopass', 'dotnet_dashboard_unsecured', 'authorizationstrategy:', '-nopw', 'securitytypes', '--web.enable-admin-api', 'auth_role_public',
  ],
  find: [
    /^[^#\n]{0,80}\bNEO4J_AUTH["']?[ \t]*[:=][ \t]*["']?none\b/m, /^[^#\n]{0,80}\bME_CONFIG_BASICAUTH(?:_ENABLED)?["']?[ \t]*[:=][ \t]*["']?false\b/m, /^[^#\n]{0,80}\bplugins\.security\.disabled["']?[ \t]*[:=][ \t]*["']?true\b/m, /^[^#\n]{0,80}\bINFLUXDB_HTTP_AUTH_ENABLED["']?[ \t]*[:=][ \t]*["']?false\b/m, /^[^#\n]{0,80}\bARANGO_NO_AUTH["']?[ \t]*[:=][ \t]*["']?(?:1|true)\b/m,
    /^[^#\n]{0,80}\b(?:authenticator|authorizer|\w{0,20}AUTHENTICATOR|\w{0,20}AUTHORIZER)["']?[ \t]*[:=][ \t]*["']?(?:org\.apache\.cassandra\.auth\.)?AllowAll(?:Authenticator|Authorizer)\b/m, /^[^#\n]{0,80}\bWEBUI_AUTH["']?[ \t]*[:=][ \t]*["']?false\b/im, /^[^#\n]{0,80}\bN8N_(?:USER_MANAGEMENT_DISABLED["']?[ \t]*[:=][ \t]*["']?true|BASIC_AUTH_ACTIVE["']?[ \t]*[:=][ \t]*["']?false)\b/m,
    /^[^#\n]{0,80}(?:\b|__)auth_backends?["']?[ \t]*[:=][ \t]*["']?airflow\.api\.auth\.backend\.default\b/im, /^[ \t]{0,8}allow_anonymous true\b/m, /^[^#\n]{0,80}\ballow\.everyone\.if\.no\.acl\.found["']?[ \t]*[:=][ \t]*["']?true\b/im, /^[^#\n]{0,80}(?:\b|_)super[._]users["']?[ \t]*[:=][^#\n]{0,80}\bUser:ANONYMOUS\b/im, /^[^#\n]{0,80}\bzookeeper\.skipACL["']?[ \t]*[:=][ \t]*["']?yes\b|^[ \t]{0,8}skipACL[ \t]*=[ \t]*yes\b/m,
    /^[^#\n]{0,80}\bSURREAL_UNAUTHENTICATED["']?[ \t]*[:=][ \t]*["']?(?:1|true)\b/m, /^[^#\n]{0,150}\bsurreal\b[^#\n]{0,80}--(?:unauthenticated|allow-guests)\b/m, /^[^#\n]{0,150}\b(?:mongod|filebrowser)\b[^#\n]{0,120}--noauth\b/m, /^[^#\n]{0,150}\bcode-server\b[^#\n]{0,120}--auth[= ]none\b/m, /^bind-addr: (?!127\.)[^\n]{1,60}\nauth: none\b/m,
    /^[ \t]{0,20}default_policy[ \t]*=[ \t]*"allow"/m, /^[^#\n]{0,80}\bmc[ \t]+(?:anonymous|policy)[ \t]+set[ \t]+(?:public|upload)\b/m, /^[^#\n]{0,80}\bFB_NOAUTH["']?[ \t]*[:=][ \t]*["']?(?:true|1)\b/m, /^[ \t]{0,8}(?:user|ACL SETUSER)[ \t]+\w{1,30}[ \t]+on[ \t](?:[^#\n]{0,80}[ \t])?nopass\b[^#\n]{0,60}(?:\+@all|allcommands)/im,
    /^[^#\n]{0,80}\bDOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS["']?[ \t]*[:=][ \t]*["']?true\b/m, /^[ \t]{0,20}authorizationStrategy:[ \t]*["']?unsecured\b/m, /^[^#\n]{0,150}\bx11vnc\b[^#\n]{0,120}-nopw\b/m, /^[^#\n]{0,150}\b(?:[xX]?[vV]nc\w{0,12})\b[^#\n]{0,120}-SecurityTypes[= ]None\b/m, /^[^#\n]{0,120}--web\.enable-admin-api(?=[\s"',\]]|$)/m, /^[^#\n]{0,20}\bAUTH_ROLE_PUBLIC[ \t]*=[ \t]*["'](?:Admin|Op|Alpha|User)["']/m,
  ],
  where: { path: { any: [SETTINGS.path, { trait: 'ends', of: ['webserver_config.py', 'superset_config.py', '.acl', '.nix'] }] } },
  bad: {
    'compose.yml': [
      '      NEO4J_AUTH: none\n', '      - NEO4J_AUTH=none\n', '      ME_CONFIG_BASICAUTH: "false"\n', '      - plugins.security.disabled=true\n', '      INFLUXDB_HTTP_AUTH_ENABLED: "false"\n', '      ARANGO_NO_AUTH: 1\n', '      - WEBUI_AUTH=False\n', '      - N8N_USER_MANAGEMENT_DISABLED=true\n', '      - N8N_BASIC_AUTH_ACTIVE=false\n', '      AIRFLOW__API__AUTH_BACKENDS: airflow.api.auth.backend.default\n', '      KAFKA_CFG_SUPER_USERS: User:ANONYMOUS;User:admin\n',
      '      SURREAL_UNAUTHENTICATED: "true"\n', '    command: surreal start --unauthenticated\n', '    command: surreal start --allow-guests\n', '    command: mongod --noauth --bind_ip_all\n', '    command: code-server --auth none --bind-addr 0.0.0.0:8080\n', '    command: code-server --auth=none\n', '      mc anonymous set public local/uploads\n', '      mc policy set public local/uploads\n', '      FB_NOAUTH: "true"\n', '      DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS: "true"\n', '    command: x11vnc -forever -nopw\n', '    command: vncserver :1 -SecurityTypes None\n', '      - --web.enable-admin-api\n',
    ],
    'cassandra.yaml': ['authenticator: AllowAllAuthenticator\n', 'authorizer: AllowAllAuthorizer\n'], 'mosquitto.conf': ['listener 1883\nallow_anonymous true\n'], 'server.properties': ['allow.everyone.if.no.acl.found=true\n', 'skipACL=yes\n'], 'consul.hcl': ['acl {\n  enabled        = true\n  default_policy = "allow"\n}\n'],
    'redis.conf': ['user default on nopass ~* &* +@all\n'], 'jenkins.yaml': ['jenkins:\n  authorizationStrategy: unsecured\n'], 'webserver_config.py': ["AUTH_ROLE_PUBLIC = 'Admin'\n"], '.config/code-server/config.yaml': ['bind-addr: 0.0.0.0:8080\nauth: none\n'],
  },
  good: {
    'compose.yml': ['      NEO4J_AUTH: neo4j/$NEO4J_PASSWORD\n', '      ME_CONFIG_BASICAUTH: "true"\n', '      - plugins.security.disabled=false\n', '      # NEO4J_AUTH: none\n', '      - N8N_BASIC_AUTH_ACTIVE=true\n', '    command: mongod --auth\n', '      mc anonymous set download local/site\n', '      mc anonymous set none local/uploads\n', '    command: code-server --auth password\n', '      AIRFLOW__API__AUTH_BACKENDS: airflow.api.auth.backend.session\n', '    command: surreal start\n'],
    'cassandra.yaml': ['authenticator: PasswordAuthenticator\n'], 'mosquitto.conf': ['allow_anonymous false\n'], 'server.properties': ['allow.everyone.if.no.acl.found=false\n'], 'consul.hcl': ['  default_policy = "deny"\n'], 'redis.conf': ['user default off\n', 'user app on >{{24}} ~app:* +@read\n'], 'jenkins.yaml': ['  authorizationStrategy:\n    loggedInUsersCanDoAnything:\n      allowAnonymousRead: false\n'], 'webserver_config.py': ["# AUTH_ROLE_PUBLIC = 'Admin'\n", "AUTH_ROLE_PUBLIC = 'Public'\n"], '.config/code-server/config.yaml': ['bind-addr: 127.0.0.1:8080\nauth: none\n'], 'README.md': ['NEO4J_AUTH=none\n'],
  },
};

/** What images take from the environment for their first administrator. */
const ADMIN_PASSWORD = '(?:MYSQL_ROOT|MARIADB_ROOT|MYSQL|MARIADB|POSTGRES|POSTGRESQL|MONGO_INITDB_ROOT|MONGODB_ROOT|RABBITMQ_DEFAULT|MINIO_ROOT|GF_SECURITY_ADMIN|PGADMIN_DEFAULT|KEYCLOAK_ADMIN|KC_BOOTSTRAP_ADMIN|REDIS|ELASTIC|OPENSEARCH_INITIAL_ADMIN|MSSQL_SA|SA|ARANGO_ROOT|COUCHDB|INFLUXDB_ADMIN|DOCKER_INFLUXDB_INIT|ME_CONFIG_BASICAUTH|NEXUS_SECURITY|SONAR_JDBC|WORDPRESS_DB|ADMIN|DB|DATABASE)_?PASS(?:WORD)?';
/** The first that anybody tries. */
const KNOWN = '(?:(?:root|admin|administrator|postgres|mysql|mariadb|mongo|mongodb|guest|rabbitmq|minio|minioadmin|redis|elastic|keycloak|grafana|user|test|demo|secret|password|passw0rd|pass|toor|changeme|changeit|change_me|default|example|letmein|qwerty)(?:1|12|123|1234|!)?|12345678?9?0?|1234)';

export const knownPassword: Rule = {
  ...danger,
  category: 'infrastructure',
  cwe: [1392, 521],
  id: 'compose-known-password',
  title: 'Well-known password on a port that every network reaches',
  why: 'Docker publishes on all addresses, past the host\'s firewall, and this password is among the first that anybody tries.',
  fix: 'Take it from a secret (…_PASSWORD_FILE, ${DB_PASSWORD:?}), and bind the port to this machine: "127.0.0.1:5432:5432".',
  near: ['_password', '_pass:', '_pass='],
  find: [
    new RegExp(`(?<value>\\b${ADMIN_PASSWORD}["']?[:=][ \\t]?["']?${KNOWN})["']?[ \\t]{0,4}\\r?\\n(?:[ \\t]{3,20}(?!image:)(?=\\S)[^\\n]{1,100}\\n){0,8}?[ \\t]{3,8}ports:[ \\t]{0,4}(?:\\r?\\n[ \\t]{1,20}-[ \\t]{1,4}|\\[[ \\t]?)["']?(?:0\\.0\\.0\\.0:)?\\d{2,5}:\\d{2,5}\\b`),
    new RegExp(`\\bports:[ \\t]{0,4}(?:\\r?\\n[ \\t]{1,20}-[ \\t]{1,4}|\\[[ \\t]?)["']?(?:0\\.0\\.0\\.0:)?\\d{2,5}:\\d{2,5}["']?\\]?[ \\t]{0,4}\\r?\\n(?:[ \\t]{3,20}(?!image:)(?=\\S)[^\\n]{1,100}\\n){0,8}?[ \\t]{3,20}(?:-[ \\t]{1,3})?["']?(?<value>${ADMIN_PASSWORD}["']?[:=][ \\t]?["']?${KNOWN})["']?[ \\t]{0,4}\\r?$`, 'm'),
  ],
  where: { path: { trait: 'file', of: ['compose'] } },
  bad: { 'docker-compose.yml': ['services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: root\n      MYSQL_DATABASE: shop\n    ports:\n      - "3306:3306"\n', '  mq:\n    image: rabbitmq:3\n    ports:\n      - 15672:15672\n    environment:\n      RABBITMQ_DEFAULT_USER: guest\n      RABBITMQ_DEFAULT_PASS: guest\n', '    ports: ["9000:9000"]\n    environment:\n      - MONGO_INITDB_ROOT_PASSWORD=example\n', '    environment:\n      - RABBITMQ_DEFAULT_PASS=guest\n    ports: ["5672:5672"]\n'] },
  good: {
    'docker-compose.yml': ['    environment:\n      MYSQL_ROOT_PASSWORD: root\n    ports:\n      - "127.0.0.1:3306:3306"\n', '    environment:\n      MYSQL_ROOT_PASSWORD: ${DB_ROOT_PASSWORD}\n    ports:\n      - "3306:3306"\n', '    environment:\n      MYSQL_ROOT_PASSWORD: root\n\n  web:\n    image: web:1\n    ports:\n      - "80:80"\n', '    environment:\n      POSTGRES_PASSWORD: postgres\n  web:\n    image: web\n    ports:\n      - "80:80"\n', '    environment:\n      RABBITMQ_DEFAULT_PASS: $MQ\n    ports:\n      - "5672:5672"\n', '    environment:\n      - RABBITMQ_DEFAULT_PASS=$MQ\n'],
    'values.yml': ['    environment:\n      MYSQL_ROOT_PASSWORD: root\n    ports:\n      - "3306:3306"\n'],
  },
};

/** jupyter-server.readthedocs.io (full config), docs.streamlit.io (server options) */
export const notebookOpen: Rule = {
  ...danger,
  cwe: [306, 352],
  id: 'notebook-protection-off',
  title: 'Notebook that any page or caller may command',
  why: 'A notebook runs code: without a token whoever reaches the port does, and with every origin allowed any page that its user opens.',
  fix: 'Leave token and XSRF check on, name the origin: --ServerApp.allow_origin=https://lab.example.org.',
  near: ['app.token', 'app.password', 'app.allow_origin', 'disable_check_xsrf', 'identityprovider.token', 'enablexsrfprotection', 'enable_xsrf_protection'],
  find: [
    /^[^#\n]{0,150}\b(?:(?:Notebook|Server|Lab)App|IdentityProvider)\.(?:token|password)[ \t]{0,4}=[ \t]{0,4}(?:u?''|u?""|(?=["']?[ \t]{0,4}(?:,|\]|\\|\r?$)))/m, /^[^#\n]{0,150}\b(?:Notebook|Server|Lab)App\.allow_origin[ \t]*=[ \t]*["']?\*/m, /^[^#\n]{0,150}\b(?:Notebook|Server)App\.disable_check_xsrf[ \t]*=[ \t]*["']?True\b/im, /^[^#\n]{0,100}\b(?:enableXsrfProtection|STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION|server\.enableXsrfProtection)["']?[ \t]*[=:][ \t]*["']?false\b/im,
  ],
  where: { path: { any: [SETTINGS.path, { trait: 'ends', of: ['jupyter_notebook_config.py', 'jupyter_server_config.py', 'jupyter_lab_config.py', 'jupyterhub_config.py', '.toml'] }] } },
  bad: { Dockerfile: ['CMD ["jupyter", "lab", "--ServerApp.token=", "--port=8888"]\n', 'CMD ["jupyter", "lab", \\\n     "--ServerApp.password=", \\\n     "--port=8888"]\n', 'CMD jupyter lab --ServerApp.allow_origin=* --no-browser\n', 'CMD jupyter lab --ServerApp.disable_check_xsrf=True\n'], 'jupyter_server_config.py': ["c.IdentityProvider.token = ''\n", "c.ServerApp.allow_origin = '*'\n"], '.streamlit/config.toml': ['[server]\nenableXsrfProtection = false\n'], 'compose.yml': ['      STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION: "false"\n'] },
  good: { Dockerfile: ['CMD ["jupyter", "lab", "--ServerApp.allow_origin=https://lab.example.org"]\n', '# --ServerApp.token=\n', 'CMD jupyter lab --ServerApp.token=$TOKEN\n', 'CMD jupyter lab --ServerApp.password="$HASH"\n', 'CMD ["jupyter", "lab", "--ServerApp.disable_check_xsrf=False"]\n'], 'jupyter_server_config.py': ["c.IdentityProvider.token = os.environ['TOKEN']\n", "# c.IdentityProvider.token = ''\n"], '.streamlit/config.toml': ['enableXsrfProtection = true\n'], 'compose.yml': ['      STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION: "true"\n'], 'a.js': ["x = 'ServerApp.token='\n"] },
};

/** Values of charts, by the names that the charts of Bitnami, Grafana, Prometheus and others give the first administrator. */
export const chartKnownPassword: Rule = {
  ...danger,
  category: 'infrastructure',
  cwe: [1392, 521],
  id: 'helm-known-password',
  title: 'Well-known password in the values of a chart',
  why: 'Whoever reaches the service tries it first, and with a chart it is the same in every cluster.',
  fix: 'Name a Secret instead: existingSecret, auth.existingSecret, admin.existingSecret.',
  near: ['adminpassword:', 'rootpassword:', 'postgrespassword:', 'replicationpassword:'],
  find: [new RegExp(`^[ \\t]{0,20}(?<value>(?:adminPassword|rootPassword|postgresPassword|replicationPassword|mysqlRootPassword|mariadbRootPassword):[ \\t]{1,4}["']?(?:${KNOWN}|prom-operator|strongpassword)["']?)[ \\t]{0,4}(?:#[^\\n]*)?\\r?$`, 'm')],
  where: { path: { trait: 'ends', of: ['values.yaml', 'values.yml', 'values-prod.yaml', 'values-production.yaml', 'values-staging.yaml', 'values.prod.yaml', 'values.production.yaml', '/prod.yaml', '/production.yaml'] } },
  bad: { 'charts/a/values.yaml': ['grafana:\n  adminPassword: prom-operator\n', 'auth:\n  rootPassword: "root"\n', '  auth:\n    postgresPassword: postgres\n', '    replicationPassword: password123\n'] },
  good: { 'charts/a/values.yaml': ['grafana:\n  adminPassword: ""\n', '  adminPassword: ${GRAFANA_PASSWORD}\n', '  # adminPassword: admin\n', '  rootPassword: ref+vault://db#root\n', '    postgresPassword:\n', '    replicationPassword: null\n'], 'README.md': ['adminPassword: admin\n'] },
};
