/** What a hash is called that only names or finds something again: nothing depends on who can make two with one name. */
export const NAMES_ONLY = [
  'cache', 'cached', 'etag', 'checkbox', 'thumbnail', 'thumb', 'boundary', 'avatar', 'gravatar', 'identicon', 'filename', 'lockfile', 'cachekey', 'querykey', 'lockkey', 'keyname', 'bucket', 'shard', 'slug', 'color', 'colour', 'cachebuster', 'buster', 'assethash', 'revision', 'dedupe', 'memo', 'memoize',
];
