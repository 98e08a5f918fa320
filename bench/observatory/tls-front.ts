import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { join } from 'node:path'

const tlsHandshake = 0x16

export interface TlsFront {
  /** To be trusted by whoever asks: it is its own authority. */
  certificateFile: string
  close(): void
}

function makeCertificate(folder: string): { key: Buffer; cert: Buffer; certificateFile: string } {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const options = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject]
  execFileSync('openssl', [...options, '-keyout', keyFile, '-out', certificateFile], { stdio: 'ignore' })
  return { key: readFileSync(keyFile), cert: readFileSync(certificateFile), certificateFile }
}

/**
 * What stands before the app on a public server: takes TLS, sends plain http away to https, and says so to the app. Both
 * on one port, which tells them apart by their first byte, because the scanner knows one port for both.
 */
export async function startTlsFront(port: number, appPort: number, folder: string): Promise<TlsFront> {
  const { key, cert, certificateFile } = makeCertificate(folder)
  const forward = (incoming: IncomingMessage, answer: ServerResponse): void => {
    const headers = {
      ...incoming.headers,
      'x-forwarded-for': incoming.socket.remoteAddress ?? '',
      'x-forwarded-proto': 'https',
    }
    const onward = ask(
      { host: '127.0.0.1', port: appPort, method: incoming.method, path: incoming.url, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.rawHeaders)
        response.pipe(answer)
      },
    )
    onward.once('error', () => answer.destroy())
    incoming.pipe(onward)
  }
  const tls = createTlsServer({ key, cert }, forward)
  const plain = createServer((incoming, answer) => {
    answer.writeHead(301, { Location: `https://localhost:${port}${incoming.url}` }).end()
  })
  const front = createTcpServer((socket: Socket) => {
    socket.once('data', (first: Buffer) => {
      socket.pause().unshift(first)
      const server = first[0] === tlsHandshake ? tls : plain
      server.emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => front.listen(port, 'localhost', resolve))
  return { certificateFile, close: () => void front.close() }
}
