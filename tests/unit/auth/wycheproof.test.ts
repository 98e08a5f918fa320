import '../../support/unit-env'
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { acceptedBy } from '../../support/token-kinds'

type Group = {
  comment: string
  private?: { kty: string; k?: string; alg?: string }
  tests: { tcId: number; comment: string; jws: string; result: 'valid' | 'invalid' | 'acceptable' }[]
}

/** C2SP/wycheproof, testvectors_v1/json_web_signature_test.json, as it is. */
const file = readFileSync(new URL('../../vectors/wycheproof_json_web_signature_test.json', import.meta.url))
const { testGroups } = JSON.parse(file.toString()) as { testGroups: Group[] }
const cases = testGroups.flatMap((group) => group.tests.map((test) => ({ ...test, group })))

describe('Wycheproof JWS vectors', () => {
  it('is the file we think it is', () => {
    expect(cases).toHaveLength(401)
    expect(createHash('sha256').update(file).digest('hex')).toBe(
      '8e687a06fe8359f4ec51480f1a9f73c8faebd6f4c01b818b843b44eee54fd5d9',
    )
  })

  it('none of the 401 tokens, valid under its own key, opens anything of ours [R1, R2]', async () => {
    for (const { jws, tcId } of cases) expect([tcId, await acceptedBy(jws)]).toEqual([tcId, []])
  })

  const symmetric = cases.filter(({ group }) => group.private?.kty === 'oct' && group.private.alg === 'HS256')

  it('the library that we build on refuses every invalid HS256 vector even with the vector’s own key [R1]', async () => {
    expect(symmetric.length).toBeGreaterThan(35)
    for (const { jws, result, group, tcId, comment } of symmetric) {
      if (result !== 'invalid') continue
      const key = Buffer.from(group.private?.k ?? '', 'base64url')
      const outcome = await jwtVerify(jws, key, { algorithms: ['HS256'] }).then(
        () => 'accepted',
        () => 'refused',
      )
      expect([tcId, comment, outcome]).toEqual([tcId, comment, 'refused'])
    }
  })

  it('the valid HS256 vectors are told apart by their signature, so the check above is not vacuous', () => {
    const rightMacs = symmetric.filter(({ jws, group }) => {
      const at = jws.lastIndexOf('.')
      const key = Buffer.from(group.private?.k ?? '', 'base64url')
      return createHmac('sha256', key).update(jws.slice(0, at)).digest('base64url') === jws.slice(at + 1)
    })
    expect(rightMacs.filter(({ result }) => result === 'valid').length).toBeGreaterThan(0)
  })
})
