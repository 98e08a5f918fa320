type Header = { key: string; value: string }

/**
 * On every answer, pages, API and files alike; none of them depends on the request (R64). The policy is for what has
 * none of its own: a built file, a redirect. It says nothing about scripts, since a worker goes by its file's policy.
 */
export const securityHeaders: Header[] = [
  {
    key: 'Content-Security-Policy',
    value: "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()',
  },
]

/** One year (ASVS 3.4.1). Only over TLS: it would lock a laptop's other projects on localhost out of plain http. */
export const strictTransportSecurity: Header = {
  key: 'Strict-Transport-Security',
  value: 'max-age=31536000; includeSubDomains',
}

/** An API answer is data: should a browser ever show one as a page, nothing in it runs. */
export const apiContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"
