import { searchTerms, wordsOf } from "../search-terms"

describe("the words a customer is found by", () => {
  it("know no case, accents or width", () => {
    expect(wordsOf(" Müller  ÉLODIE\tＡnna ")).toEqual([
      "muller",
      "elodie",
      "anna",
    ])
  })

  it("are those of all names and the whole address, each once", () => {
    expect(
      searchTerms(["Anna Maria", "Berg", "anna@example.com", null, "Anna"])
    ).toEqual(["anna", "maria", "berg", "anna@example.com"])
  })

  it("are bounded, however long a name is", () => {
    const long = Array.from({ length: 500 }, (_, n) => `w${n}`).join(" ")
    expect(searchTerms([long, "x".repeat(9_999)])).toHaveLength(20)
    expect(wordsOf("x".repeat(9_999))[0]).toHaveLength(100)
  })
})
