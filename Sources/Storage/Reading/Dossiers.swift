import Cases
import Foundation
import GRDB
package import Proceedings
import Record
import Resolutions
package import Vocabulary
import Voting

extension SQLiteReadingRoom {
  package func dossier(_ id: CaseID, postPage: Int) async throws -> CaseDossier? {
    try await store.pool.read { database in
      guard let row = try database.row("SELECT * FROM view_case WHERE id = ?", [id.text]) else { return nil }
      let timeline = try database.rows(
        """
        SELECT bytes FROM event WHERE subject = ? AND \(KindConditions.onTimeline) ORDER BY sequence
        """, [id.text]
      ).map { try CanonicalJSON.decode(RecordedEvent.self, from: Array($0["bytes"] as Data)) }
      let proposals = try database.proposals(of: id)
      var people = Set(timeline.map(\.author.person))
      people.insert(PersonID(row["filer"]))
      for proposal in proposals { people.formUnion(proposal.versions.map(\.author)) }
      let resolutions = try database.resolutions(of: id)
      for resolution in resolutions { people.formUnion(resolution.frozen.dissent.map(\.person)) }
      return CaseDossier(
        standing: try CaseStanding(row: row), title: row["title"], text: row["text"],
        filedAt: row.requiredInstant("filed_at"), changedAt: row.requiredInstant("changed_at"),
        acceptBy: row.instant("accept_by"), timeline: timeline,
        posts: try database.posts(of: id, page: postPage), postPage: postPage, postCount: row["posts"],
        proposals: proposals, ballots: try database.ballots(of: id), resolutions: resolutions,
        tasks: try database.tasks(of: id), heldTasks: try database.heldTasks(of: id),
        petition: try database.petition(of: id),
        emergencies: try emergencies(concerning: row, in: database), names: try database.names(of: people))
    }
  }

  private func emergencies(concerning row: Row, in database: Database) throws -> [EmergencyStanding] {
    let found = try database.emergencies(concerning: row)
    guard !found.isEmpty else { return [] }
    let calendar = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf).calendar()
    return found.map { $0.dated(on: calendar) }
  }

  package func history(of post: PostID) async throws -> PostHistory? {
    try await store.pool.read { database in
      guard
        let row = try database.row(
          """
          SELECT subject, name, text, at FROM view_post JOIN view_person ON view_person.id = author
          WHERE view_post.id = ?
          """, [post.text])
      else { return nil }
      // Each earlier text is kept with the time at which the post was written; the event that replaced it is later.
      var versions = try database.rows(
        "SELECT text, at FROM view_post_version WHERE post = ? ORDER BY number", [post.text]
      ).map { (at: $0.requiredInstant("at"), text: $0["text"] as String) }
      versions.append((at: row.requiredInstant("at"), text: row["text"]))
      return PostHistory(subject: CaseID(row["subject"]), name: row["name"], versions: versions)
    }
  }
}

extension Database {
  fileprivate func posts(of id: CaseID, page: Int) throws -> [PostView] {
    let size = CaseDossier.postsPerPage
    return try rows(
      """
      SELECT post.id, post.position, post.text, post.author, person.name AS name, post.party, post.at, post.edits,
        post.moderated, parent.id AS parent_id, substr(parent.text, 1, 80) AS parent_text,
        parent.moderated AS parent_moderated, parent_person.name AS parent_name
      FROM view_post AS post JOIN view_person AS person ON person.id = post.author
      LEFT JOIN view_post AS parent ON parent.id = post.parent
      LEFT JOIN view_person AS parent_person ON parent_person.id = parent.author
      WHERE post.subject = ? ORDER BY post.sequence LIMIT ? OFFSET ?
      """, [id.text, size, (max(1, page) - 1) * size]
    ).map { row in
      let parent: String? = row["parent_id"]
      let isHidden = (row["parent_moderated"] as String?) != nil
      return PostView(
        id: PostID(row["id"]),
        parent: parent.map {
          PostQuote(id: PostID($0), name: row["parent_name"], beginning: isHidden ? "" : row["parent_text"])
        },
        position: try row.word("position"), text: row["text"], author: PersonID(row["author"]), name: row["name"],
        party: PartyID(row["party"]), at: row.requiredInstant("at"), edits: row["edits"], moderated: row["moderated"])
    }
  }

