export { exportCatalogue } from './export-catalogue.ts'
export { importCatalogue, type Imported } from './import-catalogue.ts'
export type { FileFault } from './columns.ts'
