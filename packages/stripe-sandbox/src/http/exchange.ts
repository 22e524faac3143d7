/**
 * An API request as the endpoints need it. Not a `Request`: making one for every call costs more
 * than answering it.
 */
export type ApiRequest = {
  method: string
  path: string
  /** Without the question mark. */
  query: string
  /** By lower-case name; null when absent. */
  header: (name: string) => string | null
  body: string
  /** Scheme, host and port by which the caller reached the sandbox. */
  origin: string
  /** Made on the inspector's page: looking is not logged, and faults on demand do not hit it. */
  fromInspector?: boolean
}

/** Names and values in turn, as Node writes them: an object of them would be made only to be read. */
export type HeaderList = string[]

/** Or none: the connection is closed instead, as a fault demands. */
export type ApiAnswer = { status: number; headers: HeaderList; body: string } | 'connection_closed'

export function isApiPath(path: string): boolean {
  return path.startsWith('/v1/')
}

export function headerPairs(list: HeaderList): [name: string, value: string][] {
  return list.flatMap((name, index) =>
    index % 2 === 0 ? [[name, list[index + 1] ?? ''] satisfies [string, string]] : [],
  )
}

export async function toApiRequest(request: Request): Promise<ApiRequest> {
  const { origin, pathname, search } = new URL(request.url)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => request.headers.get(name),
    body: hasBody ? await request.text() : '',
    origin,
  }
}
