/**
 * Run by Next in each page before anything else of ours. zod reads this when it is loaded; otherwise it tries `new Function`
 * once, which the content security policy refuses and the browser reports.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
