'use client'

import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { InlineAlert } from '@/components/ui/inline-alert'
import { paths } from '@/lib/core/paths'
import { describeProblem } from './problem-text'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'
import { useUpload } from './use-upload'

/** What stopped the upload, with the way out first. */
export function ProblemAlert({ session }: { session: UploadSession }) {
  const problem = useUpload(session, 'problem')
  if (!problem) return null
  const { title, text, wayOut } = describeProblem(problem, session.file.name)
  return (
    <InlineAlert
      title={title}
      action={
        <div className="mt-2 flex flex-wrap gap-3">
          {wayOut === 'sign_in' ? (
            // A new tab: leaving this page would lose the file.
            <a className={buttonStyle()} href={paths.login(paths.studio())} target="_blank" rel="noreferrer">
              Sign in again
            </a>
          ) : null}
          {wayOut === 'choose' ? null : (
            <Button variant={wayOut === 'retry' ? 'primary' : 'secondary'} onClick={() => session.retry()}>
              Try again
            </Button>
          )}
          {wayOut === 'sign_in' ? null : (
            <Button
              variant={wayOut === 'choose' ? 'primary' : 'secondary'}
              onClick={() => uploads.remove(session.id)}
            >
              Put it aside
            </Button>
          )}
        </div>
      }
    >
      {text}
    </InlineAlert>
  )
}
