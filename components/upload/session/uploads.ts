import { browserBytes } from '../keep/byte-store'
import { browserLedger } from '../keep/ledger'
import { browserOwnership } from '../keep/ownership'
import { browserTabs } from '../keep/tab-channel'
import { browserTools } from './browser-tools'
import { UploadKeeper } from './upload-keeper'
import { UploadQueue } from './upload-queue'

/** Null where a browser lacks one of the places, as over plain http: then an upload lives as long as its tab. */
function makeKeeper(hooks: ConstructorParameters<typeof UploadKeeper>[2]): UploadKeeper | null {
  if (typeof navigator === 'undefined' || !('locks' in navigator) || !navigator.storage) return null
  const places = {
    ledger: browserLedger,
    bytes: browserBytes,
    ownership: browserOwnership,
    tabs: browserTabs,
  }
  return new UploadKeeper(places, browserTools, hooks)
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  if (uploads.wouldLose()) event.preventDefault()
}

/** Module state on purpose: it lives as long as the tab, not as long as a page. */
export const uploads = new UploadQueue(browserTools, makeKeeper, (isBusy) => {
  // A page that listens for `beforeunload` is kept out of the back-forward cache: listen only while needed.
  if (isBusy) window.addEventListener('beforeunload', warnBeforeLeaving)
  else window.removeEventListener('beforeunload', warnBeforeLeaving)
})
