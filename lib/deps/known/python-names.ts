/** Distributions whose module has another name, and modules that come with another package. */

/** module: distributions. */
const OTHER_NAMES =
  'AppKit:pyobjc Crypto:pycryptodome,pycrypto Cryptodome:pycryptodomex Foundation:pyobjc IPython:ipython Levenshtein:levenshtein,python-levenshtein MySQLdb:mysqlclient,mysql-python ' +
  'OpenGL:pyopengl OpenSSL:pyopenssl PIL:pillow PyQt5:pyqt5 PyQt6:pyqt6 Xlib:python-xlib _cffi_backend:cffi attr:attrs attrs:attrs bs4:beautifulsoup4 bson:pymongo,bson cairo:pycairo ' +
  'clr:pythonnet colorlog:colorlog cv2:opencv-python,opencv-python-headless,opencv-contrib-python,opencv-contrib-python-headless dateutil:python-dateutil decouple:python-decouple ' +
  'discord:discord-py,py-cord docx:python-docx dotenv:python-dotenv dns:dnspython engineio:python-engineio fitz:pymupdf,fitz flask_cors:flask-cors gi:pygobject git:gitpython ' +
  'github:pygithub gitlab:python-gitlab google:protobuf,google-cloud graphviz:graphviz grpc:grpcio grpc_tools:grpcio-tools haystack:haystack-ai,farm-haystack ' +
  'hydra:hydra-core jose:python-jose,jose jwt:pyjwt kafka:kafka-python keycloak:python-keycloak ldap:python-ldap lsb_release:lsb-release magic:python-magic,filemagic memcache:python-memcached ' +
  'mpl_toolkits:matplotlib mx:egenix-mx-base nacl:pynacl nmap:python-nmap osgeo:gdal paho:paho-mqtt past:future pexpect:pexpect phonenumbers:phonenumberslite pkg_resources:setuptools pptx:python-pptx ' +
  'prometheus_client:prometheus-client psycopg2:psycopg2-binary psycopg:psycopg-binary pwn:pwntools pydantic_core:pydantic pydot:pydotplus pygments:pygments pylab:matplotlib pymysql:pymysql ' +
  'pythoncom:pywin32 pywintypes:pywin32 rest_framework:djangorestframework rest_framework_simplejwt:djangorestframework-simplejwt ruamel:ruamel-yaml saml2:pysaml2 serial:pyserial ' +
  'sentence_transformers:sentence-transformers sentry_sdk:sentry-sdk shapefile:pyshp skimage:scikit-image sklearn:scikit-learn skopt:scikit-optimize slack:slackclient slack_sdk:slack-sdk slugify:python-slugify,unicode-slugify ' +
  'snappy:python-snappy socketio:python-socketio socks:pysocks speech_recognition:speechrecognition sphinx:sphinx steam:steamio tabulate:tabulate telegram:python-telegram-bot telebot:pytelegrambotapi tlz:toolz ' +
  'umap:umap-learn usb:pyusb vlc:python-vlc wx:wxpython websocket:websocket-client win32api:pywin32 win32com:pywin32 win32con:pywin32 win32gui:pywin32 xdg:pyxdg,xdg yaml:pyyaml zmq:pyzmq zope:zope-interface ' +
  'corsheaders:django-cors-headers debug_toolbar:django-debug-toolbar django_filters:django-filter environ:django-environ storages:django-storages crispy_forms:django-crispy-forms allauth:django-allauth ' +
  'channels_redis:channels-redis import_export:django-import-export taggit:django-taggit mptt:django-mptt celery_progress:celery-progress guardian:django-guardian reversion:django-reversion ' +
  'flask_login:flask-login flask_sqlalchemy:flask-sqlalchemy oauth2client:oauth2client googleapiclient:google-api-python-client google_auth_oauthlib:google-auth-oauthlib httplib2:httplib2 apiclient:google-api-python-client ' +
  'pyspark:pyspark faiss:faiss-cpu,faiss-gpu tensorflow:tensorflow-cpu,tensorflow-gpu,tensorflow-macos,tf-nightly keras:tensorflow,keras torchvision:torchvision whisper:openai-whisper tree_sitter:tree-sitter ' +
  'azure:azure-core mysql:mysql-connector-python,mysql-connector cassandra:cassandra-driver elasticsearch_dsl:elasticsearch-dsl pkcs11:python-pkcs11 rtmidi:python-rtmidi markdown2:markdown2 Bio:biopython igraph:python-igraph ' +
  'psutil:psutil pyautogui:pyautogui pynput:pynput community:python-louvain barcode:python-barcode qrcode:qrcode unidiff:unidiff editor:python-editor ruyaml:ruyaml i18n:python-i18n docker:docker,docker-py jks:pyjks nose2:nose2';

