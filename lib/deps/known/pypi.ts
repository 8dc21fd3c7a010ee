/** The Python Package Index: names that others are taken for, by downloads in November 2026, and real packages one edit away from them. */

export const POPULAR =
  'absl-py accelerate aenum agate aioboto3 aiobotocore aiodns aiofile aiofiles aiohappyeyeballs aiohttp aiohttp-retry aioitertools aiosignal aiosqlite ' +
  'alabaster alembic altair annotated-doc annotated-types anthropic antlr4-python3-runtime anyio apache-airflow apache-airflow-providers-common-compat ' +
  'apache-airflow-providers-common-sql apache-airflow-providers-databricks apache-airflow-providers-fab apache-airflow-providers-http ' +
  'apache-airflow-providers-snowflake appdirs apscheduler argcomplete argon2-cffi argon2-cffi-bindings argparse arrow asgiref asn1crypto ast-serialize ' +
  'astor astroid asttokens async-lru async-timeout asyncio asyncpg attrs authlib aws-lambda-powertools aws-requests-auth aws-sam-translator ' +
  'aws-xray-sdk awscli awswrangler axiom-py azure-batch azure-common azure-core azure-cosmos azure-datalake-store azure-identity azure-keyvault-secrets ' +
  'azure-mgmt-core azure-mgmt-resource azure-monitor-opentelemetry-exporter azure-servicebus azure-storage-blob azure-storage-file-datalake ' +
  'azure-storage-queue babel backoff backports-tarfile backports-zstd bandit bcrypt beartype beautifulsoup4 bidict billiard bitarray black bleach ' +
  'blinker boolean-py boto3 boto3-stubs botocore botocore-stubs bracex brotli browser-use build bytecode cachecontrol cached-property cachetools ' +
  'catalogue cattrs cbor2 celery certifi cfn-lint chardet charset-normalizer click click-didyoumean click-option-group click-plugins click-repl ' +
  'clickhouse-connect cloudpathlib cloudpickle cohere colorama coloredlogs colorlog confluent-kafka contourpy coverage cramjam crashtest crc32c ' +
  'cron-descriptor croniter cryptography cssselect cssselect2 cuda-bindings cuda-pathfinder cuda-toolkit curl-cffi cwsandbox cycler ' +
  'cyclonedx-python-lib cyclopts cython dacite databricks-labs-blueprint databricks-sdk databricks-sql-connector databricks-sqlalchemy dataclasses-json ' +
  'datadog datadog-api-client datasets dateparser db-dtypes dbt-adapters dbt-common dbt-core dbt-extractor dbt-protos dbt-semantic-interfaces ddtrace ' +
  'debugpy decorator deepdiff defusedxml delta-spark deltalake deprecated deprecation diskcache distlib distro django djangorestframework dnspython ' +
  'docker docstring-parser docutils duckdb dulwich durationpy ecdsa editables einops elastic-transport elasticsearch email-validator entrypoints envier ' +
  'et-xmlfile eval-type-backport events exceptiongroup execnet executing factory-boy faker fakeredis fastapi fastapi-cli fastapi-cloud-cli fastar ' +
  'fastavro fastcore fastjsonschema fastmcp fastuuid filelock filetype findpython flake8 flask flask-cors flask-limiter flask-login flask-sqlalchemy ' +
  'flask-wtf flatbuffers flit-core fonttools freezegun frozendict frozenlist fsspec future gcloud-aio-auth gcloud-aio-bigquery gcloud-aio-storage gcsfs ' +
  'gevent ghapi gitdb gitpython google-ads google-analytics-admin google-api-core google-api-python-client google-auth google-auth-httplib2 ' +
  'google-auth-oauthlib google-cloud-aiplatform google-cloud-alloydb google-cloud-appengine-logging google-cloud-audit-log google-cloud-automl ' +
  'google-cloud-batch google-cloud-bigquery google-cloud-bigquery-datatransfer google-cloud-bigquery-storage google-cloud-bigtable google-cloud-build ' +
  'google-cloud-compute google-cloud-container google-cloud-core google-cloud-datacatalog google-cloud-dataflow-client google-cloud-dataform ' +
  'google-cloud-dataplex google-cloud-dataproc google-cloud-dataproc-metastore google-cloud-dlp google-cloud-firestore google-cloud-kms ' +
  'google-cloud-language google-cloud-logging google-cloud-memcache google-cloud-monitoring google-cloud-orchestration-airflow google-cloud-os-login ' +
  'google-cloud-pubsub google-cloud-redis google-cloud-resource-manager google-cloud-run google-cloud-secret-manager google-cloud-spanner ' +
  'google-cloud-speech google-cloud-storage google-cloud-storage-transfer google-cloud-tasks google-cloud-texttospeech google-cloud-translate ' +
  'google-cloud-videointelligence google-cloud-vision google-cloud-workflows google-crc32c google-genai google-pasta google-resumable-media ' +
  'googleapis-common-protos graphene graphql-core graphql-relay graphviz great-expectations greenlet griffe griffelib grpc-google-iam-v1 ' +
  'grpc-interceptor grpcio grpcio-health-checking grpcio-status grpcio-tools grpclib gspread gunicorn hatch hatchling hf-xet hiredis holidays hpack ' +
  'html5lib httpcore httplib2 httptools httpx httpx-sse huggingface-hub humanfriendly humanize hyperframe hyperlink hypothesis identify ijson imageio ' +
  'imagesize importlib-metadata importlib-resources inflect inflection iniconfig installer invoke ipykernel ipython ipython-pygments-lexers ipywidgets ' +
  'iso8601 isodate isoduration isort itsdangerous jaraco-classes jaraco-context jaraco-functools jeepney jinja2 jiter jmespath joblib joserfc jpype1 ' +
  'json-repair json5 jsonpatch jsonpath-ng jsonpath-python jsonpickle jsonpointer jsonref jsonschema jsonschema-path jsonschema-specifications ' +
  'junitparser jupyter-client jupyter-core jupyter-events jupyter-lsp jupyter-server jupyter-server-terminals jupyterlab jupyterlab-pygments ' +
  'jupyterlab-server jupyterlab-widgets jwcrypto kafka-python keras keyring keyrings-google-artifactregistry-auth kiwisolver kombu kubernetes ' +
  'kubernetes-asyncio langchain langchain-community langchain-core langchain-google-vertexai langchain-openai langchain-protocol ' +
  'langchain-text-splitters langfuse langgraph langgraph-checkpoint langgraph-prebuilt langgraph-sdk langsmith lazy-loader lazy-object-proxy leather ' +
  'levenshtein libcst librt license-expression limits linkify-it-py litellm llama-cloud llama-cloud-services llama-index-indices-managed-llama-cloud ' +
  'llama-parse llvmlite lockfile logfire loguru markdown markdown-it-py markdownify markupsafe marshmallow mashumaro matplotlib matplotlib-inline ' +
  'mccabe mdit-py-plugins mdurl mergedeep mistralai mistune ml-dtypes mlflow mlflow-skinny modal more-itertools mpmath msal-extensions msgpack msgspec ' +
  'msrest msrestazure multidict multiprocess murmurhash mypy-boto3-s3 mypy-extensions mysql-connector-python mysqlclient narwhals natsort nbclient ' +
  'nbconvert nbformat nest-asyncio networkx nexus-rpc ninja nodeenv notebook notebook-shim numba numpy nvidia-cublas nvidia-cublas-cu12 ' +
  'nvidia-cuda-cupti nvidia-cuda-cupti-cu12 nvidia-cuda-nvrtc nvidia-cuda-nvrtc-cu12 nvidia-cuda-runtime nvidia-cuda-runtime-cu12 nvidia-cudnn-cu12 ' +
  'nvidia-cudnn-cu13 nvidia-cufft nvidia-cufft-cu12 nvidia-cufile nvidia-curand nvidia-curand-cu12 nvidia-cusolver nvidia-cusolver-cu12 nvidia-cusparse ' +
  'nvidia-cusparse-cu12 nvidia-cusparselt-cu13 nvidia-ml-py nvidia-nccl-cu12 nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvjitlink-cu12 ' +
  'nvidia-nvshmem-cu13 nvidia-nvtx nvidia-nvtx-cu12 oauth2client oauthlib omegaconf onnxruntime openai openai-agents openapi-pydantic ' +
  'openapi-schema-validator openapi-spec-validator opencensus opencensus-context opencv-python opencv-python-headless openpyxl opensearch-py ' +
  'opentelemetry-api opentelemetry-distro opentelemetry-exporter-otlp opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc ' +
  'opentelemetry-exporter-otlp-proto-http opentelemetry-exporter-prometheus opentelemetry-instrumentation opentelemetry-instrumentation-asgi ' +
  'opentelemetry-instrumentation-dbapi opentelemetry-instrumentation-django opentelemetry-instrumentation-fastapi opentelemetry-instrumentation-flask ' +
  'opentelemetry-instrumentation-httpx opentelemetry-instrumentation-logging opentelemetry-instrumentation-psycopg2 ' +
  'opentelemetry-instrumentation-requests opentelemetry-instrumentation-threading opentelemetry-instrumentation-urllib ' +
  'opentelemetry-instrumentation-urllib3 opentelemetry-instrumentation-wsgi opentelemetry-proto opentelemetry-sdk opentelemetry-semantic-conventions ' +
  'opentelemetry-util-http opt-einsum oracledb ordered-set orderly-set orjson ormsgpack oscrypto outcome overrides packageurl-python packaging pandas ' +
  'pandas-gbq pandas-stubs pandocfilters paramiko parsedatetime parso passlib pathable pathlib-abc pathspec patsy pbs-installer pdfminer-six pdfplumber ' +
  'peewee pendulum pexpect pg8000 pgvector phonenumbers pillow pinotdb pip-requirements-parser pip-tools pipenv pkginfo pkgutil-resolve-name ' +
  'platformdirs playwright plotly pluggy poetry poetry-core poetry-plugin-export polars polars-runtime-32 portalocker postgrest posthog pre-commit ' +
  'preshed prettytable progressbar2 prometheus-client prompt-toolkit propcache proto-plus protobuf psutil psycopg psycopg-binary psycopg-pool psycopg2 ' +
  'psycopg2-binary ptyprocess pure-eval py-cpuinfo py-key-value-aio py-serializable py-spy pyarrow pyarrow-hotfix pyasn1 pyasn1-modules pyathena ' +
  'pybase64 pybind11 pybreaker pycares pycodestyle pycountry pycparser pycryptodome pycryptodomex pydantic pydantic-ai pydantic-ai-slim pydantic-core ' +
  'pydantic-evals pydantic-extra-types pydantic-graph pydantic-settings pydata-google-auth pydeck pydub pydyf pyflakes pygithub pygments pyhumps ' +
  'pyiceberg pyjwt pylint pymdown-extensions pymongo pymssql pymupdf pymysql pynacl pyodbc pyopenssl pyotp pyparsing pypdf pypdf2 pypdfium2 pyperclip ' +
  'pyphen pyproj pyproject-hooks pyright pyroaring pyrsistent pysocks pyspark pyspnego pytest pytest-asyncio pytest-cov pytest-env pytest-html ' +
  'pytest-json-ctrf pytest-metadata pytest-mock pytest-rerunfailures pytest-runner pytest-timeout pytest-xdist python-daemon python-dateutil ' +
  'python-discovery python-docx python-dotenv python-engineio python-gitlab python-http-client python-jose python-json-logger python-magic ' +
  'python-multipart python-pptx python-slugify python-socketio python-telegram-bot pytimeparse pytokens pytzdata pywin32 pyyaml pyzmq qdrant-client ' +
  'qrcode rapidfuzz readme-renderer realtime redis redshift-connector referencing regex reportlab requests requests-aws4auth requests-file ' +
  'requests-mock requests-oauthlib requests-toolbelt responses retry retrying rfc3339-validator rfc3986 rfc3986-validator rfc3987-syntax rich-argparse ' +
  'rich-click rich-rst rich-toolkit rignore rpds-py ruamel-yaml ruamel-yaml-clib s3transfer safetensors sagemaker schema scikit-image scikit-learn ' +
  'scipy scramp seaborn secretstorage selenium semantic-version semgrep semver send2trash sendgrid sentence-transformers sentencepiece sentry-sdk ' +
  'setproctitle setuptools setuptools-scm sglang shapely shellingham simple-salesforce simple-websocket simplejson slack-sdk smart-open smmap sniffio ' +
  'snowballstemmer snowflake-connector-python snowflake-snowpark-python snowflake-sqlalchemy sortedcontainers soupsieve spacy sphinx ' +
  'sphinxcontrib-applehelp sphinxcontrib-devhelp sphinxcontrib-htmlhelp sphinxcontrib-jsmath sphinxcontrib-qthelp sphinxcontrib-serializinghtml ' +
  'sqlalchemy sqlalchemy-bigquery sqlalchemy-spanner sqlalchemy-utils sqlglot sqlparse srsly sse-starlette sshtunnel stack-data starlette statsmodels ' +
  'stevedore storage3 streamlit strenum strictyaml stripe structlog supabase supabase-auth supabase-functions swebench sympy synchronicity ' +
  'tableauserverclient tabulate tblib temporalio tenacity tensorboard tensorflow termcolor terminado testcontainers text-unidecode texttable textual ' +
  'thinc threadpoolctl thrift tifffile tiktoken time-machine tinycss2 tldextract tokenizers tomli tomli-w tomlkit toolz torch torchvision tornado ' +
  'traitlets transformers tree-sitter tree-sitter-c-sharp tree-sitter-javascript tree-sitter-languages trio-websocket triton trove-classifiers twine ' +
  'typedload typeguard typer typer-slim types-awscrt types-cachetools types-certifi types-cffi types-deprecated types-paramiko types-protobuf ' +
  'types-python-dateutil types-pytz types-pyyaml types-redis types-requests types-s3transfer types-setuptools types-toml types-urllib3 ' +
  'typing-extensions typing-inspect typing-inspection tzdata tzlocal ua-parser uc-micro-py ujson uncalled-for unidecode unidiff universal-pathlib ' +
  'uri-template uritemplate urllib3 userpath uuid-utils uv-build uvicorn uvloop validators vcs-versioning virtualenv wandb watchdog watchfiles ' +
  'watchtower wcmatch wcwidth weasel weasyprint weaviate-client webcolors webencodings websocket-client websockets werkzeug wheel widgetsnbextension ' +
  'wrapt wsproto xarray xgboost xlsxwriter xmltodict xxhash yamllint yandexcloud youtube-transcript-api zope-event zope-interface zopfli zstandard';

