/**
 * Who cooks in the demo kitchen and what they filmed. Plain data: the seeder reads it without a canvas, and the
 * scenes read their size and length from it, so a clip is described in exactly one place.
 */

export interface CataloguePartner {
  handle: string
  name: string
  bio: string
  city: string
  address: string
  orderUrl: string
  accent: string
  email: string
  hours: { timeZone: string; days: { from: string; to: string }[][] }
}

export interface CatalogueClip {
  slug: string
  partnerHandle: string
  name: string
  description: string
  tags: string[]
  dish: string
  priceMinor?: number
  currency?: string
  width: number
  height: number
  durationSeconds: number
  /** WebVTT, in English. */
  captions?: string
}

const open = (...spans: string[]) => spans.map((span) => ({ from: span.slice(0, 5), to: span.slice(6, 11) }))
const inLisbon = (...days: { from: string; to: string }[][]) => ({ timeZone: 'Europe/Lisbon', days })
const closed = open()

export const partners: CataloguePartner[] = [
  {
    handle: 'kumo-ramen',
    name: 'Kumo Ramen Bar',
    bio: 'Fourteen seats, one stockpot, eighteen hours of patience. Noodles pulled at noon and at six.',
    city: 'Lisbon',
    address: 'Rua da Boavista 84, Lisbon',
    orderUrl: 'https://example.com/kumo-ramen',
    accent: '#c8452f',
    email: 'ramen@morsel.example',
    hours: inLisbon(
      closed,
      open('12:00-15:00', '18:00-23:00'),
      open('12:00-15:00', '18:00-23:00'),
      open('12:00-15:00', '18:00-23:00'),
      open('12:00-15:00', '18:00-02:00'),
      open('12:00-15:00', '18:00-02:00'),
      open('12:00-15:00', '18:00-23:00'),
    ),
  },
  {
    handle: 'forno-lucia',
    name: 'Forno Lucia',
    bio: 'Naples dough, oak fire, ninety seconds. Coffee afterwards is not optional.',
    city: 'Lisbon',
    address: 'Travessa do Forno 6, Lisbon',
    orderUrl: 'https://example.com/forno-lucia',
    accent: '#e08a1e',
    email: 'pizza@morsel.example',
    hours: inLisbon(
      closed,
      closed,
      open('18:30-23:30'),
      open('18:30-23:30'),
      open('18:30-01:00'),
      open('12:30-15:30', '18:30-01:00'),
      open('12:30-22:00'),
    ),
  },
  {
    handle: 'alouette',
    name: 'Alouette',
    bio: 'A home bakery with one oven and too much butter. Up at four so you do not have to be.',
    city: 'Lisbon',
    address: 'Rua das Flores 21, Lisbon',
    orderUrl: 'https://example.com/alouette',
    accent: '#b5651d',
    email: 'bakery@morsel.example',
    hours: inLisbon(
      closed,
      open('07:00-13:00'),
      open('07:00-13:00'),
      open('07:00-13:00'),
      open('07:00-13:00', '15:30-18:00'),
      open('07:00-14:00'),
      open('08:00-12:00'),
    ),
  },
  {
    handle: 'green-gate',
    name: 'The Green Gate',
    bio: 'Courtyard kitchen. Skillets, tacos and fizzy things, with herbs from the wall behind you.',
    city: 'Lisbon',
    address: 'Beco do Jasmim 3, Lisbon',
    orderUrl: 'https://example.com/green-gate',
    accent: '#3f7d4e',
    email: 'garden@morsel.example',
    hours: inLisbon(
      open('09:00-17:00'),
      open('09:00-17:00'),
      open('09:00-17:00'),
      open('09:00-22:00'),
      open('09:00-00:00'),
      open('10:00-00:00'),
      open('10:00-16:00'),
    ),
  },
]

