export { defaultDatabase, defaultFolder } from './default-folder.ts'
export { startEmbedded, type Embedded, type StartOptions } from './start.ts'
export { readEmbeddedUrl } from './state.ts'
