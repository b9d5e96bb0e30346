/** Medusa boots in 10–14 s, migrations included: five seconds are not enough. */
jest.setTimeout(120_000)
