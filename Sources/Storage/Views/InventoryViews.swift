import Duties
import GRDB
import Record
import Vocabulary

extension Database {
  func apply(_ drafted: InventoryDrafted, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_inventory_draft (proposal, subject, sequence, drafted, digest, version, party, person, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        drafted.proposal.text, subject.text, recorded.sequence, try canonicalText(drafted), drafted.digest,
        drafted.version, recorded.author.party.text, recorded.author.person.text, recorded.at.milliseconds,
      ])
    try touch(subject, recorded)
  }

  func apply(_ reviewed: LegalityReviewed, _ recorded: RecordedEvent) throws {
    try run(
      """
      INSERT INTO view_legality_review (draft, sequence, passed, opinion, party, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        reviewed.draft.text, recorded.sequence, reviewed.finding == .passed ? "yes" : "no", reviewed.opinion,
        recorded.author.party.text, recorded.author.person.text, recorded.at.milliseconds,
      ])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ ground: PublishingGround, of version: String, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      "INSERT INTO view_inventory_ground (version, subject, draft, review, resolution) VALUES (?, ?, ?, ?, ?)",
      [version, subject.text, ground.draft.text, ground.review, ground.resolution.text])
    try touch(subject, recorded)
  }
}
