/**
 * Makes what there may be once, by a name that Medusa takes once only. Another
 * process may do so at the same moment: then theirs is there, and ours.
 *
 * @throws what making it threw, when it is not there either
 */
export async function makeOrAdopt(
  make: () => Promise<string>,
  find: () => Promise<string | undefined>
): Promise<string> {
  try {
    return await make()
  } catch (error) {
    const made = await find()
    if (made === undefined) {
      throw error
    }
    return made
  }
}
