import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type {
  AdminCreateLadder,
  AdminLadderResponse,
  AdminReadyLadder,
  LadderDocument,
} from "../../../types"
import { sdk } from "../../lib/sdk"
import { useReadyLadders } from "../../lib/use-editor"
import { useWords } from "../../lib/use-words"
import { Columns } from "../columns"
import { Loaded } from "../loaded"

/** Ready ladders, made out for the shop's currency and the reader's zone. */
export function ChooseLadder({ currency }: { readonly currency: string }) {
  const { text, textOr } = useWords()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const read = useReadyLadders(currency, zone)
  const { begin, busy } = useBegin()
  const empty: LadderDocument = {
    name: text("choose.empty_name"),
    zone,
    rungs: [
      {
        id: "rung-1",
        name: text("editor.new_rung", { number: 1 }),
        enter: { kind: "event_count", type: "order.placed", at_least: 1 },
      },
    ],
    earn: [],
    rewards: [],
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{text("choose.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {text("choose.hint")}
        </Text>
      </Container>
      <Loaded read={read} lines={8} framed>
        {({ ready_ladders }) => (
          <Columns least="20rem">
            {ready_ladders.map((ready) => (
              <Offer
                key={ready.name}
                title={textOr(`choose.ready.${ready.name}.title`, ready.label)}
                hint={textOr(
                  `choose.ready.${ready.name}.hint`,
                  ready.description
                )}
                rungs={ready.document.rungs}
                busy={busy}
                onChoose={() => begin(ready.document)}
              />
            ))}
            <Offer
              title={text("choose.empty")}
              hint={text("choose.empty_hint")}
              rungs={[]}
              busy={busy}
              onChoose={() => begin(empty)}
            />
          </Columns>
        )}
      </Loaded>
    </div>
  )
}

interface OfferProps {
  readonly title: string
  readonly hint: string
  readonly rungs: AdminReadyLadder["document"]["rungs"]
  readonly busy: boolean
  readonly onChoose: () => void
}

function Offer({ title, hint, rungs, busy, onChoose }: OfferProps) {
  const { text } = useWords()
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
      <ol className="txt-compact-small flex flex-col gap-y-1">
        {[...rungs].reverse().map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ol>
      <Button
        size="small"
        variant="secondary"
        className="self-start"
        disabled={busy}
        aria-label={text("choose.begin_with", { title })}
        onClick={onChoose}
      >
        {text("choose.begin")}
      </Button>
    </Container>
  )
}

/** Makes a ladder with this draft and opens it; nothing is live by that. */
function useBegin() {
  const { text } = useWords()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const begin = (document: LadderDocument) => {
    setBusy(true)
    const body: AdminCreateLadder = { handle: handleOf(document), document }
    sdk.client
      .fetch<AdminLadderResponse>("/admin/ladder/ladders", {
        method: "POST",
        body,
      })
      .then(({ ladder }) => navigate(`/ladder/${ladder.id}/edit`))
      .catch((error: Error) => {
        setBusy(false)
        toast.error(text("general.refused"), { description: error.message })
      })
  }
  return { begin, busy }
}

/** From the name, with the time behind it: handles are unique for ever. */
function handleOf({ name }: LadderDocument): string {
  const words = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
  return `${words.slice(0, 40) || "ladder"}-${Date.now().toString(36)}`
}
