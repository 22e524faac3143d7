/** The shop's menu, and what each product weighs when it is packed, in grams. */
export const seedCategories = [
  {
    slug: 'kitchen',
    name: 'Kitchen',
    products: {
      'enamel-mug': 260,
      'gooseneck-kettle': 1100,
      'stoneware-teapot': 900,
      'matcha-bowl-and-whisk': 480,
      'copper-tea-caddy': 340,
      'olive-wood-board': 950,
      'santoku-knife': 300,
      'cast-iron-pan': 2600,
      'linen-tea-towel': 140,
      'glass-storage-jar': 620,
    },
  },
  {
    slug: 'desk',
    name: 'Desk',
    products: {
      'fountain-pen': 90,
      'cloth-notebook': 320,
      'cedar-pencils': 80,
      'steel-scissors': 180,
      'dome-lamp': 1900,
      'beech-desk-clock': 700,
    },
  },
  {
    slug: 'home',
    name: 'Home',
    products: { 'bud-vase': 420, 'lambswool-blanket': 1300, 'watering-can': 800 },
  },
  {
    slug: 'on-the-way',
    name: 'On the way',
    products: {
      'storm-lantern': 1000,
      'canvas-rucksack': 1200,
      'brass-compass': 220,
      'ash-umbrella': 650,
      'vacuum-flask': 420,
    },
  },
] as const

/** Off the regular price, in per cent, rounded as a shop would print it. */
export const seedSales = [
  { slug: 'dome-lamp', percentOff: 20 },
  { slug: 'cedar-pencils', percentOff: 25 },
] as const
