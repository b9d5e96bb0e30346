import { Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminCouponFiguresResponse } from "../../../types"
import type { Period } from "../../lib/period"
import { useCouponFigures, type CouponFigure } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Columns } from "../columns"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { CouponsBehind } from "./coupons-behind"

interface CouponFiguresProps {
  readonly ladder_id: string
  readonly period: Period
}

type Figures = AdminCouponFiguresResponse["coupons"]

/** What became of coupons in the period, and the money in it. */
export function CouponFigures({ ladder_id, period }: CouponFiguresProps) {
  const { text, day } = useWords()
  const read = useCouponFigures(ladder_id, period)
  const [shown, setShown] = useState<CouponFigure | null>(null)
  const hint = `${day(period.from)} – ${day(period.to)}`
  return (
    <Section title={text("coupons.title")} hint={hint}>
      <Loaded read={read} lines={4}>
        {({ coupons }) => <Figures coupons={coupons} onShow={setShown} />}
      </Loaded>
      {shown && (
        <CouponsBehind
          ladder_id={ladder_id}
          figure={shown}
          period={period}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  )
}

interface FiguresProps {
  readonly coupons: Figures
  readonly onShow: (figure: CouponFigure) => void
}

function Figures({ coupons, onShow }: FiguresProps) {
  const { text, number, money, list } = useWords()
  const sum = (amounts: Readonly<Record<string, number>>) => {
    const shown = Object.entries(amounts).map(([currency, amount]) =>
      money(amount, currency)
    )
    return shown.length === 0 ? text("general.none") : list(shown, "and")
  }
  return (
    <div className="p-3">
      <Columns least="10rem">
        {(["issued", "redeemed", "voided"] as const).map((figure) => (
          <Figure
            key={figure}
            label={text(`coupons.${figure}`)}
            value={number(coupons[figure])}
            onShow={() => onShow(figure)}
          />
        ))}
        {(["revenue", "discounts"] as const).map((figure) => (
          <Figure
            key={figure}
            label={text(`coupons.${figure}`)}
            value={sum(coupons[figure])}
            onShow={() => onShow("redeemed")}
          />
        ))}
      </Columns>
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly onShow: () => void
}

/** A figure that opens what is behind it. */
function Figure({ label, value, onShow }: FigureProps) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg min-w-0 rounded-md px-3 py-2 text-left outline-none"
    >
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="xlarge" weight="plus" className="tabular-nums">
        {value}
      </Text>
    </button>
  )
}
