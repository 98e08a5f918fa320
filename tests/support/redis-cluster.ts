import { setTimeout as sleep } from 'node:timers/promises'
import { anyFreePort } from '@/services/ports'
import { createSupervisor } from '@/services/process/supervisor'
import { type OwnRedis, startOwnRedis } from './own-redis'

const slots = 16_384
const pollMs = 25

async function until(done: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (await done().catch(() => false)) return
    await sleep(pollMs)
  }
  throw new Error(`did not happen: ${what}`)
}

const infoOf = async ({ admin }: OwnRedis) => String(await admin.call('CLUSTER', 'INFO'))
const idOf = async ({ admin }: OwnRedis) => String(await admin.call('CLUSTER', 'MYID'))

/** Three masters with a third of the slots each, as `redis-cli --cluster create` would make them. */
export async function startRedisCluster() {
  const supervisor = createSupervisor()
  const start = async () => {
    // Named, because the usual one, 10,000 above the port, may be above the last there is.
    const busPort = String(await anyFreePort())
    const settings = { 'cluster-enabled': 'yes', 'cluster-port': busPort, 'cluster-node-timeout': '5000' }
    return { ...(await startOwnRedis({ settings, supervisor })), busPort }
  }
  const nodes = [await start(), await start(), await start()]
  const [first] = nodes
  for (const [index, { admin, port, busPort }] of nodes.entries()) {
    const [from, to] = [index, index + 1].map((part) => Math.round((part * slots) / nodes.length))
    await admin.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', Number(from), Number(to) - 1)
    if (index > 0) await first?.admin.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort)
  }
  await until(async () => {
    const infos = await Promise.all(nodes.map(infoOf))
    return infos.every((info) => info.includes('cluster_state:ok') && info.includes('cluster_known_nodes:3'))
  }, 'three nodes that know each other')

  const ownerOf = async (slot: number) => {
    for (const node of nodes) {
      const ranges = (await node.admin.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][]
      const range = ranges.find(([from, to]) => from <= slot && slot <= to)
      const owner = nodes.find(({ port }) => port === range?.[2][1])
      if (owner) return owner
    }
    throw new Error('a slot without an owner')
  }

  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    ownerOf,
    /**
     * Moves the slot of a key to the next node, keys and all, as a resharding does.
     *
     * @param between called when the slot is half way: its keys are on both nodes
     */
    async moveSlotOf(key: string, between: (keys: string[]) => Promise<void> = async () => {}) {
      const slot = Number(await first?.admin.call('CLUSTER', 'KEYSLOT', key))
      const from = await ownerOf(slot)
      const to = nodes[(nodes.indexOf(from as (typeof nodes)[number]) + 1) % nodes.length]
      if (!to) throw new Error('no other node')
      await to.admin.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', await idOf(from))
      await from.admin.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', await idOf(to))
      const keys = (await from.admin.call('CLUSTER', 'GETKEYSINSLOT', slot, 1_000)) as string[]
      for (const [index, moved] of keys.entries()) {
        await from.admin.call('MIGRATE', '127.0.0.1', to.port, moved, 0, 5_000)
        if (index === 0) await between(keys)
      }
      for (const node of [to, from]) await node.admin.call('CLUSTER', 'SETSLOT', slot, 'NODE', await idOf(to))
      return { from, to, slot }
    },
    async stop() {
      for (const node of nodes) await node.remove()
      await supervisor.stopAll()
    },
  }
}