/** One edit away, and what they say they are. */
export const NEIGHBOURS =
  'acachecontrol arnparse attr boto bpython cbor cchardet ciso8601 cwcwidth dataset deepdiff6 dydantic elasticsearch6 elasticsearch7 elasticsearch8 ' +
  'entrypoint2 fastai futures git-python gitdb2 google-adk google-cloud-filestore google-oauth googleads grapheme grequests gsutil hjson httpr hyper ' +
  'ignore isolate jiwer jsonpath jsons markdown2 match murmurhash2 ncclient nest-asyncio2 nvidia-cublas-cu11 nvidia-cuda-cupti-cu11 ' +
  'nvidia-cuda-nvrtc-cu11 nvidia-cuda-runtime-cu11 nvidia-cudnn-cu11 nvidia-cufft-cu11 nvidia-curand-cu11 nvidia-cusolver-cu11 nvidia-cusparse-cu11 ' +
  'nvidia-cusparselt-cu12 nvidia-ml-py3 nvidia-nccl-cu11 nvidia-nvshmem-cu12 nvidia-nvtx-cu11 opentelemetry-instrumentation-psycopg parse parsy patch ' +
  'pathy pbspark persistent postgres progressbar psycopg2-pool pyaml pybase62 pycaret pyheck pymupdfb pypd pyshark pytest-csv pytest-timeouts ' +
  'pytimeparse2 pyyml retry2 rfc3987 scapy scrypt semver4 simpy smmap2 spython sqlglotc tablib tensorboardx tombi toml tools torchx unicorn usort wand ' +
  'websocket willow';