  fileprivate func proposals(of id: CaseID) throws -> [ProposalView] {
    try rows("SELECT id, party FROM view_proposal WHERE subject = ? ORDER BY sequence", [id.text]).map { row in
      let versions = try rows(
        "SELECT * FROM view_proposal_version WHERE proposal = ? ORDER BY number", [row["id"] as String]
      ).map {
        ProposalView.Version(
          number: $0["number"], title: $0["title"], text: $0["text"], note: $0["note"], author: PersonID($0["author"]),
          at: $0.requiredInstant("at"))
      }
      return ProposalView(id: ProposalID(row["id"]), party: PartyID(row["party"]), versions: versions)
    }
  }

  fileprivate func ballots(of id: CaseID) throws -> [BallotView] {
    try rows(
      """
      SELECT * FROM view_ballot LEFT JOIN view_ballot_conduct ON ballot = id WHERE subject = ? ORDER BY sequence
      """, [id.text]
    ).map { row in
      let isCounted = (row["result"] as String?) != nil
      let votes =
        isCounted
        ? try rows(
          """
          SELECT name, choice, marking, statement FROM view_vote JOIN view_person ON id = person WHERE ballot = ?
          ORDER BY person
          """, [row["id"] as String]
        ).map { (name: $0["name"] as String, vote: try Vote(row: $0)) }
        : []
      return BallotView(
        id: BallotID(row["id"]), proposal: (row["proposal"] as String?).map { ProposalID($0) }, version: row["version"],
        rule: try row.value("rule"), sheet: try row.optionalValue("sheet"), rollSize: row["roll_size"],
        rollDigest: row["roll_digest"], voted: row["voted"], calledAt: row.requiredInstant("called_at"),
        closes: row.requiredInstant("closes"), result: try row.optionalValue("result"),
        tally: try row.optionalValue("tally"), excluded: try row.optionalValue("excluded") ?? [], votes: votes,
        manner: try manner(of: row))
    }
  }

  /// How a ballot is held, and what came of it beside the count.
  private func manner(of row: Row) throws -> BallotManner {
    let ballot: String = row["id"]
    let corrections = try rows(
      "SELECT correction FROM view_roll_correction WHERE ballot = ? ORDER BY sequence", [ballot]
    ).map { try $0.value("correction") as RollCorrection }
    let recused: [PersonID] = try row.optionalValue("recused") ?? []
    let names = try names(of: Set(recused))
    return BallotManner(
      opens: row.instant("opens"), conduct: try row.optionalValue("conduct"), corrections: corrections,
      chambers: try row.optionalValue("chambers"), recused: recused.map { names[$0] ?? $0.text },
      papers: try paperProgress(of: BallotID(ballot)), gathered: try gatheredNames(of: BallotID(ballot)),
      credentials: try credentialCount(of: BallotID(ballot)))
  }

  fileprivate func resolutions(of id: CaseID) throws -> [ResolutionView] {
    try rows("SELECT * FROM view_resolution WHERE subject = ? ORDER BY sequence", [id.text]).map { row in
      let signatures = try rows(
        """
        SELECT party, name, signed_at FROM view_signatory JOIN view_person ON id = signed_by
        WHERE resolution = ? AND signed_at IS NOT NULL ORDER BY signed_at, ordinal
        """, [row["id"] as String]
      ).map {
        ResolutionView.Signature(
          party: PartyID($0["party"]), name: $0["name"], at: $0.requiredInstant("signed_at"))
      }
      let declines = try rows(
        """
        SELECT party, name, declined_at, declined FROM view_signatory JOIN view_person ON id = declined_by
        WHERE resolution = ? AND declined_at IS NOT NULL ORDER BY declined_at, ordinal
        """, [row["id"] as String]
      ).map {
        ResolutionView.Decline(
          party: PartyID($0["party"]), name: $0["name"], at: $0.requiredInstant("declined_at"), reason: $0["declined"])
      }
      return ResolutionView(
        frozen: try row.value("frozen"), digest: row["digest"], signatures: signatures,
        inForceAt: row.instant("in_force_at"), declined: row["declined"],
        declines: declines)
    }
  }

  fileprivate func tasks(of id: CaseID) throws -> [TaskView] {
    try rows("SELECT * FROM view_task WHERE subject = ? ORDER BY sequence", [id.text]).map { row in
      let notes = try rows(
        """
        SELECT word, text, name, party, at FROM view_task_note JOIN view_person ON id = author
        WHERE task = ? ORDER BY sequence
        """, [row["id"] as String]
      ).map {
        TaskView.Note(
          word: $0["word"], text: $0["text"], name: $0["name"], party: PartyID($0["party"]),
          at: $0.requiredInstant("at"))
      }
      return TaskView(
        id: TaskID(row["id"]), resolution: ResolutionID(row["resolution"]), clause: try row.value("clause"),
        state: try row.word("state"), notes: notes)
    }
  }
}
