import type { Params } from '../signature/string-to-sign'
import { ProtocolError } from './protocol-error'

// A name with `=` or `&` in it could rebuild the signed text from other parts: the field `context=ticket` with the
// value `7` signs like the field `context` with the value `ticket=7`, and the ticket would be gone.
const fieldName = /^([a-zA-Z][a-zA-Z0-9_]*)(\[\d*\])?$/
const maxTotalBytes = 2 * 1024 * 1024

/** Collects form fields into the one map that is both signed and obeyed, so the two can never differ. */
export class FormFields {
  readonly #values = new Map<string, { text: string; isList: boolean }>()
  #totalBytes = 0
  #problem: ProtocolError | null = null

  add(name: string, text: string, isTruncated: boolean): void {
    this.#totalBytes += Buffer.byteLength(text)
    if (isTruncated || this.#totalBytes > maxTotalBytes)
      this.refuse(`Parameter ${name.slice(0, 40)} is too long`)
    const match = fieldName.exec(name)
    const key = match?.[1]
    if (match === null || key === undefined) {
      this.refuse(`Invalid parameter name ${name.slice(0, 40)}`)
      return
    }
    const isList = match[2] !== undefined
    const before = this.#values.get(key)
    // Sent twice, one value would be signed and the other obeyed, depending on who reads first or last.
    if (before !== undefined && !(isList && before.isList)) this.refuse(`Duplicate parameter ${key}`)
    this.#values.set(key, { text: before === undefined ? text : `${before.text},${text}`, isList })
  }

  /** Kept until the body has been read to its end: a browser that is still sending sees a reset, not an answer. */
  refuse(message: string): void {
    this.#problem ??= new ProtocolError(400, message)
  }

  toParams(): Params {
    if (this.#problem !== null) throw this.#problem
    return new Map([...this.#values].map(([name, value]) => [name, value.text]))
  }
}
