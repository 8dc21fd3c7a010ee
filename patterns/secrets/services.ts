/** Services whose credentials have no mark of their own: known only by the name beside a generated value. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedToken } from './hardcoded-token.ts';

const SERVICES = (
  'ably abuseipdb activecampaign adyen agora_ airbrake alchemy_ algolia alipay_ aliyun alphavantage amplitude anypoint ' +
  'apifonica apilayer apimetrics apitemplate appointedd appsynergy appveyor assemblyai autoklose avaza aviationstack axonaut ' +
  'ayrshare azureopenai azuresearchquery b2_ backblaze baidu_ bannerbear baremetrics besnappy besttime betterstack binance ' +
  'bitcoinaverage bitfinex bitly bitrise bittrex blazemeter blitapp blocknative bombbomb boostnote box_ brandfetch braze_ ' +
  'brightdata browshot bscscan buddyns budibase bugherd bugsnag bunnycdn buttercms calendarific calendly calorieninja campayn ' +
  'cannyio carboninterface censys centralstationcrm chartmogul chatfule checklyhq civo clarifai clearbit clicksend cliengo ' +
  'clockify cloudfront cloudimage cloudinary cloudmersive clustdoc codacy codecov codemagic codequiry codeship cohere coinbase ' +
  'coingecko coinlayer coinlib coinmarketcap commercejs confluent convertkit couchbase countrylayer coveralls craftmypdf ' +
  'crowdin cryptocompare currencyfreaks currencylayer currencyscoop customerio d7network dailyco dareboost databox datadog ' +
  'datagov datocms deepai deepgram detectify detectlanguage diffbot diggernaut digitalocean_spaces disqus docparser docusign ' +
  'dronahq droneci dropboxsign dynalist dyspatch egnyte elastic_cloud elasticemail etherscan ethplorer eventbrite exoscale ' +
  'fastforex fastly filestack finage financialmodelingprep finicity finnhub fleetbase flickr formcraft foursquare freshbooks ' +
  'freshdesk fulcrum fullcontact geckoboard geoapify geocodify getgist getresponse giphy gitter glassnode gocd gotomeeting ' +
  'graphcms graphhopper groovehq gtmetrix gumroad gyazo happyscribe heap_ hellosign helpscout hetzner hiveage honeycomb ' +
  'html2pdf huawei_ hunterio iconfinder iexcloud imagekit imagga imgix infura_ insightly instabot intercom interseller intrinio ' +
  'ip2location ipapi ipdata ipgeolocation ipinfodb ipquality ipstack jotform jumpcloud jupiterone kakao_ karmacrm keycdn klarna ' +
  'klipfolio knapsackpro kontent kraken_ kucoin kylas languagelayer leadfeeder lessannoyingcrm line_channel linenotify ' +
  'linkpreview linode loadmill loggly loginradius logrocket logzio lokalise loyverse lunchmoney madkudu mailboxlayer mailerlite ' +
  'mailjet mailmodo mailsac mandrill_ mapquest marketstack mattermost mavenlink maxmindlicense mediastack meistertask ' +
  'messagebird metrilo mindmeister minio_ mistral mixmax mixpanel mollie monkeylearn moosend moralis nasdaqdatalink naver_ ' +
  'netlify newrelic newsapi newscatcher nexmo nexus_ nftport nicereply nightfall numverify nvapi nylas oanda okta omnisend ' +
  'onesignal onfleet oopspam opencage openuv openweather opsgenie optimizely oss_access ovh owlbot packagecloud pagerduty ' +
  'pandadoc pandascore papertrail paralleldots parseur particleio partnerstack pastebin paydirtapp paymoapp paymongo paystack ' +
  'pdflayer pdfshift peopledatalabs pepipost pexels pingdom pinterest pipedream pipedrive pixabay planyo plivo polygon_ ' +
  'portainer positionstack postageapp postmark powrbot prismic privateai prodpad prospectcrm protocolsio proxycrawl pubnub ' +
  'pushbullet pusher qiniu quandl rancher rapidapi raygun razorpay reachmail rebrandly reddit replyio requestfinance ' +
  'restpackhtmltopdf restpackscreenshot ritekit rocketchat rocketreach rollbar route4me salescookie salesflare sanity_ ' +
  'scaleway_ scrapeowl scraperapi scraperbox scrapestack scrapingant scrapingbee screenshotlayer scrutinizerci securitytrails ' +
  'segment_ selectpdf semaphoreci sendbird serpapi serphouse serpstack sherpadesk shodan shotstack signaturit signupgenius ' +
  'sigopt simfin simplesat simvoly sinch skrappio smartsheets snipcart snowflake snyk sonarcloud sonatype soundcloud sparkpost ' +
  'speechtextai splitio spoonacular sportsmonk squarespace squareup sslmate stability_ai stabilityai statuscake statuspage ' +
  'statuspal stitchdata stockdata storecove stormboard stormglass storyblok strapi_ stream_ sumologic supernotes surveybot ' +
  'surveymonkey surveysparrow survicate swiftype tatumio taxjar technicalanalysis telegrambot teletype tencent_ tenor_ ' +
  'textlocal theodds thingsboard ticketmaster tiingo_ tiktok timecamp tinypng tinyurl todoist together_ai togetherai toggltrack ' +
  'tomtom tradier travelpayouts travisci truenas tumblr twelvedata twitchaccess tyntec unplugg unsplash upcdatabase uploadcare ' +
  'upstash uptimerobot upyun urlscan userflow userstack vatlayer verimail veriphone versioneye victorops vimeo virustotal ' +
  'visualcrossing vonage voodoosms vpnapi vultr vyte walkscore wasabi_ weatherapi weatherbit weatherstack webex webscraper ' +
  'webscraping wechat_ weixin_ whoxy wireguard worksnaps workstack worldcoinindex worldweather wrike yandex_ youneedabudget ' +
  'yousign youtube_ zendesk zenkit zenrows zenscrape zeplin zerobounce zerotier zipcodebase zonkafeedback zoom_'
).split(' ');

export const serviceKey: Rule = {
  ...hardcodedToken,
  given: [],
  id: 'service-key',
  title: 'Credential of a named service',
  services: SERVICES.map((word) => word.replace(/_$/, '')),
  near: SERVICES,
  find: [
    /(?<![A-Za-z])(?<label>[a-z][\w .-]{2,55})["'`\]]{0,2}\s{0,4}(?:[:=]{1,2}>?|\()\s{0,4}(?<quote>["'`]?)(?<value>[\w+/~-]{16,130}={0,2})(?![\w+/=~.(-])\k<quote>/iy,
  ],
  where: {
    label: {
      not: {
        trait: 'ends',
        of: ['id', 'url', 'uri', 'name', 'hash', 'sha', 'version', 'host', 'region', 'path', 'slug', 'md5', 'digest', 'checksum', 'public'],
      },
    },
    // `couchbase: <uuid>` may be anything of that name
    value: { all: ['random', { not: 'composed' }, { not: 'reference' }, { not: { trait: 'echoes', of: ['label'] } }, { not: 'has-proof' }, { any: [{ not: 'uuid' }, { trait: 'beside', of: ['label', 'key', 'token', 'secret', 'auth'] }] }] },
  },
  bad: {
    js: SERVICES.map((word) => `const x = { ${word}_key: "{{32}}" };`),
    '.env': ['SHODAN_KEY={{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}', 'SHODAN_TOKEN={{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}', 'SHODAN_SECRET={{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}', 'SHODAN_AUTH={{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}', 'FINNHUB={{20:lower}}', 'MAILJET_SECRET={{32:hex}}'],
  },
  good: {
    js: [
      'exports.GumroadOAuth2Api = GumroadOAuth2Api;',
      'const x = { finnhub_client_id: "{{32}}" };',
      'const finnhub = "a-rather-long-name-of-something";',
      'const shodan = "2024010100000000";',
      'const ids = { shodan: "{{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}" };',
      'const shodan = "Expr1Statement2List3Node4";',
      'const shodan = "ghp_{{36}}";',
      'import finnhub from "./finnhub";',
      'size_t grpc_stream_map_size(grpc_chttp2_stream_map* map);',
      'const mailjet = "/run/secrets/a1B2c3D4e5/q7W8";',
    ],
  },
};
