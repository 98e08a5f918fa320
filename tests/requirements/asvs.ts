import { standard } from './asvs/standard'
import type { Chapter, Trace } from './asvs/trace'
import { encoding } from './asvs/v01-encoding'
import { validation } from './asvs/v02-validation'
import { webFrontend } from './asvs/v03-web-frontend'
import { api } from './asvs/v04-api'
import { fileHandling } from './asvs/v05-file-handling'
import { authentication } from './asvs/v06-authentication'
import { sessions } from './asvs/v07-sessions'
import { authorization } from './asvs/v08-authorization'
import { tokens } from './asvs/v09-tokens'
import { oauth } from './asvs/v10-oauth'
import { cryptography } from './asvs/v11-cryptography'
import { communication } from './asvs/v12-communication'
import { configuration } from './asvs/v13-configuration'
import { dataProtection } from './asvs/v14-data-protection'
import { architecture } from './asvs/v15-architecture'
import { logging } from './asvs/v16-logging'
import { webrtc } from './asvs/v17-webrtc'

/** The chapters of OWASP ASVS 5.0.0 in their order; the first is V1. */
export const chapters: readonly Chapter[] = [
  encoding,
  validation,
  webFrontend,
  api,
  fileHandling,
  authentication,
  sessions,
  authorization,
  tokens,
  oauth,
  cryptography,
  communication,
  configuration,
  dataProtection,
  architecture,
  logging,
  webrtc,
]

export type Row = Trace & { id: string; level: number | undefined }

/** One chapter's rows, with the level that the standard gives each. */
export const rowsOf = ({ traces }: Chapter): Row[] =>
  Object.entries(traces).map(([id, trace]) => ({ id, level: standard.get(id), ...trace }))
