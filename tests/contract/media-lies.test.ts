import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lies } from '../../services/media/settings'
import { lookUp, makeVideo, startTestServer, type TestServer, upload } from './media-harness'

const lies: Lies = {}
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ lies })
})
afterAll(() => server.destroy())

describe('a lying server', () => {
  it('is honest until told otherwise', async () => {
    const file = await makeVideo(2)
    expect((await upload(server, { file, fields: { public_id: 'lie' } })).body).toMatchObject({
      bytes: file.length,
    })
  })

  it('tells wrong facts in the right shape, in answers and in look-ups', async () => {
    const told = { bytes: 1, duration: 9999, resource_type: 'raw', format: 'html', public_id: 'other' }
    Object.assign(lies, told, { signature: 'f'.repeat(40), context: { ticket: 'forged' } })
    const answer = await upload(server, { fields: { public_id: 'lie' } })
    const forged = { custom: { ticket: 'forged' } }
    expect(answer.body).toMatchObject({ ...told, signature: 'f'.repeat(40), context: forged })
    const found = await lookUp(server, 'video', 'lie')
    expect(found.body).toMatchObject({ ...told, context: forged })
    expect(found.body).not.toHaveProperty('signature')
  })
})
