/** Planted while building; must be in nothing that a browser gets (R87). */
export const buildCanaries = {
  AUTH_SECRET: 'canary-auth-secret-5f1c0a7be2d94c0f8d3b',
  DATABASE_URL: 'postgresql://canary-user:canary-db-password@127.0.0.1:1/canary',
  REDIS_URL: 'redis://:canary-redis-password@127.0.0.1:1',
  CLOUDINARY_URL: 'cloudinary://canary-key:canary-cloud-secret@canary-cloud',
}
