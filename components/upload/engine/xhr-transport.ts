import { secondMs } from '@/lib/core/time'
import { ConnectionLost, type PartAnswer, type PartRequest } from './transport'

/** A half-open connection (a phone that changed cells) reports nothing, neither progress nor error. */
const stallMs = 30 * secondMs
/** Once all bytes are out, storage may take its time to join the parts. */
const answerMs = 180 * secondMs

function retryAfter(xhr: XMLHttpRequest): number | null {
  // Asking for a header that storage does not expose to us is an error in the console: look whether it is there.
  const found = /^retry-after: *(\d+) *$/im.exec(xhr.getAllResponseHeaders())
  const seconds = Number(found?.[1] ?? Number.NaN)
  return Number.isNaN(seconds) ? null : seconds
}

/** XMLHttpRequest, because `fetch` tells nothing about how much of a request body has left. */
export function sendByXhr(request: PartRequest): Promise<PartAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PartAnswer>()
  const { signal, sliceBytes, onSent } = request
  const xhr = new XMLHttpRequest()
  let timer: ReturnType<typeof setTimeout> | undefined

  const giveUpAfter = (ms: number, reason: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      reject(new ConnectionLost(reason))
      xhr.abort()
    }, ms)
  }
  const onAbort = () => {
    reject(new DOMException('The upload was cancelled.', 'AbortError'))
    xhr.abort()
  }

  xhr.upload.onprogress = (event) => {
    giveUpAfter(stallMs, 'stalled')
    // The slice is the last field of the form: what is out beyond the other fields is file.
    const aroundBytes = event.lengthComputable ? event.total - sliceBytes : 0
    onSent(Math.min(sliceBytes, Math.max(0, event.loaded - aroundBytes)))
  }
  xhr.upload.onload = () => giveUpAfter(answerMs, 'no answer')
  xhr.onload = () =>
    resolve({ status: xhr.status, text: xhr.responseText, retryAfterSeconds: retryAfter(xhr) })
  xhr.onerror = () => reject(new ConnectionLost('error'))

  if (signal.aborted) onAbort()
  else {
    signal.addEventListener('abort', onAbort, { once: true })
    xhr.open('POST', request.url)
    for (const [name, value] of request.headers) xhr.setRequestHeader(name, value)
    giveUpAfter(stallMs, 'stalled')
    xhr.send(request.body)
  }
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  })
}
