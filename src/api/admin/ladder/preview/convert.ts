import type { MedusaContainer } from "@medusajs/framework/types"
import type { Preview, PreviewRun } from "../../../../modules/ladder/types"
import type { AdminPreview, AdminPreviewRun } from "../../../../types/http"
import { pick } from "../../../pick"
import { customerReferences } from "../customer-references"

/** The examples by name, in one query. */
export async function fromPreview(
  scope: MedusaContainer,
  preview: Preview
): Promise<AdminPreview> {
  const referenceOf = await customerReferences(
    scope,
    preview.rungs.flatMap(({ examples }) => examples)
  )
  return {
    ...pick(preview, ["how", "members", "looked_at"]),
    rungs: preview.rungs.map((rung) => ({
      ...pick(rung, ["rung", "name", "position", "members", "error"]),
      examples: rung.examples.map(referenceOf),
    })),
  }
}

export async function fromRun(
  scope: MedusaContainer,
  run: PreviewRun
): Promise<AdminPreviewRun> {
  return {
    ...pick(run, ["id", "state", "reason", "total"]),
    preview: await fromPreview(scope, run.preview),
  }
}