export const clips: CatalogueClip[] = [
  {
    slug: 'tonkotsu-ramen',
    partnerHandle: 'kumo-ramen',
    name: 'The eighteen-hour bowl',
    description: 'Pork-bone broth, thin noodles, a six-minute egg. The first lift is the best one.',
    tags: ['ramen', 'noodles', 'broth', 'japanese'],
    dish: 'Tonkotsu ramen',
    priceMinor: 1350,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 8,
    captions: `WEBVTT

00:00.400 --> 00:02.600
Eighteen hours on the stove.

00:02.800 --> 00:05.200
Now the noodles, slowly,

00:05.400 --> 00:07.800
and up.
`,
  },
  {
    slug: 'margherita-wood-oven',
    partnerHandle: 'forno-lucia',
    name: 'Ninety seconds in the oak fire',
    description: 'San Marzano, fior di latte, four leaves of basil. Watch the edge turn leopard.',
    tags: ['pizza', 'wood-fired', 'margherita', 'italian'],
    dish: 'Pizza margherita',
    priceMinor: 990,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 10,
  },
  {
    slug: 'honey-pancakes',
    partnerHandle: 'alouette',
    name: 'Slow honey, tall stack',
    description: 'Buttermilk pancakes, salted butter and wildflower honey, in that order.',
    tags: ['pancakes', 'honey', 'breakfast', 'sweet'],
    dish: 'Buttermilk pancakes',
    priceMinor: 850,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 9,
  },
  {
    slug: 'shakshuka-skillet',
    partnerHandle: 'green-gate',
    name: 'Shakshuka, still bubbling',
    description: 'Roast peppers, cumin, two soft eggs. Comes to the table in the pan it was cooked in.',
    tags: ['shakshuka', 'eggs', 'brunch', 'vegetarian'],
    dish: 'Shakshuka with feta',
    priceMinor: 1080,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 8,
  },
  {
    slug: 'iced-latte-swirl',
    partnerHandle: 'forno-lucia',
    name: 'Milk first, then weather',
    description: 'A double shot poured over cold milk and ice. Wait for the clouds before you stir.',
    tags: ['coffee', 'iced-latte', 'espresso', 'drinks'],
    dish: 'Iced latte',
    priceMinor: 420,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 10,
  },
  {
    slug: 'strawberry-soda',
    partnerHandle: 'green-gate',
    name: 'Strawberry, lemon, a lot of bubbles',
    description: 'Crushed berries, lemon wheels and soda so cold it crackles. No syrup in sight.',
    tags: ['soda', 'strawberry', 'lemon', 'drinks'],
    dish: 'Strawberry lemon soda',
    priceMinor: 480,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 7,
  },
  {
    slug: 'ganache-cake',
    partnerHandle: 'alouette',
    name: 'The pour',
    description: 'Warm 70% ganache over a cold chocolate cake, raspberries before it sets.',
    tags: ['cake', 'chocolate', 'raspberry', 'dessert'],
    dish: 'Chocolate raspberry cake',
    priceMinor: 3400,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 9,
  },
  {
    slug: 'bamboo-dumplings',
    partnerHandle: 'kumo-ramen',
    name: 'Seven, straight from the steam',
    description: 'Pork and cabbage, eighteen pleats each, a spoon of chilli crisp on top.',
    tags: ['dumplings', 'steamed', 'bao', 'snack'],
    dish: 'Steamed dumplings',
    priceMinor: 780,
    currency: 'EUR',
    width: 720,
    height: 720,
    durationSeconds: 7,
  },
  {
    slug: 'matcha-whisk',
    partnerHandle: 'kumo-ramen',
    name: 'Whisk until it clouds',
    description: 'Uji matcha, water at seventy degrees and a wrist that knows the letter M.',
    tags: ['matcha', 'tea', 'japanese', 'drinks'],
    dish: 'Ceremonial matcha',
    priceMinor: 520,
    currency: 'EUR',
    width: 864,
    height: 1080,
    durationSeconds: 8,
  },
  {
    slug: 'taco-assembly',
    partnerHandle: 'green-gate',
    name: 'One taco, falling into place',
    description: 'Warm corn tortilla, charred beans, pickled onion, avocado, lime. Gravity does the plating.',
    tags: ['taco', 'mexican', 'vegetarian', 'street-food'],
    dish: 'Garden taco',
    priceMinor: 450,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 7,
  },
  {
    slug: 'scallion-rhythm',
    partnerHandle: 'kumo-ramen',
    name: 'Scallions at 100 bpm',
    description: 'Prep before service: one knife, one board, every ring the same width.',
    tags: ['prep', 'knife-skills', 'scallion', 'kitchen'],
    dish: 'Scallion oil noodles',
    priceMinor: 890,
    currency: 'EUR',
    width: 720,
    height: 1280,
    durationSeconds: 6,
  },
  {
    slug: 'croissant-gold',
    partnerHandle: 'alouette',
    name: 'Pale to gold',
    description: 'Twenty-seven layers of butter and dough, one oven, and the smell down the whole street.',
    tags: ['croissant', 'bakery', 'butter', 'breakfast'],
    dish: 'Butter croissant',
    priceMinor: 260,
    currency: 'EUR',
    width: 540,
    height: 960,
    durationSeconds: 8,
  },
]

export const clipFor = (slug: string): CatalogueClip => {
  const clip = clips.find((candidate) => candidate.slug === slug)
  if (clip === undefined) throw new Error(`No clip called ${slug} in the catalogue`)
  return clip
}
