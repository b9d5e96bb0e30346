import type { LadderDocument } from "../../engine"
import type {
  Preview,
  PreviewRun,
  PreviewRung,
} from "../../modules/ladder/types"
import type { AdminCustomerReference } from "./shared"

/** `POST /admin/ladder/preview` and `POST /admin/ladder/preview/runs` */
export interface AdminAskPreview {
  document: LadderDocument
  /** The ladder the document is a draft of; absent for a new one. */
  ladder_id?: string
}

/** How many would stand on a rung if the draft were published now. */
export interface AdminPreviewRung extends Omit<PreviewRung, "examples"> {
  /** Up to ten. */
  examples: AdminCustomerReference[]
}

export interface AdminPreview extends Omit<Preview, "rungs"> {
  rungs: AdminPreviewRung[]
}

/** Where a document cannot be meant, and what would be allowed. */
export interface AdminDocumentFault {
  /** E.g. `rungs[1].enter.at_least`; empty for the document as a whole. */
  path: string
  message: string
}

/** A document with faults has no preview: somebody is still typing. */
export interface AdminPreviewResponse {
  preview: AdminPreview | null
  faults: AdminDocumentFault[]
}

/** Everybody, in the background: read it again until it is `done`. */
export interface AdminPreviewRun extends Omit<PreviewRun, "preview"> {
  preview: AdminPreview
}

export interface AdminPreviewRunResponse {
  run: AdminPreviewRun
}

/** `GET /admin/ladder/ready-ladders?currency=eur&zone=Europe/Berlin` */
export interface AdminReadyLaddersQuery {
  currency: string
  zone: string
}

export interface AdminReadyLadder {
  name: string
  label: string
  description: string
  document: LadderDocument
}

export interface AdminReadyLaddersResponse {
  ready_ladders: AdminReadyLadder[]
}
