import Deliberation
import GRDB
import Record
import Vocabulary

extension Database {
  func apply(_ added: PostAdded, _ recorded: RecordedEvent, _ deferred: inout DeferredViews) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_post (id, subject, sequence, parent, position, text, author, party, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        added.id.text, subject.text, recorded.sequence, added.parent?.text, added.position.rawValue, added.text,
        recorded.author.person.text, recorded.author.party.text, recorded.at.milliseconds,
      ])
    deferred.touch(subject, at: recorded.at, sequence: recorded.sequence, posts: 1)
    deferred.count("posts")
  }

  func apply(_ edited: PostEdited, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_post_version (post, number, text, at) SELECT id, edits + 1, text, at FROM view_post WHERE id = ?",
      [edited.id.text])
    try run("UPDATE view_post SET text = ?, edits = edits + 1 WHERE id = ?", [edited.text, edited.id.text])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ moderated: PostModerated, _ recorded: RecordedEvent) throws {
    try run("UPDATE view_post SET moderated = ? WHERE id = ?", [moderated.reason, moderated.id.text])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ made: ProposalMade, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      "INSERT INTO view_proposal (id, subject, sequence, party, version) VALUES (?, ?, ?, ?, 1)",
      [made.id.text, subject.text, recorded.sequence, recorded.author.party.text])
    try insertVersion(1, of: made.id, title: made.title, text: made.text, note: nil, recorded)
    try touch(subject, recorded)
  }

  func apply(_ revised: ProposalRevised, _ recorded: RecordedEvent) throws {
    try run("UPDATE view_proposal SET version = ? WHERE id = ?", [revised.version, revised.id.text])
    try insertVersion(
      revised.version, of: revised.id, title: revised.title, text: revised.text, note: revised.note, recorded)
    try touch(try subject(of: recorded), recorded)
  }

  private func insertVersion(
    _ number: Int, of proposal: ProposalID, title: String, text: String, note: String?, _ recorded: RecordedEvent
  ) throws {
    try run(
      """
      INSERT INTO view_proposal_version (proposal, number, title, text, note, author, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [proposal.text, number, title, text, note, recorded.author.person.text, recorded.at.milliseconds])
  }
}
