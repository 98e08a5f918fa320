'use client'

import { CoverPicker } from './cover/cover-picker'
import type { UploadSession } from './session/upload-session'
import { useUpload } from './use-upload'

/** The cover of a clip on its way. */
export function CoverStrip({ session }: { session: UploadSession }) {
  return (
    <CoverPicker
      cover={useUpload(session, 'cover')}
      maxBytes={session.limits.maxCoverBytes}
      disabled={useUpload(session, 'phase') === 'publishing'}
      failedText="This browser cannot show the clip, so we take the cover from it later. Or choose a picture."
      onChoose={session.chooseCover}
    />
  )
}
