/** Azure's keys and connection strings. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

/** 64 bytes in base64, as storage accounts, Cosmos DB and Batch have them. */
export const azureStorageKey: Rule = {
  ...vendorKey({
    id: 'azure-storage-key',
    owner: 'Azure',
    what: 'account key',
    severity: 'critical',
    shapes: ['accountkey={{86:base64}}=='],
  }),
  near: ['accountkey', 'account_key', 'account-key', 'storage_key', 'storagekey', 'cosmos'],
  find: [
    /(?:accountkey|account[_-]key|storage_?key|cosmos)[\w.-]{0,30}["'`\]]{0,2}\s{0,4}[:=]{1,2}>?\s{0,4}["'`]?(?<value>[A-Za-z0-9+/]{86}==)/iy,
  ],
  proof: 'azure-storage-key',
  bad: {
    cs: ['var cs = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={{86:base64}}==;EndpointSuffix=core.windows.net";'],
    '.env': ['AZURE_STORAGE_KEY={{86:base64}}==', 'STORAGE_ACCOUNT_KEY={{86:base64}}=='],
    js: [
      'const options = { account_key: "{{86:base64}}==" };',
      'const cosmosKey = "{{86:base64}}==";',
      'const storageKey = "{{86:base64}}==";',
      'const storage_key = "{{86:base64}}==";',
    ],
    yaml: ['account-key: {{86:base64}}=='],
  },
  good: { cs: ['"AccountKey=" + key + ";"', '"AccountKey=<your-account-key>"', '"AccountKey={{40:base64}}"'] },
};

/** Service Bus, Event Hubs, IoT Hub: Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=<32 bytes> */
export const azureSharedAccessKey: Rule = {
  ...azureStorageKey,
  id: 'azure-shared-access-key',
  title: 'Azure shared access key',
  near: ['sharedaccesskey=', 'sharedsecretvalue=', 'shared_access_key'],
  find: [/(?:sharedaccesskey|sharedsecretvalue|shared_access_key)["']?\s{0,3}[=:]\s{0,3}["']?(?<value>[A-Za-z0-9+/]{43}=)/iy],
  proof: undefined,
  bad: {
    '.env': ['BUS=Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey={{43:base64}}='],
    cs: ['"Endpoint=sb://x;SharedSecretIssuer=owner;SharedSecretValue={{43:base64}}="'],
    tf: ['shared_access_key = "{{43:base64}}="'],
  },
  good: { cs: ['"SharedAccessKey=<key>"', '"SharedAccessKeyName=RootManageSharedAccessKey"'] },
};

/** The signature of a shared access address: sig=<32 bytes, percent-encoded>, with sv or se beside it. */
export const azureSas: Rule = {
  ...azureStorageKey,
  id: 'azure-sas',
  title: 'Azure shared access signature',
  severity: 'high',
  near: ['sig='],
  find: [
    /(?<=[?&;]s[ev]=[^\s"'`]{1,180}&(?:amp;)?)sig=(?<value>[A-Za-z0-9%+/]{43,70}(?:=|%3[Dd]))(?![\w%])/y,
    /sig=(?<value>[A-Za-z0-9%+/]{43,70}(?:=|%3[Dd]))&(?=[^\s"'`]{0,180}\bs[ev]=)/y,
  ],
  proof: undefined,
  bad: {
    js: [
      'fetch("https://shop.blob.core.windows.net/c/b?sv=2022-11-02&se=2030-01-01T00:00:00Z&sr=b&sp=r&sig={{43}}%3D")',
      'fetch("https://shop.blob.core.windows.net/c/b?sig={{43}}%3D&se=2030-01-01&sv=2022-11-02")',
    ],
  },
  good: { js: ['const url = `${base}?sv=2022-11-02&sig=${sig}`', 'fetch("https://x.org/?sig={{43}}%3D")'] },
};

/** A client secret of Entra ID: three characters, a digit, Q~ and the rest. */
export const azureClientSecret: Rule = {
  ...azureStorageKey,
  id: 'azure-client-secret',
  title: 'Azure client secret',
  near: ['0q~', '1q~', '2q~', '3q~', '4q~', '5q~', '6q~', '7q~', '8q~', '9q~'],
  find: [/(?<=(?<![\w~.-])[\w~.-]{3})\dQ~(?<value>[\w~.-]{31,34})(?![\w~.-])/y],
  where: { value: 'random' },
  proof: undefined,
  bad: {
    '.env': ['AZURE_CLIENT_SECRET={{3}}8Q~{{34}}'],
    js: [0, 1, 2, 3, 4, 5, 6, 7, 9].map((digit) => `const secret = "{{3}}${digit}Q~{{31}}";`),
  },
  good: { js: ['const short = "abc8Q~{{10}}"', 'const name = "abc8Q~a-name-that-someone-chose-for-this"'] },
};
