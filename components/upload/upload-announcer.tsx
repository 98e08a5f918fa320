'use client'

import type { UploadSession } from './session/upload-session'
import { useUpload } from './use-upload'

/** One polite sentence at each turn and each quarter: a screen reader must stay usable for typing the form. */
export function UploadAnnouncer({ session }: { session: UploadSession }) {
  const phase = useUpload(session, 'phase')
  const { sentBytes } = useUpload(session, 'progress')
  const quarter = Math.floor((sentBytes / session.file.size) * 4) * 25
  return (
    <p role="status" className="sr-only">
      {phase === 'checking' ? `Checking ${session.file.name}.` : null}
      {phase === 'uploading' && quarter < 100 ? `Uploading, ${quarter} percent.` : null}
      {phase === 'waiting' ? 'It waits for its turn.' : null}
      {phase === 'paused' ? 'The upload is paused.' : null}
      {phase === 'uploaded' ? 'The upload is done.' : null}
      {phase === 'publishing' ? 'Publishing.' : null}
    </p>
  )
}
