// Typed builders for the route handlers, but those that whoever watches calls (viewer-paths.ts). For `import * as apiPaths`.

export const register = () => '/api/auth/register'
export const login = () => '/api/auth/login'
export const sessions = () => '/api/auth/sessions'
export const allSessions = () => '/api/auth/sessions?scope=all'
export const session = (sessionId: string) => `/api/auth/sessions/${sessionId}`
export const proof = () => '/api/auth/proof'
export const password = () => '/api/auth/password'
export const forgot = () => '/api/auth/forgot'
export const reset = () => '/api/auth/reset'
export const verify = () => '/api/auth/verify'
export const verifyMail = () => '/api/auth/verify/mail'
export const email = () => '/api/auth/email'
export const profile = () => '/api/auth/profile'
export const history = (cursor?: string) =>
  cursor ? `/api/auth/history?cursor=${encodeURIComponent(cursor)}` : '/api/auth/history'
export const oauth = () => '/api/oauth'
export const oauthCsrf = () => '/api/oauth/csrf'
export const oauthStart = (provider: string) => `/api/oauth/signin/${provider}`
export const oauthExchange = () => '/api/auth/oauth/exchange'
export const identity = (provider: string) => `/api/auth/identities/${provider}`
export const passkeys = () => '/api/auth/passkeys'
export const passkey = (passkeyId: string) => `/api/auth/passkeys/${passkeyId}`
export const passkeyOptions = () => '/api/auth/passkeys/options'
export const passkeyLogin = () => '/api/auth/passkeys/login'
export const passkeyLoginOptions = () => '/api/auth/passkeys/login/options'
export const passkeyProof = () => '/api/auth/passkeys/proof'
export const passkeyProofOptions = () => '/api/auth/passkeys/proof/options'
export const partners = () => '/api/partners'
export const ownPartner = () => '/api/partners/me'
export const presign = () => '/api/uploads/presign'
export const upload = (uploadId: string) => `/api/uploads/${uploadId}`
export const renewUpload = (uploadId: string) => `/api/uploads/${uploadId}/renew`
export const videos = () => '/api/videos'
export const video = (videoId: string) => `/api/videos/${videoId}`
export const caption = (videoId: string, language: string) => `/api/videos/${videoId}/captions/${language}`
export const statsCsv = (videoId: string, days: string, table: 'days' | 'curve') =>
  `/api/videos/${videoId}/stats.csv?days=${days}&table=${table}`
export const videoSource = (videoId: string) => `/api/videos/${videoId}/source`
export const restoreVideo = (videoId: string) => `/api/videos/${videoId}/restore`
export const retryJobs = () => '/api/admin/jobs/retry'
export const retryJob = (jobId: string) => `/api/admin/jobs/${jobId}/retry`
export const moderation = () => '/api/admin/moderation'
export const allNotForMe = () => '/api/not-for-me'
