import { startOidcServer } from './oidc-server'
import { stack, startStack } from './stack'

/** The issuer lives as long as this process, also while a test restarts the product. */
export default async function startAll(): Promise<() => Promise<void>> {
  const oidc = await startOidcServer({
    port: stack.oidc.port,
    redirectUris: [`${stack.origin}/api/oauth/callback/oidc`],
    clientSecret: stack.oidc.secret,
  })
  await startStack()
  return oidc.stop
}
