import { createPrivateKey, sign } from 'node:crypto'

/** Made for these tests: what the maker of a security key would vouch with (WebAuthn 8.2.1), good until 2120. */
const certificate =
  'MIIB3DCCAYKgAwIBAgIBATAKBggqhkjOPQQDAjBeMQswCQYDVQQGEwJYWDEVMBMGA1UECgwMTW9yc2VsIHRlc3RzMSIwIAYDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0aW9uMRQwEgYDVQQDDAtBdHRlc3RhdGlvbjAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowXjELMAkGA1UEBhMCWFgxFTATBgNVBAoMDE1vcnNlbCB0ZXN0czEiMCAGA1UECwwZQXV0aGVudGljYXRvciBBdHRlc3RhdGlvbjEUMBIGA1UEAwwLQXR0ZXN0YXRpb24wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATSEB1i8Ch_-tdX4ecI0Wo76ZInKw84DdATDgG4WB1UnXtClhBb39wvQWJ8_za7GXxdUPtDaRv9RScOKjO0Mah1oy8wLTAMBgNVHRMBAf8EAjAAMB0GA1UdDgQWBBT5YEYXyuOZCEmpa4dhVXH4j73BkDAKBggqhkjOPQQDAgNIADBFAiEAuTpl_4dGWJ4kes6EDLu9HjsMZcvKA5odISnNr203SUwCIBQM5SJVvYdCBZp44QqadtPPMvhAWShfXR6txjTHTm5e'
const key =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfMliZr1EoWd0Dfrq6LuAKY2N7n2RMKNJtZVfeWidJ1uhRANCAATSEB1i8Ch_-tdX4ecI0Wo76ZInKw84DdATDgG4WB1UnXtClhBb39wvQWJ8_za7GXxdUPtDaRv9RScOKjO0Mah1'

const bytes = (base64url: string) => Uint8Array.from(Buffer.from(base64url, 'base64url'))

/** A whole and valid statement of a maker about what its authenticator has made. */
export function vouch(signed: Buffer) {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' })
  return {
    alg: -7,
    sig: Uint8Array.from(sign('sha256', signed, privateKey)),
    x5c: [bytes(certificate)],
  }
}
