import { MedusaError } from "@medusajs/framework/utils"
import { Refusal } from "./refusal"

/**
 * Passes on what the module says about a conflict: Medusa's error handler
 * would put a sentence of its own in the place of the message.
 */
export async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isConflict(error) ? new Refusal(409, error.message) : error
  }
}

function isConflict(error: unknown): error is MedusaError {
  return (
    MedusaError.isMedusaError(error) &&
    (error.type === MedusaError.Types.CONFLICT ||
      error.type === MedusaError.Types.DUPLICATE_ERROR)
  )
}
