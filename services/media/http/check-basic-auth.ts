import type { IncomingMessage } from 'node:http'
import { isEqualSecret } from '../signature/is-equal-secret'
import type { Account } from '../signature/verify-signed-params'
import { ProtocolError } from './protocol-error'

export function checkBasicAuth(request: IncomingMessage, account: Account): void {
  const match = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '')
  if (match === null) throw new ProtocolError(401, 'Authorization Required')
  const pair = Buffer.from(match[1] ?? '', 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const apiKey = pair.slice(0, Math.max(colon, 0))
  if (!isEqualSecret(apiKey, account.apiKey)) throw new ProtocolError(401, 'unknown api_key')
  if (!isEqualSecret(pair.slice(colon + 1), account.apiSecret))
    throw new ProtocolError(401, 'api_secret mismatch')
}
