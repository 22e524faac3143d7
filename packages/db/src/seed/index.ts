export { seedProducts, type SeedProduct } from './products.ts'
export { seedWhenEmpty } from './seed-when-empty.ts'
