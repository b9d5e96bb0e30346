import { de } from "./de"
import { en } from "./en"
import { namespace } from "./texts"

/** What the admin merges into its own texts; English is the fall-back. */
export default {
  en: { [namespace]: en },
  de: { [namespace]: de },
}
