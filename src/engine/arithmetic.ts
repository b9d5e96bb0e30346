/**
 * `floor(a * b / c)` for integers with `a, b >= 0` and `c > 0`, exact as far
 * as the result is safe. Products beyond 2^53 go through BigInt.
 */
export function mulDivFloor(a: number, b: number, c: number): number {
  const product = a * b
  return product <= Number.MAX_SAFE_INTEGER
    ? Math.floor(product / c)
    : Number((BigInt(a) * BigInt(b)) / BigInt(c))
}

/** The sum, held within what an integer column and JavaScript count exactly. */
export function add(a: number, b: number): number {
  const most = Number.MAX_SAFE_INTEGER
  return Math.max(-most, Math.min(most, a + b))
}

/** Orders strings by their UTF-8 bytes, as Postgres does under COLLATE "C". */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) {
      return rank(x) - rank(y)
    }
  }
  return a.length - b.length
}

/**
 * UTF-16 surrogates stand for code points above U+FFFF, which UTF-8 sorts
 * after every other unit: lift them above U+E000..U+FFFF.
 */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
