'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { ProofDialog } from '@/components/auth/proof-dialog'
import type { ProofWay } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import type { ErrorEnvelope } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'

type ProvenFetch = (url: string, init?: RequestInit) => Promise<Response>

const ProofContext = createContext<ProvenFetch>(fetchWithRefresh)

/**
 * `fetch` to our own API that renews the sign-in by itself and, where asked, has the person prove that it is them. One who
 * is no longer signed in is taken to the sign-in page, and back here after it.
 */
export const useProvenFetch = (): ProvenFetch => useContext(ProofContext)

async function codeOf(response: Response): Promise<string | undefined> {
  if (response.status !== 401 && response.status !== 403) return undefined
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as Partial<ErrorEnvelope> | null
  return body?.error?.code
}

/** Signed out from elsewhere: what stands on the screen is no longer theirs to see. */
function leave(): Promise<never> {
  location.assign(paths.login(location.pathname))
  // The page is on its way out; an answer now would only flash an error on it.
  return new Promise(() => {})
}

/** Asked when it is needed: somebody may have added a passkey a moment ago. */
async function findWays(): Promise<readonly ProofWay[]> {
  try {
    const response = await fetchWithRefresh(apiPaths.proof())
    if (response.ok) return ((await response.json()) as { ways: ProofWay[] }).ways
  } catch {
    // What most accounts have; the form says by itself when the server cannot be reached.
  }
  return ['password']
}

/** Around pages whose buttons may be answered with `proof_required`: asks, and repeats the request after it. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [isAsking, setIsAsking] = useState(false)
  const [ways, setWays] = useState<readonly ProofWay[]>([])
  const answer = useRef<(proved: boolean) => void>(() => {})
  /** One question at a time: a second one would leave those who wait for the first without an answer, for ever. */
  const asking = useRef<Promise<boolean> | null>(null)

  const ask = useCallback(() => {
    const question = async () => {
      setWays(await findWays())
      setIsAsking(true)
      return new Promise<boolean>((resolve) => {
        answer.current = resolve
      })
    }
    asking.current ??= question().finally(() => {
      asking.current = null
    })
    return asking.current
  }, [])
  const finish = useCallback((proved: boolean) => {
    setIsAsking(false)
    answer.current(proved)
  }, [])

  const provenFetch = useMemo<ProvenFetch>(
    () => async (url, init) => {
      const first = await fetchWithRefresh(url, init)
      const code = await codeOf(first)
      if (code === 'session_ended' || code === 'unauthenticated') return leave()
      return code === 'proof_required' && (await ask()) ? fetchWithRefresh(url, init) : first
    },
    [ask],
  )
  return (
    <ProofContext.Provider value={provenFetch}>
      {children}
      <ProofDialog open={isAsking} ways={ways} onDone={finish} />
    </ProofContext.Provider>
  )
}
