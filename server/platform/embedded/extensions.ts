/** The extensions of every embedded database. A folder opens only with those it was made with. */
export const EXTENSIONS = ['postgis', 'btree_gist', 'btree_gin', 'fuzzystrmatch', 'pgcrypto'] as const;
