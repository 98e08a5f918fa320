import { afterEach, describe, expect, it, vi } from 'vitest'
import { readGithubClaims } from '@/lib/identities/github-claims'

afterEach(() => vi.unstubAllGlobals())

const mia = { id: 583231, login: 'mia', name: null, email: 'public@example.com' }
const mail = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified })

/** GitHub's API as it answers one token. */
function github(answers: Record<string, unknown>) {
  const asked = vi.fn(async (url: string, _init: RequestInit) => {
    const answer = answers[new URL(url).pathname]
    return answer instanceof Response ? answer : Response.json(answer)
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

describe('who holds a GitHub token', () => {
  it('is known by the number, with the primary e-mail that GitHub has verified', async () => {
    const emails = [mail('old@example.com', false, true), mail('mia@example.com', true, true)]
    const asked = github({ '/user': mia, '/user/emails': emails })
    expect(await readGithubClaims('the-token')).toEqual({
      provider: 'github',
      providerAccountId: '583231',
      email: 'mia@example.com',
      email_verified: true,
      name: 'mia',
    })
    for (const [url, { headers, redirect }] of asked.mock.calls) {
      expect(new URL(url).origin).toBe('https://api.github.com')
      expect(headers).toMatchObject({ Authorization: 'Bearer the-token' })
      expect(redirect).toBe('error')
    }
  })

  it.each([
    ['unverified', [mail('mia@example.com', true, false), mail('second@example.com', false, true)]],
    ['no', [mail('second@example.com', false, true)]],
    ['an unreadable', { message: 'gone' }],
    ['a refused', new Response('', { status: 403 })],
  ])(
    'has no confirmed e-mail with %s primary one; the public one counts for nothing [R72]',
    async (_, emails) => {
      github({ '/user': mia, '/user/emails': emails })
      const claims = await readGithubClaims('x')
      expect(claims.email_verified).toBe(false)
      expect(claims.email).not.toBe('public@example.com')
    },
  )

  it.each([new Response('', { status: 401 }), {}, { id: '1', login: 'x' }, { id: 0, login: 'x' }])(
    'is nobody when GitHub does not say who',
    async (answer) => {
      github({ '/user': answer, '/user/emails': [] })
      await expect(readGithubClaims('x')).rejects.toThrow()
    },
  )
})
