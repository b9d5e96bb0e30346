import {
  CheckCircle,
  EllipsisHorizontal,
  History,
  MediaPlay,
  Pause,
  Users,
  XMark,
} from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { Link } from "react-router-dom"
import type { AdminLadderSummary, AdminReasoned } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { RetireLadder } from "./retire-ladder"

type Verb = "pause" | "resume" | "retire"

/** What was changed of a ladder, and who invited whom; pausing, going on and ending a live one. */
export function LifecycleMenu({
  ladder,
}: {
  readonly ladder: AdminLadderSummary
}) {
  const { text } = useWords()
  const [asked, setAsked] = useState<Verb | null>(null)
  const close = () => setAsked(null)
  const paused = ladder.status === "paused"
  const running = paused || ladder.status === "live"
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={text("lifecycle.menu", { name: ladder.name })}
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <Pages ladder={ladder} />
          {running && (
            <DropdownMenu.Item
              className="gap-x-2"
              onSelect={() => setAsked(paused ? "resume" : "pause")}
            >
              {paused ? <MediaPlay /> : <Pause />}
              {text(paused ? "lifecycle.resume" : "lifecycle.pause")}
            </DropdownMenu.Item>
          )}
          {running && (
            <DropdownMenu.Item
              className="gap-x-2"
              onSelect={() => setAsked("retire")}
            >
              <XMark />
              {text("lifecycle.retire")}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu>
      {asked === "retire" && <RetireLadder ladder={ladder} onClose={close} />}
      {(asked === "pause" || asked === "resume") && (
        <ChangeLadder ladder={ladder} verb={asked} onClose={close} />
      )}
    </>
  )
}

/** Pages about what staff and customers did, whatever state the ladder is in. */
function Pages({ ladder }: { readonly ladder: AdminLadderSummary }) {
  const { text } = useWords()
  return (
    <>
      <PageItem to={`/ladder/audit?ladder=${encodeURIComponent(ladder.id)}`}>
        <History />
        {text("audit.open")}
      </PageItem>
      <PageItem to="/ladder/adjustments">
        <CheckCircle />
        {text("adjustments.open")}
      </PageItem>
      <PageItem to="/ladder/referrals">
        <Users />
        {text("referrals.open")}
      </PageItem>
    </>
  )
}

/** A line of the menu that leads to another page. */
function PageItem({
  to,
  children,
}: {
  readonly to: string
  readonly children: ReactNode
}) {
  return (
    <DropdownMenu.Item className="gap-x-2" asChild>
      <Link to={to}>{children}</Link>
    </DropdownMenu.Item>
  )
}

interface ChangeLadderProps {
  readonly ladder: AdminLadderSummary
  readonly verb: "pause" | "resume"
  readonly onClose: () => void
}

function ChangeLadder({ ladder, verb, onClose }: ChangeLadderProps) {
  const { text } = useWords()
  const { name } = ladder
  const { make, busy } = useChange<AdminReasoned>(
    `ladders/${encodeURIComponent(ladder.id)}/${verb}`,
    { done: text(`lifecycle.${verb}_done`, { name }) }
  )
  return (
    <Confirm
      title={text(`lifecycle.${verb}_title`, { name })}
      hint={text(`lifecycle.${verb}_hint`)}
      action={text(`lifecycle.${verb}`)}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ reason }).then((done) => done && onClose())
      }
    />
  )
}
