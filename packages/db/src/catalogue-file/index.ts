export { exportCatalogue } from './export-catalogue.ts'
export { importCatalogue, type ImportOutcome } from './import-catalogue.ts'
export type { FileFault } from './fault.ts'
