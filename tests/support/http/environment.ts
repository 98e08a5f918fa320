import { apps } from './apps'

// Whoever signs a token here signs it as the servers do, whose issuer is their own address.
process.env.APP_ORIGIN = apps.main.appOrigin
// A folder of mails allows no https origin.
process.env.MAIL_DIR = ''
