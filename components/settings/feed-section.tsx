'use client'

import { useState } from 'react'
import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { wishes } from '@/components/engagement/wishes'
import { SettingsSection } from '@/components/settings/settings-section'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import * as apiPaths from '@/lib/core/api-paths'

/** What somebody called not for them, and the way to begin anew. @param refusedCount clips */
export function FeedSection({ refusedCount }: { refusedCount: number }) {
  const [count, setCount] = useState(refusedCount)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')

  async function forget() {
    setState('busy')
    try {
      const headers = { 'Content-Type': 'application/json' }
      const response = await fetchWithRefresh(apiPaths.allNotForMe(), { method: 'DELETE', headers })
      if (!response.ok) throw new Error(`The answer was ${response.status}.`)
      wishes.forget((url) => url.endsWith('/not-for-me'))
      setCount(0)
      setState('idle')
    } catch {
      setState('failed')
    }
  }

  return (
    <SettingsSection
      title="Your feed"
      intro="Ordered by what you like, keep and follow, and by what you called not for you."
    >
      <p role="status">
        {count === 0
          ? 'You called nothing “not for me”.'
          : `You called ${count === 1 ? 'one clip' : `${count} clips`} “not for me”. Kitchens and tags like these come later.`}
      </p>
      {state === 'failed' ? (
        <InlineAlert className="mt-4">That did not go through. Please try again.</InlineAlert>
      ) : null}
      {count > 0 ? (
        <Button variant="secondary" className="mt-4" busy={state === 'busy'} onClick={forget}>
          Forget all of it
        </Button>
      ) : null}
    </SettingsSection>
  )
}
