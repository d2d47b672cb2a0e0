import Cases
import Inventory
import Proceedings
import Vocabulary

extension CaseDrawing {
  /// How far households have come with putting the topic on the agenda; nil where they cannot and did not.
  var petition: PetitionPanel? {
    guard let petition = dossier.petition else { return possible }
    let endorsed = petition.endorsers.count
    let values = [
      "endorsed": words.grouped(endorsed), "households": words.grouped(petition.households),
      "needed": words.grouped(petition.needed), "share": petition.share.description,
    ]
    let bar = Bar(
      Int64(endorsed), of: Int64(petition.households),
      needed: (Int64(petition.share.numerator), Int64(petition.share.denominator)))
    guard let reached = petition.reachedAt, let due = petition.conveneBy else {
      return PetitionPanel(
        count: words("petition.count", values), bar: bar, note: words("petition.needed", values))
    }
    let dates = [
      "at": words.dueTime(reached, on: scene.clock).words, "until": words.dueTime(due, on: scene.clock).words,
      "party": names.party(standing.receiver),
    ]
    return PetitionPanel(
      count: words("petition.count", values), bar: bar,
      note: words("petition.reached", values.merging(dates) { $1 }),
      mark: Mark(words["petition.on-the-agenda"], .done))
  }

  /// What households could do while nobody did.
  private var possible: PetitionPanel? {
    guard let initiative = scene.inventory?.matter(standing.matter)?.initiative, standing.track == .consult,
      [.filed, .returned, .accepted].contains(standing.state)
    else { return nil }
    return PetitionPanel(
      count: words["petition.none"], note: words("petition.open", ["share": initiative.share.description]))
  }
}
