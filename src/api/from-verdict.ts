import type { Verdict } from "../engine"
import { pick } from "./pick"

/** The judgement itself, unchanged: what decided is what is shown. */
export function fromVerdict(verdict: Verdict): Verdict {
  return {
    ...pick(verdict, ["met", "because", "params", "have", "need"]),
    ...(verdict.parts && { parts: verdict.parts.map(fromVerdict) }),
  }
}
