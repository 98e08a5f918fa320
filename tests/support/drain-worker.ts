import { registerHooks } from 'node:module'

/** As in tests/vitest.config.ts: the marker throws outside a server bundle. */
registerHooks({
  resolve: (name, context, next) =>
    name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context),
})

const { drainViews } = await import('@/lib/analytics/drain-views')

/** A server of its own that does nothing but drain, until somebody kills it. */
process.send?.('ready')
for (;;) await drainViews().catch(() => {})
