/** Only these: the cloudinary SDK turns every other status of an upload into "unexpected status code". */
export type ProtocolStatus = 400 | 401 | 404 | 420 | 423 | 429 | 500

export class ProtocolError extends Error {
  readonly status: ProtocolStatus

  constructor(status: ProtocolStatus, message: string) {
    super(message)
    this.name = 'ProtocolError'
    this.status = status
  }
}
