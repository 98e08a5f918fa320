import fs from 'node:fs'
import path from 'node:path'
import { root } from '../architecture/source/tree'
import { findClaims } from './find-claims'
import { renderAsvs } from './render-asvs'
import { renderTable } from './render-table'

fs.writeFileSync(path.join(root, 'tests/requirements.md'), renderTable(findClaims()))
fs.writeFileSync(path.join(root, 'tests/asvs.md'), renderAsvs())
