import { useMemo } from "react"
import type { AdminCatalogueResponse } from "../../types"
import { useCatalogue, useCurrencies } from "../lib/use-editor"
import { EditorProvider } from "./editor/editor-context"
import { ParamFields } from "./editor/param-fields"
import { Loaded } from "./loaded"

type Settings = Readonly<Record<string, unknown>>

interface CouponSettingsProps {
  readonly settings: Settings
  readonly onChange: (settings: Settings) => void
}

/** What a coupon is to be, outside of a ladder: drawn from its declaration. */
export function CouponSettings(props: CouponSettingsProps) {
  const catalogue = useCatalogue()
  const currencies = useCurrencies()
  return (
    <Loaded read={catalogue} lines={5}>
      {(known) => (
        <Loaded read={currencies} lines={5}>
          {(codes) => (
            <Fields catalogue={known} currencies={codes} {...props} />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface FieldsProps extends CouponSettingsProps {
  readonly catalogue: AdminCatalogueResponse
  readonly currencies: readonly string[]
}

function Fields({ catalogue, currencies, settings, onChange }: FieldsProps) {
  const facts = useMemo(
    () => ({ catalogue, currencies, faults: [] }),
    [catalogue, currencies]
  )
  const kind = catalogue.reward_kinds.find(({ name }) => name === "coupon")
  return (
    <EditorProvider value={facts}>
      <ParamFields
        params={kind?.params ?? {}}
        settings={settings}
        path="settings"
        onChange={onChange}
      />
    </EditorProvider>
  )
}
