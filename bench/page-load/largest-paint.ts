import { z } from 'zod'
import { runLighthouse } from '../lighthouse/run-lighthouse'

const report = z.object({
  audits: z.object({ 'largest-contentful-paint': z.looseObject({ numericValue: z.number() }) }),
})

const flags = { onlyAudits: ['largest-contentful-paint'] }

/**
 * On a phone and its line as Lighthouse imagines them, 150 ms and 1.6 Mbit/s away. Over loopback there is no network to
 * wait for, and what is left to compare is how long one paragraph takes to draw.
 *
 * @returns when the largest thing is painted, in milliseconds
 */
export async function largestPaintMs(lighthouse: string, url: string): Promise<number> {
  const { audits } = report.parse(await runLighthouse(lighthouse, url, 'phone', flags))
  return audits['largest-contentful-paint'].numericValue
}
