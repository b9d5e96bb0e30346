/** What Kettle & Crumb sells. Prices in euros, tax included. */
export type Article = {
  readonly handle: string
  readonly title: string
  readonly category: string
  readonly description: string
  readonly sizes: readonly { readonly title: string; readonly price: number }[]
}

const leaf = (price: number) => [
  { title: "100 g", price },
  { title: "250 g", price: Math.round(price * 22) / 10 },
]
const one = (price: number) => [{ title: "One", price }]

export const categories = [
  "Black tea",
  "Green tea",
  "Herbal tea",
  "Pastry",
  "Teaware",
  "Gift boxes",
] as const

export const catalogue: readonly Article[] = [
  {
    handle: "assam-breakfast",
    title: "Assam Breakfast",
    category: "Black tea",
    description: "Malty and strong, made for milk.",
    sizes: leaf(8.9),
  },
  {
    handle: "darjeeling-first-flush",
    title: "Darjeeling First Flush",
    category: "Black tea",
    description: "Spring picking, floral, best without anything.",
    sizes: leaf(16.5),
  },
  {
    handle: "earl-grey-bergamot",
    title: "Earl Grey Bergamot",
    category: "Black tea",
    description: "Ceylon leaves with Calabrian bergamot.",
    sizes: leaf(9.5),
  },
  {
    handle: "smoked-lapsang",
    title: "Smoked Lapsang",
    category: "Black tea",
    description: "Dried over pine wood.",
    sizes: leaf(12.9),
  },
  {
    handle: "sencha-uji",
    title: "Sencha Uji",
    category: "Green tea",
    description: "Steamed leaves from Kyoto prefecture.",
    sizes: leaf(14.9),
  },
  {
    handle: "jasmine-pearls",
    title: "Jasmine Pearls",
    category: "Green tea",
    description: "Hand-rolled, scented over four nights.",
    sizes: leaf(19.5),
  },
  {
    handle: "genmaicha",
    title: "Genmaicha",
    category: "Green tea",
    description: "Green tea with roasted rice.",
    sizes: leaf(9.9),
  },
  {
    handle: "ceremonial-matcha",
    title: "Ceremonial Matcha",
    category: "Green tea",
    description: "Stone-ground, 40 g tin.",
    sizes: one(28),
  },
  {
    handle: "alpine-meadow",
    title: "Alpine Meadow",
    category: "Herbal tea",
    description: "Thyme, mint, verbena and marigold.",
    sizes: leaf(7.9),
  },
  {
    handle: "rooibos-vanilla",
    title: "Rooibos Vanilla",
    category: "Herbal tea",
    description: "Without caffeine, with real vanilla.",
    sizes: leaf(7.5),
  },
  {
    handle: "ginger-lemon",
    title: "Ginger & Lemon",
    category: "Herbal tea",
    description: "For cold evenings.",
    sizes: leaf(6.9),
  },
  {
    handle: "butter-shortbread",
    title: "Butter Shortbread",
    category: "Pastry",
    description: "Twelve fingers in a tin.",
    sizes: one(9.8),
  },
  {
    handle: "almond-cantuccini",
    title: "Almond Cantuccini",
    category: "Pastry",
    description: "Twice baked, 300 g.",
    sizes: one(7.6),
  },
  {
    handle: "canele-six",
    title: "Six Canelés",
    category: "Pastry",
    description: "Baked on the day they leave.",
    sizes: one(14.4),
  },
  {
    handle: "honey-madeleines",
    title: "Honey Madeleines",
    category: "Pastry",
    description: "Ten, wrapped one by one.",
    sizes: one(8.5),
  },
  {
    handle: "winter-stollen",
    title: "Winter Stollen",
    category: "Pastry",
    description: "With marzipan, 750 g, rests for three weeks.",
    sizes: one(22),
  },
  {
    handle: "cast-iron-pot",
    title: "Cast Iron Pot",
    category: "Teaware",
    description: "0.8 l, enamelled inside.",
    sizes: one(54),
  },
  {
    handle: "glass-cups",
    title: "Two Glass Cups",
    category: "Teaware",
    description: "Double-walled, 250 ml each.",
    sizes: one(19.9),
  },
  {
    handle: "bamboo-whisk",
    title: "Bamboo Whisk",
    category: "Teaware",
    description: "Eighty tines, for matcha.",
    sizes: one(17.5),
  },
  {
    handle: "tasting-box",
    title: "Tasting Box",
    category: "Gift boxes",
    description: "Eight teas, 15 g each.",
    sizes: one(26),
  },
  {
    handle: "afternoon-hamper",
    title: "Afternoon Hamper",
    category: "Gift boxes",
    description: "Two teas, shortbread, madeleines and a pot.",
    sizes: one(79),
  },
]

export function skuOf(article: Article, size: { title: string }): string {
  const suffix = size.title === "One" ? "" : `-${size.title.replace(" ", "")}`
  return `${article.handle}${suffix}`.toUpperCase()
}