/** distribution: modules that it always brings, of other distributions. */
const BRINGS =
  'flask:werkzeug,jinja2,markupsafe,click,itsdangerous,blinker fastapi:starlette,pydantic,anyio,typing_extensions django:asgiref,sqlparse djangorestframework:django pandas:numpy,dateutil,pytz,six boto3:botocore,s3transfer,jmespath,dateutil,urllib3 ' +
  'requests:urllib3,certifi,idna,chardet,charset_normalizer aiohttp:multidict,yarl,async_timeout,aiosignal,frozenlist,attr httpx:httpcore,anyio,certifi,h11,idna,sniffio pytest:pluggy,iniconfig,packaging,py sqlalchemy:greenlet,typing_extensions ' +
  'celery:kombu,billiard,vine,click,amqp scikit-learn:numpy,scipy,joblib scipy:numpy matplotlib:numpy,dateutil,pyparsing,cycler,PIL,kiwisolver torch:numpy,typing_extensions,sympy,networkx,jinja2 tensorflow:numpy,keras,absl,h5py,google transformers:tokenizers,huggingface_hub,numpy,safetensors,yaml,regex,tqdm,filelock,requests,packaging ' +
  'pydantic:pydantic_core,typing_extensions,annotated_types uvicorn:click,h11 typer:click,rich alembic:sqlalchemy,mako flask-sqlalchemy:sqlalchemy,flask opencv-python:numpy seaborn:numpy,pandas,matplotlib xarray:numpy,pandas openai:httpx,pydantic,tqdm langchain:langchain_core,langchain_text_splitters,pydantic,sqlalchemy,requests,yaml ' +
  'langchain-community:langchain_core langchain-openai:langchain_core,openai,tiktoken cryptography:cffi scrapy:twisted,parsel,w3lib,itemadapter,lxml,itemloaders twisted:zope,constantly,incremental,automat,hyperlink,attr sphinx:docutils,jinja2,pygments,babel jupyter:notebook,ipykernel,IPython,nbformat notebook:IPython,tornado,traitlets ipython:traitlets,pygments ' +
  'spacy:numpy,thinc,srsly streamlit:pandas,numpy,altair gradio:numpy,pandas,fastapi,pydantic,httpx jsonschema:referencing,attr python-telegram-bot:httpx web3:eth_account,eth_utils,eth_abi,hexbytes,eth_typing google-cloud-storage:google,requests selenium:urllib3,trio paramiko:cryptography,nacl,bcrypt rich:pygments black:click,pathspec nltk:click,joblib,regex,tqdm gunicorn:packaging mypy:typing_extensions,mypy_extensions pylint:astroid';

const otherNames = tableOf(OTHER_NAMES);
const brings = tableOf(BRINGS);

export function distributionsOf(module: string): readonly string[] {
  return otherNames.get(module) ?? [];
}

/** The distributions that always bring a module along. */
export function bringersOf(module: string): string[] {
  return [...brings].filter(([, modules]) => modules.includes(module)).map(([name]) => name);
}

function tableOf(text: string): Map<string, string[]> {
  return new Map(text.split(' ').map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1).split(',')]));
}
