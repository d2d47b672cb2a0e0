package import Cases
import Crypto
package import Inventory
import Record
package import Resolutions
package import Vocabulary
package import Voting

extension Field {
  /// The clauses of a resolution or order.
  package static var clauses: Field {
    .required(
      "clauses",
      .rows([
        .required("text", .text(1...2_000)), .required("lead", .code), .optional("supports", .codes),
        .required("due", .date), .optional("evidence", .text(1...500)), .optional("verifier", .code),
      ]))
  }
}

extension Reading {
  /// The clauses, numbered from 1.
  mutating func clauses() -> [Clause] {
    rows("clauses") { row, number in
      Clause(
        number: number, text: row.text("text"), lead: row.code("lead"), supports: row.codes("supports"),
        due: row.date("due"), evidence: row.optionalText("evidence"), verifier: row.optionalCode("verifier"))
    }
  }
}

extension [Clause] {
  /// Every lead and support must be a party to which the inventory gives the execution of the matter here; a duty
  /// without the power to fulfil it is refused. A community may refuse what stands in none of its lists, so nobody can
  /// give it that; what is given to a subdistrict outside its lists is held.
  ///
  /// - Returns: the clauses that will be held, by number, each with the body outside whose lists it is.
  /// - Throws: `outsideLists` also when no clause would bind anyone.
  @discardableResult
  func requireHolders(
    for standing: CaseStanding, in inventory: CompiledInventory, at now: Instant
  ) throws -> [Int: PartyID] {
    let executors = inventory.holders(
      of: .execute, matter: standing.matter, stage: .execution, area: standing.area, at: now
    ).map(\.party)
    for clause in self {
      for party in [clause.lead] + clause.supports where !executors.contains(party) {
        func refusal(_ code: Refusal.Code, basis: String? = nil) -> Refusal {
          Refusal(
            code, basis: basis, inventory: inventory.version, holders: executors,
            details: ["clause": String(clause.number), "party": party.text, "matter": standing.matter.text])
        }
        let isListed = inventory.isListed(standing.matter, for: party, in: standing.area, at: now)
        switch inventory.party(party)?.kind {
        case .residentsCommittee where !isListed: throw refusal(.outsideLists, basis: Self.rightToRefuse)
        case .subdistrict where !isListed: continue
        default: throw refusal(.unknownHolder)
        }
      }
    }
    let held = outsideLists(for: standing, in: inventory, at: now)
    if let only = first, held.count == count {
      throw Refusal(
        .outsideLists, inventory: inventory.version, holders: executors,
        details: [
          "clause": String(only.number), "party": held[only.number]?.text ?? "", "matter": standing.matter.text,
        ])
    }
    return held
  }

  /// A task from a department needs the residents' committee's consent and the arrangement of the government.
  ///
  /// - Source: 城市居民委员会组织法 (2018), article 20; local regulations give the right to refuse in the same words.
  private static var rightToRefuse: String { "城市居民委员会组织法第二十条" }

  /// The clauses that give a subdistrict a task outside its lists, by number.
  func outsideLists(
    for standing: CaseStanding, in inventory: CompiledInventory, at now: Instant
  ) -> [Int: PartyID] {
    var held: [Int: PartyID] = [:]
    for clause in self {
      held[clause.number] = ([clause.lead] + clause.supports).first {
        inventory.party($0)?.kind == .subdistrict
          && !inventory.isListed(standing.matter, for: $0, in: standing.area, at: now)
      }
    }
    return held
  }

  /// The events by which clauses in force become tasks, those outside the lists held; the first has the sequence number
  /// `after` places after that of the command.
  func tasks(
    of resolution: ResolutionID, held: [Int: PartyID], in hearing: Hearing, after: Int
  ) -> [Event] {
    enumerated().map { index, clause in
      let id: TaskID = hearing.id("task", after + index)
      if let party = held[clause.number] {
        return .taskHeld(TaskHeld(id: id, resolution: resolution, clause: clause, party: party))
      }
      return .taskAssigned(TaskAssigned(id: id, resolution: resolution, clause: clause))
    }
  }

  /// A named verifier must be a party to which the inventory gives the verification of the matter here, and may have no
  /// part in the clause: neither executing it nor standing under or over in one line with who does.
  func requireVerifiers(for standing: CaseStanding, in inventory: CompiledInventory, at now: Instant) throws {
    let verifiers = inventory.holders(
      of: .verify, matter: standing.matter, stage: .verification, area: standing.area, at: now
    ).map(\.party)
    for clause in self {
      guard let verifier = clause.verifier else { continue }
      let executing = [clause.lead] + clause.supports
      let takesPart = executing.contains { $0 == verifier || inventory.isSubordinate(verifier, to: $0) }
      guard !takesPart, verifiers.contains(verifier) else {
        throw Refusal(
          takesPart ? .separationOfDuties : .unknownHolder, inventory: inventory.version,
          holders: verifiers.filter { !executing.contains($0) },
          details: ["clause": String(clause.number), "party": verifier.text, "matter": standing.matter.text])
      }
    }
  }

  /// A clause that is due before it is written could never be fulfilled in time.
  func requireFuture(after today: CivilDate) throws(Malformed) {
    let faults = filter { $0.due < today }.map { clause in
      FieldFault(field: "clauses.\(clause.number).due", code: .inThePast, value: clause.due.description)
    }
    guard faults.isEmpty else { throw Malformed(faults) }
  }
}

extension CompiledInventory {
  /// The parties whose seats must sign a resolution of a case, each once, in the order of the inventory.
  package func signatories(for standing: CaseStanding, at now: Instant) -> [Signatory] {
    var seen: Set<PartyID> = []
    return holders(of: .sign, matter: standing.matter, stage: .resolution, area: standing.area, at: now)
      .filter { seen.insert($0.party).inserted }
      .map { Signatory(party: $0.party, entry: $0.entry) }
  }

  /// How many of some signatories must sign what a ballot adopted, by the procedure that it was held by; nil for all.
  ///
  /// - Refuses: more than there are.
  package func signaturesNeeded(
    by conduct: BallotConduct?, of signatories: [Signatory], for standing: CaseStanding
  ) throws(Refusal) -> Int? {
    guard let needed = conduct.flatMap({ procedure($0.procedure)?.signatures }) else { return nil }
    guard needed <= signatories.count else {
      throw Refusal(
        .tooFewSignatories, inventory: version, holders: signatories.map(\.party),
        details: [
          "needed": String(needed), "signatories": String(signatories.count), "matter": standing.matter.text,
        ])
    }
    return needed < signatories.count ? needed : nil
  }
}

extension FrozenResolution {
  /// SHA-256 of the canonical bytes of the text, in hexadecimal: what a signature is on.
  package func digest() throws -> String {
    hexadecimal(SHA256.hash(data: try CanonicalJSON.encode(self)))
  }
}
