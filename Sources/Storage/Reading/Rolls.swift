import Cases
import GRDB
package import Proceedings
import Record
package import Vocabulary
import Voting

extension SQLiteReadingRoom {
  package func mandates(of person: PersonID) async throws -> [KeptMandate] {
    try await store.pool.read { try $0.mandates(of: person) }
  }

  package func representation(
    of person: PersonID, in ballot: BallotID, at instant: Instant
  ) async throws -> Representation? {
    try await store.pool.read { database in
      guard try database.isOnRoll(person, of: ballot) else { return nil }
      let desk = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf)
      guard let facts = try desk.ballot(ballot), allowsProxies(facts.rule, facts.conduct),
        let standing = try desk.standing(facts.subject)
      else { return nil }
      let occasion = MandateOccasion(
        matter: standing.matter, subject: facts.subject, ballot: ballot, area: standing.area)
      let mandates = try database.mandates(at: instant).inForce(for: occasion, at: instant)
      guard !mandates.isEmpty else { return nil }
      // As if the person had voted and nobody else.
      let carried = try desk.roll(of: ballot).without(try desk.recused(in: facts.subject)).carrying(
        [person: .choice(.abstain)], mandates: mandates, limit: facts.conduct?.proxyLimit)
      let voters = carried.proxies?.carried.map(\.voter) ?? []
      let names = try database.names(of: Set(voters + [mandates[person]?.to].compactMap(\.self)))
      let by = mandates[person].map { names[$0.to] ?? $0.to.text }
      guard by != nil || !voters.isEmpty else { return nil }
      return Representation(votesFor: voters.map { names[$0] ?? $0.text }, votedBy: by)
    }
  }

  package func papers(of batch: String, in ballot: BallotID) async throws -> PrintedPapers? {
    try await store.pool.read { database in
      guard let printed = try database.papers(in: ballot, number: 0).batch(batch) else { return nil }
      let desk = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf)
      let wanted = Set(printed.voters)
      var entries: [PersonID: RollEntry] = [:]
      for entry in try desk.roll(of: ballot).entries where wanted.contains(entry.voter) { entries[entry.voter] = entry }
      return PrintedPapers(printed: printed, entries: entries)
    }
  }
}

extension Database {
  /// How far the entry of papers is; nil where none were printed.
  func paperProgress(of ballot: BallotID) throws -> PaperProgress? {
    let papers = try papers(in: ballot)
    guard !papers.batches.isEmpty else { return nil }
    let ledger = try papers.ledger()
    let open = ledger.unsettled
    return PaperProgress(
      batches: papers.batches.map(\.batch), settled: ledger.settled.count,
      enteredOnce: open.count { $0.standing == .enteredOnce }, heldBack: open.count { $0.standing == .heldBack })
  }

  /// What came of papers and mandates at the count.
  func gatheredNames(of ballot: BallotID) throws -> GatheredNames? {
    guard let row = try row("SELECT papers, proxies FROM view_ballot_gathered WHERE ballot = ?", [ballot.text]) else {
      return nil
    }
    let papers: PaperCount? = try row.optionalValue("papers")
    let proxies: ProxyCount? = try row.optionalValue("proxies")
    var people: Set<PersonID> = []
    if let papers {
      people.formUnion(papers.superseded.map(\.voter) + papers.conflicting)
    }
    if let proxies {
      people.formUnion(proxies.carried.flatMap { [$0.voter, $0.by] } + proxies.overLimit + proxies.looped)
    }
    return GatheredNames(papers: papers, proxies: proxies, names: try names(of: people))
  }
}
