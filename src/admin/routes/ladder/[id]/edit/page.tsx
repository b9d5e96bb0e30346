import { useParams } from "react-router-dom"
import { EditLadder } from "../../../../components/editor/edit-ladder"

/** A ladder's draft. */
const EditLadderPage = () => {
  const { id = "" } = useParams()
  // Its own state per ladder: nothing of one is seen under another.
  return (
    <div className="flex flex-col gap-y-3">
      <EditLadder key={id} ladder_id={id} />
    </div>
  )
}

export default EditLadderPage
