package import Cases
import Foundation
import GRDB
package import Inventory
package import Proceedings
import Record
package import Vocabulary
package import Voting

/// The reading room on SQLite: each answer is read in one snapshot of the views.
package struct SQLiteReadingRoom: ReadingRoom {
  let store: Store

  /// A reading room on a store.
  package init(store: Store) { self.store = store }

  package func institution() async throws -> Institution? {
    try await store.pool.read { database in
      guard let row = try database.row("SELECT * FROM view_institution"), let area = AreaCode(row["area"] as String)
      else { return nil }
      return Institution(
        name: Bilingual(zh: row["name_zh"], en: row["name_en"]), area: area,
        clock: CivilClock(offsetMinutes: row["utc_offset"]))
    }
  }

  package func inventory(at instant: Instant) async throws -> CompiledInventory? {
    try await store.pool.read { try store.inventory(at: instant, in: $0) }
  }

  package func inventory(version: String) async throws -> CompiledInventory? {
    try await store.pool.read { database in
      // The id of a draft that was published names the version that it became.
      let digest: String? = try database.value(
        """
        SELECT digest FROM view_inventory WHERE version = coalesce(
          (SELECT version FROM view_inventory WHERE version = ?1),
          (SELECT version FROM view_inventory_ground WHERE draft = ?1))
        """, [version])
      if let digest { return try store.shelf.compiled(digest, in: database) }
      let id = ProposalID(version)
      return try database.draft(id).map { try store.shelf.draft(id, $0.drafted.digest, in: database) }
    }
  }

  package func inventoryTables(digest: String) async throws -> [UInt8]? {
    try await store.pool.read { database in
      try database.row("SELECT bytes FROM published_tables WHERE digest = ?", [digest]).map {
        Array($0["bytes"] as Data)
      }
    }
  }

  package func inventoryVersions() async throws -> [PublishedVersion] {
    try await store.pool.read { database in
      try database.rows(
        """
        SELECT published.*, subject, draft, review, resolution
        FROM view_inventory AS published LEFT JOIN view_inventory_ground USING (version) ORDER BY sequence DESC
        """
      ).map { row in
        guard let date = CivilDate(row["effective_from"] as String) else {
          throw UnreadableView(column: "view_inventory.effective_from")
        }
        return PublishedVersion(
          version: row["version"], digest: row["digest"], effectiveFrom: date,
          publishedAt: row.requiredInstant("published_at"), sequence: row["sequence"], entries: row["entries"],
          ground: (row["draft"] as String?).map { draft in
            (
              CaseID(row["subject"]),
              PublishingGround(
                draft: ProposalID(draft), review: row["review"], resolution: ResolutionID(row["resolution"]))
            )
          })
      }
    }
  }

  package func figures() async throws -> Figures {
    try await store.pool.read { database in
      var byState: [CaseState: Int] = [:]
      for row in try database.rows("SELECT state, count(*) AS cases FROM view_case GROUP BY state") {
        byState[try row.word("state")] = row["cases"]
      }
      func figure(_ name: String) throws -> Int {
        try database.value("SELECT value FROM view_figure WHERE name = ?", [name]) ?? 0
      }
      return Figures(
        casesByState: byState, solved: try figure("solved"), resolutions: try figure("resolutions"),
        votes: try figure("votes"), posts: try figure("posts"),
        events: try database.value("SELECT coalesce(max(size), 0) FROM root") ?? 0)
    }
  }

  package func standing(_ id: CaseID) async throws -> CaseStanding? {
    try await store.pool.read { try $0.standing(id) }
  }

  package func mark(of id: CaseID) -> CaseMark { store.marks.mark(of: id) }

  package func executors(of id: CaseID) async throws -> [Executor] {
    try await store.pool.read { try $0.executors(of: id) }
  }

  package func recused(in id: CaseID) async throws -> Set<PersonID> {
    try await store.pool.read { try $0.recused(in: id) }
  }

  package func vote(of person: PersonID, in ballot: BallotID) async throws -> Vote? {
    try await store.pool.read { database in
      try database.row(
        "SELECT choice, marking, statement FROM view_vote WHERE ballot = ? AND person = ?", [ballot.text, person.text]
      ).map { try Vote(row: $0) }
        ?? database.envelope(of: person, in: ballot).flatMap { envelope in
          envelope.vote.voice.map { Vote(voice: $0, statement: envelope.vote.statement) }
        }
    }
  }

  package func counted(_ ballot: BallotID) async throws -> CountedBallot? {
    try await store.pool.read { database in
      let desk = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf)
      guard let facts = try desk.ballot(ballot), facts.result != nil else { return nil }
      let held = try database.row("SELECT chambers, recused FROM view_ballot_conduct WHERE ballot = ?", [ballot.text])
      let aside: [PersonID] = try held?.optionalValue("recused") ?? []
      let roll = try desk.roll(of: ballot).without(Set(aside))
      if facts.isSecret {
        let voices = try desk.secretVoices(in: ballot)
        let votes = voices.map { (PersonID($0.key), Vote(voice: $0.value, statement: nil)) }
        return CountedBallot(
          facts: facts, roll: roll.anonymous(voices.keys.sorted()), votes: Dictionary(votes) { first, _ in first })
      }
      let gathered = try database.gatheredNames(of: ballot)
      return CountedBallot(
        facts: facts, roll: roll, votes: try desk.votes(in: ballot), carried: gathered?.proxies?.carried ?? [],
        papers: gathered?.papers?.counted ?? [], chambers: try held?.optionalValue("chambers"))
    }
  }

  package func isOnRoll(_ person: PersonID, of ballot: BallotID) async throws -> Bool {
    try await store.pool.read { try $0.isOnRoll(person, of: ballot) }
  }

  package func rollEntry(of person: PersonID, in ballot: BallotID) async throws -> RollEntry? {
    try await store.pool.read { database in
      guard try database.isOnRoll(person, of: ballot),
        let row = try database.row("SELECT roll FROM view_ballot WHERE id = ?", [ballot.text])
      else { return nil }
      return try (row.value("roll") as Roll).entry(of: person)
    }
  }

  package func root() async throws -> RecordRoot {
    if let known = store.marks.root { return known }
    let root = try await store.pool.read { database in
      guard let row = try database.row("SELECT size, hash FROM root ORDER BY size DESC LIMIT 1") else {
        return RecordRoot(size: 0, root: NodeHash.ofEmptyTree.hexadecimal)
      }
      return RecordRoot(size: row["size"], root: hexadecimal(row["hash"] as Data))
    }
    store.marks.keep(root)
    return root
  }

  package func events(from sequence: Int64, limit: Int) async throws -> [RecordLine] {
    try await store.pool.read { database in
      try database.rows(
        "SELECT bytes, leaf FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?", [sequence, limit]
      ).map { row in
        let bytes = Array(row["bytes"] as Data)
        return RecordLine(
          event: try CanonicalJSON.decode(RecordedEvent.self, from: bytes), bytes: bytes,
          leaf: hexadecimal(row["leaf"] as Data))
      }
    }
  }
}

extension Store {
  /// The inventory in force at an instant, in the institution's civil time.
  func inventory(at instant: Instant, in database: Database) throws -> CompiledInventory? {
    let offset: Int? = try database.value("SELECT utc_offset FROM view_institution")
    let clock = offset.map { CivilClock(offsetMinutes: $0) } ?? .china
    return try shelf.inventory(inForceOn: clock.date(of: instant), in: database)
  }
}
