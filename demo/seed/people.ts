import type { Chance } from "./chance"

/** Somebody who could live there: names and towns that belong together. */
type Origin = {
  readonly country: string
  readonly first: string
  readonly last: string
  readonly towns: readonly (readonly [postal_code: string, city: string])[]
  readonly streets: string
}

const origins: readonly Origin[] = [
  {
    country: "de",
    first: "Anna Jonas Lena Felix Clara Moritz Johanna Paul Emilia Henrik",
    last: "Brandt Schäfer Vogel Krüger Lorenz Winkler Böhm Seidel Arnold Pohl",
    towns: [
      ["10115", "Berlin"],
      ["22765", "Hamburg"],
      ["50667", "Köln"],
      ["04109", "Leipzig"],
    ],
    streets: "Lindenstraße Gartenweg Schillerstraße Am-Markt",
  },
  {
    country: "fr",
    first: "Camille Hugo Manon Théo Élise Baptiste Inès Lucien Margaux Rémi",
    last: "Lefèvre Moreau Girard Fontaine Chevalier Renaud Barbier Colin Morel",
    towns: [
      ["75011", "Paris"],
      ["69002", "Lyon"],
      ["44000", "Nantes"],
    ],
    streets: "Rue-Voltaire Rue-des-Lilas Quai-Saint-Antoine",
  },
  {
    country: "nl",
    first: "Sanne Daan Fleur Bram Lotte Sem Noor Thijs Femke Ruben",
    last: "Jansen Visser Bakker Mulder Dekker Hoekstra Postma Kuipers Smit",
    towns: [
      ["1012 AB", "Amsterdam"],
      ["3511 AD", "Utrecht"],
      ["9711 LM", "Groningen"],
    ],
    streets: "Keizersgracht Oudegracht Herestraat",
  },
  {
    country: "it",
    first: "Giulia Matteo Chiara Lorenzo Elena Davide Sofia Tommaso Ilaria",
    last: "Rinaldi Conti Marchetti Gallo Bianchi Ferri Moretti Greco Leone",
    towns: [
      ["20121", "Milano"],
      ["40121", "Bologna"],
      ["10121", "Torino"],
    ],
    streets: "Via-Garibaldi Corso-Venezia Via-Mazzini",
  },
  {
    country: "es",
    first: "Lucía Álvaro Carmen Diego Nuria Javier Marta Sergio Irene",
    last: "Navarro Ortega Vidal Romero Iglesias Castillo Serrano Molina",
    towns: [
      ["28013", "Madrid"],
      ["08002", "Barcelona"],
      ["46001", "València"],
    ],
    streets: "Calle-Mayor Calle-del-Sol Paseo-de-Gracia",
  },
  {
    country: "at",
    first: "Magdalena Florian Katharina Tobias Theresa Valentin Miriam",
    last: "Gruber Steiner Moser Leitner Fuchs Hofer Auer Reiter",
    towns: [
      ["1070", "Wien"],
      ["8010", "Graz"],
    ],
    streets: "Neubaugasse Sporgasse Mariahilfer-Straße",
  },
  {
    country: "be",
    first: "Elke Arthur Hanne Wout Amélie Lander Julie Stijn",
    last: "Peeters Claes Wouters Dubois Lambert Mertens Goossens",
    towns: [
      ["1000", "Bruxelles"],
      ["9000", "Gent"],
    ],
    streets: "Veldstraat Rue-Haute",
  },
  {
    country: "de",
    first: "Priya Kenji Amara Deniz Olga Mehmet Yuki Kofi Zofia Arjun Leila",
    last: "Sharma Tanaka Okafor Yılmaz Kowalska Demir Mori Mensah Haddad Rao",
    towns: [
      ["60311", "Frankfurt"],
      ["80331", "München"],
    ],
    streets: "Goethestraße Sonnenallee",
  },
]

export type Person = {
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly address: {
    readonly address_1: string
    readonly postal_code: string
    readonly city: string
    readonly country_code: string
  }
}

/** So many different people, each with an address that cannot exist. */
export function makePeople(count: number, chance: Chance): Person[] {
  const people = new Map<string, Person>()
  while (people.size < count) {
    const person = makePerson(chance)
    people.set(person.email, person)
  }
  return [...people.values()]
}

function makePerson(chance: Chance): Person {
  const { country, first, last, towns, streets } = chance.pick(origins)
  const first_name = chance.pick(first.split(" "))
  const last_name = chance.pick(last.split(" "))
  const [postal_code, city] = chance.pick(towns)
  const street = chance.pick(streets.split(" ")).replaceAll("-", " ")
  return {
    first_name,
    last_name,
    email: `${toAscii(first_name)}.${toAscii(last_name)}@example.com`,
    address: {
      address_1: `${street} ${chance.between(1, 120)}`,
      postal_code,
      city,
      country_code: country,
    },
  }
}

function toAscii(name: string): string {
  return name
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase()
}
