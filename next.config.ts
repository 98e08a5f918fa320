import type { NextConfig } from 'next'
import { apiContentSecurityPolicy, securityHeaders } from './lib/core/security-headers'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of the whole tree, tests and benchmarks too; a build only has to make the app.
  typescript: { ignoreBuildErrors: true },
  // No picture passes through here, so nobody needs the optimiser, which fetches and keeps what a URL tells it to.
  images: { unoptimized: true },
  // Native code and worker threads: loaded by Node, not bundled.
  serverExternalPackages: ['@node-rs/argon2', 'pino', '@prisma/client', 'pg', 'pg-boss', 'ioredis'],
  // lib/http/guard-server.ts sets these too, and on what Next answers before it looks here.
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: apiContentSecurityPolicy }] },
  ],
}

export default config
