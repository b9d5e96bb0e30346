import { Loaded } from "../../../components/loaded"
import { ChooseLadder } from "../../../components/editor/choose-ladder"
import { useCurrencies } from "../../../lib/use-editor"

/** Where a ladder begins: ready ones to choose from, or an empty one. */
const NewLadderPage = () => (
  <Loaded read={useCurrencies()} lines={8} framed>
    {([currency = "eur"]) => <ChooseLadder currency={currency} />}
  </Loaded>
)

export default NewLadderPage
