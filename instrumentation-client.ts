/**
 * Run by Next in each page before anything else of ours. zod reads this when it is loaded; otherwise it tries `new Function`
 * once, which the content security policy refuses and the browser reports.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

/**
 * After everything that the page itself needs. Where it cannot be, such as in a private window, nothing is lost but the page that
 * stands in without a network.
 */
addEventListener('load', () => void navigator.serviceWorker?.register('/sw.js').catch(() => {}))
