import 'server-only'
import { findProofWays } from './repository'
import { type Actor, type ProofWay, proofWays } from './schema'

/**
 * What the actor can prove with that it is still them; none for an account that another service alone opens.
 *
 * @throws AppError `db_unavailable`
 */
export async function listProofWays(actor: Actor): Promise<ProofWay[]> {
  const has = await findProofWays(actor.userId)
  return proofWays.filter((way) => has[way])
}
