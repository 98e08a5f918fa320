/** What a unit test needs of an environment; import before anything that reads it. */
export const unitEnv = {
  NODE_ENV: 'test',
  APP_ORIGIN: 'http://localhost:3000',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  REDIS_URL: 'redis://127.0.0.1:1',
  AUTH_SECRET: 'unit-tests-sign-with-this-0123456789abcdef',
  CLOUDINARY_URL: 'cloudinary://key:secret@cloud',
  LOG_LEVEL: 'silent',
  // Named by the launcher where services run beside; a folder of mails allows no https origin.
  MAIL_DIR: '',
}

Object.assign(process.env, unitEnv)
