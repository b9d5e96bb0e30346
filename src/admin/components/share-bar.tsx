import { clx } from "@medusajs/ui"

interface ShareBarProps {
  /** 0 to 1. */
  readonly share: number
  /** Read aloud in place of the bar; absent: the text beside says it all. */
  readonly label?: string
  readonly tone?: "interactive" | "neutral" | "good"
}

const tones = {
  interactive: "bg-ui-fg-interactive",
  neutral: "bg-ui-tag-neutral-icon",
  good: "bg-ui-tag-green-icon",
}

/** How much of a whole. */
export function ShareBar({
  share,
  label,
  tone = "interactive",
}: ShareBarProps) {
  const percent = Math.round(share * 1000) / 10
  return (
    <div
      className="bg-ui-bg-switch-off h-1.5 w-full overflow-hidden rounded-full"
      {...(label === undefined
        ? { "aria-hidden": true }
        : {
            role: "progressbar",
            "aria-label": label,
            "aria-valuemin": 0,
            "aria-valuemax": 100,
            "aria-valuenow": percent,
          })}
    >
      <div
        className={clx("h-full rounded-full transition-all", tones[tone])}
        // A share that is not nothing is never drawn as nothing.
        style={{ width: `${percent}%`, minWidth: share > 0 ? "4px" : 0 }}
      />
    </div>
  )
}
