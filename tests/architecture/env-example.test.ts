import { parseEnv as readEnvFile } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/platform/env'
import { environmentNames } from './source/environment-names'
import { readSource } from './source/tree'

/**
 * `.env.example` runs as it is, and names what there is. Limits: variables that only the media server reads, when it is
 * started by hand, are not listed.
 */
const text = readSource('.env.example')

const assignment = /^(?:# )?([A-Z][A-Z0-9_]*)=/gm
const listed = [...text.matchAll(assignment)].map(([, name = '']) => name)
/** As if a person had removed every `#` before a variable. */
const uncommented = readEnvFile(text.replaceAll(/^# (?=[A-Z][A-Z0-9_]*=)/gm, ''))

describe('.env.example', () => {
  it('lists every variable of the app and the launcher, once, and no other', () => {
    expect(environmentNames().length).toBeGreaterThan(10)
    expect([...listed].sort()).toEqual(environmentNames())
  })

  it('explains each in the line above', () => {
    const lines = text.split('\n')
    const bare = lines.filter(
      (line, at) => new RegExp(assignment.source).test(line) && !/^# \S/.test(lines[at - 1] ?? ''),
    )
    expect(bare).toEqual([])
  })

  it('sets nothing as it is: the launcher brings what is not named', () => {
    expect(readEnvFile(text)).toEqual({})
  })

  it('is a valid environment for development once uncommented', () => {
    expect(parseEnv({ ...uncommented, NODE_ENV: 'development' })).toMatchObject({ MAX_VIDEO_MB: 100 })
  })

  it('has no secret that production would take', () => {
    expect(() => parseEnv({ ...uncommented, NODE_ENV: 'production' })).toThrow(/AUTH_SECRET: is the sample/)
  })
})
