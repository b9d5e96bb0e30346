import type { AdminLadder } from "../../../types"
import { useCatalogue, useCurrencies } from "../../lib/use-editor"
import { useLadder } from "../../lib/use-ladders"
import { Loaded } from "../loaded"
import { LadderEditor } from "./ladder-editor"

/** Reads what the editor needs, and opens it. */
export function EditLadder({ ladder_id }: { readonly ladder_id: string }) {
  const catalogue = useCatalogue()
  const currencies = useCurrencies()
  return (
    <Loaded read={useLadder(ladder_id)} lines={12} framed>
      {({ ladder }) => (
        <Loaded read={catalogue} lines={12} framed>
          {(known) => (
            <Loaded read={currencies} lines={12} framed>
              {(codes) => (
                <WithDocument
                  ladder={ladder}
                  catalogue={known}
                  currencies={codes}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

type WithDocumentProps = Omit<Parameters<typeof LadderEditor>[0], "start"> & {
  readonly ladder: AdminLadder
}

function WithDocument(props: WithDocumentProps) {
  const start = props.ladder.draft ?? props.ladder.live
  return start && <LadderEditor {...props} start={start} />
}
