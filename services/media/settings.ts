import type { SignatureAlgorithm } from './signature/sign-string'
import type { Account } from './signature/verify-signed-params'

/** Wrong answers on purpose, for the tests of whoever must not believe storage. Read at every answer. */
export interface Lies {
  bytes?: number
  duration?: number
  resource_type?: string
  format?: string
  signature?: string
  public_id?: string
  context?: Record<string, string>
}

export interface MediaServerOptions {
  /** 0 takes a free one. */
  port: number
  dataDir: string
  cloudName: string
  apiKey: string
  apiSecret: string
  /** Whose pages may upload; every origin when absent, like Cloudinary. */
  allowedOrigins?: readonly string[]
  /** For one video. */
  maxBytes?: number
  /** For one image or raw file. */
  maxImageBytes?: number
  /** Absent: looked for on PATH. False: behave as if there were none. */
  ffmpegPath?: string | false
  /** Of webhooks. The signature of an answer follows the algorithm of its request. */
  signatureAlgorithm?: SignatureAlgorithm
  webhookHosts?: readonly string[]
  webhookRetryDelaysMs?: readonly number[]
  lies?: Lies
}

export interface Settings {
  account: Account
  dataDir: string
  allowedOrigins: readonly string[] | null
  maxBytes: number
  maxImageBytes: number
  signatureAlgorithm: SignatureAlgorithm
  webhookHosts: readonly string[]
  webhookRetryDelaysMs: readonly number[]
  lies: Lies
}

// What Cloudinary's free plan takes.
const freePlanVideoBytes = 100 * 1024 * 1024
const freePlanImageBytes = 10 * 1024 * 1024

export function resolveSettings(options: MediaServerOptions): Settings {
  return {
    account: { cloudName: options.cloudName, apiKey: options.apiKey, apiSecret: options.apiSecret },
    dataDir: options.dataDir,
    allowedOrigins: options.allowedOrigins ?? null,
    maxBytes: options.maxBytes ?? freePlanVideoBytes,
    maxImageBytes:
      options.maxImageBytes ?? Math.min(freePlanImageBytes, options.maxBytes ?? freePlanImageBytes),
    signatureAlgorithm: options.signatureAlgorithm ?? 'sha1',
    webhookHosts: options.webhookHosts ?? [],
    webhookRetryDelaysMs: options.webhookRetryDelaysMs ?? [500, 2_000, 8_000],
    lies: options.lies ?? {},
  }
}
