import type { LadderDocument } from "../engine"
import type { Fault } from "../params"
import { faultsOf } from "./faults"
import { findDerivedFaults } from "./derived"
import { findPaidOpinions } from "./opinions"
import { findBrokenReferences } from "./references"
import { findRewardFaults } from "./reward-settings"
import { ladderDocument } from "./schema"
import { findTooMuchKept } from "./size"
import { findUnsound } from "./sound-json"
import { findMisplacedTrust } from "./trust"

export type ReadLadderDocument =
  { readonly document: LadderDocument } | { readonly faults: readonly Fault[] }

/**
 * Reads a parsed JSON value as a ladder document. All faults are told at once,
 * each with its path; a document without any can be compiled and published.
 */
export function readLadderDocument(raw: unknown): ReadLadderDocument {
  const unsound = findUnsound(raw, "")
  if (unsound) {
    return { faults: [unsound] }
  }
  const parsed = ladderDocument.safeParse(raw)
  const faults = [
    ...(parsed.success ? [] : faultsOf(parsed.error)),
    ...findBrokenReferences(raw),
    ...findRewardFaults(raw),
  ]
  if (faults.length > 0) {
    return { faults }
  }
  // Parsing changed nothing: the value is the document just checked.
  const document = raw as LadderDocument
  const wrong = [
    ...findDerivedFaults(document),
    ...findTooMuchKept(document),
    ...findMisplacedTrust(document),
    ...findPaidOpinions(document),
  ]
  return wrong.length > 0 ? { faults: wrong } : { document }
}
