import type { CurrencyCode } from '@paydesk/pricing'

// The shop's first stock. Each price is set for its market, none is converted from another.
// The gaps are meant: two products are not for sale in KWD and one is not in JPY, one is sold
// out and two are nearly so, so that a fresh shop shows what each of these looks like.

export type SeedProduct = {
  readonly sku: string
  /** Also names the picture: /products/<slug>.svg in the shop's public folder. */
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly stock: number
  /**
   * Minor units as Stripe counts them: JPY has none; TWD has cents, though Taiwan prices in whole
   * dollars; KWD has three digits, of which the last must be 0. https://docs.stripe.com/currencies
   */
  readonly pricesMinor: Readonly<Partial<Record<CurrencyCode, number>>>
}

export const seedProducts: readonly SeedProduct[] = [
  {
    sku: 'MUG-ENAMEL-01',
    slug: 'enamel-mug',
    name: 'Enamel Mug, 350 ml',
    description:
      'Steel under two coats of cream enamel, with a deep blue rim. At home on the hob, over a fire and in the dishwasher. It will chip one day and go on being a good mug.',
    stock: 140,
    pricesMinor: { USD: 2400, EUR: 2300, GBP: 1950, JPY: 3600, TWD: 75000, KWD: 7500 },
  },
  {
    sku: 'KETTLE-GOOSE-01',
    slug: 'gooseneck-kettle',
    name: 'Gooseneck Kettle, 0.9 l',
    description:
      'Brushed stainless steel with a walnut handle and knob. The thin spout pours as slowly as you like. 0.9 litre, for gas and induction.',
    stock: 3,
    pricesMinor: { USD: 8900, EUR: 8500, GBP: 7400, JPY: 12800, TWD: 268000, KWD: 27500 },
  },
  {
    sku: 'TEAPOT-STONE-01',
    slug: 'stoneware-teapot',
    name: 'Stoneware Teapot, 600 ml',
    description:
      'Thrown stoneware in a celadon glaze. The strainer is pierced into the wall behind the spout, so loose leaves stay where they are. 600 ml: three cups.',
    stock: 26,
    pricesMinor: { USD: 6400, EUR: 5900, GBP: 5200, JPY: 8800, TWD: 198000, KWD: 19500 },
  },
  {
    sku: 'MATCHA-SET-01',
    slug: 'matcha-bowl-and-whisk',
    name: 'Matcha Bowl and Whisk',
    description:
      'A wide bowl with a dark iron glaze, 12 cm across, and a whisk cut from one piece of bamboo into a hundred tines. The whisk wears out after a year or so; the bowl does not.',
    stock: 0,
    pricesMinor: { USD: 5800, EUR: 5500, GBP: 4800, JPY: 7700, TWD: 178000, KWD: 17900 },
  },
  {
    sku: 'CADDY-COPPER-01',
    slug: 'copper-tea-caddy',
    name: 'Copper Tea Caddy',
    description:
      'Copper outside, tin inside. Set the lid on top and it sinks shut by its own weight. Holds 100 g of leaf tea, and darkens where your hand goes.',
    stock: 14,
    pricesMinor: { USD: 11800, EUR: 11000, GBP: 9600, JPY: 16500, TWD: 352000, KWD: 36000 },
  },
  {
    sku: 'BOARD-OLIVE-01',
    slug: 'olive-wood-board',
    name: 'Olive Wood Board',
    description:
      'One piece of olive wood, oiled, 38 by 20 cm and 2 cm thick. No two have the same grain. Hang it by the cord to dry.',
    stock: 48,
    pricesMinor: { USD: 4900, EUR: 4600, GBP: 3900, JPY: 7200, TWD: 152000, KWD: 14900 },
  },
  {
    sku: 'KNIFE-SANTOKU-01',
    slug: 'santoku-knife',
    name: 'Santoku Knife, 165 mm',
    description:
      'A hard steel core between softer layers, with a 165 mm blade and a walnut handle. 160 g. Wash it by hand and sharpen it on a stone.',
    stock: 19,
    pricesMinor: { USD: 13500, EUR: 12500, GBP: 10900, JPY: 18700, TWD: 398000 },
  },
  {
    sku: 'PAN-IRON-26',
    slug: 'cast-iron-pan',
    name: 'Cast-Iron Pan, 26 cm',
    description:
      'Cast iron, 26 cm and 2.4 kg, seasoned with linseed oil and ready for an egg. Any hob, any oven. Somebody will inherit it.',
    stock: 37,
    pricesMinor: { USD: 6900, EUR: 6500, GBP: 5600, JPY: 9800, TWD: 215000, KWD: 21500 },
  },
  {
    sku: 'TOWEL-LINEN-01',
    slug: 'linen-tea-towel',
    name: 'Linen Tea Towel',
    description:
      'Washed linen, 50 by 70 cm, with a loop to hang it by. Dries a glass without lint and softens for years.',
    stock: 200,
    pricesMinor: { USD: 1800, EUR: 1700, GBP: 1450, JPY: 2600, TWD: 56000, KWD: 5500 },
  },
  {
    sku: 'JAR-CORK-10',
    slug: 'glass-storage-jar',
    name: 'Glass Jar with Cork, 1 l',
    description:
      'Clear borosilicate glass under a turned cork stopper. One litre holds about 350 g of coffee beans.',
    stock: 96,
    pricesMinor: { USD: 2200, EUR: 2100, GBP: 1800, JPY: 3200, TWD: 69000, KWD: 6750 },
  },
  {
    sku: 'PEN-FOUNTAIN-01',
    slug: 'fountain-pen',
    name: 'Fountain Pen, Fine',
    description:
      'Dark green resin with a fine steel nib and brass fittings. Fills from a bottle with the converter inside, or takes a cartridge. 138 mm closed, 22 g.',
    stock: 33,
    pricesMinor: { USD: 7200, EUR: 6900, GBP: 5900, JPY: 9900, TWD: 218000, KWD: 22000 },
  },
  {
    sku: 'NOTE-CLOTH-A5',
    slug: 'cloth-notebook',
    name: 'Cloth Notebook, A5',
    description:
      'Cream 90 g paper with a faint dot grid, 192 pages, sewn so that it lies flat from the first one. Cotton cloth cover, one ribbon, one elastic.',
    stock: 160,
    pricesMinor: { USD: 1900, EUR: 1800, GBP: 1600, JPY: 2800, TWD: 58000, KWD: 5900 },
  },
  {
    sku: 'PENCIL-CEDAR-06',
    slug: 'cedar-pencils',
    name: 'Cedar Pencils, Set of Six',
    description:
      'Six hexagonal pencils of incense cedar, from 2H to 4B, lacquered thinly enough to smell the wood when you sharpen one. 175 mm each, while new.',
    stock: 188,
    pricesMinor: { USD: 1200, EUR: 1150, GBP: 950, JPY: 1650, TWD: 36000, KWD: 3750 },
  },
  {
    sku: 'SCISSOR-STEEL-18',
    slug: 'steel-scissors',
    name: 'Steel Scissors, 18 cm',
    description:
      'Forged carbon steel, 18 cm, with blackened handles. One screw holds the blades, and you can tighten it yourself. For paper, thread and string.',
    stock: 54,
    pricesMinor: { USD: 3400, EUR: 3200, GBP: 2800, JPY: 4800, TWD: 105000, KWD: 10500 },
  },
  {
    sku: 'LAMP-DOME-01',
    slug: 'dome-lamp',
    name: 'Dome Lamp',
    description:
      'A spun aluminium dome on a brass stem, 34 cm high. Turn the knob to dim it. The bulb is an ordinary 6 W E14 at 2700 K, so you can change it.',
    stock: 22,
    pricesMinor: { USD: 12900, EUR: 11900, GBP: 10500, JPY: 18000, TWD: 385000, KWD: 39500 },
  },
  {
    sku: 'CLOCK-BEECH-01',
    slug: 'beech-desk-clock',
    name: 'Beech Desk Clock',
    description:
      'A silent movement in a turned beech case, 11 cm across. The alarm starts softly and means it after a minute. One AA cell lasts about a year.',
    stock: 2,
    pricesMinor: { USD: 5400, EUR: 4900, GBP: 4400, JPY: 7500, TWD: 165000, KWD: 16500 },
  },
  {
    sku: 'VASE-BUD-01',
    slug: 'bud-vase',
    name: 'Bud Vase, 16 cm',
    description:
      'Terracotta-red stoneware, bare outside and glazed within, 16 cm high. The neck is just wide enough for one branch, which is usually enough.',
    stock: 61,
    pricesMinor: { USD: 2800, EUR: 2600, GBP: 2200, JPY: 3900, TWD: 86000, KWD: 8500 },
  },
  {
    sku: 'BLANKET-WOOL-01',
    slug: 'lambswool-blanket',
    name: 'Lambswool Blanket',
    description:
      'Lambswool in a herringbone weave, 130 by 180 cm, with a short twisted fringe. 850 g: warm enough for a porch in October.',
    stock: 17,
    pricesMinor: { USD: 14500, EUR: 13500, GBP: 11500, TWD: 435000, KWD: 44500 },
  },
  {
    sku: 'CAN-WATER-15',
    slug: 'watering-can',
    name: 'Watering Can, 1.5 l',
    description:
      'Powder-coated steel with a brass rose that unscrews for cleaning. The long spout reaches the plant at the back. 1.5 litres.',
    stock: 42,
    pricesMinor: { USD: 3900, EUR: 3700, GBP: 3200, JPY: 5500, TWD: 118000, KWD: 12000 },
  },
  {
    sku: 'LANTERN-STORM-01',
    slug: 'storm-lantern',
    name: 'Storm Lantern',
    description:
      'Painted tinplate and a glass globe, 26 cm high. Burns lamp oil for about 20 hours on one filling, and stays lit in a wind. Oil is not included.',
    stock: 29,
    pricesMinor: { USD: 4600, EUR: 4400, GBP: 3800, JPY: 6600, TWD: 142000 },
  },
  {
    sku: 'PACK-CANVAS-18',
    slug: 'canvas-rucksack',
    name: 'Canvas Rucksack, 18 l',
    description:
      'Waxed cotton canvas with leather straps and brass buckles. 18 litres, with a sleeve for a 15-inch laptop. Wax it again every other winter.',
    stock: 12,
    pricesMinor: { USD: 16800, EUR: 15900, GBP: 13800, JPY: 24000, TWD: 515000, KWD: 52000 },
  },
  {
    sku: 'COMPASS-BRASS-01',
    slug: 'brass-compass',
    name: 'Brass Compass',
    description:
      'A solid brass case, 5 cm across, and a needle on a jewel bearing. Points north without a battery, a signal or an opinion.',
    stock: 45,
    pricesMinor: { USD: 4200, EUR: 3900, GBP: 3500, JPY: 5900, TWD: 128000, KWD: 12900 },
  },
  {
    sku: 'UMBRELLA-ASH-01',
    slug: 'ash-umbrella',
    name: 'Ash-Handled Umbrella',
    description:
      'Eight fibreglass ribs, a bent ash handle and a canopy 100 cm across. Every part is screwed or tied, so a broken rib can be replaced.',
    stock: 24,
    pricesMinor: { USD: 7800, EUR: 7500, GBP: 6500, JPY: 11000, TWD: 238000, KWD: 24000 },
  },
  {
    sku: 'FLASK-STEEL-05',
    slug: 'vacuum-flask',
    name: 'Vacuum Flask, 500 ml',
    description:
      'Double-walled stainless steel with a matt coat, and a lid that is also the cup. Tea poured at eight is still hot at six. 500 ml, 340 g.',
    stock: 118,
    pricesMinor: { USD: 3600, EUR: 3400, GBP: 2900, JPY: 5200, TWD: 112000, KWD: 11000 },
  },
]
