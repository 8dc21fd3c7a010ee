/** Names that others are taken for: crates, gems and Go modules. */

export const CRATES =
  'actix-web actix-rt anyhow argon2 async-trait async-std axum base64 bcrypt bincode bitflags bytes chrono clap config crossbeam diesel dotenv either env_logger ' +
  'futures getrandom hashbrown hex hmac hyper indexmap itertools jsonwebtoken lazy_static libc log memchr mime mio nom num-traits num_cpus once_cell openssl ' +
  'parking_lot pin-project proc-macro2 prost quote rand rand_core rayon redis regex reqwest ring rocket rust_decimal rustls rusqlite semver serde serde_derive ' +
  'serde_json serde_yaml sha2 smallvec sqlx strum structopt syn tempfile thiserror tokio tokio-util toml tonic tower tower-http tracing tracing-subscriber ' +
  'unicode-segmentation url uuid walkdir warp wasm-bindgen winapi zeroize';

export const GEMS =
  'actionpack activerecord activesupport addressable ancestry bcrypt bootsnap brakeman bundler cancancan capistrano capybara carrierwave concurrent-ruby devise ' +
  'doorkeeper dotenv excon factory_bot factory_bot_rails faker faraday ffi figaro grape graphql hashie httparty i18n jbuilder jekyll json jwt kaminari launchy ' +
  'loofah mail mechanize minitest mocha money mongoid mysql2 nokogiri octokit omniauth paperclip paranoia pry puma pundit rack rack-attack rack-cors rack-test rails ' +
  'railties rake redis resque rest-client rolify rspec rspec-rails rubocop ruby-openai sequel shoulda-matchers sidekiq simplecov sinatra slim sorbet sprockets ' +
  'sqlite3 stripe thor turbo-rails twilio-ruby tzinfo unicorn vcr webmock webpacker will_paginate zeitwerk';

export const GO_MODULES =
  'github.com/aws/aws-sdk-go-v2 github.com/cespare/xxhash/v2 github.com/davecgh/go-spew github.com/dgrijalva/jwt-go github.com/docker/docker github.com/fatih/color ' +
  'github.com/fsnotify/fsnotify github.com/gin-gonic/gin github.com/go-chi/chi/v5 github.com/go-redis/redis/v8 github.com/go-sql-driver/mysql github.com/gofiber/fiber/v2 ' +
  'github.com/golang-jwt/jwt/v5 github.com/golang/protobuf github.com/google/go-cmp github.com/google/uuid github.com/gorilla/mux github.com/gorilla/sessions ' +
  'github.com/gorilla/websocket github.com/hashicorp/vault/api github.com/jackc/pgx/v5 github.com/jmoiron/sqlx github.com/joho/godotenv github.com/json-iterator/go ' +
  'github.com/julienschmidt/httprouter github.com/labstack/echo/v4 github.com/lib/pq github.com/mattn/go-sqlite3 github.com/mitchellh/mapstructure github.com/pkg/errors ' +
  'github.com/pmezard/go-difflib github.com/prometheus/client_golang github.com/redis/go-redis/v9 github.com/rs/zerolog github.com/sirupsen/logrus github.com/spf13/cobra ' +
  'github.com/spf13/pflag github.com/spf13/viper github.com/stretchr/testify github.com/urfave/cli/v2 go.mongodb.org/mongo-driver go.uber.org/zap golang.org/x/crypto ' +
  'golang.org/x/net golang.org/x/sync golang.org/x/sys golang.org/x/text google.golang.org/grpc google.golang.org/protobuf gopkg.in/yaml.v3 gorm.io/gorm k8s.io/client-go';
