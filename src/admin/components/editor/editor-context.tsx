import { createContext, useContext } from "react"
import type { AdminCatalogueResponse, AdminDocumentFault } from "../../../types"

/** What every field of the editor draws from. */
export interface EditorFacts {
  readonly catalogue: AdminCatalogueResponse
  /** Of the shop, its default first. */
  readonly currencies: readonly string[]
  readonly faults: readonly AdminDocumentFault[]
}

const Context = createContext<EditorFacts | null>(null)

export const EditorProvider = Context.Provider

/** @throws Error outside of an editor: a fault of the program */
export function useEditor(): EditorFacts {
  const facts = useContext(Context)
  if (!facts) {
    throw new Error("This field is not in an editor")
  }
  return facts
}
