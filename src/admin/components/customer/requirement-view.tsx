import {
  CheckCircleSolid,
  CircleDottedLine,
  QuestionMarkCircle,
} from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import type { Requirement } from "../../lib/requirement"
import { useWords } from "../../lib/use-words"
import { ShareBar } from "../share-bar"

/** A requirement with its parts; "all of these" at the top goes without saying. */
export function RequirementView({
  requirement,
}: {
  readonly requirement: Requirement
}) {
  const { join, parts, text } = requirement
  if (join === null) {
    return <Leaf requirement={requirement} />
  }
  return (
    <div className="flex flex-col gap-y-3">
      {join === "any" && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {text}
        </Text>
      )}
      <Parts parts={parts} />
    </div>
  )
}

function Parts({ parts }: { readonly parts: readonly Requirement[] }) {
  return (
    <ul className="flex flex-col gap-y-3">
      {parts.map((part, index) => (
        <li key={index}>
          {part.join === null ? (
            <Leaf requirement={part} />
          ) : (
            <Group requirement={part} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Group({ requirement }: { readonly requirement: Requirement }) {
  return (
    <div className="flex items-start gap-x-2">
      <Mark met={requirement.met} />
      <div className="flex min-w-0 flex-1 flex-col gap-y-3">
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {requirement.text}
        </Text>
        <div className="border-ui-border-base border-l pl-3">
          <Parts parts={requirement.parts} />
        </div>
      </div>
    </div>
  )
}

function Leaf({ requirement }: { readonly requirement: Requirement }) {
  const { met, text, measure, share } = requirement
  return (
    <div className="flex items-start gap-x-2">
      <Mark met={met} />
      <div className="flex min-w-0 flex-1 flex-col gap-y-1.5">
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-0.5">
          <Text
            size="small"
            leading="compact"
            className={clx("text-pretty", met === "yes" && "text-ui-fg-subtle")}
          >
            {text}
          </Text>
          {measure !== null && (
            <Text
              size="xsmall"
              leading="compact"
              className="text-ui-fg-subtle tabular-nums"
            >
              {measure}
            </Text>
          )}
        </div>
        {share !== null && (
          <ShareBar
            share={share}
            tone={met === "yes" ? "good" : "interactive"}
          />
        )}
      </div>
    </div>
  )
}

const marks = {
  yes: {
    Icon: CheckCircleSolid,
    key: "next.reached",
    colour: "text-ui-tag-green-icon",
  },
  no: {
    Icon: CircleDottedLine,
    key: "next.open",
    colour: "text-ui-fg-muted",
  },
  unknown: {
    Icon: QuestionMarkCircle,
    key: "next.unknown",
    colour: "text-ui-tag-orange-icon",
  },
} as const

function Mark({ met }: { readonly met: Requirement["met"] }) {
  const { text } = useWords()
  const { Icon, key, colour } = marks[met]
  return (
    <span
      role="img"
      aria-label={text(key)}
      className={clx("shrink-0 pt-0.5", colour)}
    >
      <Icon width={15} height={15} aria-hidden />
    </span>
  )
}
