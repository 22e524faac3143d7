/** Where an order goes, as far as the customer has said. The place decides shipping and tax. */
export type Destination = {
  /** ISO 3166-1 alpha-2: "US". */
  country: string
  /** ISO 3166-2 without the country: "CA". Null: the country has none, or none was said. */
  region: string | null
  /** Null: not said yet. */
  address: Address | null
}

export type Address = {
  name: string
  line1: string
  line2: string | null
  city: string
  postalCode: string | null
}
