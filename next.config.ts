import type { NextConfig } from 'next'
import {
  apiContentSecurityPolicy,
  securityHeaders,
  strictTransportSecurity,
} from './lib/core/security-headers'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of the whole tree, tests and benchmarks too; a build only has to make the app.
  typescript: { ignoreBuildErrors: true },
  // Native code and worker threads: loaded by Node, not bundled.
  serverExternalPackages: ['@node-rs/argon2', 'pino', '@prisma/client', 'pg', 'ioredis'],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [strictTransportSecurity],
    },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: apiContentSecurityPolicy }] },
  ],
}

export default config
