import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** /healthz: this process lives. /readyz: it can serve, that is, its database answers. */
export function healthRoutes(app: FastifyInstance, { db, log }: Pick<Deps, 'db' | 'log'>): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await db.pool.query('SELECT 1')
      return { status: 'ready' }
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'not ready', waitingFor: 'database' })
    }
  })
}
